"""The units that figures of social statistics come in, read from ``units.csv`` beside this file."""

import csv
import functools
from dataclasses import dataclass
from fractions import Fraction
from importlib import resources

#: Units of things that are counted one by one: a whole number of them is exact, however it is printed.
COUNTED = frozenset(
    {
        "accidents",
        "areas",
        "cases",
        "cities",
        "count",
        "deaths",
        "districts",
        "homes",
        "hospitals",
        "households",
        "institutions",
        "networks",
        "person_times",
        "persons",
        "places",
        "schools",
        "species",
        "yes_no",
    }
)

#: Units in which a whole has as much as its parts have together, so that no part reaches what the whole has.
ADDED_UP = (COUNTED - {"yes_no"}) | {
    *("persons_per_year", "hectares", "mu", "square_kilometres", "cubic_metres", "kilometres", "tonnes"),
    *("kw", "mw", "gw", "kwh", "mwh", "gwh", "twh", "toe"),
}
#: Units of amounts that may be those of all together, or of one on average.
MAY_ADD_UP = frozenset({"yuan", "us_dollars", "euros", "square_metres", "litres", "kg", "metres"})

#: Units of one thing, each by how many of the first of them it is; by definition, so that none is rounded.
_SAME_THING = (
    {
        "percent": Fraction(1),
        "percentage_points": Fraction(1),
        "per_1000": Fraction(1, 10),
        "per_10000": Fraction(1, 100),
        "per_100000": Fraction(1, 1000),
        "per_million": Fraction(1, 10_000),
    },
    {
        "square_metres": Fraction(1),
        "mu": Fraction(2000, 3),
        "hectares": Fraction(10_000),
        "square_kilometres": Fraction(1_000_000),
    },
    {
        "metres": Fraction(1),
        "mm": Fraction(1, 1000),
        "kilometres": Fraction(1000),
        "miles": Fraction("1609.344"),
    },
    {"cubic_metres": Fraction(1), "litres": Fraction(1, 1000)},
    {"kg": Fraction(1), "tonnes": Fraction(1000)},
    {"kw": Fraction(1), "mw": Fraction(1000), "gw": Fraction(1_000_000)},
    {"kwh": Fraction(1), "mwh": Fraction(1000), "gwh": Fraction(10**6), "twh": Fraction(10**9)},
    {"minutes": Fraction(1), "hours": Fraction(60), "days": Fraction(1440), "weeks": Fraction(10_080)},
    {"months": Fraction(1), "years": Fraction(12)},
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit.

    Attributes:
        code: how tables name it.
        singular: its English name after one.
        plural: its English name after any other number.
        symbol: what is put behind a number instead of the name, or empty.
    """

    code: str
    singular: str
    plural: str
    symbol: str


@functools.cache
def units() -> dict[str, Unit]:
    """Every unit known, by its code."""
    text = resources.files("tallystick.base").joinpath("units.csv").read_text(encoding="utf-8")
    return {row["code"]: Unit(**row) for row in csv.DictReader(text.splitlines())}


def times(unit: str, other: str) -> Fraction | None:
    """How many of the other unit one of a unit is; None where no number says so.

    Examples:
        >>> times("mu", "hectares"), times("per_1000", "percent"), times("yuan", "percent")
        (Fraction(1, 15), Fraction(1, 10), None)
    """
    of_one = next((one for one in _SAME_THING if unit in one and other in one), {unit: Fraction(1)})
    return of_one[unit] / of_one[other] if other in of_one else None
