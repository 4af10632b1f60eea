"""Whoever knows that neither what has ended nor all that came becomes fewer gets no withheld count back."""

import dataclasses

import numpy as np
import pytest
from scipy import sparse
from scipy.optimize import linprog

from tallystick.pipeline.case_counts import ENDED, UNPLACED, clock_plan, clock_release
from tallystick.suppression.axes import ALL, Name, TablePlan
from tallystick.suppression.model import CountsRelease
from tallystick.workflow.cases.counted import IN_TIME, OVERDUE
from tests.suppression.minimality import Lot, lot_by
from tests.suppression.test_withhold import lot

AREAS = tuple(f"A{number}" for number in range(8))
MONTHS = 6
#: A lot by which two totals of the third month come back, where it is forgotten that all that came grows.
TELLING = 11
#: By month and place what is open in time, overdue and over. Two totals of the third month came back exactly
#: where it was reckoned with what has ended alone, and not with all that came.
COUNTED = (
    ((34, 0, 3), (13, 1, 18), (13, 1, 32), (132, 4, 162)),
    ((9, 1, 27), (19, 0, 27), (10, 0, 43), (132, 4, 267)),
    ((34, 0, 39), (5, 0, 41), (5, 1, 47), (141, 1, 366)),
    ((38, 1, 64), (3, 0, 43), (11, 0, 51), (132, 1, 475)),
)


def months(seed: int, plan: TablePlan) -> list[CountsRelease]:
    """What the clock shows of an invented country in each of some months; cases come, fall due and end."""
    chance = np.random.default_rng(seed)
    rates = chance.gamma(0.5, 12, len(AREAS) + 1)
    waiting, late, ended = np.zeros((3, len(rates)), dtype=int)
    found: list[CountsRelease] = []
    for _ in range(MONTHS):
        new = chance.poisson(rates)
        answered = chance.binomial(waiting, 0.45)
        overdue = chance.binomial(waiting - answered, 0.3)
        caught_up = chance.binomial(late, 0.5)
        waiting, late = waiting - answered - overdue + new, late + overdue - caught_up
        ended = ended + answered + caught_up
        stands = {IN_TIME: waiting, OVERDUE: late, "upheld": ended}
        counts: dict[Name, int] = {
            (area, "all", became): int(number)
            for became, numbers in stands.items()
            for area, number in zip((*AREAS, UNPLACED), numbers, strict=True)
            if number
        }
        found.append(clock_release(counts, plan, lot, found))
    return found


def as_counted(plan: TablePlan, lot: Lot) -> list[CountsRelease]:
    """What the clock shows of `COUNTED`."""
    found: list[CountsRelease] = []
    for month in COUNTED:
        counts: dict[Name, int] = {
            (area, "all", became): number
            for area, numbers in zip(plan.axes[0].leaves, month, strict=True)
            for became, number in zip((IN_TIME, OVERDUE, "upheld"), numbers, strict=True)
            if number
        }
        found.append(clock_release(counts, plan, lot, found))
    return found


def told_exactly(releases: list[CountsRelease], plan: TablePlan) -> list[Name]:
    """The withheld figures that linear programmes over all that was shown give back."""
    leaves = plan.leaves()

    def row(at: int, name: Name) -> np.ndarray:
        inside = set(plan.under(name))
        one = [float(leaf in inside) for leaf in leaves]
        after = np.zeros((len(releases) - at - 1) * len(leaves))
        return np.concatenate([np.zeros(at * len(leaves)), one, after])

    shown = [
        (row(at, name), value)
        for at, one in enumerate(releases)
        for name, value in one.published.shown.items()
    ]
    grows = [
        row(at - 1, (area, became)) - row(at, (area, became))
        for at in range(1, len(releases))
        for area in plan.axes[0].leaves
        for became in ("", ENDED)
    ]
    equal, values = sparse.csr_array(np.array([one for one, _ in shown])), [value for _, value in shown]
    more, none = sparse.csr_array(np.array(grows)), np.zeros(len(grows))

    def least(cost: np.ndarray) -> float:
        found = linprog(cost, more, none, equal, values, method="highs")
        return float(found.fun) if found.status == 0 else -np.inf

    return [
        name
        for at, one in enumerate(releases)
        for name in one.published.withheld
        if -least(-row(at, name)) - least(row(at, name)) < 1
    ]


#: Of 60 draws these two give some back where it is forgotten what grows.
@pytest.mark.parametrize("seed", [13, 37])
def test_what_is_shown_later_gives_nothing_back(seed: int) -> None:
    plan = clock_plan(AREAS)
    assert told_exactly(months(seed, plan), plan) == []


def test_that_all_that_came_does_not_become_fewer_gives_nothing_back() -> None:
    plan = clock_plan(AREAS[:3])
    assert told_exactly(as_counted(plan, lot_by(TELLING)), plan) == []


def _forgetting(plan: TablePlan, grows: str) -> TablePlan:
    axes = tuple(dataclasses.replace(one, growing=one.growing - {grows}) for one in plan.axes)
    return dataclasses.replace(plan, axes=axes)


def test_a_planted_bug_that_forgets_that_it_grows_is_seen() -> None:
    forgets = _forgetting(_forgetting(clock_plan(AREAS), ENDED), ALL)
    assert told_exactly(months(13, forgets), forgets) != []


def test_a_planted_bug_that_forgets_that_all_of_it_grows_is_seen() -> None:
    forgets = _forgetting(clock_plan(AREAS[:3]), ALL)
    assert told_exactly(as_counted(forgets, lot_by(TELLING)), forgets) != []
