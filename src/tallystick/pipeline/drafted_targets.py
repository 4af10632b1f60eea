"""The numbers that a plan's words give, as targets of its draft; what no row can hold is told."""

from dataclasses import replace

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Finding
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason, RowOf, Text, Year
from tallystick.base.units import units
from tallystick.reading import Draft
from tallystick.reading.model import FoundTarget
from tallystick.register.confirming.words import one_line
from tallystick.register.descriptor import Plan
from tallystick.register.model import Target
from tallystick.register.rules.plan import may_be_base

_RATES = ("percent", "percentage_points", "per_1000", "per_10000", "per_100000", "per_million")


def drafted_targets(draft: Draft, plan: Plan) -> tuple[tuple[Target, ...], tuple[Finding, ...]]:
    """The targets that the plan's words give, and what of them has no place in the table."""
    rows, gaps = [], []
    known = {one.unit.id for one in draft.commitments}
    for one in draft.targets:
        if (
            one.commitment not in known
            or one.unit not in units()
            or (one.comparator == "decrease_by" and one.unit not in _RATES[:2])
        ):
            gaps.append(
                Finding(
                    "target-left-out",
                    "gap",
                    "targets.csv",
                    Reason(
                        "{target} ({quantity}) has no place in tables/targets.csv",
                        target=RowOf("targets", one.id),
                        quantity=Text(one.quantity[:80]),
                    ),
                    Reason("look at it in targets.csv and enter it by hand in a unit that is known"),
                    value=one.unit,
                )
            )
            continue
        row = _target(one, plan)
        if row.baseline_year is not None and not may_be_base(row.baseline_year, row.arithmetic, row.deadline):
            gaps.append(_no_base(row, row.baseline_year))
            row = replace(row, baseline_year=None)
        rows.append(row)
    return tuple(rows), tuple(gaps)


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
    due = one.deadline if one.deadline and one.deadline[:4] >= plan.period[:4] else last
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


def _arithmetic(one: FoundTarget) -> tuple[str, str]:
    """How figures answer a target, and the comparator that fits that."""
    op = one.comparator
    if one.kind == "universal":
        return "universal", op
    if op in {"increase_by", "decrease_by"}:
        return "change", op
    if one.frequency == "annual":
        return "annual", ">=" if op == "cumulative_at_least" else op
    if op in {"<", "<="}:
        return "ceiling", op
    if one.counts and op in {"cumulative_at_least", "about", ">=", ">"}:
        return "cumulative", op
    return "level", ">=" if op == "cumulative_at_least" else op
