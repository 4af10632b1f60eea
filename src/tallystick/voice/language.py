"""A language: its catalogue, and its ways of writing numbers, quantities, dates and lists."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from gettext import NullTranslations
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import plain, rounded
from tallystick.base.reasons import Reason
from tallystick.base.units import units
from tallystick.voice.direction import isolated

#: From here on a number is written with the language's own word: 7 million.
COMPACT_FROM = Decimal(1_000_000)
#: A figure printed with more places than this comes from a computer, and is shown with fewer.
_MOST_PLACES, _KEPT_PLACES = 3, 2


def msgid(text: str) -> str:
    """The text itself: marks a constant that the catalogues translate where it is shown."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """A text for one and for any other number; ``{number}`` is the number as written."""
    return one, many


@dataclass(frozen=True)
class Language:
    """How pages say things to one group of readers.

    Attributes:
        code: the tag of the language, for ``lang`` in the pages.
        name: what its own readers call it.
        locale: how numbers and dates are written.
        folder: where its pages lie: empty, or a name that ends in a slash.
        translations: the catalogue; the English text where it has none.
    """

    code: str
    name: str
    locale: Locale
    folder: str = ""
    translations: NullTranslations = field(default_factory=NullTranslations)

    def say(self, template: str, **values: object) -> str:
        """The sentence in this language, with the values in their places."""
        return self.translations.gettext(template).format(**self._written(values))

    def say_many(self, forms: tuple[str, str], number: int, **values: object) -> str:
        """The sentence in the form that the number asks for; ``{number}`` is the number as written here."""
        template = self.translations.ngettext(*forms, number)
        return template.format(number=self.whole(number), **self._written(values))

    def _written(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values with counts as this language writes them. A year is no count: it is given as text."""
        return {
            name: self.whole(one) if isinstance(one, int) else isolated(one) for name, one in values.items()
        }

    def reason(self, reason: Reason) -> str:
        """A reason of the assessment in this language."""
        return self.say(reason.template, **dict(reason.values))

    def whole(self, number: int) -> str:
        """A count: 1,234."""
        return str(format_decimal(number, locale=self.locale))

    def number(self, number: Decimal) -> str:
        """A number with the digits that it was given with: 92.0 stays 92.0. Millions are written in words."""
        if abs(number) >= COMPACT_FROM:
            return self._compact(number)
        return self.digits(number)

    def digits(self, number: Decimal) -> str:
        """A number with every digit that a person would print, however large."""
        places = max(0, -int(number.as_tuple().exponent))
        if places > _MOST_PLACES:
            number, places = rounded(number, _KEPT_PLACES), _KEPT_PLACES
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(format_decimal(number, format=pattern, locale=self.locale)).replace("-", "\N{MINUS SIGN}")

    def percent(self, number: Decimal) -> str:
        """A number of percent as this language writes it: 18.9%."""
        return str(self.locale.percent_formats[None].pattern).replace("#,##0", self.digits(number))

    def share(self, share: float) -> str:
        """A share as the method writes it, 0.1, in percent: 10%."""
        return self.percent(Decimal(plain((Decimal(str(share)) * 100).normalize())))

    def quantity(self, number: Decimal, unit: str) -> str:
        """A number with its unit: 88%, 31.8 billion m³, 7 million persons."""
        if unit == "percent":
            return self.percent(number)
        if unit == "count":
            return self.number(number)
        return self.say(
            msgid("{amount} {unit}"), amount=self.number(number), unit=self._unit_after(number, unit)
        )

    def unit(self, unit: str) -> str:
        """The unit's own name, as a chart's axis and a table's heading have it."""
        known = units()[unit]
        return self.translations.ngettext(known.singular, known.plural, 2)

    def _unit_after(self, number: Decimal, unit: str) -> str:
        known = units()[unit]
        if known.symbol and not known.symbol.isalpha():
            return known.symbol
        return self.translations.ngettext(known.singular, known.plural, 1 if abs(number) == 1 else 2)

    def scale(self, largest: Decimal) -> tuple[Decimal, str]:
        """For an axis that reaches so far: by how much its numbers are divided, and the word for it.

        Examples:
            >>> ENGLISH.scale(Decimal(120_000_000)), ENGLISH.scale(Decimal(500))
            ((Decimal('1000000'), 'million'), (Decimal('1'), ''))
        """
        if abs(largest) < COMPACT_FROM:
            return Decimal(1), ""
        _, forms = self._compact_forms()
        magnitude = max(int(one) for one in forms["other"] if int(one) <= abs(largest))
        pattern = str(forms["other"][str(magnitude)].pattern)
        zeros = pattern.count("0")
        return Decimal(magnitude) / 10 ** (zeros - 1), pattern.replace("0", "").strip(" \u00a0'")

    def _compact(self, number: Decimal) -> str:
        style, _ = self._compact_forms()
        return str(format_compact_decimal(number, format_type=style, locale=self.locale, fraction_digits=2))

    def _compact_forms(self) -> tuple[Literal["long", "short"], Mapping[str, Mapping[str, Any]]]:
        """The language's words for large numbers: the long ones where it has any."""
        forms = self.locale.compact_decimal_formats
        return ("long", forms["long"]) if "long" in forms else ("short", forms["short"])

    def day(self, day: datetime.date) -> str:
        """A day: 31 December 2025."""
        return str(format_date(day, "long", locale=self.locale))

    def date(self, date: PartialDate | None) -> str:
        """A date, as exactly as it is known."""
        if date is None:
            return self.say(msgid("date not known"))
        if len(date.text) == 4:
            return date.text
        if len(date.text) == 7:
            return str(format_skeleton("yMMMM", date.first, locale=self.locale))
        return self.day(date.first)

    def period(self, period: Period) -> str:
        """A period: 2025, June 2024, 2021 to 2025."""
        start, _, end = period.text.partition("/")
        if not end:
            return self.date(PartialDate.parse(start))
        return self.say(
            msgid("{start} to {end}"),
            start=self.date(PartialDate.parse(start)),
            end=self.date(PartialDate.parse(end)),
        )

    def list(self, words: Iterable[str]) -> str:
        """Words in a row: a, b and c."""
        return str(format_list([str(isolated(word)) for word in words], locale=self.locale))

    def sort_key(self, text: str) -> tuple[str, str]:
        """A key that orders names without regard to capitals, the same on every machine."""
        return (text.casefold(), text)


ENGLISH = Language("en", "English", Locale.parse("en_GB"))

#: Every language that pages are drawn in; the first one lies at the top of the site.
LANGUAGES: tuple[Language, ...] = (ENGLISH,)
