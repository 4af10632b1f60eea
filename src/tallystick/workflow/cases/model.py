"""A case as it stands, and a step that somebody takes with it. Neither holds a word of what was written."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.workflow.cases.stages import RECEIVED


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """What was written in, as it stands: never who sent it, and never what it says.

    Attributes:
        kind: one of `KINDS`.
        desk: the body where it came in, which decides where no one else does.
        holder: the body that has it.
        against: the bodies that it complains of.
        stage: one of `STAGES`.
        since: since when it is in that stage.
        first_done: the day on which each act was first done, which the clocks count from; that of its
            reception is under ``received``.
        had_by: the bodies that have had it, in order.
        passed: how often one body has passed it to another.
        is_given: whether the desk has given it to its holder for good.
        is_extended: whether the time for an answer was extended.
        leaves: what its sender allows.
        summary_sent: whether a body complained of was sent a redacted summary.
        drafted: the bodies complained of for which a summary was written, and shown to its sender.
        allowed: those of them whose summary its sender allows, word by word.
        handed: those of them to which it was handed.
        is_elsewhere: whether its desk is another one than the office's own, which is complained of.
        doubts_above: whether it is kept from whoever is above a body that it complains of, too.
        answered_by: the bodies that have answered it, in order.
        outcome: its last answer, one of `OUTCOMES`; empty where there is none.
        joined_to: the case that it was joined to; empty where none.
    """

    kind: str
    desk: str
    holder: str
    against: frozenset[str]
    stage: str
    since: datetime.date
    first_done: Mapping[str, datetime.date]
    had_by: tuple[str, ...] = ()
    passed: int = 0
    is_given: bool = False
    is_extended: bool = False
    leaves: frozenset[str] = frozenset()
    summary_sent: bool = False
    drafted: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    handed: frozenset[str] = frozenset()
    is_elsewhere: bool = False
    doubts_above: bool = False
    answered_by: tuple[str, ...] = ()
    outcome: str = ""
    joined_to: str = ""

    @property
    def received(self) -> datetime.date:
        """The day on which it came in."""
        return self.first_done[RECEIVED]

    @property
    def appeals(self) -> int:
        """How many appeals there have been; a first answer is none."""
        return max(0, len(self.answered_by) - 1)


@dataclass(frozen=True, slots=True)
class CaseStep:
    """What somebody does with a case.

    Attributes:
        act: one of `ACTS`.
        who: as what they do it: one of `PARTIES`.
        day: on which day.
        body: for which body; empty for the sender and the clock.
        to: the body that it goes to, or whom it is handed to outside; of a leave, which one.
        has_reason: whether a reason was given; what it says is sealed with the case.
        redacted_by: of a summary, the office whose person redacted it.
        outcome: of an answer, which one.
        lead: of a joining, the case that it is joined to, with its name.
    """

    act: str
    who: str
    day: datetime.date
    body: str = ""
    to: str = ""
    has_reason: bool = False
    redacted_by: str = ""
    outcome: str = ""
    lead: "tuple[str, CaseStanding] | None" = field(default=None)
