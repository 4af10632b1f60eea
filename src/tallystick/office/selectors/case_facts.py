"""What of a case stands in the clear, put under its seal as well; and what was changed of it from outside."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tallystick.base.canonical import Json
from tallystick.office.models import CaseStepTaken, SealedCase
from tallystick.vault.model import NotOpened
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import (
    BODY_ANSWER,
    CLOCK,
    COMPLAINED,
    COMPLAINT,
    ERASED,
    EXTEND,
    KINDS,
    LAPSE,
    LAPSES,
    OUTCOMES,
    RECEIVED,
    SEND_SUMMARY,
    STAGES,
)

#: What is done by those who can't open a case, and by whom: nothing of it is sealed.
WHO_IS_KNOWN = {LAPSE: CLOCK, BODY_ANSWER: COMPLAINED}


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What stands in the clear of a case, as its seal has it after the last step of somebody who opens it.

    Attributes:
        kind: one of `KINDS`.
        area: the part of the country that it is about.
        stage: one of `STAGES`.
        since: since when it is in that stage.
        outcome: its last answer; empty where there is none.
        first_done: the day on which each act was first done, and that of its reception.
        steps: how many steps had been taken.
        messages: the number of the last message.
    """

    kind: str
    area: str
    stage: str
    since: datetime.date
    outcome: str
    first_done: Mapping[str, datetime.date]
    steps: int
    messages: int

    @classmethod
    def of(cls, case: CaseStanding, area: str, steps: int, messages: int) -> "CaseFacts":
        """Those of a case as it stands."""
        return cls(case.kind, area, case.stage, case.since, case.outcome, case.first_done, steps, messages)

    def told(self) -> dict[str, Json]:
        """They as they are sealed."""
        return {
            "kind": self.kind,
            "area": self.area,
            "stage": self.stage,
            "since": self.since.isoformat(),
            "outcome": self.outcome,
            "first": {act: day.isoformat() for act, day in self.first_done.items()},
            "steps": self.steps,
            "messages": self.messages,
        }

    @classmethod
    def read(cls, told: dict[str, Any] | None) -> "CaseFacts | None":
        """Read them; None where an earlier version sealed none.

        Raises:
            NotOpened: they are no such facts.
        """
        if told is None:
            return None
        try:
            first = {act: datetime.date.fromisoformat(day) for act, day in dict(told["first"]).items()}
            since = datetime.date.fromisoformat(told["since"])
            counts = int(told["steps"]), int(told["messages"])
            return cls(told["kind"], told["area"], told["stage"], since, told["outcome"], first, *counts)
        except (KeyError, TypeError, ValueError):
            raise NotOpened from None

    def after(self, steps: Iterable[CaseStepTaken]) -> "CaseFacts":
        """They after the steps that were taken since then by nobody who opens the case."""
        stage, since, first = self.stage, self.since, dict(self.first_done)
        number = self.steps
        for one in steps:
            if one.number <= self.steps or one.act not in WHO_IS_KNOWN or one.sealed:
                continue
            number = max(number, one.number)
            first.setdefault(one.act, one.day)
            if one.act == LAPSE and _lapses(stage):
                stage, since = LAPSES[stage], one.day
        return CaseFacts(self.kind, self.area, stage, since, self.outcome, first, number, self.messages)

    def made_up(self, steps: Iterable[CaseStepTaken]) -> frozenset[int]:
        """The numbers of steps without a seal that nobody can have taken since they were sealed.

        Those are an end of a time where none ran, and an answer of a body where none was owed any more.
        """
        stage, owed, found = self.stage, 0, set()
        for one in steps:
            owed += (one.act == SEND_SUMMARY) - (one.act == BODY_ANSWER)
            if one.sealed or one.number <= self.steps:
                continue
            if one.act == LAPSE:
                if not _lapses(stage):
                    found.add(one.number)
                stage = LAPSES[stage] if _lapses(stage) else stage
            elif one.act == BODY_ANSWER and owed < 0:
                found.add(one.number)
        return frozenset(found)


def _lapses(stage: str) -> bool:
    """Whether a time runs out in a stage by a step; where a case is erased then, nothing of it is left."""
    return LAPSES.get(stage, ERASED) != ERASED


@dataclass(frozen=True, slots=True)
class CaseFaults:
    """What of a case was changed, spoilt or taken out from outside.

    Attributes:
        is_unknown: whether nothing says how it stands any more.
        is_other: whether something of the case itself that stands in the clear is other than it was sealed.
        steps: the numbers of steps that are missing.
        spoilt: the numbers of steps that do not open, or that nobody has taken.
        moved: the numbers of steps of which the act, the side or the day in the clear is another.
        messages: the numbers of messages that are missing.
    """

    is_unknown: bool = False
    is_other: bool = False
    steps: tuple[int, ...] = ()
    spoilt: frozenset[int] = frozenset()
    moved: frozenset[int] = frozenset()
    messages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseSeal:
    """What the seal of a case says beside how it stands.

    Attributes:
        after: after how many sealed steps it was sealed.
        area: the part of the country that the case is about.
        last_step: the number of the last step, also of one that is missing.
        last_message: the same of messages.
        faults: what was changed from outside.
    """

    after: int = 0
    area: str = ""
    last_step: int = 0
    last_message: int = 0
    faults: CaseFaults = field(default_factory=CaseFaults)


def in_the_clear(row: SealedCase, steps: Iterable[CaseStepTaken]) -> CaseStanding:
    """What can be known of a case without its key: what its clocks count from, and how it was answered.

    A cell that says what nobody knows keeps nobody from the other cases: it stands as when a case comes in.
    """
    first: dict[str, datetime.date] = {RECEIVED: row.day}
    for one in steps:
        first.setdefault(one.act, one.day)
    return CaseStanding(
        row.kind if row.kind in KINDS else COMPLAINT,
        desk="",
        holder="",
        against=frozenset(),
        stage=row.stage if row.stage in STAGES else RECEIVED,
        since=row.since,
        first_done=first,
        is_extended=EXTEND in first,
        summary_sent=SEND_SUMMARY in first,
        outcome=row.outcome if row.outcome in OUTCOMES else "",
    )


def is_other(row: SealedCase, facts: CaseFacts) -> bool:
    """Whether something of a case that stands in the clear is other than it was sealed."""
    clear = (row.kind, row.area, row.stage, row.since, row.outcome, row.day)
    sealed = (facts.kind, facts.area, facts.stage, facts.since, facts.outcome, facts.first_done[RECEIVED])
    return clear != sealed


def numbers_missing(there: Iterable[int], last: int) -> tuple[int, ...]:
    """The numbers up to the last one that nothing has."""
    found = set(there)
    return tuple(one for one in range(1, max((last, *found)) + 1) if one not in found)
