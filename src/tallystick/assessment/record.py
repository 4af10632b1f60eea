"""An assessment as plain records: for ``assessment.json`` and for the tables beside it."""

import csv
import dataclasses
import functools
import io
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from tallystick.assessment.coded.record import AGREEMENT_COLUMNS, PANEL_COLUMNS, RATING_COLUMNS
from tallystick.assessment.groups.record import (
    BREAKDOWN_COLUMNS,
    GAP_COLUMNS,
    breakdown_row,
    gap_row,
)
from tallystick.assessment.indicators.model import Trend
from tallystick.assessment.indicators.record import (
    COVERAGE_COLUMNS,
    ENJOYMENT_COLUMNS,
    LATER_TREND_COLUMNS,
    QUALITY_COLUMNS,
    TREND_COLUMNS,
)
from tallystick.assessment.judged_locally import local_rows
from tallystick.assessment.local.record import ADDING_COLUMNS, LOCAL_COLUMNS
from tallystick.assessment.model import Assessment, TargetVerdict
from tallystick.assessment.pace.record import COURSE_COLUMNS, course_rows
from tallystick.assessment.plain_record import cell, plain_record, truth
from tallystick.assessment.rulebook import ENJOYMENT, GROUP_GAPS, LOCAL_TARGETS, MARKS, PACE_COURSE
from tallystick.base.canonical import Json
from tallystick.register.model import Package

VERDICT_COLUMNS = {
    "target": "the target",
    "commitment": "the commitment it stands in",
    "quantity": "what is counted or measured",
    "comparator": "how a figure must stand to the value",
    "value": "the promised number",
    "unit": "its unit",
    "area": "the area; the country for the headline",
    "group": "the group of people; empty for everybody",
    "policy": "which sources counted",
    "rule": "the rule that was applied",
    "verdict": "the answer",
    "basis": "what it rests on: deadline, final, earlier or none",
    "observed": "the figure in the target's unit; a computed change to two decimals",
    "period": "the time the figure speaks of",
    "as_of": "its date inside that time, where it has one",
    "sources": "the sources it rests on",
    "observations": "the observations it rests on",
    "base_year": "for a change, the year it is counted from",
    "base_value": "for a change from levels, the level of that year",
    "breaches": "for a ceiling, the years whose figure broke it",
    "tier": "under the default policy, whose figure it is",
    "contested": "whether rated results of this target stand on different sides",
    "self_reported": "whether only official figures bear it",
    "official_kinds": "which official figures these are: claims, statistics or both",
    "other_measure": "whether it rests on another definition than the plan's",
    "reason": "why, in words",
}
#: The columns that came later: in an assessment by rules that know readings and marks, after the others.
READING_COLUMNS = {
    "reading": "the reading of the plan's words that was judged; empty where they allow only one",
    "leading": "whether this reading decides",
    "marks": "what a reader should know before leaning on it",
}
#: The columns of verdicts that say what the target is, and those that are called otherwise than their field.
_OF_TARGET = frozenset({"commitment", "quantity", "comparator", "value", "unit"})
_FIELDS = {"observations": "figures", "official_kinds": "self_reported"}
#: The columns whose values are texts already.
_TEXTS = frozenset(
    {
        "target",
        "area",
        "group",
        "policy",
        "rule",
        "verdict",
        "basis",
        "period",
        "as_of",
        "tier",
        "official_kinds",
        "reading",
    }
)
COMMITMENT_COLUMNS = {
    "commitment": "the commitment",
    "question": "done, target_met or right_enjoyed",
    "verdict": "the answer",
    "basis": "the deliverable or target it rests on",
    "reason": "why, in words",
}
DELIVERABLE_COLUMNS = {
    "deliverable": "the deliverable",
    "commitment": "the commitment it stands in",
    "verdict": "the answer",
    "date": "the date that decides",
    "events": "the events it rests on",
    "reason": "why, in words",
}


def assessment_record(assessment: Assessment) -> Json:
    """The assessment as texts, whole numbers, booleans, lists and objects; other numbers are texts.

    What is absent is not written: a field that is unknown or empty. So a field that a later program adds
    changes no record in which it says nothing.
    """
    return plain_record(assessment)


def column_record(noun: object, columns: Iterable[str]) -> dict[str, Json]:
    """A noun of an assessment as an object, under the names that its columns have in the tables.

    What is absent is not written; a value that a table joins into one cell is a list.
    """
    found: dict[str, Json] = {}
    for name in columns:
        value = getattr(noun, _FIELDS.get(name, name))
        if name == "self_reported":
            value = bool(value)
        if value is not None and value not in ("", ()):
            found[name] = plain_record(value)
    return found


def verdict_tables(package: Package, assessment: Assessment) -> dict[str, bytes]:
    """The tables of verdicts and of indicators as CSV, by file name."""
    return {
        "verdicts.csv": _verdicts_csv(package, tuple(assessment.verdicts), verdict_names(assessment.rules)),
        "commitment_verdicts.csv": _csv(COMMITMENT_COLUMNS, map(_fields, assessment.commitments)),
        "deliverable_verdicts.csv": _csv(DELIVERABLE_COLUMNS, map(_fields, assessment.deliverables)),
        "trends.csv": _trends_csv(trend_names(assessment.rules), tuple(assessment.trends)),
        "indicator_coverage.csv": _csv(COVERAGE_COLUMNS, map(_fields, assessment.coverage)),
        "indicator_quality.csv": _csv(QUALITY_COLUMNS, map(_fields, assessment.quality)),
        **_later_tables(package, assessment),
    }


def trend_names(rules: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """The columns of ``trends.csv`` in an assessment by these versions of rules, as it names them."""
    later = LATER_TREND_COLUMNS if any(name == ENJOYMENT.text for name, _ in rules) else {}
    return (*TREND_COLUMNS, *later)


def trend_cells(names: Iterable[str], trends: Sequence[Trend]) -> dict[str, list[str]]:
    """Some rows of ``trends.csv``, column by column, for the columns of `trend_names`."""
    return {name: _written(name, list(map(attrgetter(name), trends))) for name in names}


def _later_tables(package: Package, assessment: Assessment) -> dict[str, bytes]:
    """The tables that came later, in an assessment by rules that know them."""
    tables: dict[str, bytes] = {}
    if ENJOYMENT.text in dict(assessment.rules):
        rows = (_fields(one) | dict(one.shown) for one in assessment.enjoyment)
        tables["right_enjoyed.csv"] = _csv(ENJOYMENT_COLUMNS, rows)
    if PACE_COURSE.text in dict(assessment.rules):
        paced = (row for one in assessment.courses for row in course_rows(one))
        tables["courses.csv"] = _csv(COURSE_COLUMNS, paced)
    if GROUP_GAPS.text in dict(assessment.rules):
        tables["group_gaps.csv"] = _csv(GAP_COLUMNS, map(gap_row, assessment.gaps))
        tables["breakdowns.csv"] = _csv(BREAKDOWN_COLUMNS, map(breakdown_row, assessment.breakdowns))
    if assessment.panel is not None:
        tables["panel_verdicts.csv"] = _csv(PANEL_COLUMNS, map(_fields, assessment.panel.verdicts))
        tables["panel_agreement.csv"] = _csv(AGREEMENT_COLUMNS, map(_fields, assessment.panel.agreement))
        tables["self_rating.csv"] = _csv(RATING_COLUMNS, map(_fields, assessment.panel.ratings))
    if LOCAL_TARGETS.text in dict(assessment.rules):
        tables["local_verdicts.csv"] = _csv(LOCAL_COLUMNS, local_rows(package, assessment.local))
        tables["adding_up.csv"] = _csv(ADDING_COLUMNS, map(_fields, assessment.adding))
    return tables


def verdict_names(rules: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """The columns of ``verdicts.csv`` in an assessment by these versions of rules, as it names them."""
    later = READING_COLUMNS if any(name == MARKS.text for name, _ in rules) else {}
    return (*VERDICT_COLUMNS, *later)


def verdict_columns(
    package: Package, verdicts: Sequence[TargetVerdict], names: Sequence[str]
) -> dict[str, list[str]]:
    """Some rows of ``verdicts.csv``, column by column, for the columns of `verdict_names`."""
    targets = {one.id: one for one in package.targets}
    named = [one.target for one in verdicts]
    found: dict[str, list[str]] = {}
    for name in names:
        if name in _OF_TARGET:
            texts = {target: cell(getattr(targets[target], name)) for target in set(named)}
            found[name] = [texts[target] for target in named]
        else:
            found[name] = _written(name, list(map(attrgetter(_FIELDS.get(name, name)), verdicts)))
    return found


def _written(name: str, values: list[Any]) -> list[str]:
    """The cells of a column; a value that stands in several rows, as one object, is written once."""
    if name in _TEXTS:
        return values
    write = truth if name == "self_reported" else cell
    places = list(map(id, values))
    texts = {place: write(value) for place, value in dict(zip(places, values, strict=True)).items()}
    return list(map(texts.__getitem__, places))


def _verdicts_csv(package: Package, verdicts: Sequence[TargetVerdict], names: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(zip(*verdict_columns(package, verdicts, names).values(), strict=True))
    return out.getvalue().encode()


def _fields(noun: object) -> dict[str, object]:
    return {name: getattr(noun, name) for name in _names(type(noun))}  # type: ignore[arg-type]


@functools.cache
def _names(noun: type) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(noun))


def _csv(columns: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(cell(row[name]) for name in columns)
    return out.getvalue().encode()


def _trends_csv(names: Sequence[str], trends: Sequence[Trend]) -> bytes:
    """The table of trends: as `_csv` writes it, for very many rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(zip(*trend_cells(names, trends).values(), strict=True))
    return out.getvalue().encode()
