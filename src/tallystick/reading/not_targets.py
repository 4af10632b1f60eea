"""Why a number promises nothing: a date, a name, an age, a part's number, money, background, and so on."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.promising import promises
from tallystick.reading.setting import REACH, TIME, Setting
from tallystick.reading.vocabulary import lowered, spaced

_JOINED_BEFORE = re.compile(r"(?:[^\W\d_]|[^\W_]-|\+|\d[-/.:]|[/#@])$")
_JOINED_AFTER = re.compile(r"[^\W\d_]|[-/]\d|[+:]\d|-[A-Z]|\+")
_HAN_JOINED_BEFORE = re.compile(r"[A-Za-z]-?$|[“\"‘《]$|\+$")
_HAN_JOINED_AFTER = re.compile(r"[A-Za-z+\"”’》]")
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)([A-ZÀ-Ý][\w’'-]+)\s$")
_NOUN_AFTER = re.compile(r"\s?[-–]?\s?[^\W\d_]")

BASE = "it is where the change begins"
COUNTS_NOTHING = "it is a word and counts nothing"

WhyNoTarget = Callable[[Setting], str]


def why_no_target(setting: Setting) -> tuple[str, str]:
    """The reason why the number is no target, and the rule that says so; both empty where there is none."""
    for rule, asked in RULES:
        if setting.role in {"target", "indicator"} and rule in TRUSTED:
            continue
        reason = asked(setting)
        if reason:
            return reason, rule
    return "", ""


def _form(setting: Setting) -> str:
    return {
        "year": "it is a year",
        "ordinal": "it is an ordinal",
        "denominator": "it is the base of a rate",
        "row": "it is one of hundreds with hardly a word between, and nothing says which is promised",
    }.get(setting.mention.form, "")


def _date(setting: Setting) -> str:
    if setting.mention.unit:
        return ""
    before, after = _months(setting.language)
    near = before.search(setting.before) or after.match(setting.following)
    return "it is part of a date" if near else ""


@functools.cache
def _months(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A month that ends before a number, and one that begins behind it."""
    names, of = language.either("time", "months"), language.either("grammar", "of")
    suffix = language.either("ordinals", "suffix")
    return (
        re.compile(rf"(?:{names})\.?\s(?:\d{{1,2}},\s)?$", re.IGNORECASE),
        re.compile(rf"(?:{suffix})?\s(?:(?:{of})\s)?(?:{names})\b", re.IGNORECASE),
    )


def _name(setting: Setting) -> str:
    mention = setting.mention
    if not setting.counts or mention.form == "fraction":
        return ""
    han = setting.language.script == "han"
    if (
        not mention.spelled
        and not han
        and _JOINED_BEFORE.search(setting.before[-2:])
        and mention.unit != "money"
    ):
        return "it is part of a name"
    if (
        not mention.spelled
        and not han
        and not mention.unit
        and _JOINED_AFTER.match(setting.text, mention.end)
    ):
        return "it is part of a name"
    if han:
        joined = _HAN_JOINED_BEFORE.search(setting.before[-2:]) or _HAN_JOINED_AFTER.match(setting.following)
        return "it is part of a name" if joined and not mention.unit else ""
    bare = not mention.unit and not _NOUN_AFTER.match(setting.following)
    led = bare and _CAPITAL_BEFORE.search(setting.text, max(0, mention.start - REACH), mention.start)
    return "it is part of a name" if led else ""


def _listed(setting: Setting) -> str:
    if setting.mention.unit != "money" and not _any_phrase(setting.language).fits(setting):
        return ""
    for one in _phrases(setting.language):
        if one.of == "money":
            if setting.mention.unit == "money" and _is_financing(setting):
                return _SAID[one.reason]
        elif _applies(setting, one.of) and one.fits(setting):
            return _SAID[one.reason]
    return ""


_SAID = {
    "age": "it is an age",
    "base": BASE,
    "number of a part": "it is the number of a part, law or goal",
    "name": "it is part of a name",
    "definite": "it counts what is already there",
    "eligibility": "it is a condition, and no promise",
    "financing": "it is money to be spent",
    "duration": "it is a length of time and no target",
    "background": "it tells what is or was",
    "ordinal": "it is an ordinal",
    "date": "it is part of a date",
    "frequency": "it says how often, and no number to be reached",
    "vague": "it stands for several, and is no number to be reached",
}


def _applies(setting: Setting, of: str) -> bool:
    mention = setting.mention
    return {
        "any": True,
        "count": setting.counts and mention.form != "fraction",
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


def _inexact(setting: Setting) -> str:
    return _INEXACT.get(setting.mention.form, "")


_INEXACT = {
    "some": _SAID["vague"],
    "part": "it is a share without an exact decimal",
    "serial": "it has more digits than anything that is counted",
}


def _own_part(setting: Setting) -> str:
    """Outside the items, how many parts a plan has is told and not promised."""
    if setting.item or setting.mention.unit or setting.language.script == "han":
        return ""
    parts = setting.language.low_pattern("plan", "parts")
    noun = _NEXT_NOUN.match(setting.following)
    return "it counts the plan's own parts" if noun and parts.search(noun.group()) else ""


_NEXT_NOUN = re.compile(r"(?:\s+[^\W\d_]+){1,3}")


def _few(setting: Setting) -> str:
    """A small number in words counts something only where things follow it."""
    mention = setting.mention
    counts = setting.counts or (mention.unit == "percentage_points" and " " not in setting.unit_words)
    if not mention.spelled or not counts or mention.form in {"fraction", "vague"}:
        return ""
    if setting.language.script == "han":
        led = setting.language.low_pattern("target_words", "few_before").search(setting.before)
        return "" if mention.value >= 10 or (led and mention.value > 2) else COUNTS_NOTHING
    if mention.start < setting.title_end:
        return "it is a word of the title"
    compared = setting.language.low_pattern("target_words", "few_before").search(setting.before)
    if mention.value < 2 and not compared:
        return COUNTS_NOTHING
    if not mention.unit and not _NOUN_AFTER.match(setting.following):
        return COUNTS_NOTHING
    return ""


def _no_noun(setting: Setting) -> str:
    """A bare number that nothing follows and no verb leads to counts nothing."""
    if setting.mention.unit or setting.mention.form == "fraction":
        return ""
    if setting.language.script != "han" and _NOUN_AFTER.match(setting.following):
        return ""
    leads = setting.language.low_pattern("target_words", "to_before").search(setting.before)
    return "" if leads else "nothing says what it counts"


def _time(setting: Setting) -> str:
    if not setting.time:
        return ""
    kept = setting.language.low_pattern("target_words", "time_before").search(setting.before)
    after = setting.language.low_pattern("target_words", "time_after").match(setting.after)
    return "" if kept or after else "it is a length of time and no target"


def _background(setting: Setting) -> str:
    return promises(setting)


#: What a column of targets makes plain of itself.
TRUSTED = frozenset(
    {"no-target:listed", "no-target:word", "no-target:bare", "no-target:time", "no-target:background"}
)


def _cell(setting: Setting) -> str:
    return _CELLS.get(setting.role, "")


_CELLS = {
    "number": "it is the item's own number",
    "baseline": BASE,
    "budget": "it is money to be spent",
    "deadline": "it is part of a date",
    "status": "it tells what is or was",
    "lead": "it is part of a name",
    "support": "it is part of a name",
}


RULES: tuple[tuple[str, WhyNoTarget], ...] = (
    ("no-target:cell", _cell),
    ("no-target:form", _form),
    ("no-target:date", _date),
    ("no-target:name", _name),
    ("no-target:listed", _listed),
    ("no-target:inexact", _inexact),
    ("no-target:part", _own_part),
    ("no-target:word", _few),
    ("no-target:bare", _no_noun),
    ("no-target:time", _time),
    ("no-target:background", _background),
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An entry of the language's file: words around a number that make it none to be reached."""

    reason: str
    of: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    unless: re.Pattern[str]

    def fits(self, setting: Setting) -> bool:
        """Whether its words stand by the number."""
        after = self.after.match(setting.after) or self.after.match(setting.following)
        if not after and not self.before.search(setting.before):
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
    return re.compile(rf"(?<![\w])(?:{joined})[\s(]*$")


def _at_begin(language: PlanLanguage, phrases: list[str]) -> re.Pattern[str]:
    if not phrases:
        return re.compile("(?!)")
    joined = lowered("|".join(spaced(one) for one in phrases))
    return re.compile(rf"(?:{joined})" + ("" if language.script == "han" else r"(?!\w)"))
