"""The nouns of a plan's index. Numbers have ten significant digits, on which every machine agrees."""

from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.reasons import Reason
from tallystick.register.index_rule import IndexRule

#: Why an indicator has no part in a unit's number.
NO_FIGURE, NO_GOALPOSTS = "no_figure", "no_goalposts"


@dataclass(frozen=True, slots=True)
class CompositeFigure:
    """One figure in an index, from the observation to the number on its scale.

    Attributes:
        unit: whose number it is in.
        indicator: the indicator.
        chapter: the chapter below which it counts.
        observation: the observation that it is.
        year: the year that it speaks of.
        value: the figure as it was published.
        worst: the figure that would be 0.
        best: the figure that would be 100.
        number: the number from 0 to 100; None where there is none.
    """

    unit: str
    indicator: str
    chapter: str
    observation: str
    year: int
    value: Decimal
    worst: Decimal
    best: Decimal
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class CompositePart:
    """A chapter below a unit's index.

    Attributes:
        chapter: the chapter.
        weight: its share beside the others'.
        score: its number; None below the coverage that is asked for.
        known: how many of its indicators have a figure.
        of: how many there are.
    """

    chapter: str
    weight: Decimal
    score: Decimal | None
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class CompositeUnit:
    """What an index says of one year, area or chapter.

    Attributes:
        unit: the year, the area or the chapter.
        score: its number from 0 to 100; None below the coverage that is asked for.
        rank: its place among areas or chapters; None for years, or without a number.
        low: the lower end of the interval of its number; None where nothing was varied.
        high: the upper end.
        rank_low: the best end of the interval of its rank.
        rank_high: the worst end.
        known: how many of the indicators have a figure that counts.
        of: how many there are.
        needed: how many must have one for a number to be given.
        soonest: the indicators without one, those first that would bring one soonest.
        parts: the chapters; none where the unit is one.
        verdicts: how many targets have each answer, beside the number and never in it.
    """

    unit: str
    score: Decimal | None
    rank: int | None
    low: Decimal | None
    high: Decimal | None
    rank_low: int | None
    rank_high: int | None
    known: int
    of: int
    needed: int
    soonest: tuple[str, ...]
    parts: tuple[CompositePart, ...]
    verdicts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LackingIndicator:
    """An indicator of an index that some unit has no figure of.

    Attributes:
        indicator: the indicator.
        chapter: the chapter below which it counts.
        why: `no_figure`, or `no_goalposts` where the method says of what its scale is.
        units: how many units have a figure of it that counts.
        availability: how its values stand, as the package says; empty where it says nothing.
    """

    indicator: str
    chapter: str
    why: str
    units: int
    availability: str


@dataclass(frozen=True, slots=True)
class Composite:
    """One index of a plan.

    Attributes:
        rule: how it was made.
        units: what it says of each unit.
        figures: the figures in it.
        lacking: the indicators that some unit lacks, those first that would bring a number soonest.
        varied: what was varied; nothing where no unit has a number or the method doubts nothing.
        failed: why replications failed, and how many did.
        refused: why it can't be made at all; it has no unit then.
    """

    rule: IndexRule
    units: tuple[CompositeUnit, ...]
    figures: tuple[CompositeFigure, ...] = ()
    lacking: tuple[LackingIndicator, ...] = ()
    varied: tuple[str, ...] = ()
    failed: tuple[tuple[Reason, int], ...] = ()
    refused: tuple[Reason, ...] = ()
