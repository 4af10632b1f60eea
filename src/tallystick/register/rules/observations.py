"""A figure's date lies in its period, its rounding is a distance, and a count says what it counts."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import TargetIndicator
from tallystick.register.model import Observation, Target
from tallystick.register.rules.model import Tables, each

_NEGATIVE = Problem(
    "negative-rounding",
    Reason("a rounding is a distance and never below 0"),
    Reason("write half the last printed digit, such as 0.05, or leave the cell empty"),
)
_COUNTS = Problem(
    "count-of-nobody-knows-when",
    Reason("a count that does not say what time it counts is not compared with a cumulative target"),
    Reason("write year, since_start or stock"),
    severity="gap",
)


def impossible_figures(tables: Tables, _: Descriptor | None) -> None:
    """Find figures dated outside their period, with a rounding below 0, and counts of no stated time."""
    typed = tables["observations"]
    counting = _counting(tables)
    for number, one in each(typed, Observation):
        if one.as_of is not None and not one.period.first <= one.as_of.last <= one.period.last:
            problem = Problem(
                "date-outside-period",
                Reason("its date lies outside its period {period}", period=one.period),
                Reason("correct the one or the other"),
            )
            typed.find(problem, number, "as_of", one.as_of)
        if one.rounding is not None and one.rounding < 0:
            typed.find(_NEGATIVE, number, "rounding", one.rounding)
        if one.accumulation is None and one.value_in_target_unit is not None and one.indicator in counting:
            typed.find(_COUNTS, number, "accumulation")


def _counting(tables: Tables) -> set[str]:
    """The indicators that answer a cumulative target."""
    targets = {one.id for _, one in each(tables["targets"], Target) if one.arithmetic == "cumulative"}
    links = (one for _, one in each(tables["target_indicators"], TargetIndicator) if one.target in targets)
    return {one.indicator for one in links if one.role in {"plan_measure", "other_measure"}}
