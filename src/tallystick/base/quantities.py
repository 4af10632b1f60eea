"""Numbers that keep the digits they were printed with."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

#: Enough digits for any count of people or of money, and the same on every machine.
EXACT = Context(prec=50, rounding=ROUND_HALF_EVEN)
_NUMBER = re.compile(r"[-+]?[0-9]{1,30}(?:\.[0-9]{1,15})?")


def parse_number(text: str) -> Decimal:
    """Read a plain number with a decimal point; digits are kept, ``92.0`` stays ``92.0``.

    Raises:
        ValueError: there is anything else in it: a comma, a space, a percent sign, a unit.
    """
    if _NUMBER.fullmatch(text) is None:
        raise ValueError("it is no plain number")
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
