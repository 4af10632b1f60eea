"""A holiday that was declared later: which open cases it moves, from which day to which, for the log."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.workflow.cases.calendar import WorkingCalendar
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import ANSWERED, APPEALED, ERASED
from tallystick.workflow.cases.terms import Due


@dataclass(frozen=True, slots=True)
class DueMoved:
    """A last day that another calendar moved.

    Attributes:
        case: the case.
        what: ``stage`` or ``answer``.
        was: the last day by the earlier calendar.
        now: the last day by the later one.
        holidays: the holidays that move it now.
        dated: the day on which the later calendar was gathered.
    """

    case: str
    what: str
    was: datetime.date
    now: datetime.date
    holidays: tuple[tuple[datetime.date, str], ...]
    dated: datetime.date


def moved_by(
    cases: Mapping[str, CaseStanding], before: CaseClocks, calendar: WorkingCalendar
) -> tuple[DueMoved, ...]:
    """The last days that a later calendar moves, in the order of the cases.

    Args:
        cases: the cases by name; those that were erased have no clock.
        before: the deadlines as they were counted.
        calendar: the later calendar.
    """
    later = CaseClocks(before.profile, calendar)
    return tuple(
        DueMoved(name, what, was.day, now.day, now.holidays, calendar.dated)
        for name, case in sorted(cases.items())
        for what, was, now in _both(case, before, later)
        if was.day != now.day
    )


def _both(case: CaseStanding, before: CaseClocks, later: CaseClocks) -> list[tuple[str, Due, Due]]:
    """The clocks of a case by both calendars."""
    if case.stage == ERASED:
        return []
    stage, again = before.stage(case), later.stage(case)
    found = [("stage", stage, again)] if stage is not None and again is not None else []
    if before.owed(case) and case.stage not in (ANSWERED, APPEALED):
        found.append(("answer", before.answer(case), later.answer(case)))
    return found
