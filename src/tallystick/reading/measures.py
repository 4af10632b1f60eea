"""What numbers count or measure: one pattern for all units of a language, and for its signs of money."""

import re
from collections.abc import Sequence
from decimal import Decimal

from tallystick.reading.languages import PlanLanguage, symbols
from tallystick.reading.vocabulary import either, lowered, spaced

#: More digits than these have codes and accounts, and what a hand wrote by leaning on a key.
_MOST_DIGITS, MOST_DECIMALS = 20, 12


def either_of(phrases: Sequence[str], before: str, after: str) -> re.Pattern[str]:
    """One pattern for any of these phrases; nothing where there are none."""
    if not phrases:
        return re.compile("(?!)")
    return re.compile(lowered(f"{before}(?:{either(list(phrases))}){after}"))


def signs_of_money(language: PlanLanguage) -> re.Pattern[str]:
    """The signs of money that stand before a number."""
    signs = [sign for unit in language.words.get("unit", []) for sign in unit.get("before", [])]
    return either_of(signs, r"(?<![^\W\d_])", r"\s?$")


def units_of_language(language: PlanLanguage) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all units in their order, and the code of each by the group that it fills."""
    tail = "" if language.script == "han" else r"(?!\w)"
    parts, codes = [], {}
    for at, unit in enumerate([*symbols(), *language.words.get("unit", [])]):
        ends = r"(?![a-z])" if tail and unit["code"] == "percent" else tail
        words = lowered("|".join(spaced(one) for one in unit["after"]))
        parts.append(rf"(?P<u{at}>(?:\s{{0,80}}|\s?-\s?)(?:{words}){ends})")
        codes[f"u{at}"] = str(unit["code"]) + (f"*{unit['times']}" if "times" in unit else "")
    return re.compile("|".join(parts) or "(?!)"), codes


def can_be_counted(value: Decimal) -> bool:
    """Whether a number is short enough for a count, and for a package to hold with every digit."""
    return value.adjusted() < _MOST_DIGITS and -_exponent(value) <= MOST_DECIMALS


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def whole(number: Decimal) -> Decimal:
    """The number without the zeros that a scale leaves behind its point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
