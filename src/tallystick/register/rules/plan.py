"""The rows fit the plan that the descriptor names: its country and its years."""

from tallystick.base.dates import PartialDate, Period
from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.descriptor import Descriptor, Plan
from tallystick.register.model import Target
from tallystick.register.rules.model import Tables, each

_LATE_BASE = Problem(
    "base-not-before-deadline",
    Reason("the base year is the deadline's or a later one, and from then on nothing can change by it"),
    Reason("name the year that the promise counts from, or leave it empty where the plan names none"),
)


def may_be_base(year: int, arithmetic: str, deadline: PartialDate) -> bool:
    """Whether a promise can count from a year: what is to change by the deadline, from an earlier one.

    What is to stand at a number may be compared with the deadline's own year, as a level that is kept.
    """
    return year < deadline.last.year or (year == deadline.last.year and arithmetic != "change")


def rows_that_do_not_fit_the_plan(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find that the country is no area, deadlines from before the plan, and bases that are none."""
    if descriptor is None:
        return
    plan = descriptor.tallystick.plan
    _country(tables, plan)
    _deadlines(tables, plan)


def _country(tables: Tables, plan: Plan) -> None:
    areas = tables["areas"]
    if areas.keys and (plan.country,) not in areas.keys:
        problem = Problem(
            "country-missing",
            Reason("the plan's country {country} is no row of this table", country=Text(plan.country)),
            Reason("add it: figures for the whole country are of this area"),
        )
        areas.find(problem, 1, "id", plan.country)


def _deadlines(tables: Tables, plan: Plan) -> None:
    begins = Period.parse(plan.period).first
    problem = Problem(
        "deadline-before-plan",
        Reason("the deadline comes before the plan begins ({period})", period=Period.parse(plan.period)),
        Reason("correct the year"),
    )
    for number, one in each(tables["targets"], Target):
        if one.deadline.last < begins:
            tables["targets"].find(problem, number, "deadline", one.deadline)
        base = one.baseline_year
        if base is not None and not may_be_base(base, one.arithmetic, one.deadline):
            tables["targets"].find(_LATE_BASE, number, "baseline_year", one.baseline_year)
