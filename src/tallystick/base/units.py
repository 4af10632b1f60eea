"""The units that figures of social statistics come in, read from ``units.csv`` beside this file."""

import csv
import functools
from dataclasses import dataclass
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
