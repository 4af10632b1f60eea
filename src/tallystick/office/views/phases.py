"""Phases: opened by the secretariat, and how each stands."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Template, inside, msgid
from tallystick.office.cell_fields import PHASE_KIND
from tallystick.office.handed_in import done
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.duties import phases as all_phases
from tallystick.office.selectors.late import taken_until
from tallystick.office.selectors.standings import EACH, counted, names_of, thin_reports
from tallystick.office.services.phases import SAID, open_phase
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.visit import Visit
from tallystick.register.phases import PHASE_KINDS, PlanPhase
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow import permissions as p
from tallystick.workflow.duties import AWAITED, IN_TIME, LATE, OVERDUE, STANDINGS

STANDING_WORDS: dict[str, Template] = {
    IN_TIME: inside("how a report stands", "in time"),
    LATE: inside("how a report stands", "late"),
    AWAITED: inside("how a report stands", "awaited"),
    OVERDUE: inside("how a report stands", "overdue"),
}


@dataclass(frozen=True, slots=True)
class PhasesView:
    """What the page of phases shows: each with its last day and page, and a form for whoever may open one."""

    phases: tuple[tuple[str, str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    may_open: bool


def phases(visit: Visit, _: object) -> HttpResponse:
    """Every phase, and a form to open one."""
    language = visit.language
    view = PhasesView(
        tuple(
            (one.title, language.date(one.due), reverse("phase", kwargs={"phase": one.id}))
            for one in all_phases()
        ),
        tuple((kind, language.say(PHASE_KIND[kind])) for kind in PHASE_KINDS),
        may_open=visit.may(p.OPEN_PHASE),
    )
    page = OfficePage("phases.html", said(msgid("Phases")), view, area="phases")
    return office_page(visit.request, visit, page)


def open_one(visit: Visit, _: object) -> HttpResponse:
    """Open a phase."""
    fields = visit.request.POST

    def act() -> str:
        opened = open_phase(
            said={name: fields.get(name, "") for name in SAID}, by=visit.person, now=visit.now
        )
        return reverse("phase", kwargs={"phase": opened})

    return done(visit, act)


@dataclass(frozen=True, slots=True)
class BodyStanding:
    """How a body stands in a phase: its name, its page, and how many of its reports stand how.

    The path is empty for whoever may not see what a body owes.
    """

    name: str
    path: str
    counts: tuple[int, ...]
    owed: int


@dataclass(frozen=True, slots=True)
class PhaseView:
    """What the page of a phase shows.

    Attributes:
        title: the phase's title.
        due: its last day.
        words: the ways in which a report can stand.
        bodies: of the bodies that owe something those of this page, those that owe most still first.
        counts: how many reports of all stand how.
        silent: how many bodies have sent nothing.
        thin: each report that leaves something out: its body, its commitment, its page and what it lacks.
        unowed: reports that nobody was asked for.
        nobody: commitments of which nobody owes a report.
        all_bodies: how many bodies owe something.
        turns: the pages of bodies before and after this one.
        thin_turns: the pages of thin reports before and after this one.
        all_unowed: how many reports came that nobody was asked for; the first are listed.
        taken_until: the last day on which reports are taken, as typed and in words; empty for ever.
        may_lock: whether who asks may change that.
    """

    title: str
    due: str
    words: tuple[str, ...]
    bodies: tuple[BodyStanding, ...]
    counts: tuple[int, ...]
    silent: int
    thin: tuple[tuple[str, str, str, str], ...]
    unowed: tuple[tuple[str, str], ...]
    nobody: tuple[str, ...]
    all_bodies: int
    turns: Turns
    thin_turns: Turns
    all_unowed: int
    taken_until: tuple[str, str]
    may_lock: bool


def phase(visit: Visit, found: PlanPhase) -> HttpResponse:
    """How a phase stands today: who has not answered, what is late, what is thin."""
    view = _phase_view(visit, found)
    trail = ((visit.language.folder + "office/phases/", said(msgid("Phases"))),)
    page = OfficePage("phase.html", found.title, view, area="phases", trail=trail)
    return office_page(visit.request, visit, page)


def _phase_view(visit: Visit, found: PlanPhase) -> PhaseView:
    language = visit.language
    counts = counted(found, visit.today)
    bodies = counts.bodies
    page, thin_page = page_asked(visit.request, "page"), page_asked(visit.request, "thin")
    shown = bodies[(page - 1) * EACH : page * EACH]
    thin = thin_reports(counts, thin_page)
    named = {*(one for one, _ in shown), *(one.body for one, _ in thin)}
    names = names_of(named | {one for one, _ in counts.unowed_first})
    report, may_see = _report_path(found), visit.may(p.SEE_DUTIES)
    last = taken_until(found.id)
    return PhaseView(
        found.title,
        language.date(found.due),
        tuple(language.say(STANDING_WORDS[one]) for one in STANDINGS),
        tuple(
            BodyStanding(
                names[body],
                reverse("duties", kwargs={"body": body, "phase": found.id}) if may_see else "",
                of,
                sum(of),
            )
            for body, of in shown
        ),
        tuple(sum(of[at] for _, of in bodies) for at in range(len(STANDINGS))),
        sum(not of[0] + of[1] for _, of in bodies),
        tuple(
            (
                names[one.body],
                one.commitment,
                report(one.body, one.commitment),
                language.sentences(map(language.reason, lacks)),
            )
            for one, lacks in thin
        ),
        tuple((names[body], commitment) for body, commitment in counts.unowed_first),
        counts.nobody,
        len(bodies),
        turned(page, len(bodies) > page * EACH, "page"),
        turned(thin_page, len(counts.thin) > thin_page * EACH, "thin"),
        counts.unowed,
        (last.isoformat(), language.day(last)) if last else ("", ""),
        may_lock=visit.may(f.SET_LOCK),
    )


def _report_path(found: PlanPhase) -> Callable[[str, str], str]:
    def path(body: str, commitment: str) -> str:
        return reverse("report", kwargs={"body": body, "phase": found.id, "commitment": commitment})

    return path
