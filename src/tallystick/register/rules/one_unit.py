"""The figures of one indicator are in its unit, or say what they are in the target's."""

from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.quantities import UnitOf
from tallystick.base.reasons import Reason, Text
from tallystick.base.units import COUNTED
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import Indicator
from tallystick.register.model import Observation
from tallystick.register.rules.model import Tables, each


def figures_in_two_units(tables: Tables, _: Descriptor | None) -> None:
    """Find figures in another unit than their indicator's that nobody has converted; counts are counts."""
    units = {one.id: one.unit for _, one in each(tables["indicators"], Indicator)}

    def otherwise(one: Observation) -> Iterator[CellFault]:
        unit = units[one.indicator]
        counted = {one.unit, unit} <= COUNTED
        if one.unit != unit and one.value_in_target_unit is None and not counted:
            yield _another(unit), "unit", one.unit

    if units:
        tables["observations"].find_alike(
            ("indicator", "unit"),
            otherwise,
            filled=("value_in_target_unit",),
            among={"indicator": units.keys()},
        )


def _another(unit: str) -> Problem:
    return Problem(
        "another-unit",
        Reason(
            "its indicator is published in {unit} ({code}); in another unit the figure is in no trend and "
            "beside no other",
            unit=UnitOf(unit),
            code=Text(unit),
        ),
        Reason(
            "convert it, and write in the note what its source prints; or give it an indicator of its own "
            "in its unit"
        ),
        severity="gap",
    )
