"""The number that an index gives an area or a chapter, or that it gives none, for its own page."""

from dataclasses import dataclass

from tallystick.assessment.composite.model import CompositeUnit
from tallystick.base.reasons import msgid, plural
from tallystick.register.index_rule import IndexUnits
from tallystick.report.context import PageContext
from tallystick.report.views.composite import composite_paths


@dataclass(frozen=True, slots=True)
class NumberHere:
    """What an index says of an area or chapter.

    Attributes:
        title: what the index is called.
        path: its page, where the verdicts stand beside each number.
        said: the number with its rank, or how many figures there are where none is given.
    """

    title: str
    path: str
    said: str


def numbers_here(context: PageContext, units: IndexUnits, name: str) -> tuple[NumberHere, ...]:
    """What each index of areas, or of chapters, says of one of them."""
    return tuple(
        NumberHere(title, path, _said(context, unit))
        for path, title, one in composite_paths(context)
        if one.rule.units == units
        for unit in one.units
        if unit.unit == name
    )


def _said(context: PageContext, unit: CompositeUnit) -> str:
    if unit.score is None:
        said = plural(
            "no number: a figure for {known} of {number} indicator",
            "no number: a figure for {known} of {number} indicators",
        )
        return context.language.say_many(said, unit.of, known=unit.known)
    score = context.language.digits(round(unit.score, 1))
    if unit.rank is None:
        return context.say(msgid("{score} of 100"), score=score)
    return context.say(msgid("{score} of 100, rank {rank}"), score=score, rank=unit.rank)
