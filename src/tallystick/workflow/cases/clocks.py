"""When what is owed in a case falls due, by its profile; one case has one clock, whoever holds it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from tallystick.workflow.cases.calendar import WorkingCalendar
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.profile import ACKNOWLEDGED as FROM_ACKNOWLEDGED
from tallystick.workflow.cases.profile import RECEIVED as FROM_RECEIVED
from tallystick.workflow.cases.profile import Profile, TermSaid
from tallystick.workflow.cases.stages import (
    ACKNOWLEDGE,
    ACKNOWLEDGED,
    ANSWERED,
    APPEALED,
    ASKED,
    CLOSED,
    ERASED,
    OPEN,
    RECEIVED,
    RETALIATION,
    TAKE_UP,
    TRANSFERRED,
    WITHDRAWN,
)
from tallystick.workflow.cases.terms import Due, due_after


@dataclass(frozen=True, slots=True)
class CaseClocks:
    """The deadlines of a profile, counted in a jurisdiction's working days.

    Attributes:
        profile: the profile.
        calendar: the working days.
    """

    profile: Profile
    calendar: WorkingCalendar

    def stage(self, case: CaseStanding) -> Due | None:
        """The last day of the stage in which a case is; None only where it was erased."""
        if case.stage == ERASED:
            return None
        said = _STAGE_TERMS.get(case.stage)
        if said is None:
            return self.answer(case)
        return self._after(said(self.profile, case), case.since)

    def answer(self, case: CaseStanding) -> Due:
        """The last day for the answer, counted from the act that the profile names.

        An act that comes after its own last day moves nothing: the time is counted from that day. So nobody
        gains time by leaving a case lie (directive 2019/1937, article 9(1)(f), says so for an acknowledgement
        that never came).
        """
        begun = self._begun(case)
        due = self._after(self.profile.clocks.answer, begun)
        if case.is_extended and self.profile.clocks.extension is not None:
            longer = self._after(self.profile.clocks.extension, due.day)
            return replace(longer, begun=begun, holidays=due.holidays + longer.holidays)
        return due

    def summary(self, handed: datetime.date) -> Due:
        """The last day on which a body complained of answers a summary that it was handed on a day."""
        return self._after(self.profile.clocks.summary, handed)

    def owed(self, case: CaseStanding) -> tuple[Due, ...]:
        """What is owed to the sender, the stage's own before the answer; nothing where that is done."""
        if case.stage == APPEALED:
            return tuple(filter(None, (self.stage(case),)))
        if case.stage not in OPEN:
            return ()
        stage = self.stage(case) if case.stage in (RECEIVED, ACKNOWLEDGED, TRANSFERRED) else None
        return tuple(filter(None, (stage, self.answer(case))))

    def is_late(self, case: CaseStanding, day: datetime.date) -> bool:
        """Whether something that is owed to the sender is overdue at the end of a day."""
        return any(one.day < day for one in self.owed(case))

    def _begun(self, case: CaseStanding) -> datetime.date:
        received = case.received
        if self.profile.answer_from == FROM_RECEIVED:
            return received
        told = self._done_or_due(case, ACKNOWLEDGE, _told_by(self.profile, case), received)
        if self.profile.answer_from == FROM_ACKNOWLEDGED:
            return told
        return self._done_or_due(case, TAKE_UP, self.profile.clocks.acknowledged, told)

    def _done_or_due(
        self, case: CaseStanding, act: str, said: TermSaid, begun: datetime.date
    ) -> datetime.date:
        due = self._after(said, begun).day
        return min(case.first_done.get(act, due), due)

    def _after(self, said: TermSaid, begun: datetime.date) -> Due:
        return due_after(said.limit(), begun, self.calendar, rolls=self.profile.rolls)


def _told_by(profile: Profile, case: CaseStanding) -> TermSaid:
    return profile.retaliation if case.kind == RETALIATION else profile.clocks.received


#: The stages with a clock of their own; in any other one that of the answer runs.
_STAGE_TERMS: dict[str, Callable[[Profile, CaseStanding], TermSaid]] = {
    RECEIVED: _told_by,
    ACKNOWLEDGED: lambda profile, _: profile.clocks.acknowledged,
    TRANSFERRED: lambda profile, _: profile.clocks.transferred,
    ASKED: lambda profile, _: profile.clocks.asked,
    ANSWERED: lambda profile, _: profile.clocks.answered,
    APPEALED: lambda profile, _: profile.clocks.appealed,
    CLOSED: lambda profile, _: profile.clocks.kept,
    WITHDRAWN: lambda profile, _: profile.clocks.kept,
}


def due_for(case: CaseStanding, clocks: CaseClocks) -> tuple[bool, datetime.date]:
    """Where a case stands in a queue: retaliation first, then by what falls due first.

    Args:
        case: a case in which something is owed.
        clocks: its deadlines.
    """
    return case.kind != RETALIATION, min(one.day for one in clocks.owed(case))
