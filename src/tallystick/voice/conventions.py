"""How a region writes numbers, dates, lists and lines: from the Unicode locale data, by way of Babel.

Slow to load beside a short run, so `language` asks for it only when a sentence needs it.
"""

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

#: So many numbers, and so many days, are remembered as they are written: pages repeat them.
_REMEMBERED = 16_384


@dataclass(frozen=True)
class Conventions:
    """What is written in one way in a region.

    Attributes:
        locale: the region, with its language and script.
    """

    locale: Locale

    @property
    def direction(self) -> str:
        """Where a line begins: ``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    def whole(self, number: int) -> str:
        """A count: 1,234."""
        return str(format_decimal(number, locale=self.locale))

    def digits(self, number: Decimal, places: int) -> str:
        """A number with so many places: 92.50."""
        return self._digits(number, places)

    @functools.cached_property
    def _digits(self) -> Callable[[Decimal, int], str]:
        return functools.lru_cache(_REMEMBERED)(self._digits_written)

    def _digits_written(self, number: Decimal, places: int) -> str:
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(format_decimal(number, format=pattern, locale=self.locale)).replace("-", "\N{MINUS SIGN}")

    def percent(self, digits: str) -> str:
        """Digits with the sign for percent: 18.9%."""
        return str(self.locale.percent_formats[None].pattern).replace("#,##0", digits)

    def compact(self, number: Decimal) -> str:
        """A large number with its word: 31.8 billion."""
        style, _ = self._compact_forms()
        return str(format_compact_decimal(number, format_type=style, locale=self.locale, fraction_digits=2))

    def scale(self, largest: Decimal) -> tuple[Decimal, str]:
        """For an axis that reaches so far: by how much its numbers are divided, and the word for it."""
        _, forms = self._compact_forms()
        magnitude = max(int(one) for one in forms["other"] if int(one) <= abs(largest))
        pattern = str(forms["other"][str(magnitude)].pattern)
        zeros = pattern.count("0")
        return Decimal(magnitude) / 10 ** (zeros - 1), pattern.replace("0", "").strip(" \u00a0'")

    def _compact_forms(self) -> tuple[Literal["long", "short"], Mapping[str, Mapping[str, Any]]]:
        """The language's words for large numbers: the long ones where it has any."""
        forms = self.locale.compact_decimal_formats
        return ("long", forms["long"]) if "long" in forms else ("short", forms["short"])

    def day(self, day: datetime.date) -> str:
        """A day: 31 December 2025."""
        return self._days(day)

    @functools.cached_property
    def _days(self) -> Callable[[datetime.date], str]:
        written = functools.partial(format_date, format="long", locale=self.locale)
        return functools.lru_cache(_REMEMBERED)(lambda day: str(written(day)))

    def month(self, day: datetime.date) -> str:
        """The month of a day: June 2024."""
        return self._months(day)

    @functools.cached_property
    def _months(self) -> Callable[[datetime.date], str]:
        written = functools.partial(format_skeleton, "yMMMM", locale=self.locale)
        return functools.lru_cache(_REMEMBERED)(lambda day: str(written(day)))

    def list(self, words: Sequence[str], joined: Literal["and", "or", ","]) -> str:
        """Words in a row: a, b and c."""
        if joined != ",":
            return str(format_list(words, "or" if joined == "or" else "standard", self.locale))
        between = str(self.locale.list_patterns["standard"]["middle"])
        return functools.reduce(between.format, words or [""])
