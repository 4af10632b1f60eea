"""The figures of a large package by indicator, area and group: sorted once, read a part at a time."""

import functools
import heapq
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from tallystick.base.dates import Period
from tallystick.base.identifiers import natural_key
from tallystick.register.columns import Table
from tallystick.register.figures import AreaGroup
from tallystick.register.store.objects import objects
from tallystick.register.store.order import spread
from tallystick.register.store.scratch import Scratch

#: Figures of some indicators that lie in one file, which is read as a whole.
LOT = 250_000
#: So many figures become objects at a time.
AT_ONCE = 10_000
#: Indicators with few figures lie side by side, and so many figures of them become objects together: to ask
#: the table engine for the four figures of one takes longer than to make hundreds of its neighbours'.
STRETCH = 2_000
#: An indicator has few where so many like it fill a stretch.
_FEW = 8
#: So many stretches are kept: what is asked for next is mostly near what was asked for last.
_STRETCHES_KEPT = 16
_PLACE = "place"
_AREA_AND_GROUP = attrgetter("area", "group")
_SORTED = ["indicator", "area", "group", _PLACE]
_FILES_KEPT = 3


class _Run(NamedTuple):
    """Where the figures of an indicator lie: in which file, from which row on, how many."""

    file: Path
    start: int
    length: int


class ColumnFigures:
    """The figures of a package in columns, sorted by indicator, area and group."""

    def __init__(self, table: Table, scratch: Scratch, frames: Callable[[], Iterator[pl.DataFrame]]) -> None:
        """Take the columns of the observations in canonical order; they are sorted when first asked."""
        self._table = table
        self._scratch = scratch
        self._frames = frames
        self._kept: OrderedDict[Path, pl.DataFrame] = OrderedDict()
        self._made_of = functools.lru_cache(_STRETCHES_KEPT)(self._made)
        self._area: tuple[str, dict[tuple[str, str], list[Any]]] = ("", {})

    @functools.cached_property
    def _runs(self) -> dict[str, _Run]:
        lots = pl.DataFrame(
            {"indicator": list(self._lots), "lot": list(self._lots.values())},
            schema={"indicator": pl.String, "lot": pl.UInt32},
        )
        done = 0

        def placed() -> Iterator[pl.DataFrame]:
            nonlocal done
            for frame in self._frames():
                yield frame.with_columns(pl.int_range(done, done + pl.len(), dtype=pl.UInt32).alias(_PLACE))
                done += len(frame)

        def lot_of(frame: pl.DataFrame) -> pl.Series:
            return frame.select("indicator").join(lots, on="indicator", how="left", maintain_order="left")[
                "lot"
            ]

        runs: dict[str, _Run] = {}
        for _, file in spread(self._scratch, placed(), lot_of, _SORTED):
            column = pl.read_parquet(file, columns=["indicator"], glob=False)
            counts = column.group_by("indicator", maintain_order=True).len()
            start = 0
            for indicator, length in counts.iter_rows():
                runs[indicator] = _Run(file, start, length)
                start += length
        return runs

    @functools.cached_property
    def _lots(self) -> dict[str, int]:
        """For each indicator the lot that it goes to: neighbours together, so many figures a lot."""
        counts: dict[str, int] = {}
        for frame in self._frames():
            for name, count in frame["indicator"].value_counts(name="count").iter_rows():
                counts[name] = counts.get(name, 0) + count
        lots: dict[str, int] = {}
        lot = filled = 0
        for name in sorted(counts, key=natural_key):
            if filled and filled + counts[name] > LOT:
                lot, filled = lot + 1, 0
            lots[name] = lot
            filled += counts[name]
        return lots

    def at(self, indicator: str, place: AreaGroup) -> Sequence[Any]:
        """The observations of an indicator for one area and group."""
        area, group = place
        if self._area[0] != area:
            found: dict[tuple[str, str], list[Any]] = {}
            for file in dict.fromkeys(run.file for run in self._runs.values()):
                rows = pl.scan_parquet(file, glob=False).filter(pl.col("area") == area).collect()
                for one in objects(self._table, rows):
                    found.setdefault((one.indicator, one.group or ""), []).append(one)
            self._area = area, found
        return self._area[1].get((indicator, group), ())

    def by_place(self, indicators: Sequence[str]) -> Iterator[tuple[AreaGroup, Mapping[str, Sequence[Any]]]]:
        """For each place with a figure of one of the indicators, sorted, the figures of each that has."""
        names = [name for name in dict.fromkeys(indicators) if name in self._runs]
        if len(names) == 1:
            for place, name, rows in self._of(names[0]):
                yield place, {name: rows}
            return
        merged = heapq.merge(*map(self._of, names), key=itemgetter(0))
        for place, parts in groupby(merged, key=itemgetter(0)):
            yield place, {name: rows for _, name, rows in parts}

    def _of(self, indicator: str) -> Iterator[tuple[AreaGroup, str, list[Any]]]:
        """The figures of an indicator place by place, sorted."""
        held: list[Any] = []
        place: AreaGroup | None = None
        for rows in self._objects(indicator):
            for (area, group), some in groupby(rows, key=_AREA_AND_GROUP):
                here = area, group or ""
                if here == place:
                    held.extend(some)
                    continue
                if place is not None:
                    yield place, indicator, held
                place, held = here, list(some)
        if place is not None:
            yield place, indicator, held

    def _objects(self, indicator: str) -> Iterator[Iterable[Any]]:
        """The figures of an indicator as objects, some at a time."""
        run, stretch = self._runs[indicator], self._stretches.get(indicator)
        if stretch is None:
            yield from (objects(self._table, frame) for frame in self._slices(run))
            return
        start = run.start - stretch.start
        yield self._made_of(stretch)[start : start + run.length]

    @functools.cached_property
    def _stretches(self) -> dict[str, _Run]:
        """For each indicator with few figures the stretch that it lies in, of such indicators alone."""
        found: dict[str, _Run] = {}
        few = [(name, run) for name, run in self._runs.items() if run.length * _FEW <= STRETCH]
        near: list[str] = []
        whole = _Run(Path(), 0, 0)
        for name, run in few:
            end = whole.start + whole.length
            if (run.file, run.start) != (whole.file, end) or whole.length + run.length > STRETCH:
                found.update(dict.fromkeys(near, whole))
                near, whole = [], _Run(run.file, run.start, 0)
            near.append(name)
            whole = whole._replace(length=whole.length + run.length)
        return found | dict.fromkeys(near, whole)

    def _made(self, stretch: _Run) -> list[Any]:
        return list(objects(self._table, self._whole(stretch.file).slice(stretch.start, stretch.length)))

    def _slices(self, run: _Run) -> Iterator[pl.DataFrame]:
        if run.length <= LOT:
            whole = self._whole(run.file)
            for start in range(run.start, run.start + run.length, AT_ONCE):
                yield whole.slice(start, min(AT_ONCE, run.start + run.length - start))
            return
        scan = pl.scan_parquet(run.file, glob=False)
        for start in range(run.start, run.start + run.length, LOT):
            part = scan.slice(start, min(LOT, run.start + run.length - start)).collect()
            yield from part.iter_slices(AT_ONCE)

    def _whole(self, file: Path) -> pl.DataFrame:
        if file not in self._kept:
            while len(self._kept) >= _FILES_KEPT:
                self._kept.popitem(last=False)
            self._kept[file] = pl.read_parquet(file, glob=False)
        self._kept.move_to_end(file)
        return self._kept[file]

    def periods(self, indicator: str) -> Collection[Period]:
        """The times that the figures of an indicator speak of, each once."""
        return self._periods.get(indicator, ())

    def places(self, indicator: str) -> Collection[AreaGroup]:
        """The areas and groups that the figures of an indicator speak of, each once."""
        return self._places.get(indicator, ())

    @functools.cached_property
    def _places(self) -> dict[str, list[AreaGroup]]:
        columns = ("indicator", "area", "group")
        rows = {row for frame in self._frames() for row in frame.select(columns).unique().rows()}
        found: dict[str, list[AreaGroup]] = {}
        for indicator, area, group in sorted((one, area, group or "") for one, area, group in rows):
            found.setdefault(indicator, []).append((area, group))
        return found

    @functools.cached_property
    def _periods(self) -> dict[str, list[Period]]:
        pairs = {
            pair for frame in self._frames() for pair in frame.select("indicator", "period").unique().rows()
        }
        read = {text: Period.parse(text) for text in {period for _, period in pairs}}
        found: dict[str, list[Period]] = {}
        for indicator, period in sorted(pairs):
            found.setdefault(indicator, []).append(read[period])
        return found
