"""The noun of the calendar: what is due in and around a plan, what took place, and who asks for it."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, optional, text

#: plan: a day of the plan itself. The others are what somebody asks of the State.
CALENDAR_KINDS = ("plan", "report", "review", "follow_up")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something that is due in or around the plan, or took place: a report, a review, a day of the plan."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    kind: Annotated[
        str,
        Column(
            k.TEXT,
            "plan: a day of the plan itself; report: a report is due; review: a report or the State is "
            "reviewed; follow_up: what was asked for after a review is due",
            allowed=CALENDAR_KINDS,
        ),
    ]
    title: Annotated[str, text("what is due or took place, in our own words")]
    held_by: Annotated[str | None, optional(k.TEXT, "who asks for it or holds it, such as a treaty body")]
    due: Annotated[
        PartialDate | None,
        optional(k.DATE, "by when, as its source says; empty: nobody set a day that was read"),
    ]
    due_source: Annotated[str | None, optional(k.IDENTIFIER, "where that day was read", refers="sources")]
    took_place: Annotated[
        PartialDate | None, optional(k.DATE, "when it took place; empty: nothing was read that it did")
    ]
    source: Annotated[
        str | None, optional(k.IDENTIFIER, "where it was read that it took place", refers="sources")
    ]
    commitment: Annotated[
        str | None, optional(k.IDENTIFIER, "the commitment that promises it", refers="commitments")
    ]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]
