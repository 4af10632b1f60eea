"""What bodies set out to do, and what their reports said before, by what it is about."""

from functools import cached_property

from tallystick.register.areas import EarlierLocalTarget
from tallystick.register.model import Package
from tallystick.register.phases import (
    BodyMeasure,
    EarlierMeasure,
    EarlierMilestone,
    EarlierReport,
    Milestone,
)
from tallystick.report.grouped import many


class FollowUpBook:
    """Measures with their milestones, and what bodies said before. Nothing is computed here."""

    def __init__(self, package: Package) -> None:
        """Open the rows of a package, in its reader's language."""
        self._package = package

    @cached_property
    def measures(self) -> dict[str, BodyMeasure]:
        """Every measure, by its identifier."""
        return {one.id: one for one in self._package.measures}

    @cached_property
    def measures_of(self) -> dict[str, list[BodyMeasure]]:
        """What bodies set out to do about a commitment."""
        return many(self._package.measures, lambda one: one.commitment)

    @cached_property
    def measures_by(self) -> dict[str, list[BodyMeasure]]:
        """What a body set out to do."""
        return many(self._package.measures, lambda one: one.body)

    @cached_property
    def milestones_of(self) -> dict[str, list[Milestone]]:
        """The milestones of a measure."""
        return many(self._package.milestones, lambda one: one.measure)

    @cached_property
    def wordings_of(self) -> dict[tuple[str, str, str], list[EarlierReport]]:
        """What a report said before, by its phase, body and commitment."""
        return many(self._package.earlier_reports, lambda one: (one.phase, one.body, one.commitment))

    @cached_property
    def measures_before(self) -> dict[str, list[EarlierMeasure]]:
        """What a measure said before."""
        return many(self._package.earlier_measures, lambda one: one.measure)

    @cached_property
    def milestones_before(self) -> dict[str, list[EarlierMilestone]]:
        """What the milestones of a measure said before, also those that were taken out, by the measure."""
        return many(self._package.earlier_milestones, lambda one: one.measure)

    @cached_property
    def promises_before(self) -> dict[tuple[str, str], list[EarlierLocalTarget]]:
        """What a part of the country had promised before, by the target and the part."""
        return many(self._package.earlier_local_targets, lambda one: (one.target, one.area))
