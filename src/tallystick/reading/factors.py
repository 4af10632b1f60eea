"""What multiplies or divides, as a change in percent: doubling is up by 100, a fourth of it down by 75."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tallystick.reading.languages import PlanLanguage, compiled
from tallystick.reading.mention import Mention
from tallystick.reading.phrases import Phrases

#: So far before its number stands the verb that multiplies or divides.
_REACH = 160
_LARGEST = 1000
_CHANGES = frozenset({"grow", "shrink"})


def with_factors(mentions: list[Mention], phrases: Phrases) -> list[Mention]:
    """The numbers of a sentence, with each factor as the change in percent that it is.

    Their form is ``grow`` or ``shrink``. One without an exact decimal stays as it was.
    """
    read = [_as_change(one, phrases) for one in mentions]
    words = [one for one in _in_words(phrases) if not any(_is_own(two, one) for two in read)]
    if not words:
        return read
    left = [one for one in read if not any(one.start < two.end and two.start < one.end for two in words)]
    return sorted([*left, *words], key=lambda one: one.start)


def _is_own(number: Mention, factor: Mention) -> bool:
    """Whether a number says itself what a factor's words would; one within them is a part of them."""
    apart = number.end <= factor.start or factor.end <= number.start
    within = factor.start <= number.start and number.end <= factor.end and number.form not in _CHANGES
    return not apart and not within and number.form != "fraction"


def _in_words(phrases: Phrases) -> Iterator[Mention]:
    """Factors that a verb says alone."""
    if not _any_word(phrases.language).search(phrases.low):
        return
    for pattern, factor in _words(phrases.language):
        for found in pattern.finditer(phrases.low):
            folds = _patterns(phrases.language)[3].search(found.group()) is not None
            change = _change(1 / factor if folds and _is_down(phrases, found.start()) else factor)
            if change:
                yield Mention(
                    *found.span(), abs(change), "percent", found.end(), spelled=True, form=_form(change)
                )


def _as_change(one: Mention, phrases: Phrases) -> Mention:
    if one.form != "number" or one.unit or one.high is not None or not 1 < one.value <= _LARGEST:
        return one
    before = phrases.low[max(0, one.start - _REACH) : one.start]
    lead, multiply, divide, after = _patterns(phrases.language)
    led = lead.search(before)
    by = _BY.search(before) if not led else None
    divides = by is not None and divide.search(before) is not None
    multiplies = by is not None and multiply.search(before) is not None
    folds = after.match(phrases.low, one.end)
    if not (led or divides or multiplies or folds):
        return one
    down = (led or folds) and _is_down(phrases, one.start)
    change = _change(1 / one.value if divides or down else one.value)
    if change is None:
        return one
    end = folds.end() if folds else one.end
    return replace(one, value=abs(change), unit="percent", unit_end=end, spelled=True, form=_form(change))


def _is_down(phrases: Phrases, at: int) -> bool:
    """Whether the last word of change before a place goes down."""
    low = max(0, at - _REACH)
    return phrases.last("change", "down", low, at) > phrases.last("change", "up", low, at)


_BY = re.compile(r"(?:by|par|por|per)\s$")


def _change(factor: Decimal) -> Decimal | None:
    """The change in percent; None where it has no exact decimal of two places."""
    change = 100 * factor - 100
    if not change or change != round(change, 2):
        return None
    return change.quantize(Decimal(1)) if change == change.to_integral_value() else round(change, 2)


def _form(change: Decimal) -> str:
    return "grow" if change > 0 else "shrink"


@functools.cache
def _words(language: PlanLanguage) -> list[tuple[re.Pattern[str], Decimal]]:
    return [
        (compiled(language, [str(words)], low=True), Decimal(str(factor)))
        for words, factor in language.table("factors").get("words", {}).items()
    ]


@functools.cache
def _any_word(language: PlanLanguage) -> re.Pattern[str]:
    """All of them as one, to see at once that none is there."""
    return compiled(language, list(map(str, language.table("factors").get("words", {}))), low=True)


@functools.cache
def _patterns(
    language: PlanLanguage,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What leads to a factor, multiplies by it, divides by it, or follows it."""
    lead, after = (language.either("factors", key) for key in ("lead", "after"))
    return (
        re.compile(rf"(?:{lead})\s$"),
        language.low_pattern("factors", "multiply"),
        language.low_pattern("factors", "divide"),
        re.compile(rf"(?:{after})(?!\w)"),
    )
