"""How a rule of pace foretold the end: what it said on the way against what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Foretold(NamedTuple):
    """What a rule said of a target on the way, and how it ended.

    Attributes:
        on_course: whether it said that the promise would be kept at this pace.
        kept: whether the promise was kept in the end.
    """

    on_course: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How often a rule was right.

    Attributes:
        calm: on course, and kept.
        warned: behind or away, and not kept.
        wolf: behind or away, and kept all the same: it cried wolf.
        missed: on course, and not kept: it did not warn.
    """

    calm: int
    warned: int
    wolf: int
    missed: int

    @property
    def rated(self) -> int:
        """Of how many both are known."""
        return self.calm + self.warned + self.wolf + self.missed

    @property
    def right(self) -> int:
        """How often it foretold the end rightly."""
        return self.calm + self.warned


def scorecard(told: Iterable[Foretold]) -> Scorecard:
    """Count what was foretold.

    Examples:
        >>> scorecard([Foretold(on_course=True, kept=True), Foretold(on_course=True, kept=False)])
        Scorecard(calm=1, warned=0, wolf=0, missed=1)
    """
    found = list(told)
    return Scorecard(
        calm=found.count(Foretold(on_course=True, kept=True)),
        warned=found.count(Foretold(on_course=False, kept=False)),
        wolf=found.count(Foretold(on_course=False, kept=True)),
        missed=found.count(Foretold(on_course=True, kept=False)),
    )
