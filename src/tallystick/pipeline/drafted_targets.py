"""The numbers that a plan's words give, as targets of its draft; what no row can hold is told."""

from dataclasses import replace

from tallystick.base.dates import PartialDate, Period
from tallystick.base.findings import Finding, Problem
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason, RowOf, Text, Year
from tallystick.base.units import units
from tallystick.reading import Draft
from tallystick.reading.comparing import KEPT_BOUNDS
from tallystick.reading.model import FoundTarget
from tallystick.register.confirming.words import one_line
from tallystick.register.descriptor import Plan
from tallystick.register.model import Target
from tallystick.register.rules.plan import may_be_base
from tallystick.register.rules.targets import faults_of

_NO_PLACE = Reason("{target} ({quantity}) has no place in tables/targets.csv")
_BY_HAND = Reason("look at it in targets.csv and enter it by hand in a unit that is known")


def drafted_targets(draft: Draft, plan: Plan) -> tuple[tuple[Target, ...], tuple[Finding, ...]]:
    """The targets that the plan's words give, and what of them has no place in the table."""
    rows, gaps = [], []
    known = {one.unit.id for one in draft.commitments}
    for one in draft.targets:
        if one.commitment not in known or one.unit not in units():
            gaps.append(_left_out(one, _BY_HAND, one.unit))
            continue
        row = _target(one, plan)
        fault = next(faults_of(row), None)
        if fault is not None:
            problem, _, value = fault
            gaps.append(_left_out(one, problem.fix, value, problem.message))
            continue
        if row.baseline_year is not None and not may_be_base(row.baseline_year, row.arithmetic, row.deadline):
            gaps.append(_no_base(row, row.baseline_year))
            row = replace(row, baseline_year=None)
        rows.append(row)
    return tuple(rows), tuple(gaps)


def _left_out(one: FoundTarget, fix: Reason, value: object, why: Reason | None = None) -> Finding:
    message = _NO_PLACE.saying(target=RowOf("targets", one.id), quantity=Text(one.quantity[:80]))
    message = message if why is None else message.since(why)
    return Problem("target-left-out", message, fix, "gap").at("targets.csv", value=value)


def _no_base(row: Target, year: int) -> Finding:
    return Finding(
        "base-left-out",
        "gap",
        "targets.csv",
        Reason(
            "{target} is said to count from {year}, and by its deadline ({deadline}) nothing can",
            target=RowOf("targets", row.id),
            year=Year(year),
            deadline=row.deadline,
        ),
        Reason("look at the plan's words, and enter the year that they mean in tables/targets.csv"),
    )


def _target(one: FoundTarget, plan: Plan) -> Target:
    arithmetic, op = _arithmetic(one)
    last = plan.period.split("/")[-1]
    due = one.deadline if one.deadline and is_within_plan(one.deadline, plan) else last
    high = one.value_high
    return Target(
        id=one.id,
        commitment=one.commitment,
        quantity=one_line(one.quantity) or one.id,
        arithmetic=arithmetic,
        comparator=op,
        value=one.value,
        unit=one.unit,
        strict=one.strict,
        baseline_year=int(one.baseline_year) if one.baseline_year else None,
        deadline=PartialDate.parse(due),
        frequency="annual" if one.frequency == "annual" else None,
        counts=(one.counts or "total") if arithmetic == "cumulative" else None,
        start=one.start,
        end=one.end,
        note=None if high is None else f"The plan gives a range up to {plain(high)}.",
    )


def is_within_plan(date: str, plan: Plan) -> bool:
    """Whether a day that words name as the last one does not come before the plan begins."""
    return PartialDate.parse(date).last >= Period.parse(plan.period).first


def _arithmetic(one: FoundTarget) -> tuple[str, str]:
    """How figures answer a target, and the comparator that fits that."""
    op = one.comparator
    if one.kind == "universal":
        return "universal", op
    if op in {"increase_by", "decrease_by"}:
        return "change", op
    if one.frequency == "annual":
        return "annual", ">=" if op == "cumulative_at_least" else op
    if one.counts and op in {"cumulative_at_least", "about", ">=", ">"}:
        return "cumulative", op
    if one.rule in KEPT_BOUNDS:  # each year beyond it is a breach, which it is not of a number to be reached
        return _KEPT.get(op, "level"), op
    return "level", ">=" if op == "cumulative_at_least" else op


_KEPT = {"<": "ceiling", "<=": "ceiling", ">": "floor", ">=": "floor"}
