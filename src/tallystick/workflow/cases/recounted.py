"""A holiday declared later, or other time limits: which open cases it moves, from which day to which."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import ANSWERED, APPEALED, ERASED
from tallystick.workflow.cases.terms import Due


@dataclass(frozen=True, slots=True)
class DueMoved:
    """A last day that another calendar or profile moved.

    Attributes:
        case: the case.
        what: ``stage`` or ``answer``.
        was: the last day by the earlier one.
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
    cases: Mapping[str, CaseStanding], before: CaseClocks, later: CaseClocks
) -> tuple[DueMoved, ...]:
    """The last days that later deadlines move, in the order of the cases.

    Args:
        cases: the cases by name; those that were erased have no clock.
        before: the deadlines as they were counted.
        later: the deadlines by a later calendar, by another profile or by both.
    """
    return tuple(
        DueMoved(name, what, was.day, now.day, now.holidays, later.calendar.dated)
        for name, case in sorted(cases.items())
        for what, was, now in _both(case, before, later)
        if was.day != now.day
    )


def _both(case: CaseStanding, before: CaseClocks, later: CaseClocks) -> list[tuple[str, Due, Due]]:
    """The clocks of a case by both."""
    if case.stage == ERASED:
        return []
    stage, again = before.stage(case), later.stage(case)
    found = [("stage", stage, again)] if stage is not None and again is not None else []
    if before.owed(case) and case.stage not in (ANSWERED, APPEALED):
        found.append(("answer", before.answer(case), later.answer(case)))
    return found
