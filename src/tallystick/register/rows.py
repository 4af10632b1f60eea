"""From the bytes of one CSV file to its cells, with everything that is wrong with the file itself."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tallystick.base.findings import FindingList, Problem, reason_of
from tallystick.base.reasons import Count, Ordinal, Reason, Text, texts
from tallystick.register.columns import Table

#: No cell of any kind is as long; a longer one is a quotation mark that was never closed.
LARGEST_CELL = 131072
MOST_COLUMNS = 1_000
#: What some programs put before the first character.
BOM = b"\xef\xbb\xbf"
_SAVE_AS = Reason(
    "in WPS or Excel: Save As, type 'CSV UTF-8 (comma delimited)'; "
    "in LibreOffice: Save As, 'Edit filter settings', character set 'Unicode (UTF-8)'"
)
MARKED = Problem(
    "byte-order-mark",
    Reason("the file begins with a byte order mark"),
    Reason("nothing is lost; saving with Tallystick leaves it out"),
    severity="gap",
)
_NOT_TEXT = Problem(
    "not-text", Reason("the file holds NUL bytes, so it is no CSV text (a workbook, or UTF-16?)"), _SAVE_AS
)
_HUGE = Problem(
    "huge-cell",
    Reason("a cell is larger than any text here may be"),
    Reason('look for a quotation mark that is opened and not closed; write "" for one inside a cell'),
)
#: What other programs put between cells: a semicolon where decimals have a comma, a tab, a bar.
_SEPARATORS = {";": Reason("semicolons"), "\t": Reason("tabs"), "|": Reason("bars")}
_TWICE = Problem("doubled-column", Reason("this column is there twice"), Reason("keep one"))
EMPTY_ROW = Problem("empty-row", Reason("the row is empty"), Reason("delete it"))


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
    text = _text(raw, data)
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
        heading = Text(",".join(raw.table.columns))
        fix = Reason("put the heading row in: {heading}", heading=heading)
        raw.find(Problem("empty-file", Reason("the file is empty"), fix))
        return
    separated = _separated(raw.table, header)
    if separated is not None:
        raw.lost = True
        raw.find(separated, 1, value=header[0][:80])
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


def _separated(table: Table, header: list[str]) -> Problem | None:
    """What is wrong with a heading whose names stand apart by something else than commas."""
    for mark, name in _SEPARATORS.items():
        names = {one.strip().strip('"') for one in header[0].split(mark)}
        if len(header) == 1 and (header[0] == f"sep={mark}" or len(names & table.columns.keys()) > 1):
            return Problem(
                "other-separator",
                Reason("its cells seem to be separated by {separators}", separators=name),
                Reason("save it with commas between the cells; {how}", how=_SAVE_AS),
            )
    return None


def _text(raw: RawTable, data: bytes) -> bytes | None:
    """The bytes of the file's text without a mark before it; None where it is no text."""
    if data.startswith(BOM):
        raw.find(MARKED)
        data = data[len(BOM) :]
    if b"\x00" in data:
        raw.find(_NOT_TEXT)
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        found = Problem(
            "not-utf-8",
            _encoding(data),
            Reason("open it in its own encoding and save it as UTF-8; {how}", how=_SAVE_AS),
        )
        line = data[: problem.start].count(b"\n") + 1
        raw.find(found, line, value=repr(data[problem.start : problem.start + 8]))
        return None
    return data


_GB18030 = Reason(
    "the file is not UTF-8 text; it reads as GB18030 (GBK), the usual encoding of a Chinese Windows"
)


_WINDOWS_1252 = Reason("the file is not UTF-8 text; it looks like Windows-1252 (Western Europe)")
#: A Chinese character in GB2312, which all but rare ones are: two bytes, both high.
_PAIR = re.compile(rb"[\xa1-\xfe]{2}")


def _encoding(data: bytes) -> Reason:
    """In which encoding a file seems to be: Chinese where its high bytes come in pairs, else Western."""
    high = sum(byte >= 0x80 for byte in data)
    paired = 2 * len(_PAIR.findall(data))
    if paired >= 4 and paired >= 0.9 * high and _decodes(data, "gb18030"):
        return _GB18030
    return _WINDOWS_1252 if _decodes(data, "cp1252") else Reason("the file is not UTF-8 text")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


class _Broken(Exception):
    """From this row on the rows can't be told apart."""

    def __init__(self, problem: Problem, row: int) -> None:
        super().__init__(row)
        self.problem = problem
        self.row = row


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The file's rows with their numbers, without the empty ones at its end."""
    csv.field_size_limit(LARGEST_CELL)  # one setting for the whole process, which others may have moved
    text = io.TextIOWrapper(io.BytesIO(_without_end(data)), encoding="utf-8", newline="")
    number = 0
    try:
        for cells in csv.reader(text, strict=True):
            number += 1
            yield number, cells
    except csv.Error as problem:
        huge = "field larger" in str(problem)
        raise _Broken(_HUGE if huge else _broken(problem), number + 1) from None


def _without_end(data: bytes) -> bytes:
    """The text without the rows at its end in which nothing stands, however many there are."""
    filled = len(data.rstrip(b"\r\n\t ,"))
    ends = (data.find(end, filled) for end in (b"\r", b"\n"))
    return data[: min((at for at in ends if at >= 0), default=len(data))]


def _broken(problem: csv.Error) -> Problem:
    return Problem(
        "broken-csv",
        Reason("the rows can't be told apart from here on ({why})", why=reason_of(problem)),
        _HUGE.fix,
    )


def _too_wide(columns: int) -> Problem:
    return Problem(
        "unknown-column",
        Reason("the heading has {count} columns, more than any table", count=Count(columns)),
        Reason("look for a comma after each letter, or for another kind of file; give one heading row"),
    )


def ragged(cells: int, columns: int) -> Problem:
    """What is wrong with a row of so many cells under a heading of so many."""
    return Problem(
        "ragged-row",
        Reason(
            "the row has {cells} cells and the heading has {columns}",
            cells=Count(cells),
            columns=Count(columns),
        ),
        Reason("give it one cell a column; put a cell that holds a comma in quotation marks"),
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
            fix = Reason("add it") if column.required else Reason("add it; its cells may be empty")
            raw.find(
                Problem(
                    "missing-column",
                    Reason(
                        "the column {name} is missing ({about})", name=Text(name), about=Reason(column.about)
                    ),
                    fix,
                ),
                1,
                name,
            )
    return positions


def _unknown_column(raw: RawTable, place: int, name: str) -> None:
    if name.strip():
        problem = Problem(
            "unknown-column",
            Reason("there is no column {name} in this table", name=Text(name)),
            Reason(
                "rename or delete it; the columns are {columns}", columns=texts(tuple(raw.table.columns), ",")
            ),
        )
        raw.find(problem, 1, name, name)
    else:
        problem = Problem(
            "trailing-column",
            Reason("column {place} has no heading", place=Ordinal(place)),
            Reason("delete the empty columns that the spreadsheet put there"),
        )
        raw.find(problem, 1, str(place))
