"""Numbers as results have them."""

import math

#: A double carries 15 digits; sums in another order, or on another processor, differ in the last few.
SIGNIFICANT = 10


def digits(number: float) -> str:
    """A number with ten significant digits, without zeros at its end; empty where there is none.

    Examples:
        >>> digits(0.1 + 0.2), digits(100.0), digits(-0.0), digits(float("nan"))
        ('0.3', '100', '0', '')
    """
    if math.isnan(number):
        return ""
    text = f"{number:.{SIGNIFICANT}g}"
    return "0" if text == "-0" else text
