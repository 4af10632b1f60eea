"""By when a target is due, and which year it is measured from."""

import functools
import re

from tallystick.reading.languages import Language, languages, spaced

_YEAR = r"(?P<year>(?:19|20|21)\d\d)"


@functools.cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Deadlines, base years and lengths of time until a deadline."""
    language = languages()[code]
    months = "|".join(language.list("time", "months")) or "(?!)"
    by = "|".join(spaced(language, one) for one in sorted(language.list("time", "by"), key=len, reverse=True))
    since = "|".join(
        spaced(language, one) for one in sorted(language.list("change", "compared"), key=len, reverse=True)
    )
    if language.script == "han":
        return _in_chinese(by, since)
    day = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?\s+(?:de\s+|of\s+)?)?"
    month = rf"(?:{day}(?P<month>{months})\.?,?\s+(?:(?P<day2>\d{{1,2}}),\s+)?(?:de\s+|del\s+|of\s+)?)?"
    due = re.compile(
        rf"(?<!\w)(?:{by})\s+(?:(?:the|le|el|il|la|l['’])\s*)?{month}{_YEAR}(?!\d|\s?[-–/]\s?\d)",
        re.IGNORECASE,
    )
    base = re.compile(
        rf"(?<!\w)(?:{since})\s*(?:the\s+|el\s+|le\s+|il\s+|la\s+|du\s+|al\s+|nel\s+|en\s+|in\s+)?(?:[\d.,]+\s?%?\s+)?(?:[^\W\d_]+\s+){{0,2}}{_YEAR}",
        re.IGNORECASE,
    )
    within = "|".join(spaced(language, one) for one in language.list("time", "within"))
    words = "|".join([*language.table("words"), r"\d{1,2}"])
    years = "|".join(language.list("time", "year_words"))
    length = (
        re.compile(rf"(?<!\w)(?:{within})\s+(?P<length>{words})\s+(?:{years})(?!\w)", re.IGNORECASE)
        if within
        else re.compile("(?!)")
    )
    return due, base, length


def _in_chinese(by: str, since: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    led = rf"(?<!截)(?:{by}){_YEAR}\s?年(?:(?P<month>\d{{1,2}})月)?(?!起|开始|以来)"
    trailed = (
        r"(?P<year2>(?:19|20|21)\d\d)\s?年(?:(?P<month2>\d{1,2})月)?(?:底|末)?"
        r"(?:之?前|底|末|以前|(?=(?:基本|初步|力争|全面|实现|建成|达到|完成)))"
    )
    return re.compile(f"{led}|{trailed}"), re.compile(rf"(?:{since}){_YEAR}年"), re.compile("(?!)")


def deadline_in(text: str, at: int, language: Language, released: int) -> str:
    """The deadline that stands nearest to a place in a sentence, as a year, month or day; empty for none."""
    due, base, length = _patterns(language.code)
    bases = [found.span() for found in base.finditer(text)]
    best, distance = "", len(text) + 1
    for found in due.finditer(text):
        if any(low <= found.end() <= high + 1 and low <= found.start() for low, high in bases):
            continue
        away = min(abs(found.start() - at), abs(found.end() - at))
        if away < distance:
            best, distance = _date(found, language), away
    if not best and released:
        found_length = length.search(text)
        if found_length:
            words = {**language.table("words")}
            size = found_length.group("length").lower()
            years = int(size) if size.isdecimal() else int(words[size])
            best = str(released + years) if 0 < years <= 30 else ""
    return best


def labelled_year(text: str, at: int) -> str:
    """The year that a text is headed by, as in *2027: 60 %* or *Target 2027 - 60 %*; empty for none."""
    found = _LABELLED.match(text, at)
    return found.group("year") if found else ""


_LABELLED = re.compile(rf"[\s*_|-]*(?:[^\W\d_]+\s+){{0,2}}{_YEAR}[*_ ]*(?:[:：]|[-–—]\s)")


def is_date(text: str, language: Language) -> bool:
    """Whether a line holds a date and nothing else."""
    months = "|".join(str(one) for one in language.list("time", "months")) or "(?!)"
    date = rf"(?:\d{{1,2}}\s)?(?:{months}|\d{{1,2}})?[\s./-]*(?:19|20)\d\d"
    return bool(re.fullmatch(rf"\W*{date}(?:\s?[-–—/]\s?{date})?\W*", text, re.IGNORECASE))


def date_in(text: str, language: Language) -> str:
    """The last date that a field or cell gives, with or without words before it; empty for none."""
    due = deadline_in(text, len(text), language, 0)
    if due:
        return due
    months = [str(one) for one in language.list("time", "months")]
    pattern = rf"(?:(?P<month>{'|'.join(months) or '(?!)'})\.?,?\s+(?:de\s+|del\s+)?)?{_YEAR}(?!\d)"
    found = list(re.finditer(rf"(?<!\d){pattern}", text, re.IGNORECASE))
    return _date(found[-1], language) if found else ""


def _date(found: re.Match[str], language: Language) -> str:
    parts = found.groupdict()
    year = parts["year"] or parts.get("year2") or ""
    month = parts.get("month") or parts.get("month2")
    if not month:
        return year
    if month.isdecimal():
        return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else year
    names = language.list("time", "months")
    number = names.index(month.lower()) % 12 + 1 if month.lower() in names else 0
    return f"{year}-{number:02d}" if number else year


def baseline_in(text: str, language: Language) -> str:
    """The base year that a sentence names, or nothing."""
    found = _patterns(language.code)[1].search(text)
    return found.group("year") if found else ""
