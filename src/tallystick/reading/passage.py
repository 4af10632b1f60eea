"""A sentence with the commitment it stands in, and what holds for all of it."""

import bisect
import re
from dataclasses import dataclass

from tallystick.reading.dating import date_in, deadline_in, labelled_year
from tallystick.reading.languages import Language
from tallystick.reading.layout import Layout
from tallystick.reading.mentions import Mention
from tallystick.reading.model import Block, Unit
from tallystick.reading.sentences import clean_text, sentences_of
from tallystick.reading.setting import Setting

_BOLD = re.compile(r"\W*(?:\*\*|__)(.{3,300}?)(?:\*\*|__)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the plan.

    Attributes:
        text: its words.
        start: its first character in the document.
        commitment: the innermost commitment it stands in; empty for none.
        opening: whether it is that commitment's first.
        label_end: where the commitment's number or bullet ends, counted from the sentence's beginning.
        title_end: where a bold title ends, counted likewise.
        lead_in: the sentence that introduces the list.
        deadline: the deadline that the paragraph or a field of the commitment names.
    """

    text: str
    start: int
    commitment: str
    opening: bool
    label_end: int
    title_end: int
    lead_in: str
    deadline: str
    cells: tuple[tuple[int, int, str], ...] = ()

    def role(self, place: int) -> str:
        """The role of the table's column that a place of the sentence stands in; empty outside tables."""
        return next((role for low, high, role in self.cells if low <= place < high), "")

    def setting(self, mention: Mention, language: Language) -> Setting:
        """A number of the sentence in its surroundings."""
        return Setting(
            language,
            self.text,
            self.start,
            mention,
            bool(self.commitment),
            self.opening,
            self.label_end,
            self.title_end,
            self.lead_in,
            self.role(mention.start),
        )


def passages_of(
    layout: Layout,
    blocks: list[Block],
    commitments: list[Unit],
    closed: list[tuple[int, int]],
    language: Language,
) -> list[Passage]:
    """The sentences of the plan itself, in order; none from the closed stretches before and after it."""
    walk = _Walk(layout, blocks, commitments, language)
    return [
        walk.passage(start, end)
        for start, end in sentences_of(walk.text)
        if not any(low <= start < high for low, high in closed)
    ]


class _Walk:
    """Goes through the text and keeps what one sentence says for those after it."""

    def __init__(
        self, layout: Layout, blocks: list[Block], commitments: list[Unit], language: Language
    ) -> None:
        self.text = clean_text(layout, {block.first_line for block in blocks} | layout.fields.keys())
        self._language = language
        self._bodies = {block.start: block.body for block in blocks}
        self._told = _told_fields(layout, language)
        self._owners = _Owners(commitments, _cells(layout))
        self._due = self._lead_in = self._first = ""

    def passage(self, start: int, end: int) -> Passage:
        """The sentence at a place, in its surroundings."""
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        unit = self._owners.at(first)
        if "\n" in self.text[max(0, start - 1) : first + 1]:
            self._due, self._first = "", words
        self._due = deadline_in(words, 0, self._language, 0) or self._due
        field = self._owners.deadline(unit, self.text, self._language) if unit else ""
        opening = unit is not None and unit.start == first
        if opening and not self._due:
            self._due = labelled_year(self.text, self._bodies.get(first, first))
        bold = _BOLD.match(words) if opening else None
        found = Passage(
            text=words,
            start=start,
            commitment=unit.id if unit else "",
            opening=opening,
            label_end=self._bodies.get(first, start) - start,
            title_end=bold.end() if bold else 0,
            lead_in=self._lead_in or ("" if unit else self._first),
            deadline=self._due or field,
            cells=self._cells_of(first, start, len(words)),
        )
        self._keep_lead_in(words, unit, opening)
        return found

    def _cells_of(self, first: int, start: int, length: int) -> tuple[tuple[int, int, str], ...]:
        if first in self._told:
            return ((0, length, "status"),)
        cells = self._owners.cells.get(first, ())
        return tuple((low - start, high - start, role) for low, high, role in cells)

    def _keep_lead_in(self, words: str, unit: Unit | None, opening: bool) -> None:
        """A sentence that ends in a colon introduces the items below it."""
        if words.rstrip().endswith((":", "：")):
            self._lead_in = words
        elif not opening and (unit is None or unit.level == "commitment"):
            self._lead_in = ""


class _Owners:
    """Finds the innermost commitment at a place of the text."""

    def __init__(self, commitments: list[Unit], cells: dict[int, tuple[tuple[int, int, str], ...]]) -> None:
        self.cells = cells
        self._units = sorted(commitments, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._units]
        self._parents: list[int] = []
        self._fields: dict[str, str] = {}
        open_: list[int] = []
        for at, one in enumerate(self._units):
            while open_ and self._units[open_[-1]].end <= one.start:
                open_.pop()
            self._parents.append(open_[-1] if open_ else -1)
            open_.append(at)

    def at(self, place: int) -> Unit | None:
        """The innermost commitment that holds the place."""
        at = bisect.bisect_right(self._starts, place) - 1
        while at >= 0:
            if self._units[at].start <= place < self._units[at].end:
                return self._units[at]
            at = self._parents[at]
        return None

    def _cell(self, unit: Unit, text: str, language: Language) -> str:
        for start, end, role in self.cells[unit.start]:
            if role == "deadline":
                words = text[start:end]
                return date_in(words, language)
        return ""

    def deadline(self, unit: Unit, text: str, language: Language) -> str:
        """The deadline that a field of the commitment names, such as *Timeline: by March 2026*."""
        if unit.id not in self._fields and unit.start in self.cells:
            self._fields[unit.id] = self._cell(unit, text, language)
        if unit.id not in self._fields:
            found = language.pattern("fields", "deadline").search(
                text, unit.start, min(unit.end, unit.start + 20000)
            )
            value = ""
            if found:
                line = text[found.end() : found.end() + 80].split("\n", maxsplit=1)[0]
                value = date_in(line, language)
            self._fields[unit.id] = value
        return self._fields[unit.id]


def _told_fields(layout: Layout, language: Language) -> set[int]:
    """The first characters of fields that tell why, and promise nothing."""
    named = language.pattern("fields", "background")
    return {layout.lines[at].start for at, name in layout.fields.items() if named.fullmatch(name)}


def _cells(layout: Layout) -> dict[int, tuple[tuple[int, int, str], ...]]:
    """The cells of each row, by the row's first character."""
    return {layout.lines[at].start: cells for at, cells in layout.rows.roles.items()}
