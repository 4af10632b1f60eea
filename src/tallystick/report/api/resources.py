"""Each resource of its own: a commitment, a target, an indicator, with all that is known of it."""

from collections.abc import Iterator, Mapping

from tallystick.assessment.indicators.model import Enjoyment
from tallystick.assessment.indicators.record import ENJOYMENT_COLUMNS, LATER_TREND_COLUMNS, TREND_COLUMNS
from tallystick.assessment.record import COMMITMENT_COLUMNS, DELIVERABLE_COLUMNS, column_record
from tallystick.base.canonical import Json
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, TARGET_ANSWERS
from tallystick.register.model import Commitment, Deliverable, Target
from tallystick.report.api.book import ApiBook
from tallystick.report.api.paths import commitment_resource, target_resource
from tallystick.report.api.sharing import resources

#: The three questions that are asked of a commitment.
QUESTIONS = tuple(one.question for one in (DONE_ANSWERS, TARGET_ANSWERS, ENJOYED_ANSWERS))
_TRENDS = tuple(one for one in {**TREND_COLUMNS, **LATER_TREND_COLUMNS} if one != "indicator")


def item_resources(book: ApiBook) -> Iterator[tuple[str, bytes]]:
    """The resources of all commitments, targets and indicators, by path."""
    for commitment in book.package.commitments:
        yield from _commitment(book, commitment)
    for target in book.package.targets:
        yield from _target(book, target)
    for indicator in sorted(book.with_figures):
        yield from _indicator(book, indicator)


def answers_of(book: ApiBook, commitment: str) -> list[Json]:
    """The three answers about a commitment."""
    found = (book.book.answers.get((commitment, question)) for question in QUESTIONS)
    names = [one for one in COMMITMENT_COLUMNS if one != "commitment"]
    return [column_record(one, names) | book.reasons(one.reason) for one in found if one is not None]


def deliverable_record(book: ApiBook, one: Deliverable) -> dict[str, Json]:
    """A deliverable with its answer and where it stands for people."""
    verdict = book.book.deliverable_verdicts.get(one.id)
    names = [name for name in DELIVERABLE_COLUMNS if name not in {"deliverable", "commitment"}]
    answer: dict[str, Json] = {}
    if verdict is not None:
        answer["answer"] = column_record(verdict, names) | book.reasons(verdict.reason)
    pages = book.pages(lambda context: context.deliverable_path(one.id))
    return {**book.row("deliverables", one), **answer, "pages": pages}


def _commitment(book: ApiBook, one: Commitment) -> Iterator[tuple[str, bytes]]:
    opened, of = book.book, one.id
    deliverables: list[dict[str, Json]] = [
        {
            **deliverable_record(book, row),
            "events": [book.row("events", event) for event in opened.events_of_deliverable.get(row.id, ())],
        }
        for row in opened.deliverables_of.get(of, ())
    ]
    events = [book.row("events", event) for event in book.events_of.get(of, ())]
    claims = [book.row("claims", claim) for claim in opened.claims_of.get(of, ())]
    parts = [
        book.row("responsibilities", row, ("commitment",)) for row in opened.responsibilities_of.get(of, ())
    ]
    shown = (row for some in deliverables for row in _rows(some["events"]))
    lists: dict[str, list[Json]] = {
        "answers": answers_of(book, of),
        "targets": [_short_target(book, row) for row in opened.targets_of.get(of, ())],
        "deliverables": [*deliverables],
        "events": [*events],
        "claims": [*claims],
        "responsibilities": [*parts],
        "links": [book.row("links", row, ("commitment",)) for row in opened.links_of.get(of, ())],
        "indicators": [_serving(book, row) for row in opened.indicator_links_of.get(of, ())],
        "right_enjoyed": [_enjoyment(book, row) for row in opened.enjoyment_of.get(of, ())],
        "sources": book.cited(shown, events, claims, parts),
    }
    head = {"commitment": book.row("commitments", one)}
    pages = book.pages(lambda context: context.commitment_path(of))
    shared = {**book.named("commitment"), "id": of, "pages": pages}
    return resources(commitment_resource(of), head, shared, lists)


def _rows(value: Json) -> Iterator[Mapping[str, Json]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())


def _short_target(book: ApiBook, one: Target) -> Json:
    verdict = book.book.verdicts.get((one.id, "default"))
    answer: dict[str, Json] = (
        {} if verdict is None else {"verdict": verdict.verdict, "contested": verdict.contested}
    )
    return {"id": one.id, "quantity": one.quantity, **answer, "path": target_resource(one.id)}


def _serving(book: ApiBook, row: object) -> Json:
    told = book.row("commitment_indicators", row, ("commitment",))
    path = book.indicator_path(str(told["indicator"]))
    return told | ({"path": path} if path else {})


def _enjoyment(book: ApiBook, row: Enjoyment) -> Json:
    shown = dict(getattr(row, "shown", ()))
    names = [one for one in ENJOYMENT_COLUMNS if one != "commitment" and one not in shown]
    return column_record(row, [one for one in names if hasattr(row, one)]) | shown | book.reasons(row.reason)


def _target(book: ApiBook, one: Target) -> Iterator[tuple[str, bytes]]:
    package, country = book.package, book.book.plan.country
    links = [row for row in package.target_indicators if row.target == one.id]
    figures = [
        book.row("observations", row)
        for link in links
        for row in book.figures(link.indicator)
        if row.area == country and row.group is None
    ]
    measures: list[Json] = []
    for link in links:
        path = book.indicator_path(link.indicator)
        told = book.row("target_indicators", link, ("target",))
        measures.append(told | ({"path": path} if path else {}))
    own = (row for row in package.local_targets if row.target == one.id)
    local = [book.row("local_targets", row, ("target",)) for row in own]
    readings = (row for row in package.readings if row.target == one.id)
    lists: dict[str, list[Json]] = {
        "readings": [book.row("readings", row, ("target",)) for row in readings],
        "verdicts": book.verdicts(one.id),
        "indicators": measures,
        "figures": [*figures],
        "local_targets": [*local],
        "sources": book.cited(figures, local),
    }
    shared: dict[str, Json] = {
        **book.named("target"),
        "id": one.id,
        "pages": book.pages(lambda context: context.target_path(one.id)),
    }
    head: dict[str, Json] = {
        "target": book.row("targets", one),
        "commitment": commitment_resource(one.commitment),
    }
    return resources(target_resource(one.id), head, shared, lists)


def _indicator(book: ApiBook, identifier: str) -> Iterator[tuple[str, bytes]]:
    indicator = book.indicators[identifier]
    figures = [book.row("observations", row, ("indicator",)) for row in book.figures(identifier)]
    lists: dict[str, list[Json]] = {
        "targets": [*book.targets_of.get(identifier, ())],
        "commitments": [*book.served_by.get(identifier, ())],
        "figures": [*figures],
        "trends": [
            column_record(row, _TRENDS) | book.reasons(row.reason)
            for row in book.trends_of.get(identifier, ())
        ],
        "sources": book.cited(figures),
    }
    shared: dict[str, Json] = {**book.named("indicator"), "id": identifier}
    head: dict[str, Json] = {"indicator": book.row("indicators", indicator)}
    return resources(book.indicator_path(identifier), head, shared, lists)
