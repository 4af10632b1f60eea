"""The results as files: the assessment's record and tables; what is too large for memory lies on the disk."""

import csv
import dataclasses
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple

from tallystick.assessment import Assessment
from tallystick.assessment.indicators.packed import PackedTrends
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.record import (
    assessment_record,
    trend_cells,
    trend_names,
    verdict_columns,
    verdict_names,
    verdict_tables,
)
from tallystick.base.canonical import canonical_bytes
from tallystick.register import large
from tallystick.register.model import Package
from tallystick.register.store.scratch import Scratch

ASSESSMENT = "assessment.json"
VERDICTS = "tables/verdicts.csv"
TRENDS = "tables/trends.csv"
#: Where verdicts and trends lie instead if there are more than `large.LONGEST_CSV`.
PARQUET, TREND_PARQUET = "tables/verdicts.parquet", "tables/trends.parquet"
_LOT = 30_000


@dataclass(frozen=True, slots=True)
class MadeTables:
    """The record and the tables of an assessment.

    Attributes:
        files: what they hold, by name.
        large: those that lie on the disk.
        scratch: what keeps these; None where there are none.
    """

    files: dict[str, bytes]
    large: dict[str, Path] = field(default_factory=dict)
    scratch: Scratch | None = None


class _Long(NamedTuple):
    """A table that is too long for CSV: what it is called, its columns, and their cells, lot by lot."""

    told: str
    csv: str
    file: str
    names: Sequence[str]
    cells: Iterable[Mapping[str, Sequence[str]]]


def make_tables(package: Package, assessment: Assessment) -> MadeTables:
    """The record and the tables of an assessment.

    With more than `large.LONGEST_CSV` verdicts the record holds the country's only, and in their place the
    number of all and the SHA-256 of each column of their table, which is Parquet then. So it is with trends.
    """
    assessment, verdicts = _long_verdicts(package, assessment)
    assessment, trends = _long_trends(assessment)
    record = assessment_record(assessment)
    if not isinstance(record, dict):
        raise TypeError("the record of an assessment is an object")
    tables = {f"tables/{name}": data for name, data in verdict_tables(package, assessment).items()}
    long = [one for one in (verdicts, trends) if one is not None]
    if not long:
        return MadeTables({ASSESSMENT: canonical_bytes(record)} | tables)
    from tallystick.pipeline.long_table import write_table  # the table engine is loaded only for this

    scratch = Scratch()
    places: dict[str, Path] = {}
    for one in long:
        del tables[one.csv]
        places[one.file] = scratch.file("long.parquet")
        facts = write_table(one.cells, one.names, scratch, places[one.file])
        record[one.told] = {"file": one.file} | dict(facts)
    return MadeTables({ASSESSMENT: canonical_bytes(record)} | tables, places, scratch)


def _long_verdicts(package: Package, assessment: Assessment) -> tuple[Assessment, _Long | None]:
    """The assessment with the verdicts that stand in its record, and their table if that is a long one."""
    verdicts = iter(assessment.verdicts)
    first = list(islice(verdicts, large.LONGEST_CSV + 1))
    if len(first) <= large.LONGEST_CSV:
        return dataclasses.replace(assessment, verdicts=tuple(first)), None
    country = package.descriptor.tallystick.plan.country
    national = tuple(takewhile(lambda one: (one.area, one.group) == (country, ""), first))
    names = verdict_names(assessment.rules)
    cells = (verdict_columns(package, lot, names) for lot in _lots(first, verdicts))
    long = _Long("verdict_table", VERDICTS, PARQUET, names, cells)
    return dataclasses.replace(assessment, verdicts=national), long


def _long_trends(assessment: Assessment) -> tuple[Assessment, _Long | None]:
    """The assessment with the trends that stand in its record, and their table if that is a long one."""
    trends = assessment.trends
    if not isinstance(trends, PackedTrends) or len(trends) <= large.LONGEST_CSV:
        return assessment, None
    names = tuple(trend_names(assessment.rules))
    several = iter(trends)
    lots = iter(lambda: list(islice(several, _LOT)), [])
    long = _Long("trend_table", TRENDS, TREND_PARQUET, names, (trend_cells(names, lot) for lot in lots))
    return dataclasses.replace(assessment, trends=trends.national()), long


def _lots(first: list[TargetVerdict], rest: Iterator[TargetVerdict]) -> Iterator[list[TargetVerdict]]:
    """All verdicts, so many at a time; the first ones are let go when they have been given."""
    while first:
        yield first[:_LOT]
        del first[:_LOT]
    while lot := list(islice(rest, _LOT)):
        yield lot


def table_rows(
    files: Mapping[str, bytes], on_disk: Mapping[str, Path], name: str
) -> Iterator[Mapping[str, str]]:
    """The rows of a table of results by column, from its CSV or the disk; none if it is not there."""
    if name in files:
        yield from csv.DictReader(io.StringIO(files[name].decode(), newline=""))
        return
    from tallystick.pipeline.long_table import read_table  # the table engine is loaded only for this

    place = on_disk.get(name.removesuffix(".csv") + ".parquet")
    yield from read_table(place) if place is not None else ()
