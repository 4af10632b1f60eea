"""The parts of a spreadsheet, read for what they hold and where, without laying anything out."""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from tallystick.base.reasons import Count, Foreign, Ordinal, Reason, Text, Value
from tallystick.pipeline.review.sheet_size import (
    LARGEST_AREA,
    MOST_COLUMNS,
    MOST_ROWS,
    SheetSize,
    Unmeasurable,
    cell_name,
)

_NO_PAGE = Reason("its part {part} holds {element} and does not begin as a page")
_ENCODINGS = frozenset({"UTF-8", "UTF-16", "US-ASCII"})
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def read_part(measure: SheetSize, name: str, data: bytes) -> None:
    """Count what a part of a spreadsheet holds.

    Raises:
        Unmeasurable: it is no sound XML, has a document type, or holds more than it may.
    """
    try:
        _Part(measure, name).parse(data)
    except expat.ExpatError as problem:
        why = Foreign(str(problem))
        raise Unmeasurable(
            Reason("its part {part} is no sound XML ({why})", part=Text(name), why=why)
        ) from None


class _Part:
    """One part on its way through the parser; which kind of part it is its first element says."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        self._measure, self._name = measure, name
        self._depth = 0
        self._kind: _Kind = _Kind(measure)

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.XmlDeclHandler = self._refuse_encoding
        parser.StartDoctypeDeclHandler = self._refuse_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except (ValueError, LookupError) as problem:  # what Python says of an encoding that it can't use
            raise self._encoded(Foreign(str(problem)[:80])) from None

    def _refuse_encoding(self, _: str, encoding: str | None, __: int) -> None:
        """Another reader takes any other encoding for UTF-8, and would see other cells than were measured."""
        if encoding is not None and encoding.upper() not in _ENCODINGS:
            raise self._encoded(Text(encoding[:40]))

    def _encoded(self, how: Value) -> Unmeasurable:
        part = Text(self._name)
        return Unmeasurable(
            Reason("its part {part} is in another encoding than UTF-8 ({how})", part=part, how=how)
        )

    def _refuse_type(self, *_: object) -> None:
        raise Unmeasurable(
            Reason("its part {part} has a document type, which no spreadsheet needs", part=Text(self._name))
        )

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._measure.element(self._name, self._depth)
        local = _local(tag)
        if self._depth == 1:
            self._kind = _KINDS.get(local, _Kind)(self._measure)
        if not isinstance(self._kind, _HOLDERS.get(local, _Kind)):
            part, element = Text(self._name), Text(local)
            raise Unmeasurable(
                Reason(
                    "its part {part} holds {element} and does not begin as a page", part=part, element=element
                )
            )
        self._kind.start(local, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._kind.end(_local(tag))

    def _text(self, text: str) -> None:
        self._kind.text(text)


class _Kind:
    """A part without cells."""

    def __init__(self, measure: SheetSize) -> None:
        self.measure = measure

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between elements."""


class _Strings(_Kind):
    """The texts that the cells of an xlsx share."""

    def __init__(self, measure: SheetSize) -> None:
        super().__init__(measure)
        self._length = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - one shape for all
        if tag == "si":
            self._length = 0

    def text(self, text: str) -> None:
        self._length += len(text)

    def end(self, tag: str) -> None:
        if tag == "si":
            self.measure.string(self._length)


class _Area(_Kind):
    """The rectangle that the cells of a page span, and the text in them."""

    def __init__(self, measure: SheetSize) -> None:
        super().__init__(measure)
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


class _Worksheet(_Area):
    """A page of an xlsx."""

    def __init__(self, measure: SheetSize) -> None:
        super().__init__(measure)
        self._cell = self._kind = ""
        self._value: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "row":
            self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
        elif tag == "c":
            self._place(attributes.get("r"))
            self._kind = attributes.get("t", "")
            if self._kind == "e":
                self.measure.error(self._cell)
        elif tag == "f":
            self.measure.formula(self._cell)
        elif tag in {"v", "is"}:
            self._value = []
            self.fill(self.row, self.column)

    def text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def end(self, tag: str) -> None:
        if tag in {"v", "is"} and self._value is not None:
            value = "".join(self._value)
            self.measure.characters(len(value))
            if self._kind == "s":
                self.measure.shares(value.strip())
            self._value = None

    def _place(self, name: str | None) -> None:
        if name is None:
            self.column += 1
        else:
            known = _PLACE.fullmatch(name.upper())
            if known is None:
                raise Unmeasurable(Reason("its cell “{cell}” is no place in a sheet", cell=Text(name[:40])))
            self.column, self.row = _column(known[1]), int(known[2])
        self._cell = name or cell_name(self.row, self.column)


class _Content(_Area):
    """The pages of an ods: cells and rows are given once and repeated."""

    def __init__(self, measure: SheetSize) -> None:
        super().__init__(measure)
        self._across = self._down = 1
        self._length: int | None = None
        self._in_row = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self.row = 0
        elif tag == "table-row":
            self._down = _repeated(attributes, "number-rows-repeated")
            self.column, self._in_row = 0, True
        elif tag in _CELLS:
            self._across = _repeated(attributes, "number-columns-repeated")
            self._begin(attributes)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        names = {_local(name) for name in attributes}
        if "formula" in names:
            self.measure.formula(cell_name(self.row + 1, self.column + 1))
        self._length = 0 if names & _VALUES else None

    def text(self, text: str) -> None:
        if self._in_row and text.strip():
            self._length = (self._length or 0) + len(text)

    def end(self, tag: str) -> None:
        if tag in _CELLS:
            if self._length is not None:
                self.fill(self.row + self._down, self.column + self._across)
                self.measure.characters(self._length * self._down * self._across)
            self.column += self._across
            self._length = None
        elif tag == "table-row":
            self.row += self._down
            self._in_row = False


_CELLS = frozenset({"table-cell", "covered-table-cell"})
_VALUES = frozenset({"value", "string-value", "date-value", "time-value", "boolean-value", "value-type"})
_KINDS: dict[str, Callable[[SheetSize], _Kind]] = {
    "sst": _Strings,
    "worksheet": _Worksheet,
    "document-content": _Content,
}
#: A program that looks for these finds cells in any part, however that begins; only there they are measured.
_HOLDERS: dict[str, type[_Kind]] = {"sheetData": _Worksheet, "table-row": _Content}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _number(text: str | None, default: int) -> int:
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal()) or len(text) > 7:
        raise Unmeasurable(Reason("its row “{row}” is no row of a sheet", row=Text(text[:40])))
    return int(text)


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    """How often a row or cell stands there; one that nobody could count stands there too often."""
    text = next((value for key, value in attributes.items() if _local(key) == name), "1")
    whole = text.isascii() and text.isdecimal() and len(text) <= 12
    return int(text) if whole else MOST_ROWS + 1
