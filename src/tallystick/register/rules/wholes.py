"""No share is larger than its whole."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tallystick.base.findings import Problem
from tallystick.base.quantities import Quantity
from tallystick.base.reasons import Reason, RowOf
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import Indicator
from tallystick.register.model import Observation
from tallystick.register.rules.model import Tables, each

#: What the whole is in each unit in which a proportion can be given.
WHOLES: Mapping[str, Decimal] = {
    "percent": Decimal(100),
    "per_1000": Decimal(1_000),
    "per_10000": Decimal(10_000),
    "per_100000": Decimal(100_000),
    "per_million": Decimal(1_000_000),
}


def shares_above_the_whole(tables: Tables, _: Descriptor | None) -> None:
    """Find figures of a proportion above its whole or below nothing."""
    shares = {one.id for _, one in each(tables["indicators"], Indicator) if one.proportion}
    shown = {"indicator": shares, "unit": WHOLES}
    tables["observations"].find_alike(("indicator", "unit", "value"), _above, among=shown)


def _above(one: Observation) -> Iterator[CellFault]:
    whole = WHOLES[one.unit]
    if not 0 <= one.value <= whole:
        problem = Problem(
            "share-above-whole",
            Reason(
                "{indicator} is a proportion, and none lies below 0 or above {whole} here",
                indicator=RowOf("indicators", one.indicator),
                whole=Quantity(whole),
            ),
            Reason(
                "correct the figure or its unit; if its numerator is no part of its denominator, "
                "leave proportion empty in indicators.csv"
            ),
        )
        yield problem, "value", one.value
