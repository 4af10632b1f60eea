"""The observations that speak of a target, with their sources, and which of these were known in time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tallystick.assessment.question import Question
from tallystick.base.dates import Period
from tallystick.base.quick import quick
from tallystick.register.figures import AreaGroup, figures_of
from tallystick.register.indicators import COMPARED_ROLES
from tallystick.register.model import Observation, Package, Source

if TYPE_CHECKING:
    from tallystick.register.indicators import TargetIndicator

Measure = Literal["plan_measure", "other_measure"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observation with its source and its role for one target.

    Attributes:
        observation: the figure.
        source: where it was read.
        measure: by the plan's definition or another.
        repeats: for a medium, whether a known source of another kind gives a figure of the same time.
        covered: for a medium, whether a known source of another kind gives a figure of any day of its time.
    """

    observation: Observation
    source: Source
    measure: Measure
    repeats: bool = False
    covered: bool = False


class Evidence:
    """A package's observations, found by target, area and group."""

    def __init__(self, package: Package, known_by: date) -> None:
        """Open the figures of the package."""
        self.figures = figures_of(package.observations)
        self._sources = {one.id: one for one in package.sources}
        self._known = {
            one.id for one in package.sources if one.date is not None and one.date.last <= known_by
        }
        self._links: dict[str, list[TargetIndicator]] = defaultdict(list)
        for link in package.target_indicators:
            if link.role in COMPARED_ROLES:
                self._links[link.target].append(link)

    def at(self, target: str, place: AreaGroup) -> list[Sighting]:
        """Every observation of the target's measures in one area and for one group."""
        links = self._links[target]
        return self._sightings(
            links, {link.indicator: self.figures.at(link.indicator, place) for link in links}
        )

    def by_place(self, target: str) -> Iterator[tuple[AreaGroup, list[Sighting]]]:
        """Every observation of the target's measures, one area and group after the other, sorted."""
        links = self._links[target]
        for place, held in self.figures.by_place([link.indicator for link in links]):
            yield place, self._sightings(links, held)

    def known(self, observation: Observation) -> bool:
        """Whether its source has a date and was published in time."""
        return observation.source in self._known

    def _sightings(
        self, links: list["TargetIndicator"], held: Mapping[str, Sequence[Observation]]
    ) -> list[Sighting]:
        found: list[Sighting] = []
        for link in links:
            figures = held.get(link.indicator, ())
            told: list[Period] | None = None
            for one in figures:
                source = self._sources[one.source]
                repeats = covered = False
                if source.kind == "media":
                    told = self._told(figures) if told is None else told
                    repeats = any(one.period.text == other.text for other in told)
                    covered = any(one.period.overlaps(other) for other in told)
                if source.kind != "submission":
                    found.append(quick(Sighting)(one, source, link.role, repeats, covered))
        return found

    def _told(self, figures: Sequence[Observation]) -> list[Period]:
        """The times of which a known source that is no medium gives a figure."""
        return [
            one.period
            for one in figures
            if self._sources[one.source].kind not in {"media", "submission"} and self.known(one)
        ]


def possible_values(observation: Observation, question: Question) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest value that the observation can mean, in the target's unit or its own."""
    value = observation.value_in_target_unit
    if value is None:
        value = observation.value
    match observation.qualifier:
        case "at_least":
            return value, None
        case "at_most":
            return None, value
        case "approximate":
            reach = observation.rounding
            if reach is None:
                reach = abs(value) * question.unknown_rounding
            return value - reach, value + reach
        case _:
            return value, value
