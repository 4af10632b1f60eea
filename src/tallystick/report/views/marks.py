"""A verdict as a reader meets it: a shape, a word and a colour."""

from dataclasses import dataclass

from tallystick.report import words
from tallystick.report.desk import Desk

_HOLDS = frozenset({"met", "last_figure_meets", "done", "done_before_release", "improved"})
_SHORT = frozenset({"not_met", "last_figure_falls_short", "no_evidence_found", "worsened"})
_PART = frozenset({"adopted_not_in_force", "done_late", "started", "unchanged"})


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


def leaning(code: str) -> str:
    """Which way a verdict leans."""
    if code in _HOLDS:
        return "holds"
    if code in _SHORT:
        return "short"
    return "part" if code in _PART else "open"


def target_mark(desk: Desk, code: str) -> Mark:
    """The mark of an answer to *target met?*."""
    return Mark(code, f"t-{code}", leaning(code), desk.say(words.TARGET_VERDICT[code]))


def done_mark(desk: Desk, code: str) -> Mark:
    """The mark of an answer to *done?*."""
    return Mark(code, f"d-{code}", leaning(code), desk.say(words.DONE[code]))


def enjoyed_mark(desk: Desk, code: str) -> Mark:
    """The mark of an answer to *right enjoyed?*."""
    return Mark(code, f"e-{code}", leaning(code), desk.say(words.ENJOYED[code]))


def target_tallies(desk: Desk, counts: tuple[tuple[str, int], ...]) -> tuple[Tally, ...]:
    """The counts of each answer to *target met?*."""
    return tuple(
        Tally(
            target_mark(desk, code),
            desk.say(words.TARGET_GLOSS[code]),
            count,
            desk.path(f"targets.html#{code}"),
        )
        for code, count in counts
    )


def done_tallies(desk: Desk, counts: tuple[tuple[str, int], ...]) -> tuple[Tally, ...]:
    """The counts of each answer to *done?*."""
    return tuple(
        Tally(
            done_mark(desk, code),
            desk.say(words.DONE_GLOSS[code]),
            count,
            desk.path(f"deliverables.html#{code}"),
        )
        for code, count in counts
    )
