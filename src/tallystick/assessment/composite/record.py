"""A plan's indices as plain records: for ``index.json`` and for the tables beside it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from tallystick.assessment.composite.model import Composite, CompositeUnit
from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.quantities import plain
from tallystick.base.reasons import msgid
from tallystick.register.fingerprint import without_floats

UNIT_COLUMNS: dict[str, str] = {
    "index": msgid("which index of the method"),
    "unit": msgid("the year, area or chapter"),
    "score": msgid("its number from 0 to 100; empty below the coverage that the method asks for"),
    "rank": msgid("its place among areas or chapters"),
    "score_low": msgid("the lower end of the interval of its number"),
    "score_high": msgid("the upper end"),
    "rank_low": msgid("the best end of the interval of its rank"),
    "rank_high": msgid("the worst end"),
    "known": msgid("how many of its indicators have a figure"),
    "of": msgid("how many there are"),
    "needed": msgid("how many must have one for a number to be given"),
    "soonest": msgid("the indicators without one, those first that would bring a number soonest"),
}
VERDICT_COUNT_COLUMNS: dict[str, str] = {
    "index": msgid("which index of the method"),
    "unit": msgid("the year, area or chapter"),
    "verdict": msgid("an answer to the question whether a target was met"),
    "targets": msgid("how many targets have it there"),
}
PART_COLUMNS: dict[str, str] = {
    "index": msgid("which index of the method"),
    "unit": msgid("the year or area"),
    "chapter": msgid("the chapter"),
    "weight": msgid("its share beside the other chapters'"),
    "score": msgid("its number from 0 to 100; empty below the coverage that the method asks for"),
    "known": msgid("how many of its indicators have a figure"),
    "of": msgid("how many there are"),
}
FIGURE_COLUMNS: dict[str, str] = {
    "index": msgid("which index of the method"),
    "unit": msgid("the year, area or chapter"),
    "indicator": msgid("the indicator"),
    "chapter": msgid("the chapter below which it counts"),
    "observation": msgid("the observation"),
    "year": msgid("the year it speaks of"),
    "value": msgid("the figure as it was published"),
    "worst": msgid("the figure that would be 0"),
    "best": msgid("the figure that would be 100"),
    "number": msgid("the number from 0 to 100"),
}
LACKING_COLUMNS: dict[str, str] = {
    "index": msgid("which index of the method"),
    "indicator": msgid("the indicator"),
    "chapter": msgid("the chapter below which it counts"),
    "why": msgid("no_figure, or no_goalposts where the method says of what its scale is not"),
    "units": msgid("how many units have a figure of it that counts"),
    "availability": msgid("how its values stand, as the package says"),
}
#: For each table its columns and what a row of it is.
COMPOSITE_TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "index_units": (msgid("the index of each year, area or chapter"), UNIT_COLUMNS),
    "index_verdicts": (msgid("the verdicts that stand beside each index"), VERDICT_COUNT_COLUMNS),
    "index_parts": (msgid("the chapters below each index"), PART_COLUMNS),
    "index_figures": (msgid("the figures in each index, from observation to number"), FIGURE_COLUMNS),
    "index_lacking": (msgid("the indicators that an index lacks, and why"), LACKING_COLUMNS),
}
COMPOSITE_RECORD = "index.json"


def composite_files(found: Sequence[Composite]) -> dict[str, bytes]:
    """The record and the tables of a plan's indices, by name; none where the method asks for no index."""
    if not found:
        return {}
    rows = {
        "index_units": _units(found),
        "index_verdicts": _verdicts(found),
        "index_parts": _parts(found),
        "index_figures": _figures(found),
        "index_lacking": _lacking(found),
    }
    tables = {
        f"tables/{name}.csv": _csv(tuple(columns), rows[name])
        for name, (_, columns) in COMPOSITE_TABLES.items()
    }
    record: Json = {"indices": [_record(one) for one in found]}
    return {COMPOSITE_RECORD: canonical_bytes(record) + b"\n"} | tables


def _record(one: Composite) -> Json:
    return _there(
        {
            "rule": without_floats(one.rule.model_dump(mode="json", exclude_none=True)),
            "refused": [why.text for why in one.refused],
            "varied": list(one.varied),
            "failed": [{"why": why.text, "replications": many} for why, many in one.failed],
            "units": [_unit(unit) for unit in one.units],
        }
    )


def _unit(one: CompositeUnit) -> Json:
    return _there(
        {
            "unit": one.unit,
            "score": _text(one.score),
            "score_low": _text(one.low),
            "score_high": _text(one.high),
            "rank": one.rank,
            "rank_low": one.rank_low,
            "rank_high": one.rank_high,
            "known": one.known,
            "of": one.of,
            "needed": one.needed,
            "verdicts": dict(one.verdicts),
            "parts": {part.chapter: _text(part.score) for part in one.parts if part.score is not None},
        }
    )


def _there(record: dict[str, Json]) -> dict[str, Json]:
    """A record without what is absent, as the assessment's is."""
    return {name: value for name, value in record.items() if value is not None and value not in ("", [], {})}


CompositeCells = Iterator[Sequence[str | int | Decimal | None]]


def _units(found: Sequence[Composite]) -> CompositeCells:
    for one in found:
        for unit in one.units:
            yield (
                one.rule.name,
                unit.unit,
                unit.score,
                unit.rank,
                unit.low,
                unit.high,
                unit.rank_low,
                unit.rank_high,
                unit.known,
                unit.of,
                unit.needed,
                "; ".join(unit.soonest),
            )


def _verdicts(found: Sequence[Composite]) -> CompositeCells:
    for one in found:
        for unit in one.units:
            yield from ((one.rule.name, unit.unit, code, many) for code, many in unit.verdicts)


def _parts(found: Sequence[Composite]) -> CompositeCells:
    for one in found:
        for unit in one.units:
            for part in unit.parts:
                yield (
                    one.rule.name,
                    unit.unit,
                    part.chapter,
                    part.weight,
                    part.score,
                    part.known,
                    part.of,
                )


def _figures(found: Sequence[Composite]) -> CompositeCells:
    for one in found:
        for each in one.figures:
            yield (
                one.rule.name,
                each.unit,
                each.indicator,
                each.chapter,
                each.observation,
                each.year,
                each.value,
                each.worst,
                each.best,
                each.number,
            )


def _lacking(found: Sequence[Composite]) -> CompositeCells:
    for one in found:
        for each in one.lacking:
            yield one.rule.name, each.indicator, each.chapter, each.why, each.units, each.availability


def _csv(heading: Sequence[str], rows: Iterable[Sequence[str | int | Decimal | None]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _text(cell: str | int | Decimal | None) -> str:
    """A cell as tables have it: identifiers, codes and numbers, none of which a spreadsheet runs."""
    if cell is None:
        return ""
    return plain(cell) if isinstance(cell, Decimal) else str(cell)
