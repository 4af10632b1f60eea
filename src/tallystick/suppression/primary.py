"""Which figures are withheld for what they say themselves: too few, or everybody of a margin."""

from collections.abc import Iterator, Mapping

from tallystick.suppression.axes import Name, TablePlan


def totals(plan: TablePlan, counts: Mapping[Name, int]) -> dict[Name, int]:
    """The value of every figure of a plan."""
    return {name: sum(counts.get(one, 0) for one in plan.under(name)) for name in plan.names()}


def primary(plan: TablePlan, values: Mapping[Name, int], least: Mapping[Name, int]) -> Iterator[Name]:
    """The figures that can't be shown whatever else is: small ones, and those equal to a margin of theirs.

    A cell that is all of its margin says of each person who is counted there what they did.
    """
    for name, value in values.items():
        is_everybody = any(values.get(margin) == value for margin in plan.margins(name))
        if value and (value < least[name] or is_everybody):
            yield name
