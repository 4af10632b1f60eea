"""The observations that speak of a target, with their sources, and which of these were known in time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tallystick.assessment.question import Question
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
    """

    observation: Observation
    source: Source
    measure: Measure


class Evidence:
    """A package's observations, found by target."""

    def __init__(self, package: Package, known_by: date) -> None:
        """Index the observations of every target."""
        self._known_by = known_by
        self._sources = {one.id: one for one in package.sources}
        self._links: dict[str, list[TargetIndicator]] = defaultdict(list)
        for link in package.target_indicators:
            if link.role in {"plan_measure", "other_measure"}:
                self._links[link.target].append(link)
        self._of: dict[str, list[Observation]] = defaultdict(list)
        for observation in package.observations:
            self._of[observation.indicator].append(observation)
        self._told = {
            _figure_of(one)
            for one in package.observations
            if self._sources[one.source].kind not in {"media", "submission"} and self.known(one)
        }

    def sightings(self, target: str) -> list[Sighting]:
        """Every observation of the target's measures, for all areas and groups."""
        return [
            Sighting(one, self._sources[one.source], link.role)  # type: ignore[arg-type]
            for link in self._links[target]
            for one in self._of[link.indicator]
            if self._sources[one.source].kind != "submission"
        ]

    def known(self, observation: Observation) -> bool:
        """Whether its source has a date and was published in time."""
        published = self._sources[observation.source].date
        return published is not None and published.last <= self._known_by

    def told(self, observation: Observation) -> bool:
        """Whether a known source that is no medium gives a figure of the same thing and period."""
        return _figure_of(observation) in self._told


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


def _figure_of(observation: Observation) -> tuple[str, str, str, str]:
    return observation.indicator, observation.area, observation.group or "", observation.period.text
