"""A figure's value, its value in the target's unit and what is asked of it go together."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tallystick.base.dates import Period
from tallystick.base.findings import Problem
from tallystick.base.quantities import UnitOf, plain
from tallystick.base.reasons import Reason, Text
from tallystick.base.units import COUNTED, times
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
    """Find figures whose value in the target's unit is another one, or is none that their unit gives.

    A change may be printed without the sign of its direction, so that of it only the size is compared. What
    is converted may be rounded by a hundredth, or by what is said of its rounding; more is a wrong factor or
    a slip.
    """
    asked = {
        name: {(one.unit, one.arithmetic == "change") for one in those}
        for name, those in _targets_of(tables).items()
    }
    alike = {name: next(iter(those)) for name, those in asked.items() if len(those) == 1}

    def disagreeing(one: Observation) -> Iterator[CellFault]:
        given = one.value_in_target_unit
        unit, signed = alike[one.indicator]
        if given is None:
            return
        if one.unit != unit:
            yield from () if signed else _converted(one, unit, given)
        elif given != one.value and not (signed and given == -one.value):
            yield _differs(plain(one.value)), "value_in_target_unit", given

    if alike:
        columns = ("indicator", "unit", "value", "value_in_target_unit", "rounding")
        tables["observations"].find_alike(columns, disagreeing, among={"indicator": alike.keys()})


def _converted(one: Observation, unit: str, given: Decimal) -> Iterator[CellFault]:
    """What is wrong with a value in the target's unit that was converted; things counted are counts."""
    factor = times(one.unit, unit)
    if {one.unit, unit} <= COUNTED:
        return
    if factor is None:
        yield _other_thing(unit), "unit", one.unit
        return
    right = Fraction(one.value) * factor
    if abs(Fraction(given) - right) > max(abs(right) / 100, Fraction(one.rounding or 0)):
        shown = round(Decimal(right.numerator) / Decimal(right.denominator), 6).normalize()
        yield _far_off(plain(shown)), "value_in_target_unit", given


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


def _far_off(value: str) -> Problem:
    return Problem(
        "value-converted-differs",
        Reason(
            "its unit gives {value} in the target's, and that is more than a rounding away", value=Text(value)
        ),
        Reason("convert it again, or correct the unit"),
    )


def _other_thing(unit: str) -> Problem:
    return Problem(
        "unit-of-another-thing",
        Reason(
            "no number turns its unit into the target's, which is {unit} ({code}), and yet it is compared",
            unit=UnitOf(unit),
            code=Text(unit),
        ),
        Reason(
            "correct the unit; or say in the note how it was converted, or leave value_in_target_unit empty"
        ),
        severity="gap",
    )
