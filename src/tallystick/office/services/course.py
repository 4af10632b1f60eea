"""That somebody has passed the questions at the end of the course."""

import datetime

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import CourseTaken, Person
from tallystick.office.services.history import note_act
from tallystick.workflow.permissions import TAKE_COURSE
from tallystick.workflow.quiz import is_passed


@transaction.atomic
def pass_course(*, right: int, asked: int, by: Person, now: datetime.datetime) -> CourseTaken:
    """Write down that somebody has passed; who passes again keeps the first day.

    Args:
        right: how many answers were right.
        asked: how many questions there were.
        by: who answered.
        now: when.

    Raises:
        Refusal: too few were right.
    """
    if not is_passed(right, asked):
        raise Refusal(
            Reason("Too few answers are right."), Reason("read the sections again, and answer anew")
        )
    Person.objects.select_for_update().get(pk=by.pk)
    taken, is_new = CourseTaken.objects.get_or_create(
        person=by, defaults={"at": now, "right": right, "asked": asked}
    )
    if is_new:
        note_act(act=TAKE_COURSE, about="course", by=by, now=now, note=f"{right}/{asked}")
    return taken
