"""The last day of a record or a decision: set, over, and set anew by the secretariat when a body asks."""

import datetime

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import LastDay, Person
from tallystick.office.selectors.checks import open_checks_of
from tallystick.office.services.history import note_act
from tallystick.office.services.typed import one_line, typed_day
from tallystick.workflow.follow_up_acts import ASK_LATER_DAY, SET_LAST_DAY

#: Which lock it is, where a record or a word on a decision comes after its last day.
PAST = Reason("The last day for this is over: ask the secretariat for a later one.")
_ASK = Reason("ask with the reason, on the same page; what you wrote is below")


def refuse_past(about: str, now: datetime.datetime) -> None:
    """Look whether something is still taken from its body.

    Raises:
        Refusal: its last day is over.
    """
    if LastDay.objects.filter(about=about, until__lt=now.date()).exists():
        raise Refusal(PAST, _ASK)


@transaction.atomic
def set_last_day(*, about: str, until: str, because: str, by: Person, now: datetime.datetime) -> None:
    """Say until when something is taken from its body; without a day it is taken for ever.

    Raises:
        Refusal: there is no reason, it is no day or past, or who sets it has asked for it.
    """
    reason = one_line(because, Reason("write why it is this day"))
    there = LastDay.objects.select_for_update().filter(about=about).first()
    if there is not None and there.asked and there.asked_by_id == by.pk:
        raise Refusal(Reason("You have asked for this yourself."), Reason("another person decides on it"))
    before = there.until if there else ""
    day = typed_day(until) if until.strip() else None
    if day is None:
        LastDay.objects.filter(about=about).delete()
    elif day < now.date():
        raise Refusal(Reason("{day} is past.", day=Text(str(day))), Reason("write today or a later day"))
    else:
        told = {"until": day, "by": by, "at": now, "asked": "", "asked_by": None}
        LastDay.objects.update_or_create(about=about, defaults=told)
    note_act(act=SET_LAST_DAY, about=about, by=by, now=now, note=f"{before} -> {day or ''}: {reason}")


@transaction.atomic
def set_last_day_of_draw(
    *, phase: str, draw: str, until: str, because: str, by: Person, now: datetime.datetime
) -> int:
    """Say until when the records behind all open checks of a draw are shown; gives how many these are.

    Args:
        phase: the phase.
        draw: what the draw's checks have as their reason.
        until: the day; empty: they are taken for ever.
        because: why it is this day.
        by: who sets it.
        now: when.

    Raises:
        Refusal: no check of the draw is open, or the day can't be set for one of them; none has it then.
    """
    places = open_checks_of(phase, draw)
    if not places:
        raise Refusal(Reason("No check of this draw is open."), Reason("look at the list of checks"))
    for one in places:
        set_last_day(about=one.about, until=until, because=because, by=by, now=now)
    return len(places)


@transaction.atomic
def ask_later_day(*, about: str, because: str, by: Person, now: datetime.datetime) -> None:
    """Ask the secretariat for a later day, with the reason for being late.

    Raises:
        Refusal: there is no reason, the day is not over, or it was asked for already.
    """
    reason = one_line(because, Reason("write why it comes late"))
    there = LastDay.objects.select_for_update().filter(about=about, until__lt=now.date()).first()
    if there is None:
        raise Refusal(Reason("Its last day is not over."), Reason("do it; nothing has to be asked for"))
    if there.asked:
        raise Refusal(
            Reason("A later day was asked for already."), Reason("wait for what the secretariat decides")
        )
    there.asked, there.asked_by = reason, by
    there.save(update_fields=["asked", "asked_by"])
    note_act(act=ASK_LATER_DAY, about=about, by=by, now=now, note=reason)
