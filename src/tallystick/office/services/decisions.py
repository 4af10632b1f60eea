"""What a meeting decides: written down with an owner and a day, and followed until it is done."""

import datetime

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import JointMeeting, MeetingDecision, Person, StoredBody
from tallystick.office.selectors.last_days import decision_about
from tallystick.office.services.history import note_act
from tallystick.office.services.last_days import refuse_past
from tallystick.office.services.meetings import meeting_about
from tallystick.office.services.typed import one_line, typed_day
from tallystick.workflow.follow_up_acts import CLOSE_DECISION, KEEP_MEETING, REPORT_DONE
from tallystick.workflow.meetings import DONE, DROPPED, FOLLOWED, OPEN, SAID_DONE


@transaction.atomic
def decide(
    *, meeting: JointMeeting, text: str, owner: str, due: str, by: Person, now: datetime.datetime
) -> MeetingDecision:
    """Write down a decision, with the body that carries it out and the day by which it does.

    Raises:
        Refusal: it has no words, no such body, or no day.
    """
    line = one_line(text, Reason("write what was decided"))
    name = owner.strip()
    if not StoredBody.objects.filter(id=name).exists():
        raise Refusal(
            Reason("There is no body {body}.", body=Text(name or "-")), Reason("write the identifier of one")
        )
    made = MeetingDecision.objects.create(meeting=meeting, text=line, owner_id=name, due=typed_day(due))
    note_act(
        act=KEEP_MEETING, about=meeting_about(meeting), by=by, now=now, note=f"{name}, {made.due}: {line}"
    )
    return made


def _followed(decision: MeetingDecision) -> MeetingDecision:
    found = MeetingDecision.objects.select_for_update().get(pk=decision.pk)
    if found.state not in FOLLOWED:
        raise Refusal(Reason("The decision is closed already."), Reason("nothing needs to be done"))
    return found


@transaction.atomic
def report_done(*, decision: MeetingDecision, report: str, by: Person, now: datetime.datetime) -> None:
    """Say for the body that a decision is carried out, and how.

    Raises:
        Refusal: nothing is said, its last day is over, or it is closed already.
    """
    refuse_past(decision_about(decision.pk), now)
    found = _followed(decision)
    found.report = one_line(report, Reason("write what was done"))
    found.state, found.said_by = SAID_DONE, by
    found.save(update_fields=["state", "report", "said_by"])
    note_act(act=REPORT_DONE, about=decision_about(found.pk), by=by, now=now, note=found.report)


@transaction.atomic
def close_decision(
    *, decision: MeetingDecision, then: str, because: str, by: Person, now: datetime.datetime
) -> None:
    """Say that a decision is done, or that it is not and stays open, or drop it; with the reason.

    Raises:
        Refusal: there is no reason, there is no such end, it is closed, or who closes it has said it done.
    """
    reason = one_line(because, Reason("write how that is known"))
    found = _followed(decision)
    if then not in {DONE, DROPPED, OPEN}:
        raise Refusal(Reason("There is no {state}.", state=Text(then)), Reason("choose one of the list"))
    if then == DONE and found.said_by_id == by.pk:
        raise Refusal(Reason("You have said yourself that it is done."), Reason("another person closes it"))
    found.state = then
    found.save(update_fields=["state"])
    note_act(act=CLOSE_DECISION, about=decision_about(found.pk), by=by, now=now, note=f"{then}: {reason}")
