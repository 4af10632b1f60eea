"""How many drafts there is room for: those in which nothing was saved go first, no text before its time."""

import datetime
from typing import TYPE_CHECKING

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import SealedDraft

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: So many drafts there are at most: of short texts they come to a gigabyte.
MOST_DRAFTS = 200_000
#: So many go at once where there is no room, so that room is not made anew for each.
_LOT = 1_000
#: A draft that somebody has written in stays so many days at least, however many are begun.
SURE_DAYS = 7


def make_room(today: datetime.date) -> int:
    """Make room for one more draft; gives how many went.

    First go those in which nothing was ever saved, the oldest first: a code that is given out and not used
    costs nobody anything. Then those that nobody came back to for a week.

    To be called inside a transaction.

    Args:
        today: the day.

    Raises:
        Refusal: all that there are were written in within the last days.
    """
    if SealedDraft.objects.count() < MOST_DRAFTS:
        return 0
    left_alone = today - datetime.timedelta(days=SURE_DAYS)
    for some in (
        SealedDraft.objects.filter(is_written=False, files=None, parts=None),
        SealedDraft.objects.filter(day__lt=left_alone, files=None, parts=None),
    ):
        gone = _drop(some)
        if gone:
            return gone
    raise Refusal(
        Reason("Too many drafts wait here just now."),
        Reason("come back later with this code, and keep your text meanwhile; what was sent is not touched"),
    )


def _drop(drafts: "QuerySet[SealedDraft]") -> int:
    chosen = list(drafts.order_by("day", "pk").values_list("pk", flat=True)[:_LOT])
    SealedDraft.objects.filter(pk__in=chosen).delete()
    return len(chosen)
