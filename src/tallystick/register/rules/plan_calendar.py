"""An entry of the calendar has a day, and whoever reads it can look each day up."""

from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.descriptor import Descriptor
from tallystick.register.plan_calendar import CalendarEntry
from tallystick.register.rules.model import Tables, each

_NO_DAY = Problem(
    "calendar-without-day",
    Reason("it says neither by when it is due nor when it took place"),
    Reason("give one of the two, at least the year"),
    severity="gap",
)
_DUE_UNSOURCED = Problem(
    "due-without-source",
    Reason("nobody can check by when it is due without a source"),
    Reason("name in due_source where the day was read"),
)
_PAST_UNSOURCED = Problem(
    "took-place-without-source",
    Reason("nobody can check that it took place without a source"),
    Reason("name in source where it was read"),
)


def calendar_that_nobody_can_check(tables: Tables, _: Descriptor | None) -> None:
    """Find entries without a day, and days without a source."""
    typed = tables["calendar"]
    for number, one in each(typed, CalendarEntry):
        for problem, column in _faults(one):
            typed.find(problem, number, column, getattr(one, column))


def _faults(one: CalendarEntry) -> Iterator[tuple[Problem, str]]:
    if one.due is None and one.took_place is None:
        yield _NO_DAY, "due"
    if one.due is not None and one.due_source is None:
        yield _DUE_UNSOURCED, "due_source"
    if one.took_place is not None and one.source is None:
        yield _PAST_UNSOURCED, "source"
