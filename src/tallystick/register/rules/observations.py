"""A figure's date lies in its period, its rounding is a distance, and a count says what it counts."""

from collections.abc import Iterator

from tallystick.base.dates import may_be_fiscal_year
from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import COMPARED_ROLES, TargetIndicator
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


_FISCAL_YEAR = Problem(
    "month-or-fiscal-year",
    Reason(
        "it is read as a month, and looks like a year that begins in one calendar year and ends in the next"
    ),
    Reason("if a fiscal year is meant, write its first and last day, such as 2010-04-01/2011-03-31"),
    severity="gap",
)


def impossible_figures(tables: Tables, _: Descriptor | None) -> None:
    """Find figures dated outside their period, with a rounding below 0, and counts of no stated time."""
    typed = tables["observations"]
    typed.find_alike(("period", "as_of"), _misdated)
    typed.find_alike(("rounding",), _misrounded)
    counting = {"indicator": _counting(tables)}
    typed.find_alike(("accumulation",), _untimed, filled=("value_in_target_unit",), among=counting)


def _misdated(one: Observation) -> Iterator[CellFault]:
    if any(may_be_fiscal_year(part) for part in one.period.text.split("/")):
        yield _FISCAL_YEAR, "period", one.period
    if one.as_of is not None and not one.period.first <= one.as_of.last <= one.period.last:
        problem = Problem(
            "date-outside-period",
            Reason("its date lies outside its period {period}", period=one.period),
            Reason("correct the one or the other"),
        )
        yield problem, "as_of", one.as_of


def _misrounded(one: Observation) -> Iterator[CellFault]:
    if one.rounding is not None and one.rounding < 0:
        yield _NEGATIVE, "rounding", one.rounding


def _untimed(one: Observation) -> Iterator[CellFault]:
    if one.accumulation is None and one.value_in_target_unit is not None:
        yield _COUNTS, "accumulation", None


def _counting(tables: Tables) -> set[str]:
    """The indicators that answer a cumulative target."""
    targets = {one.id for _, one in each(tables["targets"], Target) if one.arithmetic == "cumulative"}
    links = (one for _, one in each(tables["target_indicators"], TargetIndicator) if one.target in targets)
    return {one.indicator for one in links if one.role in COMPARED_ROLES}
