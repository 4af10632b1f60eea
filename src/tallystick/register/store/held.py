"""The rows of a large table that lie in memory already, put into canonical order there."""

import functools
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from tallystick.register import large
from tallystick.register.columns import Table
from tallystick.register.store.order import Ascending, ranks
from tallystick.register.store.rows import StoredRows
from tallystick.register.store.scratch import Scratch

#: So many rows are handed out at a time.
_LOT = 200_000


class HeldRows(StoredRows):
    """Rows in memory, sorted; they are written to the disk only when somebody asks for files."""

    def __init__(self, table: Table, columns: pl.DataFrame) -> None:
        """Take every column of a table, each cell in canonical text and null where it is empty."""
        key = columns[table.order[0]]
        ascending = Ascending()
        ascending.look(key)
        self._held = columns if ascending.holds else columns[ranks([key]).arg_sort()]
        self._piece = Scratch()
        filled = frozenset(name for name in table.columns if columns[name].null_count() < len(columns))
        super().__init__(table, self._piece, (), ordered=True, filled=filled)

    @functools.cached_property
    def places(self) -> tuple[Path, ...]:
        """A file of its columns."""
        place = self._piece.file("held.parquet")
        self._held.write_parquet(place, compression="lz4")
        return (place,)

    def frames(self) -> Iterator[pl.DataFrame]:
        """The table's columns, so many rows at a time, in canonical order."""
        return self._held.iter_slices(_LOT)

    @functools.cached_property
    def _parquet(self) -> Path:
        place = self._piece.file("canonical.parquet")
        rows = self._held.lazy().select(self._written)
        rows.sink_parquet(place, compression="zstd", row_group_size=large.LONGEST_CSV)
        return place

    @functools.cached_property
    def _lengths(self) -> list[int]:
        return [len(self._held)]
