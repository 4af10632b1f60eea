"""A figure's value, its value in the target's unit and what is asked of it go together."""

from collections import defaultdict
from collections.abc import Iterator

from tallystick.base.dates import Period
from tallystick.base.findings import Problem
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason, Text
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import TargetIndicator
from tallystick.register.model import Observation, Target
from tallystick.register.rules.model import Tables, each

_COMPARED = frozenset({"plan_measure", "other_measure"})
_NO_PERCENTAGE = Problem(
    "percentage-across-zero",
    Reason(
        "a percentage of a base below 0, or across 0, has no agreed meaning: no change is worked "
        "out with this figure"
    ),
    Reason("give the change itself where the source does, or say in the target's note how it is meant"),
    severity="gap",
)
_BELOW_ZERO = "^-[0.]*[1-9]"


def values_that_disagree(tables: Tables, _: Descriptor | None) -> None:
    """Find figures in the target's unit whose value in the target's unit is another one."""
    targets = _targets_of(tables)
    units = {
        name: {one.unit for one in those}
        for name, those in targets.items()
        if all(one.arithmetic != "change" for one in those)
    }
    one_unit = {name: next(iter(those)) for name, those in units.items() if len(those) == 1}

    def disagreeing(one: Observation) -> Iterator[CellFault]:
        given = one.value_in_target_unit
        if given is not None and one.unit == one_unit[one.indicator] and given != one.value:
            yield _differs(plain(one.value)), "value_in_target_unit", given

    if one_unit:
        columns = ("indicator", "unit", "value", "value_in_target_unit")
        tables["observations"].find_alike(columns, disagreeing, among={"indicator": one_unit.keys()})


def percentages_of_nothing(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find levels below 0 from which a change in percent is asked: as a base, or on a base that is there."""
    bases = {
        name: {year for one in those for year in _base_years(one, descriptor)}
        for name, those in _targets_of(tables).items()
        if any(one.arithmetic == "change" and one.unit == "percent" for one in those)
    }
    based: set[str] = set()

    def look(one: Observation) -> Iterator[CellFault]:
        if one.value_in_target_unit is None and one.period.last.year in bases[one.indicator]:
            based.add(one.indicator)
        yield from ()

    def impossible(one: Observation) -> Iterator[CellFault]:
        if one.value_in_target_unit is None and one.indicator in based:
            yield _NO_PERCENTAGE, "value", one.value

    if bases:
        typed, among, empty = tables["observations"], {"indicator": bases.keys()}, ("value_in_target_unit",)
        typed.find_alike(("indicator", "period"), look, empty, among)
        typed.find_alike(("indicator", "value"), impossible, empty, among, matching={"value": _BELOW_ZERO})


def _base_years(target: Target, descriptor: Descriptor | None) -> Iterator[int]:
    """The year that a change is counted from, as far as the plan says it."""
    if target.baseline_year is not None:
        yield target.baseline_year
    elif descriptor is not None:
        yield Period.parse(descriptor.tallystick.plan.period).first.year - 1


def _targets_of(tables: Tables) -> dict[str, list[Target]]:
    """The targets that each indicator is compared with."""
    targets = {one.id: one for _, one in each(tables["targets"], Target)}
    found: dict[str, list[Target]] = defaultdict(list)
    for _, link in each(tables["target_indicators"], TargetIndicator):
        if link.role in _COMPARED and link.target in targets:
            found[link.indicator].append(targets[link.target])
    return found


def _differs(value: str) -> Problem:
    return Problem(
        "value-in-one-unit-differs",
        Reason("its unit is the target's, and there its value is {value}", value=Text(value)),
        Reason("write the same number in both, or correct the unit"),
    )
