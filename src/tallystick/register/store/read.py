"""From the file of a large table to the table, checked, with the findings that its rows would give."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from tallystick.base.findings import MOST_FINDINGS, Finding, Problem
from tallystick.base.reasons import Reason
from tallystick.base.regular import in_words
from tallystick.register.cells import TypedTable, duplicate, read_cells
from tallystick.register.columns import Table
from tallystick.register.folder import LARGEST_UNPACKED
from tallystick.register.rows import RawTable, read_rows
from tallystick.register.store.cells import CellColumn
from tallystick.register.store.frames import parquet_frames
from tallystick.register.store.lines import NUMBER, NotPlain, Opened, read_frames
from tallystick.register.store.order import Ascending
from tallystick.register.store.scratch import Scratch
from tallystick.register.store.table import SOUND, LargeTable, Pieces
from tallystick.register.unreadable import UnreadableFile


def read_csv_table(table: Table, opened: Opened) -> TypedTable:
    """A large CSV as a table in columns; as rows where only reading row by row can tell its cells apart."""
    raw = RawTable(table)
    try:
        return _Reader(raw).table(read_frames(raw, opened))
    except NotPlain:
        with opened() as stream:
            data = stream.read(LARGEST_UNPACKED + 1)
        if len(data) > LARGEST_UNPACKED:
            why = Reason(
                "it is larger than {size}, and its rows are not written plainly",
                size=in_words(LARGEST_UNPACKED),
            )
            raise UnreadableFile(table.path, why, Reason("give the table as Parquet")) from None
        return read_cells(read_rows(table, data))


def read_parquet_table(table: Table, content: Path | bytes) -> TypedTable:
    """A table that lies in Parquet, as a file or its bytes; its findings name that file."""
    raw = RawTable(table, file=table.parquet)
    reader = _Reader(raw)
    place = content if isinstance(content, Path) else reader.scratch.file("given.parquet")
    if isinstance(content, bytes):
        place.write_bytes(content)
    return reader.table(parquet_frames(raw, place))


class _Reader:
    def __init__(self, raw: RawTable) -> None:
        self.scratch = Scratch()
        self._raw = raw
        self._columns = [CellColumn(name, column) for name, column in raw.table.columns.items()]
        self._key = raw.table.key[0]
        self._found: list[Finding] = []
        self._named: dict[str, Counter[str]] = {name: Counter() for name in raw.table.referring}
        self._ascending = Ascending()
        self._pieces: list[Path] = []
        self._rows = 0

    def table(self, frames: Iterable[pl.DataFrame]) -> LargeTable:
        """The table that these rows make."""
        for frame in frames:
            if len(frame):
                self._keep(frame)
            if self._is_enough():
                break
        pieces = Pieces(self.scratch, tuple(self._pieces), self._rows, ascending=self._ascending.holds)
        findings = self._raw.findings
        for one in () if self._ascending.holds else self._duplicates(pieces):
            findings.append(one)
        for one in self._found:
            findings.append(one)
        filled = frozenset(one.name for one in self._columns if one.filled)
        raw = self._raw
        return LargeTable(
            raw.table,
            findings=findings,
            lost=raw.lost,
            file=raw.file,
            pieces=pieces,
            named=self._named,
            filled=filled,
        )

    def _keep(self, frame: pl.DataFrame) -> None:
        """Read the cells of some rows and keep them on the disk."""
        numbers = frame[NUMBER]
        sound = pl.repeat(value=True, n=len(frame), eager=True)
        kept = [numbers]
        for column in self._columns:
            there = column.name in frame.columns
            cells = frame[column.name] if there else pl.repeat(None, len(frame), dtype=pl.String, eager=True)
            texts, wrong = column.read(cells)
            if wrong:
                bad = cells.is_in(list(wrong)).fill_null(value=False)
                sound &= ~bad
                self._note(column.name, wrong, numbers.filter(bad), cells.filter(bad))
            if isinstance(column.lacking, Problem) and cells.null_count():
                sound &= cells.is_not_null()
                if there:  # a column that is missing as a whole was named once already
                    self._note_lacking(column.name, column.lacking, numbers.filter(cells.is_null()))
            if column.name in self._named:
                counted = texts.drop_nulls().value_counts(name="count")
                self._named[column.name].update(dict(counted.iter_rows()))
            kept.append((cells if column.name == self._key else texts).alias(column.name))
        self._ascending.look(kept[1 + list(self._raw.table.columns).index(self._key)])
        place = self.scratch.file("piece.parquet")
        pl.DataFrame([*kept, sound.alias(SOUND)]).write_parquet(place, compression="lz4")
        self._pieces.append(place)
        self._rows += len(frame)

    def _note(self, name: str, wrong: dict[str, Problem], numbers: pl.Series, cells: pl.Series) -> None:
        for number, cell in zip(numbers[:MOST_FINDINGS], cells[:MOST_FINDINGS], strict=True):
            self._found.append(wrong[cell].at(self._raw.file, number, name, cell))

    def _note_lacking(self, name: str, problem: Problem, numbers: pl.Series) -> None:
        for number in numbers[:MOST_FINDINGS]:
            self._found.append(problem.at(self._raw.file, number, name, ""))

    def _is_enough(self) -> bool:
        """Whether no person goes through more than was found; then the rest is not looked at."""
        told = self._raw.findings
        self._found.sort(key=lambda one: one.row or 0)
        del self._found[MOST_FINDINGS:]
        if len(self._found) < MOST_FINDINGS and not told.is_full:
            return False
        last = self._found[-1] if len(self._found) == MOST_FINDINGS else told[-1]
        told.stop_at(last.row or 0)
        self._raw.lost = True
        return True

    def _duplicates(self, pieces: Pieces) -> Iterator[Finding]:
        """A finding for each row that has the key of an earlier one."""
        keys = pieces.scan().select(NUMBER, self._key).filter(pl.col(self._key).is_not_null())
        hashes = keys.select(pl.col(self._key).hash()).collect().to_series()
        again = hashes.filter(hashes.is_duplicated()).unique()
        if not len(again):
            return
        rows = keys.filter(pl.col(self._key).hash().is_in(again.implode())).sort(NUMBER).collect()
        first: dict[str, int] = {}
        for number, key in rows.iter_rows():
            if first.setdefault(key, number) != number:
                problem = duplicate(first[key], (self._key,))
                yield problem.at(self._raw.file, number, self._key, key)
