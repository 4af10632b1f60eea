"""From the bytes of any CSV file to its rows of cells, or what keeps them from being told apart."""

import csv
import io
from collections.abc import Iterator

from tallystick.base.encodings import encoding_of
from tallystick.base.findings import Problem, reason_of
from tallystick.base.reasons import Count, Reason

#: No cell of any kind is as long; a longer one is a quotation mark that was never closed.
LARGEST_CELL = 131072
#: What some programs put before the first character.
BOM = b"\xef\xbb\xbf"
SAVE_AS = Reason(
    "in WPS or Excel: Save As, type 'CSV UTF-8 (comma delimited)'; "
    "in LibreOffice: Save As, 'Edit filter settings', character set 'Unicode (UTF-8)'"
)
MARKED = Problem(
    "byte-order-mark",
    Reason("the file begins with a byte order mark"),
    Reason("nothing is lost; saving with Tallystick leaves it out"),
    severity="gap",
)
#: With what a file of NUL bytes begins, and what it is.
_BEGINNINGS = {
    b"PK\x03\x04": Reason("the file is a workbook (xlsx, ods) or another zip under the name of a CSV"),
    b"\xd0\xcf\x11\xe0": Reason("the file is an old workbook (xls) under the name of a CSV"),
    b"\xff\xfe": Reason("the file is text in UTF-16 (Unicode text)"),
    b"\xfe\xff": Reason("the file is text in UTF-16 (Unicode text)"),
}
_NUL_BYTES = Reason("the file holds NUL bytes, so it is no CSV text")
_HUGE = Problem(
    "huge-cell",
    Reason("a cell is larger than any text here may be"),
    Reason('look for a quotation mark that is opened and not closed; write "" for one inside a cell'),
)


class BrokenCsv(Exception):
    """The file is no CSV text, or from a row on its rows can't be told apart.

    Attributes:
        problem: what is wrong with it.
        row: the row where it is, if there is one.
        value: what stands there, if it helps.
    """

    def __init__(self, problem: Problem, row: int | None = None, value: str | None = None) -> None:
        """Say what, and where."""
        super().__init__(row)
        self.problem = problem
        self.row = row
        self.value = value


def text_of(data: bytes) -> bytes:
    """The bytes of the file's text, without a mark before it.

    Raises:
        BrokenCsv: it is no UTF-8 text.
    """
    data = data.removeprefix(BOM)
    if b"\x00" in data:
        said = next((said for mark, said in _BEGINNINGS.items() if data.startswith(mark)), _NUL_BYTES)
        raise BrokenCsv(Problem("not-text", said, SAVE_AS))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        found = Problem(
            "not-utf-8",
            encoding_of(data),
            Reason("open it in its own encoding and save it as UTF-8; {how}", how=SAVE_AS),
        )
        line = data[: problem.start].count(b"\n") + 1
        raise BrokenCsv(found, line, repr(data[problem.start : problem.start + 8])) from None
    return data


def lines_of(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text with their numbers, without the empty ones at its end.

    Raises:
        BrokenCsv: from a row on they can't be told apart.
    """
    csv.field_size_limit(LARGEST_CELL)  # one setting for the whole process, which others may have moved
    text = io.TextIOWrapper(io.BytesIO(_without_end(data)), encoding="utf-8", newline="")
    number = 0
    try:
        for cells in csv.reader(text, strict=True):
            number += 1
            yield number, cells
    except csv.Error as problem:
        raise BrokenCsv(broken(problem), number + 1) from None


def _without_end(data: bytes) -> bytes:
    """The text without the rows at its end in which nothing stands, however many there are."""
    filled = len(data.rstrip(b"\r\n\t ,"))
    ends = (data.find(end, filled) for end in (b"\r", b"\n"))
    return data[: min((at for at in ends if at >= 0), default=len(data))]


def broken(problem: csv.Error) -> Problem:
    """What the reader of CSV found that keeps rows from being told apart: a cell without end, above all."""
    if "field larger" in str(problem):
        return _HUGE
    return Problem(
        "broken-csv",
        Reason("the rows can't be told apart from here on ({why})", why=reason_of(problem)),
        _HUGE.fix,
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
