"""The results as files: the assessment's record and tables; what is too large for memory lies on the disk."""

import csv
import dataclasses
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path

from tallystick.assessment import Assessment
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.record import assessment_record, verdict_names, verdict_tables
from tallystick.base.canonical import canonical_bytes
from tallystick.register import large
from tallystick.register.model import Package
from tallystick.register.store.scratch import Scratch

ASSESSMENT = "assessment.json"
VERDICTS = "tables/verdicts.csv"
#: Where the verdicts lie instead if there are more than `large.LONGEST_CSV`.
PARQUET = "tables/verdicts.parquet"
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


def make_tables(package: Package, assessment: Assessment) -> MadeTables:
    """The record and the tables of an assessment.

    With more than `large.LONGEST_CSV` verdicts the record holds the country's only, and in their place the
    number of all and the SHA-256 of each column of their table, which is Parquet then.
    """
    verdicts = iter(assessment.verdicts)
    first = list(islice(verdicts, large.LONGEST_CSV + 1))
    if len(first) <= large.LONGEST_CSV:
        return _in_memory(package, dataclasses.replace(assessment, verdicts=tuple(first)))
    country = package.descriptor.tallystick.plan.country
    national = tuple(takewhile(lambda one: (one.area, one.group) == (country, ""), first))
    return _on_disk(package, dataclasses.replace(assessment, verdicts=national), _lots(first, verdicts))


def _in_memory(package: Package, assessment: Assessment) -> MadeTables:
    tables = {f"tables/{name}": data for name, data in verdict_tables(package, assessment).items()}
    return MadeTables({ASSESSMENT: canonical_bytes(assessment_record(assessment))} | tables)


def _on_disk(package: Package, national: Assessment, lots: Iterator[list[TargetVerdict]]) -> MadeTables:
    from tallystick.pipeline.verdict_table import write_verdicts  # the table engine is loaded only for this

    scratch = Scratch()
    place = scratch.file("verdicts.parquet")
    facts = write_verdicts(package, lots, verdict_names(national.rules), scratch, place)
    record = assessment_record(national)
    if not isinstance(record, dict):
        raise TypeError("the record of an assessment is an object")
    tables = {f"tables/{name}": data for name, data in verdict_tables(package, national).items()}
    del tables[VERDICTS]
    whole = record | {"verdict_table": {"file": PARQUET} | dict(facts)}
    return MadeTables({ASSESSMENT: canonical_bytes(whole)} | tables, {PARQUET: place}, scratch)


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
    from tallystick.pipeline.verdict_table import read_verdicts  # the table engine is loaded only for this

    place = on_disk.get(name.removesuffix(".csv") + ".parquet")
    yield from read_verdicts(place) if place is not None else ()
