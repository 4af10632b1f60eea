"""The nouns of groups: a gap to the average, and a breakdown that is called for."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class GapRatio:
    """A group's figure as a share of everybody's, of one year, by one body.

    Attributes:
        year: the year of both figures.
        group_value: the group's figure.
        average: everybody's.
        ratio: the one by the other, to four decimals.
        low: the least that the ratio can be, given the digits that were printed; None where unknown.
        high: the most.
        figures: the observations of both.
    """

    year: int
    group_value: Decimal
    average: Decimal
    ratio: Decimal
    low: Decimal | None
    high: Decimal | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupGap:
    """How far a group stands from the average in the whole country, now and when the plan began.

    Attributes:
        indicator: what is measured.
        group: the group of people.
        issuing_body: whose figures they are, of the group and of everybody.
        vintage: which edition of them, where there are several.
        unit: the unit of both figures.
        worse: whether the group stands worse than the average now; None where no direction is better.
        now: the last year of which both figures are known.
        base: the last year before the plan, else the first of both; None where that is the same year.
        change: `NARROWER`, `WIDER` or `NO_CLEAR_CHANGE`; empty without a base.
    """

    indicator: str
    group: str
    issuing_body: str
    vintage: str
    unit: str
    worse: bool | None
    now: GapRatio
    base: GapRatio | None
    change: str


#: What became of a gap: clear where the two ratios' intervals lie apart, or where none is known.
NARROWER, WIDER, NO_CLEAR_CHANGE = "narrower", "wider", "no_clear_change"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A breakdown that a commitment calls for, and whether anybody published it.

    Attributes:
        commitment: the commitment.
        indicator: the indicator that must be broken down; empty where the plan itself names the people.
        by: the group, or what it is broken down by, as the package has it.
        figures: how many groups or areas have a figure so broken down; 0 counts as missing.
    """

    commitment: str
    indicator: str
    by: str
    figures: int

    @property
    def missing(self) -> bool:
        """Whether nobody published it."""
        return self.figures == 0
