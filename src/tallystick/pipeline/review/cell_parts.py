"""The parts of a spreadsheet that hold cells: where these lie, what is in them, and how they are shown."""

import re
from collections.abc import Mapping

from tallystick.base.reasons import Count, Ordinal, Reason, Text
from tallystick.pipeline.review.plain_parts import PlainPart, local_name, said_of
from tallystick.pipeline.review.sheet_size import (
    LARGEST_AREA,
    MOST_COLUMNS,
    MOST_ROWS,
    SheetSize,
    Unmeasurable,
    cell_name,
)

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_VALUES = frozenset({"value", "string-value", "date-value", "time-value", "boolean-value", "value-type"})


class CellsPart(PlainPart):
    """The rectangle that the cells of a page span, and the text in them."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        super().__init__(measure, name)
        self.row = self.column = 0
        self._rows = self._columns = 0

    def fill(self, row: int, column: int) -> None:
        """Note that there is something in a cell; both count from 1."""
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise Unmeasurable(
                Reason(
                    "its cell {cell} lies beyond row {row} or column {column}",
                    cell=Text(cell_name(row, column)),
                    row=Ordinal(MOST_ROWS),
                    column=Text(cell_name(0, MOST_COLUMNS)),
                )
            )
        self._rows, self._columns = max(row, self._rows), max(column, self._columns)
        if self._rows * self._columns > LARGEST_AREA:
            raise Unmeasurable(
                Reason(
                    "its cells, down to row {row} and across to column {column}, span more than {count}",
                    row=Ordinal(self._rows),
                    column=Text(cell_name(0, self._columns)),
                    count=Count(LARGEST_AREA),
                )
            )


class WorksheetPart(CellsPart):
    """A page of an xlsx."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        super().__init__(measure, name)
        self._cell = self._kind = self._style = ""
        self._value: list[str] | None = None
        self._computed = self._filled = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "row":
            self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
        elif tag == "c":
            self._place(attributes.get("r"))
            self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
            self._computed = self._filled = False
            if self._kind == "e":
                self.measure.error(self._cell)
        elif tag == "f":
            self._computed = True
            self.measure.formula(self._cell)
        elif tag in {"v", "is"}:
            self._value = []
            self.fill(self.row, self.column)
        elif tag == "mergeCell":
            self._note_merged(attributes.get("ref", ""))

    def _note_merged(self, ref: str) -> None:
        """Note the cells that are one on their page."""
        ends = [_PLACE.fullmatch(one) for one in ref.upper().split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            (top, left), (bottom, right) = ((int(one[2]) - 1, _column(one[1]) - 1) for one in ends if one)
            self.measure.shown.merged[self.name].append((top, left, bottom, right))

    def text(self, text: str) -> None:
        """Text between elements."""
        if self._value is not None:
            self._value.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in {"v", "is"} and self._value is not None:
            value = "".join(self._value)
            self.measure.characters(len(value))
            self._filled = bool(value)
            if self._kind == "s":
                self.measure.shares(value.strip())
            self._value = None
        elif tag == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        if self._computed and not self._filled:
            self.measure.without_value(self._cell)
        if self._kind in {"", "n"} and self._filled and self.measure.is_percent(self._style):
            self.measure.shown.percent[self.name].add((self.row - 1, self.column - 1))

    def _place(self, name: str | None) -> None:
        if name is None:
            self.column += 1
        else:
            known = _PLACE.fullmatch(name.upper())
            if known is None:
                raise Unmeasurable(Reason("its cell “{cell}” is no place in a sheet", cell=Text(name[:40])))
            self.column, self.row = _column(known[1]), int(known[2])
        self._cell = name or cell_name(self.row, self.column)


class ContentPart(CellsPart):
    """The pages of an ods: cells and rows are given once and repeated."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        super().__init__(measure, name)
        self._across = self._down = 1
        self._length: int | None = None
        self._in_row = False
        self._page = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "table":
            self.row, self._page = 0, said_of(attributes, "name")
        elif tag == "table-row":
            self._down = _repeated(attributes, "number-rows-repeated")
            self.column, self._in_row = 0, True
        elif tag in _CELLS:
            self._across = _repeated(attributes, "number-columns-repeated")
            self._begin(attributes)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        names = {local_name(name) for name in attributes}
        cell = cell_name(self.row + 1, self.column + 1)
        kinds = {text for name, text in attributes.items() if local_name(name) == "value-type"}
        if "formula" in names:
            self.measure.formula(cell)
            if not names & _VALUES:
                self.measure.without_value(cell)
        if "error" in kinds:
            self.measure.error(cell)
        if "percentage" in kinds:
            across = range(self.column, min(self.column + self._across, MOST_COLUMNS))
            self.measure.shown.percent[self._page].update((self.row, column) for column in across)
        self._note_merged(attributes)
        self._length = 0 if names & _VALUES else None

    def _note_merged(self, attributes: Mapping[str, str]) -> None:
        """Note the cells that this one is merged with."""
        down, across = (
            min(_repeated(attributes, f"number-{what}-spanned"), most)
            for what, most in (("rows", MOST_ROWS), ("columns", MOST_COLUMNS))
        )
        if down > 1 or across > 1:
            last = self.row + down - 1, self.column + across - 1
            self.measure.shown.merged[self._page].append((self.row, self.column, *last))

    def text(self, text: str) -> None:
        """Text between elements."""
        if self._in_row and text.strip():
            self._length = (self._length or 0) + len(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _CELLS:
            if self._length is not None:
                self.fill(self.row + self._down, self.column + self._across)
                self.measure.characters(self._length * self._down * self._across)
            self.column += self._across
            self._length = None
        elif tag == "table-row":
            self.row += self._down
            self._in_row = False


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(text: str | None, default: int) -> int:
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal()) or len(text) > 7:
        raise Unmeasurable(Reason("its row “{row}” is no row of a sheet", row=Text(text[:40])))
    return int(text)


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    """How often a row or cell stands there; one that nobody could count stands there too often."""
    text = next((value for key, value in attributes.items() if local_name(key) == name), "1")
    whole = text.isascii() and text.isdecimal() and len(text) <= 12
    return int(text) if whole else MOST_ROWS + 1
