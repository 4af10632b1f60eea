"""A clerk confirms drafts whose gold is known: how many acts and keys a commitment, and what is left wrong.

``python -m benchmarks.confirming FOLDER`` takes the labelled plans under FOLDER, reads each, and lets a clerk
who knows the gold go through it twice: looking at each commitment alone, and with whole lists at a stroke
where a list is right or wrong as a whole. An act is a form sent; keys are those pressed and letters typed, a
selection counting four. Acts and errors left are told together, and what was confirmed in bulk with them.
"""

import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.pipeline.confirming.opening import open_draft
from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading
from tallystick.register.confirming.acts import change, confirm, dismiss
from tallystick.register.confirming.doing import Deed, Hand, RowName
from tallystick.register.confirming.lists import DraftedCommitment, lists_of
from tallystick.register.confirming.reshaping import add_commitment, add_target
from tallystick.register.confirming.situation import Situation
from tallystick.register.confirming.standing import standings
from tallystick.register.confirming.words import place_of
from tallystick.register.indexed import Indexed, indexed
from tallystick.register.model import Commitment

HAND = Hand("A clerk", PartialDate.parse("2026-11-28"))
PLANS = (
    "china-2021-2025",
    "development/us-ogp-nap3-2015",
    "development/ca-ogp-nap6-en-2025",
    "development/cn-vocational-education-reform-2019",
    "fresh/us-gender-strategy-2021",
)
_SAME, _SELECTION = 0.8, 4
#: Kinds of numbers that gold labels and nobody asks for.
_NEUTRAL = {"ordinal", "date", "financing", "frequency", "repeat", "restates", "direction_only", "duration"}
Span = tuple[int, int]


@dataclass(frozen=True)
class GoldTarget:
    """A number that the plan promises: where, and how much."""

    span: Span
    value: Decimal


@dataclass(frozen=True)
class Gold:
    """What a plan holds, as people labelled it."""

    commitments: tuple[Span, ...]
    targets: tuple[GoldTarget, ...]


@dataclass
class Counted:
    """What a clerk did."""

    acts: int = 0
    keys: int = 0
    refused: list[str] = field(default_factory=list)


def gold_of(folder: Path, text: str) -> Gold:
    """The gold of a plan, with places in a text."""
    if (folder / "gold_commitments.csv").exists():
        with (folder / "gold_commitments.csv").open(encoding="utf-8") as file:
            spans = [(int(row["start"]), int(row["end"])) for row in csv.DictReader(file)]
        with (folder / "gold_targets.csv").open(encoding="utf-8") as file:
            targets: list[dict[str, object]] = [dict(row) for row in csv.DictReader(file)]
        return _held(tuple(spans), _targets(targets, text))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    if "measures" in gold:
        spans = [(one["start_char"], one["end_char"]) for one in gold["measures"]]
    else:
        spans = [_by_words(one, text) for one in gold["commitments"]]
    return _held(tuple(spans), _targets(gold["targets"], text))


def _held(spans: tuple[Span, ...], targets: Iterator[GoldTarget]) -> Gold:
    """The gold with those numbers alone that stand in one of its commitments."""
    return Gold(spans, tuple(one for one in targets if any(_inside(one.span[0], span) for span in spans)))


def _by_words(one: dict[str, object], text: str) -> Span:
    """The place that begins with some words and has so many characters beside white space."""
    start, end = place_of(str(one["head"])[:60], text)
    lengths = one["chars"]
    left = max(lengths) if isinstance(lengths, list) and lengths else 0
    for at in range(start, len(text)):
        left -= not text[at].isspace()
        if left <= 0:
            return start, max(end, at + 1)
    return start, len(text)


def _targets(rows: list[dict[str, object]], text: str) -> Iterator[GoldTarget]:
    for one in rows:
        asked = str(one.get("is_target", "true")).lower() == "true" and one.get("kind") not in _NEUTRAL
        try:
            value = Decimal(str(one["value"]).replace(",", ""))
            near = int(str(one.get("quote_start") or 0))
            if asked:
                yield GoldTarget(place_of(str(one["quote"]), text, near=near), value)
        except (InvalidOperation, Refusal, ValueError):
            continue


def alike(one: Span, other: Span) -> float:
    """How far two places are one, from 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


class Clerk:
    """Somebody who knows what the plan holds and does what is needed, with as few acts as there are."""

    def __init__(self, draft: Situation, gold: Gold, *, in_bulk: bool) -> None:
        """Take the draft and the gold."""
        self.draft, self.gold, self._in_bulk = draft, gold, in_bulk
        self.within: Indexed = indexed(draft.package)
        self.counted = Counted()
        self.matched = self._matches()

    def _matches(self) -> dict[str, Span]:
        """The drafted commitments that are in the gold, each with its place there."""
        pairs = [
            (alike(span, _span(one)), one.id, span)
            for one in self.draft.package.commitments
            for span in self.gold.commitments
            if one.start is not None
        ]
        found: dict[str, Span] = {}
        for share, name, span in sorted(pairs, key=lambda one: (-one[0], one[1])):
            if share > 0.3 and name not in found and span not in found.values():
                found[name] = span
        return found

    def work(self) -> None:
        """Go through the draft until it is as the gold is."""
        for part in lists_of(self.draft.package, self.draft.read):
            wrong = [one for one in part.rows if one.commitment.id not in self.matched]
            right = [one for one in part.rows if one.commitment.id in self.matched]
            self._dismiss(wrong, whole=not right)
            self._confirm({one.commitment.id: self._mend(one) for one in right})
        taken = set(self.matched.values())
        for span in self.gold.commitments:
            if span not in taken:
                self._add(span)
        self._add_targets()

    def _do(self, deed: Deed, keys: int) -> None:
        self.within = deed.result
        self.counted.acts += 1
        self.counted.keys += keys

    def _dismiss(self, wrong: list[DraftedCommitment], *, whole: bool) -> None:
        names: list[RowName] = [("commitments", one.commitment.id) for one in wrong]
        if whole and self._in_bulk and len(names) > 1:
            self._do(dismiss(self.within, names, HAND, in_bulk=True), 2)
            return
        for name in names:
            self._do(dismiss(self.within, [name], HAND), 1)

    def _mend(self, one: DraftedCommitment) -> list[RowName]:
        """Set right the place of a commitment, and give the targets in it that are marked as no promise."""
        row, wanted = one.commitment, self.matched[one.commitment.id]
        known = self._paired()
        wrong: list[RowName] = [("targets", target.id) for target in one.targets if target.id not in known]
        for name in wrong if self._in_bulk else ():
            self._do(dismiss(self.within, [name], HAND), 2)
        if alike(_span(row), wanted) < _SAME:
            cells = {"start": str(wanted[0]), "end": str(wanted[1])}
            try:
                deed = change(self.within, ("commitments", row.id), cells, HAND, self.draft.text)
                self._do(deed, _SELECTION + 2)
            except Refusal as refusal:
                self.counted.refused.append(str(refusal))
        return [] if self._in_bulk else wrong

    def _confirm(self, left_out: dict[str, list[RowName]]) -> None:
        held: list[list[RowName]] = []
        for name in left_out:
            inside = [
                (table, key[0])
                for table in ("targets", "deliverables")
                for key, _ in self.within.with_value(table, "commitment", name)
            ]
            held.append([("commitments", name), *inside])
        if self._in_bulk and len(held) > 1:
            self._do(confirm(self.within, [one for some in held for one in some], HAND, in_bulk=True), 2)
            return
        for names in held:
            wrong = left_out[names[0][1]]
            deed = confirm(self.within, names, HAND, without=wrong)
            if deed.edits:
                self._do(deed, 1 + 2 * len(wrong))

    def _add(self, span: Span) -> None:
        try:
            self._do(add_commitment(self.within, span, self.draft.text, HAND), _SELECTION + 2)
        except Refusal as refusal:
            self.counted.refused.append(str(refusal))

    def _paired(self) -> dict[str, GoldTarget]:
        """The drafted targets that are in the gold, one to one."""
        free = list(self.gold.targets)
        found: dict[str, GoldTarget] = {}
        for one in sorted(self.within.package.targets, key=lambda row: row.start or 0):
            start = one.start if one.start is not None else -1
            fits = (gold for gold in free if gold.value == one.value and _inside(start, gold.span))
            gold = next(fits, None)
            if gold is not None:
                free.remove(gold)
                found[one.id] = gold
        return found

    def _add_targets(self) -> None:
        known = list(self._paired().values())
        for gold in self.gold.targets:
            holders = [one for one in self.within.package.commitments if _inside(gold.span[0], _span(one))]
            if gold in known:
                known.remove(gold)
                continue
            if not holders:
                continue
            holder = min(holders, key=lambda one: (one.end or 0) - (one.start or 0))
            words = self.draft.text[gold.span[0] : min(gold.span[1], holder.end or gold.span[1])]
            cells = {"value": str(gold.value), "quantity": " ".join(words.split())[:80] or "number"}
            try:
                deed = add_target(self.within, holder.id, words, cells, self.draft.text, HAND)
                self._do(deed, _SELECTION + len(cells["value"]) + len(cells["quantity"]) + 3)
            except Refusal as refusal:
                self.counted.refused.append(str(refusal))

    def errors(self) -> dict[str, int]:
        """What is left wrong against the gold."""
        spans = [_span(one) for one in self.within.package.commitments if one.start is not None]
        found = {span for span in self.gold.commitments if any(alike(span, one) >= _SAME for one in spans)}
        paired = self._paired()
        return {
            "commitments missing": len(self.gold.commitments) - len(found),
            "commitments too many": len(spans) - len(found),
            "targets missing": len(self.gold.targets) - len(paired),
            "targets too many": len(self.within.package.targets) - len(paired),
        }


def _span(one: Commitment) -> Span:
    return one.start or 0, max(one.end or 0, (one.start or 0) + 1)


def _inside(start: int, span: Span) -> bool:
    return span[0] - 5 <= start <= span[1] + 5


def measure(folder: Path, *, in_bulk: bool) -> dict[str, object]:
    """What a clerk does with one plan."""
    source = next(one for one in sorted(folder.iterdir()) if one.suffix in {".txt", ".md", ".pdf", ".html"})
    with tempfile.TemporaryDirectory() as place:
        run_reading(str(source), f"{place}/draft", Given(), lambda *_: None)
        draft, _ = open_draft(f"{place}/draft")
    clerk = Clerk(draft, gold_of(folder, draft.text), in_bulk=in_bulk)
    clerk.work()
    commitments, counted = len(clerk.gold.commitments), clerk.counted
    return {
        "plan": folder.name,
        "commitments": commitments,
        "acts": counted.acts,
        "acts a commitment": round(counted.acts / commitments, 2),
        "keys": counted.keys,
        "in bulk": sum(one.in_bulk for one in standings(clerk.within.package)),
        "refused": len(counted.refused),
    } | clerk.errors()


def main(place: str) -> None:
    """Measure every plan that is there, both ways."""
    for in_bulk in (False, True):
        for name in PLANS:
            folder = Path(place) / name
            if not folder.is_dir():
                sys.stdout.write(f"{name}: not there, skipped\n")
                continue
            said = measure(folder, in_bulk=in_bulk)
            way = "lists at a stroke" if in_bulk else "one by one"
            sys.stdout.write(f"{way}: {json.dumps(said, ensure_ascii=False)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:2])
