"""The rows of a large table in canonical order: a sequence of objects that lies in columns on the disk."""

import functools
import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

import polars as pl

from tallystick.base.canonical import Json
from tallystick.register import large
from tallystick.register.columns import Table
from tallystick.register.store.figures import ColumnFigures
from tallystick.register.store.objects import objects
from tallystick.register.store.order import ranks, spread
from tallystick.register.store.scratch import Scratch

#: So many rows are sorted in memory together.
LOT = 1_000_000


class StoredRows(large.LargeRows[Any]):
    """Rows in their canonical order. They become objects one lot at a time, and are not kept."""

    def __init__(
        self, table: Table, scratch: Scratch, places: Sequence[Path], *, ordered: bool, filled: frozenset[str]
    ) -> None:
        """Take over the pieces of a table all of whose rows can be read.

        Args:
            table: which table it is.
            scratch: where they lie; it lasts as long as the rows.
            places: files of its columns.
            ordered: whether the rows of these files, one after the other, are in canonical order already.
            filled: the columns in which some cell is filled.
        """
        self._table = table
        self._scratch = scratch
        self._given = tuple(places)
        self._ordered = ordered
        self._filled = filled

    @functools.cached_property
    def places(self) -> tuple[Path, ...]:
        """The files of its columns, in canonical order."""
        if self._ordered or not self._given:
            return self._given
        key = self._table.order[0]
        order = ranks(pl.read_parquet(place, columns=[key], glob=False)[key] for place in self._given)
        frames = (pl.read_parquet(place, glob=False) for place in self._given)
        done = 0

        def ranked() -> Iterator[pl.DataFrame]:
            nonlocal done
            for frame in frames:
                yield frame.with_columns(order.slice(done, len(frame)).alias("rank"))
                done += len(frame)

        lots = spread(self._scratch, ranked(), lambda frame: frame["rank"] // LOT, ["rank"])
        return tuple(place for _, place in lots)

    def frames(self) -> Iterator[pl.DataFrame]:
        """The table's columns, so many rows at a time, in canonical order."""
        names = list(self._table.columns)
        return (pl.read_parquet(place, columns=names, glob=False) for place in self.places)

    @functools.cached_property
    def figures(self) -> ColumnFigures:
        """Its rows by indicator, area and group."""
        return ColumnFigures(self._table, self._scratch, self.frames)

    def holds(self, column: str) -> bool:
        """Whether any cell of the column is filled."""
        return column in self._filled

    def with_value(self, column: str, values: Collection[str]) -> Iterator[tuple[int, Any]]:
        """The rows in whose column one of these texts stands, each with its place, counted from 0."""
        first = 0
        for file, length in zip(self.places, self._lengths, strict=True):
            placed = pl.scan_parquet(file, glob=False).with_row_index("place of the row", offset=first)
            frame = placed.filter(pl.col(column).is_in(list(values))).collect()
            yield from zip(frame["place of the row"], objects(self._table, frame), strict=True)
            first += length

    def facts(self) -> Mapping[str, Json]:
        """The number of its rows and the SHA-256 of each column that holds something."""
        hashes = {name: hashlib.sha256() for name in self._table.columns if self.holds(name)}
        for frame in self.frames():
            for name, so_far in hashes.items():
                so_far.update(_lines(frame.select(name)))
        if not len(self):
            return {}
        return {"rows": len(self), "columns": {name: one.hexdigest() for name, one in hashes.items()}}

    @functools.cached_property
    def _written(self) -> list[str]:
        columns = self._table.columns.items()
        return [name for name, column in columns if not column.added or self.holds(name)]

    def as_file(self) -> Path:
        """The table as one canonical file: CSV, or Parquet above `large.LONGEST_CSV` rows."""
        if len(self) > large.LONGEST_CSV:
            return self._parquet
        place = self._scratch.file("canonical.csv")
        with place.open("wb") as out:
            out.write((",".join(self._written) + "\n").encode())
            for frame in self.frames():
                frame.select(self._written).write_csv(out, include_header=False, quote_style="necessary")
        return place

    @functools.cached_property
    def _parquet(self) -> Path:
        place = self._scratch.file("canonical.parquet")
        scan = pl.scan_parquet(list(self.places), glob=False).select(self._written)
        scan.sink_parquet(place, compression="zstd", row_group_size=large.LONGEST_CSV)
        return place

    def cells(self) -> Iterator[tuple[str | None, ...]]:
        """Each row's cells in the order of the columns, in canonical text, and None where one is empty."""
        for frame in self.frames():
            yield from frame.iter_rows()

    def lie_in(self, place: Path) -> bool:
        """Whether a Parquet file, read again, holds exactly these rows as `as_file` writes them."""
        written = pl.scan_parquet(place, glob=False)
        if written.collect_schema() != pl.Schema(dict.fromkeys(self._written, pl.String)):
            return False
        start = 0
        for frame in self.frames():
            there = written.slice(start, len(frame)).collect()
            if len(there) != len(frame) or not _has_cells(there, frame):
                return False
            start += len(frame)
        return int(written.select(pl.len()).collect().item()) == start

    @functools.cached_property
    def _lengths(self) -> list[int]:
        return [
            int(pl.scan_parquet(place, glob=False).select(pl.len()).collect().item()) for place in self.places
        ]

    def __len__(self) -> int:
        """How many rows there are."""
        return sum(self._lengths)

    def __iter__(self) -> Iterator[Any]:
        """Every row as an object."""
        for frame in self.frames():
            yield from objects(self._table, frame)

    @overload
    def __getitem__(self, place: int) -> Any: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...

    def __getitem__(self, place: int | slice) -> Any:
        """A row, or some, as objects."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = place + len(self) if place < 0 else place
        for file, length in zip(self.places, self._lengths, strict=True):
            if 0 <= at < length:
                frame = pl.scan_parquet(file, glob=False).slice(at, 1).collect()
                return next(objects(self._table, frame))
            at -= length
        raise IndexError(place)

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same rows, in whatever form."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


def _has_cells(there: pl.DataFrame, frame: pl.DataFrame) -> bool:
    """Whether the columns that are there hold the cells of a frame of as many rows; some are all empty."""
    return all(
        column.null_count() == ours.null_count()
        and (column.null_count() == len(column) or column.equals(ours, null_equal=True))
        for column, ours in ((one, frame[one.name]) for one in there.iter_columns())
    )


def _lines(column: pl.DataFrame) -> bytes:
    """The cells of a column, each followed by a line feed."""
    return column.write_csv(include_header=False, quote_style="never").encode()
