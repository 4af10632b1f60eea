"""Numbers that go on from the number of a part: *articles 12, 13 and 14*, *Pillars 2 and 4*."""

import functools
import re

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.setting import Setting
from tallystick.reading.vocabulary import either, lowered, spaced

_CALLED = frozenset({"number of a part", "address", "name"})
_NUMBER = r"\d{1,6}(?:[./]\d{1,4})*(?:\([a-z\d]{1,3}\))*"
_WORD = re.compile(r"\s{1,80}[-–]?\s?([^\W\d_]+)")


def chained(setting: Setting) -> str:
    """Why a bare number behind that of a part is no target; empty where things follow it that it counts."""
    mention = setting.mention
    if mention.unit or mention.spelled:
        return ""
    follows = _WORD.match(setting.following)
    stops = _stops(setting.language)
    joined = setting.is_apart and _joined(setting.language).search(setting.before)
    if follows and follows.group(1) not in stops and not joined:
        return ""
    return (
        "it is the number of a part, law or goal" if _chain(setting.language).search(setting.before) else ""
    )


@functools.cache
def _stops(language: PlanLanguage) -> frozenset[str]:
    """Words that nothing is counted by."""
    return frozenset(language.list("grammar", "stops") + language.list("grammar", "and"))


@functools.cache
def _joined(language: PlanLanguage) -> re.Pattern[str]:
    """A word such as *and* directly before a number."""
    words = either([*language.list("grammar", "and"), *language.list("numbers", "range")])
    return re.compile(rf"(?<!\w)(?:{words})\s{{1,20}}{_article(language)}$")


def _article(language: PlanLanguage) -> str:
    """An article, or what stands for one, that may stand between *and* and a number."""
    words = either([*language.list("grammar", "articles"), *language.list("numbers", "to")])
    return rf"(?:(?:{words})\s)?"


@functools.cache
def _chain(language: PlanLanguage) -> re.Pattern[str]:
    """Words for a part, its number, and the numbers joined to it."""
    entries = [one for one in language.words.get("not_targets", []) if one["reason"] in _CALLED]
    heads = [phrase for one in entries for phrase in one.get("before", [])]
    if not heads:
        return re.compile("(?!)")
    joined = rf"(?:{language.either('grammar', 'and')}|&|,|;|、|[-–/]|{language.either('numbers', 'range')})"
    words = lowered("|".join(spaced(one) for one in heads))
    edge = "" if language.script == "han" else r"(?<!\w)"
    link = rf"{_NUMBER}\s?,?\s{{0,20}}{joined}\s{{0,20}}{_article(language)}"
    return re.compile(rf"{edge}(?:{words})\s{{0,20}}(?:{link}){{1,9}}$")
