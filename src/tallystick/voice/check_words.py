"""Why a report is checked, in words: a draw is said in any language, a reason as it stands."""

from tallystick.base.reasons import msgid
from tallystick.voice.language import Language


def drawn_said(language: Language, drawn: tuple[int, int, str] | None, reason: str) -> str:
    """Why a report is checked.

    Args:
        language: the reader's.
        drawn: how many were drawn, among how many, by which seed; None where it was chosen.
        reason: the reason as the package has it.
    """
    if drawn is None:
        return reason
    picked, among, seed = drawn
    text = msgid("{picked} of {among} reports, seed {seed}")
    return language.say(text, picked=picked, among=among, seed=seed)
