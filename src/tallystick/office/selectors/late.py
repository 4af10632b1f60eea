"""Until when reports are taken, and which late ones were asked for and admitted."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import LateAdmission, PhaseLock
from tallystick.office.models.drafts import REPORTS
from tallystick.office.prepared import PreparedQuestion, ToldLater
from tallystick.voice.language import Language
from tallystick.workflow.late import ADMISSION_WORDS, ASKED, is_over

_LAST_DAY = PreparedQuestion(
    lambda: PhaseLock.objects.filter(phase=ToldLater("phase")).values_list("taken_until")
)


def taken_until(phase: str) -> datetime.date | None:
    """The last day on which reports of a phase are taken; None where it never locks."""
    return next((day for (day,) in _LAST_DAY.rows(phase=phase)), None)


def _admissions_of(place: DraftPlace) -> Q:
    return Q(phase__id=place.phase, body__id=place.body, commitment__id=place.commitment)


def report_is_over(place: DraftPlace, day: datetime.date) -> bool:
    """Whether it is of a report that is no longer taken, and that nobody has admitted."""
    return is_over_after(taken_until(place.phase), place, day) if place.table == REPORTS else False


def is_over_after(last: datetime.date | None, place: DraftPlace, day: datetime.date) -> bool:
    """Whether a report that is taken until a last day, if there is one, is taken no longer."""
    if last is None or day <= last:
        return False
    return is_over(last, LateAdmission.objects.filter(_admissions_of(place)), day)


@dataclass(frozen=True, slots=True)
class AdmissionSeen:
    """What was asked for and decided of a late report, in words.

    Attributes:
        number: its number.
        phase: the phase.
        body: the body.
        commitment: the commitment.
        path: the report's page.
        because: why the body is late, as it says.
        asked: when it asked.
        state: how it stands, and the word for it.
        answer: why it was decided so.
        until: until when the report is taken; empty where it was not admitted.
        may_decide: whether it is still to be decided.
    """

    number: int
    phase: str
    body: str
    commitment: str
    path: str
    because: str
    asked: str
    state: tuple[str, str]
    answer: str
    until: str
    may_decide: bool


def admissions(language: Language, place: DraftPlace | None = None) -> tuple[AdmissionSeen, ...]:
    """What was asked for and decided, of one report or of all: what waits first, then the newest."""
    found = (
        LateAdmission.objects.all() if place is None else LateAdmission.objects.filter(_admissions_of(place))
    )
    rows = sorted(found.order_by("-pk")[:500], key=lambda one: one.state != ASKED)
    return tuple(_seen(one, language) for one in rows)


def _seen(one: LateAdmission, language: Language) -> AdmissionSeen:
    named = {"phase": one.phase_id, "body": one.body_id, "commitment": one.commitment_id}
    return AdmissionSeen(
        one.pk,
        str(one.phase_id),
        str(one.body_id),
        str(one.commitment_id),
        reverse("report", kwargs=named),
        one.because,
        language.day(one.asked_at.date()),
        (one.state, language.say(ADMISSION_WORDS[one.state])),
        one.answer,
        language.day(one.until) if one.until else "",
        may_decide=one.state == ASKED,
    )


def admissions_waiting() -> int:
    """How many late reports wait for a decision."""
    return LateAdmission.objects.filter(state=ASKED).count()
