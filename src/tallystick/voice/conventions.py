"""How a region writes numbers, dates, lists and lines: from the Unicode locale data, by way of Babel.

Slow to load beside a short run, so `language` asks for it only when a sentence needs it.
"""

import datetime
import functools
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from tallystick.base.quantities import rounded

#: Scripts that part words by no space, and the sign at the end of a sentence by none either.
_UNSPACED = frozenset({"Hans", "Hant", "Jpan"})
#: From here on a number is written with a word: where words go by thousands, and where they go by 万.
_MILLION, _MYRIAD = Decimal(1_000_000), Decimal(10_000)
#: With a word a number has at most so many places; below ten 亿 more, to lose no digit of 129.33 million.
_PLACES, _PLACES_OF_MYRIADS, _FEWER_FROM = 2, 4, Decimal(1_000_000_000)
#: A number with so many zeros before or after its digits is written with a power of ten: 5.31E58.
_MOST_ZEROS, _BY_POWERS = 18, "0.##E0"
#: Chinese signs that only a clause has in it, and the one that stands between clauses.
_IN_CLAUSES, _BETWEEN_CLAUSES = "\uff0c\u3001\uff1b", "\uff1b"
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

    @functools.cached_property
    def unspaced(self) -> bool:
        """Whether words stand without spaces, and what is counted beside its number."""
        return self.locale.script in _UNSPACED

    @functools.cached_property
    def by_myriads(self) -> bool:
        """Whether numbers have words for ten thousands, 万 and 亿, and none for thousands and millions."""
        _, forms = self._compact_forms()
        return str(forms["other"]["10000"].pattern).count("0") == 1

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
        if number and not -_MOST_ZEROS <= number.adjusted() < _MOST_ZEROS:
            pattern = _BY_POWERS  # nobody counts so many zeros, and Babel rounds no number so long
        else:
            pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(format_decimal(number, format=pattern, locale=self.locale)).replace("-", "\N{MINUS SIGN}")

    def percent(self, digits: str) -> str:
        """Digits with the sign for percent: 18.9%."""
        return str(self.locale.percent_formats[None].pattern).replace("#,##0", digits)

    def has_word(self, number: Decimal) -> bool:
        """Whether a number is written with a word: from a million on, or as 万 where no digit is lost."""
        if not self.by_myriads or abs(number) >= _MILLION:
            return abs(number) >= _MILLION and number.adjusted() < _MOST_ZEROS
        return abs(number) >= _MYRIAD and number == rounded(number / 100, 0) * 100

    def compact(self, number: Decimal) -> str:
        """A large number with its word: 31.8 billion, 318亿."""
        style, _ = self._compact_forms()
        finely = self.by_myriads and _FEWER_FROM > abs(number) >= _MYRIAD**2
        places = _PLACES_OF_MYRIADS if finely else _PLACES
        said = format_compact_decimal(number, format_type=style, locale=self.locale, fraction_digits=places)
        return str(said).replace("-", "\N{MINUS SIGN}")

    def scale(self, largest: Decimal) -> tuple[Decimal, str]:
        """For an axis that reaches so far: by how much its numbers are divided, and the word for it."""
        if abs(largest) < (_MYRIAD if self.by_myriads else _MILLION):
            return Decimal(1), ""
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

    def year(self, day: datetime.date) -> str:
        """The year of a day: 2025, 2025年."""
        return self._years(day)

    @functools.cached_property
    def _years(self) -> Callable[[datetime.date], str]:
        written = functools.partial(format_skeleton, "y", locale=self.locale)
        return functools.lru_cache(_REMEMBERED)(lambda day: str(written(day)))

    def month(self, day: datetime.date) -> str:
        """The month of a day: June 2024."""
        return self._months(day)

    @functools.cached_property
    def _months(self) -> Callable[[datetime.date], str]:
        written = functools.partial(format_skeleton, "yMMMM", locale=self.locale)
        return functools.lru_cache(_REMEMBERED)(lambda day: str(written(day)))

    def list(self, words: Sequence[str], joined: Literal["and", "or", ","]) -> str:
        """Words in a row: a, b and c. Chinese clauses with commas of their own have semicolons between."""
        if self._by_sound and joined != "or" and any(one in word for word in words for one in _IN_CLAUSES):
            return _BETWEEN_CLAUSES.join(words)
        if joined != ",":
            return str(format_list(words, "or" if joined == "or" else "standard", self.locale))
        between = str(self.locale.list_patterns["standard"]["middle"])
        return functools.reduce(between.format, words or [""])

    def sort_key(self, text: str) -> tuple[str, str]:
        """A key that orders names without regard to capitals, Chinese by sound, the same on every machine."""
        if not self._by_sound:
            return (text.casefold(), text)
        from tallystick.voice.pinyin import pinyin_key

        return (pinyin_key(text), text)

    def initial(self, text: str) -> str:
        """The capital under which a text stands in a list from A to Z, without its accent; empty if none.

        Examples:
            >>> [Conventions(Locale("en")).initial(one) for one in ("élan", "Ökologie", "3 roads", "水")]
            ['E', 'O', '', '']
        """
        if self._by_sound:
            from tallystick.voice.pinyin import pinyin_initial

            return pinyin_initial(text)
        first = unicodedata.normalize("NFD", text.strip())[:1].upper()
        return first if first != first.lower() else ""

    @functools.cached_property
    def _by_sound(self) -> bool:
        """Whether words are put in order by how they sound: Chinese in simplified characters, by pinyin."""
        return self.locale.language == "zh" and self.locale.script == "Hans"
