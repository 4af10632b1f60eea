"""The number that a change begins from: *from 40 percent in 2020*, *compared with 12 in 2019*."""

import functools
import re
from dataclasses import replace

from tallystick.reading.languages import Language
from tallystick.reading.mentions import Mention
from tallystick.reading.model import Target
from tallystick.reading.vocabulary import either


@functools.cache
def _base_year(language: Language) -> re.Pattern[str]:
    """The year behind a base: *from 40 percent in 2020*."""
    leads = either([*language.list("time", "in_year"), *language.list("grammar", "of")])
    return re.compile(rf"\W{{0,6}}(?:{leads})?\s?((?:19|20)[0-9]{{2}})(?!\d)", re.IGNORECASE)


def with_base(target: Target, bases: list[Mention], text: str, language: Language) -> Target:
    """The target with the value and year that its sentence gives for the base."""
    base = next((one for one in bases if (one.unit or "count") == target.unit or not one.unit), None)
    if base is None or target.kind != "numeric":
        return target
    year = _base_year(language).match(text, base.end)
    return replace(
        target,
        baseline_value=base.value,
        baseline_year=target.baseline_year or (year.group(1) if year else ""),
    )


def is_base(text: str, mentions: list[Mention], place: int, language: Language) -> bool:
    """Whether the number is the *from* of a *from ... to*, or what is compared with."""
    if _compared(text, mentions[place], language):
        return True
    if place + 1 == len(mentions):
        return False
    between = text[mentions[place].unit_end : mentions[place + 1].start]
    from_before, to_after = _from_and_to(language)
    led = from_before.search(text, max(0, mentions[place].start - 9), mentions[place].start)
    return led is not None and to_after.match(between) is not None


@functools.cache
def _from_and_to(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the first number of *from 20 to 30*, and between the two."""
    edge = "" if language.script == "han" else r"\b"
    first, second = (language.either("numbers", key) for key in ("from", "to"))
    articles = language.either("grammar", "articles")
    compared = either([one for op in language.words.get("comparator", []) for one in op.get("before", [])])
    return (
        re.compile(rf"{edge}(?:{first})\s?(?:(?:{articles})\s)?$", re.IGNORECASE),
        re.compile(rf"[^.;。]{{0,40}}?{edge}(?:{second})\s*(?:{compared}|{articles})?\s*$", re.IGNORECASE),
    )


def _compared(text: str, mention: Mention, language: Language) -> bool:
    """Whether words such as *compared with* stand directly before the number."""
    if language.script == "han" or mention.form != "number":
        return False
    near = text[max(0, mention.start - 40) : mention.start].rstrip()
    ends = [one.end() for one in language.pattern("change", "compared").finditer(near)]
    return bool(ends) and len(near) - ends[-1] <= 4
