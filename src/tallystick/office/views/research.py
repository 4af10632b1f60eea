"""The research of phases, and what assessments recommend: kept, answered, followed up."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.cell_fields import CellField, cell_fields
from tallystick.office.handed_in import done
from tallystick.office.pages import DOCX, OfficePage, office_page, said
from tallystick.office.research_paper import research_docx
from tallystick.office.selectors.duties import phases
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.selectors.research import (
    AdviceTold,
    StudyLine,
    advice_row,
    advice_told,
    findings_told,
    studies_told,
    study_lines,
)
from tallystick.office.services import research as services
from tallystick.office.standing import standing
from tallystick.office.visit import Visit
from tallystick.register.phases import PlanPhase
from tallystick.register.research import AssessmentRecommendation, PhaseStudy
from tallystick.voice.research_words import FOLLOW_UP, REPLY
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow.permissions import ActedOn


@dataclass(frozen=True, slots=True)
class ResearchView:
    """What the page of research shows.

    Attributes:
        studies: each study.
        advice: each recommendation of an assessment, with whether who asks may reply for its body.
        papers: by phase with research, its title and where all of it is a document.
        study: the cells of a new study; empty for whoever may not keep research.
        recommendation: those of a new recommendation.
        replies: each reply with its word.
        follow_ups: each outcome in a later phase with its word.
        may_follow_up: whether who asks may write such an outcome down.
    """

    studies: tuple[StudyLine, ...]
    advice: tuple[tuple[AdviceTold, bool], ...]
    papers: tuple[tuple[str, str], ...]
    study: tuple[CellField, ...]
    recommendation: tuple[CellField, ...]
    replies: tuple[tuple[str, str], ...]
    follow_ups: tuple[tuple[str, str], ...]
    may_follow_up: bool


def research(visit: Visit, _: object) -> HttpResponse:
    """Every study, and everything that assessments recommend."""
    may_keep, language = visit.may(f.KEEP_RESEARCH), visit.language
    studies, advice = study_lines(language), advice_told(language)
    view = ResearchView(
        studies,
        tuple((one, visit.may(f.REPLY_ADVICE, ActedOn(one.body[0]))) for one in advice),
        _papers({one.phase for one in studies} | {one.phase for one in advice}),
        _fields(visit, services.STUDIES, {}) if may_keep else (),
        _fields(visit, services.ADVICE, {}) if may_keep else (),
        tuple((code, said(words)) for code, words in REPLY.items()),
        tuple((code, said(words)) for code, words in FOLLOW_UP.items()),
        may_follow_up=visit.may(f.FOLLOW_UP_ADVICE),
    )
    page = OfficePage("research.html", said(msgid("Research")), view, area="research")
    return office_page(visit.request, visit, page)


def _papers(named: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.title, reverse("research_paper", kwargs={"phase": one.id}))
        for one in phases()
        if one.id in named
    )


def paper(visit: Visit, phase: PlanPhase) -> HttpResponse:
    """The research of a phase, and what its assessment recommends, as a document."""
    plan, language = plan_settings(), visit.language
    studies, advice = studies_told(phase.id, language), advice_told(language, phase.id)
    data = research_docx(phase, studies, advice, plan.title if plan else "", language)
    answer = HttpResponse(data, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="research-{phase.id}.docx"'
    return answer


def _fields(visit: Visit, table: str, cells: dict[str, str]) -> tuple[CellField, ...]:
    return cell_fields(table, services.KEPT[table], cells, visit.language)


@dataclass(frozen=True, slots=True)
class StudyView:
    """What the page of a study shows: its cells, what it found, and forms for whoever keeps research."""

    path: str
    stood: str
    cells: tuple[CellField, ...]
    findings: tuple[tuple[str, str, str], ...]
    finding: tuple[CellField, ...]
    source: tuple[CellField, ...]
    may_keep: bool


def study(visit: Visit, found: PhaseStudy) -> HttpResponse:
    """A study, with what it found."""
    may_keep = visit.may(f.KEEP_RESEARCH)
    view = StudyView(
        reverse("study", kwargs={"study": found.id}),
        standing(advice_row(found.id, services.STUDIES)),
        _fields(visit, services.STUDIES, services.row_cells(services.STUDIES, found.id)),
        findings_told(found.id),
        _fields(visit, services.FINDINGS, {"study": found.id}) if may_keep else (),
        _fields(visit, services.SOURCES, {}) if may_keep else (),
        may_keep,
    )
    trail = ((visit.language.folder + "office/research/", said(msgid("Research"))),)
    return office_page(visit.request, visit, OfficePage("study.html", found.title, view, "research", trail))


def _kept(visit: Visit, table: str, back: str, *, is_new: bool) -> HttpResponse:
    cells = {name: visit.request.POST.get(name, "") for name in services.KEPT[table]}

    def act() -> str:
        made = services.keep_row(table=table, cells=cells, is_new=is_new, by=visit.person, now=visit.now)
        return reverse("study", kwargs={"study": made}) if table == services.STUDIES else back

    return done(visit, act)


def new_study(visit: Visit, _: object) -> HttpResponse:
    """Plan a study."""
    return _kept(visit, services.STUDIES, reverse("research"), is_new=True)


def new_advice(visit: Visit, _: object) -> HttpResponse:
    """Write down what an assessment recommends."""
    return _kept(visit, services.ADVICE, reverse("research"), is_new=True)


def change_study(visit: Visit, found: PhaseStudy) -> HttpResponse:
    """Change a study: how far it is, its method, its report."""
    cells = {name: visit.request.POST.get(name, "") for name in services.KEPT[services.STUDIES]}

    def act() -> str:
        services.keep_row(
            table=services.STUDIES,
            cells=cells | {"id": found.id},
            is_new=False,
            by=visit.person,
            now=visit.now,
        )
        return reverse("study", kwargs={"study": found.id})

    return done(visit, act, stands=lambda: advice_row(found.id, services.STUDIES))


def new_finding(visit: Visit, found: PhaseStudy) -> HttpResponse:
    """Write down what a study found."""
    return _kept(visit, services.FINDINGS, reverse("study", kwargs={"study": found.id}), is_new=True)


def new_source(visit: Visit, found: PhaseStudy) -> HttpResponse:
    """Name a publication: a study's report, its questionnaire, its data."""
    return _kept(visit, services.SOURCES, reverse("study", kwargs={"study": found.id}), is_new=True)


def reply(visit: Visit, found: AssessmentRecommendation) -> HttpResponse:
    """Reply for the body."""
    fields = visit.request.POST

    def act() -> str:
        services.reply_advice(
            id_=found.id,
            reply=fields.get("reply", ""),
            words=fields.get("words", ""),
            by=visit.person,
            now=visit.now,
        )
        return reverse("research")

    return done(visit, act, stands=lambda: advice_row(found.id))


def follow_up(visit: Visit, found: AssessmentRecommendation) -> HttpResponse:
    """Write down what a later phase found."""
    fields = visit.request.POST

    def act() -> str:
        services.follow_up_advice(
            id_=found.id,
            phase=fields.get("phase", ""),
            follow_up=fields.get("follow_up", ""),
            found=fields.get("found", ""),
            by=visit.person,
            now=visit.now,
        )
        return reverse("research")

    return done(visit, act, stands=lambda: advice_row(found.id))
