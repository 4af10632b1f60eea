"""The number that a change begins from: *from 40 percent in 2020*, *compared with 12 in 2019*."""

import functools
import re
from dataclasses import replace

from tallystick.reading.dating import deadline_in
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.mention import Mention
from tallystick.reading.model import FoundTarget
from tallystick.reading.passage import Passage
from tallystick.reading.phrases import Phrases
from tallystick.reading.ranges import Ranges, words_before
from tallystick.reading.setting import Setting
from tallystick.reading.vocabulary import either, lowered

#: So near before a number stand the words that compare with it.
_TOUCHES = 4
#: No such words are longer, nor what stands between *from 20* and *to 30*.
_LONGEST, _FURTHEST = 40, 90


class Bases:
    """The bases that a sentence gives, for the targets in it.

    Args:
        bases: the numbers, in order; at least one.
        passage: the sentence.
    """

    def __init__(self, bases: list[Mention], passage: Passage) -> None:
        self._bases, self._passage = bases, passage
        self._year = _year_behind(passage.phrases.language)
        self._first: dict[str, int] = {}
        for at, one in enumerate(bases):
            self._first.setdefault(one.unit, at)
            self._first.setdefault(one.unit or "count", at)

    def added(self, target: FoundTarget) -> FoundTarget:
        """The target with the value and year of the first base in its unit, or in none."""
        places = [self._first[unit] for unit in (target.unit, "") if unit in self._first]
        if not places or target.kind != "numeric":
            return target
        base = self._bases[min(places)]
        behind = self._year.match(self._passage.text, base.end)
        year = self._passage.year(base.start) or (behind.group(1) if behind else "")
        target = replace(target, baseline_value=base.value, baseline_year=target.baseline_year or year)
        falls = target.rule == "compare:row" and not target.strict and base.value > target.value
        return replace(target, comparator="<=", counts="") if falls else target


@functools.cache
def _year_behind(language: PlanLanguage) -> re.Pattern[str]:
    """The year behind a base: *from 40 percent in 2020*."""
    leads = either([*language.list("time", "in_year"), *language.list("grammar", "of")])
    return re.compile(rf"\W{{0,6}}(?:{leads})?\s?((?:19|20)[0-9]{{2}})(?!\d)", re.IGNORECASE)


def is_base(text: str, mentions: list[Mention], place: int, phrases: Phrases) -> bool:
    """Whether the number is the *from* of a *from ... to*, or what is compared with."""
    if _is_compared_with(text, mentions[place], phrases):
        return True
    following = mentions[place + 1 :]
    if phrases.language.script == "han":
        following = [one for one in following if one.form != "year"]
    if not following:
        return False
    start, between = mentions[place].start, text[mentions[place].unit_end : following[0].start]
    if len(between) > _FURTHEST:
        return False
    from_before, to_after = _from_and_to(phrases.language)
    low = phrases.low
    if following[0].form == "year" or _compares(phrases.language).search(
        low, max(0, start - _LONGEST), start
    ):
        return False
    if not to_after.match(between):
        return False
    led = from_before.search(words_before(text, start, 16))
    same = mentions[place].unit == following[0].unit or not following[0].unit
    return led is not None or (same and _ranges(phrases.language).changes_from(low, start))


@functools.cache
def _ranges(language: PlanLanguage) -> Ranges:
    return Ranges(language)


def is_of_before(setting: Setting, text: str, released: int) -> bool:
    """Whether a number tells of a year before the plan: by its brackets, its clause, its rate."""
    ways = (told_of_before, rate_of_years_gone)
    return was_before(text, setting.mention, released) or any(way(setting, released) for way in ways)


def was_before(text: str, mention: Mention, released: int) -> bool:
    """Whether a number stands in brackets with a year before the plan: *(20 percent in 2020)*."""
    opened = _OPENED.search(text, max(0, mention.start - _LONGEST), mention.start)
    closed = _CLOSED.match(text, mention.end, mention.end + _LONGEST)
    if not (opened and closed and released):
        return False
    years = [int(one) for one in _YEARS.findall(f"{opened.group()} {closed.group()}")]
    return bool(years) and max(years) < released


def told_of_before(setting: Setting, released: int) -> bool:
    """Whether a number's own clause names a year before the plan, and what is promised stands in another.

    So *With a score of 14 in 2019, the agency will ...*; in Chinese a clause that such a year opens.
    """
    text, at, end = setting.text, setting.mention.start, setting.mention.end
    if not released or setting.role:
        return False
    if setting.language.script == "han":
        begin = max(text.rfind(sign, 0, at) for sign in "，；。：") + 1
        opened = _HAN_YEAR.match(text, begin, at)
        return opened is not None and int(opened.group(1)) < released
    future = setting.phrases.first("tense", "future", 0)
    if future is None or future[0] < end:
        return False
    begin, close = text.rfind(",", 0, at) + 1, text.find(", ", end, future[0])
    clause = _IN_BRACKETS.sub("", text[begin : max(begin, close)])
    years = [int(one) for one in _YEARS.findall(clause)]
    return bool(years) and max(years) < released


def was_due(setting: Setting, released: int) -> bool:
    """Whether a sentence that tells what was gives its number a date before the plan.

    *In 2010 the city set a goal of 20 percent by 2015.*
    """
    if not released or setting.role:
        return False
    end = setting.mention.unit_end
    due = deadline_in(setting.text[end : end + _DATED], 0, setting.language, 0)
    if not due or int(due[:4]) >= released:
        return False
    earlier = any(int(year) < int(due[:4]) for year in _YEARS.findall(setting.text))
    return earlier or setting.phrases.first("tense", "past") is not None


#: So near behind a number stands the date that is its own.
_DATED = 20


def rate_of_years_gone(setting: Setting, released: int) -> bool:
    """Whether a yearly rate stands with the years that it held in, all gone: *per year, 2000-2010*."""
    behind = setting.text[setting.mention.unit_end :].lstrip()
    yearly = setting.language.pattern("time", "annual").match(behind)
    span = _SPAN.search(setting.text, setting.mention.end, setting.mention.end + _LONGEST)
    if not (yearly and span and released) or setting.phrases.first("tense", "future"):
        return False
    return max(map(int, _YEARS.findall(setting.text))) < released


#: From one year to another.
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d\d\D{1,6}(?:19|20)\d\d(?!\d)")
#: A year that opens a clause, and from or in comparison with which nothing is reckoned.
_HAN_YEAR = re.compile(r"\s*(?:\d+[.、]\s*)?((?:19|20)\d\d)年(?!基础|水平|前|以?后|起)")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_OPENED, _CLOSED = re.compile(r"[(（][^()（）]*$"), re.compile(r"[^()（）]*[)）]")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@functools.cache
def _compares(language: PlanLanguage) -> re.Pattern[str]:
    """Comparing words directly before a number, as *no menos de*, whose last word is no *from*."""
    words = [one for op in language.words.get("comparator", []) for one in op.get("before", [])]
    edge = "" if language.script == "han" else r"(?<!\w)"
    return re.compile(lowered(rf"{edge}(?:{either(words)})\s*$"))


@functools.cache
def _from_and_to(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the first number of *from 20 to 30*, and between the two."""
    edge = "" if language.script == "han" else r"\b"
    first, second = (language.either("numbers", key) for key in ("from", "to"))
    articles = language.either("grammar", "articles")
    compared = either([one for op in language.words.get("comparator", []) for one in op.get("before", [])])
    return (
        re.compile(
            rf"{edge}(?:{first})\s{{0,3}}(?:(?:{articles})\s)?(?:(?:19|20)\d\d年的?)?$", re.IGNORECASE
        ),
        re.compile(
            rf"[^.;。]{{0,40}}?{edge}(?:{second})\s*(?:{compared}|{articles})?\s*(?:(?:19|20)\d\d年的?)?$",
            re.IGNORECASE,
        ),
    )


def _is_compared_with(text: str, mention: Mention, phrases: Phrases) -> bool:
    """Whether words such as *compared with* stand directly before the number."""
    if phrases.language.script == "han" or mention.form != "number":
        return False
    low = max(0, mention.start - _LONGEST)
    end = low + len(text[low : mention.start].rstrip())
    found = phrases.last_span("change", "compared", low, end)
    return found is not None and end - found[1] <= _TOUCHES
