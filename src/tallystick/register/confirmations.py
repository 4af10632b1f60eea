"""The noun of a draft's state: what a person has said of a row that was read from the plan's text."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, optional

#: The tables that a reading fills, and whose rows a person therefore confirms.
READ_TABLES = ("outline", "commitments", "targets", "deliverables")
#: The tables of which a person can have said so: those, and what was read from the reports of others.
CONFIRMED_TABLES = (*READ_TABLES, "recommendations")
PROPOSED, CONFIRMED, CHANGED, DISMISSED = STATES = ("proposed", "confirmed", "changed", "dismissed")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Where a row of a draft stands: read and nothing more, confirmed, changed or dismissed by a person."""

    table: Annotated[str, Column(k.TEXT, "the table of the row", allowed=CONFIRMED_TABLES)]
    row: Annotated[str, Column(k.IDENTIFIER, "the row; a dismissed one is in its table no longer")]
    state: Annotated[str, Column(k.TEXT, "what a person has said of it", allowed=STATES)]
    by: Annotated[str | None, optional(k.TEXT, "who said so: an office or a name; empty: nobody yet")]
    day: Annotated[PartialDate | None, optional(k.DATE, "when")]
    stroke: Annotated[
        int | None,
        optional(k.WHOLE, "with how many rows it was confirmed or dismissed in bulk; empty: looked at alone"),
    ]
    was: Annotated[
        str | None, optional(k.TEXT, "of a changed or dismissed row, its cells as they were read, as JSON")
    ]
    why: Annotated[str | None, optional(k.TEXT, "why, in the words of whoever said so")]
