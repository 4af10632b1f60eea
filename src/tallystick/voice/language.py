"""A language: its catalogue, and its ways of writing numbers, quantities, dates and lists."""

import datetime
import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from gettext import NullTranslations
from typing import TYPE_CHECKING, Literal

from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import Observed, Percent, Quantity, UnitOf, plain, rounded
from tallystick.base.reasons import (
    NO_DATE,
    Count,
    Listing,
    Reason,
    RowOf,
    Template,
    Term,
    Value,
    Wording,
    msgid,
)
from tallystick.base.showing import shown
from tallystick.base.units import units
from tallystick.voice.cell import like
from tallystick.voice.direction import isolated
from tallystick.voice.endings import is_ended
from tallystick.voice.terms import TERMS

if TYPE_CHECKING:
    from tallystick.voice.conventions import Conventions


#: From here on a count is parted into thousands; below, every region writes the same digits.
_PARTED_FROM = 1000
#: Below this no language writes a number with a word: 7 million, 1万.
_WORDLESS = Decimal(10_000)
#: A figure printed with more places than this comes from a computer, and is shown with fewer.
_MOST_PLACES, _KEPT_PLACES = 3, 2
UNIT_ALONE = "a unit by itself"  # where no number stands before it; some languages say that otherwise


def _fewer_places(number: Decimal) -> tuple[Decimal, int]:
    """The number with as many places as people print, and these; a small one is never said to be nothing."""
    places = max(_KEPT_PLACES, -number.adjusted()) if number else _KEPT_PLACES
    return rounded(number, places), places


def _identifier(row: RowOf) -> str:
    return shown(row.id)


@dataclass(frozen=True)
class Language:
    """How pages say things to one group of readers.

    Attributes:
        code: the tag of the language, for ``lang`` in the pages.
        name: what its own readers call it.
        region: whose ways of writing numbers and dates it has, as ``en_GB``.
        folder: where its pages lie: empty, or a name that ends in a slash.
        translations: the catalogue; the English text where it has none.
        draws: whether the catalogue has every text of the pages, so that they can be drawn in it.
        lacks: the texts of the pages that it has no translation of, in English, where it lacks some.
    """

    code: str
    name: str
    region: str
    folder: str = ""
    translations: NullTranslations = field(default_factory=NullTranslations)
    draws: bool = True
    lacks: tuple[str, ...] = ()

    @functools.cached_property
    def ways(self) -> "Conventions":
        """How its region writes numbers, dates and lists."""
        from babel import Locale

        from tallystick.voice.conventions import Conventions

        return Conventions(Locale.parse(self.region))

    def say(self, template: Template, **values: Value | str | int) -> str:
        """The sentence in this language; a number is a count, and a text what is said already."""
        if not values:
            return self._said(template)
        return self._form(template, 1).format(**self._written(values))

    @functools.cached_property
    def _said(self) -> Callable[[Template], str]:
        """The sentence for a text without places; they are few, and said again and again."""
        return functools.cache(lambda template: self._form(template, 1).format())

    def say_many(self, forms: Wording, number: int, numeral: str = "", **values: Value | str | int) -> str:
        """The sentence in the form that the number asks for; ``{number}`` is the number as written here.

        Args:
            forms: the sentence for one and for many.
            number: how many.
            numeral: what stands for the number, where it is more than its digits.
            values: what stands in the other places.
        """
        return self._form(forms, number).format(number=numeral or self.whole(number), **self._written(values))

    def _form(self, template: Template, number: int) -> str:
        """The text that the catalogue has for it, in the form that so many ask for."""
        catalogue = self.translations
        if isinstance(template, str):
            return catalogue.gettext(template)
        wording, context = template, template.context
        if wording.many and context:
            return catalogue.npgettext(context, wording.text, wording.many, number)
        if wording.many:
            return catalogue.ngettext(wording.text, wording.many, number)
        return catalogue.pgettext(context, wording.text) if context else catalogue.gettext(wording.text)

    def _written(self, values: Mapping[str, Value | str | int]) -> dict[str, object]:
        return {name: isolated(self._one(value)) for name, value in values.items()}

    def _one(self, value: Value | str | int) -> str:
        if isinstance(value, str):
            return value
        return self.whole(value) if isinstance(value, int) else self.value(value)

    def sentences(self, said: Iterable[str]) -> str:
        """Sentences one after the other; empty ones are left out."""
        return functools.reduce(self._follow, (one for one in said if one), "")

    def _follow(self, sentence: str, following: str) -> str:
        return (
            self.say(msgid("{sentence} {next}"), sentence=sentence, next=following) if sentence else following
        )

    def reason(self, reason: Reason, title: Callable[[RowOf], str] = _identifier) -> str:
        """A reason in this language; ``title`` says how a row of a table is named."""
        own = self._filled(self._form(reason.template, reason.number), reason, title)
        return own if reason.because is None else self._follow(own, self.reason(reason.because, title))

    def clause(self, reason: Reason) -> str:
        """A reason as a sentence of its own: a capital where it begins with a word, one full stop.

        Behind a command stands none, so that it can be taken as it stands and run.
        """
        form = self._form(reason.template, reason.number)
        said = self._filled(form[:1].upper() + form[1:], reason, _identifier)
        return said if is_ended(form) else self.say(msgid("{clause}."), clause=said)

    def _filled(self, form: str, reason: Reason, title: Callable[[RowOf], str]) -> str:
        return form.format(**{name: isolated(self.value(value, title)) for name, value in reason.values})

    def value(self, value: Value, title: Callable[[RowOf], str] = _identifier) -> str:
        """What stands in a place of a sentence, as this language writes things of its kind."""
        match value:
            case Reason():
                return self.reason(value, title)
            case Listing():
                return self.list((self.value(one, title) for one in value.items), value.joined)
            case RowOf():
                return title(value)
            case Term():
                return self.term(value)
            case _:
                return self._plain(value)

    def _plain(self, value: Value) -> str:
        """A value that holds no other."""
        match value:
            case Count():
                said = self.whole(value.number)
            case PartialDate():
                said = self.date(value)
            case Period():
                said = self.period(value)
            case Quantity():
                said = self.quantity(value.number, value.unit)
            case Percent():
                said = self.percent(value.number)
            case Observed():
                said = self.observed(value)
            case UnitOf():
                said = self.unit(value.unit)
            case _:
                said = like(value.text, shown(value.text))
        return said

    def term(self, term: Term) -> str:
        """The word for a code; the code itself, as words, where it is nobody's but the package's."""
        known = TERMS[term.vocabulary].get(term.code)
        return self.say(known) if known else term.code.replace("_", " ").replace("-", " ")

    def observed(self, figure: Observed) -> str:
        """A figure in its target's unit, a change as a direction: ``down 18.92%``."""
        if not figure.is_change:
            return self.quantity(figure.number, figure.unit)
        if figure.number == 0:
            return self.say(msgid("unchanged"))
        amount = self.quantity(abs(figure.number), figure.unit)
        return self.say(msgid("down {amount}") if figure.number < 0 else msgid("up {amount}"), amount=amount)

    def whole(self, number: int) -> str:
        """A count: 1,234."""
        return str(number) if 0 <= number < _PARTED_FROM else self.ways.whole(number)

    def number(self, number: Decimal) -> str:
        """A number with the digits that it was given with: 92.0 stays 92.0. Millions, 万 and 亿 are words."""
        if abs(number) >= _WORDLESS and self.ways.has_word(number):
            return self.ways.compact(number)
        return self.digits(number)

    def digits(self, number: Decimal) -> str:
        """A number with every digit that a person would print, however large."""
        places = max(0, -int(number.as_tuple().exponent))
        if places > _MOST_PLACES:
            number, places = _fewer_places(number)
        return self.ways.digits(number, places)

    def percent(self, number: Decimal) -> str:
        """A number of percent as this language writes it: 18.9%."""
        return self.ways.percent(self.digits(number))

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
        return self.translations.pgettext(UNIT_ALONE, units()[unit].plural)

    def _unit_after(self, number: Decimal, unit: str) -> str:
        known = units()[unit]
        if known.symbol and not known.symbol.isalpha() and not self.ways.unspaced:
            return known.symbol
        return self.translations.ngettext(known.singular, known.plural, 1 if abs(number) == 1 else 2)

    def scale(self, largest: Decimal) -> tuple[Decimal, str]:
        """For an axis that reaches so far: by how much its numbers are divided, and the word for it.

        Examples:
            >>> ENGLISH.scale(Decimal(120_000_000)), ENGLISH.scale(Decimal(500))
            ((Decimal('1000000'), 'million'), (Decimal('1'), ''))
        """
        return self.ways.scale(largest)

    def day(self, day: datetime.date) -> str:
        """A day: 31 December 2025."""
        return self.ways.day(day)

    def date(self, date: PartialDate | None) -> str:
        """A date, as exactly as it is known."""
        if date is None:
            return self.reason(NO_DATE)
        if len(date.text) == 4:
            return self.ways.year(date.first)
        if len(date.text) == 7:
            return self.ways.month(date.first)
        return self.day(date.first)

    def period(self, period: Period) -> str:
        """A period: 2025, June 2024, 2021 to 2025."""
        return self._period(period.text)

    @functools.cached_property
    def _period(self) -> Callable[[str], str]:
        """A period as tables write it, said; they are few, and said again and again."""
        return functools.cache(self._period_said)

    def _period_said(self, text: str) -> str:
        start, _, end = text.partition("/")
        if not end:
            return self.date(PartialDate.parse(start))
        return self.say(
            msgid("{start} to {end}"),
            start=self.date(PartialDate.parse(start)),
            end=self.date(PartialDate.parse(end)),
        )

    def list(self, words: Iterable[str], joined: Literal["and", "or", ","] = "and") -> str:
        """Words in a row: a, b and c."""
        apart = [str(isolated(word)) for word in words]
        return self.ways.list(apart, joined) if apart[1:] else "".join(apart)

    def sort_key(self, text: str) -> tuple[str, str]:
        """A key that orders names as this language does, the same on every machine."""
        return self.ways.sort_key(text)


ENGLISH = Language("en", "English", "en_GB")
