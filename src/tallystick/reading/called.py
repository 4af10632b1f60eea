"""Whether a number is part of a name, and whether a word behind it may be what it counts."""

import functools
import re

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.naming import WHY
from tallystick.reading.setting import REACH, Setting
from tallystick.reading.vocabulary import lowered

_NAME = "it is part of a name"
_JOINED_BEFORE = re.compile(r"(?:[^\W\d]|[^\W_]-|\+|\d[-/.:]|[/#@^%％)\]”»])$")
_JOINED_AFTER = re.compile(r"[^\W\d]|[-/]\d|[+:]\d|-[A-Z]|\+")
_HAN_JOINED_BEFORE = re.compile(r"[A-Za-z]-?$|[“\"‘《]$|\+$")
_HAN_JOINED_AFTER = re.compile(r"[A-Za-z+\"”’》]")
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)([A-ZÀ-Ý][\w’'-]+)\s$")
#: A dash between blanks parts the number of a part from its title: *Strategy 3 - Mend the roads*.
_PARTED = re.compile(r"\s[-–—]\s[A-ZÀ-Ý]")
#: A name inside a sentence: a small word, a word with a capital, and then the number.
_NAME_BEFORE = re.compile(r"(?:^|\s)[a-zà-ý]{2,}\s[A-ZÀ-Ý][\w’'-]*[a-z]\s$")
#: Words with capitals inside a sentence before a number, and one behind it: *their Walk 2 School weeks*.
_CAPITALS_BEFORE = re.compile(r"(?:^|\s)[a-zà-ý]{2,}\s(?:[A-ZÀ-Ý][\w’'-]*\s){1,4}$")
_CAPITAL_BEHIND = re.compile(r"\s[A-ZÀ-Ý][a-zà-ý]")
#: What things are called by their letters and a number: *TLS 1.3*, *CO 2*, *ISO/IEC 27001*.
_LETTERS_BEFORE = re.compile(r"(?:^|[\s(/])(?:[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ0-9]*[./&-]?){2,}\s$")
_POSTCODE = re.compile(r"(?:,|[^\W\d_])\s\d{5,6}\s[A-ZÀ-ÞА-ЯЁ][^\W\d_]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: A tab is the edge of a cell.
_WORD_AFTER = re.compile(r"[^\S\t]{0,80}([-–]?)[^\S\t]?([^\W\d_]+)")


def named(setting: Setting) -> str:
    """Why a number is part of a name; empty where it is none."""
    mention = setting.mention
    if not setting.counts or mention.form == "fraction":
        return ""
    if setting.language.script == "han":
        joined = _HAN_JOINED_BEFORE.search(setting.before[-2:]) or _HAN_JOINED_AFTER.match(setting.following)
        return _NAME if joined and not mention.unit else ""
    if not mention.spelled and (_is_joined(setting) or _opens_a_quotation(setting)):
        return _NAME
    if not mention.unit and _is_postcode(setting):
        return WHY["place"]
    return _NAME if not mention.unit and _goes_by_word_before(setting) else ""


def _goes_by_word_before(setting: Setting) -> bool:
    """Whether the word before a bare number calls something by it."""
    at = setting.mention.start
    if not setting.is_apart:
        return False
    low = max(0, at - REACH)
    if not setting.mention.spelled and _is_lettered(setting.text, low, at):
        return True
    if not things_follow(setting) or _PARTED.match(setting.text, setting.mention.end):
        return _CAPITAL_BEFORE.search(setting.text, low, at) is not None
    if setting.mention.spelled or not _is_named(setting.text, low, at, setting.mention.end):
        return False
    return months_around(setting.language)[0].search(setting.before) is None


def _is_joined(setting: Setting) -> bool:
    """Whether digits stand without a blank at a letter, or at a sign that joins them to one."""
    mention = setting.mention
    if mention.unit != "money" and _JOINED_BEFORE.search(setting.before[-2:]):
        return True
    return not mention.unit and _JOINED_AFTER.match(setting.text, mention.end) is not None


def _opens_a_quotation(setting: Setting) -> bool:
    """Whether a number begins a few words in quotation marks: the network *“1,000 Schools”*."""
    at, end = setting.mention.start, setting.mention.end
    opened = setting.text[:at].rstrip()[-1:]
    closes = _CLOSING.get(opened, "")
    return bool(closes) and any(sign in setting.text[end : end + _LONGEST_NAME] for sign in closes)


#: What closes a quotation, by what opens it; and so long is a name in one.
_CLOSING, _LONGEST_NAME = {"“": "”", "«": "»", "„": "“”", "‘": "’"}, 40


def _is_named(text: str, low: int, at: int, end: int) -> bool:
    """Whether a word with a capital inside a sentence stands before a number: *under Title 10 authorities*.

    Where most words have one, as in a headline, a capital says nothing.
    """
    around = _CAPITALS_BEFORE.search(text, low, at) and _CAPITAL_BEHIND.match(text, end)
    if not around and _NAME_BEFORE.search(text, low, at) is None:
        return False
    words: list[str] = _LONG_WORD.findall(text)
    return 3 * sum(word[0].isupper() for word in words) < 2 * len(words)


def _is_lettered(text: str, low: int, at: int) -> bool:
    """Whether a word of capitals stands before a number; where most letters are, that says nothing."""
    if _LETTERS_BEFORE.search(text, low, at) is None:
        return False
    return 2 * sum(map(str.isupper, text)) < sum(map(str.isalpha, text))


def _is_postcode(setting: Setting) -> bool:
    """Whether five or six digits that nothing groups stand before the name of a town: *, 28013 Madrid*.

    Where a point groups digits, none of a count are left so, and adjectives of peoples have no capital.
    """
    found = _POSTCODE.match(setting.text, max(0, setting.mention.start - 2))
    points = setting.language.table("numbers").get("decimal") == ","
    return found is not None and (points or found.group().startswith(","))


def things_follow(setting: Setting) -> bool:
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


@functools.cache
def months_around(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
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
