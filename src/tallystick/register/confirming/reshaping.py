"""Commitments that were read as one or as several, and what was not read at all: split, join, add."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.base.findings import Refusal
from tallystick.base.identifiers import natural_key
from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.register.columns import cells_of, key_of
from tallystick.register.confirmations import DISMISSED
from tallystick.register.confirming.acts import correct, put_in, signed, take_out
from tallystick.register.confirming.doing import Deed, Doing, Hand
from tallystick.register.confirming.words import one_line, place_of, span_cells, title_from, trimmed
from tallystick.register.edits import Cells
from tallystick.register.indexed import BY_NAME, Indexed, RowKey
from tallystick.register.model import Commitment, Deliverable, Target
from tallystick.register.tables import TABLES

_COMMITMENTS = "commitments"


def split(within: Indexed, commitment: str, at: int, text: str, hand: Hand, title: str = "") -> Deed:
    """Make two commitments of one: the second begins at a place inside it.

    Targets go to the part that they stand in, and so do deliverables whose words only the second part holds.

    Args:
        within: the package.
        commitment: the one.
        at: the first character of the second part, in the plan's text.
        text: the plan's text.
        hand: who says so.
        title: the title of the second part; empty for its first words.

    Raises:
        Refusal: the place is not inside the commitment, or a target stands across it.
    """
    doing = Doing(within)
    cells = doing.cells((_COMMITMENTS, commitment))
    first, second = _halves(cells, at, text)
    other = _free(doing, _COMMITMENTS, commitment, "-")
    words = text[second[0] : second[1]]
    named = {"id": other, "title": one_line(title) or title_from(words) or other}
    put_in(doing, _COMMITMENTS, cells | _span(second, text) | named, hand)
    for table, key in _standing_in(doing, commitment, second, words, text[first[0] : first[1]]):
        doing.change(table, key, {"commitment": other})
    correct(doing, (_COMMITMENTS, commitment), cells | _span(first, text), hand)
    return doing.deed()


def _halves(cells: Cells, at: int, text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = (int(cells[name] or 0) for name in ("start", "end"))
    if start < at < end <= len(text):
        first, second = trimmed(text, start, at), trimmed(text, at, end)
        if first[0] < first[1] and second[0] < second[1]:
            return first, second
    raise Refusal(
        Reason("{commitment} can't be split at {place}", commitment=Text(cells["id"]), place=Ordinal(at)),
        Reason("name a place inside its words, with words on both sides"),
    )


def _standing_in(
    doing: Doing, commitment: str, second: tuple[int, int], words: str, before: str
) -> list[tuple[str, RowKey]]:
    """What a commitment holds that belongs to its second part."""
    within = doing.within
    targets = [
        ("targets", key)
        for key, row in within.with_value("targets", "commitment", commitment)
        if isinstance(row, Target) and row.start is not None and row.start >= second[0]
    ]
    plain, others = " ".join(words.split()), " ".join(before.split())
    return targets + [
        ("deliverables", key)
        for key, row in within.with_value("deliverables", "commitment", commitment)
        if isinstance(row, Deliverable) and row.title in plain and row.title not in others
    ]


def join(within: Indexed, commitments: Sequence[str], text: str, hand: Hand) -> Deed:
    """Make one commitment of several: the first in the plan, which reaches to the end of the last.

    What the others hold, and whatever else names them, goes to it; the others are dismissed.

    Raises:
        Refusal: there are fewer than two, or one has no place in the plan's text.
    """
    doing = Doing(within)
    named = {one: doing.cells((_COMMITMENTS, one)) for one in dict.fromkeys(commitments)}
    if len(named) < 2 or not all(cells["start"] for cells in named.values()):
        raise Refusal(
            Reason("there are not two commitments with a place in the plan to be joined"),
            Reason("name two or more that were read from it"),
        )
    kept = min(named, key=lambda one: (int(named[one]["start"]), -int(named[one]["end"])))
    last = max(int(cells["end"]) for cells in named.values())
    span = _span((int(named[kept]["start"]), last), text)
    correct(doing, (_COMMITMENTS, kept), named[kept] | span, hand)
    said = signed(DISMISSED, replace(hand, remark=hand.remark or f"joined with {kept}"))
    for other in (one for one in named if one != kept):
        _hand_over(doing, other, kept)
        take_out(doing, (_COMMITMENTS, other), said)
    return doing.deed()


def _hand_over(doing: Doing, old: str, new: str) -> None:
    """Let everything that names a commitment name another; what then stands twice is left out."""
    for table in TABLES:
        columns = [name for name, column in table.columns.items() if column.refers == _COMMITMENTS]
        for column in columns:
            for key, row in list(doing.within.with_value(table.name, column, old)):
                cells = cells_of(table, row) | {column: new}
                there = tuple(cells[name] for name in table.key)
                if column in table.key and doing.within.row(table.name, there) is not None:
                    doing.remove(table.name, key)
                else:
                    doing.change(table.name, key, {column: new})


def add_commitment(
    within: Indexed, place: tuple[int, int], text: str, hand: Hand, cells: Cells | None = None
) -> Deed:
    """Make a commitment of a stretch of the plan that was not read as one.

    Args:
        within: the package.
        place: its first character in the plan's text, and the one after its last.
        text: the plan's text.
        hand: who says so.
        cells: what is known of it; without a section it stands where the one before it does, without a
            title it has its first words.

    Raises:
        Refusal: there is no such place, these words are a commitment already, or a check would find an error.
    """
    doing, given = Doing(within), dict(cells or {})
    start, end = trimmed(text, *place)
    _refuse_twice(within, (start, end))
    section = given.get("section") or _section_at(within, start)
    whole = {
        "evaluability": "directional",
        "section": section,
        **_span((start, end), text),
        **{name: cell for name, cell in given.items() if cell},
    }
    whole["id"] = given.get("id") or _free(doing, _COMMITMENTS, section, ".")
    whole["title"] = one_line(given.get("title", "")) or title_from(text[start:end]) or whole["id"]
    put_in(doing, _COMMITMENTS, whole, hand)
    return doing.deed()


def _refuse_twice(within: Indexed, place: tuple[int, int]) -> None:
    """Refuse words that are a commitment from the first to the last, as a form sent twice adds them."""
    for one in within.package.commitments:
        if (one.start, one.end) == place:
            raise Refusal(
                Reason("these words are the commitment {row} already", row=Text(one.id)),
                Reason("look at that one, or take more or fewer words"),
            )


def _section_at(within: Indexed, start: int) -> str:
    """The part of the commitment that begins last before a place; else the first part."""
    before = [one for one in within.package.commitments if one.start is not None and one.start <= start]
    if before:
        return max(before, key=lambda one: one.start or 0).section
    parts = sorted(within.package.outline, key=lambda one: one.position)
    if not parts:
        raise Refusal(
            Reason("the plan has no outline yet"), Reason("add its first part in tables/outline.csv")
        )
    return parts[0].id


def add_target(within: Indexed, commitment: str, words: str, cells: Cells, text: str, hand: Hand) -> Deed:
    """Make a target of a number in a commitment that was not read as one.

    Args:
        within: the package.
        commitment: the commitment.
        words: the number as the plan prints it, or more of its words; empty where it has no place.
        cells: the target's cells; what is empty of comparator, unit and the like is what is usual.
        text: the plan's text.
        hand: who says so.

    Raises:
        Refusal: the words are not in the commitment, or a check would find an error in the target.
    """
    doing = Doing(within)
    held = doing.row((_COMMITMENTS, commitment))
    place: dict[str, str] = {}
    if words and isinstance(held, Commitment) and held.start is not None:
        start, end = place_of(words, text, held.start, held.end, held.start)
        place = {"start": str(start), "end": str(end)}
    whole = {
        "quantity": one_line(words) or commitment,
        "arithmetic": "level",
        "comparator": ">=",
        "unit": "count",
        "strict": "false",
        "deadline": _plan_ends(within),
        **{name: cell for name, cell in cells.items() if cell},
        **place,
    }
    whole |= {"id": _free(doing, "targets", commitment, ".t"), "commitment": commitment}
    put_in(doing, "targets", whole, hand)
    return doing.deed()


def add_deliverable(within: Indexed, commitment: str, cells: Cells, hand: Hand) -> Deed:
    """Make a deliverable of what a commitment says will be there.

    Raises:
        Refusal: there is no such commitment, or a check would find an error in it.
    """
    doing = Doing(within)
    doing.cells((_COMMITMENTS, commitment))
    whole = {"deadline": _plan_ends(within), **{name: cell for name, cell in cells.items() if cell}}
    whole |= {"id": _free(doing, "deliverables", commitment, ".d"), "commitment": commitment}
    put_in(doing, "deliverables", whole, hand)
    return doing.deed()


def _plan_ends(within: Indexed) -> str:
    return within.package.descriptor.tallystick.plan.period.split("/")[-1]


def _span(place: tuple[int, int], text: str) -> dict[str, str]:
    return span_cells(str(place[0]), str(place[1]), text)


def _free(doing: Doing, table: str, stem: str, sign: str) -> str:
    """The first identifier after those with this stem that no row has, not even a dismissed one."""
    stem = stem.split(sign, maxsplit=1)[0] if sign == "-" else stem
    package = doing.within.package
    known = {key_of(BY_NAME[table], row)[0] for row in doing.within.rows(table)}
    known |= {one.row for one in package.confirmations} | {one.id for one in package.outline}
    pattern = re.compile(re.escape(stem + sign) + r"([0-9]+)")
    numbers = [found[1] for one in sorted(known, key=natural_key) if (found := pattern.fullmatch(one))]
    width = len(numbers[-1]) if numbers and numbers[-1].startswith("0") else 1
    number = max((int(one) for one in numbers), default=1 if sign == "-" else 0) + 1
    return f"{stem}{sign}{number:0{width}d}"
