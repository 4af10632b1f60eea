"""How a number stands in its clause: in what would be, in a condition, in who acts, or in what describes.

A promise has an object and may have a condition, an actor and asides. What these count is there already, or
may never come: *a board of 12 members will publish its minutes* promises no members.
"""

import bisect
import functools
import re

from tallystick.reading.comparing import before_number
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.listed import SAID
from tallystick.reading.setting import Setting
from tallystick.reading.vocabulary import lowered

_EDGES = re.compile(r"[,;:()，；：（）،؛]")
_HYPOTHETICAL = "it tells what would be, and promises nothing"
_ASSUMED = "it is assumed or estimated, and no promise"
_ACTOR = "it belongs to who acts, and not to what is promised"


def in_clause(setting: Setting) -> str:
    """Why the number's place in its clause makes it no target; empty where it does not."""
    if _would_be(setting):
        return _HYPOTHETICAL
    assumed = setting.phrases.last("tense", "assumed", setting.label_end, setting.mention.start) >= 0
    if assumed or _is_foreseen(setting):
        return _ASSUMED
    if setting.language.script == "han":
        return ""
    if _is_condition(setting):
        return SAID["eligibility"]
    if _is_aside(setting) or _describes_before(setting) or _sets_the_scene(setting):
        return SAID["background"]
    return _ACTOR if _acts(setting) else ""


def _is_foreseen(setting: Setting) -> bool:
    """Whether what the number belongs to is foreseen, or known: *demand is projected to rise by 8 percent*.

    What somebody finds out goes on to a comma: *Studies show that 9 in 10 homes should be mended*.
    """
    begin, at = setting.label_end, setting.mention.start
    found = setting.phrases.last_span("tense", "forecast", begin, at)
    if found is not None and setting.phrases.last("tense", "future", found[1], at) < 0:
        return True
    known = setting.phrases.last_span("tense", "source", begin, at)
    return known is not None and _EDGES.search(setting.text, known[1], at) is None


def _would_be(setting: Setting) -> bool:
    """Whether the verb of the number's own clause tells what would be: *some 900 homes would lose water*."""
    begin, end = _edges(setting)
    if setting.language.script == "han":
        begin = 0
    found = setting.phrases.first("tense", "hypothetical", begin, end)
    if found is None:
        return False
    promised = setting.phrases.last_span("tense", "future", begin, end)
    return promised is None or setting.language.script == "han" or _touch(promised, found)


def _edges(setting: Setting) -> tuple[int, int]:
    """From which sign to which the number's own clause goes."""
    at, end = setting.mention.start, setting.mention.unit_end
    signs = _signs(setting.text)
    before, behind = bisect.bisect_left(signs, at), bisect.bisect_left(signs, end)
    begin = signs[before - 1] + 1 if before else setting.label_end
    return begin, signs[behind] if behind < len(signs) else len(setting.text)


@functools.lru_cache(maxsize=64)  # asked for by several rules, of each number in a sentence
def _signs(text: str) -> tuple[int, ...]:
    """Where the signs stand that part a sentence into clauses."""
    return tuple(one.start() for one in _EDGES.finditer(text))


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_condition(setting: Setting) -> bool:
    """Whether a clause behind the promise says on what condition, or when, it is kept.

    *The gates will be shut once the river rises 4 metres*, *Free buses if smog exceeds 50*. A promise may
    come behind it in the same clause.
    """
    at = setting.mention.start
    begin, end = _edges(setting)
    opened = setting.phrases.last_span("tense", "condition", setting.label_end, at)
    if opened is None or opened[1] <= begin:
        return False
    promised = setting.item or setting.phrases.last("tense", "future", setting.label_end, opened[0]) >= 0
    later = setting.phrases.first("tense", "future", opened[1], end)
    words = setting.text[opened[1] : at].split()
    return promised and later is None and 0 < len(words) <= _NEAR


#: So many words at most stand between what opens a condition and its number.
_NEAR = 9


def _is_aside(setting: Setting) -> bool:
    """Whether commas set apart what describes by a verb of the present: *, which joins 900 farms*."""
    begin, stop = _edges(setting)
    if begin <= setting.label_end:
        return False
    if _describes_who_acts(setting, begin, stop):
        return True
    opened = setting.phrases.first("tense", "relative", begin, setting.mention.start)
    if opened is None or setting.text[begin : opened[0]].strip():
        return False
    words = setting.text[opened[1] : setting.mention.start].split()
    told = setting.phrases.first("tense", "future", opened[0], setting.mention.start)
    closing = setting.phrases.first("tense", "future", setting.mention.end)
    promised = setting.phrases.last("tense", "acting", setting.label_end, opened[0]) >= 0
    return promised and told is None and len(words) == 1 and closing is None and setting.counts


def _describes_who_acts(setting: Setting, begin: int, stop: int) -> bool:
    """Whether commas set apart a participle with its number, and the sentence's promise comes behind them.

    *The lake, lying at 900 metres, will be watched.*
    """
    apart = setting.text[begin - 1 : begin] in _COMMAS and setting.text[stop : stop + 1] in _COMMAS
    opening = setting.low[begin : setting.mention.start].split()
    if (
        not apart
        or len(opening) < _PARTICIPLE
        or setting.phrases.last("tense", "future", setting.label_end, stop) >= 0
    ):
        return False
    described = setting.language.low_pattern("tense", "asides").fullmatch(opening[0])
    return described is not None and setting.phrases.first("tense", "acting", stop) is not None


_COMMAS, _PARTICIPLE = frozenset(",،"), 2


def _sets_the_scene(setting: Setting) -> bool:
    """Whether a sentence opens by what its number is the reason for: *Thanks to 90 volunteers ...*."""
    begin, at = setting.label_end, setting.mention.start
    found = setting.phrases.first("tense", "scene", begin, at)
    if (
        found is None
        or setting.text[begin : found[0]].strip(" *_\"“«'")
        or setting.text[found[1] : at].strip()
    ):
        return False
    return setting.phrases.first("tense", "acting", setting.mention.end) is not None


def _describes_before(setting: Setting) -> bool:
    """Whether a verb behind *that* has the number, before the promise: *Tickets that cost 9 crowns will*.

    Without a verb between the two, *that* begins the promise itself: *agreed that 300 schools will*.
    """
    begin = _edges(setting)[0]
    before = _without_comparator(setting)
    opened = setting.phrases.last_span("tense", "relative", begin, setting.label_end + len(before))
    if opened is None or setting.phrases.last("tense", "future", begin, setting.mention.start) >= 0:
        return False
    words = before[opened[1] - setting.label_end :].split()
    stops = [word in setting.language.list("grammar", "stops") for word in words]
    verb = stops in ([False], [False, True])  # *that cost*, *that rests on*
    promised = setting.phrases.first("tense", "acting", setting.mention.end, setting.mention.end + _REACH)
    parted = promised is not None and _PARTS.search(setting.text, setting.mention.end, promised[0])
    return verb and promised is not None and not parted


def _acts(setting: Setting) -> bool:
    """Whether the number belongs to a phrase beside who acts: *Teams of 4 will visit the ...*.

    A word and a preposition stand before the number, and what is done has an object, or else is done to what
    the number bounds: *homes within 30 km will be told*. What names a deed, *the training of 300 judges*,
    is what is promised, and what comes about has its number where it is promised: *a network of 300 centres
    will be set up*.
    """
    language, at = setting.language, setting.mention.start
    if setting.phrases.last("tense", "future", setting.label_end, at) >= 0:
        return False
    done = setting.phrases.first("tense", "acting", setting.mention.end, setting.mention.end + _REACH)
    if done is None or _PARTS.search(setting.text, setting.mention.end, done[0]):
        return False
    held = _held(language).search(_without_comparator(setting))
    bounds = _bounding(language).search(setting.low[max(0, at - 40) : at]) is not None
    if held is None and not bounds:
        return False
    if held is not None and language.low_pattern("grammar", "deeds").fullmatch(held.group(1)):
        return False
    passive = language.low_pattern("tense", "comes_about").match(setting.low, done[0])
    if passive is not None:
        return bounds
    return _has_object(setting, done[1])


#: So far behind a number its sentence's promise stands; and the signs that part it from another's.
_REACH, _PARTS = 120, re.compile("[;:；：]")


def _without_comparator(setting: Setting) -> str:
    """The words of the sentence before the number, and before what compares it."""
    before = setting.low[setting.label_end : setting.mention.start]
    compared = before_number(setting.language).search(before)
    return before[: compared.start()] + " " if compared else before


@functools.cache
def _held(language: PlanLanguage) -> re.Pattern[str]:
    """A word and a preposition directly before a number."""
    holds = language.either("grammar", "holding")
    return re.compile(lowered(rf"([^\W\d_]+)\s(?:{holds})\s*$"))


@functools.cache
def _bounding(language: PlanLanguage) -> re.Pattern[str]:
    """A word, and what bounds it, directly before a number: *homes within*."""
    bounds = language.either("grammar", "bounding")
    return re.compile(lowered(rf"[^\W\d_]\s(?:{bounds})\s*$"))


def _has_object(setting: Setting, end: int) -> bool:
    """Whether words follow a verb that are its object: no preposition, and no end of the clause."""
    language = setting.language
    words = setting.low[end:].split(None, 2)
    if language.list("grammar", "future_words"):  # the verb is a word of its own
        words = words[1:]
    if not words or _EDGES.search(setting.low[end : end + 1]):
        return False
    return language.low_pattern("grammar", "no_object").fullmatch(words[0].strip(".,")) is None
