"""How an index of a plan is made: which indicators, whose units, which goalposts, and what is doubted."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from tallystick.base.reasons import Reason, Unfit
from tallystick.register.descriptor import Identifier, OneLine

#: What an index has a number for.
IndexUnits = Literal["years", "areas", "chapters"]
IndicatorKind = Literal["structural", "process", "outcome"]
#: How numbers are brought together (docs/index-method.md).
Together = Literal["arithmetic", "geometric", "harmonic", "minimum"]
TOGETHER: tuple[Together, ...] = ("arithmetic", "geometric", "harmonic", "minimum")
Finite = Annotated[float, Field(allow_inf_nan=False)]
PartOfOne = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _two_that_differ(pair: tuple[float, float]) -> tuple[float, float]:
    if pair[0] == pair[1]:
        raise Unfit(Reason("the two goalposts are alike"))
    if pair[0] > pair[1]:
        raise Unfit(Reason("the lower goalpost stands first; the direction says which end is the better one"))
    return pair


def _alternatives(ways: tuple[Together, ...]) -> tuple[Together, ...]:
    if len(ways) == 1 or len(set(ways)) < len(ways):
        raise Unfit(Reason("alternatives are two or more, each named once"))
    return ways


Posts = Annotated[tuple[Finite, Finite], Field(strict=False), AfterValidator(_two_that_differ)]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class IndexCoverage(_Group):
    """Below which coverage no number is given."""

    of_indicators: Annotated[
        PartOfOne,
        Field(
            description="the least share of the indicators below a chapter or the index that must have a "
            "figure, 0 to 1",
            examples=["0.66"],
        ),
    ]
    below_node: Annotated[
        PartOfOne,
        Field(
            description="the least share of the chapters that must have a number, 0 to 1", examples=["0.5"]
        ),
    ] = 0.0


class IndexDoubt(_Group):
    """What is varied to see how sure the numbers are."""

    replications: Annotated[
        int, Field(ge=1, le=100_000, description="how often the index is made anew", examples=["1000"])
    ] = 1000
    seed: Annotated[
        int, Field(ge=0, le=2**63 - 1, description="where the random numbers begin", examples=["1"])
    ] = 1
    interval: Annotated[
        float,
        Field(
            gt=0,
            le=0.999,
            allow_inf_nan=False,
            description="the share of the replications that an interval holds",
            examples=["0.9"],
        ),
    ] = 0.9
    weights: Annotated[
        PartOfOne,
        Field(description="how far each weight may be off, as a share of it, 0 to 1", examples=["0.25"]),
    ] = 0.0
    aggregate: Annotated[
        tuple[Together, ...],
        Field(
            strict=False,
            description="other ways of bringing numbers together, each as likely as any other, that of the "
            "index among them: " + ", ".join(TOGETHER),
            examples=['["arithmetic", "geometric"]'],
        ),
        AfterValidator(_alternatives),
    ] = ()
    leave_out: Annotated[
        bool, Field(description="whether one indicator is left out in each replication", examples=["true"])
    ] = False
    sources: Annotated[
        bool,
        Field(
            description="whether a figure may be any number from the lowest to the highest that different "
            "bodies print",
            examples=["true"],
        ),
    ] = False
    relative: Annotated[
        PartOfOne,
        Field(
            description="the standard deviation of each figure as a share of it, 0 to 1", examples=["0.02"]
        ),
    ] = 0.0


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) < len(names):
        raise Unfit(Reason("one of them is named twice"))
    return names


def _fit_to_vary(doubt: IndexDoubt | None, rule: ValidationInfo) -> IndexDoubt | None:
    """A doubt varies something, and the index's own way is among its alternatives."""
    if doubt is None:
        return None
    if not (doubt.weights or doubt.aggregate or doubt.leave_out or doubt.sources or doubt.relative):
        raise Unfit(Reason("nothing is said that could be varied"))
    own = rule.data.get("aggregate")
    if doubt.aggregate and own not in doubt.aggregate:
        raise Unfit(Reason("the index's own way of bringing numbers together is none of the alternatives"))
    return doubt


class IndexRule(_Group):
    """How one index is made."""

    name: Annotated[Identifier, Field(description="what tables call it", examples=["years"])]
    title: Annotated[OneLine, Field(description="what it is, one line")]
    units: Annotated[
        IndexUnits, Field(description="what has a number: years, areas or chapters", examples=["years"])
    ]
    coverage: Annotated[
        IndexCoverage, Field(description="below which coverage no number is given: the group below")
    ]
    kinds: Annotated[
        tuple[IndicatorKind, ...],
        Field(
            strict=False,
            min_length=1,
            description="the indicators of which kinds are in it, where none is named: structural, process, "
            "outcome",
            examples=['["outcome"]'],
        ),
    ] = ("outcome",)
    indicators: Annotated[
        tuple[Identifier, ...],
        Field(
            strict=False,
            description="the indicators that are in it; without it all of these kinds that have a direction "
            "and serve a commitment",
            examples=['["infant_mortality"]'],
        ),
        AfterValidator(_each_once),
    ] = ()
    year: Annotated[
        int | None,
        Field(
            ge=1900,
            le=2200,
            description="for areas and chapters, the year of the figures; the last that is judged where "
            "nothing is said",
            examples=["2025"],
        ),
    ] = None
    years_back: Annotated[
        int,
        Field(
            ge=0,
            le=10,
            description="for areas and chapters, how many years older a figure may be where that year has "
            "none",
            examples=["0"],
        ),
    ] = 0
    goalposts: Annotated[
        dict[str, Posts],
        Field(
            description="by indicator, the two figures that are 0 and 100 on its scale, the lower first; its "
            "direction says which is better",
            examples=["{ infant_mortality = [0, 30] }"],
        ),
    ] = {}
    unit_goalposts: Annotated[
        dict[str, Posts],
        Field(
            description="by unit, those of every indicator in it that has none of its own",
            examples=["{ percent = [0, 100] }"],
        ),
    ] = {}
    weights: Annotated[
        dict[str, Weight],
        Field(
            description="by chapter or indicator, its weight beside its siblings'; 1 where nothing is said",
            examples=["{ II = 2 }"],
        ),
    ] = {}
    aggregate: Annotated[
        Together,
        Field(
            description="how numbers are brought together: " + ", ".join(TOGETHER),
            examples=["arithmetic"],
        ),
    ] = "arithmetic"
    doubt: Annotated[
        IndexDoubt | None,
        Field(description="what is varied to see how sure the numbers are: the group below"),
        AfterValidator(_fit_to_vary),
    ] = None
