"""By when a target is due, and which year it is measured from."""

import bisect
import functools
import re
from dataclasses import dataclass

from tallystick.reading.hanzi import hanzi_number
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.vocabulary import either

_A_YEAR = re.compile(r"(?:19|20|21)\d\d")
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
#: No plan sets a length of time that is longer, in years.
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What finds the dates of a language.

    Attributes:
        due: a deadline.
        base: the year that something is compared with.
        length: a length of time until a deadline.
        alone: a date that is all of a line.
        last: a year, with its month where that stands before it.
    """

    due: re.Pattern[str]
    base: re.Pattern[str]
    length: re.Pattern[str]
    alone: re.Pattern[str]
    last: re.Pattern[str]


@functools.cache
def _patterns(language: PlanLanguage) -> _Patterns:
    months = language.either("time", "months")
    of = rf"(?:(?:{language.either('grammar', 'of')})\s+)?"
    named = rf"(?:\d{{1,2}}\s)?(?:{months}|\d{{1,2}})?[\s./-]*(?:19|20)\d\d"
    date = rf"(?:(?:19|20)\d\d[./-]\d{{1,2}}(?:[./-]\d{{1,2}})?|{named})"
    return _Patterns(
        due=_due_in_chinese(language) if language.script == "han" else _due(language, months, of),
        base=_base(language),
        length=_length(language),
        alone=re.compile(rf"\W{{0,40}}{date}(?:\s?[-–—/~～〜]\s?{date})?\W{{0,40}}", re.IGNORECASE),
        last=_last(language, months, of),
    )


def _last(language: PlanLanguage, months: str, of: str) -> re.Pattern[str]:
    if language.script == "han":
        return re.compile(rf"(?<!\d){_YEAR}(?!\d)(?:\s?年\s?(?P<month>\d{{1,2}})\s?月)?")
    return re.compile(rf"(?<!\d)(?:(?P<month>{months})\.?,?\s+{of})?{_YEAR}(?!\d)", re.IGNORECASE)


def _due(language: PlanLanguage, months: str, of: str) -> re.Pattern[str]:
    asked = (("time", "by"), ("grammar", "articles"), ("ordinals", "suffix"), ("grammar", "participles"))
    by, articles, suffix, done = (language.either(section, key) for section, key in asked)
    day = rf"(?:(?P<day>\d{{1,2}})(?:{suffix})?\s+{of})?"
    month = rf"(?:{day}(?P<month>{months})\.?,?\s+(?:(?P<day2>\d{{1,2}}),\s+)?{of})?"
    date = rf"(?:{by})\s+(?:(?:{articles})\s*)?{month}{_YEAR}(?!\d|\s?[-–/]\s?\d)"
    aim = rf"(?P<year2>(?:19|20|21)\d\d)\s(?={language.either('time', 'aims')})"
    result = rf"(?:{done})\s\((?P<year3>(?:20|21)\d\d)\)"  # 12 schools renovated (2031)
    return re.compile(rf"(?<!\w)(?:{date}|{aim}|{result})", re.IGNORECASE)


def _due_in_chinese(language: PlanLanguage) -> re.Pattern[str]:
    by, no_start, no_end, ends, verbs = (
        language.either("time", key) for key in ("by", "not_after", "not_before", "ends", "reached")
    )
    led = rf"(?<!{no_start})(?:{by})\s?{_YEAR}\s?年(?:\s?(?P<month>\d{{1,2}})\s?月)?(?!{no_end})"
    year = r"(?P<year2>(?:19|20|21)\d\d)\s?年(?:\s?(?P<month2>\d{1,2})\s?月)?(?:底|末)?"
    return re.compile(rf"{led}|{year}(?:{ends}|(?=(?:{verbs})))")


def _base(language: PlanLanguage) -> re.Pattern[str]:
    since = language.either("change", "compared")
    if language.script == "han":
        return re.compile(rf"(?:{since}){_YEAR}年")
    leads = either([*language.list("grammar", "articles"), *language.list("time", "in_year")])
    number = r"(?:(?!(?:19|20|21)\d\d\b(?!\s?%))[\d.,]+\s?%?\s+)?"
    inside = set(language.list("time", "in_year"))
    by = either([one for one in language.list("time", "by") if one not in inside])
    word = rf"(?!(?:{by})\s)[^\W\d_]+\s+"
    return re.compile(
        rf"(?<!\w)(?:{since})\s*(?:(?:{leads})\s+)?{number}(?:{word}){{0,2}}{_YEAR}", re.IGNORECASE
    )


def _length(language: PlanLanguage) -> re.Pattern[str]:
    within, years = (language.either("time", key) for key in ("within", "year_words"))
    if language.script == "han":
        return re.compile(
            rf"(?<![\d第])(?P<length>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?:{years})(?:{within})"
        )
    sizes = "|".join([*language.table("words"), r"\d{1,2}"])
    return re.compile(rf"(?<!\w)(?:{within})\s+(?P<length>{sizes})\s+(?:{years})(?!\w)", re.IGNORECASE)


def opens_with_deadline(words: str, language: PlanLanguage) -> bool:
    """Whether words open with a date by which, a dash or colon behind it: *By March 2031 - each town ...*."""
    found = _by_when(language).match(words)
    return found is not None and _CLOSED.match(words, found.end()) is not None


def names_deadline(words: str, language: PlanLanguage) -> bool:
    """Whether words say by when, and not only in which year: *plant 500 trees by 2031*."""
    return _by_when(language).search(words) is not None


_CLOSED = re.compile(r"(?:\s[^\W\d]{1,6})?\W{0,3}[-–—:：]")  # a short word such as *onwards* before it


def behind_deadline(words: str, language: PlanLanguage) -> int:
    """Where words go on behind a date by which and a comma that open them: *By 2030, open 40 clinics*."""
    found = _by_when(language).match(words)
    comma = _COMMA.match(words, found.end()) if found else None
    return comma.end() if comma else 0


#: A comma behind such a date.
_COMMA = re.compile(r"(?:\s[^\W\d]{1,6})?\s?[,،]\s*")


@functools.cache
def _by_when(language: PlanLanguage) -> re.Pattern[str]:
    """A date by which; one in which, which a chronicle opens with too, is none."""
    inside = {*language.list("time", "in_year"), *language.list("grammar", "of")}
    by = either([one for one in language.list("time", "by") if one not in inside])
    return re.compile(rf"(?<![^\W\d])(?:{by})\s*(?:{_patterns(language).last.pattern})", re.IGNORECASE)


#: No deadline, and where each begins.
_NONE: tuple[list[tuple[int, int, str]], list[int]] = ([], [])


class Dues:
    """The deadlines that a sentence names.

    Args:
        text: the sentence.
        language: its language.

    Attributes:
        base: the year that something is compared with; empty for none.
    """

    def __init__(self, text: str, language: PlanLanguage) -> None:
        self._text, self._language = text, language
        self._dues: list[tuple[int, int, str]] = []
        self._kept: dict[int, tuple[list[tuple[int, int, str]], list[int]]] = {}
        self.base = ""
        if _A_YEAR.search(text):
            self._find(_patterns(language))
            self._find_between(_between(language))
        self._dues.sort()

    def _find(self, patterns: _Patterns) -> None:
        bases = list(patterns.base.finditer(self._text))
        bases = [one for one in bases if one.group("year")]
        ends = [base.end() for base in bases]
        self.base = bases[0].group("year") if bases else ""
        for found in patterns.due.finditer(self._text):
            at = bisect.bisect_left(ends, found.end() - 1)
            if at == len(bases) or found.start() < bases[at].start():
                self._dues.append((found.start(), found.end(), _date(found, self._language)))

    def _find_between(self, between: re.Pattern[str]) -> None:
        """*Between 1990 and 2030*: what changes does so from the first year to the second."""
        for found in between.finditer(self._text):
            if int(found.group("first")) < int(found.group("last")):
                self._dues = [one for one in self._dues if not found.start() <= one[0] < found.end()]
                self._dues.append((found.start(), found.end(), found.group("last")))
                if not self.base and self._changes():
                    self.base = found.group("first")

    def _changes(self) -> bool:
        return any(self._language.pattern("change", way).search(self._text) for way in ("up", "down"))

    @functools.cached_property
    def _years(self) -> int:
        """How many years the sentence gives, as in *within five years*; 0 where it gives none."""
        length = _patterns(self._language).length.search(self._text)
        return _years(length.group("length").lower(), self._language) if length else 0

    def nearest(self, at: int, released: int = 0) -> str:
        """The deadline nearest to a place, as a year, month or day; empty for none.

        Args:
            at: a place in the sentence.
            released: the year of the plan, from which *within five years* counts; 0 where it is not known.
        """
        dues, starts = self._since(released)
        after = bisect.bisect_right(starts, at)
        near = dues[max(0, after - 1) : after + 1]
        if len(near) > 1 and self._is_joined(near[0], at, near[1]):
            return near[1][2]
        if len(near) > 1 and _ANOTHER.match(self._text, at, near[1][0]):
            return near[0][2]
        if near:
            return min(near, key=lambda due: min(abs(due[0] - at), abs(due[1] - at)))[2]
        return str(released + self._years) if released and 0 < self._years <= _LONGEST else ""

    def _since(self, released: int) -> tuple[list[tuple[int, int, str]], list[int]]:
        """The deadlines of the plan's own time, all where none is, and where each begins; found once."""
        if self._dues and released not in self._kept:
            dues = [one for one in self._dues if int(one[2][:4]) >= released] or self._dues
            self._kept[released] = (dues, [start for start, _, _ in dues])
        return self._kept.get(released, _NONE)

    def _is_joined(self, first: tuple[int, int, str], at: int, second: tuple[int, int, str]) -> bool:
        """Whether what follows *and* is due behind it: the 30 of *40 by 2027 and 30 by 2028*.

        So is what follows a comma, where nothing else does: the 30 of *40 by 2027, 30 by 2028*.
        """
        begins, ends = _joins(self._language)
        before, after = first[1], second[0]
        led = _A_DIGIT.search(self._text, 0, first[0])
        if led and not self._text[before:at].strip(" ,;") and _ALONE.fullmatch(self._text, at, after):
            return True
        return begins.match(self._text, before, at) is not None and not ends.search(self._text, at, after)


_A_DIGIT = re.compile(r"\d")
#: A number with another behind it, which the next date is for: the 50 of *the 2030 goal is 50, 75 in 2045*.
_ANOTHER = re.compile(r"\d[\d.,]*\D{0,60}?[^\W\d_]\W{1,2}(?!(?:19|20)\d\d)\d")
#: A number with a few words and no other number behind it.
_ALONE = re.compile(r"\d[\d.,]*\s?%?[^\d,;:.]{0,60}")


@functools.cache
def _joins(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word such as *and* where a stretch begins, and where it ends."""
    joined = language.either("grammar", "and")
    return (
        re.compile(rf"\s?,?\s?(?:{joined})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{joined})\s?,?\s?$", re.IGNORECASE),
    )


@functools.cache
def _between(language: PlanLanguage) -> re.Pattern[str]:
    """Two years between which something changes."""
    numbers = [language.either("numbers", key) for key in ("between", "between_and", "from", "to")]
    articles = language.either("grammar", "articles")
    year = rf"(?:(?:{articles})\s)?(?P<{{}}>(?:19|20)\d\d)"
    if language.script == "han":
        return re.compile(
            r"(?P<first>(?:19|20)\d\d)年(?:至|到|—|-)(?P<last>(?:19|20)\d\d)年(?=.{0,20}(?:增|降|减|提高))"
        )
    one, two = year.format("first"), year.format("last")
    pattern = rf"(?<!\w)(?:{numbers[0]}|{numbers[2]})\s{one}\s(?:{numbers[1]}|{numbers[3]})\s{two}(?!\d)"
    return re.compile(pattern, re.IGNORECASE)


def _years(size: str, language: PlanLanguage) -> int:
    if language.script == "han":
        return int(hanzi_number(size) or 0)
    return int(size) if size.isdecimal() else int(language.table("words")[size])


def deadline_in(text: str, at: int, language: PlanLanguage, released: int) -> str:
    """The deadline that stands nearest to a place in a sentence, as a year, month or day; empty for none."""
    return Dues(text, language).nearest(at, released)


def is_date(text: str, language: PlanLanguage) -> bool:
    """Whether a line holds a date and nothing else."""
    return _patterns(language).alone.fullmatch(text) is not None


def date_in(text: str, language: PlanLanguage) -> str:
    """The last date that a field or cell gives, with or without words before it; empty for none."""
    due = deadline_in(text, len(text), language, 0)
    if due:
        return due
    found = list(_patterns(language).last.finditer(text))
    return _date(found[-1], language) if found else ""


def _date(found: re.Match[str], language: PlanLanguage) -> str:
    parts = found.groupdict()
    year = parts["year"] or parts.get("year2") or parts.get("year3") or ""
    month = parts.get("month") or parts.get("month2")
    if not month:
        return year
    if month.isdecimal():
        return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else year
    names = language.list("time", "months")
    number = names.index(month.lower()) % 12 + 1 if month.lower() in names else 0
    return f"{year}-{number:02d}" if number else year


def baseline_in(text: str, language: PlanLanguage) -> str:
    """The base year that a sentence names, or nothing."""
    found = _patterns(language).base.search(text)
    return found.group("year") if found else ""
