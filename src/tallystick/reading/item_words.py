"""What an item of a list is by its own words: a law, a person, what was done, a count or a promise."""

import functools
import re
from collections.abc import Iterator

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.phrases import Phrases, Stretch
from tallystick.reading.sentences import sentences_of
from tallystick.reading.vocabulary import either, lowered

#: A person's line is no longer than that, and a run-in no longer than this.
_PERSON, _RUN_IN = 120, 90
_NAME = r"[A-ZÀ-Ý][a-zà-ÿ’'-]+"
_PERSON_LINE = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr|Prof|Sr|Sra|Dra|Sig|Mme|M)\.?\s)?{_NAME}(?:\s(?:d[aeiou]s?|van|von|el|al|bin)){{0,2}}\s{_NAME}"
    rf"(?:\s{_NAME}){{0,2}}\s?(?:[,(:;–—-]|$)"
)


def by_its_words(words: str, bare: str, phrases: Phrases, language: PlanLanguage) -> str:
    """What an item is by its own words: promise, law, person, past or open.

    What was done with an aim (*was built with the objective of*) is told; an aim alone is promised.
    """
    if says_what_will_be(phrases):
        return "promise"
    if _law(language).match(bare):
        return "law"
    if len(bare) <= _PERSON and _PERSON_LINE.match(bare) and language.script != "han":
        return "person"
    if _tells_the_past(words, phrases, language):
        return "past"
    return "promise" if phrases.first("tense", "future") else "open"


def says_what_will_be(phrases: Phrases) -> bool:
    """Whether words name more of the future than an aim, which what was done had too."""
    aims = phrases.language.low_pattern("kinds", "aims")
    return any(aims.fullmatch(phrases.low, *one) is None for one in _futures(phrases))


def _futures(phrases: Phrases) -> Iterator[Stretch]:
    """Where the words of the future stand."""
    at = 0
    while found := phrases.first("tense", "future", at):
        yield found
        at = found[1]


def _tells_the_past(words: str, phrases: Phrases, language: PlanLanguage) -> bool:
    """Whether an item opens with what was done, a short run-in aside, and names no future."""
    if language.script == "han" or phrases.first("tense", "past") is None:
        return False
    spans = list(sentences_of(words))
    run_in = len(spans) > 1 and spans[0][1] - spans[0][0] <= _RUN_IN
    spans = spans[: 2 if run_in else 1]
    told = phrases.first("tense", "past", spans[0][0], spans[-1][1]) if spans else None
    return told is not None and not is_result_by_a_day(phrases, *told)


def is_result_by_a_day(phrases: Phrases, begin: int, end: int) -> bool:
    """Whether a participle has the day behind it by which a result is there: *40 clerks trained by 2031*."""
    participles = phrases.language.low_pattern("grammar", "participles")
    if participles.fullmatch(phrases.low, begin, end) is None:
        return False
    return _by_a_day(phrases.language).match(phrases.low, end) is not None


@functools.cache
def _by_a_day(language: PlanLanguage) -> re.Pattern[str]:
    """A day by which, or a year in brackets, right behind a word."""
    by = lowered(language.either("time", "results_by"))
    day = r"(?:q[1-4]\s|[^\W\d_]{3,9}\.?\s(?:\d{1,2},\s)?)?"
    return re.compile(rf"\s+(?:(?:{by})\s*{day}(?:20|21)\d\d|\((?:{by})?\s*(?:20|21)\d\d\))(?!\d)")


@functools.cache
def _law(language: PlanLanguage) -> re.Pattern[str]:
    """A law's name as an item opens with it."""
    laws = language.either("kinds", "laws")
    return re.compile(rf"(?:{laws})" + ("" if language.script == "han" else r"(?![^\W\d_])"), re.IGNORECASE)


def counts_parts(bare: str, language: PlanLanguage) -> bool:
    """Whether an item says how many parts of one kind the plan has, and nothing else: *Objectives: 16*."""
    name, sign, number = bare.replace("：", ":").partition(":")
    parts = language.list("plan", "parts")
    counted = (
        sign and len(number) <= _LONGEST_COUNT and number.strip(" *_").split(" ")[0].rstrip("+").isdecimal()
    )
    return (
        bool(counted and parts) and language.pattern("plan", "parts").fullmatch(name.strip(" *_")) is not None
    )


def names_a_sum(line: str) -> bool:
    """Whether a line is a name and, behind a colon, a sum of money and nothing else: *Costs: $3,600,000*."""
    return _SUM.fullmatch(line.strip()) is not None


_SUM = re.compile(r"[^:：]{3,120}[:：]\s*(?:about |~)?[$€£¥₩]\s?\d[\d.,\s]*(?:[^\W\d_]{1,10})?[.;]?")


def parts_a_whole(items: list[str], language: PlanLanguage) -> bool:
    """Whether each item names a share and together they are all: *Telephone: 46 %*, *Office: 54 %*."""
    found = [_percents(language).findall(one) for one in items]
    if len(items) < _TWO or any(len(one) != 1 for one in found):
        return False
    whole = sum(float(one[0].replace(",", ".")) for one in found)
    return abs(whole - _ALL) <= _ROUNDED * len(items)


#: Shares of two things and more are a hundred percent together, but for half a point by rounding each.
_TWO, _ALL, _ROUNDED = 2, 100, 0.5


@functools.cache
def _percents(language: PlanLanguage) -> re.Pattern[str]:
    """A share in percent."""
    units = (unit for unit in language.words.get("unit", []) if unit["code"] == "percent")
    words = either([re.escape("%"), *(one for unit in units for one in unit.get("after", []))])
    return re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?:{words})")


#: A count of parts, with what stands beside it in brackets, is no longer.
_LONGEST_COUNT = 60


def names_heading(bare: str, headings: frozenset[str]) -> bool:
    """Whether an item is word for word a heading that stands elsewhere."""
    key = bare.rstrip(".;, ").casefold()
    short = _BRACKETED.sub("", key)
    return any(3 < len(one) <= _PERSON and one in headings for one in (key, short))


#: What stands in brackets behind a part's name: *Protecting data (practices 11-26)*.
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]$")
