"""Counts of cases as they are published: one table plan a phase, small numbers withheld."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from tallystick.base.dates import PartialDate
from tallystick.register.public import CaseCount
from tallystick.register.rules.public import least_shown
from tallystick.suppression.axes import ALL, Axis, Name, TablePlan
from tallystick.suppression.model import CountsRelease
from tallystick.suppression.withhold import withheld_of
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.counted import (
    IN_TIME,
    OPEN_CASES,
    OUTCOME_LEAVES,
    OVERDUE,
    PlacedCase,
    outcomes,
)
from tallystick.workflow.cases.stages import KINDS


def plan_of(areas: Sequence[str]) -> TablePlan:
    """The tables that are published of a phase: by area and kind, by area and outcome, by kind and outcome.

    Args:
        areas: the provinces, never a place below one.
    """
    return TablePlan(
        (
            Axis("area", tuple(areas)),
            Axis("kind", KINDS),
            Axis("outcome", OUTCOME_LEAVES, {OPEN_CASES: ("in_time", "overdue")}),
        ),
        (frozenset({"area", "kind"}), frozenset({"area", "outcome"}), frozenset({"kind", "outcome"})),
    )


#: On the clock, what is over: answered, or taken back.
ENDED = "ended"
#: On the clock, the cases of which nobody said a province.
UNPLACED = "unplaced"
#: The smallest number that the clock shows, zero apart: complaints are among what it counts.
LEAST_ON_CLOCK = least_shown("all")


#: What has ended does not become fewer, nor does all that came.
_GROWING = frozenset({ENDED, ALL})


def clock_plan(areas: Sequence[str]) -> TablePlan:
    """The one table of the public clock: by province, what is open in time, overdue, and over.

    Args:
        areas: the provinces, never a place below one.
    """
    return TablePlan(
        (
            Axis("area", (*areas, UNPLACED)),
            Axis("outcome", (IN_TIME, OVERDUE, ENDED), {OPEN_CASES: (IN_TIME, OVERDUE)}, _GROWING),
        ),
        (frozenset({"area", "outcome"}),),
    )


def clock_release(
    counts: Mapping[Name, int],
    plan: TablePlan,
    lot: Callable[[Name], float],
    earlier: Iterable[CountsRelease] = (),
) -> CountsRelease:
    """What the public clock shows of a phase, after what it showed before.

    Args:
        counts: how many by area, kind and what became of them, as `workflow.cases.counted` counts them; an
            area that the plan has not is counted as none.
        plan: the table, the same for each release of the phase.
        lot: by which some is withheld, as `suppression.withhold` has it.
        earlier: what was shown of the phase before, the earliest first.
    """
    areas = frozenset(plan.axes[0].leaves)
    told: Counter[Name] = Counter()
    for (area, _, became), number in counts.items():
        outcome = became if became in {IN_TIME, OVERDUE} else ENDED
        told[area if area in areas else UNPLACED, outcome] += number
    return withheld_of(plan, told, lambda _: LEAST_ON_CLOCK, lot, earlier)


def clock_rows(release: CountsRelease, country: str, phase: str, day: datetime.date) -> tuple[CaseCount, ...]:
    """The rows of the package's table that say what the clock shows, the withheld ones without a number.

    One reckoning: nothing is counted anew, so that clock and package can't be held against each other. What
    has no province is in the whole country's row alone.
    """
    published = release.published
    return tuple(
        CaseCount(
            phase, area or country, "all", outcome or "all", PartialDate.parse(day.isoformat()),
            published.shown.get((area, outcome)),
        )
        for area, outcome in published.plan.names()
        if area != UNPLACED
    )  # fmt: skip


def counted_release(
    cases: Iterable[PlacedCase],
    clocks: CaseClocks,
    day: datetime.date,
    plan: TablePlan,
    lot: Callable[[Name], float],
    earlier: Iterable[CountsRelease] = (),
) -> CountsRelease:
    """What is published of the cases of one phase, with what is overdue, after earlier releases.

    Args:
        cases: the cases of one phase.
        clocks: their deadlines.
        day: the day on which they are counted.
        plan: the tables, the same for each release of the phase.
        lot: by which some is withheld, as `suppression.withhold` has it.
        earlier: what was published of the phase before, the earliest first.
    """
    return withheld_of(plan, outcomes(cases, clocks, day), _least, lot, earlier)


def count_rows(release: CountsRelease, country: str, phase: str, day: datetime.date) -> tuple[CaseCount, ...]:
    """The rows of the package's table, the withheld ones without a number."""
    published = release.published
    return tuple(
        CaseCount(
            phase, area or country, kind or "all", outcome or "all", PartialDate.parse(day.isoformat()),
            published.shown.get((area, kind, outcome)),
        )
        for area, kind, outcome in published.plan.names()
    )  # fmt: skip


def _least(name: Name) -> int:
    return least_shown("all" if name[1] == ALL else name[1])
