"""The research of a phase with what it found, and what its assessment recommends, as pages print them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.phases import PlanPhase
from tallystick.register.research import AssessmentRecommendation, PhaseStudy, StudyFinding
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.voice.research_words import FOLLOW_UP, NO_REPLY, REPLY, STUDY_KIND, STUDY_STATE

_Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ResearchRow:
    """A study, or a recommendation of an assessment.

    Attributes:
        id: its anchor.
        title: what is looked into, or recommended.
        kind: which kind of study it is, or to which body it goes.
        state: how far it is.
        facts: what else is known: a name, its value, and the page of that, if it has one.
        findings: what a study found: commitment, its page, the words, whose word it is, and the source.
    """

    id: str
    title: str
    kind: str
    state: str
    facts: tuple[_Fact, ...]
    findings: tuple[tuple[str, str, str, str, str], ...]


def study_rows(context: PageContext, phase: PlanPhase) -> list[ResearchRow]:
    """The research of a phase, in the order of identifiers."""
    return [_study(context, one) for one in context.book.package.studies if one.phase == phase.id]


def _study(context: PageContext, one: PhaseStudy) -> ResearchRow:
    found = [row for row in context.book.package.study_findings if row.study == one.id]
    return ResearchRow(
        f"study-{one.id}",
        one.title,
        context.say(STUDY_KIND[one.kind]),
        context.say(STUDY_STATE[one.state]),
        tuple(_study_facts(context, one)),
        tuple(finding_told(context, row) for row in found),
    )


def finding_told(context: PageContext, row: StudyFinding) -> tuple[str, str, str, str, str]:
    """What a study found: the commitment, its page, the words, whose word it is, and the source."""
    kind = context.say(words.SOURCE_KIND[context.book.sources[row.source].kind])
    return (
        row.commitment,
        context.commitment_path(row.commitment),
        row.found,
        kind,
        context.source_path(row.source),
    )


def _study_facts(context: PageContext, one: PhaseStudy) -> Iterator[_Fact]:
    say, language = context.say, context.language
    if one.commissioned_by:
        name = context.book.bodies[one.commissioned_by].name
        yield say(msgid("Commissioned by")), name, context.body_path(one.commissioned_by)
    planned = one.planned if one.state == "planned" else None
    told = (
        (msgid("Carried out by"), one.carried_out_by),
        (msgid("How it was done"), one.method),
        (msgid("Who was asked"), one.sample),
        (msgid("Planned by"), language.date(planned) if planned else None),
        (msgid("Carried out"), language.date(one.held) if one.held else None),
        (msgid("Published on"), language.date(one.published) if one.published else None),
        (msgid("Note"), one.note),
    )
    yield from ((say(label), text, "") for label, text in told if text)
    for label, source in (
        (msgid("Its report"), one.source),
        (msgid("Its questionnaire or guide"), one.instrument),
        (msgid("Its data"), one.data),
    ):
        if source:
            yield say(label), context.book.sources[source].title, context.source_path(source)


def advice_rows(context: PageContext, phase: PlanPhase) -> list[ResearchRow]:
    """What the assessment of a phase recommends, in the order of identifiers."""
    rows = context.book.package.assessment_recommendations
    return [_advice(context, one) for one in rows if one.phase == phase.id]


def _advice(context: PageContext, one: AssessmentRecommendation) -> ResearchRow:
    answered = REPLY[one.reply] if one.reply else NO_REPLY
    state = FOLLOW_UP[one.follow_up] if one.follow_up else answered
    return ResearchRow(
        f"recommendation-{one.id}",
        one.recommended,
        context.book.bodies[one.body].name,
        context.say(state),
        tuple(_advice_facts(context, one)),
        (),
    )


def _advice_facts(context: PageContext, one: AssessmentRecommendation) -> Iterator[_Fact]:
    say, language = context.say, context.language
    yield say(msgid("To be carried out by")), language.date(one.due), ""
    if one.commitment:
        title = context.book.commitments[one.commitment].title
        yield say(msgid("To keep")), f"{one.commitment} {title}", context.commitment_path(one.commitment)
    if one.made_by:
        yield say(msgid("Recommended by")), one.made_by, ""
    if one.reply and one.words and one.replied:
        told = say(
            msgid("{reply}, {day}: {words}"),
            reply=say(REPLY[one.reply]),
            day=language.date(one.replied),
            words=one.words,
        )
        yield say(msgid("What the body replies")), told, ""
    if one.follow_up and one.found and one.checked_in:
        title = next(phase.title for phase in context.book.package.phases if phase.id == one.checked_in)
        yield say(msgid("What was found in {phase}"), phase=title), one.found, ""


def findings_of(context: PageContext, commitment: str) -> tuple[tuple[str, str, str, str, str], ...]:
    """What studies found of a commitment: study, its place, the words, whose word it is, and the source."""
    studies = {one.id: one for one in context.book.package.studies}
    told = []
    for row in context.book.package.study_findings:
        if row.commitment == commitment:
            study = studies[row.study]
            place = context.path(f"reports/{study.phase}.html")
            _, _, text, kind, source = finding_told(context, row)
            told.append((study.title, place, text, kind, source))
    return tuple(told)
