"""Numbers that keep the digits they were printed with."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from tallystick.base.reasons import Reason, Unfit
from tallystick.base.units import units

#: Enough digits for any count of people or of money, and the same on every machine.
EXACT = Context(prec=50, rounding=ROUND_HALF_EVEN)
_NUMBER = re.compile(r"[-+]?[0-9]{1,30}(?:\.[0-9]{1,15})?")


def parse_number(text: str) -> Decimal:
    """Read a plain number with a decimal point; digits are kept, ``92.0`` stays ``92.0``.

    Raises:
        Unfit: there is anything else in it: a comma, a space, a percent sign, a unit.
    """
    if _NUMBER.fullmatch(text) is None:
        raise Unfit(Reason("it is no plain number"))
    return Decimal(text)


def plain(number: Decimal) -> str:
    """The number without exponent and with the digits it has.

    Examples:
        >>> plain(Decimal("1E+3")), plain(Decimal("92.0"))
        ('1000', '92.0')
    """
    return format(number, "f")


def rounded(number: Decimal, places: int) -> Decimal:
    """The number to so many decimal places, half to even, without trailing zeros.

    Examples:
        >>> rounded(Decimal("-18.918918"), 2), rounded(Decimal("12.00"), 2)
        (Decimal('-18.92'), Decimal('12'))
    """
    cut = number.quantize(Decimal(1).scaleb(-places), context=EXACT)
    if cut == 0:
        return Decimal(0)
    return Decimal(format(cut, "f").rstrip("0").rstrip(".")) if places > 0 else cut


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a unit; in the unit ``count``, the number alone."""

    number: Decimal
    unit: str = "count"

    @property
    def text(self) -> str:
        """The digits and the unit's English name."""
        if self.unit == "count":
            return plain(self.number)
        name = units()[self.unit]
        return f"{plain(self.number)} {name.singular if abs(self.number) == 1 else name.plural}"


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure that is held against a target, in the target's unit.

    Attributes:
        number: the figure.
        unit: the target's unit.
        is_change: whether it is a change, which pages say as a direction.
    """

    number: Decimal
    unit: str
    is_change: bool = False

    @property
    def text(self) -> str:
        """The digits alone: the unit stands beside them in the tables."""
        return plain(self.number)


@dataclass(frozen=True, slots=True)
class Percent:
    """A number of percent, written with its sign."""

    number: Decimal

    @property
    def text(self) -> str:
        """The digits and the sign."""
        return f"{plain(self.number)} %"


@dataclass(frozen=True, slots=True)
class UnitOf:
    """A unit's own name, without a number."""

    unit: str

    @property
    def text(self) -> str:
        """Its English name after many."""
        return units()[self.unit].plural
