"""What today's rules would give of a release that names other versions of them: no part of the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.records import read_json
from tallystick.pipeline.assess import Run, judged_by_latest, versions_of
from tallystick.pipeline.keyed import otherwise
from tallystick.pipeline.tables import ASSESSMENT, MadeTables, table_rows
from tallystick.release.compare import Mismatch, differences
from tallystick.release.members import RESULTS

#: The part of the assessment's record that stands in no table.
_SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Today:
    """The cells that the latest rules would give otherwise than those that a release names.

    Attributes:
        rules: each rule that has another version today: the one that was named, the latest.
        cells: the cells: as the named rules give them, as the latest would.
        cut: the tables that hold more such cells than are told.
    """

    rules: tuple[Mismatch, ...]
    cells: tuple[Mismatch, ...]
    cut: tuple[str, ...]


def by_todays_rules(run: Run) -> Today | None:
    """What the latest rules give of the package and method of a run; None where it was judged by these."""
    latest = judged_by_latest(run)
    if latest is None:
        return None
    rules, now = latest
    then = MadeTables(run.files, dict(run.large))
    cells = differences(ASSESSMENT, _summary(then), _summary(now))
    cut = []
    for name in sorted({*_tables(then), *_tables(now)}):
        found = otherwise(name, *(partial(table_rows, one.files, one.large, name) for one in (then, now)))
        cells += found.cells
        cut += [name] if found.cut else []
    return Today(tuple(rule_changes(run.assessment.rules, rules)), tuple(cells), tuple(cut))


def rule_changes(old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]]) -> list[Mismatch]:
    """Each rule of which two assessments used different versions, from what each names of its rules."""
    before, after = (canonical_bytes({"rules": dict(versions_of(one))}) for one in (old, new))
    return differences(ASSESSMENT, before, after)


def _tables(tables: MadeTables) -> set[str]:
    """The tables of results, each by the name of its CSV, wherever it lies."""
    names = {name for name in (*tables.files, *tables.large) if name.startswith(RESULTS)}
    return {f"{name.removesuffix('.parquet')}.csv" if name.endswith(".parquet") else name for name in names}


def _summary(tables: MadeTables) -> bytes:
    summary: Json = read_json(tables.files[ASSESSMENT])[_SUMMARY]
    return canonical_bytes({_SUMMARY: summary})
