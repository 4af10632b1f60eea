"""The nouns of what is owed to the public: drafts to comment on, answers, what has to be published."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

#: What became of a point that was made on a draft.
POINT_ANSWERS = ("changed", "changed_in_part", "not_changed")
DUTY_KINDS = ("government", "court", "village", "enterprise", "environment", "emergency")
FOUND_STATES = ("found", "not_found", "not_looked_for")
CHALLENGE_STATES = ("open", "upheld", "rejected")
#: What is counted by: kinds of what was sent, and what became of it.
COUNTED_KINDS = ("all", "complaint", "proposal", "question", "evidence", "retaliation")
COUNTED_OUTCOMES = (
    "all",
    "open",
    "in_time",
    "overdue",
    "upheld",
    "partly_upheld",
    "not_upheld",
    "not_taken_up",
    "withdrawn",
    "ended",
)


@dataclass(frozen=True, slots=True)
class Consultation:
    """A text or project that was opened for comment."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    title: Annotated[str, text("what was opened for comment")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that asks, and answers", refers="bodies")]
    opened: Annotated[PartialDate, Column(k.DATE, "the first day on which comments were taken")]
    closed: Annotated[PartialDate, Column(k.DATE, "the last one")]
    comments: Annotated[int, Column(k.WHOLE, "how many comments came")]
    source: Annotated[str | None, optional(k.IDENTIFIER, "where the text is printed", refers="sources")]
    commitment: Annotated[
        str | None, added(k.IDENTIFIER, "the commitment that it carries out", refers="commitments")
    ] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None
    unanswered: Annotated[
        int | None,
        added(
            k.WHOLE, "of how many comments nobody has said what became of them; empty: not counted by each"
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph of a text that was opened for comment."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    consultation: Annotated[str, Column(k.IDENTIFIER, "of which text", refers="consultations")]
    number: Annotated[str, text("its number in the text, or its heading")]
    says: Annotated[str, text("what it says, or a summary of it")]
    was: Annotated[
        str | None, added(k.TEXT, "what it said before, where it was changed while comments were taken")
    ] = None
    changed: Annotated[PartialDate | None, added(k.DATE, "the day on which it was changed so")] = None


@dataclass(frozen=True, slots=True)
class EarlierParagraph:
    """What a paragraph said before the wording that its row keeps in ``was``: one row for each wording."""

    paragraph: Annotated[str, Column(k.IDENTIFIER, "the paragraph", refers="draft_paragraphs")]
    wording: Annotated[int, Column(k.WHOLE, "which wording of it this is, from 1, the first one")]
    says: Annotated[str, text("what it said")]
    changed: Annotated[PartialDate, Column(k.DATE, "the day on which the next wording took its place")]


@dataclass(frozen=True, slots=True)
class ConsultationPoint:
    """A point that comments made on a text, and what was changed by it or why not."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    consultation: Annotated[str, Column(k.IDENTIFIER, "on which text", refers="consultations")]
    said: Annotated[str, text("what was said, summed up in the body's or our words")]
    comments: Annotated[int, Column(k.WHOLE, "how many comments made it")]
    paragraph: Annotated[
        str | None,
        optional(k.IDENTIFIER, "on which paragraph; empty: on the whole", refers="draft_paragraphs"),
    ]
    answer: Annotated[
        str | None,
        optional(k.TEXT, "what became of it; empty: it has no answer", allowed=POINT_ANSWERS),
    ]
    did: Annotated[str | None, optional(k.TEXT, "what was changed, or why nothing was")]
    answered: Annotated[PartialDate | None, optional(k.DATE, "when that was answered")]
    reasons_for: Annotated[
        str | None, added(k.TEXT, "the reasons that were given for the point, summed up")
    ] = None
    reasons_against: Annotated[
        str | None, added(k.TEXT, "the reasons that were given against it, summed up")
    ] = None


@dataclass(frozen=True, slots=True)
class DisclosureDuty:
    """Something that a body has to publish, and whether it was found."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    kind: Annotated[str, Column(k.TEXT, "on which checklist it stands", allowed=DUTY_KINDS)]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that has to publish it", refers="bodies")]
    item: Annotated[str, text("what has to be published")]
    state: Annotated[str, Column(k.TEXT, "whether it was found", allowed=FOUND_STATES)]
    duty: Annotated[str | None, optional(k.IDENTIFIER, "the text that says it has to be", refers="sources")]
    due: Annotated[PartialDate | None, optional(k.DATE, "by when it has to be there")]
    looked: Annotated[PartialDate | None, optional(k.DATE, "the day on which it was found, or not")]
    where: Annotated[str | None, optional(k.TEXT, "where it was looked for")]
    source: Annotated[str | None, optional(k.IDENTIFIER, "what was found", refers="sources")]
    challenge: Annotated[str | None, added(k.TEXT, "why somebody says that this is wrong; anybody can")] = (
        None
    )
    challenged: Annotated[PartialDate | None, added(k.DATE, "when they said so")] = None
    settled: Annotated[
        str | None, added(k.TEXT, "what became of the challenge", allowed=CHALLENGE_STATES)
    ] = None
    reply: Annotated[str | None, added(k.TEXT, "why it was upheld or rejected")] = None


@dataclass(frozen=True, slots=True)
class CaseCount:
    """How many cases of a kind and outcome there were in an area and phase; an empty number is withheld."""

    phase: Annotated[str, Column(k.IDENTIFIER, "in which phase they came in", refers="phases")]
    area: Annotated[
        str, Column(k.IDENTIFIER, "the province they are about, or the whole country", refers="areas")
    ]
    kind: Annotated[str, Column(k.TEXT, "what was sent; all: of every kind", allowed=COUNTED_KINDS)]
    outcome: Annotated[
        str,
        Column(
            k.TEXT,
            "what became of it; open is in time and overdue, ended is all the rest",
            allowed=COUNTED_OUTCOMES,
        ),
    ]
    counted: Annotated[PartialDate, Column(k.DATE, "the day on which it was counted")]
    number: Annotated[
        int | None, optional(k.WHOLE, "how many; empty where it is withheld, so that nobody is found by it")
    ]
