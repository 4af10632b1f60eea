"""A verdict as a reader meets it: a shape, a word and a colour."""

from dataclasses import dataclass

from tallystick.assessment.model import TargetVerdict
from tallystick.base.marks import MARKS, SELF_REPORTED
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, NO_TARGET, TARGET_ANSWERS, Verdict
from tallystick.report.context import PageContext


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict's shape, its word, and which way it leans: ``holds``, ``short``, ``part`` or ``open``."""

    code: str
    shape: str
    leans: str
    word: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have a verdict, with what it means and where they are listed."""

    mark: Mark
    gloss: str
    count: int
    path: str


def mark_words(context: PageContext, verdict: TargetVerdict) -> tuple[str, ...]:
    """The words of the marks of a verdict, as tags; whose word it rests on stands elsewhere."""
    return tuple(
        context.say(one.word) for one in MARKS if one.code in verdict.marks and one is not SELF_REPORTED
    )


def target_mark(context: PageContext, code: str) -> Mark:
    """The mark of an answer to *target met?*."""
    return _mark(context, "t", NO_TARGET if code == NO_TARGET.code else TARGET_ANSWERS[code])


def done_mark(context: PageContext, code: str) -> Mark:
    """The mark of an answer to *done?*."""
    return _mark(context, "d", DONE_ANSWERS[code])


def enjoyed_mark(context: PageContext, code: str) -> Mark:
    """The mark of an answer to *right enjoyed?*."""
    return _mark(context, "e", ENJOYED_ANSWERS[code])


def _mark(context: PageContext, question: str, verdict: Verdict) -> Mark:
    """The mark of an answer; its shape is drawn in parts/marks.html, under the question's letter."""
    return Mark(verdict.code, f"{question}-{verdict.code}", verdict.side, context.say(verdict.word))


def target_tallies(context: PageContext, counts: tuple[tuple[str, int], ...]) -> tuple[Tally, ...]:
    """The counts of each answer to *target met?*."""
    return tuple(
        Tally(
            target_mark(context, code),
            context.say(TARGET_ANSWERS[code].gloss),
            count,
            context.path(f"targets.html#{code}"),
        )
        for code, count in counts
    )


def done_tallies(context: PageContext, counts: tuple[tuple[str, int], ...]) -> tuple[Tally, ...]:
    """The counts of each answer to *done?*."""
    return tuple(
        Tally(
            done_mark(context, code),
            context.say(DONE_ANSWERS[code].gloss),
            count,
            context.path(f"deliverables.html#{code}"),
        )
        for code, count in counts
    )
