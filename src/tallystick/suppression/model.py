"""A figure that is shown or withheld, and the figures of a release."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.suppression.axes import Name, TablePlan


@dataclass(frozen=True)
class PublishedCounts:
    """What a release shows of its counts: this and the plan are all that a reader has.

    Attributes:
        plan: which figures there are.
        shown: the figures that are shown, by name; any other of the plan is withheld.
        least: by name, the smallest number that may be shown of a figure, zero apart.
    """

    plan: TablePlan
    shown: Mapping[Name, int]
    least: Mapping[Name, int]

    @property
    def withheld(self) -> tuple[Name, ...]:
        """The figures that are withheld, the widest first."""
        return tuple(one for one in self.plan.names() if one not in self.shown)


@dataclass(frozen=True)
class CountsRelease:
    """What was published, beside the counts behind it, which only its publisher has.

    Attributes:
        published: what readers have.
        counts: the counts at the finest places; none is zero there.
    """

    published: PublishedCounts
    counts: Mapping[Name, int]
