"""Why a number promises nothing: a date, a name, an age, a part's number, money, background, and so on."""

import functools
import re
from collections.abc import Callable

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.listed import BASE, SAID, listed
from tallystick.reading.naming import WHY
from tallystick.reading.parts import chained
from tallystick.reading.promising import promises
from tallystick.reading.setting import REACH, Setting
from tallystick.reading.vocabulary import lowered

_JOINED_BEFORE = re.compile(r"(?:[^\W\d]|[^\W_]-|\+|\d[-/.:]|[/#@^%％)\]”»])$")
_JOINED_AFTER = re.compile(r"[^\W\d]|[-/]\d|[+:]\d|-[A-Z]|\+")
_HAN_JOINED_BEFORE = re.compile(r"[A-Za-z]-?$|[“\"‘《]$|\+$")
_HAN_JOINED_AFTER = re.compile(r"[A-Za-z+\"”’》]")
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)([A-ZÀ-Ý][\w’'-]+)\s$")
_NOUN_AFTER = re.compile(r"\s{0,80}[-–]?\s?[^\W\d_]")
_WORD_AFTER = re.compile(r"\s{0,80}([-–]?)\s?([^\W\d_]+)")
#: What things are called by their letters and a number: *TLS 1.3*, *CO 2*, *ISO/IEC 27001*.
_LETTERS_BEFORE = re.compile(r"(?:^|[\s(/])(?:[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ0-9]*[./&-]?){2,}\s$")

COUNTS_NOTHING = "it is a word and counts nothing"

WhyNoTarget = Callable[[Setting], str]


def why_no_target(setting: Setting) -> tuple[str, str]:
    """The reason why the number is no target, and the rule that says so; both empty where there is none."""
    for rule, asked in RULES:
        if setting.role in {"target", "indicator"} and rule in TRUSTED and not _is_article(setting):
            continue
        reason = asked(setting)
        if reason:
            return reason, rule
    return "", ""


def _is_article(setting: Setting) -> bool:
    """Whether a word such as *one* or *un* stands before words; alone in its cell it is a number."""
    mention = setting.mention
    return mention.spelled and mention.value < _FEWEST and _NOUN_AFTER.match(setting.following) is not None


#: A word for less than this is an article as well.
_FEWEST = 2


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
    also = "|".join(filter(None, (language.either("grammar", "and"), language.either("numbers", "range"))))
    return (
        re.compile(rf"(?:{names})\.?\s(?:\d{{1,2}},\s)?$", re.IGNORECASE),
        re.compile(
            rf"(?:{suffix})?(?:(?:\s?[-–/,]\s?|\s(?:{also})\s)\d{{1,2}}(?:{suffix})?){{0,3}}\s(?:(?:{of})\s)?(?:{names})\b",
            re.IGNORECASE,
        ),
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
    low = max(0, mention.start - REACH)
    if not mention.unit and not mention.spelled and _is_lettered(setting.text, low, mention.start):
        return "it is part of a name"
    if not mention.unit and _is_postcode(setting):
        return WHY["place"]
    if not mention.unit and not _things_follow(setting):
        return "it is part of a name" if _CAPITAL_BEFORE.search(setting.text, low, mention.start) else ""
    named = not mention.spelled and not mention.unit and _is_named(setting.text, low, mention.start)
    return "it is part of a name" if named and _date_word(setting) is None else ""


def _is_named(text: str, low: int, at: int) -> bool:
    """Whether a word with a capital inside a sentence stands before a number: *under Title 10 authorities*.

    Where other words have one too, as in a headline, a capital says nothing.
    """
    if _NAME_BEFORE.search(text, low, at) is None:
        return False
    return not _is_headline(text)


def _is_headline(text: str) -> bool:
    """Whether most words of a text begin with a capital."""
    words: list[str] = _LONG_WORD.findall(text)
    return 3 * sum(word[0].isupper() for word in words) >= 2 * len(words)


def _is_lettered(text: str, low: int, at: int) -> bool:
    """Whether a word of capitals stands before a number; where most letters are, that says nothing."""
    if _LETTERS_BEFORE.search(text, low, at) is None:
        return False
    return 2 * sum(map(str.isupper, text)) < sum(map(str.isalpha, text))


def _things_follow(setting: Setting) -> bool:
    """Whether a word stands behind a number that it may count, and none such as *by* or *where*."""
    word = _WORD_AFTER.match(setting.following)
    if word is None:
        return False
    worded = not setting.text[setting.mention.end - 1].isdigit()  # half a million of them
    things = bool(word.group(1)) or word.group(2) not in _counts_nothing(setting.language)
    return things or worded or _partitive(setting.language).match(setting.following) is not None


@functools.cache
def _counts_nothing(language: PlanLanguage) -> frozenset[str]:
    """Words that nothing is counted by."""
    return frozenset((*language.list("grammar", "stops"), *language.list("grammar", "and")))


@functools.cache
def _partitive(language: PlanLanguage) -> re.Pattern[str]:
    """Words such as *of the* behind a number, before the whole that it is a part of."""
    words = language.either("grammar", "partitive")
    return re.compile(lowered(rf"\s{{1,20}}(?:{words})(?:(?<=['’\d])|(?!\w))"))


def _date_word(setting: Setting) -> re.Match[str] | None:
    before, _ = _months(setting.language)
    return before.search(setting.before)


#: A name inside a sentence: a small word, a word with a capital, and then the number.
_NAME_BEFORE = re.compile(r"(?:^|\s)[a-zà-ý]{2,}\s[A-ZÀ-Ý][\w’'-]*[a-z]\s$")
def _is_postcode(setting: Setting) -> bool:
    """Whether five digits that nothing groups stand before the name of a town: *, 28013 Madrid*.

    Where a point groups digits, none of a count are left so, and adjectives of peoples have no capital.
    """
    found = _POSTCODE.match(setting.text, max(0, setting.mention.start - 2))
    points = setting.language.table("numbers").get("decimal") == ","
    return found is not None and (points or found.group().startswith(","))


_POSTCODE = re.compile(r"(?:,|[^\W\d_])\s\d{5}\s[A-ZÀ-ÞА-ЯЁ][^\W\d_]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _inexact(setting: Setting) -> str:
    return _INEXACT.get(setting.mention.form, "")


_INEXACT = {
    **WHY,
    "some": SAID["vague"],
    "part": "it is a share without an exact decimal",
    "unclear": "nothing says whether it is one number or two",
    "serial": "it has more digits than anything that is counted",
    "called": "it begins with a nought, as a telephone's number does",
}


def _own_part(setting: Setting) -> str:
    """How many parts a plan has is told and not promised: outside the items, and in words in them too."""
    few = setting.mention.spelled and setting.mention.value <= _FEW_PARTS
    if (setting.item and not few) or setting.mention.unit or setting.language.script == "han":
        return ""
    parts = setting.language.low_pattern("plan", "parts")
    noun = _NEXT_NOUN.match(setting.following)
    return "it counts the plan's own parts" if noun and parts.search(noun.group()) else ""


#: So many parts are told in words.
_FEW_PARTS = 10
_NEXT_NOUN = re.compile(r"(?:\s+[^\W\d_]+){1,5}")


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
    several = setting.language.low_pattern("target_words", "several").search(setting.before)
    if mention.value < _FEWEST and (not compared or several):
        return COUNTS_NOTHING
    if not mention.unit and not _NOUN_AFTER.match(setting.following):
        return COUNTS_NOTHING
    return ""


def _no_noun(setting: Setting) -> str:
    """A bare number that nothing follows and no verb leads to counts nothing."""
    if setting.mention.unit or setting.mention.form == "fraction":
        return ""
    if setting.language.script != "han" and _things_follow(setting):
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
    "reference": SAID["number of a part"],
}


RULES: tuple[tuple[str, WhyNoTarget], ...] = (
    ("no-target:cell", _cell),
    ("no-target:form", _form),
    ("no-target:date", _date),
    ("no-target:chain", chained),
    ("no-target:name", _name),
    ("no-target:listed", listed),
    ("no-target:inexact", _inexact),
    ("no-target:part", _own_part),
    ("no-target:word", _few),
    ("no-target:bare", _no_noun),
    ("no-target:time", _time),
    ("no-target:background", _background),
)
