"""Definite numbers of what is done with it by a day: *Train the 7,500 cooks by 2027* is all of them."""

import functools

from tallystick.base.units import COUNTED
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.passage import Passage
from tallystick.reading.setting import Setting


def is_all_there_is(setting: Setting, passage: Passage) -> bool:
    """Whether a definite number is the object of what is done by a day: *Train the 7,500 cooks by 2027*.

    The item opens with the verb, or one of the future stands before it, and nothing else stands between.
    """
    at = setting.mention.start
    if setting.mention.form != "number" or setting.mention.spelled or not _is_of_things(setting):
        return False
    future = setting.phrases.last_span("tense", "future", 0, at)
    begin = max(setting.label_end, future[1] if future else 0)
    between = setting.text[begin:at].strip(" *_").split()
    verb = 1 if future and future[1] > setting.label_end else 2
    due = passage.dues.nearest(at)
    direct = bool(between) and between[-1].lower() in _direct_articles(setting.language)
    later = setting.phrases.first("tense", "future", setting.mention.end)
    begun = future is not None or (passage.first and later is None)
    return bool(due) and begun and direct and verb <= len(between) <= _VERB_AND_ARTICLE


def _is_of_things(setting: Setting) -> bool:
    """Whether it counts things: *the 3-year course* and *the 1.5 °C pathway* are one thing each."""
    return setting.mention.unit in {"", "count", *COUNTED}


_VERB_AND_ARTICLE = 2


@functools.cache
def _direct_articles(language: PlanLanguage) -> frozenset[str]:
    """The articles without those that hold a word such as *to*."""
    to = language.list("numbers", "to")
    return frozenset(one for one in language.list("grammar", "articles") if one not in to)
