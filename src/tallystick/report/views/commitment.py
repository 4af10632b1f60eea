"""A commitment's page: three answers, its targets and deliverables, and the two halves."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, NO_TARGET, TARGET_ANSWERS
from tallystick.register.events import BESIDE
from tallystick.register.model import Commitment, Deliverable
from tallystick.report import words
from tallystick.report.api.paths import commitment_resource
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.spans import spans
from tallystick.report.views.answered import commitment_sentence, why_answered, why_done
from tallystick.report.views.body_measures import MeasuresTaken, measures_under
from tallystick.report.views.coded_elsewhere import CodeElsewhere, coded_elsewhere
from tallystick.report.views.commitment_facts import Fact, facts_of
from tallystick.report.views.enjoyed import figures_show
from tallystick.report.views.from_the_plan import Quotation, quotation, read_as
from tallystick.report.views.groups import GroupsTold, groups_told
from tallystick.report.views.halves import Half, halves
from tallystick.report.views.indicator import IndicatorBlock, indicator_block
from tallystick.report.views.local_targets import LocalBook
from tallystick.report.views.marks import Mark, done_mark, enjoyed_mark, target_mark
from tallystick.report.views.panel_item import PanelAnswer, panel_answers, panel_item_path
from tallystick.report.views.report_rows import ReportsHere, reports_of
from tallystick.report.views.research import findings_of
from tallystick.report.views.responsible import Responsible, responsible
from tallystick.report.views.statements import Statement, statement_of_event
from tallystick.report.views.target import TargetBlock, target_block
from tallystick.report.views.titles import Titles
from tallystick.report.views.treaties import TreatyRow, treaty_rows
from tallystick.voice import terms
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import deadline, heading


@dataclass(frozen=True, slots=True)
class CommitmentAnswer:
    """One of the three answers, with its reason; beside the third, what figures show."""

    question: str
    mark: Mark
    why: str
    figures: tuple[str, ...] = ()

    @property
    def explained(self) -> bool:
        """Whether the glossary has its answer."""
        return self.mark.shape[:2] in {"t-", "d-"} and self.mark.code != NO_TARGET.code


@dataclass(frozen=True, slots=True)
class DeliverableBlock:
    """A deliverable with its answer and its dated events."""

    id: str
    title: str
    kind: str
    deadline: str
    mark: Mark
    why: str
    note: str
    events: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """What a commitment's page shows."""

    id: str
    title: str
    place: str
    place_path: str
    kind: str
    evaluability: str
    gloss: str
    sentence: str
    answers: tuple[CommitmentAnswer, ...]
    quotation: Quotation | None
    read_as: tuple[str, ...]
    to_check: str
    targets: tuple[TargetBlock, ...]
    pages: Numbered
    deliverables: tuple[DeliverableBlock, ...]
    others: tuple[Statement, ...]
    responsible: Responsible | None
    bodies_path: str
    indicators: IndicatorBlock | None
    groups: GroupsTold | None
    official: Half
    found: Half
    facts: tuple[Fact, ...]
    treaties: tuple[TreatyRow, ...]
    treaties_path: str
    measures: MeasuresTaken | None
    reports: ReportsHere | None
    research: tuple[tuple[str, str, str, str, str], ...]
    panel: tuple[PanelAnswer, ...]
    panel_path: str
    elsewhere: tuple[CodeElsewhere, ...]
    method_path: str
    data: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class MoreTargets:
    """A page with further targets of a commitment that has many."""

    id: str
    title: str
    targets: tuple[TargetBlock, ...]
    pages: Numbered


def more_targets(
    context: PageContext, local: LocalBook, commitment: Commitment
) -> tuple[tuple[str, MoreTargets], ...]:
    """The pages after a commitment's own; none where that holds all its targets."""
    pages = context.target_pages(commitment.id)
    return tuple(
        (
            page_path(context.commitment_path(commitment.id), number),
            MoreTargets(
                commitment.id,
                commitment.title,
                tuple(target_block(context, local, one) for one in page),
                _numbered(context, commitment, number),
            ),
        )
        for number, page in enumerate(pages, 1)
        if number > 1
    )


def _numbered(context: PageContext, commitment: Commitment, here: int) -> Numbered:
    first = context.commitment_path(commitment.id)
    pages = context.target_pages(commitment.id)
    titles = [[heading(one.quantity) for one in page] for page in pages]
    return numbered(first, spans(context.language, titles), here)


def commitment_page(titles: Titles, local: LocalBook, commitment: Commitment) -> CommitmentPage:
    """The view of a commitment."""
    context, system, ways, book = titles.context, titles.system, titles.ways, titles.context.book
    official, found = halves(context, commitment)
    before, after = book.neighbours[commitment.id]
    parts = _parts(context, commitment.id)
    part = book.parts[commitment.section]
    first = (context.target_pages(commitment.id) or ((),))[0]
    return CommitmentPage(
        id=commitment.id,
        title=commitment.title,
        place=heading(part.title),
        place_path=context.part_path(part.id),
        kind=commitment.evaluability,
        evaluability=context.say(terms.EVALUABILITY[commitment.evaluability]),
        gloss=context.say(words.EVALUABILITY_GLOSS[commitment.evaluability]),
        sentence=commitment_sentence(
            context,
            commitment.evaluability,
            targets=parts[TARGET_ANSWERS.question],
            deliverables=parts[DONE_ANSWERS.question],
        ),
        answers=_answers(context, commitment, parts),
        quotation=quotation(context, commitment),
        read_as=read_as(context, commitment),
        to_check=_to_check(context, system, commitment),
        targets=tuple(target_block(context, local, one) for one in first),
        pages=_numbered(context, commitment, 1),
        deliverables=tuple(_deliverable(context, one) for one in book.deliverables_of.get(commitment.id, ())),
        others=_others(context, commitment),
        responsible=responsible(context, commitment),
        bodies_path=context.path("responsible.html"),
        indicators=indicator_block(context, system, commitment.id),
        groups=groups_told(context, system, commitment.id),
        official=official,
        found=found,
        facts=facts_of(context, ways, commitment),
        treaties=treaty_rows(context, ways, commitment),
        treaties_path=context.path("sources/treaties.html"),
        measures=measures_under(context, commitment),
        reports=reports_of(context, commitment.id),
        research=findings_of(context, commitment.id),
        panel=panel_answers(context, commitment.id),
        panel_path=panel_item_path(context, commitment.id),
        elsewhere=coded_elsewhere(context, commitment.id),
        method_path=context.path("method.html#words"),
        data=commitment_resource(commitment.id),
        before=_neighbour(context, before) if before else None,
        after=_neighbour(context, after) if after else None,
    )


def _to_check(context: PageContext, system: IndicatorSystem, commitment: Commitment) -> str:
    """What it would take to check a promise without number or act; where indicators do, that they do."""
    promised = context.book.targets_of.get(commitment.id) or context.book.deliverables_of.get(commitment.id)
    if commitment.evaluability not in words.TO_CHECK or promised:
        return ""
    measured = len(system.links_of.get(commitment.id, ()))
    if not measured:
        return context.say(words.TO_CHECK[commitment.evaluability])
    return context.language.say_many(words.MEASURED[commitment.evaluability], measured)


def _parts(context: PageContext, commitment: str) -> dict[str, list[str]]:
    """For each question the answers about the parts of a commitment that decide it."""
    book = context.book
    return {
        DONE_ANSWERS.question: [
            book.deliverable_verdicts[one.id].verdict for one in book.deliverables_of.get(commitment, ())
        ],
        TARGET_ANSWERS.question: [
            book.verdicts[one.id, "default"].verdict for one in book.targets_of.get(commitment, ())
        ],
        ENJOYED_ANSWERS.question: [],
    }


def _answers(
    context: PageContext, commitment: Commitment, parts: dict[str, list[str]]
) -> tuple[CommitmentAnswer, ...]:
    marks = {"done": done_mark, "target_met": target_mark, "right_enjoyed": enjoyed_mark}
    questions = {
        "done": msgid("Done?"),
        "target_met": msgid("Target met?"),
        "right_enjoyed": msgid("Right enjoyed?"),
    }
    found = []
    coded = commitment.id in context.book.coded.verdicts_of
    for question, mark in marks.items():
        answer = context.book.answers[commitment.id, question]
        figures = figures_show(context, commitment.id) if question == "right_enjoyed" else ()
        why = why_answered(context, question, parts[question], coded=coded) or context.explain_by(
            "default", answer.reason
        )
        found.append(
            CommitmentAnswer(context.say(questions[question]), mark(context, answer.verdict), why, figures)
        )
    return tuple(found)


def _deliverable(context: PageContext, one: Deliverable) -> DeliverableBlock:
    verdict = context.book.deliverable_verdicts[one.id]
    events = context.book.events_of_deliverable.get(one.id, [])
    dated = sorted(events, key=lambda event: (event.date.last.toordinal() if event.date else 0, event.id))
    return DeliverableBlock(
        id=one.id,
        title=heading(one.title),
        kind=context.say(terms.DELIVERABLE[one.kind]),
        deadline=deadline(context.language, one.deadline),
        mark=done_mark(context, verdict.verdict),
        why=why_done(context, verdict),
        note=context.noted(one.note),
        events=tuple(statement_of_event(context, event) for event in dated if event.kind not in BESIDE),
    )


def _others(context: PageContext, commitment: Commitment) -> tuple[Statement, ...]:
    """Events that bear on the commitment and on no one deliverable; objections stand in the other half.

    So do searches for replies to them.
    """
    events = context.book.events_of_commitment.get(commitment.id, ())
    return tuple(
        statement_of_event(context, event)
        for event in events
        if event.deliverable is None and event.kind not in BESIDE and event.answers is None
    )


def _neighbour(context: PageContext, commitment: str) -> tuple[str, str]:
    return context.commitment_path(commitment), context.book.commitments[commitment].title
