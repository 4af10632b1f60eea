"""Why a number promises nothing: a date, a name, an age, a part's number, money, background, and so on."""

import functools
import re
from collections.abc import Callable

from tallystick.reading.called import months_around, named, things_follow
from tallystick.reading.in_clause import in_clause
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.listed import SAID, listed
from tallystick.reading.naming import WHY
from tallystick.reading.numbers_in_cells import in_a_cell, side_by_side
from tallystick.reading.parts import chained
from tallystick.reading.promising import promises
from tallystick.reading.set_apart_years import heads_its_words
from tallystick.reading.setting import Setting
from tallystick.reading.vocabulary import either, lowered

_NOUN_AFTER = re.compile(r"\s{0,80}[-–]?\s?[^\W\d_]")

COUNTS_NOTHING = "it is a word and counts nothing"

WhyNoTarget = Callable[[Setting], str]


def why_no_target(setting: Setting) -> tuple[str, str]:
    """The reason why the number is no target, and the rule that says so; both empty where there is none."""
    for rule, asked in RULES:
        trusted = setting.role in {"target", "indicator"} and rule in TRUSTED and not _is_article(setting)
        reason = asked(setting)
        lasts = (
            reason == SAID["duration"] and rule == "no-target:listed"
        )  # over three years, every two months
        if trusted and reason != SAID["frequency"] and not lasts:
            continue
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
    if setting.mention.spelled and _DIGITS_BEFORE.search(setting.before):
        return COUNTS_NOTHING  # the scale of digits that are no number of things
    return {
        "year": "it is a year",
        "ordinal": "it is an ordinal",
        "denominator": "it is the base of a rate",
        "scale": "it is a mark on the scale of a chart",
        "charted": "it is a share of a whole that a chart shows",
        "again": "it names an aim again that another sentence sets",
        "named": SAID["name"],
        "row": "it is one of hundreds with hardly a word between, and nothing says which is promised",
    }.get(setting.mention.form, "")


#: A year says by when: *By 2028 three quarters of all offences*.
_DIGITS_BEFORE = re.compile(r"\d(?<!\b(?:19|20)\d\d)\s?$")


def _date(setting: Setting) -> str:
    mention = setting.mention
    if not mention.spelled and heads_its_words(setting.text, setting.label_end, mention.start):
        return "it is a year"
    if setting.mention.unit:
        return ""
    before, after = months_around(setting.language)
    near = (setting.is_apart and before.search(setting.before)) or after.match(setting.following)
    return "it is part of a date" if near else ""


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
    if (
        (setting.item and not few and not _stands_alone(setting))
        or setting.mention.unit
        or setting.language.script == "han"
    ):
        return ""
    parts = setting.language.low_pattern("plan", "parts")
    noun = _NEXT_NOUN.match(setting.following)
    return "it counts the plan's own parts" if noun and parts.search(noun.group()) else ""


def _stands_alone(setting: Setting) -> bool:
    """Whether a number and the word behind it are all that stands in a cell, or behind a dash."""
    before = setting.text[: setting.mention.start].rstrip(" \t\n")
    return before[-1:] in _EDGES and _ONE_WORD.match(setting.following) is not None


#: What stands before such a number, and what may stand behind its word.
_EDGES, _ONE_WORD = {"|", "–", "—", "(", ":"}, re.compile(r"\s[^\W\d_]+\s*(?:[|)]|$|\n)")

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
    article = mention.value < _FEWEST and mention.value == mention.value.to_integral_value()
    if article and (not compared or several):
        return COUNTS_NOTHING
    if not mention.unit and not _NOUN_AFTER.match(setting.following):
        return COUNTS_NOTHING
    return ""


def _no_noun(setting: Setting) -> str:
    """A bare number that nothing follows and no verb leads to counts nothing."""
    if setting.mention.unit or setting.mention.form == "fraction":
        return ""
    if not setting.role and setting.alone:
        return _NO_NOUN
    if setting.language.script != "han" and things_follow(setting):
        return ""
    leads = setting.language.low_pattern("target_words", "to_before").search(setting.before)
    return "" if leads else _NO_NOUN


_NO_NOUN = "nothing says what it counts"


def _time(setting: Setting) -> str:
    if not setting.time:
        return ""
    if _opens_as_a_deadline(setting) or _ends_as_a_deadline(setting):
        return SAID["duration"]
    kept = setting.language.low_pattern("target_words", "time_before").search(setting.before)
    after = setting.language.low_pattern("target_words", "time_after").match(setting.after)
    return "" if kept or after or _shares_its_bound(setting) else "it is a length of time and no target"


def _opens_as_a_deadline(setting: Setting) -> bool:
    """Whether a sentence opens with a length of time in which what comes behind a comma is done."""
    opening = setting.low[setting.label_end : setting.mention.start].strip(" *_")
    within = setting.language.low_pattern("time", "within").fullmatch(opening)
    return within is not None and setting.text[setting.mention.unit_end :].startswith((",", "،"))


def _ends_as_a_deadline(setting: Setting) -> bool:
    """Whether years behind a number say by when that is reached: *open 40 clinics within three years*.

    A share of cases that are settled within a year has the year as its own bound.
    """
    if setting.mention.unit != "years":
        return False
    opened = setting.phrases.last_span("time", "within", setting.label_end, setting.mention.start)
    if opened is None or setting.text[opened[1] : setting.mention.start].strip():
        return False
    before = setting.low[setting.label_end : opened[0]]
    return _DIGITS.search(before) is not None and _shares_anywhere(setting.language).search(before) is None


_DIGITS = re.compile(r"\d")


def _shares_its_bound(setting: Setting) -> bool:
    """Whether a bound holds for two lengths that *and* joins: *at least one year of this and 12 of that*."""
    joined = _joined_lengths(setting.language).search(setting.before)
    kept = setting.language.low_pattern("target_words", "time_before")
    return joined is not None and kept.search(setting.before[: joined.start(1)]) is not None


@functools.cache
def _joined_lengths(language: PlanLanguage) -> re.Pattern[str]:
    """A length of time, words without a comma, and *and* directly before a number."""
    sizes, years = "|".join([*language.table("words"), r"\d{1,3}"]), language.either("time", "year_words")
    joined = language.either("grammar", "and")
    return re.compile(lowered(rf"(?<!\w)({sizes})\s(?:{years})\s[^,;:.]{{1,70}}\s(?:{joined})\s$"))


def _whole(setting: Setting) -> str:
    """The number of which a share is promised: the 270 in *half of the 270 women* and *50% of 270 women*."""
    if not setting.counts or setting.mention.form != "number":
        return ""
    part = _part_of(setting.language).search(setting.before) if setting.is_apart else None
    smaller = part is not None and int(re.sub(r"\D", "", part.group(1))) < setting.mention.value
    share = _share_of(setting.language).search(setting.before) or _opens_with_of(setting)
    return "it is the whole of which a share is promised" if smaller or share else ""


def _opens_with_of(setting: Setting) -> bool:
    """Whether a sentence begins with the whole: *Of 450 officers 300 will be trained*."""
    words = setting.text[setting.label_end : setting.mention.start].strip(" *_").lower()
    among = setting.language.table("parts").get("among_things", [])
    return words in {*setting.language.list("grammar", "of"), *among}


@functools.cache
def _part_of(language: PlanLanguage) -> re.Pattern[str]:
    """A bare number and *of* directly before another: *rank 45 of 180*. A year is no part."""
    of = either([*language.list("grammar", "of"), *language.table("parts").get("among_things", [])])
    return re.compile(lowered(rf"(?<![\d.,])(?!(?:19|20)\d\d\s)(\d{{1,3}}(?:[ .,]\d{{3}})*)\s(?:{of})\s$"))


@functools.cache
def _shares_anywhere(language: PlanLanguage) -> re.Pattern[str]:
    """A share of something."""
    return re.compile(_share_of(language).pattern.removesuffix("$"))


@functools.cache
def _share_of(language: PlanLanguage) -> re.Pattern[str]:
    """A share and *of the* directly before a number."""
    units = (unit for unit in language.words.get("unit", []) if unit["code"] == "percent")
    shares = either([re.escape("%"), *(one for unit in units for one in unit.get("after", []))])
    of, article = (language.either("grammar", key) for key in ("of", "articles"))
    whole = language.either("grammar", "partitive")
    return re.compile(lowered(rf"\d\s?(?:{shares})\s(?:(?:{of})(?:\s(?:{article}))?|{whole})\s?$"))


def _background(setting: Setting) -> str:
    return promises(setting)


#: What a column of targets makes plain of itself.
TRUSTED = frozenset(
    {
        "no-target:listed",
        "no-target:word",
        "no-target:bare",
        "no-target:time",
        "no-target:clause",
        "no-target:background",
    }
)


RULES: tuple[tuple[str, WhyNoTarget], ...] = (
    ("no-target:cell", in_a_cell),
    ("no-target:form", _form),
    ("no-target:beside", side_by_side),
    ("no-target:whole", _whole),
    ("no-target:date", _date),
    ("no-target:chain", chained),
    ("no-target:name", named),
    ("no-target:listed", listed),
    ("no-target:inexact", _inexact),
    ("no-target:part", _own_part),
    ("no-target:word", _few),
    ("no-target:bare", _no_noun),
    ("no-target:time", _time),
    ("no-target:clause", in_clause),
    ("no-target:background", _background),
)
