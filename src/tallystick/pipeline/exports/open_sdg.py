"""Figures and definitions as a data repository of Open SDG takes them.

Its documentation (open-sdg.readthedocs.io: Data format, Metadata format, Indicator configuration, read on
29 November 2026 as of August 2025) asks for ``data/indicator_ID.csv``, whose first column is ``Year`` and
whose last is ``Value``, and ``meta/ID.yml``. A ``Value`` is a plain number of a whole year, so a figure that
says *at least* or speaks of a month has no place there: it is named in ``left-out.csv``.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tallystick.base.findings import Refusal
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason, Text
from tallystick.base.units import units
from tallystick.register.indicators import Indicator
from tallystick.register.model import Observation, Package, Source

LEFT_OUT = "left-out.csv"
_NOT_YEARLY, _NOT_EXACT = "not of a whole year", "not exact"
_REPLACED, _TWICE = "replaced by its own body", "another figure stands in the same place"
_Place = tuple[str, ...]


def open_sdg_files(package: Package) -> dict[str, bytes]:
    """The files of a data repository by name: data and metadata of each indicator that has figures.

    Raises:
        Refusal: two indicators would have one name.
    """
    figures: dict[str, list[Observation]] = {}
    for one in package.observations:
        figures.setdefault(one.indicator, []).append(one)
    files: dict[str, bytes] = {}
    left: list[tuple[str, str]] = []
    for indicator in package.indicators:
        rows, out = _fitting(package, figures.get(indicator.id, ()))
        left += out
        if rows:
            name = _name(indicator.id)
            if f"meta/{name}.yml" in files:
                raise Refusal(
                    Reason("two indicators would both be called {name}", name=Text(name)),
                    Reason("give one of them another identifier; nothing was written"),
                )
            files[f"data/indicator_{name}.csv"] = _data(package, rows)
            files[f"meta/{name}.yml"] = _metadata(package, indicator, rows)
    return files | {LEFT_OUT: _csv(("observation", "why"), left)}


def _name(identifier: str) -> str:
    """An identifier as Open SDG writes one in a file's name: with hyphens for dots, and one at least.

    Its library takes what is called ``data/*-*.csv`` and passes over the rest without a word (2.3.0,
    `open_sdg_input_defaults`).
    """
    name = identifier.replace(".", "-").replace("_", "-")
    return name if "-" in name else f"indicator-{name}"


def _fitting(
    package: Package, figures: Sequence[Observation]
) -> tuple[dict[_Place, Observation], list[tuple[str, str]]]:
    """The figures that have a place of their own, and those that have none, with the reason."""
    sources = {one.id: one for one in package.sources}
    found: dict[_Place, list[Observation]] = {}
    left: list[tuple[str, str]] = []
    for one in figures:
        why = _misfit(one)
        if why:
            left.append((one.id, why))
            continue
        issuer = sources[one.source].issuing_body
        place = (str(one.period.first.year), issuer, one.vintage or "", one.group or "", one.area)
        found.setdefault(place, []).append(one)
    rows = {place: same[0] for place, same in found.items() if len({one.value for one in same}) == 1}
    for same in found.values():
        odd = len({one.value for one in same}) > 1
        left += [(one.id, _TWICE) for one in (same if odd else same[1:])]
    return rows, left


def _misfit(one: Observation) -> str:
    if one.restated:
        return _REPLACED
    if one.qualifier != "exact":
        return _NOT_EXACT
    return "" if one.period.is_whole_year else _NOT_YEARLY


def _data(package: Package, rows: Mapping[_Place, Observation]) -> bytes:
    """The table: what all rows share stands in no column, and an empty cell means everybody, everywhere."""
    names = {one.id: one.name for one in package.areas}
    country = package.descriptor.tallystick.plan.country
    issuers = Counter(place[1] for place in rows)
    editions = Counter(place[2] for place in rows)
    columns = [name for name, told in (("Source", issuers), ("Edition", editions)) if len(told) > 1]
    columns += [name for name, at in (("Group", 3),) if any(place[at] for place in rows)]
    local = any(place[4] != country for place in rows)
    columns += ["Area", "GeoCode"] if local else []
    table = []
    for place, one in sorted(rows.items()):
        area = "" if place[4] == country else place[4]
        cells = {
            "Source": place[1],
            "Edition": place[2],
            "Group": place[3].replace("_", " "),
            "Area": names.get(area, "") if area else "",
            "GeoCode": area,
        }
        table.append((place[0], *(cells[name] for name in columns), plain(one.value)))
    return _csv(("Year", *columns, "Value"), table)


def _metadata(package: Package, indicator: Indicator, rows: Mapping[_Place, Observation]) -> bytes:
    """The metadata as YAML, each value as JSON, which YAML reads."""
    plan = package.descriptor.tallystick.plan
    sources = {one.id: one for one in package.sources}
    cited = [sources[name] for name in sorted({one.source for one in rows.values()})]
    unit = units()[indicator.unit]
    told: dict[str, object] = {
        "indicator_number": indicator.id,
        "indicator_name": indicator.title,
        "data_non_statistical": False,
        "standalone": True,
        "permalink": _name(indicator.id),
        "reporting_status": "complete",
        "graph_title": indicator.title,
        "graph_type": "line",
        "national_geographical_coverage": plan.country_name,
        "computation_units": unit.symbol or unit.plural,
        "STAT_CONC_DEF": indicator.definition,
        "UNIT_MEASURE": unit.plural,
        "DATA_SOURCE": "; ".join(sorted({one.issuing_body for one in cited})),
        "OTHER_DOC": "\n".join(_cited(cited)),
    }
    if indicator.sdg:
        told["SDG_TARGET"] = "; ".join(indicator.sdg)
    if indicator.note:
        told["REC_USE_LIM"] = indicator.note
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in told.items()]
    lines += _target_lines(package, indicator)
    return ("\n".join(lines) + "\n").encode()


def _cited(sources: Sequence[Source]) -> Iterator[str]:
    for one in sources:
        url = "" if one.access == "third_party_copy" else one.url or ""
        yield ", ".join(filter(None, (one.title, one.publisher, one.date.text if one.date else "", url)))


def _target_lines(package: Package, indicator: Indicator) -> Iterator[str]:
    """The plan's own numbers as lines of the chart, where they are levels in the indicator's unit."""
    of = {
        one.target
        for one in package.target_indicators
        if one.indicator == indicator.id and one.role == "plan_measure"
    }
    targets = [
        one
        for one in package.targets
        if one.id in of and one.unit == indicator.unit and one.arithmetic in {"level", "ceiling", "floor"}
    ]
    if targets:
        yield "graph_target_lines:"
    for one in targets:
        label = json.dumps(f"{one.quantity}, {one.deadline.text}", ensure_ascii=False)
        yield f"  - value: {plain(one.value)}"
        yield f"    label_content: {label}"


def _csv(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode()
