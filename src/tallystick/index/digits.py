"""Numbers as results have them."""

import math

#: A double carries 15 digits; sums in another order, or on another processor, differ in the last few.
SIGNIFICANT = 10
#: Fourth powers of numbers up to this, and of one over it, are numbers still, and sums of them too.
LARGEST = 1e60


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


def beyond(number: float) -> bool:
    """Whether a number is so far from 1 that kurtosis, a sum of fourth powers, would be none.

    Examples:
        >>> beyond(1e61), beyond(-1e-61), beyond(1e60), beyond(0.0), beyond(float("nan"))
        (True, True, False, False, False)
    """
    return number != 0 and not math.isnan(number) and not 1 / LARGEST <= abs(number) <= LARGEST
