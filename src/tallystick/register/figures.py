"""The one way to a package's figures, by indicator, area and group, whether they lie in rows or columns."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from tallystick.base.dates import Period
from tallystick.register.model import Observation

#: An area and a group of people; the empty group is everybody.
AreaGroup = tuple[str, str]


class Figures(Protocol):
    """The observations of a package, indexed once; those of one indicator and place keep their order."""

    def at(self, indicator: str, place: AreaGroup) -> Sequence[Observation]:
        """The observations of an indicator for one area and group."""

    def by_place(
        self, indicators: Sequence[str]
    ) -> Iterator[tuple[AreaGroup, Mapping[str, Sequence[Observation]]]]:
        """For each place with a figure of one of the indicators, sorted, the figures of each that has."""

    def periods(self, indicator: str) -> Collection[Period]:
        """The times that the figures of an indicator speak of, each once, in no order that means anything."""

    def places(self, indicator: str) -> Collection[AreaGroup]:
        """The areas and groups that the figures of an indicator speak of, each once, in no order either."""


class RowFigures:
    """The figures of a package that is small enough for an object a figure."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        """Index the observations."""
        self._of: dict[str, dict[AreaGroup, list[Observation]]] = defaultdict(lambda: defaultdict(list))
        for one in observations:
            self._of[one.indicator][one.area, one.group or ""].append(one)

    def at(self, indicator: str, place: AreaGroup) -> Sequence[Observation]:
        """The observations of an indicator for one area and group."""
        places_of = self._of.get(indicator)
        return places_of.get(place, ()) if places_of else ()

    def by_place(
        self, indicators: Sequence[str]
    ) -> Iterator[tuple[AreaGroup, Mapping[str, Sequence[Observation]]]]:
        """For each place with a figure of one of the indicators, sorted, the figures of each that has."""
        held = {name: self._of[name] for name in dict.fromkeys(indicators) if name in self._of}
        for place in sorted({place for places_of in held.values() for place in places_of}):
            yield place, {name: places_of[place] for name, places_of in held.items() if place in places_of}

    def periods(self, indicator: str) -> Collection[Period]:
        """The times that the figures of an indicator speak of, each once."""
        return {one.period for rows in self._of.get(indicator, {}).values() for one in rows}

    def places(self, indicator: str) -> Collection[AreaGroup]:
        """The areas and groups that the figures of an indicator speak of, each once."""
        return self._of.get(indicator, {}).keys()


def figures_of(observations: Sequence[Observation]) -> Figures:
    """The figures of a package's observations: those of a large table are indexed in its columns already."""
    held = getattr(observations, "figures", None)
    return held if held is not None else RowFigures(observations)
