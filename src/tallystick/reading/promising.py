"""Whether the words around a number promise it, or only tell what is or was."""

import functools
import re

from tallystick.reading.dating import behind_deadline
from tallystick.reading.item_words import is_result_by_a_day
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.sentences import ASKED
from tallystick.reading.setting import Setting
from tallystick.reading.steps_by_a_day import DONE_BY_THE_VERB, is_step_by_a_day

_CLAUSE_ENDS = ";；:：|"
_HAN_CLAUSE_ENDS = "，,；;：:"
_BACKGROUND = "it tells what is or was"
_NOT_SAID = "nothing says that it is to be reached"


def promises(setting: Setting) -> str:
    """Empty where the sentence promises its number; else why it does not."""
    if setting.text.rstrip(' \n*_"”’»)').endswith(ASKED):
        return _NOT_SAID
    if setting.language.script == "han":
        return _in_chinese(setting)
    told = _sets_the_scene(setting) or _is_past_aim(setting)
    return _BACKGROUND if told else _in_its_clause(setting)


def _in_its_clause(setting: Setting) -> str:
    """Empty where the clause around the number promises it, or a later one does; else why it does not."""
    text, at = setting.text, setting.mention.start
    clause = max(_clause_start(text, at, _CLAUSE_ENDS), setting.cell[0])
    future = _last(setting, "future", 0, at)
    later = setting.phrases.first("tense", "future", setting.mention.end, _beside(setting))
    present = -1 if setting.law else _last(setting, "present", clause, at)
    told = max(_last(setting, "past", clause, at), present)
    relative = _last(setting, "relative", clause, at)
    if future >= 0:
        if _told_in_a_clause_of_its_own(setting, future):
            return _BACKGROUND
        describing = relative > future and told > relative
        past = _last(setting, "past", max(clause, future), at)
        if (
            describing
            or (past > future and _comma_between(text, future, past))
            or _describes(setting, future)
            or _last(setting, "consequence", max(clause, future), at) >= 0
        ):
            return _BACKGROUND
        return ""
    if later and relative >= 0 and _in_an_aside(setting, relative, later[0]):
        told, relative = at, -1
    if later and later[0] - setting.mention.end < 160 and not (told >= 0 and relative >= 0):
        opened = setting.phrases.first("tense", "past", setting.mention.end, later[0])
        if opened and _is_no_verb(setting, *opened):
            opened = None
        return _BACKGROUND if opened or told >= 0 or _is_told_before(setting, later[0]) else ""
    return _without_future(setting, told, clause)


def _is_past_aim(setting: Setting) -> bool:
    """Whether the aim that a number belongs to is told of: *met its goal of 33 %*, *the goal was to open 40*.

    None is that the sentence says will be met, or that another aim follows before the number.
    """
    at = setting.mention.start
    for begin, end in setting.phrases.begun("tense", "past_aims", at):
        ahead = _last(setting, "future", max(0, begin - _NEAR), begin)
        if ahead < 0 and (at < end or _last(setting, "future", end, at) < 0):
            return True
    return False


#: What will be stands so near before what is done.
_NEAR = 40


def _in_an_aside(setting: Setting, relative: int, later: int) -> bool:
    """Whether commas part a clause that describes from the promise behind it: *, which employs 900, will*."""
    at, end = setting.mention.start, setting.mention.end
    opened = setting.text[:relative].rstrip()
    before = opened if opened.endswith((",", "،")) else opened.rpartition(" ")[0].rstrip()  # *, in which*
    begun = before.endswith((",", "،"))
    inside = setting.text[relative:at]
    return begun and not _COMMA.search(inside) and _COMMA.search(setting.text, end, later) is not None


_COMMA = re.compile("[,،]")


def _sets_the_scene(setting: Setting) -> bool:
    """Whether a sentence opens by telling how things are, or on what condition, up to a comma behind.

    *With 300 rivers, the country will ...*, *If 40 members ask for it, the council meets*.
    """
    begin, at, end = _first_word(setting), setting.mention.start, setting.mention.end
    found = setting.phrases.first("tense", "scene", begin, at)
    if found is None or found[0] != begin or _last(setting, "future", found[1], at) >= 0:
        return False
    comma = _COMMA.search(setting.text, end)
    return comma is not None and len(setting.text[comma.end() :].split()) >= _WORDS_OF_A_CLAUSE


#: A clause of its own has so many words.
_WORDS_OF_A_CLAUSE = 2


def _first_word(setting: Setting) -> int:
    """Where the first word behind a number or bullet begins."""
    behind = setting.text[setting.label_end :]
    return setting.label_end + len(behind) - len(behind.lstrip(" \n*_\"“«'"))


def _is_told_before(setting: Setting, later: int) -> bool:
    """Whether a clause of its own that names no future tells of the number before the one that does.

    *Some 86 in 100 homes are damp, which the survey will look at*; *In 2014 300 clinics report; ...*.
    """
    end = setting.mention.end
    tells = None if setting.law else setting.phrases.first("tense", "present", end, later)
    parted = any(sign in setting.text[end:later] for sign in _SEMICOLONS) and not _first_words(setting)
    if tells and not _in_brackets(setting, tells[0]) and _last(setting, "relative", end, tells[1]) < 0:
        return parted or _COMMA.search(setting.text, tells[1], later) is not None
    return parted


_SEMICOLONS = ";；؛"


def _told_in_a_clause_of_its_own(setting: Setting, future: int) -> bool:
    """Whether what was done with the number is told behind a semicolon: *; 450 were trained in 2022*."""
    begin = _clause_start(setting.text, setting.mention.start, ";；")
    if begin <= future:
        return False
    ends = [at for sign in ";；" if (at := setting.text.find(sign, begin)) >= 0]
    end = min(ends, default=len(setting.text))
    told = setting.phrases.first("tense", "past", setting.mention.end, end)
    later = setting.phrases.first("tense", "future", begin, end)
    return told is not None and later is None and not _is_result(setting, told[1])


def _without_future(setting: Setting, told: int, clause: int) -> str:
    """A sentence that names no future promises only as an item of its own, or under a promising lead-in."""
    told = -1 if setting.opening and _first_words(setting) and not _opens_in_the_past(setting) else told
    if (
        told >= 0
        or _describes(setting, 0)
        or _last(setting, "consequence", clause, setting.mention.start) >= 0
    ):
        return _BACKGROUND
    end = min(_beside(setting), setting.cell[1] or len(setting.text))
    tells = None if setting.law else setting.phrases.first("tense", "present", setting.mention.end, end)
    tells = None if tells and _is_aside(setting, tells[0]) else tells
    past = setting.phrases.first("tense", "past", setting.mention.end, end)
    past = None if past and (_is_result(setting, past[1]) or _is_aside(setting, past[0])) else past
    past = None if past and not tells and _is_no_verb(setting, *past) else past
    if tells or past:
        return _BACKGROUND
    if _is_led_in(setting):
        return ""
    promised = (setting.item and not _only_tells(setting)) or is_step_by_a_day(setting)
    return "" if promised else _NOT_SAID


def _beside(setting: Setting) -> int:
    """Where words such as *in addition to* begin behind the number, behind which other things are told of."""
    found = setting.phrases.first("tense", "beside", setting.mention.end)
    return found[0] if found else len(setting.text)


def _is_no_verb(setting: Setting, begin: int, end: int) -> bool:
    """Whether a word of the past behind the number tells nothing: in brackets, or of a result by a day."""
    if _in_brackets(setting, begin) or is_result_by_a_day(setting.phrases, begin, end):
        return True
    return _is_participle(setting, begin, end)


def _is_participle(setting: Setting, begin: int, end: int) -> bool:
    """Whether a participle stands behind the number of an item that opens with a step.

    *Have 40 halls built to last by 2030.*
    """
    words = setting.language.low_pattern
    if not setting.item or not _first_words(setting) or _opens_in_the_past(setting):
        return False
    if words("grammar", "participles").fullmatch(setting.low, begin, end) is None:
        return False
    word = setting.low[end:].split(None, 1)[:1]
    return bool(word) and words("grammar", "no_object").fullmatch(word[0].strip(".,")) is not None


def _is_aside(setting: Setting, at: int) -> bool:
    """Whether what is told behind a number tells of the things it counts, or stands in brackets."""
    if _in_brackets(setting, at):
        return True
    return _first_words(setting) and _last(setting, "relative", setting.mention.end, at) >= 0


def _in_brackets(setting: Setting, at: int) -> bool:
    """Whether a place behind the number stands in brackets that the number does not stand in."""
    between = setting.text[setting.mention.end : at]
    return between.count("(") > between.count(")")


def _is_result(setting: Setting, end: int) -> bool:
    """Whether a line holds a number, what it counts and what becomes of it: *120 officials trained*."""
    begun = setting.text[setting.label_end : setting.mention.start].strip(" *_-")
    return not begun and not setting.text[end:].strip(" \n.;,*_")


def _only_tells(setting: Setting) -> bool:
    """Whether a whole sentence inside an item has a subject and no word of the future."""
    if setting.law:
        return False
    whole = setting.text.rstrip(' \n*_"”’»)').endswith((".", "!", "?"))
    begun = bool(setting.text[setting.label_end : setting.mention.start].strip(" *_-"))
    return whole and begun and not setting.opening and not setting.role and not _first_words(setting)


def _is_led_in(setting: Setting) -> bool:
    """Whether the sentence that introduces the list promises, or the heading above names targets."""
    lead_in, language = setting.lead_in, setting.language
    if not lead_in:
        return False
    if language.pattern("columns", "target").fullmatch(lead_in):
        return not _only_tells(setting)
    return _names_the_future(lead_in, language)


@functools.lru_cache(maxsize=64)  # one sentence introduces many numbers
def _names_the_future(lead_in: str, language: PlanLanguage) -> bool:
    return language.pattern("tense", "future").search(lead_in) is not None


def _first_words(setting: Setting) -> bool:
    """Whether the item's first sentence opens without a subject; what it describes is promised too."""
    before = setting.text[setting.label_end : setting.mention.start].lstrip(" *")
    before = before[behind_deadline(before, setting.language) :]
    words = before[_behind_opening(before, setting) :].split(None, 2)
    if not words and setting.mention.form in DONE_BY_THE_VERB:
        return True
    known = setting.language.pattern("tense", "subjects").match(" ".join(words[:1]) + " ") if words else True
    verb = setting.language.pattern("tense", "present").fullmatch(words[1]) if len(words) > 1 else None
    return not known and not verb


def _behind_opening(before: str, setting: Setting) -> int:
    """Where the subject begins behind a few words and a comma: *Taken together, this brings ...*; else 0."""
    opened = _OPENING.match(before)
    named = opened and setting.language.low_pattern("tense", "this").match(before.lower(), opened.end())
    return opened.end() if opened and named else 0


_OPENING = re.compile(r"\w+(?: [\w’'-]+){0,4},\s+")


def _opens_in_the_past(setting: Setting) -> bool:
    """Whether the item opens with what was done: *Trained 4,000 clerks*."""
    low = setting.low
    begin = setting.label_end + len(low[setting.label_end :]) - len(low[setting.label_end :].lstrip(" *"))
    found = setting.phrases.first("tense", "past", begin)
    return found is not None and found[0] == begin and setting.language.script != "han"


def _describes(setting: Setting, future: int) -> bool:
    """Whether a participle such as *including* or *using* stands between the promise and the number."""
    found = _last(setting, "describing", future, setting.mention.start)
    near = found >= 0 and setting.counts and setting.mention.start - found < 140
    return near and not setting.language.low_pattern("change", "to_end").search(setting.before)


def _clause_start(text: str, at: int, ends: str) -> int:
    return max([text.rfind(sign, 0, at) for sign in ends]) + 1


def _last(setting: Setting, key: str, low: int, high: int) -> int:
    return setting.phrases.last("tense", key, low, high)


def _comma_between(text: str, low: int, high: int) -> bool:
    return text.find(",", low, high) >= 0


def _in_chinese(setting: Setting) -> str:
    at = setting.mention.start
    clause = _clause_start(setting.text, at, _HAN_CLAUSE_ENDS)
    told = _last(setting, "past", clause, at) >= 0 or setting.language.low_pattern(
        "tense", "past_after"
    ).match(setting.after)
    scene = setting.phrases.first("tense", "scene", clause, at)
    closed = setting.language.low_pattern("tense", "scene_after").match(setting.following)
    if (scene and not setting.text[max(clause, setting.label_end) : scene[0]].strip()) or closed:
        return _BACKGROUND
    whole = setting.phrases.first("tense", "past_sentence", 0, at)
    if told or (whole and not setting.phrases.first("tense", "future", whole[1], at)):
        return _BACKGROUND
    if setting.item or setting.phrases.first("tense", "future") or _is_led_in(setting):
        return ""
    return _NOT_SAID
