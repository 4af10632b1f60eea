"""All that a successor in a body has to know: what is open, what was answered, and whom to ask."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from tallystick.office.models import (
    Appointment,
    DraftVersion,
    OfficeDraft,
    StoredBodyMeasure,
    StoredMilestone,
)
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import follow_up_of
from tallystick.office.selectors.plan import rows_in
from tallystick.register.bodies import Body
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.order import in_order
from tallystick.report.views.report_rows import RATING
from tallystick.voice.language import Language
from tallystick.workflow.drafts import APPROVED, STATE_WORDS
from tallystick.workflow.duties import Duty, duties_in
from tallystick.workflow.permissions import BODY_ROLES, ROLE_WORDS, SECRETARIAT

#: Of each list so many stand on the page; how many there are is said.
MOST_SHOWN = 100
#: So much of what was answered is shown; the rest stands on its own page.
_WORDS_SHOWN = 240


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """A report that is owed still: phase, last day, days late, commitment, and where it is written."""

    phase: str
    due: str
    days_late: int
    commitment: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft that is not approved.

    Attributes:
        path: its page.
        is_report: whether it is a report, and no measure.
        commitment: the commitment.
        phase: the phase's title; empty for a measure.
        state: its state and the word for it.
        because: why it was returned last.
        last: who saved it last, and when.
        beside: how many other texts are kept beside it.
    """

    path: str
    is_report: bool
    commitment: str
    phase: str
    state: tuple[str, str]
    because: str
    last: tuple[str, str]
    beside: int


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """A report that stands in the package: its phase, commitment, day, rating, the words, and its page."""

    phase: str
    commitment: str
    sent: str
    rating: str
    said: str
    path: str


@dataclass(frozen=True, slots=True)
class MeasureUnderWay:
    """A measure in the package: what it says, by when, and the milestones that are not reached."""

    id: str
    commitment: str
    title: str
    due: str
    milestones: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """All that a successor has to know, each list with how many there are.

    Attributes:
        duties: what is owed still.
        drafts: what is begun and not approved.
        measures: what the body set out to do.
        answers: what it has answered, the newest first.
        ask: whom to ask: the role, the name, the address for mail.
    """

    duties: tuple[tuple[OpenDuty, ...], int]
    drafts: tuple[tuple[OpenDraft, ...], int]
    measures: tuple[tuple[MeasureUnderWay, ...], int]
    answers: tuple[tuple[PastAnswer, ...], int]
    ask: tuple[tuple[str, str, str], ...]


def handover(body: Body, day: datetime.date, language: Language) -> Handover:
    """All that a successor in a body has to know on a day.

    Raises:
        Refusal: no package has been brought in.
    """
    package = follow_up_of(body.id)
    titles = {one.id: one.title for one in package.phases}
    answers = sorted(package.reports, key=lambda one: (one.sent.first, one.commitment), reverse=True)
    told = tuple(
        PastAnswer(
            titles[one.phase],
            one.commitment,
            language.date(one.sent),
            language.say(RATING[one.rating]),
            one.said if len(one.said) <= _WORDS_SHOWN else one.said[:_WORDS_SHOWN] + "…",
            _report_path(body.id, one.phase, one.commitment),
        )
        for one in answers[:MOST_SHOWN]
    )
    open_duties = _open_duties(package, body.id, day)
    return Handover(
        (tuple(_duty(one, package, language) for one in open_duties[:MOST_SHOWN]), len(open_duties)),
        _drafts(body.id, titles, language),
        _measures(body.id, language),
        (told, len(answers)),
        _ask(body.id, day, language),
    )


def _report_path(body: str, phase: str, commitment: str) -> str:
    return reverse("report", kwargs={"body": body, "phase": phase, "commitment": commitment})


def _open_duties(package: Package, body: str, day: datetime.date) -> list[Duty]:
    found = [
        one
        for phase in package.phases
        for one in duties_in(package, phase, day)
        if one.body == body and one.report is None
    ]
    return sorted(found, key=lambda one: -one.days_late)


def _duty(one: Duty, package: Package, language: Language) -> OpenDuty:
    (phase,) = (phase for phase in package.phases if phase.id == one.phase)
    (title,) = (known.title for known in package.commitments if known.id == one.commitment)
    return OpenDuty(
        phase.title,
        language.date(phase.due),
        one.days_late,
        one.commitment,
        title,
        _report_path(one.body, one.phase, one.commitment),
    )


def _drafts(body: str, titles: dict[str, str], language: Language) -> tuple[tuple[OpenDraft, ...], int]:
    chosen = OfficeDraft.objects.filter(body__id=body).exclude(state=APPROVED).order_by("pk")
    texts: dict[int, list[DraftVersion]] = {}
    kept = DraftVersion.objects.filter(draft__in=chosen[:MOST_SHOWN])
    for text in kept.select_related("by").defer("cells"):
        texts.setdefault(text.draft_id, []).append(text)
    found = []
    for one in chosen[:MOST_SHOWN]:
        versions = texts.get(one.pk, [])
        last = max(
            (text for text in versions if not text.is_aside), key=lambda text: text.number, default=None
        )
        found.append(
            OpenDraft(
                reverse("draft", kwargs={"number": one.pk}),
                one.table == REPORTS,
                str(one.commitment_id),
                titles.get(str(one.phase_id), ""),
                (one.state, language.say(STATE_WORDS[one.state])),
                one.because,
                (last.by.name, last.at.strftime("%Y-%m-%d")) if last else ("", ""),
                sum(text.is_aside for text in versions),
            )
        )
    return tuple(found), chosen.count()


def _measures(body: str, language: Language) -> tuple[tuple[MeasureUnderWay, ...], int]:
    table = BY_NAME["measures"]
    rows = in_order(table, list(rows_in(table, StoredBodyMeasure.objects.filter(body__id=body))))
    shown = rows[:MOST_SHOWN]
    steps: dict[str, list[tuple[str, str]]] = {}
    chosen = StoredMilestone.objects.filter(measure__id__in=[one.id for one in shown], reached=None)
    for step in sorted(rows_in(BY_NAME["milestones"], chosen), key=lambda one: one.due.last):
        steps.setdefault(step.measure, []).append((step.title, language.date(step.due)))
    return tuple(
        MeasureUnderWay(
            one.id,
            one.commitment,
            one.title,
            language.date(one.due) if one.due else "",
            tuple(steps.get(one.id, ())),
        )
        for one in shown
    ), len(rows)


def _ask(body: str, day: datetime.date, language: Language) -> tuple[tuple[str, str, str], ...]:
    """Who has a role in the body on a day, and the secretariat."""
    there = Q(until=None) | Q(until__gte=day)
    whom = Q(body__id=body, role__in=BODY_ROLES) | Q(role=SECRETARIAT)
    found = Appointment.objects.filter(there, whom, since__lte=day, person__is_active=True)
    return tuple(
        (language.say(ROLE_WORDS[one.role]), one.person.name, one.person.email)
        for one in found.select_related("person").order_by("role", "person__name")[:MOST_SHOWN]
    )
