"""An entry of the calendar as its page and its file show it."""

from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.report.views.statements import Origin

#: How an entry stands on the day up to which sources are heard.
PAST, LATE, AHEAD = "past", "late", "ahead"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """An entry of the calendar.

    Attributes:
        id: its identifier.
        standing: `PAST`, `LATE` or `AHEAD`, on the day up to which sources are heard.
        day: the day that it stands under: when it took place, else by when it is due.
        kind: what it is.
        title: what is due or took place.
        held_by: who asks for it; empty where nobody is named.
        told: when it took place or is due, and since when it is late.
        note: what a reader should know of it.
        path: the page of the commitment that promises it, or of what was asked; empty for none.
        label: the identifier of that commitment, or the document in which it was asked.
        origins: where its days were read.
    """

    id: str
    standing: str
    day: PartialDate
    kind: str
    title: str
    held_by: str
    told: str
    note: str
    path: str
    label: str
    origins: tuple[Origin, ...]
