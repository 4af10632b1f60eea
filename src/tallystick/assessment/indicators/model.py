"""The nouns of the indicator system's results."""

from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.reasons import Reason
from tallystick.base.verdicts import IMPROVED, WORSENED

#: Where figures went: the first four by the first version of the rule; from the second on the last four in
#: the place of improving and worsening.
TRENDS = (
    "improving",
    "no_clear_change",
    "worsening",
    "too_few_years",
    IMPROVED.code,
    WORSENED.code,
    "rose",
    "fell",
)
#: Whose figures they are.
VOICES = ("official", "international", "independent")
#: How far a kind of indicator is there for a commitment, the best first.
STANDINGS = ("published", "partly", "public_not_read", "not_published", "explained", "missing")
CHECKS = ("specific", "measurable", "relevant", "sourced", "dated")


@dataclass(frozen=True, slots=True)
class Trend:
    """Where the figures of one indicator went, as one body gives them. It is no verdict on a promise.

    Attributes:
        commitment: the commitment that the indicator speaks of.
        indicator: the indicator.
        area: the area.
        group: the group of people; empty for everybody.
        issuing_body: whose figures they are.
        vintage: which edition of them, where there are several.
        trend: one of `TRENDS`.
        direction: which way is better, up or down.
        years: the years that have a figure.
        first_value: the figure of the first of them.
        last_value: the figure of the last.
        unit: their unit.
        slope: the median of the yearly changes between all pairs of years; None for too few.
        yearly_change: the slope in percent of the median figure, to two decimals; None for too few.
        figures: the observations.
        sources: where they were read.
        reason: why, in words.
        voice: whose word the figures are, one of `VOICES`; this and what follows from the second version on.
        change_unit: what the yearly change is in: ``percent`` of the median figure, ``points`` of a share.
        score: Kendall's S, of the pairs of years those that rise less those that fall.
        p: its exact two-sided probability by chance, to four decimals; where it was tested.
        before: where the figures went up to the last year before the plan, one of `TRENDS`.
        before_years: the years of these figures.
        repeats: the body whose series this one prints again; it is not counted.
        contested: whether another voice's figures went the other way.
        furthest_group: the group that is furthest behind in the last year, with figures of the same voice.
        furthest_group_value: its figure.
        furthest_area: the area that is furthest behind.
        furthest_area_value: its figure.
    """

    commitment: str
    indicator: str
    area: str
    group: str
    issuing_body: str
    vintage: str
    trend: str
    direction: str
    years: tuple[int, ...]
    first_value: Decimal
    last_value: Decimal
    unit: str
    slope: Decimal | None
    yearly_change: Decimal | None
    figures: tuple[str, ...]
    sources: tuple[str, ...]
    reason: Reason
    voice: str = ""
    change_unit: str = ""
    score: int | None = None
    p: Decimal | None = None
    before: str = ""
    before_years: tuple[int, ...] = ()
    repeats: str = ""
    contested: bool | None = None
    furthest_group: str = ""
    furthest_group_value: Decimal | None = None
    furthest_area: str = ""
    furthest_area_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Enjoyment:
    """What figures show of a right, as one voice gives them; what a panel coded stands beside, never in it.

    Attributes:
        commitment: the commitment.
        voice: whose figures, one of `VOICES`; empty where no outcome indicator has figures of years enough.
        shown: how many series went which way, the words of `TRENDS`; one printed twice counts once.
        tested: how many of them were tested, those of five years or more.
        contested: whether figures of another voice went the other way.
        panel: what the panel coded.
        reason: in words.
    """

    commitment: str
    voice: str
    shown: tuple[tuple[str, int], ...]
    tested: int
    contested: bool
    panel: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class IndicatorQuality:
    """The five checks of an indicator, each by a stated rule (docs/indicators.md).

    Attributes:
        indicator: the indicator.
        specific: whether it could be computed in one way only.
        measurable: whether it has a unit, a direction and a frequency.
        relevant: whether it answers a question about some commitment.
        sourced: whether its values were read somewhere.
        dated: whether the latest of them is of the plan's time.
    """

    indicator: str
    specific: bool
    measurable: bool
    relevant: bool
    sourced: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the indicators of a commitment could say.

    Attributes:
        commitment: the commitment.
        structural: how far this kind is there, one of `STANDINGS`.
        process: the same.
        outcome: the same.
        done: how many indicators would answer *done?*.
        done_published: how many of them are published, at least in part.
        target_met: how many would answer *target met?*.
        target_met_published: the same.
        right_enjoyed: how many would answer *right enjoyed?*.
        right_enjoyed_published: the same.
        to_ask: how many values would have to be asked for; what is public and unread has to be read.
    """

    commitment: str
    structural: str
    process: str
    outcome: str
    done: int
    done_published: int
    target_met: int
    target_met_published: int
    right_enjoyed: int
    right_enjoyed_published: int
    to_ask: int
