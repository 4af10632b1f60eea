"""A target as one of its readings has it."""

import dataclasses

from tallystick.register.model import Package, Target
from tallystick.register.promises import PromiseReading


def read_as(target: Target, reading: PromiseReading) -> Target:
    """The target as this reading has it: what the reading leaves empty stays as it is.

    A reading that is not cumulative counts nothing, whatever the target's row says.
    """
    arithmetic = reading.arithmetic or target.arithmetic
    return dataclasses.replace(
        target,
        arithmetic=arithmetic,
        comparator=reading.comparator or target.comparator,
        counts=(reading.counts or target.counts) if arithmetic == "cumulative" else None,
    )


def readings_of(package: Package, target: Target) -> tuple[PromiseReading, ...]:
    """The readings of a target, the one that leads first; none where its words allow only one."""
    found = (one for one in package.readings if one.target == target.id)
    return tuple(sorted(found, key=lambda one: not one.leading))
