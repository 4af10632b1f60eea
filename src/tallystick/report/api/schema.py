"""The JSON Schema of the resources, made from the declarations that rows and verdicts are written by."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType

from tallystick.assessment.indicators.model import TRENDS
from tallystick.assessment.indicators.record import ENJOYMENT_COLUMNS, LATER_TREND_COLUMNS, TREND_COLUMNS
from tallystick.assessment.model import PartSummary
from tallystick.assessment.record import (
    COMMITMENT_COLUMNS,
    DELIVERABLE_COLUMNS,
    READING_COLUMNS,
    VERDICT_COLUMNS,
)
from tallystick.base.canonical import Json
from tallystick.register.columns import Column
from tallystick.report.api.rows import AS_JSON, TABLE

Schema = dict[str, Json]
_NOTHING: Mapping[str, Schema] = MappingProxyType({})
_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_TRUTH: Schema = {"type": "boolean"}
_LIST: Schema = {"type": "array", "items": _TEXT}
_YEARS: Schema = {"type": "array", "items": _WHOLE}
_COUNTS: Schema = {"type": "object", "additionalProperties": _WHOLE}
_MAP: Schema = {"type": "object", "additionalProperties": _TEXT}
_PATH = _TEXT | {"description": "from the site's top"}
_PAGES = _MAP | {"description": "where it stands for people, by language; from the site's top"}
_TRANSLATIONS: Schema = {
    "type": "object",
    "description": "its texts in other languages, by language and column",
    "additionalProperties": _MAP,
}
_REASONS = _MAP | {"description": "the reason in the other languages of the site, as its pages say it"}
#: The columns of results that are no text.
_OF_RESULTS: Mapping[str, Schema] = {
    **dict.fromkeys(("sources", "observations", "figures", "events", "marks"), _LIST),
    **dict.fromkeys(("breaches", "years", "before_years"), _YEARS),
    **dict.fromkeys(("contested", "self_reported", "other_measure", "leading"), _TRUTH),
    **dict.fromkeys(("base_year", "score", "tested"), _WHOLE),
    **dict.fromkeys(TRENDS, _WHOLE),
}


def schema_file() -> bytes:
    """The schema that every resource answers to, as JSON."""
    record = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tallystick api/v1",
        "description": "A resource of the static API of an assessment. Keys and codes may be added within "
        "v1: pass over what is not known. Numbers that are no counts are texts, with the digits that were "
        "printed; what is absent is not written.",
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in _KINDS],
        "$defs": {**{name: _resource(name, keys) for name, keys in _KINDS.items()}, **_PARTS},
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(kind: str, keys: Mapping[str, Schema]) -> Schema:
    identified: dict[str, Schema] = {} if kind in {"index", "summary", "list"} else {"id": _TEXT}
    shared: dict[str, Json] = {
        "kind": {"const": kind},
        "assessment_id": _TEXT | {"description": "the edition: the SHA-256 that stands on every page"},
        **identified,
        "next": _PATH | {"description": "where its lists go on, from the site's top"},
    }
    needed: list[Json] = [name for name in shared if name != "next"]
    properties: dict[str, Json] = {**shared, **keys}
    return {"type": "object", "properties": properties, "required": needed}


def _object(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    needed: list[Json] = [*required]
    told: Schema = {"type": "object", "properties": dict(properties)}
    return told | ({"required": needed} if needed else {})


def _rows(name: str, about: str) -> Schema:
    return {"type": "array", "description": about, "items": {"$ref": f"#/$defs/{name}"}}


def _row(table: str, without: Iterable[str] = (), more: Mapping[str, Schema] = _NOTHING) -> Schema:
    """The schema of a row as `rows.row_record` writes it."""
    columns = {name: one for name, one in TABLE[table].columns.items() if name not in without}
    properties = {name: _cell(one) for name, one in columns.items()}
    required = [name for name, one in columns.items() if one.required and not one.many]
    properties |= {"translations": _TRANSLATIONS, **more}
    return _object(properties, required) | {"description": TABLE[table].about}


def _cell(column: Column) -> Schema:
    told: Schema = {"description": column.about}
    if column.allowed:
        told["examples"] = list(column.allowed)
    kind: Schema = {"type": AS_JSON.get(column.kind, "string")}
    many: Schema = {"type": "array", "items": kind}
    return (many if column.many else kind) | told


def _results(columns: Mapping[str, str], without: Iterable[str]) -> Schema:
    """The schema of a row of results as `column_record` writes it; its reason in other languages too."""
    kept = {name: about for name, about in columns.items() if name not in without}
    told = {name: _OF_RESULTS.get(name, _TEXT) | {"description": about} for name, about in kept.items()}
    return _object(told | ({"reasons": _REASONS} if "reason" in kept else {}))


_ANSWER = _results(DELIVERABLE_COLUMNS, ("deliverable", "commitment"))
_OF_PART: dict[str, Schema] = {
    one.name: _WHOLE if one.type is int else _COUNTS for one in fields(PartSummary) if one.name != "part"
}
#: What the lists of resources hold.
_PARTS: dict[str, Schema] = {
    "outline_row": _row("outline", more={"pages": _PAGES}),
    "commitment_row": _row("commitments"),
    "target_row": _row("targets"),
    "deliverable_row": _row(
        "deliverables",
        more={
            "answer": _ANSWER,
            "pages": _PAGES,
            "path": _PATH,
            "events": _rows("event_row", "what shows it, and what was looked for"),
        },
    ),
    "event_row": _row("events"),
    "claim_row": _row("claims"),
    "calendar_row": _row("calendar"),
    "body_row": _row("bodies", more={"pages": _PAGES}),
    "area_row": _row("areas"),
    "treaty_row": _row("treaties"),
    "correction_row": _row("corrections"),
    **{
        f"{name}_row": _row(name)
        for name in ("recommendations", "recommendation_links", "communications", "phases", "reports")
    },
    "responsibility_row": _row("responsibilities", ("commitment",)),
    "link_row": _row("links", ("commitment",)),
    "serving_row": _row("commitment_indicators", ("commitment",), {"path": _PATH}),
    "measure_row": _row("target_indicators", ("target",), {"path": _PATH}),
    "reading_row": _row("readings", ("target",)),
    "local_target_row": _row("local_targets", ("target",)),
    "indicator_row": _row("indicators", more={"path": _PATH}),
    "figure_row": _row("observations", more=_NOTHING),
    "own_figure_row": _row("observations", ("indicator",)),
    "source_row": _row("sources", more={"pages": _PAGES}),
    "answer_row": _results(COMMITMENT_COLUMNS, ("commitment",)),
    "verdict_row": _results(
        VERDICT_COLUMNS | READING_COLUMNS, ("target", "commitment", "quantity", "comparator", "value", "unit")
    ),
    "trend_row": _results({**TREND_COLUMNS, **LATER_TREND_COLUMNS}, ("indicator",)),
    "enjoyed_row": _results(ENJOYMENT_COLUMNS, ("commitment",)),
    "short_target": _object(
        {"id": _TEXT, "quantity": _TEXT, "verdict": _TEXT, "contested": _TRUTH, "path": _PATH},
        ("id", "quantity", "path"),
    ),
    "listed_commitment": _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "section": _TEXT,
            "evaluability": _TEXT,
            "translations": _TRANSLATIONS,
            "answers": _MAP,
            "path": _PATH,
        },
        ("id", "title", "section", "evaluability", "answers", "path"),
    ),
    "listed_target": _object(
        {
            "id": _TEXT,
            "commitment": _TEXT,
            "quantity": _TEXT,
            "translations": _TRANSLATIONS,
            "verdicts": _MAP | {"description": "the country's answer by each source policy"},
            "contested": _TRUTH,
            "path": _PATH,
        },
        ("id", "commitment", "quantity", "verdicts", "contested", "path"),
    ),
    "listed_list": _object(
        {"list": _TEXT, "about": _TEXT, "rows_in_all": _WHOLE, "path": _PATH},
        ("list", "about", "rows_in_all", "path"),
    ),
    "part_counts": _object({"part": _TEXT, **_OF_PART}, ("part",)),
}
_LISTED = (
    "outline_row",
    "listed_commitment",
    "listed_target",
    "deliverable_row",
    "indicator_row",
    "source_row",
    "body_row",
    "area_row",
    "treaty_row",
    "claim_row",
    "calendar_row",
    "recommendations_row",
    "recommendation_links_row",
    "communications_row",
    "phases_row",
    "reports_row",
    "correction_row",
)
#: The keys of each kind of resource, beside those that all have.
_KINDS: dict[str, Mapping[str, Schema]] = {
    "index": {
        **dict.fromkeys(("form", "package", "language", "method", "judged_to", "known_by"), _TEXT),
        **dict.fromkeys(("package_sha256", "method_sha256", "assessment_sha256", "tallystick"), _TEXT),
        **dict.fromkeys(
            ("summary", "schema", "csvw", "dcat", "schema_org", "data_package", "figures_in"), _PATH
        ),
        "plan": {
            "type": "object",
            "description": "what datapackage.json says of the plan",
            "additionalProperties": {"type": ["string", "boolean"]},
        },
        "licenses": {"type": "array", "items": _MAP},
        "pages": _PAGES,
        "lists": _rows("listed_list", "the lists that lead to all resources"),
    },
    "summary": {
        "plan": _object(_OF_PART),
        "policies": {
            "type": "object",
            "description": "the targets of each answer, by source policy",
            "additionalProperties": _COUNTS,
        },
        **dict.fromkeys(("contested", "second_voice", "without_figures", "other_measures"), _LIST),
        "marks": {"type": "object", "additionalProperties": _LIST},
        "self_reported": _COUNTS,
        "rates": {
            "type": "array",
            "items": _object({"name": _TEXT, "of": _WHOLE, "count": _WHOLE}, ("name", "of")),
        },
        "parts": _rows("part_counts", "the same of each chapter and section"),
    },
    "list": {
        "list": _TEXT,
        "about": _TEXT,
        "rows_in_all": _WHOLE,
        "rows": {"type": "array", "items": {"anyOf": [{"$ref": f"#/$defs/{one}"} for one in _LISTED]}},
    },
    "commitment": {
        "commitment": {"$ref": "#/$defs/commitment_row"},
        "pages": _PAGES,
        "answers": _rows("answer_row", "done, target_met, right_enjoyed: three answers that are never one"),
        "targets": _rows("short_target", "the numbers that it promises, each with its headline"),
        "deliverables": _rows("deliverable_row", "the dated things that it promises"),
        "events": _rows(
            "event_row", "what bears on it beside its deliverables, concerns and replies among it"
        ),
        "claims": _rows("claim_row", "what the government itself said of it"),
        "responsibilities": _rows("responsibility_row", "who has what part in it, and how that is known"),
        "links": _rows("link_row", "the goals and treaty articles that it answers to"),
        "indicators": _rows("serving_row", "its indicators"),
        "right_enjoyed": _rows("enjoyed_row", "what figures show of its right, by voice"),
        "sources": _rows("source_row", "the sources that its rows name"),
    },
    "target": {
        "target": {"$ref": "#/$defs/target_row"},
        "commitment": _PATH,
        "pages": _PAGES,
        "readings": _rows("reading_row", "the readings that the plan's words allow"),
        "verdicts": _rows(
            "verdict_row",
            "its answers by policy, rule, area and group, as in verdicts.csv",
        ),
        "indicators": _rows("measure_row", "the indicators that speak of it, and in what part"),
        "figures": _rows("figure_row", "the country's figures of these indicators, for everybody"),
        "local_targets": _rows("local_target_row", "what parts of the country promised of their own"),
        "sources": _rows("source_row", "the sources that its rows name"),
    },
    "indicator": {
        "indicator": {"$ref": "#/$defs/indicator_row"},
        "targets": _LIST,
        "commitments": _LIST,
        "figures": _rows("own_figure_row", "its figures, of all areas and groups"),
        "trends": _rows("trend_row", "where they went; never a verdict on a target"),
        "sources": _rows("source_row", "the sources that its rows name"),
    },
}
