"""What numbers count or measure: one pattern for all units of a language, and for its signs of money."""

import functools
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

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
    """The signs of money that stand before a number, those of every currency among them."""
    signs = [sign for unit in language.words.get("unit", []) for sign in unit.get("before", [])]
    return either_of([*signs, "[\u20a0-\u20cf]", *_CODES], r"(?<![^\W\d_])", r"\s?$")


#: Codes of currencies that are no word of a language that is read: *PHP 500M* are no metres.
_CODES = re.findall(
    r"\w+",
    "AED AFN AMD AOA AUD AZN BDT BGN BHD BRL BWP CAD CHF CLP CNH CNY CRC CZK DKK DOP DZD EGP ETB FJD GHS GMD "
    "GTQ HKD HNL HUF IDR ILS INR IQD IRR JMD JOD JPY KES KHR KRW KWD KZT LBP LKR LSL MMK MNT MWK MXN MYR MZN "
    "NGN NOK NPR NZD OMR PGK PHP PKR PLN PYG QAR RUB RWF SAR SBD SEK SGD SLL SYP SZL THB TND TTD TWD TZS UAH "
    "UGX UYU UZS VND XAF XCD XOF YER ZAR ZMW",  # codespell:ignore
)


class UnitWords:
    """The words of all units of a language, tried in their order.

    Only those are tried that can begin with the letter that stands there: there are hundreds.

    Args:
        language: the language of the text.
    """

    def __init__(self, language: PlanLanguage) -> None:
        tail = "" if language.script == "han" else r"(?!\w)"
        units = [*symbols(), *language.words.get("unit", [])]
        self._patterns = [f"(?P<u{at}>{_words(unit, tail)})" for at, unit in enumerate(units)]
        self._codes = {f"u{at}": _code(unit) for at, unit in enumerate(units)}
        self._begin = [_begins(unit["after"]) for unit in units]
        self._fitting: dict[str, re.Pattern[str]] = {}

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """The code of the unit whose words begin at a place, blanks before them, and where they end."""
        behind = _NEXT.match(text, at)
        letters = behind.group(1) + behind.group(2) if behind else ""
        found = (self._fitting.get(letters) or self._fit(letters)).match(text, at)
        return (self._codes[found.lastgroup or ""], found.end()) if found else None

    def _fit(self, letters: str) -> re.Pattern[str]:
        """The units that can begin with one of these letters; of most letters these are the same few."""
        fit = [at for at, begin in enumerate(self._begin) if not begin or begin.intersection(letters)]
        pattern = _either_pattern(tuple(self._patterns[at] for at in fit))
        self._fitting[letters] = pattern
        return pattern


@functools.cache
def _either_pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or "(?!)")


def _words(unit: dict[str, Any], tail: str) -> str:
    ends = r"(?![a-z])" if tail and unit["code"] == "percent" else tail
    words = lowered("|".join(spaced(one) for one in unit["after"]))
    return rf"(?:\s{{0,80}}|\s?-\s?)(?:{words}){ends}"


def _code(unit: dict[str, Any]) -> str:
    return str(unit["code"]) + (f"*{unit['times']}" if "times" in unit else "")


def _begins(words: Sequence[str]) -> frozenset[str]:
    """The letters with one of which these words begin; none where that can't be told."""
    plain = all(_PLAIN.match(one) and "|" not in one for one in words)
    return frozenset(lowered(one[0]) for one in words) if plain else frozenset()


#: What stands behind a number, blanks left out, and a word that begins with a character that has to be there.
_NEXT, _PLAIN = re.compile(r"\s{0,80}(-?)\s?(\S?)"), re.compile(r"[^\W_](?![?*+{])")


def can_be_counted(value: Decimal) -> bool:
    """Whether a number is short enough for a count, and for a package to hold with every digit."""
    return value.adjusted() < _MOST_DIGITS and -_exponent(value) <= MOST_DECIMALS


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def whole(number: Decimal) -> Decimal:
    """The number without the zeros that a scale leaves behind its point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
