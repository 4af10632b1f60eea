"""The noun of what happened: a deed, a concern and its reply, a search in vain, or what somebody wrote in."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

EVENT_KINDS = (
    "adopted",
    "in_force",
    "completed",
    "started",
    "searched",
    "concern",
    "reply",
    "dispute",
    "context",
    "submission",
)
#: What is said against a commitment or a fact, and the reply: shown beside an answer, never in it.
OBJECTIONS = frozenset({"concern", "reply", "dispute"})
#: A point that somebody wrote in with, with their leave and redacted: what was said, and no proof of it.
SUBMISSION = "submission"
#: What stands beside the dated events of a commitment and among neither its deeds nor its sources.
BESIDE = OBJECTIONS | {SUBMISSION}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, was objected to, or was looked for and not found."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    deliverable: Annotated[
        str | None, optional(k.IDENTIFIER, "the deliverable it shows", refers="deliverables")
    ]
    commitment: Annotated[
        str | None,
        optional(k.IDENTIFIER, "the commitment it bears on, if no one deliverable", refers="commitments"),
    ]
    kind: Annotated[str, Column(k.TEXT, "what it is", allowed=EVENT_KINDS)]
    date: Annotated[PartialDate | None, optional(k.DATE, "when; of a search, when it was searched")]
    source: Annotated[
        str | None,
        optional(k.IDENTIFIER, "where it was read; searches and submissions have none", refers="sources"),
    ]
    statement: Annotated[str, text("what happened, in our own words; of a search, where it was looked for")]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]
    searched_where: Annotated[
        str | None, added(k.TEXT, "of a search, the sites, gazettes or collections that were searched")
    ] = None
    searched_words: Annotated[
        str | None, added(k.TEXT, "of a search, the words that were searched for, as they were typed")
    ] = None
    answers: Annotated[
        str | None,
        added(
            k.IDENTIFIER,
            "of the State's reply, or of a search for one, the concern that it replies to",
            refers="events",
        ),
    ] = None
    leave: Annotated[
        bool | None,
        added(k.BOOLEAN, "of a submission, whether its sender allows that this point stands here"),
    ] = None
    redacted_by: Annotated[
        str | None,
        added(k.IDENTIFIER, "of a submission, the office whose person redacted it", refers="bodies"),
    ] = None


def said_before(reply: Event, concern: Event) -> bool:
    """Whether a reply was said on a day that surely lies before its concern was voiced.

    Such words are the State's earlier position on the matter, which answers nothing that came after them.
    """
    if reply.date is None or concern.date is None:
        return False
    return reply.date.last < concern.date.first
