"""Promises that hold for every case: full coverage, all schools, no child left out, zero illiteracy."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.passage import Passage
from tallystick.reading.phrases import Phrases, Stretch
from tallystick.reading.vocabulary import either, lowered

#: So far behind *no* or *zero* stands what is counted.
_REACH = 40
_CLAUSE = re.compile("[,;:，；：]")


@dataclass(frozen=True, slots=True)
class Universal:
    """Words that promise all or none.

    Attributes:
        start: their first character, counted from the sentence's beginning.
        end: the character after their last.
        words: what stands around them.
        value: 100 for all, 0 for none.
        unit: ``percent`` for all; of none ``persons`` where people are counted, else ``count``.
    """

    start: int
    end: int
    words: str
    value: Decimal
    unit: str


def universals_in(passage: Passage) -> Iterator[Universal]:
    """The first universal promise of a sentence in a commitment; a title promises none."""
    if not passage.commitment or not any(map(str.isalpha, passage.text)):
        return
    phrases = passage.phrases
    found = [one for one in (_all(passage, phrases), _none(passage, phrases)) if one]
    hedge = phrases.first("universal", "hedges", passage.title_end) if found else None
    first = min(found, key=lambda one: one.start, default=None)
    if first and not (hedge and hedge[0] < first.start):
        yield first


def _all(passage: Passage, phrases: Phrases) -> Universal | None:
    """*All schools will have*, *cover all schools*; *all agencies will publish* only says who does it."""
    opening = phrases.first("universal", "all_to", passage.label_end)
    if opening and not passage.text[passage.label_end : opening[0]].strip(" *_"):
        return _universal(passage, opening, 100, "percent")
    found = phrases.first("universal", "all", passage.title_end)
    if not found or not phrases.first("tense", "future", passage.title_end) or _is_whole(phrases, found[0]):
        return None
    if phrases.language.low_pattern("universal", "actors").match(phrases.low, found[0]):
        return None
    if _is_a_purpose(passage, found, phrases):
        return None
    return _universal(passage, found, 100, "percent")


def _is_a_purpose(passage: Passage, found: Stretch, phrases: Phrases) -> bool:
    """Whether words open a sentence with what is aimed at, and behind a comma it says what will be done."""
    opened = phrases.low[max(passage.label_end, passage.title_end) : found[0]].strip(" \n\t*_-•")
    if phrases.language.low_pattern("universal", "purposes").fullmatch(opened) is None:
        return False
    comma = phrases.low.find(",", found[1])
    return comma >= 0 and phrases.first("tense", "future", comma) is not None


def _is_whole(phrases: Phrases, at: int) -> bool:
    """Whether a share of all is promised, and not all: *80% of all villages will have water*."""
    return _share_of(phrases.language).search(phrases.low, 0, at) is not None


@functools.cache
def _share_of(language: PlanLanguage) -> re.Pattern[str]:
    """A share, or a part of a whole in words, and *of* behind it."""
    units = [unit for unit in language.words.get("unit", []) if unit["code"] == "percent"]
    parts = [*language.table("fractions"), *language.table("parts").get("below", {})]
    shares = either([*(one for unit in units for one in unit.get("after", [])), *map(str, parts)])
    of = either([*language.list("grammar", "of"), *language.table("parts").get("among", [])])
    articles = language.either("grammar", "articles")
    return re.compile(lowered(rf"(?:{shares}|\d/\d)\s(?:{of})\s(?:(?:{articles})\s)?$"))


def _none(passage: Passage, phrases: Phrases) -> Universal | None:
    """*No child will* and *zero illiteracy by 2025*; *zero tolerance* counts nothing."""
    at = passage.title_end
    while found := phrases.first("universal", "zero", at):
        at = found[1]
        named = phrases.touching("universal", "not_zero", *found)
        if not named and _is_promised(passage, found[0], phrases):
            none = phrases.first("universal", "none", found[0], found[1])
            start = none[0] if none else found[0]
            counted = _CLAUSE.split(phrases.low[start : found[1] + _REACH])[0]
            persons = phrases.language.low_pattern("universal", "persons").search(counted)
            return _universal(passage, (start, found[1]), 0, "persons" if persons else "count")
    return None


def _is_promised(passage: Passage, at: int, phrases: Phrases) -> bool:
    """Whether the sentence names the future, or a deadline and nothing that was."""
    if phrases.first("tense", "future", passage.title_end):
        return True
    return bool(passage.dues.nearest(at)) and not phrases.first("tense", "past", passage.title_end)


def _universal(passage: Passage, span: Stretch, value: int, unit: str) -> Universal:
    words = passage.text[max(passage.title_end, span[0] - 60) : span[1] + 90]
    return Universal(*span, words, Decimal(value), unit)
