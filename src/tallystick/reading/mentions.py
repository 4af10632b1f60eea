"""Every number that a text mentions, with its span, its value scaled to the unit, and what it counts."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tallystick.reading.chart_scales import with_scales
from tallystick.reading.digits import Digits
from tallystick.reading.hanzi import scaled
from tallystick.reading.languages import PlanLanguage, compiled
from tallystick.reading.measures import (
    MOST_DECIMALS,
    UnitWords,
    can_be_counted,
    either_of,
    signs_of_money,
    whole,
)
from tallystick.reading.mention import Mention
from tallystick.reading.minus import minus_before
from tallystick.reading.naming import WHY, naming_digits
from tallystick.reading.powers import powers_of_ten
from tallystick.reading.ranges import Ranges
from tallystick.reading.shares import PartsOfWhole
from tallystick.reading.spelled import Spelled
from tallystick.reading.vocabulary import either, in_lower_case

_HALF = "fraction"
#: A telephone's number, or another by which something is called, begins with a nought before a digit.
_CALLED = re.compile(r"0\d")
#: What a scale before it counts on with is no smaller: *2 million 500 thousand*.
_LEAST_ADDED = 1000
#: Nobody is so old.
_NO_AGE, _PLUS = 120, re.compile(r"\+\s[^\W\d_]")
_BRACKET = re.compile(r"\s?[(（]([^()（）]{1,60})[)）]")
_PLAIN_BLANK = re.compile(r"\d \d{3}")
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_OTHER_DECIMAL = re.compile(rf"\d+,\d{{1,2}}|{_THREE_DECIMALS.pattern}")
#: Units of what is counted out, so that there are no thousandths of it.
_COUNTED = frozenset({"", "count", "persons", "households", "homes", "cities"})
#: A year with the mark of a note behind its full stop: *by 2027.3*.
_MARKED_YEAR = re.compile(r"(?:19|20)\d\d[.,]\d{1,2}")
#: Digits behind digits and a blank are in a row of figures, in which a year is no count of what follows.
_IN_A_ROW = re.compile(r"\d[^\S\n]{1,3}$")
#: No sentence promises more numbers.
MOST = 375


def mentions_in(text: str, language: PlanLanguage) -> list[Mention]:
    """The numbers in a text, in order; the two ends of a range are one.

    Where there are hundreds they are a table that lost its lines: each has the form ``row``, without a unit.
    """
    return mentions_in_low(in_lower_case(text), language)


def as_row(mentions: list[Mention]) -> list[Mention]:
    """The numbers as a row of figures, of which nothing says what they count."""
    return [Mention(one.start, one.end, one.value, "", one.end, form="row") for one in mentions]


def mentions_in_low(low: str, language: PlanLanguage, *, blanks: bool = True) -> list[Mention]:
    """The same of a text that is in lower case.

    Args:
        low: the text.
        language: its language.
        blanks: whether a blank between digits groups them, as in 10 000; else nothing says that it does.
    """
    return list(_mentions(low, language, blanks))


@functools.lru_cache(maxsize=4096)  # the same sentence is asked for again and again
def _mentions(low: str, language: PlanLanguage, blanks: bool) -> tuple[Mention, ...]:
    reader = _reader(language, blanks)
    numbers = list(reader.find(low))
    if len(numbers) > MOST:
        return tuple(Mention(start, end, value, "", end, form="row") for start, end, value, _ in numbers)
    found: list[Mention] = []
    for start, end, value, form in numbers:
        if not found or start >= max(found[-1].end, found[-1].unit_end):
            one = reader.read(low, start, end, value, form)
            whole_of_both = reader.joined(low, found[-1], one) if found else None
            found[-1:] = [whole_of_both] if whole_of_both else [*found[-1:], one]
    return tuple(with_scales(low, reader.ranges.joined(low, found)))


class _Reader:
    """What is compiled once for a language."""

    def __init__(self, language: PlanLanguage, blanks: bool) -> None:
        self._language, self._blanks = language, blanks
        self._han = language.script == "han"
        self._decimal = str(language.table("numbers").get("decimal", "."))
        self._digits = Digits(language)
        self.spelled = Spelled(language)
        self._shares = PartsOfWhole(language, self.spelled, list(map(str, language.table("scales"))))
        self._letters = {
            str(one): Decimal(int(by)) for one, by in language.table("numbers").get("letter", {}).items()
        }
        self._no_letter = re.compile(rf"\+?\s+(?!(?:{language.either('numbers', 'no_letter')})\b)[a-z]{{3,}}")
        self._units = UnitWords(language)
        self._money = signs_of_money(language)
        self._scales = {str(word).lower(): Decimal(int(by)) for word, by in language.table("scales").items()}
        self._scale = self._compile_scales()
        apart = [rf"\s{one}" for one in language.table("ordinals").get("apart", [])]  # raised letters
        self._ordinal = either_of([*language.list("ordinals", "suffix"), *apart], "", r"(?!\w)")
        self._per = either_of(language.list("denominators", "lead"), "", r"\s*$")
        self._fractions = {str(word): Decimal(str(by)) for word, by in language.table("fractions").items()}
        self._vague = {str(word): Decimal(int(by)) for word, by in language.table("vague").items()}
        self._fraction = compiled(language, [*self._fractions, *self._vague], low=True)
        after_year = language.either("time", "year_after")
        self._year = re.compile(r"\s{0,2}年" if self._han else rf"\s(?:{after_year})(?!\w)")
        self.ranges = Ranges(language)

    def _compile_scales(self) -> re.Pattern[str]:
        words = [re.escape(one) for one in self._scales]
        of = self._language.either("numbers", "scale_of")
        self._ends_with_scale = re.compile(rf"({either([re.escape(one) for one in self._scales])})$")
        self._scale_tail = re.compile(rf"\s+(?:{of})$")
        return either_of(words, r"(?:\s{0,80}|-)", rf"(?!\w)(?:\s+(?:{of})(?:(?<=['’])|(?!\w)))?")

    def find(self, text: str) -> Iterator[tuple[int, int, Decimal, str]]:
        """Start, end, value and form of each number, digits or words."""
        taken: list[tuple[int, int, Decimal, str]] = []
        taken += [
            (one.start(), one.end(), self._digits.value(one.group()), "digits")
            for one in self._digits.pattern.finditer(text)
        ]
        taken += self.spelled.find(text)
        taken += self._shares.find(text)
        taken += powers_of_ten(text, self._digits)
        taken += naming_digits(text)
        for found in self._fraction.finditer(text):
            word = found.group()
            form = _HALF if word in self._fractions else "vague"
            taken.append((found.start(), found.end(), self._fractions.get(word) or self._vague[word], form))
        last = -1
        for start, end, value, form in sorted(taken, key=lambda one: (one[0], -one[1])):
            if start >= last:
                last = self._again(text, end, value) if form in {"digits", "words"} else end
                yield start, last, value, form

    def read(self, text: str, start: int, end: int, value: Decimal, written: str) -> Mention:
        """A number with its scale, unit and form."""
        unit = _KNOWN_BY_FORM.get(written)
        if unit is not None:
            return Mention(start, end, value, unit, end, spelled=bool(unit), form=written)
        if written == "digits" and self._ordinal.match(text, end):
            return Mention(start, end, value, "", end, form="ordinal")
        if written == "digits" and _CALLED.match(text, start):
            return Mention(start, end, Decimal(0), "", end, form="called")
        number, after, stop = self._scaled(text, start, end, value, written)
        if stop - start > MOST_DECIMALS and not (can_be_counted(value) and can_be_counted(number)):
            return Mention(start, stop, Decimal(0), "", stop, form="serial")
        if self._han and (text.startswith(_PERCENT, start) or text.endswith(_PERCENT, 0, start)):
            start -= 0 if text.startswith(_PERCENT, start) else len(_PERCENT)
            unit, unit_end = "percent", stop
        else:
            counts_on = stop > end and self.spelled.opens(text, after)
            unit, unit_end = ("", stop) if counts_on else self._unit(text, start, after)
        number_end = unit_end if unit in {"percent", "percentage_points"} else stop
        form = self._form(text, start, end, (value, number), unit, written)
        if written == "digits" and self._is_unclear(text[start:end], unit, number != value):
            form = "unclear"
        unit, _, times = unit.partition("*")
        number = whole(number * Decimal(times)) if times else number
        minus = minus_before(text, start, self._language) if written == "digits" else 0
        return Mention(
            start, number_end, number, unit, unit_end, spelled=written == "words", form=form, minus=minus
        )

    def joined(self, text: str, first: Mention, second: Mention) -> Mention | None:
        """Two numbers of which the second counts on: *2 million 500 thousand*, *5 hundred thousand*."""
        apart = text[first.end : second.start]
        if first.form != "number" or second.form != "number" or first.unit or not apart.isspace():
            return None
        times = second.spelled and self.spelled.opens_with_scale(text, second.start)
        scale = self._ends_with_scale.search(text, first.start, first.end)
        adds = scale is not None and second.value < self._scales[scale.group(1)]
        if not times and not (adds and second.value >= _LEAST_ADDED):
            return None
        value = first.value * second.value if times else first.value + second.value
        return replace(second, start=first.start, value=whole(value), minus=first.minus)

    def _is_unclear(self, digits: str, unit: str, scaled: bool) -> bool:
        """Whether digits may be one number or two: 150 600 where no blank groups, or 1,5 in English.

        So may 1.200 in English, of what is counted out: many write twelve hundred so.
        """
        if not self._blanks and _PLAIN_BLANK.search(digits):
            return True
        if scaled or self._decimal != "." or unit not in _COUNTED:
            return False
        return (_OTHER_DECIMAL if not unit else _THREE_DECIMALS).fullmatch(digits) is not None

    def _scaled(
        self, text: str, start: int, end: int, value: Decimal, written: str
    ) -> tuple[Decimal, int, int]:
        """The value with the scale after it, where the unit begins, and the character after the scale."""
        if self._han:
            if written == "words":
                return value, end, end
            number = scaled(text, end, value)
            return number.value, number.end, number.end
        scale, number_end = self._scale.match(text, end), end
        if not scale:
            blank = end + (text[end : end + 1] in {" ", "\u00a0", "\u202f"})
            times = self._letter(text, start, end) if written == "digits" else None
            if times is None and written == "digits" and text[blank : blank + 1] == "m":
                times, end = self._letter(text, start, blank), blank
            last = end + 1 + (text[end + 1 : end + 2] == "+")  # 70m+ readers
            return (whole(value * times), last, last) if times else (value, number_end, number_end)
        word = self._scale_tail.sub("", scale.group().strip(" \t\n-"))
        stop = start + len(self._scale_tail.sub("", text[start : scale.end()]).rstrip())
        value = whole(value * self._scales[word])
        again = self._scale.match(text, scale.end())
        larger = self._scales[self._scale_tail.sub("", again.group().strip(" \t\n-"))] if again else 0
        if larger > self._scales[word]:  # two lakh crore, three thousand million
            return self._scaled(text, start, scale.end(), value, written)
        return value, scale.end(), stop

    def _letter(self, text: str, start: int, end: int) -> Decimal | None:
        """What a letter directly behind a number multiplies it by: 1.5m people, $2b; None for metres."""
        times = self._letters.get(text[end : end + 1])
        if times is None or text[end + 1 : end + 2].isalnum():
            return None
        money = self._money.search(text, max(0, start - 6), start)
        return times if money or (text[end] == "m" and self._no_letter.match(text, end + 1)) else None

    def _again(self, text: str, end: int, value: Decimal) -> int:
        """The end of a plus, or of a bracket in which a number stands once more: 20,000+, 40 (forty)."""
        if value >= _NO_AGE and _PLUS.match(text, end):
            return end + 1
        found = _BRACKET.match(text, end)
        if found is None:
            return end
        inside = found.group(1).strip()
        spelled = [one[2] for one in self.spelled.find(inside) if one[0] == 0 and one[1] == len(inside)]
        digits = self._digits.pattern.fullmatch(inside)
        same = value in spelled or (digits is not None and self._digits.value(inside) == value)
        return found.end() if same else end

    def _form(
        self, text: str, start: int, end: int, values: tuple[Decimal, Decimal], unit: str, written: str
    ) -> str:
        """What the number is, by its value as printed and with its scale."""
        value, number = values
        if number in _DENOMINATORS and self._per.search(text, max(0, start - 16), start):
            return "denominator"
        whole = text[start:end]
        if written == "digits" and number == value and not unit and _MARKED_YEAR.fullmatch(whole):
            return "year"
        if (
            written == "digits"
            and number == value
            and len(whole) == 4
            and whole.isdecimal()
            and 1800 <= value <= 2150
            and (not unit or self._year.match(text, end) or _IN_A_ROW.search(text, max(0, start - 4), start))
        ):
            return "year"
        return "number"

    def _unit(self, text: str, start: int, end: int) -> tuple[str, int]:
        found = self._units.match(text, end)
        if found:
            return found
        before = self._money.search(text, max(0, start - 6), start)
        return ("money", end) if before else ("", end)


#: Forms of numbers that nothing around them makes plainer, and the unit of each.
_KNOWN_BY_FORM = {
    _HALF: "percent",
    **dict.fromkeys(("vague", "some", "part"), "count"),
    **dict.fromkeys((*WHY, "unclear"), ""),
}
_PERCENT = "百分之"
_DENOMINATORS = {Decimal(10) ** power for power in range(2, 7)}


@functools.cache
def _reader(language: PlanLanguage, blanks: bool) -> _Reader:
    return _Reader(language, blanks)
