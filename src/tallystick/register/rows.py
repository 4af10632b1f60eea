"""From the bytes of one CSV file to its cells, with everything that is wrong with the file itself."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from tallystick.base.findings import FindingList, Problem
from tallystick.register.columns import Table

#: No cell of any kind is as long; a longer one is a quotation mark that was never closed.
LARGEST_CELL = 131072
MOST_COLUMNS = 1_000
#: What some programs put before the first character.
BOM = b"\xef\xbb\xbf"
_SAVE_AS = (
    "in WPS or Excel: Save As, type 'CSV UTF-8 (comma delimited)'; "
    "in LibreOffice: Save As, 'Edit filter settings', character set 'Unicode (UTF-8)'"
)
MARKED = Problem(
    "byte-order-mark",
    "the file begins with a byte order mark",
    "nothing is lost; saving with Tallystick leaves it out",
    severity="gap",
)
_NOT_TEXT = Problem(
    "not-text", "the file holds NUL bytes, so it is no CSV text (a workbook, or UTF-16?)", _SAVE_AS
)
_HUGE = Problem(
    "huge-cell",
    "a cell is larger than any text here may be",
    'look for a quotation mark that is opened and not closed; write "" for one inside a cell',
)
_TWICE = Problem("doubled-column", "this column is there twice", "keep one")
EMPTY_ROW = Problem("empty-row", "the row is empty", "delete it")


@dataclass(slots=True)
class RawTable:
    """The cells of a file as they stand.

    Attributes:
        table: which table it is.
        rows: the spreadsheet's row number and the cells by column name.
        findings: what is wrong with the file or with whole rows.
        absent: whether there is no such file.
        lost: whether there may be rows that could not be told apart, so that not every key is known.
        file: where it lies in the package.
    """

    table: Table
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    findings: FindingList = field(default_factory=FindingList)
    absent: bool = False
    lost: bool = False
    file: str = ""

    def __post_init__(self) -> None:
        """Lie where tables lie, if nothing else is said."""
        self.file = self.file or self.table.path

    def find(
        self, problem: Problem, row: int | None = None, column: str | None = None, value: object = None
    ) -> None:
        """Note a problem with this file."""
        self.findings.append(problem.at(self.file, row, column, value))


def read_rows(table: Table, data: bytes) -> RawTable:
    """The cells of a table's file; what can't be read is named and left out.

    After so many errors that no person goes through them, the rest is not looked at.
    """
    raw = RawTable(table)
    text = _decode(raw, data)
    if text is None:
        raw.lost = True
        return raw
    marks = tuple(raw.findings)
    try:
        _take(raw, _lines(text))
    except _Broken as broken:
        raw = RawTable(table, lost=True)
        for one in marks:
            raw.findings.append(one)
        raw.find(broken.problem, broken.row)
    return raw


def _take(raw: RawTable, lines: Iterator[tuple[int, list[str]]]) -> None:
    _, header = next(lines, (1, []))
    if not header:
        raw.lost = True
        columns = ",".join(raw.table.columns)
        raw.find(Problem("empty-file", "the file is empty", f"put the heading row in: {columns}"))
        return
    if len(header) > MOST_COLUMNS:
        raw.lost = True
        raw.find(_too_wide(len(header)), 1)
        return
    positions = note_heading(raw, header)
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            raw.find(EMPTY_ROW, number)
        elif len(cells) != len(header):
            raw.lost = True
            raw.find(ragged(len(cells), len(header)), number, value=",".join(cells))
        else:
            raw.rows.append((number, {name: cells[place] for name, place in positions.items()}))
        if raw.findings.is_full:
            raw.lost = True
            raw.findings.stop_at(number)
            return


def _decode(raw: RawTable, data: bytes) -> str | None:
    if data.startswith(BOM):
        raw.find(MARKED)
        data = data[len(BOM) :]
    if b"\x00" in data:
        raw.find(_NOT_TEXT)
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        found = Problem(
            "not-utf-8",
            f"the file is not UTF-8 text{_likely(data)}",
            f"open it in its own encoding and save it as UTF-8; {_SAVE_AS}",
        )
        line = data[: problem.start].count(b"\n") + 1
        raw.find(found, line, value=repr(data[problem.start : problem.start + 8]))
        return None


def _likely(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "; it reads as GB18030 (GBK), the usual encoding of a Chinese Windows"


class _Broken(Exception):
    """From this row on the rows can't be told apart."""

    def __init__(self, problem: Problem, row: int) -> None:
        super().__init__(row)
        self.problem = problem
        self.row = row


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The file's rows with their numbers, without the empty ones at its end."""
    csv.field_size_limit(LARGEST_CELL)  # one setting for the whole process, which others may have moved
    number = 0
    try:
        for cells in csv.reader(io.StringIO(_without_end(text), newline=""), strict=True):
            number += 1
            yield number, cells
    except csv.Error as problem:
        huge = "field larger" in str(problem)
        raise _Broken(_HUGE if huge else _broken(problem), number + 1) from None


def _without_end(text: str) -> str:
    """The text without the rows at its end in which nothing stands, however many there are."""
    filled = len(text.rstrip("\r\n\t ,"))
    ends = (text.find(end, filled) for end in "\r\n")
    return text[: min((at for at in ends if at >= 0), default=len(text))]


def _broken(problem: csv.Error) -> Problem:
    return Problem("broken-csv", f"the rows can't be told apart from here on ({problem})", _HUGE.fix)


def _too_wide(columns: int) -> Problem:
    return Problem(
        "unknown-column",
        f"the heading has {columns:,} columns, more than any table",
        "look for a comma after each letter, or for another kind of file; give one heading row",
    )


def ragged(cells: int, columns: int) -> Problem:
    """What is wrong with a row of so many cells under a heading of so many."""
    return Problem(
        "ragged-row",
        f"the row has {cells} cells and the heading has {columns}",
        "give it one cell a column; put a cell that holds a comma in quotation marks",
    )


def note_heading(raw: RawTable, header: list[str]) -> dict[str, int]:
    """Where each known column stands; notes what is wrong with the heading, and whether the key is lost."""
    positions: dict[str, int] = {}
    for place, name in enumerate(header):
        if name in positions:
            raw.find(_TWICE, 1, name, name)
        elif name in raw.table.columns:
            positions[name] = place
        else:
            _unknown_column(raw, place + 1, name)
    raw.lost = not positions.keys() >= set(raw.table.key)
    for name, column in raw.table.columns.items():
        if name not in positions and not column.added:
            fix = "add it" if column.required else "add it; its cells may be empty"
            raw.find(
                Problem("missing-column", f"the column {name} is missing ({column.about})", fix), 1, name
            )
    return positions


def _unknown_column(raw: RawTable, place: int, name: str) -> None:
    if name.strip():
        problem = Problem(
            "unknown-column",
            f"there is no column {name} in this table",
            "rename or delete it; the columns are " + ", ".join(raw.table.columns),
        )
        raw.find(problem, 1, name, name)
    else:
        problem = Problem(
            "trailing-column",
            f"column {place} has no heading",
            "delete the empty columns that the spreadsheet put there",
        )
        raw.find(problem, 1, str(place))
