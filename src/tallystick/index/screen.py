"""Screening: units with too few figures, or too many zeros, are taken out, and named."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason, Text
from tallystick.index.model import Array, Flags, Matrix
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag

STEP = "screen"


@dataclass(frozen=True, slots=True)
class Screening:
    """Which units are looked at: those with figures enough, and with figures enough that aren't zero.

    Attributes:
        data: the least share of indicators with a figure.
        nonzero: the least share of its figures that aren't zero.
        keep: units that stay, whatever they have.
        leave_out: units that don't, whatever they have.
    """

    NAME: ClassVar[str] = "screen"
    data: float = setting(0.0, least=0, most=1)
    nonzero: float = setting(0.0, least=0, most=1)
    keep: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    def run(self, given: Matrix) -> "Screened":
        """Take out the units that don't reach the shares (COINr, `Screen`).

        Raises:
            CannotRun: a unit that is named isn't there, or none is left.
        """
        strange = [one for one in (*self.keep, *self.leave_out) if one not in given.units]
        if strange:
            fix = Reason("name units by their codes in the table")
            raise CannotRun(
                *(Snag(STEP, Reason("there is no unit {unit}", unit=Text(one)), fix) for one in strange)
            )
        found = availability(given)
        included = (found.share >= self.data) & (found.nonzero >= self.nonzero)
        units = np.array(given.units)
        included |= np.isin(units, self.keep)
        included &= ~np.isin(units, self.leave_out)
        if not included.any():
            fix = Reason("lower the shares that are asked for, or add figures")
            raise CannotRun(Snag(STEP, Reason("no unit has figures enough"), fix))
        return Screened(given.rows(included), found, included)


@dataclass(frozen=True, slots=True)
class Availability:
    """How many figures each unit has.

    Attributes:
        missing: how many indicators have none.
        zero: how many of its figures are zero.
        share: the share of indicators with a figure.
        nonzero: the share of its figures that aren't zero; 0 where it has none.
    """

    missing: Array
    zero: Array
    share: Array
    nonzero: Array


@dataclass(frozen=True, slots=True)
class Screened:
    """The units that are left, and what each had."""

    matrix: Matrix
    availability: Availability
    included: Flags


def availability(given: Matrix) -> Availability:
    """How many figures each unit has, and how many of them are zero."""
    missing = np.isnan(given.values).sum(axis=1).astype(float)
    zero = (given.values == 0).sum(axis=1).astype(float)
    width = given.values.shape[1]
    known = width - missing
    share = known / width
    nonzero = np.divide(known - zero, known, out=np.zeros_like(known), where=known > 0)
    return Availability(missing, zero, share, nonzero)
