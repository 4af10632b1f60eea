"""Which breakdowns the plan and its indicators call for, and which of them nobody published."""

from collections.abc import Callable, Collection, Iterator, Mapping

from tallystick.assessment.groups.model import Breakdown
from tallystick.register.figures import AreaGroup, Figures, figures_of
from tallystick.register.library.suggest import EVERYBODY
from tallystick.register.model import Package

#: Groups that are parts of a breakdown, by its name.
_GROUPS: Mapping[str, frozenset[str]] = {
    "sex": frozenset({"women", "men", "girls", "boys"}),
    "gender": frozenset({"women", "men", "girls", "boys"}),
    "urban_rural": frozenset({"rural_residents", "urban_residents", "rural_people", "urban_people"}),
    "residence": frozenset({"rural_residents", "urban_residents", "rural_people", "urban_people"}),
    "age": frozenset({"children", "elderly", "youth", "young_people", "adults", "minors"}),
    "disability": frozenset({"persons_with_disabilities"}),
    "ethnicity": frozenset({"ethnic_minorities"}),
}
#: Levels of areas by the name of a breakdown; of an area without a level it is not known, and it counts.
_LEVELS: Mapping[str, str] = {
    "province": "provincial",
    "prefecture": "prefectural",
    "city": "prefectural",
    "county": "county",
}


def breakdowns(package: Package) -> tuple[Breakdown, ...]:
    """Every breakdown that is called for, in the plan's order: of each commitment the people it names first.

    What the plan names is published where an indicator of the commitment, or one of its targets, has a
    figure of these people or speaks of them alone; what an indicator must be broken down by, where it has a
    figure for such a group or area. A breakdown of which no figure is there counts as missing.
    """
    look = _Look(package)
    return tuple(
        one
        for commitment in package.commitments
        for one in (*look.of_people(commitment.id, commitment.groups), *look.of_indicators(commitment.id))
    )


class _Look:
    """A package's figures by what they are broken down by."""

    def __init__(self, package: Package) -> None:
        self._country = package.descriptor.tallystick.plan.country
        self._figures: Figures = figures_of(package.observations)
        self._levels = {one.id: one.level for one in package.areas}
        self._speaks_of = {one.id: one.groups for one in package.indicators}
        self._links: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for link in package.commitment_indicators:
            self._links.setdefault(link.commitment, []).append((link.indicator, link.disaggregation))
        commitments = {one.id: one.commitment for one in package.targets}
        self._measures: dict[str, dict[str, None]] = {}
        for one in package.target_indicators:
            self._measures.setdefault(commitments[one.target], {})[one.indicator] = None

    def of_people(self, commitment: str, groups: Collection[str]) -> Iterator[Breakdown]:
        """The people that the plan names in a commitment."""
        own = dict.fromkeys(name for name, _ in self._links.get(commitment, ()))
        named = [*own, *(name for name in self._measures.get(commitment, ()) if name not in own)]
        for group in groups:
            if group != EVERYBODY:
                yield Breakdown(commitment, "", group, sum(self._speaks(name, group) for name in named))

    def of_indicators(self, commitment: str) -> Iterator[Breakdown]:
        """What the indicators of a commitment must be broken down by."""
        for indicator, asked in self._links.get(commitment, ()):
            for by in dict.fromkeys(asked):
                yield Breakdown(commitment, indicator, by, self._found(indicator, by))

    def _speaks(self, indicator: str, group: str) -> bool:
        """Whether a figure of an indicator is of a group, or of nobody else."""
        places = self._figures.places(indicator)
        return any(name == group for _, name in places) or (
            bool(places) and group in self._speaks_of[indicator]
        )

    def _found(self, indicator: str, by: str) -> int:
        """For how many groups or areas an indicator has a figure that is broken down so."""
        is_part = self._part(by.strip().replace(" ", "_"))
        return len({place for place in self._figures.places(indicator) if is_part(place)})

    def _part(self, by: str) -> Callable[[AreaGroup], bool]:
        if by in _LEVELS:
            level = _LEVELS[by]
            return lambda place: place[0] != self._country and self._levels[place[0]] in {level, None}
        if by in {"region", "area"}:
            return lambda place: place[0] != self._country
        groups = _GROUPS.get(by, frozenset({by}))
        return lambda place: place[1] in groups
