"""Sentences of prose that are a step with a day by which it is done: *Install 75 lamps by May 2031*."""

from tallystick.reading.dating import behind_deadline, names_deadline
from tallystick.reading.setting import Setting

#: Of a number that is what a verb does: *halve*, *double*.
DONE_BY_THE_VERB = frozenset({"grow", "shrink"})


def is_step_by_a_day(setting: Setting) -> bool:
    """Whether a sentence opens with a step and says by when, or each year; a row of cells does not."""
    text, language = setting.text[setting.label_end :], setting.language
    begin = setting.label_end + behind_deadline(text.lstrip(), language) + len(text) - len(text.lstrip())
    opens = language.low_pattern("tense", "steps").match(setting.low, begin)
    if opens is None or opens.start() > setting.mention.start or "|" in text:
        return False
    yearly = setting.phrases.first("time", "annual") is not None
    return yearly or names_deadline(text, language)
