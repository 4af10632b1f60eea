"""A sentence with the commitment it stands in, and what holds for all of it."""

import bisect
import functools
import re
from dataclasses import dataclass

from tallystick.reading.cells import RowCells
from tallystick.reading.dating import Dues, date_in
from tallystick.reading.field_deadlines import FieldDeadlines
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.mention import Mention
from tallystick.reading.model import Block, DraftUnit
from tallystick.reading.phrases import Phrases
from tallystick.reading.pieces import parted
from tallystick.reading.sentences import clean_text, sentences_of
from tallystick.reading.set_apart_years import labelled_year, year_of_list
from tallystick.reading.setting import Setting
from tallystick.reading.stretches import Holders, Stretches
from tallystick.reading.target_headings import TargetHeadings

#: Words in a cell, their first character in the document, and the role of their column.
NamedAbove = tuple[str, int, str]
#: So many articles make a law.
_ARTICLES = 3
_WORD = re.compile(r"\S")
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
        dues: the deadlines that the sentence itself names.
        phrases: where the phrases of its language stand in it.
        cells: the cells of the row that it is, counted from its beginning; none outside tables.
        years: the cells whose column is headed by a year, counted likewise, and the year.
        scales: the cells whose column's head names a scale or unit, counted likewise, and its words.
        above: who is named for the row in a cell of a row above, which reaches down to it.
        law: whether the text is a law.
        first: whether it is the commitment's first words of its own, behind a number such as *1.* too.
        printed: the same stretch of the document, its lines as printed.
    """

    text: str
    start: int
    commitment: str
    opening: bool
    label_end: int
    title_end: int
    lead_in: str
    deadline: str
    dues: Dues
    phrases: Phrases
    cells: RowCells = ()
    years: RowCells = ()
    scales: RowCells = ()
    above: tuple[NamedAbove, ...] = ()
    law: bool = False
    first: bool = False
    printed: str = ""

    def year(self, place: int) -> str:
        """The year that heads the table's column that a place of the sentence stands in; empty for none."""
        return next((year for low, high, year in self.years if low <= place < high), "")

    def role(self, place: int) -> str:
        """The role of the table's column that a place of the sentence stands in; empty outside tables."""
        if not self.cells:
            return ""
        found = next((role for low, high, role in self.cells if low <= place < high), "")
        return "target" if found == "goal" else found

    def own_cell(self, place: int) -> tuple[int, int]:
        """From where to where the cell goes that says what is done, and in which a place is; else it all."""
        held = (one for one in self.cells if one[0] <= place < one[1] and one[2] in _WORDS_OF_ITS_OWN)
        return next(((low, high) for low, high, _ in held), (0, len(self.text)))

    @property
    def apart(self) -> str:
        """Its words in lower case with an edge at each cell and tab, so that no number goes over one."""
        low = parted(self.phrases.low, self.printed).replace("\t", "|")
        for start, _, _ in self.cells:
            if 0 < start < len(low) and low[start - 1].isspace():
                low = f"{low[: start - 1]}|{low[start:]}"
        return low

    def setting(self, mention: Mention) -> Setting:
        """A number of the sentence in its surroundings."""
        return Setting(
            phrases=self.phrases,
            text=self.text,
            mention=mention,
            item=bool(self.commitment),
            opening=self.opening,
            label_end=self.label_end,
            title_end=self.title_end,
            lead_in=self.lead_in,
            role=self.role(mention.start),
            law=self.law,
            cell=self.own_cell(mention.start),
            printed=self.printed,
        )


#: What a column holds, or the field of a template, that says what is done.
_WORDS_OF_ITS_OWN = frozenset({"action", "title", "goal", ""})


def passages_of(
    layout: Layout,
    blocks: list[Block],
    commitments: list[DraftUnit],
    closed: list[tuple[int, int]],
    told: Stretches,
    dated: Stretches,
) -> list[Passage]:
    """The sentences of the plan itself, in order; none from the closed stretches before and after it.

    Args:
        layout: the text's lines.
        blocks: its blocks.
        commitments: the commitments among them.
        closed: the stretches before and after the plan.
        told: stretches that promise nothing.
        dated: stretches that say by when, and nothing else.
    """
    walk = _Walk(layout, blocks, commitments, told, dated)
    outside = Stretches(closed)
    return [walk.passage(start, end) for start, end in sentences_of(walk.text) if not outside.hold(start)]


class _Walk:
    """Goes through the text and keeps what one sentence says for those after it."""

    def __init__(
        self,
        layout: Layout,
        blocks: list[Block],
        commitments: list[DraftUnit],
        told: Stretches,
        dated: Stretches,
    ) -> None:
        language = layout.language
        begins = {block.first_line for block in blocks} | layout.fields.keys() | layout.loose.keys()
        begins |= layout.rows.roles.keys()
        self.text = clean_text(layout, begins)
        self._language, self._layout_text = language, layout.text
        self._bodies = {block.start: block.body for block in blocks}
        self._told = _fields_called(layout, language.pattern("fields", "background"))
        self._by_when = dated
        self._dated = _fields_called(layout, language.pattern("columns", "deadline"))
        self._promise_nothing = told
        self._notes = Stretches((line.start, line.end) for line in layout.lines if line.hint.note)
        self._owners = Holders(commitments)
        article = language.pattern("plan", "article")
        self._law = sum(article.match(one.number) is not None for one in commitments) >= _ARTICLES
        #: The cells of each row, by the row's first character.
        self._rows = {layout.lines[at].start: row for at, row in (layout.loose | layout.rows.roles).items()}
        self._years = {layout.lines[at].start: cells for at, cells in layout.rows.years.items()}
        self._scales = {layout.lines[at].start: cells for at, cells in layout.rows.scales.items()}
        self._above = {layout.lines[at].start: cells for at, cells in layout.rows.above.items()}
        self._row_starts = sorted(self._rows)
        self._headings = TargetHeadings(layout)
        filled = {layout.lines[at].start for at in layout.filled}
        self._fields = FieldDeadlines(self.text, self._rows, filled, language)
        self._due = self._lead_in = self._first = ""
        self._first_words: dict[int, int] = {}

    def passage(self, start: int, end: int) -> Passage:
        """The sentence at a place, in its surroundings."""
        words = self.text[start:end].lstrip()
        before, start = start, end - len(words)
        unit = self._owners.at(start)
        if "\n" in self.text[max(0, before - 1) : start + 1]:
            self._due, self._first = "", words
        cells = self._cells_of(start, len(words))
        dues = _dues(_that_promise(words, cells), self._language)
        self._due = dues.nearest(0) or self._due
        field = self._date_in_row(words, cells) or (
            self._fields.deadline(unit) or self._date_above(unit) if unit else ""
        )
        opening = unit is not None and unit.start == start
        if (opening or words == self._first) and not self._due:
            self._due = labelled_year(self.text, self._bodies.get(start, start))
        bold = _BOLD.match(words) if opening else None
        found = Passage(
            text=words,
            start=start,
            commitment=unit.id if unit else "",
            opening=opening,
            label_end=self._bodies.get(start, start) - start,
            title_end=bold.end() if bold else 0,
            lead_in=self._lead_in or ("" if unit else self._headings.above(start) or self._first),
            deadline=self._due or field or (year_of_list(self._lead_in) if unit else ""),
            dues=dues,
            phrases=_phrases(words, self._language),
            cells=cells,
            years=self._in_row(self._years, start),
            scales=self._in_row(self._scales, start),
            above=tuple((self.text[a:b], a, role) for a, b, role in self._above.get(start, ())),
            law=self._law,
            first=unit is not None and start <= self._first_word(unit),
            printed=self._layout_text[start : start + len(words)],
        )
        self._keep_lead_in(words, unit, opening)
        return found

    def _first_word(self, unit: DraftUnit) -> int:
        """Where a commitment's own words begin, behind its number; looked for once, however long it is."""
        if unit.start not in self._first_words:
            found = _WORD.search(self.text, self._bodies.get(unit.start, unit.start))
            self._first_words[unit.start] = found.start() if found else len(self.text)
        return self._first_words[unit.start]

    def _date_in_row(self, words: str, cells: RowCells) -> str:
        """The deadline in a row's own cell; a commitment may go over several rows."""
        for low, high, role in cells:
            if role == "deadline":
                return date_in(words[max(0, low) : max(0, high)], self._language)
        return ""

    def _date_above(self, unit: DraftUnit) -> str:
        """The deadline in a cell of a row above that holds for a commitment's row too."""
        dated = (
            self.text[low:high] for low, high, role in self._above.get(unit.start, ()) if role == "deadline"
        )
        return next((date_in(words, self._language) for words in dated), "")

    def _cells_of(self, start: int, length: int) -> RowCells:
        if start in self._dated or self._by_when.hold(start):
            return ((0, length, "deadline"),)
        if start in self._told or self._notes.hold(start) or self._promise_nothing.hold(start):
            return ((0, length, "status"),)
        at = bisect.bisect_right(self._row_starts, start) - 1
        if at < 0:
            return ()
        cells = self._rows[self._row_starts[at]]
        held = [one for one in cells if one[0] < start + length and one[1] > start]
        return tuple((low - start, high - start, role) for low, high, role in held)

    def _in_row(self, cells: dict[int, RowCells], start: int) -> RowCells:
        """What is known of cells of the row that a sentence stands in, counted from its beginning."""
        if not cells:  # most texts have none, and are asked for three kinds at each sentence
            return ()
        at = bisect.bisect_right(self._row_starts, start) - 1
        known = cells.get(self._row_starts[at], ()) if at >= 0 else ()
        return tuple((low - start, high - start, said) for low, high, said in known)

    def _keep_lead_in(self, words: str, unit: DraftUnit | None, opening: bool) -> None:
        """A sentence that ends in a colon introduces the items below it."""
        if words.rstrip().endswith((":", "：")):
            self._lead_in = words
        elif not opening and (unit is None or unit.level == "commitment"):
            self._lead_in = ""


#: Cells of a row that name no date of what is promised in the others.
_NO_DUES = frozenset({"status", "lead", "support", "reference", "start"})


def _that_promise(words: str, cells: RowCells) -> str:
    """A row's words with blanks for cells that tell who, by what right, or how far it is by now."""
    if len(cells) < _SEVERAL:
        return words
    for low, high, role in cells:
        if role in _NO_DUES:
            start, end = max(0, low), max(0, min(high, len(words)))
            words = words[:start] + " " * (end - start) + words[end:]
    return words


_SEVERAL = 2


#: A plan is gone through twice where paragraphs promise, and the rows of its templates say the same.
@functools.lru_cache(maxsize=4096)
def _phrases(words: str, language: PlanLanguage) -> Phrases:
    return Phrases(words, language)


@functools.lru_cache(maxsize=4096)
def _dues(words: str, language: PlanLanguage) -> Dues:
    return Dues(words, language)


def _fields_called(layout: Layout, names: re.Pattern[str]) -> set[int]:
    """The first characters of fields of these names: those that tell why, or by when."""
    return {layout.lines[at].start for at, name in layout.fields.items() if names.fullmatch(name)}
