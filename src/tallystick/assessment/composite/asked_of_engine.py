"""From a plan's indicators and figures to what the engine of the index takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.assessment.composite.chosen import ChosenFigure, ChosenIndicator
from tallystick.index.aggregate import AGGREGATORS
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.method import CoverageAsked, IndexMethod
from tallystick.index.model import Leaf, Node
from tallystick.index.normalise.goalposts import Goalposts
from tallystick.index.plainly import PlainFigures
from tallystick.index.tree import IndexTree, grown
from tallystick.register.index_rule import IndexDoubt, IndexRule

#: No identifier has a colon or a space, so neither is taken for an indicator; people read of a chapter by it.
ROOT, CHAPTER = "index:", "chapter "
#: The numbers go from 0 to this.
SCALE = 100.0


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of the table: what its number is for, and where and when its figures are looked for.

    Attributes:
        unit: the year, the area or the chapter.
        area: whose figures they are.
        year: the year.
        oldest: the earliest year that stands in for it.
    """

    unit: str
    area: str
    year: int
    oldest: int


@dataclass(frozen=True, slots=True)
class IndexInput:
    """What one run of the engine is of.

    Attributes:
        chosen: the indicators, by chapter.
        rows: the rows.
        found: by row and indicator, the figure, whether or not the method says of what its scale is.
        figures: the figures that have a scale.
        method: how the index is made.
    """

    chosen: tuple[ChosenIndicator, ...]
    rows: tuple[PlacedRow, ...]
    found: Mapping[tuple[int, str], ChosenFigure]
    figures: PlainFigures
    method: IndexMethod


def index_input(
    rule: IndexRule,
    chosen: tuple[ChosenIndicator, ...],
    rows: tuple[PlacedRow, ...],
    placed: Mapping[str, Mapping[tuple[str, int], ChosenFigure]],
) -> IndexInput:
    """What the engine takes of these rows and indicators; a figure without goalposts has no place on a scale.

    Args:
        rule: how the index is made.
        chosen: the indicators.
        rows: the rows.
        placed: by indicator, the figures by area and year.
    """
    found = {
        (at, one.indicator.id): figure
        for at, row in enumerate(rows)
        for one in chosen
        if (figure := _figure(placed[one.indicator.id], row)) is not None
    }
    scaled = {one.indicator.id for one in chosen if one.posts is not None}
    placed_on = {place: figure for place, figure in found.items() if place[1] in scaled}
    years = rule.units == "years"
    figures = PlainFigures(
        tuple(row.area if years else row.unit for row in rows),
        {place: float(one.observation.value) for place, one in placed_on.items()},
        {place: (float(one.low), float(one.high)) for place, one in placed_on.items() if one.low < one.high},
        tuple(float(row.year) for row in rows) if years and len(rows) > 1 else (),
    )
    return IndexInput(chosen, rows, found, figures, _method(rule, chosen, figures))


def _figure(placed: Mapping[tuple[str, int], ChosenFigure], row: PlacedRow) -> ChosenFigure | None:
    years = range(row.year, row.oldest - 1, -1)
    return next((placed[row.area, year] for year in years if (row.area, year) in placed), None)


def _method(rule: IndexRule, chosen: Sequence[ChosenIndicator], figures: PlainFigures) -> IndexMethod:
    asked = rule.coverage
    return IndexMethod(
        rule.name,
        rule.title,
        _tree(rule, chosen),
        normaliser=Goalposts(scale=SCALE),
        aggregator=AGGREGATORS[rule.aggregate](),
        coverage=CoverageAsked(asked.below_node, asked.of_indicators, count_empty=True),
        doubts=_doubts(rule.doubt, figures, alone=len(chosen) == 1) if rule.doubt else None,
    )


def _tree(rule: IndexRule, chosen: Sequence[ChosenIndicator]) -> IndexTree:
    chapters = list(dict.fromkeys(one.chapter for one in chosen))
    leaves = [
        Leaf(
            one.indicator.id,
            one.indicator.title,
            CHAPTER + one.chapter,
            1 if one.indicator.direction == "up" else -1,
            rule.weights.get(one.indicator.id, 1.0),
            one.indicator.unit,
            bounds=one.posts,
        )
        for one in chosen
    ]
    if rule.units == "chapters":  # each chapter is a tree by itself
        return grown(leaves, [Node(CHAPTER + one, one, None) for one in chapters])
    nodes = [Node(CHAPTER + one, one, ROOT, rule.weights.get(one, 1.0)) for one in chapters]
    return grown(leaves, [*nodes, Node(ROOT, rule.title, None)])


def _doubts(asked: IndexDoubt, figures: PlainFigures, *, alone: bool) -> Doubts | None:
    """What is doubted; one indicator alone is not left out, and figures that all bodies agree on stand."""
    sources = asked.sources and bool(figures.bounds)
    found = Doubts(
        replications=asked.replications,
        seed=asked.seed,
        interval=asked.interval,
        aggregate=tuple(AGGREGATORS[way]() for way in asked.aggregate),
        weights=WeightDoubt(asked.weights) if asked.weights else None,
        leave_out=asked.leave_out and not alone,
        data=DataDoubt(asked.relative, {}, sources) if asked.relative or sources else None,
    )
    return found if found.factors else None
