"""A page with figures side by side, as yearbooks print them: heads above, stubs at the left, notes around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tallystick.base.reasons import Unfit
from tallystick.pipeline.evidence.meanings import Meanings
from tallystick.pipeline.evidence.numerals import is_missing, read_printed
from tallystick.pipeline.evidence.page import GivenPage, GridCell, text_of
from tallystick.pipeline.evidence.times import DAY_FIRST, read_time
from tallystick.pipeline.evidence.words import BRACKETED, tidy, words
from tallystick.pipeline.review.sheet_size import cell_name

_SAID = re.compile(r"[(（]?\s*([^:：]{1,12}?)\s*[:：]\s*(.+?)\s*[)）]?")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]")
_MARKED = re.compile(r"([①-⑳*†‡§¹²³⁴-⁹⁰]+)\s*(.+)")
#: How a head begins that says more than a year: 2025年目标, 2023/24, 2023年 (千人).
_OF_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*(?:年|第|[-/][0-9])")
#: What a label turned out to be none of.
UNKNOWN = "unknown"
#: A figure that stands in several cells at once.
MERGED = "merged"


@dataclass(slots=True)
class SpreadOut:
    """What a page says.

    Attributes:
        figures: for each figure its row, the name of its cell, and its texts by what they say.
        notes: texts beneath the table, by the sign that points to them.
        passed: how many rows say something and hold no figure: titles, heads and notes.
    """

    figures: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    passed: int = 0


def spread_out(page: GivenPage, meanings: Meanings) -> SpreadOut:
    """Every figure of a page with the heads above it and the stubs beside it."""
    return _Reading(page, meanings).spread()


class _Reading:
    def __init__(self, page: GivenPage, meanings: Meanings) -> None:
        self._page = page
        self._meanings = meanings
        self._rows = filled(page)
        self._merged = {(top, left) for top, left, *_ in page.merged}
        self._first = next((at for at, row in enumerate(self._rows) if self._is_data(row)), len(self._rows))
        self._stubs = self._stub_columns()
        self._known: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._units = self._above_all()

    def spread(self) -> SpreadOut:
        """Go through the rows once."""
        found = SpreadOut()
        above = self._above()
        names = [self._meanings.column(one) for one in self._stub_heads()]
        band: str = ""
        for at, row in enumerate(self._rows):
            if not any(map(text_of, row)):
                continue
            figures = [(place, one) for place, one in enumerate(row) if place >= self._stubs and text_of(one)]
            if at < self._first or self._is_note(row, found):
                found.passed += 1
            elif not figures or (len({text_of(one) for one in row if text_of(one)}) == 1 and text_of(row[0])):
                found.passed += 1
                band = text_of(row[0])
            else:
                beside = [(band, "")] if band else []
                beside += [(text_of(one), names[place]) for place, one in enumerate(row[: self._stubs])]
                for place, one in figures:
                    said = self._said([*beside, *((text, "") for text in above.get(place, []))])
                    said |= {"value": text_of(one), "typed": "" if isinstance(one, str) else "typed"}
                    if (at, place) in self._merged:
                        said[MERGED] = text_of(one)
                    found.figures.append((self._page.first + at, cell_name(0, place + 1), said))
        return found

    def _said(self, labels: Sequence[tuple[str, str]]) -> dict[str, str]:
        """What labels say together; two that say the same kind of thing differently stay unknown."""
        said: dict[str, str] = {}
        for label, kind in labels:
            for name, text in self._parts(label, kind) if label else ():
                if said.setdefault(name, text) != text:
                    said |= self._both(name, said[name], text)
        if self._units and "unit" not in said:
            said["unit"] = self._units[0]
            said |= {UNKNOWN: self._units[1]} if len(self._units) > 1 else {}
        return said

    def _above_all(self) -> list[str]:
        """The units that lines and titles tell of the whole table; more than one where they disagree."""
        rows = [row for row in self._rows[: self._first] if any(map(text_of, row))]
        heads = self._heads()
        titles = [text_of(one) for row in rows if row not in heads for one in row]
        inside = [_unit_said([one]) or one for title in titles for one in _IN_BRACKETS.findall(title)]
        told = [one for one in map(_unit_said, rows) if one]
        told += [one for one in inside if self._meanings.unit(one)]
        found: dict[object, str] = {}
        for one in told:
            found.setdefault(self._meanings.unit(one), one)
        return list(found.values())

    def _both(self, kind: str, first: str, second: str) -> dict[str, str]:
        """What two labels of one kind say together, where they can."""
        meant = self._meanings.together(kind, first, second)
        return {kind: meant} if meant else {UNKNOWN: second}

    def _parts(self, label: str, kind: str) -> list[tuple[str, str]]:
        if (label, kind) not in self._known:
            self._known[label, kind] = list(self._told(label, kind))
        return self._known[label, kind]

    def _told(self, label: str, kind: str) -> Iterator[tuple[str, str]]:
        """What one label says, of the kind that its column has, if that is known."""
        found = [kind] if kind else self._kinds(label)
        inside = BRACKETED.fullmatch(label)
        if inside and self._is_with_unit(label, kind, inside[2]):
            yield from self._told(inside[1], kind)
            yield "unit", inside[2]
            return
        yield (found[0], label) if len(found) == 1 else (UNKNOWN, label)

    def _is_with_unit(self, label: str, kind: str, inside: str) -> bool:
        """Whether what stands in brackets behind a label is its unit, and no part of its name."""
        whole = self._meanings.kinds(label) or kind == "unit" or _is_time(label)
        return not whole and self._meanings.unit(inside) is not None

    def _kinds(self, label: str) -> list[str]:
        if _is_time(label):
            return ["period"]
        found = self._meanings.kinds(label)
        return found or (["unit"] if self._meanings.unit(label) else [])

    def _above(self) -> dict[int, list[str]]:
        """The heads above each column, the topmost first; a head stands over the columns right of it too."""
        heads = self._heads()
        found: dict[int, list[str]] = {}
        for depth, row in enumerate(heads):
            last = ""
            for place in range(self._stubs, self._width()):
                text = text_of(row[place]) if place < len(row) else ""
                if text or depth == len(heads) - 1:
                    last = text
                if last and last not in found.setdefault(place, []):
                    found[place].append(last)
        return found

    def _heads(self) -> list[list[GridCell]]:
        """The rows of heads: from the first with two texts on down to the first figures."""
        rows = [row for row in self._rows[: self._first] if any(map(text_of, row))]
        rows = [row for row in rows if not self._is_title(row)]
        start = next((at for at, row in enumerate(rows) if self._is_head(row)), len(rows))
        return rows[start:]

    def _is_title(self, row: Sequence[GridCell]) -> bool:
        """Whether a row is the unit of all, or one text over stubs and columns that names nothing here."""
        right = {text_of(one) for one in row[self._stubs :] if text_of(one)}
        if _unit_said(row):
            return all(_unit_said([one]) or one == text_of(row[0]) for one in right)
        over_all = len(right) == 1 and right == {text_of(row[0])}
        return over_all and any(kind == UNKNOWN for one in right for kind, _ in self._parts(one, ""))

    def _is_head(self, row: Sequence[GridCell]) -> bool:
        texts = {text_of(one) for one in row if text_of(one)}
        return len(texts) > 1 or any(text_of(one) for one in row[self._stubs :])

    def _stub_heads(self) -> list[str]:
        heads = self._heads()
        found = [""] * self._stubs
        for row in heads:
            for place in range(min(self._stubs, len(row))):
                found[place] = text_of(row[place]) or found[place]
        return found

    def _stub_columns(self) -> int:
        """How many columns at the left hold labels; one at least."""
        below = [row for row in self._rows[self._first :] if self._is_data(row)]
        heads = [row for row in self._rows[: self._first] if any(map(text_of, row))][-1:]
        count = 1
        while count < self._width() and (
            not any(_is_figure(row[count]) for row in below if count < len(row))
            or self._is_stub(count, heads, below)
        ):
            count += 1
        return count

    def _is_stub(self, place: int, heads: Sequence[Sequence[GridCell]], below: list[list[GridCell]]) -> bool:
        """Whether a column of numbers says something of figures, years or codes, as its head has it."""
        head = next((text_of(row[place]) for row in heads if place < len(row)), "")
        kind = self._meanings.column(head)
        cells = [text_of(row[place]) for row in below if place < len(row) and text_of(row[place])]
        if kind == "period":
            return all(map(_is_time, cells))
        return kind not in {"", "value"} and all(kind in self._meanings.kinds(one) for one in cells)

    def _width(self) -> int:
        return max((len(row) for row in self._rows), default=0)

    @staticmethod
    def _is_data(row: Sequence[GridCell]) -> bool:
        """Whether a row holds figures, and not only years side by side."""
        beside = [one for one in row[1:] if text_of(one)]
        return any(map(_is_figure, beside)) and not all(
            _is_time(text_of(one)) for one in beside if _is_figure(one)
        )

    def _is_note(self, row: Sequence[GridCell], found: SpreadOut) -> bool:
        texts = [text_of(one) for one in row if text_of(one)]
        if len(set(texts)) != 1:
            return False
        marked, said = _MARKED.fullmatch(texts[0]), _SAID.fullmatch(texts[0])
        if marked:
            found.notes[marked[1]] = marked[2]
        return bool(marked or (said and re.sub(r"[0-9.\s]", "", tidy(said[1])) in words("note")))


def filled(page: GivenPage) -> list[list[GridCell]]:
    """The rows with the text of merged cells in each of them; a number stays where it stands."""
    rows = [list(row) for row in page.rows]
    for top, left, bottom, right in page.merged:
        cell = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if not text_of(cell) or (_is_figure(cell) and not _is_time(text_of(cell))):
            continue
        for row in rows[top : bottom + 1]:
            row.extend([""] * (right + 1 - len(row)))
            row[left : right + 1] = [cell] * (right + 1 - left)
    return rows


def _is_figure(cell: GridCell) -> bool:
    if not isinstance(cell, str):
        return True
    if is_missing(cell) or _OF_A_YEAR.match(cell.strip()):
        return False
    return any(_reads(cell, mark) for mark in (".", ","))


def _reads(cell: str, mark: str) -> bool:
    """Whether a cell is a number, with this decimal mark."""
    try:
        read_printed(cell, mark)
    except Unfit:
        return False
    return True


def _is_time(text: str) -> bool:
    try:
        read_time(text, DAY_FIRST)
    except Unfit:
        return False
    return True


def _unit_said(row: Sequence[GridCell]) -> str:
    """The unit that a line above a table says it is in, such as ``Unit: persons``."""
    for one in row:
        said = _SAID.fullmatch(text_of(one))
        if said and tidy(said[1]) in words("unit_is"):
            return said[2]
    return ""
