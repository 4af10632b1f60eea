"""A figure's date lies in its period, and its rounding is a distance."""

from tallystick.base.findings import Problem
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Observation
from tallystick.register.rules.model import Tables, each

_NEGATIVE = Problem(
    "negative-rounding",
    "a rounding is a distance and never below 0",
    "write half the last printed digit, such as 0.05, or leave the cell empty",
)


def impossible_figures(tables: Tables, _: Descriptor | None) -> None:
    """Find figures dated outside their period or with a rounding below 0."""
    typed = tables["observations"]
    for number, one in each(typed, Observation):
        if one.as_of is not None and not one.period.first <= one.as_of.last <= one.period.last:
            problem = Problem(
                "date-outside-period",
                f"its date lies outside its period {one.period}",
                "correct the one or the other",
            )
            typed.find(problem, number, "as_of", one.as_of)
        if one.rounding is not None and one.rounding < 0:
            typed.find(_NEGATIVE, number, "rounding", one.rounding)
