"""What of the public's waits for a person: cases to read, comments to draw together, points, challenges."""

from dataclasses import dataclass

from tallystick.office.models import DutyChallenge, DutyEntered, PublicComment, StoredConsultationPoint
from tallystick.office.selectors.disclosure import OPEN_CHALLENGE
from tallystick.office.visit import Visit
from tallystick.workflow import public_acts as a
from tallystick.workflow import submission_acts as s
from tallystick.workflow.permissions import HEAD


@dataclass(frozen=True, slots=True)
class PublicWaiting:
    """What of the public's waits for somebody who may deal with it.

    Attributes:
        may_read: whether they read what is sent; how much waits is told there, in the order of days.
        may_answer: whether they read summaries that were handed to their body.
        comments: how many comments wait to be drawn together.
        points: how many points of texts of their bodies have no answer.
        challenges: how many challenges wait that they may settle.
    """

    may_read: bool
    may_answer: bool
    comments: int
    points: int
    challenges: int

    @property
    def is_any(self) -> bool:
        """Whether there is anything to show."""
        return any((self.may_read, self.may_answer, self.comments, self.points, self.challenges))


def public_waiting(visit: Visit) -> PublicWaiting:
    """What waits for who asks."""
    settles, bodies = visit.may(a.SETTLE_CHALLENGE), visit.bodies(HEAD)
    undrawn = PublicComment.objects.filter(drawn__isnull=True).exclude(text="")
    unanswered = StoredConsultationPoint.objects.filter(answer=None, consultation__body__id__in=bodies)
    own = DutyEntered.objects.filter(by=visit.person).values("duty_id")
    unsettled = DutyChallenge.objects.filter(settled=OPEN_CHALLENGE)
    return PublicWaiting(
        visit.may(s.SEE_CASES),
        visit.may(s.SEE_SUMMARIES),
        undrawn.count() if visit.may(a.DRAW_POINTS) else 0,
        unanswered.count() if bodies else 0,
        unsettled.exclude(duty_id__in=own).count() if settles else 0,
    )
