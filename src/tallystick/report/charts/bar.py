"""A bar of shares: how much of a plan can be checked at all."""

from dataclasses import dataclass

from tallystick.assessment.model import PartSummary
from tallystick.base.reasons import msgid
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.voice import terms


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the bar, places and widths in percent of it."""

    code: str
    name: str
    gloss: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar with what it shows."""

    title: str
    total: int
    pieces: tuple[Piece, ...]


def evaluability_bar(context: PageContext, summary: PartSummary) -> Bar:
    """How many commitments can be checked, and how."""
    pieces, done = [], 0
    for code, count in summary.evaluability:
        start = 100 * done / summary.commitments if summary.commitments else 0.0
        width = 100 * count / summary.commitments if summary.commitments else 0.0
        name, gloss = context.say(terms.EVALUABILITY[code]), context.say(words.EVALUABILITY_GLOSS[code])
        pieces.append(Piece(code, name, gloss, count, round(start, 2), round(width, 2)))
        done += count
    told = context.language.list(
        context.say(msgid("{name} {count}"), name=one.name, count=one.count) for one in pieces
    )
    title = context.say(msgid("Of {total} commitments: {told}."), total=summary.commitments, told=told)
    return Bar(title, summary.commitments, tuple(pieces))
