"""A CSV of figures or of metadata: its cells, and numbers in them."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tallystick.base.csv_text import SAVE_AS, BrokenCsv, lines_of, ragged, text_of
from tallystick.base.findings import Finding, FindingList, Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.index.digits import beyond
from tallystick.index.snags import Snag

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

    def numbers(self, name: str, units: Sequence[str]) -> list[float]:
        """The numbers of an indicator, NaN where there is none; what is no number is noted with its unit."""
        found = []
        for (row, text), unit in zip(self.column(name), units, strict=True):
            value = _read(text)
            found.append(self.number(row, name, text, Whose(name, unit)) if value is None else value)
        return found

    def number(
        self, row: int, name: str, text: str, whose: "Whose | None" = None, mend: Reason | None = None
    ) -> float:
        """The number in a cell; NaN where it is empty, or no number, which is noted.

        Args:
            row: the spreadsheet's row.
            name: the column.
            text: what stands in the cell.
            whose: what the number is of, for the words of what is wrong with it.
            mend: what would be right, where that is no plain number and none can be guessed.
        """
        value = _read(text)
        if value is not None:
            return value
        what, fix = _why_none(text)
        said = what if whose is None else whose.said(what)
        self.find(Problem("wrong-value", said, mend if mend and fix is _PLAIN else fix), row, name, text)
        return math.nan


class Whose(NamedTuple):
    """What a number is of: an indicator or a node, the unit if there is one, and the step that needs it."""

    element: str
    unit: str = ""
    step: str = "read"

    def said(self, what: Reason) -> Reason:
        """What is wrong, with all of them."""
        return Snag(self.step, what, _PLAIN, self.element, self.unit).told


def _read(text: str) -> float | None:
    """The number that a text is, NaN for a missing one; None where it is none to reckon with."""
    if text in MISSING:
        return math.nan
    try:
        value = float(text) if text.isascii() and "_" not in text else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) and not beyond(value) else None


def _why_none(text: str) -> tuple[Reason, Reason]:
    """What is wrong with a text that is no number, and what would be right."""
    try:
        value = float(text) if text.isascii() and "_" not in text else 0.0
    except ValueError:
        value = 0.0
    if not math.isfinite(value):
        return _ENDLESS, _PLAIN
    return (_BEYOND, _BEYOND_MEND) if beyond(value) else (_NO_NUMBER, _mend(text))


#: Signs that stand for a minus, a comma or a point, and the signs of a percentage.
_SIGNS, _PERCENT = str.maketrans("\u2212\u2013\ufe63\uff0d\uff0c\uff0e", "----,."), "%\uff05\u066a"
_DIGITS = re.compile(r"[+-]?\d+(\.\d+)?")
_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
#: Digits in groups, as they are written with a sign between thousands.
_COMMAS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d+)?")
_POINTS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")


def _mend(text: str) -> Reason:
    """What would be right in place of a text that is no number: the number, where it can be guessed."""
    plain = "".join(_digit(one) for one in text.translate(_SIGNS))
    whole = plain.rstrip(_PERCENT).strip()
    readings = _readings(_SPACES.sub("", whole))
    if len(readings) > 1:
        thousands, decimal = map(Text, readings)
        return Reason(
            "write {thousands} if the comma stands between thousands, {decimal} if it is a decimal comma",
            thousands=thousands,
            decimal=decimal,
        )
    for number in map(Text, readings):
        if whole == plain:
            return Reason("write {number}", number=number)
        return Reason("write {number}, and likewise in the whole column: percent is its unit", number=number)
    return _PLAIN


def _readings(text: str) -> list[str]:
    """The numbers that a text may be; two, by thousands first, where one comma may be of either kind."""
    found = [text.replace(",", "")] if _COMMAS.fullmatch(text) else []
    if _DIGITS.fullmatch(decimal := text.replace(",", ".")):
        return [*found, decimal]
    if not found and _POINTS.fullmatch(text):
        return [text.replace(".", "").replace(",", ".")]
    return found


def _digit(sign: str) -> str:
    """A digit of any script as one of ours; any other sign as it is."""
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign


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
