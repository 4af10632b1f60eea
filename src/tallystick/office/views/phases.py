"""Phases: opened by the secretariat, and how each stands."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Template, inside, msgid
from tallystick.office.handed_in import done
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.duties import phases as all_phases
from tallystick.office.selectors.duties import standing
from tallystick.office.selectors.late import taken_until
from tallystick.office.services.phases import SAID, open_phase
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
KIND_WORDS: dict[str, Template] = {
    "annual": inside("a phase", "annual"),
    "midterm": inside("a phase", "midterm"),
    "final": inside("a phase", "final"),
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
        tuple((kind, language.say(KIND_WORDS[kind])) for kind in PHASE_KINDS),
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
    """How a body stands in a phase: its name, its page, and how many of its reports stand how."""

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
        bodies: each body that owes something, those that owe most still first.
        counts: how many reports of all stand how.
        silent: how many bodies have sent nothing.
        thin: each report that leaves something out: its body, its commitment, its page and what it lacks.
        unowed: reports that nobody was asked for.
        nobody: commitments of which nobody owes a report.
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
    taken_until: tuple[str, str]
    may_lock: bool


def phase(visit: Visit, found: PlanPhase) -> HttpResponse:
    """How a phase stands today: who has not answered, what is late, what is thin."""
    view = _phase_view(visit, found)
    trail = ((visit.language.folder + "office/phases/", said(msgid("Phases"))),)
    page = OfficePage("phase.html", found.title, view, area="phases", trail=trail)
    return office_page(visit.request, visit, page)


def _phase_view(visit: Visit, found: PlanPhase) -> PhaseView:
    stands, package = standing(found, visit.today)
    language = visit.language
    names = {one.id: one.name for one in package.bodies}
    bodies = tuple(
        BodyStanding(
            names[body],
            reverse("duties", kwargs={"body": body, "phase": found.id}),
            tuple(counts[one] for one in STANDINGS),
            counts.total(),
        )
        for body, counts in sorted(
            stands.by_body.items(), key=lambda one: (-one[1][OVERDUE], -one[1][AWAITED], one[0])
        )
    )
    report = _report_path(found)
    last = taken_until(found.id)
    return PhaseView(
        found.title,
        language.date(found.due),
        tuple(language.say(STANDING_WORDS[one]) for one in STANDINGS),
        bodies,
        tuple(sum(one.counts[at] for one in bodies) for at in range(len(STANDINGS))),
        sum(one.counts[0] + one.counts[1] == 0 for one in bodies),
        tuple(
            (
                names[one.body],
                one.commitment,
                report(one.body, one.commitment),
                language.sentences(map(language.reason, lacks)),
            )
            for one, lacks in stands.thin
        ),
        tuple((names[one.body], one.commitment) for one in stands.unowed),
        stands.nobody,
        (last.isoformat(), language.day(last)) if last else ("", ""),
        may_lock=visit.may(f.SET_LOCK),
    )


def _report_path(found: PlanPhase) -> Callable[[str, str], str]:
    def path(body: str, commitment: str) -> str:
        return reverse("report", kwargs={"body": body, "phase": found.id, "commitment": commitment})

    return path
