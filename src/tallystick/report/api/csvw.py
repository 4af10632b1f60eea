"""What each table in CSV holds, as CSV on the Web says it (W3C Recommendations of 17 December 2015)."""

import json
from collections.abc import Iterable, Iterator, Mapping

from tallystick.assessment.indicators.model import TRENDS
from tallystick.base.canonical import Json
from tallystick.register.columns import SEPARATOR, Column, Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.kinds import BOOLEAN, NUMBER, URL, WHOLE, YEAR
from tallystick.register.tables import TABLES
from tallystick.report.model import Download

_TYPES = {WHOLE: "integer", YEAR: "integer", BOOLEAN: "boolean", NUMBER: "decimal", URL: "anyURI"}
#: The columns of results that hold numbers, several values or a truth; every other one is a text.
_DECIMALS = (
    *("value", "observed", "base_value", "first_value", "last_value", "slope", "yearly_change", "p"),
    *("furthest_group_value", "furthest_area_value", "group_value", "average", "ratio", "low", "high"),
    *("base_group_value", "base_average", "base_ratio", "base_low", "base_high", "promised"),
    *("score", "score_low", "score_high", "rank_low", "rank_high", "weight", "worst", "best", "number"),
    *("raw", "raw_low", "raw_high", "alpha", "alpha_low", "alpha_high"),
)
_WHOLES = ("base_year", "known", "of", "needed", "targets", "rank", "tested", *TRENDS)
_TRUTHS = ("contested", "self_reported", "other_measure", "leading", "missing")
_MANY = (
    *("sources", "observations", "figures", "events", "breaches", "marks", "years", "before_years"),
    *("soonest",),
)
_KINDS = {
    **dict.fromkeys(_DECIMALS, "decimal"),
    **dict.fromkeys(_WHOLES, "integer"),
    **dict.fromkeys(_TRUTHS, "boolean"),
}


def csvw_file(descriptor: Descriptor, downloads: Iterable[Download], folder: str) -> bytes:
    """The description of every table in CSV beside the pages.

    Args:
        descriptor: what the package says of itself.
        downloads: the files beside the pages.
        folder: the way from where the description lies to the site's top, such as ``../../``.
    """
    tables = [one for one in downloads if one.columns]
    present = {one.path for one in tables}
    record: dict[str, Json] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": descriptor.title,
        "dc:language": descriptor.tallystick.written_in,
        **_licence(descriptor),
        "tables": [_table(one, present, folder) for one in tables],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _licence(descriptor: Descriptor) -> dict[str, Json]:
    named = [one.path for one in descriptor.licenses if one.path]
    return {"dc:license": {"@id": named[0]}} if named else {}


def _table(one: Download, present: set[str], folder: str) -> Json:
    table = _OF_PACKAGE.get(one.path)
    described: dict[str, Json] = {"url": folder + one.path}
    if one.about or table:
        described["dc:description"] = table.about if table else one.about
    if table is None:
        return described | {"tableSchema": {"columns": [_of_results(name) for name in one.columns]}}
    columns: list[Json] = [_of_package(name, table.columns[name]) for name in one.columns]
    schema: dict[str, Json] = {"columns": columns, "primaryKey": list(table.key)}
    keys = [*_foreign_keys(table, one.columns, present, folder)]
    return described | {"tableSchema": schema | ({"foreignKeys": keys} if keys else {})}


_OF_PACKAGE: Mapping[str, Table] = {f"package/{one.path}": one for one in TABLES}


def _of_package(name: str, column: Column) -> Json:
    told: dict[str, Json] = {
        "name": name,
        "titles": name,
        "dc:description": column.about,
        "datatype": _TYPES.get(column.kind, "string"),
    }
    if column.many:
        told["separator"] = SEPARATOR
    return told | ({"required": True} if column.required and not column.many else {})


def _of_results(name: str) -> Json:
    told: dict[str, Json] = {"name": name, "titles": name, "datatype": _KINDS.get(name, "string")}
    return told | ({"separator": SEPARATOR} if name in _MANY else {})


def _foreign_keys(table: Table, columns: Iterable[str], present: set[str], folder: str) -> Iterator[Json]:
    for name in columns:
        column = table.columns[name]
        to = f"package/tables/{column.refers}.csv"
        # strict validators allow no empty cell in a foreign key
        if column.refers and column.required and to in present and not column.many:
            yield {
                "columnReference": name,
                "reference": {"resource": folder + to, "columnReference": "id"},
            }
