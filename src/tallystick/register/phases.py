"""The nouns of follow-up: a plan's phases, what bodies set out to do and report, and what was checked."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tallystick.base.dates import PartialDate, Period
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text
from tallystick.register.wordings import RowBefore

PHASE_KINDS = ("annual", "midterm", "final")
#: What a body says of a commitment, the furthest first.
RATINGS = ("fulfilled", "as_planned", "delayed", "not_begun", "stopped", "cannot_say")
#: How a report came to be checked, and what the check found.
PICKS = ("drawn", "chosen")
CHECK_RESULTS = ("open", "agrees", "differs", "no_record", "not_answered")


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """A phase of the plan, for which bodies are asked to report."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    kind: Annotated[
        str, Column(k.TEXT, "whether it reviews a year, the first half or the whole", allowed=PHASE_KINDS)
    ]
    title: Annotated[str, text("its name")]
    period: Annotated[Period, Column(k.PERIOD, "the time that reports speak of")]
    due: Annotated[PartialDate, Column(k.DATE, "the last day on which a report is in time")]
    asked: Annotated[PartialDate | None, added(k.DATE, "the day on which bodies were asked")] = None
    source: Annotated[str | None, added(k.IDENTIFIER, "where the phase was announced", refers="sources")] = (
        None
    )
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None


@dataclass(frozen=True, slots=True)
class BodyMeasure:
    """A detailed measure that a body takes to keep a commitment."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment it serves", refers="commitments")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that takes it", refers="bodies")]
    title: Annotated[str, text("what is to be done")]
    area: Annotated[str | None, optional(k.IDENTIFIER, "where; empty: everywhere", refers="areas")]
    due: Annotated[PartialDate | None, optional(k.DATE, "by when it is to be done")]
    source: Annotated[str | None, optional(k.IDENTIFIER, "the document that sets it out", refers="sources")]
    budget: Annotated[Decimal | None, added(k.NUMBER, "the money set aside for it, in whole units")] = None
    currency: Annotated[str | None, added(k.TEXT, "in which money, by its three letters (ISO 4217)")] = None
    under: Annotated[
        str | None, added(k.IDENTIFIER, "the measure of a higher body that it carries out", refers="measures")
    ] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone of a measure."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    measure: Annotated[str, Column(k.IDENTIFIER, "the measure", refers="measures")]
    title: Annotated[str, text("what is there when it is reached")]
    due: Annotated[PartialDate, Column(k.DATE, "by when")]
    reached: Annotated[PartialDate | None, added(k.DATE, "when it was reached, as its body says")] = None


@dataclass(frozen=True, slots=True)
class EarlierMeasure(RowBefore[BodyMeasure]):
    """What a measure said before a newer wording took its place, word for word."""

    ROW, NAMED = BodyMeasure, "measure"
    measure: Annotated[str, Column(k.IDENTIFIER, "the measure", refers="measures")]
    wording: Annotated[int, Column(k.WHOLE, "which wording of the measure it is, from 1, the first one")]
    replaced: Annotated[PartialDate, Column(k.DATE, "the day on which a newer wording took its place")]
    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment it served", refers="commitments")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that took it", refers="bodies")]
    title: Annotated[str, text("what was to be done")]
    area: Annotated[str | None, optional(k.IDENTIFIER, "where; empty: everywhere", refers="areas")]
    due: Annotated[PartialDate | None, optional(k.DATE, "by when it was to be done")]
    source: Annotated[str | None, optional(k.IDENTIFIER, "the document that set it out", refers="sources")]
    budget: Annotated[Decimal | None, optional(k.NUMBER, "the money set aside for it, in whole units")]
    currency: Annotated[str | None, optional(k.TEXT, "in which money, by its three letters (ISO 4217)")]
    under: Annotated[
        str | None,
        optional(k.IDENTIFIER, "the measure of a higher body that it carried out", refers="measures"),
    ]
    note: Annotated[str | None, optional(k.TEXT, "what a reader had to know of it")]


@dataclass(frozen=True, slots=True)
class EarlierMilestone(RowBefore[Milestone]):
    """What a milestone said before a newer wording took its place, or before it was taken out."""

    ROW, NAMED = Milestone, "milestone"
    milestone: Annotated[str, Column(k.IDENTIFIER, "the milestone, which may have been taken out since")]
    wording: Annotated[int, Column(k.WHOLE, "which wording of the milestone it is, from 1, the first one")]
    replaced: Annotated[
        PartialDate, Column(k.DATE, "the day on which a newer wording took its place, or it was taken out")
    ]
    measure: Annotated[str, Column(k.IDENTIFIER, "the measure", refers="measures")]
    title: Annotated[str, text("what was to be there when it is reached")]
    due: Annotated[PartialDate, Column(k.DATE, "by when")]
    reached: Annotated[PartialDate | None, optional(k.DATE, "when it was reached, as its body said")]


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What a body reports of a commitment in a phase: the government's word, and no evidence of itself."""

    phase: Annotated[str, Column(k.IDENTIFIER, "the phase", refers="phases")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that reports", refers="bodies")]
    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment", refers="commitments")]
    sent: Annotated[PartialDate, Column(k.DATE, "the day on which it came in")]
    rating: Annotated[
        str, Column(k.TEXT, "what the body itself says of how the commitment stands", allowed=RATINGS)
    ]
    said: Annotated[str, text("what was done, as the body says")]
    obstacles: Annotated[str | None, optional(k.TEXT, "what stands in the way, as the body says")]
    numerator: Annotated[Decimal | None, optional(k.NUMBER, "how many, where it gives a count or a share")]
    denominator: Annotated[Decimal | None, optional(k.NUMBER, "of how many")]
    counted: Annotated[str | None, optional(k.TEXT, "what these two numbers count")]
    record: Annotated[
        str | None, optional(k.TEXT, "the record behind it: a document, a register, an address")
    ]
    approved: Annotated[
        str | None, added(k.TEXT, "the office in the body that approved it, no person's name")
    ] = None
    files: Annotated[
        tuple[str, ...],
        added(k.SHA256, "the SHA-256 of each file behind it, for whoever holds one", many=True),
    ] = ()


@dataclass(frozen=True, slots=True)
class EarlierReport(RowBefore[ProgressReport]):
    """What a report said before a newer wording took its place, word for word."""

    ROW = ProgressReport

    phase: Annotated[str, Column(k.IDENTIFIER, "the phase", refers="phases")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that reports", refers="bodies")]
    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment", refers="commitments")]
    wording: Annotated[int, Column(k.WHOLE, "which wording of the report it is, from 1, the first one")]
    replaced: Annotated[PartialDate, Column(k.DATE, "the day on which a newer wording took its place")]
    sent: Annotated[PartialDate, Column(k.DATE, "the day on which the report came in")]
    rating: Annotated[
        str, Column(k.TEXT, "what the body itself said of how the commitment stood", allowed=RATINGS)
    ]
    said: Annotated[str, text("what was done, as the body said")]
    obstacles: Annotated[str | None, optional(k.TEXT, "what stood in the way, as the body said")]
    numerator: Annotated[Decimal | None, optional(k.NUMBER, "how many, where it gave a count or a share")]
    denominator: Annotated[Decimal | None, optional(k.NUMBER, "of how many")]
    counted: Annotated[str | None, optional(k.TEXT, "what these two numbers counted")]
    record: Annotated[
        str | None, optional(k.TEXT, "the record behind it: a document, a register, an address")
    ]
    approved: Annotated[
        str | None, added(k.TEXT, "the office in the body that approved it, no person's name")
    ] = None
    files: Annotated[
        tuple[str, ...],
        added(k.SHA256, "the SHA-256 of each file behind it, for whoever holds one", many=True),
    ] = ()


@dataclass(frozen=True, slots=True)
class SpotCheck:
    """A report that was picked, what was asked for behind it, what was found, and what the body answers."""

    phase: Annotated[str, Column(k.IDENTIFIER, "the phase", refers="phases")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body whose report it is", refers="bodies")]
    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment", refers="commitments")]
    picked: Annotated[
        str,
        Column(k.TEXT, "drawn: by chance from a published seed; chosen: for a reason", allowed=PICKS),
    ]
    reason: Annotated[str, text("the seed and how many were drawn, or why it was chosen")]
    checked_by: Annotated[str, Column(k.IDENTIFIER, "the body that checks", refers="bodies")]
    asked: Annotated[PartialDate, Column(k.DATE, "when the record behind it was asked for")]
    result: Annotated[
        str,
        Column(
            k.TEXT,
            "open: nothing yet; agrees, differs: from what the record shows; no_record: none was shown; "
            "not_answered: nobody answered",
            allowed=CHECK_RESULTS,
        ),
    ]
    found: Annotated[str | None, added(k.TEXT, "what the record shows")] = None
    answer: Annotated[str | None, added(k.TEXT, "what the body answers to that, in full")] = None
    answered: Annotated[PartialDate | None, added(k.DATE, "when it answered")] = None
    asked_for: Annotated[
        str | None, added(k.TEXT, "which figure or statement is checked, and which record was asked for")
    ] = None
    shown: Annotated[str | None, added(k.TEXT, "the record that the body showed, in its words")] = None
    files: Annotated[
        tuple[str, ...],
        added(k.SHA256, "the SHA-256 of each file that it showed, for whoever holds one", many=True),
    ] = ()
