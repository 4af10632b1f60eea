"""A figure's value, its value in the target's unit and what is asked of it go together."""

from collections import defaultdict
from collections.abc import Iterator

from tallystick.base.dates import Period
from tallystick.base.findings import Problem
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason, Text
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import COMPARED_ROLES, TargetIndicator
from tallystick.register.model import Observation, Target
from tallystick.register.rules.model import Tables, each

_NO_PERCENTAGE = Problem(
    "percentage-across-zero",
    Reason(
        "a percentage of a base of 0 or below, or across 0, has no agreed meaning: no change is worked "
        "out with this figure"
    ),
    Reason("give the change itself where the source does, or say in the target's note how it is meant"),
    severity="gap",
)
#: Indicator, area and group.
_SeriesOf = tuple[str, str, str | None]
_NOT_ABOVE_ZERO = "^-|^[+]?[0.]+$"


def values_that_disagree(tables: Tables, _: Descriptor | None) -> None:
    """Find figures in the target's unit whose value in the target's unit is another one.

    A change may be printed without the sign of its direction, so that of it only the size is compared.
    """
    asked = {
        name: {(one.unit, one.arithmetic == "change") for one in those}
        for name, those in _targets_of(tables).items()
    }
    alike = {name: next(iter(those)) for name, those in asked.items() if len(those) == 1}

    def disagreeing(one: Observation) -> Iterator[CellFault]:
        given = one.value_in_target_unit
        unit, signed = alike[one.indicator]
        if given is None or one.unit != unit or given == one.value or (signed and given == -one.value):
            return
        yield _differs(plain(one.value)), "value_in_target_unit", given

    if alike:
        columns = ("indicator", "unit", "value", "value_in_target_unit")
        tables["observations"].find_alike(columns, disagreeing, among={"indicator": alike.keys()})


def percentages_of_nothing(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find levels that give no change in percent: a base not above 0, and what is below 0 on a base.

    The base year is the one that the target names, else the last before the plan, else the first inside it.
    """
    changes = {
        name: [one for one in those if one.arithmetic == "change" and one.unit == "percent"]
        for name, those in _targets_of(tables).items()
    }
    asked = {name: those for name, those in changes.items() if those}
    years: dict[_SeriesOf, set[int]] = defaultdict(set)

    def look(one: Observation) -> Iterator[CellFault]:
        if one.value_in_target_unit is None:
            years[_series(one)].add(one.period.last.year)
        yield from ()

    def impossible(one: Observation) -> Iterator[CellFault]:
        if one.value_in_target_unit is None:
            bases = _base_years(asked[one.indicator], years[_series(one)], descriptor)
            if bases and (one.value < 0 or one.period.last.year in bases):
                yield _NO_PERCENTAGE, "value", one.value

    if asked:
        typed, among, empty = tables["observations"], {"indicator": asked.keys()}, ("value_in_target_unit",)
        same = ("indicator", "area", "group", "period")
        typed.find_alike(same, look, empty, among)
        typed.find_alike((*same, "value"), impossible, empty, among, matching={"value": _NOT_ABOVE_ZERO})


def _series(one: Observation) -> _SeriesOf:
    return one.indicator, one.area, one.group


def _base_years(targets: list[Target], years: set[int], descriptor: Descriptor | None) -> set[int]:
    """The years that changes are counted from, among those of a series that have a level and a later one."""
    found: set[int] = set()
    for target in targets:
        if target.baseline_year is not None:
            found |= years & {target.baseline_year}
        elif descriptor is not None:
            first = Period.parse(descriptor.tallystick.plan.period).first.year
            found |= years & {first - 1} or set(sorted(year for year in years if year >= first)[:1])
    return {year for year in found if year < max(years)}


def _targets_of(tables: Tables) -> dict[str, list[Target]]:
    """The targets that each indicator is compared with."""
    targets = {one.id: one for _, one in each(tables["targets"], Target)}
    found: dict[str, list[Target]] = defaultdict(list)
    for _, link in each(tables["target_indicators"], TargetIndicator):
        if link.role in COMPARED_ROLES and link.target in targets:
            found[link.indicator].append(targets[link.target])
    return found


def _differs(value: str) -> Problem:
    return Problem(
        "value-in-one-unit-differs",
        Reason("its unit is the target's, and there its value is {value}", value=Text(value)),
        Reason("write the same number in both, or correct the unit"),
    )
