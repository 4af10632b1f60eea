"""A file of figures opened: what kind it is by its first bytes, and its pages or its columns."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tallystick.base.csv_text import LARGEST_CELL, broken
from tallystick.base.findings import Refusal, reason_of
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import open_regular
from tallystick.base.zips import UnsoundZip
from tallystick.pipeline.evidence import book_reader
from tallystick.pipeline.evidence.page import GivenPage, GridCell
from tallystick.pipeline.review.refused_cells import refuse_errors, refuse_uncounted
from tallystick.pipeline.review.sheet_size import ShownCells, Unmeasurable
from tallystick.pipeline.review.workbook import laid_out, sound_parts

LARGEST = 512 * 1024 * 1024
_ZIP, _PARQUET, _OLD_OFFICE = b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x0c\x0e-\x1f]")
_DELIMITERS = (",", ";", "\t", "|")
_RIGHT = Reason("give a CSV, an xlsx, ods or Parquet file, or SDMX as CSV or XML")
_LOOKED_AT = 50
#: So many bytes hold the rows that are looked at, or so much of them as is needed.
_TOP = 200_000
#: How the names of files of figures end; in any other a table would be seen where none is.
_ENDINGS = frozenset(
    {"", ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet", ".xml"}
)


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was given.

    Attributes:
        path: where it lies.
        kind: ``csv``, ``book``, ``parquet`` or ``xml``.
        sha256: the SHA-256 of its bytes.
        data: its bytes; none of a Parquet, which is read from its place.
    """

    path: str
    kind: str
    sha256: str
    data: bytes

    @property
    def name(self) -> str:
        """The file's name."""
        return Path(self.path).name


@dataclass(frozen=True, slots=True)
class CsvText:
    """A CSV as text.

    Attributes:
        data: all of it in UTF-8, each line ending with a line feed.
        delimiter: what stands between its cells.
        beginning: the cells of its first rows.
    """

    data: bytes
    delimiter: str
    beginning: Sequence[Sequence[str]]


def open_given(path: str) -> GivenFile:
    """Open a file and see what it is.

    Raises:
        Refusal: it is not there, is too large, or is of no kind that holds figures here.
    """
    try:
        with open_regular(path, LARGEST) as file:
            data = file.read()
    except FileNotFoundError:
        raise Refusal(Reason("there is no file {path}", path=Text(path)), _RIGHT) from None
    except OSError as problem:
        raise unread(path, reason_of(problem)) from None
    if not data or data.isspace():
        raise unread(path, Reason("it is empty"))
    if Path(path).suffix.lower() not in _ENDINGS:
        raise unread(path, Reason("by its name it is no table of figures"))
    kind = _kind(data)
    if data.startswith(_OLD_OFFICE):
        raise unread(
            path, Reason("it is an old xls file or protected by a password: save it as xlsx without one")
        )
    if kind == "xml" and _WEB_PAGE.search(data[:2000]):
        raise unread(path, Reason("it is a web page, whatever its name says: save it as xlsx or CSV"))
    return GivenFile(path, kind, hashlib.sha256(data).hexdigest(), b"" if kind == "parquet" else data)


def _kind(data: bytes) -> str:
    if data.startswith(_ZIP):
        return "book"
    if data.startswith(_PARQUET):
        return "parquet"
    return "xml" if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "csv"


def unread(path: str, why: Reason) -> Refusal:
    """That a file can't be read, and why."""
    return Refusal(Reason("{path} can't be read ({why})", path=Text(path), why=why), _RIGHT)


def book_pages(given: GivenFile) -> list[GivenPage]:
    """The visible pages of a spreadsheet, those without a cell left out.

    Raises:
        Refusal: it can't be read, holds errors, formulas without a value, or nothing.
    """
    try:
        parts, size = sound_parts(given.path)
        refuse_uncounted(given.path, size.uncounted)
        refuse_errors(given.path, size.errors)
        told = json.loads(laid_out(parts, book_reader.__name__, ()), parse_float=Decimal, parse_int=Decimal)
    except (OSError, UnsoundZip, Unmeasurable) as problem:
        raise unread(given.path, reason_of(problem)) from None
    pages = [
        _page(name, cells, merged, size.shown)
        for name, cells, merged in told
        if any(one != "" for row in cells for one in row)
    ]
    if not pages:
        raise unread(given.path, Reason("no cell of it that can be seen holds anything"))
    return pages


def _page(
    name: str, cells: list[list[GridCell]], merged: Sequence[Sequence[Decimal]], shown: ShownCells
) -> GivenPage:
    """A page as it is shown: what the library leaves out of it is put back."""
    key = shown.page(name)
    for row, column in shown.percent.get(key, ()):
        cell = cells[row][column] if row < len(cells) and column < len(cells[row]) else ""
        if isinstance(cell, Decimal):
            cells[row][column] = f"{plain((cell * 100).normalize())}%"
    told = [(int(a), int(b), int(c), int(d)) for a, b, c, d in merged]
    return GivenPage(name, cells, told or shown.merged.get(key, ()))


def csv_text(given: GivenFile) -> CsvText:
    """A CSV as text, and what stands between its cells.

    Raises:
        Refusal: it is no text.
    """
    data = given.data if _is_plain(given.data) else _decoded(given).removeprefix("\ufeff").encode()
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    top = data[:_TOP].decode(errors="ignore")  # a letter may be cut in two
    delimiter = _delimiter(top)
    return CsvText(data, delimiter, csv_rows(given, top, delimiter)[:_LOOKED_AT])


def _is_plain(data: bytes) -> bool:
    """Whether every encoding reads the same text in these bytes: then no words need to be looked at."""
    return data.isascii() and _CONTROL.search(data, 0, _SAMPLE) is None


def _decoded(given: GivenFile) -> str:
    """The text in a file, in whatever encoding.

    Raises:
        Refusal: it is no text.
    """
    from tallystick.reading.decode import decode  # it brings the words of all languages
    from tallystick.reading.unreadable import UnreadableDocument, refusal

    try:
        text, _ = decode(given.data)
    except UnreadableDocument as problem:
        raise Refusal(refusal(problem, given.path).title, _RIGHT) from None
    return text


def csv_rows(given: GivenFile, text: str, delimiter: str) -> list[list[str]]:
    """The cells of a CSV by row.

    Raises:
        Refusal: a cell is larger than any text here may be.
    """
    csv.field_size_limit(LARGEST_CELL)  # one setting for the whole process, which others may have moved
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as problem:
        raise unread(given.path, broken(problem).message) from None


def _delimiter(text: str) -> str:
    """The sign that parts most rows into as many cells as their neighbours; a comma where none does."""
    lines = text.split("\n")[:_LOOKED_AT]
    best = (0, 0, 0)
    found = _DELIMITERS[0]
    for place, sign in enumerate(_DELIMITERS):
        widths = _widths(lines, sign)
        common = max(set(widths), key=lambda one: (widths.count(one), one), default=0)
        score = (widths.count(common) if common > 1 else 0, common, -place)
        if score > best:
            best, found = score, sign
    return found


def _widths(lines: Sequence[str], sign: str) -> list[int]:
    """How many cells each row has that holds any, if this sign parts them; none where it can't."""
    try:
        return [len(row) for row in csv.reader(lines, delimiter=sign) if row]
    except csv.Error:  # what stands before the first such sign is too long for a cell
        return []
