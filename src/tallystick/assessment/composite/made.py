"""The indices of a plan that its method asks for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from tallystick.assessment.composite.asked_of_engine import (
    CHAPTER,
    ROOT,
    IndexInput,
    PlacedRow,
    index_input,
)
from tallystick.assessment.composite.beside import VerdictCounts, VerdictsBeside
from tallystick.assessment.composite.chosen import (
    ChosenFigures,
    ChosenIndicator,
    PlacedFigures,
    chosen_indicators,
)
from tallystick.assessment.composite.model import (
    NO_FIGURE,
    NO_GOALPOSTS,
    Composite,
    CompositeFigure,
    CompositePart,
    CompositeUnit,
    LackingIndicator,
)
from tallystick.assessment.model import Assessment
from tallystick.assessment.rulebook import Rules
from tallystick.base.dates import Period
from tallystick.base.reasons import Reason
from tallystick.index.digits import digits
from tallystick.index.plainly import PlainIndex, PlainInterval, plain_index, plain_intervals, plain_ranks
from tallystick.index.snags import CannotRun, Snag
from tallystick.register.index_rule import IndexRule
from tallystick.register.indicators import AVAILABILITY
from tallystick.register.method import Method
from tallystick.register.model import Package

#: So many indicators are named for each unit; the table of what is lacking has all.
MOST_SOONEST = 20
#: Shares of whole numbers are compared with a hair's breadth of room, as the engine does.
_HAIR = 1e-9
_NOTHING = Reason("the package has no indicator for it that has a direction and serves a commitment")
_NO_AREA = Reason("no area below the country has a figure of an indicator in it")


def composites(
    package: Package, method: Method, assessment: Assessment, rules: Rules
) -> tuple[Composite, ...]:
    """Every index that the method asks for; one that can't be made says why in place of its units.

    Args:
        package: the plan.
        method: how it is judged, and how its indices are made.
        assessment: what that gave, whose verdicts stand beside the numbers.
        rules: the rules that it was judged by.
    """
    figures = ChosenFigures(package, method)
    beside = VerdictsBeside(package, method, assessment, rules)
    return tuple(_Making(package, method, rule, figures).made(beside) for rule in method.index)


@dataclass(frozen=True, slots=True)
class _Ran:
    """One run of the engine."""

    given: IndexInput
    index: PlainIndex

    def known(self, row: int, chapter: str = "") -> int:
        """How many indicators of a row have a figure that counts, in all or below a chapter."""
        there = {code for at, code in self.given.figures.values if at == row}
        return sum(one.indicator.id in there for one in self.given.chosen if chapter in {"", one.chapter})


class _Making:
    def __init__(self, package: Package, method: Method, rule: IndexRule, figures: ChosenFigures) -> None:
        self.package, self.method, self.rule = package, method, rule
        self.chosen = chosen_indicators(package, rule)
        self.placed: dict[str, PlacedFigures] = {
            one.indicator.id: figures.of(one.indicator) for one in self.chosen
        }
        self.country = package.descriptor.tallystick.plan.country

    def made(self, beside: VerdictsBeside) -> Composite:
        """The index, or why it can't be made."""
        rows = self._rows()
        if not self.chosen or not rows:
            return Composite(self.rule, (), refused=(_NO_AREA if self.chosen else _NOTHING,))
        try:
            ran = [_Ran(one, plain_index(one.figures, one.method)) for one in self._inputs(rows)]
        except CannotRun as stopped:
            return Composite(self.rule, (), refused=tuple(map(_told, stopped.snags)))
        names = tuple(row.unit for one in ran for row in one.given.rows)
        had = Counter(code for one in ran for _, code in one.given.found)
        told = _Told(self.rule, ran, had, beside.of(self.rule.units, names))
        return Composite(
            self.rule,
            tuple(told.units()),
            tuple(told.figures()),
            tuple(told.lacking()),
            told.varied,
            tuple(told.failed()),
        )

    def _rows(self) -> tuple[PlacedRow, ...]:
        last = self.rule.year or self.method.judged_to.year
        oldest = last - self.rule.years_back
        if self.rule.units == "years":
            first = Period.parse(self.package.descriptor.tallystick.plan.period).first.year
            years = range(first, self.method.judged_to.year + 1)
            return tuple(PlacedRow(str(year), self.country, year, year) for year in years)
        if self.rule.units == "chapters":
            chapters = dict.fromkeys(one.chapter for one in self.chosen)
            return tuple(PlacedRow(one, self.country, last, oldest) for one in chapters)
        there = {
            area for placed in self.placed.values() for area, year in placed if oldest <= year <= last
        } - {self.country}
        areas = [one.id for one in self.package.areas if one.id in there]
        return tuple(PlacedRow(one, one, last, oldest) for one in areas)

    def _inputs(self, rows: tuple[PlacedRow, ...]) -> Iterator[IndexInput]:
        """What the engine is run on: all rows together, or each chapter with its own indicators."""
        if self.rule.units != "chapters":
            yield index_input(self.rule, self.chosen, rows, self.placed)
            return
        for row in rows:
            own = tuple(one for one in self.chosen if one.chapter == row.unit)
            yield index_input(self.rule, own, (row,), self.placed)


class _Told:
    """What runs of the engine say, in the plan's words."""

    def __init__(
        self, rule: IndexRule, ran: list[_Ran], had: Counter[str], verdicts: dict[str, VerdictCounts]
    ) -> None:
        self.rule, self.ran, self.had, self.verdicts = rule, ran, had, verdicts
        scores = [one.index.score(row) for one in ran for row in range(len(one.given.rows))]
        self.ranks = plain_ranks(scores) if rule.units != "years" else [None] * len(scores)
        self.intervals: list[PlainInterval | None] = [None] * len(scores)
        if rule.doubt is not None and self.varied:
            self.intervals = list(plain_intervals([one.index for one in ran], rule.doubt.interval))

    @property
    def varied(self) -> tuple[str, ...]:
        """What was varied."""
        return max((one.index.varied for one in self.ran), key=len)

    def failed(self) -> Iterator[tuple[Reason, int]]:
        """Why replications failed, and how many did."""
        reasons = [why for one in self.ran for why in one.index.failures]
        counts = Counter(why.text for why in reasons)
        told = {why.text: why for why in reasons}
        yield from ((told[text], counts[text]) for text in sorted(counts))

    def units(self) -> Iterator[CompositeUnit]:
        """What it says of each unit."""
        at = 0
        for one in self.ran:
            for row in range(len(one.given.rows)):
                yield self._unit(one, row, at)
                at += 1

    def _unit(self, one: _Ran, row: int, at: int) -> CompositeUnit:
        name, of = one.given.rows[row].unit, len(one.given.chosen)
        interval, rank = self.intervals[at], self.ranks[at]
        return CompositeUnit(
            unit=name,
            score=_number(one.index.score(row)),
            rank=rank,
            low=_number(interval.low) if interval else None,
            high=_number(interval.high) if interval else None,
            rank_low=interval.rank_low if interval and rank else None,
            rank_high=interval.rank_high if interval and rank else None,
            known=one.known(row),
            of=of,
            needed=ceil(self.rule.coverage.of_indicators * of - _HAIR),
            soonest=tuple(each.indicator.id for each in self._soonest(one, row)[:MOST_SOONEST]),
            parts=tuple(self._parts(one, row)),
            verdicts=self.verdicts[name],
        )

    def _parts(self, one: _Ran, row: int) -> Iterator[CompositePart]:
        if self.rule.units == "chapters":
            return
        for node in one.given.method.tree.nodes[:-1]:
            yield CompositePart(
                node.name,
                Decimal(digits(one.index.weights[node.code])),
                _number(one.index.scores[row][node.code]),
                one.known(row, node.name),
                sum(CHAPTER + each.chapter == node.code for each in one.given.chosen),
            )

    def figures(self) -> Iterator[CompositeFigure]:
        """The figures in it."""
        for one in self.ran:
            for row, place in enumerate(one.given.rows):
                for chosen in one.given.chosen:
                    figure = one.given.found.get((row, chosen.indicator.id))
                    if figure is None or chosen.posts is None:
                        continue
                    low, high = sorted(Decimal(digits(post)) for post in chosen.posts)
                    up = chosen.indicator.direction == "up"
                    yield CompositeFigure(
                        place.unit,
                        chosen.indicator.id,
                        chosen.chapter,
                        figure.observation.id,
                        figure.observation.period.first.year,
                        figure.observation.value,
                        low if up else high,
                        high if up else low,
                        _number(one.index.scores[row][chosen.indicator.id]),
                    )

    def lacking(self) -> Iterator[LackingIndicator]:
        """The indicators that some unit lacks, those first that would bring a number soonest."""
        lacked: dict[str, tuple[ChosenIndicator, int]] = {}
        for one in self.ran:
            counts = Counter(code for _, code in one.given.figures.values)
            for chosen in one.given.chosen:
                if counts[chosen.indicator.id] < len(one.given.rows):
                    lacked[chosen.indicator.id] = chosen, counts[chosen.indicator.id]
        for chosen, units in sorted(lacked.values(), key=lambda pair: self._order(pair[0])):
            without = chosen.posts is None and self.had[chosen.indicator.id]
            why = NO_GOALPOSTS if without else NO_FIGURE
            yield LackingIndicator(chosen.indicator.id, chosen.chapter, why, units, chosen.availability)

    def _soonest(self, one: _Ran, row: int) -> list[ChosenIndicator]:
        there = {code for at, code in one.given.figures.values if at == row}
        return sorted((each for each in one.given.chosen if each.indicator.id not in there), key=self._order)

    def _order(self, chosen: ChosenIndicator) -> tuple[int, int]:
        """What most other units have, then what is published or public, then what nobody publishes."""
        standing = chosen.availability
        at = AVAILABILITY.index(standing) if standing in AVAILABILITY else len(AVAILABILITY)
        return -self.had[chosen.indicator.id], at


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(digits(value))


def _told(snag: Snag) -> Reason:
    """What keeps the index from being made; its root has no name in the plan."""
    return replace(snag, indicator="").told if snag.indicator == ROOT else snag.told
