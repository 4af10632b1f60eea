"""A CSV of figures or of metadata: its cells, and numbers in them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from tallystick.base.csv_text import SAVE_AS, BrokenCsv, lines_of, ragged, text_of
from tallystick.base.findings import Finding, FindingList, Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.index.digits import beyond

#: What R and people write where there is no figure.
MISSING = frozenset({"", "NA"})
_SEPARATORS = {";": Reason("semicolons"), "\t": Reason("tabs"), "|": Reason("bars")}
_EMPTY = Problem("empty-file", Reason("the file is empty"), Reason("put the heading row in"))
_NO_NUMBER = Reason("this is no number")
_PLAIN = Reason("write digits with a point, such as 1234.5, or leave the cell empty")
_ENDLESS = Reason("this is no finite number")
_BEYOND = Reason("nothing can be reckoned with so large or so small a number")
_BEYOND_MEND = Reason("correct it, or give the figures of the column in another unit")


@dataclass(slots=True)
class CellTable:
    """The cells of a CSV by column.

    Attributes:
        file: its name.
        heading: the names of its columns.
        rows: the spreadsheet's row number, and the cells.
        findings: what is wrong with it.
    """

    file: str
    heading: tuple[str, ...] = ()
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    findings: FindingList = field(default_factory=FindingList)

    def find(
        self, problem: Problem, row: int | None = None, column: str | None = None, value: object = None
    ) -> None:
        """Note a problem."""
        self.findings.append(problem.at(self.file, row, column, value))

    def column(self, name: str) -> Iterator[tuple[int, str]]:
        """The cells of a column with their rows, without spaces around them."""
        at = self.heading.index(name)
        return ((row, cells[at].strip()) for row, cells in self.rows)

    def numbers(self, name: str) -> list[float]:
        """The numbers of a column, NaN where there is none; what is no number is noted."""
        return [self.number(row, name, text) for row, text in self.column(name)]

    def number(self, row: int, name: str, text: str) -> float:
        """The number in a cell; NaN where it is empty, or no number, which is noted."""
        if text in MISSING:
            return math.nan
        try:
            value = float(text) if text.isascii() and "_" not in text else math.nan
        except ValueError:
            value = math.nan
        if math.isinf(value) or text.strip("+-").lower() in {"nan", "inf", "infinity"}:
            self.find(Problem("wrong-value", _ENDLESS, _PLAIN), row, name, text)
            return math.nan
        if math.isnan(value):
            self.find(Problem("wrong-value", _NO_NUMBER, _mend(text)), row, name, text)
        if beyond(value):
            self.find(Problem("wrong-value", _BEYOND, _BEYOND_MEND), row, name, text)
        return value


def _mend(text: str) -> Reason:
    """What would be right in place of a text that is no number: the number, where it can be guessed."""
    for old, new in ((",", "."), (",", ""), (" ", ""), ("\u00a0", ""), ("\u202f", "")):
        tried = text.replace(old, new)
        if text.count(old) and tried.count(".") <= 1 and tried.replace(".", "", 1).lstrip("+-").isdecimal():
            return Reason("write {number}", number=Text(tried))
    return _PLAIN


def read_cells(file: str, data: bytes) -> CellTable:
    """The cells of a CSV; what can't be read is noted."""
    table = CellTable(file)
    try:
        lines = list(lines_of(text_of(data)))
    except BrokenCsv as broken:
        table.find(broken.problem, broken.row, value=broken.value)
        return table
    if not lines or not any(cell.strip() for cell in lines[0][1]):
        table.find(_EMPTY)
        return table
    table.heading = tuple(name.strip() for name in lines[0][1])
    _check_heading(table)
    for number, cells in lines[1:]:
        if not any(cell.strip() for cell in cells):
            table.find(Problem("empty-row", Reason("the row is empty"), Reason("delete it")), number)
        elif len(cells) != len(table.heading):
            table.find(ragged(len(cells), len(table.heading)), number, value=",".join(cells))
        else:
            table.rows.append((number, cells))
    return table


def _check_heading(table: CellTable) -> None:
    only = table.heading[0]
    for mark, separators in _SEPARATORS.items():
        if len(table.heading) == 1 and mark in only:
            problem = Problem(
                "other-separator",
                Reason("its cells seem to be separated by {separators}", separators=separators),
                Reason("save it with commas between the cells; {how}", how=SAVE_AS),
            )
            table.find(problem, 1, value=only[:80])
    seen: set[str] = set()
    for name in table.heading:
        if name in seen and name:
            table.find(
                Problem("doubled-column", Reason("this column is there twice"), Reason("keep one")),
                1,
                name,
                name,
            )
        seen.add(name)


def missing_column(table: CellTable, name: str, about: Reason) -> Finding:
    """Word of a column that must be there."""
    what = Reason("the column {name} is missing ({about})", name=Text(name), about=about)
    there = texts([one for one in table.heading if one][:12], ",")
    return Problem("missing-column", what, Reason("add it; the columns are {columns}", columns=there)).at(
        table.file, 1, name
    )
