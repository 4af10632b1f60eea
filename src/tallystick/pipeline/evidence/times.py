"""A date or a span of time in whatever form it is printed, as the package writes it; never a guess."""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from babel.dates import get_month_names

from tallystick.base.dates import PartialDate, Period, may_be_fiscal_year
from tallystick.base.reasons import Reason, Text, Unfit

DAY_FIRST, MONTH_FIRST, UNKNOWN_ORDER = "dmy", "mdy", ""
#: The languages whose names of months are known, as CLDR spells them.
_LOCALES = (
    "ar", "bg", "bn", "cs", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "km", "lo", "mn", "ms", "my", "ne", "nl", "pl", "pt", "ro", "ru",
    "si", "sk", "sl", "sr", "sv", "sw", "th", "tr", "uk", "ur", "uz", "vi",
)  # fmt: skip
#: With one sign throughout: 2024.1-6 is no day but half a year.
_YEAR_FIRST = re.compile(
    r"([0-9]{4})\s*(?:"
    + "|".join(rf"{one}\s*([0-9]{{1,2}})(?:\s*{one}\s*([0-9]{{1,2}}))?" for one in ("-", "/", r"\."))
    + ")"
)
_HAN = re.compile(r"([0-9]{4})\s*年(?:度)?(?:\s*([0-9]{1,2})\s*月(?:份)?(?:\s*([0-9]{1,2})\s*[日号])?)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})\s*(?P<sign>[-/.])\s*([0-9]{1,2})\s*(?P=sign)\s*([0-9]{4})")
_MONTH_LAST = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")
_NAMED = re.compile(r"(?:([0-9]{1,2})\.?\s+)?(?:de\s+)?([^\W\d_][^\d,]*?)\.?,?\s+(?:de\s+|del\s+)?([0-9]{4})")
_NAMED_FIRST = re.compile(r"([^\W\d_][^\d,]*?)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")
_QUARTER = re.compile(
    r"([0-9]{4})\s*-?\s*[Qq]([1-4])|[Qq]([1-4])\s*[-/ ]?\s*([0-9]{4})"
    r"|([0-9]{4})\s*年\s*第?([1-4一二三四])季度?"
)
_HALF = re.compile(r"([0-9]{4})\s*-?\s*[SsHh]([12])|([0-9]{4})\s*年\s*([上下])半年")
_MONTHS = re.compile(r"([0-9]{4})-?M([0-9]{1,2})")
_WEEK = re.compile(r"([0-9]{4})-?W([0-9]{1,2})")
_ANNUAL = re.compile(r"([0-9]{4})-A1?")
_YEAR_END = re.compile(
    r"([0-9]{4})\s*年?\s*(?:年末|年底|末|底)|(?:end of|fin|ende)\s+([0-9]{4})", re.IGNORECASE
)
_MONTH_END = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*(?:末|底)")
_SPAN = re.compile(r"(.+?)\s*(?:/|至|到|—{1,2}|–|~|～|\s-\s|\bto\b|\bbis\b|\bau\b)\s*(.+)")
_YEARS = re.compile(r"([0-9]{4})\s*[-\u2010-\u2015]\s*([0-9]{4})\s*年?")
_SERIAL = re.compile(r"[2-7][0-9]{4}(?:\.[0-9]+)?")
_OF_YEAR = re.compile(
    r"([0-9]{4})\s*年\s*(?:第?\s*)?([0-9]{1,2})\s*(?:[-\u2010-\u2015~～至到])\s*([0-9]{1,2})\s*(月份?|季度)"
)
_HAN_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_WHOLE = re.compile(r"([0-9]{4})\.0+")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(?::00(?:\.0+)?)?")
#: A range of SDMX: its first day and its length (ISO 8601).
_RANGE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})/P([0-9]{1,5})([YMWD])")
_SHORT_YEAR = re.compile(r".*(?<![0-9])[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}|[^\W\d_]+[-. ]'?[0-9]{2}")
_HAN_DIGITS = {"一": "1", "二": "2", "三": "3", "四": "4", "上": "1", "下": "2"}
_HAN_NUMBERS = {one: str(at) for at, one in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_FISCAL = Reason(
    "it can be read as two years or as one that begins in the first; write its first and last day, such as "
    "2024-04-01/2025-03-31"
)


@dataclass(frozen=True, slots=True)
class ReadTime:
    """The time that a figure speaks of.

    Attributes:
        period: as the package writes it.
        as_of: the day inside it that is meant, where the text says so.
    """

    period: str
    as_of: str = ""


def read_time(text: str, order: str = UNKNOWN_ORDER) -> ReadTime:
    """The time that a text names.

    Args:
        text: such as ``2024``, ``2024年末``, ``30.06.2024``, ``June 2024`` or ``2024-Q1``.
        order: whether the day or the month stands first in ``05/06/2024``; `UNKNOWN_ORDER` where nobody says.

    Raises:
        Unfit: it names none, or can be read in two ways; says which.

    Examples:
        >>> read_time("2024年末"), read_time("2021-2025年").period
        (ReadTime(period='2024', as_of='2024-12-31'), '2021/2025')
    """
    plain = plainly(text)
    end = _YEAR_END.fullmatch(plain)
    if end:
        year = end[1] or end[2]
        return ReadTime(Period.parse(year).text, f"{year}-12-31")
    of_month = _MONTH_END.fullmatch(plain)
    if of_month:
        month = PartialDate.parse(_written(of_month[1], of_month[2]))
        return ReadTime(month.text, month.last.isoformat())
    years = _YEARS.fullmatch(plain)
    if years:
        return ReadTime(_between(years[1], years[2]))
    for form in (_range, _half_or_quarter, functools.partial(_one, order=order)):
        found = form(plain)
        if found:
            return ReadTime(Period.parse(found).text)
    span = None if _SHORT_YEAR.fullmatch(plain) else _SPAN.fullmatch(plain)
    if span:
        return ReadTime(_between(*(_part(one, order) for one in span.groups())))
    raise Unfit(_why(plain))


def order_of(texts: Iterable[str]) -> str:
    """Whether days or months stand first in a column, as far as one number above 12 tells it."""
    told = set()
    for text in texts:
        found = _YEAR_LAST.fullmatch(plainly(text))
        if found and (int(found[1]) > 12) != (int(found[3]) > 12):
            told.add(DAY_FIRST if int(found[1]) > 12 else MONTH_FIRST)
    return told.pop() if len(told) == 1 else UNKNOWN_ORDER


def plainly(text: str) -> str:
    """A text of a time in plain digits, without the time of day and the decimals that mean nothing."""
    digits = "".join(
        str(unicodedata.decimal(one)) if unicodedata.category(one) == "Nd" else one for one in text
    )
    whole = " ".join(unicodedata.normalize("NFKC", digits).split())
    whole = _HAN_YEAR.sub(lambda found: "".join(map(_HAN_NUMBERS.__getitem__, found[0])), whole)
    number = _WHOLE.fullmatch(whole)
    if number:
        return number[1]
    midnight = _MIDNIGHT.fullmatch(whole)
    return midnight[1] if midnight else whole


def _part(text: str, order: str) -> str:
    found = _half_or_quarter(text) or _one(text, order=order)
    if not found:
        raise Unfit(Reason("it is no date"))
    return found


def _between(first: str, last: str) -> str:
    """Both ends as a period; two years that follow one another may be one fiscal year."""
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    if len(start) == len(end) == 4 and int(end) - int(start) == 1:
        raise Unfit(_FISCAL)
    return Period.parse(f"{start}/{end}").text


def _quarters(year: str, first: int, last: int) -> str:
    return f"{year}-{first * 3 - 2:02}/{year}-{last * 3:02}"


def _range(text: str) -> str:
    """The period of a range by its first day and its length; whole years and months are written as such."""
    found = _RANGE.fullmatch(text)
    if not found:
        return ""
    first, length, unit = PartialDate.parse("-".join(found.groups()[:3])).first, int(found[4]), found[5]
    if length == 0:
        raise Unfit(Reason("it is no date"))
    if unit in "YM" and first.day == 1:
        months = first.month - 1 + (length * 12 if unit == "Y" else length)
        year, month = first.year + (months - 1) // 12, (months - 1) % 12 + 1
        if first.month == 1 and month == 12:
            return f"{first.year}/{year}" if year > first.year else str(year)
        return f"{first.year}-{first.month:02}/{year}-{month:02}"
    if unit in "YM":
        raise Unfit(Reason("months that begin in the middle of one are not read"))
    last = first + datetime.timedelta(days=length * (7 if unit == "W" else 1) - 1)
    return f"{first.isoformat()}/{last.isoformat()}"


def _half_or_quarter(text: str) -> str:
    quarter = _QUARTER.fullmatch(text)
    if quarter:
        year, number = _two(quarter[1] or quarter[5] or quarter[4], quarter[2] or quarter[6] or quarter[3])
        return f"{year}-{number * 3 - 2:02}/{year}-{number * 3:02}"
    half = _HALF.fullmatch(text)
    if half:
        year, number = _two(half[1] or half[3], half[2] or half[4])
        return f"{year}-{number * 6 - 5:02}/{year}-{number * 6:02}"
    months = _OF_YEAR.fullmatch(text)
    if months:
        year, first, last = months[1], int(months[2]), int(months[3])
        return f"{year}-{first:02}/{year}-{last:02}" if "月" in months[4] else _quarters(year, first, last)
    week = _WEEK.fullmatch(text)
    return _week(int(week[1]), int(week[2])) if week else ""


def _two(year: str, number: str) -> tuple[str, int]:
    return year, int(_HAN_DIGITS.get(number, number))


def _week(year: int, number: int) -> str:
    try:
        first = datetime.date.fromisocalendar(year, number, 1)
    except ValueError:
        raise Unfit(Reason("that year has no such week")) from None
    return f"{first}/{first + datetime.timedelta(days=6)}"


def _one(text: str, *, order: str) -> str:
    """A year, a month or a day; empty where the text has none of the forms of one."""
    if text.isdigit() and len(text) == 4:
        return PartialDate.parse(text).text
    for form in (_ANNUAL, _MONTHS, _HAN, _YEAR_FIRST):
        found = form.fullmatch(text)
        if found:
            return _dated(text, form, *found.groups())
    last = _YEAR_LAST.fullmatch(text)
    if last:
        return _ordered(last[1], last[3], last[4], order)
    month = _MONTH_LAST.fullmatch(text)
    if month:
        return _written(month[2], month[1])
    return _by_name(text)


def _dated(text: str, form: re.Pattern[str], *parts: str | None) -> str:
    year, *rest = (one for one in parts if one)
    if form is _YEAR_FIRST and len(rest) == 1 and may_be_fiscal_year(f"{year}-{rest[0]}"):
        if "-" not in text or int(rest[0]) > 12:
            raise Unfit(_FISCAL)
        raise Unfit(Reason("it can be read as a month or as a fiscal year"))
    return _written(year, *rest)


def _written(year: str, *rest: str) -> str:
    return PartialDate.parse("-".join((year, *(one.zfill(2) for one in rest)))).text


def _ordered(first: str, second: str, year: str, order: str) -> str:
    either = int(first) <= 12 and int(second) <= 12 and int(first) != int(second)
    if either and not order:
        days = _written(year, second, first), _written(year, first, second)
        raise Unfit(
            Reason("it can be read as {first} or as {second}", first=Text(days[0]), second=Text(days[1]))
        )
    day_first = order == DAY_FIRST if either else int(second) <= 12
    return _written(year, second, first) if day_first else _written(year, first, second)


@functools.cache
def _months() -> dict[str, frozenset[int]]:
    """What each name of a month means in the languages that are known."""
    known: dict[str, set[int]] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    known.setdefault(_bare(name), set()).add(int(number))
    return {name: frozenset(numbers) for name, numbers in known.items()}


def _bare(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip(" .").casefold()


def _by_name(text: str) -> str:
    found = _NAMED.fullmatch(text)
    day, name, year = found.groups() if found else (None, "", "")
    first = None if found else _NAMED_FIRST.fullmatch(text)
    if first:
        name, day, year = first.groups()
    if not name:
        return ""
    numbers = _months().get(_bare(name), frozenset())
    if len(numbers) > 1:
        raise Unfit(Reason("the month is another one in another language"))
    return _written(year, str(*numbers), *([day] if day else [])) if numbers else ""


def _why(text: str) -> Reason:
    if _SERIAL.fullmatch(text):
        day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(text)))
        return Reason(
            "it is a number; if a spreadsheet counted days, it is {day}: give the cell the form of a date",
            day=Text(day.isoformat()),
        )
    if _SHORT_YEAR.fullmatch(text):
        return Reason("its year has two digits; write all four")
    try:
        PartialDate.parse(text)
    except Unfit as problem:
        return problem.reason
    return Reason("it is no date")
