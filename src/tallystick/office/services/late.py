"""Reports after the last day: the lock, the question for admission, and what the secretariat decides."""

import datetime

from django.db import IntegrityError, transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import LateAdmission, Person, PhaseLock, StoredPlanPhase
from tallystick.office.selectors.late import report_is_over, taken_until
from tallystick.office.services.history import note_act
from tallystick.office.services.typed import one_line, typed_day
from tallystick.register.phases import PlanPhase
from tallystick.workflow.follow_up_acts import ASK_ADMISSION, DECIDE_ADMISSION, SET_LOCK
from tallystick.workflow.late import ADMITTED, ASKED, NOT_ADMITTED
from tallystick.workflow.permissions import OVER


def refuse_over(place: DraftPlace, now: datetime.datetime) -> None:
    """Look whether a report is still taken.

    Raises:
        Refusal: it is not, and nobody has admitted it.
    """
    if report_is_over(place, now.date()):
        raise Refusal(OVER, Reason("ask on the page of the report, with the reason; what you wrote is below"))


@transaction.atomic
def set_lock(*, phase: PlanPhase, until: str, by: Person, now: datetime.datetime) -> None:
    """Say until when reports of a phase are taken; without a day they are taken for ever.

    Raises:
        Refusal: it is no day, or lies before the last day on which a report is in time.
    """
    before = taken_until(phase.id)
    if not until.strip():
        PhaseLock.objects.filter(phase__id=phase.id).delete()
        note_act(act=SET_LOCK, about=phase.id, by=by, now=now, note=f"{before or ''} -> ")
        return
    day = typed_day(until)
    if day < phase.due.last:
        raise Refusal(
            Reason("Until {due} a report is in time.", due=Text(str(phase.due))),
            Reason("write that day or a later one; the days between are those of grace"),
        )
    PhaseLock.objects.update_or_create(
        phase=StoredPlanPhase.objects.get(id=phase.id), defaults={"taken_until": day, "by": by, "at": now}
    )
    note_act(act=SET_LOCK, about=phase.id, by=by, now=now, note=f"{before or ''} -> {day}")


@transaction.atomic
def ask_admission(*, place: DraftPlace, because: str, by: Person, now: datetime.datetime) -> LateAdmission:
    """Ask the secretariat to take a report after all, with the reason for its being late.

    Raises:
        Refusal: there is no reason, the report is taken anyhow, or it was asked for already.
    """
    reason = one_line(because, Reason("write why the report comes late"))
    if not report_is_over(place, now.date()):
        raise Refusal(Reason("The report is taken without a admission."), Reason("write it, and send it"))
    try:
        with transaction.atomic():
            asked = LateAdmission.objects.create(
                phase_id=place.phase,
                body_id=place.body,
                commitment_id=place.commitment,
                state=ASKED,
                because=reason,
                asked_by=by,
                asked_at=now,
            )
    except IntegrityError:
        raise Refusal(
            Reason("The admission was asked for already."), Reason("wait for what the secretariat decides")
        ) from None
    note_act(act=ASK_ADMISSION, about=place.about, by=by, now=now, note=reason)
    return asked


@transaction.atomic
def decide_admission(
    *, admission: LateAdmission, until: str, because: str, by: Person, now: datetime.datetime
) -> LateAdmission:
    """Admit a late report until a day, or decide that it is not taken: without a day.

    Raises:
        Refusal: there is no reason, the day is none or past, it is decided already, or who decides has asked.
    """
    found = LateAdmission.objects.select_for_update().get(pk=admission.pk)
    if found.state != ASKED:
        raise Refusal(Reason("It is decided already."), Reason("the body can ask again"))
    if found.asked_by_id == by.pk:
        raise Refusal(Reason("You have asked for this yourself."), Reason("another person decides on it"))
    reason = one_line(because, Reason("write why it is admitted, or why not"))
    day = typed_day(until) if until.strip() else None
    if day is not None and day < now.date():
        raise Refusal(Reason("{day} is past.", day=Text(str(day))), Reason("write today or a later day"))
    found.state = ADMITTED if day else NOT_ADMITTED
    found.until, found.answer, found.decided_by, found.decided_at = day, reason, by, now
    found.save(update_fields=["state", "until", "answer", "decided_by", "decided_at"])
    about = f"reports {found.phase_id} {found.body_id} {found.commitment_id}"
    note_act(act=DECIDE_ADMISSION, about=about, by=by, now=now, note=f"{found.state} {day or ''}: {reason}")
    return found
