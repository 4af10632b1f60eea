"""The parts of a country, opened at any one: which figures were found there, and where nothing was."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tallystick.assessment.indicators.model import Trend
from tallystick.assessment.model import TargetVerdict
from tallystick.base.reasons import plural
from tallystick.register.areas import Area
from tallystick.register.indicators import Indicator
from tallystick.register.model import Observation, Target
from tallystick.register.totals import asks_parts, is_total
from tallystick.report.context import PageContext
from tallystick.report.grouped import many

#: Of which comparators the lowest figure is the furthest from the promise, and of which the highest.
_UPWARD = frozenset({">=", ">", "increase_by", "cumulative_at_least"})
_DOWNWARD = frozenset({"<=", "<", "decrease_by"})


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """The latest figure of an indicator in a place, and how many others were found there."""

    area: str
    group: str
    indicator: Indicator
    latest: Observation
    others: int


class AreaBook:
    """Figures and answers by area. Nothing is computed here but order and counts of rows."""

    def __init__(self, context: PageContext) -> None:
        """Open the book of a page's context."""
        self.context = context
        self.book = context.book
        self.country = context.book.plan.country

    @cached_property
    def all(self) -> tuple[Area, ...]:
        """Every part of the country that the package names, by name."""
        key = self.context.language.sort_key
        parts = (one for one in self.book.package.areas if one.id != self.country)
        return tuple(sorted(parts, key=lambda one: (key(one.name), one.id)))

    @cached_property
    def there(self) -> tuple[Area, ...]:
        """Those of `all` that there are on the last day that is judged."""
        day = date.fromisoformat(self.book.assessment.judged_to)
        return tuple(
            one
            for one in self.all
            if (one.until is None or one.until.last >= day) and (one.since is None or one.since.first <= day)
        )

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets that each part of the country can be held against, in the plan's order."""
        return tuple(one for one in self.book.package.targets if asks_parts(one))

    @cached_property
    def tree(self) -> tuple[tuple[Area, int], ...]:
        """Every part of the country, each after the one that it lies in, with how deep it lies; by name."""
        inside = many(self.all, lambda one: one.parent or "")

        def below(whole: str, depth: int) -> Iterator[tuple[Area, int]]:
            for one in inside.pop(whole, ()):
                yield one, depth
                yield from below(one.id, depth + 1)

        found = [*below(self.country, 1)]
        while inside:  # what does not lie in the country, with what lies in that
            found += below(next(iter(inside)), 1)
        return tuple(found)

    @property
    def shown(self) -> tuple[Area, ...]:
        """The parts that have a page: those for which a figure was found, or a promise of their own."""
        return tuple(one for one in self.all if one.id in self.figures or one.id in self._promising)

    @cached_property
    def _promising(self) -> frozenset[str]:
        return frozenset(one.area for one in self.book.package.local_targets if one.value is not None)

    def path(self, area: str) -> str:
        """The page of an area."""
        return self.context.path(f"places/{area}.html")

    @cached_property
    def figures(self) -> dict[str, list[PlaceFigure]]:
        """For each part with figures the latest of each indicator and group, in the package's order."""
        indicators = {one.id: one for one in self.book.package.indicators}
        found: dict[str, list[PlaceFigure]] = defaultdict(list)
        for (area, group), rows in self.book.figures.by_place(tuple(indicators)):
            if area == self.country:
                continue
            for name, figures in rows.items():
                latest = max(figures, key=lambda one: (one.period.last, not one.restated, one.id))
                found[area].append(PlaceFigure(area, group, indicators[name], latest, len(figures) - 1))
        return dict(found)

    @cached_property
    def answers(self) -> dict[str, list[TargetVerdict]]:
        """The answers to targets by area, whether a figure answers them or not."""
        found: dict[str, list[TargetVerdict]] = defaultdict(list)
        for target in self.book.package.targets:
            for one in self.book.part_verdicts.get(target.id, ()):
                if one.area != self.country:
                    found[one.area].append(one)
        return dict(found)

    @cached_property
    def answered(self) -> dict[str, set[str]]:
        """For each area the targets that a figure of its own answers, met or not."""
        return {
            area: {one.target for one in rows if one.observed is not None and not one.group}
            for area, rows in self.answers.items()
        }

    def apart(self, area: str) -> list[PlaceFigure]:
        """The figures of an area on which no answer rests."""
        resting = [one for one in self.answers.get(area, ()) if one.observed is not None]
        used = {name for one in resting for name in one.figures}
        return [one for one in self.figures.get(area, ()) if one.latest.id not in used]

    def told(self, area: str) -> str:
        """How many of the targets have an answer in an area, in a few words."""
        forms = plural("a figure for {found} of {number} target", "a figure for {found} of {number} targets")
        found = len(self.answered.get(area, ()))
        return self.context.language.say_many(forms, len(self.targets), found=found)

    @cached_property
    def commitments(self) -> dict[str, tuple[str, ...]]:
        """For each part with figures the commitments that one of them speaks of, in the plan's order."""
        of = self.commitments_of
        order = {name: place for place, name in enumerate(self.book.commitments)}
        return {
            area: tuple(
                sorted({name for one in rows for name in of.get(one.indicator.id, ())}, key=order.__getitem__)
            )
            for area, rows in self.figures.items()
        }

    @cached_property
    def commitments_of(self) -> dict[str, dict[str, None]]:
        """The commitments that an indicator speaks of, as their own or through a target."""
        package = self.book.package
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for link in package.target_indicators:
            found[link.indicator][self.book.targets[link.target].commitment] = None
        for one in package.commitment_indicators:
            found[one.indicator][one.commitment] = None
        return dict(found)

    @cached_property
    def by_target(self) -> dict[str, tuple[TargetVerdict, ...]]:
        """For each target with figures of areas that there are their answers, the furthest off first."""
        found: dict[str, list[TargetVerdict]] = defaultdict(list)
        for area in self.there:
            for one in self.answers.get(area.id, ()):
                if one.observed is not None and not one.group:
                    found[one.target].append(one)
        return {
            target.id: furthest_first(target, found[target.id])
            for target in self.book.package.targets
            if target.id in found
        }

    @cached_property
    def by_indicator(self) -> dict[str, tuple[PlaceFigure, ...]]:
        """For each indicator with figures of areas that there are those of everybody, the worst first."""
        found: dict[str, list[PlaceFigure]] = defaultdict(list)
        for area in self.there:
            for one in self.figures.get(area.id, ()):
                if not one.group:
                    found[one.indicator.id].append(one)
        return {
            one.id: _behind_first(self.context, one, found[one.id])
            for one in self.book.package.indicators
            if one.id in found
        }

    @cached_property
    def without_target(self) -> dict[str, tuple[PlaceFigure, ...]]:
        """Those of `by_indicator` that are the plan's measure of no target with an answer in an area."""
        links = self.book.package.target_indicators
        shown = {
            one.indicator for one in links if one.target in self.by_target and one.role == "plan_measure"
        }
        return {name: rows for name, rows in self.by_indicator.items() if name not in shown}

    @cached_property
    def furthest(self) -> tuple[Trend, ...]:
        """The series of the country beside which the assessment names who is furthest behind, each once."""
        found: dict[tuple[object, ...], Trend] = {}
        for one in self.book.assessment.trends:
            if one.furthest_area or one.furthest_group:
                said = (one.indicator, one.years[-1], one.last_value, one.furthest_area, one.furthest_group)
                found.setdefault(said, one)
        return tuple(found.values())

    def behind(self, area: str, measure: str) -> str:
        """The year in which the assessment names an area as the one furthest behind; empty where it does not.

        Args:
            area: the area.
            measure: an indicator, or a target that it speaks of.
        """
        return self._behind.get((area, measure), "")

    @cached_property
    def _behind(self) -> dict[tuple[str, str], str]:
        targets: dict[str, list[str]] = defaultdict(list)
        for link in self.book.package.target_indicators:
            targets[link.indicator].append(link.target)
        return {
            (one.furthest_area, measure): str(one.years[-1])
            for one in self.furthest
            if one.furthest_area
            for measure in (one.indicator, *targets.get(one.indicator, ()))
        }


def furthest_first(target: Target, rows: list[TargetVerdict]) -> tuple[TargetVerdict, ...]:
    """Answers with a figure in order: the figure that is furthest from the promise first, then by area."""

    def key(one: TargetVerdict) -> tuple[object, str]:
        if one.observed is None:
            return (0, one.area)
        if target.comparator in _UPWARD:
            return (one.observed, one.area)
        if target.comparator in _DOWNWARD:
            return (-one.observed, one.area)
        return (-abs(one.observed - target.value), one.area)

    return tuple(sorted(rows, key=key))


def is_ordered(indicator: Indicator, rows: Iterable[PlaceFigure]) -> bool:
    """Whether one figure of an area can be called worse than another: the smallest has least of a total."""
    same = len({one.latest.unit for one in rows}) == 1
    return indicator.direction is not None and same and not is_total(indicator)


def _behind_first(
    context: PageContext, indicator: Indicator, rows: list[PlaceFigure]
) -> tuple[PlaceFigure, ...]:
    """Figures of areas: the worst first where the indicator has a direction, else by name."""
    name, key = context.book.areas, context.language.sort_key
    by_name = sorted(rows, key=lambda one: (key(name[one.area].name), one.area))
    if not is_ordered(indicator, rows):
        return tuple(by_name)
    down = indicator.direction == "down"
    return tuple(sorted(by_name, key=lambda one: -one.latest.value if down else one.latest.value))
