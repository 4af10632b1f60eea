"""Numbers that a language's file passes over: each entry has the words around them, and why."""

import functools
import re
from dataclasses import dataclass

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.setting import TIME, Setting
from tallystick.reading.vocabulary import lowered, spaced

BASE = "it is where the change begins"

SAID = {
    "age": "it is an age",
    "base": BASE,
    "number of a part": "it is the number of a part, law or goal",
    "name": "it is part of a name",
    "definite": "it counts what is already there",
    "address": "it is part of an address",
    "eligibility": "it is a condition, and no promise",
    "financing": "it is money to be spent",
    "duration": "it is a length of time and no target",
    "background": "it tells what is or was",
    "ordinal": "it is an ordinal",
    "date": "it is part of a date",
    "frequency": "it says how often, and no number to be reached",
    "rate": "it is the base of a rate",
    "compared": "it is what something is compared with",
    "vague": "it stands for several, and is no number to be reached",
}


def listed(setting: Setting) -> str:
    """Why the language's file passes the number over; empty where it does not."""
    if setting.mention.unit != "money" and not _any_phrase(setting.language).fits(setting):
        return ""
    for one in _phrases(setting.language):
        if one.of == "money":
            if setting.mention.unit == "money" and _is_financing(setting):
                return SAID[one.reason]
        elif _applies(setting, one.of) and one.fits(setting):
            return SAID[one.reason]
    return ""


def _applies(setting: Setting, of: str) -> bool:
    mention = setting.mention
    return {
        "any": True,
        "count": setting.counts and mention.form != "fraction",
        "share": not setting.counts,
        "bare": not mention.unit,
        "time": mention.unit in TIME,
        "persons": mention.unit == "persons",
        "spelled": mention.spelled and setting.counts,
        "money": False,
    }[of]


def _is_financing(setting: Setting) -> bool:
    kept = setting.language.low_pattern("target_words", "money_level")
    return not kept.search(setting.before) and not setting.language.pattern(
        "target_words", "money_after"
    ).match(setting.after)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An entry of the language's file: words around a number that make it none to be reached.

    ``both`` asks for the words before and for those behind, where else either is enough.
    """

    reason: str
    of: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    unless: re.Pattern[str]
    both: bool = False

    def fits(self, setting: Setting) -> bool:
        """Whether its words stand by the number."""
        after = self.after.match(setting.following) or (
            setting.mention.unit_end != setting.mention.end and self.after.match(setting.after)
        )
        before = self.before.search(setting.before)
        if not (before and after if self.both else before or after):
            return False
        return self.unless.search(setting.before) is None


@functools.cache
def _phrases(language: PlanLanguage) -> list[_Phrase]:
    return [
        _Phrase(
            str(one["reason"]),
            str(one.get("of", "any")),
            _at_end(language, one.get("before", [])),
            _at_begin(language, one.get("after", [])),
            _at_end(language, one.get("unless", [])),
            bool(one.get("both", False)),
        )
        for one in language.words.get("not_targets", [])
    ]


@functools.cache
def _any_phrase(language: PlanLanguage) -> _Phrase:
    """All entries as one, to see at once that none fits."""
    entries = language.words.get("not_targets", [])
    before, after = (
        [phrase for one in entries for phrase in one.get(key, [])] for key in ("before", "after")
    )
    return _Phrase("", "any", _at_end(language, before), _at_begin(language, after), _at_end(language, []))


def _at_end(language: PlanLanguage, phrases: list[str]) -> re.Pattern[str]:
    if not phrases:
        return re.compile("(?!)")
    joined = lowered("|".join(spaced(one) for one in phrases))
    if language.script == "han":
        return re.compile(rf"(?:{joined})$")
    joint = language.either("grammar", "joint")
    return re.compile(rf"(?<![\w])(?:{joint})?(?:{joined})[\s(]*$")


def _at_begin(language: PlanLanguage, phrases: list[str]) -> re.Pattern[str]:
    if not phrases:
        return re.compile("(?!)")
    joined = lowered("|".join(spaced(one) for one in phrases))
    return re.compile(rf"(?:{joined})" + ("" if language.script == "han" else r"(?!\w)"))
