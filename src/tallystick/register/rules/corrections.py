"""A correction says what became of it, and an answer that changed says from what to what."""

from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.corrections import Correction
from tallystick.register.descriptor import Descriptor
from tallystick.register.rules.model import Tables, each

_UNTOLD = Problem(
    "correction-untold",
    Reason("who asked for a correction is told what became of it, and when"),
    Reason("write it into answer and answered, or leave the outcome open"),
)
_HALF_TOLD = Problem(
    "correction-half-told",
    Reason("an answer that changed has one before and one since"),
    Reason("fill in was and now, or leave both empty"),
)


def corrections_that_say_nothing(tables: Tables, _: Descriptor | None) -> None:
    """Find corrections that were answered without an answer, and answers of which one half is missing."""
    typed = tables["corrections"]
    for number, one in each(typed, Correction):
        for problem, column in _faults(one):
            typed.find(problem, number, column, getattr(one, column))


def _faults(one: Correction) -> Iterator[tuple[Problem, str]]:
    if one.outcome != "open" and one.answer is None:
        yield _UNTOLD, "answer"
    if one.outcome != "open" and one.answered is None:
        yield _UNTOLD, "answered"
    if (one.was is None) != (one.now is None):
        yield _HALF_TOLD, "was" if one.was is None else "now"
