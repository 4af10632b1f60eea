"""From a large CSV to its cells, many rows at a time: the cells and findings that `register.rows` gives."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from typing import BinaryIO

import polars as pl

from tallystick.base.csv_text import BOM, LARGEST_CELL, MARKED, ragged
from tallystick.base.findings import MOST_FINDINGS
from tallystick.register.large import pieces
from tallystick.register.rows import EMPTY_ROW, RawTable, note_heading
from tallystick.register.separators import LOOKED_AT, other_separator

NUMBER = "row"
#: The bytes of no row of a large table are fewer.
_SHORTEST = 8
Opened = Callable[[], BinaryIO]


class NotPlain(Exception):
    """The file holds what only reading it row by row can tell: broken text, a cell of several lines."""


def is_plain(stream: BinaryIO) -> bool:
    """Whether the file is UTF-8 text whose lines end with a line feed and hold no NUL."""
    decoder = getincrementaldecoder("utf-8")()
    before = b""
    try:
        for piece in pieces(stream):
            if not piece.isascii() or decoder.getstate()[0]:
                decoder.decode(piece)
            if b"\x00" in piece or ((b"\r" in piece or before) and not _ends_with_line_feeds(before + piece)):
                return False
            before = piece[-1:] if piece.endswith(b"\r") else b""
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not before


def _ends_with_line_feeds(piece: bytes) -> bool:
    """Whether each carriage return, but one at the very end, has its line feed."""
    return piece.count(b"\r") - piece.endswith(b"\r") == piece.count(b"\r\n")


def read_frames(raw: RawTable, opened: Opened) -> Iterator[pl.DataFrame]:
    """The cells of a CSV by column name, with the spreadsheet's row number; an empty cell is null.

    What is wrong with the file or with whole rows is noted in the raw table.

    Raises:
        NotPlain: it has to be read row by row instead; what was noted so far is of no use.
    """
    with opened() as stream:
        if not is_plain(stream):
            raise NotPlain
    with opened() as stream:
        if other_separator(raw.table, stream.read(LOOKED_AT).removeprefix(BOM)) is not None:
            raise NotPlain
    with opened() as stream:
        lines = _lines(stream)
        header = _records([next(lines, [""])[0]])[0]
        if len(header) < 2:
            raise NotPlain
        with opened() as again:
            if again.read(len(BOM)) == BOM:
                raw.find(MARKED)
        reader = _Reader(raw, header, note_heading(raw, header))
        yield from map(reader.frame, lines)
        reader.finish()


def _lines(stream: BinaryIO) -> Iterator[list[str]]:
    """The heading alone, then the other lines in large lots, none with its end."""
    rest = stream.readline().removeprefix(BOM)
    yield [_text(rest).rstrip("\n")]
    rest = b""
    for piece in pieces(stream):
        if piece.count(b"\n") * _SHORTEST > len(piece):
            raise NotPlain  # a million rows of nothing fill the memory as lines, and are soon told one by one
        whole, _, rest = (rest + piece).rpartition(b"\n")
        if whole or piece.count(b"\n"):
            yield _text(whole).split("\n")
        if len(rest) > LARGEST_CELL:
            raise NotPlain
    if rest:
        yield [_text(rest)]


def _text(data: bytes) -> str:
    return data.decode().replace("\r\n", "\n").removesuffix("\r")


def _records(lines: list[str]) -> list[list[str]]:
    """The cells of some lines, each of which has to be a whole row.

    Raises:
        NotPlain: a line opens a quotation mark and does not close it, or has a cell that is too large.
    """
    csv.field_size_limit(LARGEST_CELL)
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error:
        raise NotPlain from None
    if len(rows) != len(lines):
        raise NotPlain
    return rows


class _Reader:
    def __init__(self, raw: RawTable, header: list[str], positions: dict[str, int]) -> None:
        self._raw = raw
        self._width = len(header)
        self._positions = positions
        self._next = 2
        self._last = 1
        self._empty: list[int] = []

    def frame(self, lines: list[str]) -> pl.DataFrame:
        """The rows of some lines that have a cell for each column."""
        held = pl.Series(lines, dtype=pl.String)
        numbers = pl.Series(NUMBER, range(self._next, self._next + len(lines)), dtype=pl.UInt32)
        self._next += len(lines)
        if (held.str.len_bytes() > LARGEST_CELL).any():
            raise NotPlain
        odd = (
            (held.str.count_matches(",", literal=True) != self._width - 1)
            | held.str.contains('"', literal=True)
            | ~held.str.contains("[!-+\\--~]")
        )
        cells = held.filter(~odd).str.split_exact(",", self._width - 1).struct.unnest()
        frame = self._named(cells, numbers.filter(~odd))
        if not odd.any():
            self._last = self._next - 1
            return frame
        nothing = ~held.str.contains("[^, \\t]")
        self._note_empty(numbers.filter(nothing))
        doubtful = odd & ~nothing
        read = self._odd(held.filter(doubtful).to_list(), numbers.filter(doubtful).to_list())
        plain = numbers.filter(~odd).max()
        self._last = max(self._last, int(plain) if isinstance(plain, int) else 0)
        return pl.concat([frame, read]).sort(NUMBER) if len(read) else frame

    def _note_empty(self, numbers: pl.Series) -> None:
        """Keep the first empty rows; more are not told of one file."""
        self._empty.extend(numbers[: MOST_FINDINGS + 1 - len(self._empty)])

    def _odd(self, lines: list[str], numbers: list[int]) -> pl.DataFrame:
        """The rows among lines with a quotation mark, too few or too many cells, or no letter at all."""
        rows: list[list[str]] = []
        kept: list[int] = []
        for number, cells in zip(numbers, _records(lines), strict=True):
            if not any(cell.strip() for cell in cells):
                self._note_empty(pl.Series([number]))
                continue
            self._last = max(self._last, number)
            if len(cells) != self._width:
                self._raw.lost = True
                self._raw.find(ragged(len(cells), self._width), number, value=",".join(cells))
            else:
                rows.append(cells)
                kept.append(number)
        columns = list(zip(*rows, strict=True)) or [()] * self._width
        read = pl.DataFrame([pl.Series(str(at), one, dtype=pl.String) for at, one in enumerate(columns)])
        return self._named(read, pl.Series(NUMBER, kept, dtype=pl.UInt32))

    def _named(self, cells: pl.DataFrame, numbers: pl.Series) -> pl.DataFrame:
        names = {name: cells.to_series(place) for name, place in self._positions.items()}
        frame = pl.DataFrame([numbers, *(cell.alias(name) for name, cell in names.items())])
        return frame.with_columns(
            pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in names
        )

    def finish(self) -> None:
        """Note the empty rows that are followed by another one."""
        for number in self._empty:
            if number < self._last:
                self._raw.find(EMPTY_ROW, number)
