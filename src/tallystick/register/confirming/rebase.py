"""A draft upon another version of its document: what still stands there keeps its state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from tallystick.base.canonical import sha256
from tallystick.base.wholes import as_place
from tallystick.register.confirmations import DISMISSED, PROPOSED, Confirmation
from tallystick.register.model import Commitment, Deliverable, Package, Target
from tallystick.register.was import cells_as_read, kept_cells

TextSpan = tuple[int, int]
RowT = TypeVar("RowT", Target, Deliverable)
STANDS, MOVED, REWORDED, GONE, NEW = "stands", "moved", "reworded", "gone", "new"


@dataclass(frozen=True, slots=True)
class Rebased:
    """A draft upon another version of its document.

    Attributes:
        package: the draft; its confirmed rows keep their state where their words stand.
        fates: what became of each commitment: ``stands`` in its place, ``moved``, ``reworded``, ``gone`` or
            ``new``.
        names: what a commitment of the fresh reading is called in the draft.
    """

    package: Package
    fates: Mapping[str, str]
    names: Mapping[str, str]


def rebase(old: Package, text: str, fresh: Package, new: str) -> Rebased:
    """Put a draft upon another version of its document.

    A commitment whose words stand in the new text, wherever, keeps its state and all that was said of it and
    of what it holds. One that was reworded takes the place that the fresh reading gives to its title, and is
    to be confirmed again. One that is gone has no place any more, and is to be looked at. What the fresh
    reading found beside these is proposed.

    Args:
        old: the draft.
        text: the text that it was read from; empty where it is lost, and places are known by their SHA-256.
        fresh: a reading of the new text alone.
        new: the new text.
    """
    moving = _Moving(old, text, fresh, new)
    moving.place_all()
    return moving.rebased()


class _Moving:
    def __init__(self, old: Package, text: str, fresh: Package, new: str) -> None:
        self._old, self._text, self._fresh, self._new = old, text, fresh, new
        self._places: dict[str, TextSpan | None] = {}
        self._fates: dict[str, str] = {}
        self._taken: list[TextSpan] = []
        self._said = {(one.table, one.row): one for one in old.confirmations}
        self._shift = 0

    def place_all(self) -> None:
        """Find the place of every commitment, those whose words stand first."""
        placed = [one for one in self._old.commitments if one.start is not None and one.end is not None]
        for one in sorted(placed, key=lambda row: (row.start or 0, -(row.end or 0))):
            span = self._of_commitment(one)
            if span is not None:
                self._places[one.id] = span
                self._fates[one.id] = STANDS if span == (one.start, one.end) else MOVED
        by_title = {one.title: one for one in reversed(self._fresh.commitments)}
        used = set(self._places.values())
        for one in placed:
            if one.id not in self._places:
                twin = by_title.get(self._title_as_read(one))
                span = (twin.start or 0, twin.end or 0) if twin and twin.start is not None else None
                self._places[one.id] = None if span in used else span
                self._fates[one.id] = GONE if self._places[one.id] is None else REWORDED
        self._taken = [span for span in self._places.values() if span is not None]

    def _title_as_read(self, one: Commitment) -> str:
        said = self._said.get(("commitments", one.id))
        return (cells_as_read(said.was or "") or {}).get("title", one.title) if said else one.title

    def _of_commitment(self, one: Commitment) -> TextSpan | None:
        if self._text:
            return self._standing(one.start or 0, one.end or 0)
        alike = (row for row in self._fresh.commitments if row.span_sha256 == one.span_sha256)
        return next(((row.start or 0, row.end or 0) for row in alike), None)

    def _standing(self, start: int, end: int) -> TextSpan | None:
        """Where the words of a place stand in the new text, nearest to where they would be expected."""
        words, wanted = self._text[start:end], start + self._shift
        if not words.strip():
            return None
        found, at = [], self._new.find(words)
        while at >= 0:
            found.append(at)
            at = self._new.find(words, at + 1)
        if not found:
            return None
        best = min(found, key=lambda place: (abs(place - wanted), place))
        self._shift = best - start
        return best, best + len(words)

    def rebased(self) -> Rebased:
        """The draft with every row in its new place."""
        names = self._names()
        commitments = [self._commitment(one) for one in self._old.commitments]
        targets = [self._target(one) for one in self._old.targets]
        said = [self._confirmation(one) for one in self._old.confirmations]
        added = [one for one in self._fresh.commitments if one.id not in names]
        renamed = self._fresh_names(added)
        keep = {one.id for one in self._old.outline}
        for one in added:
            section = one.section if one.section in keep else self._old.outline[0].id
            commitments.append(replace(one, id=renamed[one.id], section=section))
            said.append(_proposed("commitments", renamed[one.id]))
            self._fates[renamed[one.id]] = NEW
        fresh = self._fresh
        held_t = [self._renamed(one, renamed) for one in fresh.targets if one.commitment in renamed]
        held_d = [self._renamed(one, renamed) for one in fresh.deliverables if one.commitment in renamed]
        said += [_proposed("targets", one.id) for one in held_t]
        said += [_proposed("deliverables", one.id) for one in held_d]
        settings = self._old.descriptor.tallystick
        document = self._fresh.descriptor.tallystick.document
        descriptor = self._old.descriptor.model_copy(
            update={"tallystick": settings.model_copy(update={"document": document})}
        )
        package = replace(
            self._old,
            descriptor=descriptor,
            commitments=tuple(commitments),
            targets=(*targets, *held_t),
            deliverables=(*self._old.deliverables, *held_d),
            confirmations=tuple(said),
        )
        return Rebased(package, self._fates, names | renamed)

    def _names(self) -> dict[str, str]:
        """The commitments of the fresh reading that the draft knows, dismissed ones too."""
        known: dict[TextSpan, str] = {span: name for name, span in self._places.items() if span}
        for one in self._said.values():
            if one.table == "commitments" and one.state == DISMISSED:
                span = self._of_dismissed(one)
                if span is not None:
                    known[span] = one.row
        return {
            fresh.id: name
            for fresh in self._fresh.commitments
            for span, name in known.items()
            if _same(span, (fresh.start or 0, fresh.end or 0))
        }

    def _of_dismissed(self, one: Confirmation) -> TextSpan | None:
        """Where the words of a dismissed row stand in the new text."""
        cells = cells_as_read(one.was or "") or {}
        start, end = (as_place(cells.get(name, "")) for name in ("start", "end"))
        return None if start is None or end is None else self._standing(start, end)

    def _fresh_names(self, added: list[Commitment]) -> dict[str, str]:
        known = {one.id for one in self._old.commitments} | {row for _, row in self._said}
        names: dict[str, str] = {}
        for one in added:
            name, number = one.id, 1
            while name in known:
                name, number = f"{one.id}.new{number}", number + 1
            known.add(name)
            names[one.id] = name
        return names

    def _renamed(self, one: RowT, names: Mapping[str, str]) -> RowT:
        name = names[one.commitment]
        return replace(one, id=name + one.id.removeprefix(one.commitment), commitment=name)

    def _commitment(self, one: Commitment) -> Commitment:
        if one.start is None:
            return one
        span = self._places[one.id]
        if span is None:
            return replace(one, start=None, end=None, span_sha256=None)
        words = self._new[span[0] : span[1]]
        return replace(one, start=span[0], end=span[1], span_sha256=sha256(words.encode("utf-8", "replace")))

    def _target(self, one: Target) -> Target:
        held = next((row for row in self._old.commitments if row.id == one.commitment), None)
        span = self._places.get(one.commitment)
        if one.start is None or one.end is None or held is None or held.start is None or span is None:
            return replace(one, start=None, end=None)
        if self._fates[one.commitment] in {STANDS, MOVED}:
            shift = span[0] - held.start
            return replace(one, start=one.start + shift, end=one.end + shift)
        words = self._text[one.start : one.end]
        at = self._new.find(words, span[0], span[1])
        return replace(one, start=None, end=None) if at < 0 else replace(one, start=at, end=at + len(words))

    def _confirmation(self, one: Confirmation) -> Confirmation:
        """What is said of a row, taken back where its words are no longer those that were confirmed."""
        if one.state == DISMISSED:
            return self._dismissed(one)
        held = one.row if one.table == "commitments" else self._holder(one)
        if held is None or self._fates.get(held, STANDS) in {STANDS, MOVED}:
            return one
        return replace(one, state=PROPOSED, by=None, day=None, stroke=None, was=None)

    def _holder(self, one: Confirmation) -> str | None:
        rows = getattr(self._old, one.table) if one.table in {"targets", "deliverables"} else ()
        return next((row.commitment for row in rows if row.id == one.row), None)

    def _dismissed(self, one: Confirmation) -> Confirmation:
        """A dismissed row with the place of its words in the new text, or with none."""
        cells = cells_as_read(one.was or "")
        if not cells or not cells.get("start"):
            return one
        if one.table == "commitments":
            span = self._of_dismissed(one)
        else:
            span = _moved(cells, self._shift_of(cells.get("commitment", "")))
        placed = dict.fromkeys(("start", "end", "span_sha256"), "")
        if span is not None:
            placed |= {"start": str(span[0]), "end": str(span[1])}
        if span is not None and "span_sha256" in cells:
            words = self._new[span[0] : span[1]]
            placed["span_sha256"] = sha256(words.encode("utf-8", "replace"))
        return replace(one, was=kept_cells(cells | placed))

    def _shift_of(self, commitment: str) -> int | None:
        """How far the words of a commitment moved, a dismissed one too; None where they stand no longer."""
        held = next((row for row in self._old.commitments if row.id == commitment), None)
        if held is not None:
            span = self._places.get(commitment) if self._fates.get(commitment) in {STANDS, MOVED} else None
            return None if span is None else span[0] - (held.start or 0)
        said = self._said.get(("commitments", commitment))
        span = self._of_dismissed(said) if said else None
        start = as_place((cells_as_read(said.was or "") or {}).get("start", "0") if said else "0")
        return None if span is None or start is None else span[0] - start


def _moved(cells: Mapping[str, str], shift: int | None) -> TextSpan | None:
    """The place that cells name, so many characters on; None where they name none."""
    start, end = (as_place(cells.get(name, "")) for name in ("start", "end"))
    return None if shift is None or start is None or end is None else (start + shift, end + shift)


def _proposed(table: str, row: str) -> Confirmation:
    return Confirmation(table, row, PROPOSED, None, None, None, None, None)


def _same(one: TextSpan, other: TextSpan) -> bool:
    """Whether two places are one, as far as a reading may cut them differently."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared >= 0.8 * (max(one[1], other[1]) - min(one[0], other[0]))
