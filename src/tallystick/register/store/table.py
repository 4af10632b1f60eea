"""A large table in columns on the disk, which the rules look through a column, never a row, at a time."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from tallystick.register.cells import CellFault, TypedTable, grouped
from tallystick.register.store.lines import NUMBER
from tallystick.register.store.objects import objects
from tallystick.register.store.rows import StoredRows
from tallystick.register.store.scratch import Scratch

SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The rows of a table as files of columns, in the order of the file they came from.

    Attributes:
        scratch: where they are kept.
        places: the files.
        rows: how many rows they hold together.
        ascending: whether the rows stand in their canonical order, no key twice.
    """

    scratch: Scratch
    places: tuple[Path, ...]
    rows: int
    ascending: bool

    def scan(self) -> pl.LazyFrame:
        """All rows, read when they are asked for."""
        if not self.places:
            return pl.LazyFrame(schema={NUMBER: pl.UInt32})
        return pl.scan_parquet(list(self.places), glob=False)


@dataclass(slots=True)
class LargeTable(TypedTable):
    """A table whose rows lie in columns.

    Attributes:
        pieces: its rows, those with a wrong cell too; a wrong cell is empty there, but for the key.
        named: how often each row of another table is named, by column.
        filled: the columns in which some cell is filled.
        same: the columns whose cells are known to be the same in every row, and what they hold.
    """

    pieces: Pieces = field(kw_only=True)
    named: Mapping[str, Counter[str]] = field(kw_only=True)
    filled: frozenset[str] = field(kw_only=True)
    same: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    def __post_init__(self) -> None:
        """Let whoever goes through the rows have them one by one."""
        self.rows = _Rows(self)

    def count_naming(self, column: str) -> int:
        """How many cells of the column name another row."""
        return self.named[column].total()

    def naming_none_of(self, column: str, known: Collection[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
        """Row number and value of each cell of the column that names none of the known rows."""
        strange = [value for value in self.named[column] if (value,) not in known]
        if strange:
            cells = self.pieces.scan().select(NUMBER, column)
            yield from cells.filter(pl.col(column).is_in(strange)).collect().iter_rows()

    def values_of(self, column: str) -> frozenset[str]:
        """Every different text in a column that holds one text a cell."""
        return frozenset(self._sound().select(column).drop_nulls().unique().collect()[column])

    def find_alike(
        self,
        same: tuple[str, ...],
        faults: Callable[..., Iterable[CellFault]],
        filled: tuple[str, ...] = (),
        among: Mapping[str, Collection[str]] | None = None,
        *,
        matching: Mapping[str, str] | None = None,
    ) -> None:
        """Note the faults of every readable row; rows that are alike are looked at once."""
        rows = self._sound()
        for column, text in (matching or {}).items():
            rows = rows.filter(pl.col(column).fill_null("").str.contains(text))
        for column, values in (among or {}).items():
            rows = rows.filter(pl.col(column).is_in(list(values)))
        keys, alike = self._telling(same, filled)
        rows = rows.select(NUMBER, *keys)
        names = [one.meta.output_name() for one in keys]
        kinds = _kinds(rows, names)
        shown = kinds.with_columns(alike).with_columns(
            pl.when(pl.col(f"{name}?")).then(pl.lit("0")).alias(name) for name in filled
        )
        found = [list(faults(one)) for one in objects(self.table, shown, only=(*same, *filled))]
        faulty = pl.Series([bool(one) for one in found], dtype=pl.Boolean)
        if not faulty.any():
            return
        places = pl.Series("kind", range(len(kinds)), dtype=pl.UInt32)
        wrong = kinds.with_columns(places).filter(faulty).lazy()
        joined = rows.join(wrong, on=names, nulls_equal=True) if names else rows.join(wrong, how="cross")
        for number, place in joined.select(NUMBER, "kind").sort(NUMBER).collect().iter_rows():
            for problem, column, value in found[place]:
                self.find(problem, number, column, value)

    def _telling(self, same: tuple[str, ...], filled: tuple[str, ...]) -> tuple[list[pl.Expr], list[pl.Expr]]:
        """What tells kinds of rows apart: these columns, and whether those are filled; and what all share."""
        keys: list[pl.Expr] = []
        alike: list[pl.Expr] = []
        for name in same:
            if name in self.filled and name not in self.same:
                keys.append(pl.col(name))
            else:
                alike.append(pl.lit(self.same.get(name), dtype=pl.String).alias(name))
        for name in filled:
            if name in self.filled and name not in self.same:
                keys.append(pl.col(name).is_not_null().alias(f"{name}?"))
            else:
                alike.append(pl.lit(value=name in self.same).alias(f"{name}?"))
        return keys, alike

    def alike(
        self, same: tuple[str, ...], *, folded: bool = False, dated: bool = False
    ) -> Iterator[list[tuple[int, Any]]]:
        """Readable rows, two or more together, that are alike in some columns, in the order of the file.

        Only a hash of each row is held in memory, and the rows themselves of those that share one.
        """
        cells = [pl.col(name).fill_null("") for name in same]
        days = _days() if dated else []
        key = pl.struct([one.str.to_lowercase() if folded else one for one in cells] + days).hash()
        hashed = self._sound().select(NUMBER, key.alias("hash")).collect()
        numbers = hashed.filter(pl.col("hash").is_duplicated())[NUMBER]
        if numbers.is_empty():
            return iter(())
        frame = self._sound().filter(pl.col(NUMBER).is_in(numbers.to_list())).sort(NUMBER).collect()
        rows = zip(frame[NUMBER], objects(self.table, frame), strict=True)
        return grouped(self.table, rows, same, folded=folded, dated=dated)

    def in_order(self) -> StoredRows:
        """The rows in their canonical order, where all of them can be read."""
        pieces = self.pieces
        return StoredRows(
            self.table, pieces.scratch, pieces.places, ordered=pieces.ascending, filled=self.filled
        )

    def _sound(self) -> pl.LazyFrame:
        return self.pieces.scan().filter(pl.col(SOUND)) if self.pieces.rows else self._none()

    def _none(self) -> pl.LazyFrame:
        schema: dict[str, type[pl.DataType]] = {NUMBER: pl.UInt32}
        return pl.LazyFrame(schema=schema | dict.fromkeys(self.table.columns, pl.String))


def _kinds(rows: pl.LazyFrame, keys: list[str]) -> pl.DataFrame:
    """What stands in these columns, each once; of none of them one row, if there is any."""
    if not keys:
        return rows.select(pl.col(NUMBER).alias("any")).head(1).collect()
    if len(keys) == 1:  # a column's own texts are found sooner than those of rows
        return rows.select(pl.col(keys[0]).unique()).collect()
    return rows.select(keys).unique().collect()


def _days() -> list[pl.Expr]:
    """The first and last day of the period of a row, and the day of its figure."""
    parts = pl.col("period").str.split("/")
    first, last = parts.list.first(), parts.list.last()
    return [
        _day(first, "-01-01").alias("first day"),
        _last_day(last).alias("last day"),
        _last_day(pl.coalesce("as_of", last)).alias("its day"),
    ]


def _day(date: pl.Expr, rest_of_year: str) -> pl.Expr:
    """A day of a date that may be known to the year or month only; of a month its first."""
    length = date.str.len_bytes()
    whole = (
        pl.when(length == 4).then(date + rest_of_year).when(length == 7).then(date + "-01").otherwise(date)
    )
    return whole.str.to_date("%Y-%m-%d", strict=False)


def _last_day(date: pl.Expr) -> pl.Expr:
    day = _day(date, "-12-31")
    return pl.when(date.str.len_bytes() == 7).then(day.dt.month_end()).otherwise(day)


class _Rows:
    """The readable rows of a large table, one by one, with their numbers."""

    def __init__(self, typed: LargeTable) -> None:
        self._typed = typed

    def __len__(self) -> int:
        return int(self._typed._sound().select(pl.len()).collect().item())

    def __iter__(self) -> Iterator[tuple[int, object]]:
        for place in self._typed.pieces.places:
            frame = pl.read_parquet(place, glob=False).filter(pl.col(SOUND))
            yield from zip(frame[NUMBER], objects(self._typed.table, frame), strict=True)

    def __contains__(self, one: object) -> bool:
        return any(one == other for other in self)
