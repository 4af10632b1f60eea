"""Whether the words around a number promise it, or only tell what is or was."""

import re

from tallystick.reading.setting import Setting

_CLAUSE = re.compile(r"[;；:：]")
_BACKGROUND = "it tells what is or was"


def promises(setting: Setting) -> str:
    """Empty where the sentence promises its number; else why it does not."""
    if setting.language.script == "han":
        return _in_chinese(setting)
    text, at = setting.text, setting.mention.start
    clause = _clause_start(text, at)
    future = _last(setting, "future", 0, at)
    later = setting.language.pattern("tense", "future").search(text, setting.mention.end)
    told = max(_last(setting, "past", clause, at), _last(setting, "present", clause, at))
    relative = _last(setting, "relative", clause, at)
    if future >= 0:
        describing = relative > future and told > relative
        past = _last(setting, "past", max(clause, future), at)
        if (
            describing
            or (past > future and _comma_between(text, future, past))
            or _describes(setting, future)
        ):
            return _BACKGROUND
        return ""
    if later and later.start() - setting.mention.end < 160 and not (told >= 0 and relative >= 0):
        opened = setting.language.pattern("tense", "past").search(text, setting.mention.end, later.start())
        return _BACKGROUND if opened or told >= 0 else ""
    return _without_future(setting, told)


def _without_future(setting: Setting, told: int) -> str:
    """A sentence that names no future promises only as an item of its own, or under a promising lead-in."""
    told = -1 if setting.opening and _first_words(setting) else told
    led = bool(setting.lead_in) and setting.language.pattern("tense", "future").search(setting.lead_in)
    if told >= 0:
        return _BACKGROUND
    tells = setting.language.pattern("tense", "present").search(setting.text, setting.mention.end)
    past = setting.language.pattern("tense", "past").search(setting.text, setting.mention.end)
    if tells or past:
        return _BACKGROUND
    return "" if setting.item or led else "nothing says that it is to be reached"


def _first_words(setting: Setting) -> bool:
    """Whether the item's first sentence opens without a subject; what it describes is promised too."""
    words = setting.text[setting.label_end : setting.mention.start].lstrip(" *").split(None, 2)
    known = setting.language.pattern("tense", "subjects").match(" ".join(words[:1]) + " ") if words else True
    verb = setting.language.pattern("tense", "present").fullmatch(words[1]) if len(words) > 1 else None
    return not known and not verb


def _describes(setting: Setting, future: int) -> bool:
    """Whether a participle such as *including* or *using* stands between the promise and the number."""
    found = _last(setting, "describing", future, setting.mention.start)
    led = setting.language.pattern("change", "to_end").search(setting.before)
    return found >= 0 and setting.counts and setting.mention.start - found < 140 and not led


def _clause_start(text: str, at: int) -> int:
    ends = [found.end() for found in _CLAUSE.finditer(text, 0, at)]
    return ends[-1] if ends else 0


def _last(setting: Setting, key: str, low: int, high: int) -> int:
    place = -1
    for found in setting.language.pattern("tense", key).finditer(setting.text, low, high):
        place = found.start()
    return place


def _comma_between(text: str, low: int, high: int) -> bool:
    return "," in text[low:high]


def _in_chinese(setting: Setting) -> str:
    clause = re.split(r"[，,；;：:]", setting.text[: setting.mention.start])[-1]
    told = setting.language.pattern("tense", "past").search(clause) or setting.language.pattern(
        "tense", "past_after"
    ).match(setting.after)
    whole = setting.language.pattern("tense", "past_sentence").search(setting.text[: setting.mention.start])
    future = setting.language.pattern("tense", "future").search(setting.text)
    if told or (
        whole
        and not setting.language.pattern("tense", "future").search(
            setting.text[whole.end() : setting.mention.start]
        )
    ):
        return _BACKGROUND
    if (
        setting.item
        or future
        or (setting.lead_in and setting.language.pattern("tense", "future").search(setting.lead_in))
    ):
        return ""
    return "nothing says that it is to be reached"
