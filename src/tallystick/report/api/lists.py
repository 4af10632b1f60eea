"""The lists that lead to the resources, the counts that a reader meets first, and the index of it all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields

from tallystick.assessment.model import PartSummary, Rate
from tallystick.base.canonical import Json
from tallystick.report.api.book import ApiBook
from tallystick.report.api.paths import (
    API,
    CSVW,
    DCAT,
    FORM,
    INDEX,
    SCHEMA,
    SCHEMA_ORG,
    SUMMARY,
    commitment_resource,
    target_resource,
)
from tallystick.report.api.resources import QUESTIONS, deliverable_record
from tallystick.report.api.sharing import resources


@dataclass(frozen=True, slots=True)
class ApiList:
    """A list of the API.

    Attributes:
        name: its name; it lies at ``lists/NAME.json``.
        about: what it lists.
        rows: makes its rows.
    """

    name: str
    about: str
    rows: Callable[[ApiBook], Iterator[Json]]


def _parts(book: ApiBook) -> Iterator[Json]:
    for part in book.package.outline:
        paths: dict[str, Json] = {one.language.code: one.part_path(part.id) for one in book.contexts}
        yield book.row("outline", part) | {"pages": paths}


def _commitments(book: ApiBook) -> Iterator[Json]:
    for one in book.package.commitments:
        found = ((name, book.book.answers.get((one.id, name))) for name in QUESTIONS)
        answers: dict[str, Json] = {name: answer.verdict for name, answer in found if answer is not None}
        told = book.row("commitments", one)
        kept = {
            name: told[name]
            for name in ("id", "title", "section", "evaluability", "translations")
            if name in told
        }
        yield kept | {"answers": answers, "path": commitment_resource(one.id)}


def _targets(book: ApiBook) -> Iterator[Json]:
    for one in book.package.targets:
        found = (
            (name, book.book.verdicts.get((one.id, name))) for name, _ in book.assessment.summary.policies
        )
        by_policy: dict[str, Json] = {name: verdict.verdict for name, verdict in found if verdict is not None}
        told = book.row("targets", one)
        kept = {name: told[name] for name in ("id", "commitment", "quantity", "translations") if name in told}
        yield kept | {
            "verdicts": by_policy,
            "contested": one.id in book.assessment.summary.contested,
            "path": target_resource(one.id),
        }


def _deliverables(book: ApiBook) -> Iterator[Json]:
    for one in book.package.deliverables:
        yield deliverable_record(book, one) | {"path": commitment_resource(one.commitment)}


def _indicators(book: ApiBook) -> Iterator[Json]:
    for one in book.package.indicators:
        path = book.indicator_path(one.id)
        yield book.row("indicators", one) | ({"path": path} if path else {})


def _sources(book: ApiBook) -> Iterator[Json]:
    return (book.source(one.id) for one in book.package.sources)


def _bodies(book: ApiBook) -> Iterator[Json]:
    for body in book.package.bodies:
        paths: dict[str, Json] = {one.language.code: one.body_path(body.id) for one in book.contexts}
        yield book.row("bodies", body) | {"pages": paths}


def _of_table(table: str) -> Callable[[ApiBook], Iterator[Json]]:
    return lambda book: (book.row(table, one) for one in getattr(book.package, table))


LISTS = (
    ApiList("outline", "the chapters and sections of the plan", _parts),
    ApiList("commitments", "every commitment with its three answers", _commitments),
    ApiList(
        "targets", "every number that the plan promises, with its answer by each source policy", _targets
    ),
    ApiList("deliverables", "every dated thing that the plan promises, with its answer", _deliverables),
    ApiList("indicators", "every indicator; of those with figures the path of these", _indicators),
    ApiList("sources", "every source, by the identifier that figures, events and claims name", _sources),
    ApiList("bodies", "who is there to act", _bodies),
    ApiList("areas", "the country and its parts", _of_table("areas")),
    ApiList("treaties", "how the State stands to each treaty", _of_table("treaties")),
    ApiList("calendar", "what is due in and around the plan, and what took place", _of_table("calendar")),
    ApiList("claims", "what the government itself said", _of_table("claims")),
    ApiList(
        "recommendations",
        "what others asked of the State, and what it answered",
        _of_table("recommendations"),
    ),
    ApiList(
        "recommendation_links",
        "which commitments answer what was asked, by whose word",
        _of_table("recommendation_links"),
    ),
    ApiList("communications", "letters of special procedures", _of_table("communications")),
    ApiList("phases", "the phases for which bodies are asked to report", _of_table("phases")),
    ApiList("reports", "what bodies reported of commitments", _of_table("reports")),
    ApiList("corrections", "what somebody said was wrong, and what became of it", _of_table("corrections")),
)


def list_resources(book: ApiBook) -> Iterator[tuple[str, bytes]]:
    """The lists, the summary and the index, by path."""
    listed: list[Json] = []
    for one in LISTS:
        rows = tuple(one.rows(book))
        path = f"{API}lists/{one.name}.json"
        shared = {**book.named("list"), "list": one.name}
        yield from resources(path, {"about": one.about, "rows_in_all": len(rows)}, shared, {"rows": rows})
        listed.append({"list": one.name, "about": one.about, "rows_in_all": len(rows), "path": path})
    yield from resources(SUMMARY, _summary(book), book.named("summary"), {"parts": _part_counts(book)})
    yield from resources(INDEX, _index(book), book.named("index"), {"lists": listed})


def _index(book: ApiBook) -> dict[str, Json]:
    identity, assessment, descriptor = book.identity, book.assessment, book.package.descriptor
    plan = descriptor.tallystick.plan
    beside: dict[str, Json] = (
        {} if book.is_told_whole else {"figures_in": "package/tables/observations.parquet"}
    )
    return {
        "form": FORM,
        "package": descriptor.name,
        "plan": plan.model_dump(mode="json"),
        "language": descriptor.tallystick.written_in,
        "method": assessment.method,
        "judged_to": assessment.judged_to,
        "known_by": assessment.known_by,
        "package_sha256": identity.package_sha256,
        "method_sha256": identity.method_sha256,
        "assessment_sha256": identity.assessment_sha256,
        "tallystick": identity.version,
        "licenses": [one.model_dump(mode="json", exclude_none=True) for one in descriptor.licenses],
        "pages": book.pages(lambda context: context.path("index.html")),
        "summary": SUMMARY,
        "schema": SCHEMA,
        "csvw": CSVW,
        "dcat": DCAT,
        "schema_org": SCHEMA_ORG,
        "data_package": "package/datapackage.json",
        **beside,
    }


def _summary(book: ApiBook) -> dict[str, Json]:
    summary = book.assessment.summary
    reported = summary.self_reported
    return {
        "plan": _counts(summary.whole),
        "policies": {policy: dict(counts) for policy, counts in summary.policies},
        "contested": list(summary.contested),
        "second_voice": list(summary.second_voice),
        "without_figures": list(summary.without_figures),
        "other_measures": list(summary.other_measures),
        "marks": {mark: list(targets) for mark, targets in summary.marks},
        "self_reported": {
            "rated": reported.rated,
            "claims": reported.claims,
            "statistics": reported.statistics,
            "both": reported.both,
        },
        "rates": [_rate(one) for one in summary.rates],
    }


def _rate(rate: Rate) -> Json:
    told: dict[str, Json] = {"name": rate.name, "of": rate.of}
    return told | ({} if rate.count is None else {"count": rate.count})


def _part_counts(book: ApiBook) -> Sequence[Json]:
    return [{"part": one.part, **_counts(one)} for one in book.assessment.summary.parts]


def _counts(part: PartSummary) -> dict[str, Json]:
    """The counts of a part by the names of their fields."""
    found: dict[str, Json] = {}
    for one in fields(part):
        value = getattr(part, one.name)
        if one.name != "part" and value != ():
            found[one.name] = dict(value) if isinstance(value, tuple) else value
    return found
