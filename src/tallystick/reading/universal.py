"""Promises that hold for every case: full coverage, all schools, no child left out, zero illiteracy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tallystick.reading.languages import Language
from tallystick.reading.passage import Passage

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


def universals_in(passage: Passage, language: Language) -> Iterator[Universal]:
    """The first universal promise of a sentence in a commitment; a title promises none."""
    if not passage.commitment:
        return
    low = passage.title_end
    hedge = language.pattern("universal", "hedges").search(passage.text, low)
    end = hedge.start() if hedge else len(passage.text)
    found = [one for one in (_all(passage, language), _none(passage, language)) if one and one.start < end]
    if found:
        yield min(found, key=lambda one: one.start)


def _all(passage: Passage, language: Language) -> Universal | None:
    found = language.pattern("universal", "all").search(passage.text, passage.title_end)
    future = language.pattern("tense", "future").search(passage.text, passage.title_end)
    return _universal(passage, found.start(), found.end(), 100, "percent") if found and future else None


def _none(passage: Passage, language: Language) -> Universal | None:
    """*No child will* and *zero illiteracy by 2025*; *zero tolerance* counts nothing."""
    text = passage.text
    names = [one.span() for one in language.pattern("universal", "not_zero").finditer(text)]
    for found in language.pattern("universal", "zero").finditer(text, passage.title_end):
        named = any(low < found.end() and found.start() < high for low, high in names)
        if not named and _is_promised(passage, found.start(), language):
            none = language.pattern("universal", "none").search(text, found.start())
            start = none.start() if none and none.start() < found.end() else found.start()
            counted = _CLAUSE.split(text[start : found.end() + _REACH])[0]
            persons = language.pattern("universal", "persons").search(counted)
            return _universal(passage, start, found.end(), 0, "persons" if persons else "count")
    return None


def _is_promised(passage: Passage, at: int, language: Language) -> bool:
    """Whether the sentence names the future, or a deadline and nothing that was."""
    if language.pattern("tense", "future").search(passage.text, passage.title_end):
        return True
    due = passage.dues.nearest(at)
    return bool(due) and not language.pattern("tense", "past").search(passage.text, passage.title_end)


def _universal(passage: Passage, start: int, end: int, value: int, unit: str) -> Universal:
    words = passage.text[max(passage.title_end, start - 60) : end + 90]
    return Universal(start, end, words, Decimal(value), unit)
