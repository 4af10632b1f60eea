"""A method file: how a package is judged. Every number in it changes the result and nothing else."""

import datetime
import json
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Reason, Unfit, texts
from tallystick.base.verdicts import (
    ADOPTED_NOT_IN_FORCE,
    DONE,
    DONE_ANSWERS,
    DONE_BEFORE_RELEASE,
    codes,
)
from tallystick.register.descriptor import Identifier, OneLine
from tallystick.register.index_rule import IndexRule

if TYPE_CHECKING:
    Done = str
else:  # one of the codes of the table of verdicts, which is not spelled again here
    Done = Literal[DONE_ANSWERS.codes]
CountedKind = Literal["official_statistic", "official_claim", "international_estimate", "independent"]
Tier = Literal["official", "international", "independent"]
#: The rules of pace (docs/verdicts.md): required growth, growth carried on, an even pace.
PaceName = Literal["growth", "extrapolated", "linear"]
PACE_NAMES: tuple[PaceName, ...] = ("growth", "extrapolated", "linear")
Fraction = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
One = TypeVar("One")


def _once_each(values: tuple[One, ...]) -> tuple[One, ...]:
    if len(set(values)) < len(values):
        raise Unfit(Reason("it names one of them twice"))
    return values


def _names_once(rules: tuple[IndexRule, ...]) -> tuple[IndexRule, ...]:
    names = [one.name for one in rules]
    if len(set(names)) < len(names):
        raise Unfit(Reason("two of them have one name"))
    return rules


def _in_time(value: datetime.date) -> datetime.date:
    PartialDate.parse(value.isoformat())
    return value


def _all_of_them(values: tuple[Done, ...]) -> tuple[Done, ...]:
    missing = DONE_ANSWERS.lacking(values)
    if missing:
        raise Unfit(Reason("it lacks {names}", names=texts(missing)))
    return values


#: Stands where a method leaves it to whoever assesses up to which day sources count; no source is so old.
NOT_SAID = datetime.date(1900, 1, 1)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Thresholds(_Strict):
    """Numbers that decide close cases."""

    about_tolerance: Annotated[
        Fraction,
        Field(
            description="how far from N a figure may lie and still be 'about N', as a share of N, 0 to 1",
            examples=["0.10"],
        ),
    ]
    unknown_rounding: Annotated[
        Fraction,
        Field(
            description="the rounding of an approximate figure whose printed digits are not known, "
            "as a share of the figure, 0 to 1",
            examples=["0.01"],
        ),
    ]


class _Lists(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Day = Annotated[datetime.date, AfterValidator(_in_time)]
Kinds = Annotated[tuple[CountedKind, ...], AfterValidator(_once_each)]


class Policies(_Lists):
    """Which kinds of source count under which source policy, in order of precedence."""

    official: Annotated[
        Kinds,
        Field(
            description="the kinds of source that are the government's own, the first before the second",
            examples=['["official_statistic", "official_claim"]'],
        ),
    ]
    international: Annotated[
        Kinds,
        Field(
            description="the kinds that are estimates of international bodies",
            examples=['["international_estimate"]'],
        ),
    ]
    independent: Annotated[
        Kinds, Field(description="the kinds that are neither", examples=['["independent"]'])
    ]
    default: Annotated[
        tuple[Tier, ...],
        AfterValidator(_once_each),
        Field(
            description="which of these three is asked first, second and third",
            examples=['["official", "international", "independent"]'],
        ),
    ]


class DoneOrder(_Lists):
    """How the answers to *done?* stand to one another."""

    weakest_first: Annotated[
        tuple[Done, ...],
        AfterValidator(_once_each),
        AfterValidator(_all_of_them),
        Field(
            description="every answer to 'done?', the weakest first; "
            "a commitment is as done as the weakest of its deliverables",
        ),
    ]
    complete: Annotated[
        tuple[Done, ...],
        AfterValidator(_once_each),
        Field(
            description="the answers that count as complete",
            examples=[json.dumps(codes((DONE, DONE_BEFORE_RELEASE, ADOPTED_NOT_IN_FORCE)))],
        ),
    ]


class TrendRule(_Strict):
    """When figures are said to have moved, where the plan promises no number."""

    years: Annotated[int, Field(ge=2, le=50, description="how many years must have a figure", examples=["3"])]
    threshold: Annotated[
        Fraction,
        Field(
            description="the yearly change below which there is no clear change, as a share of the median "
            "figure, 0 to 1",
            examples=["0.01"],
        ),
    ]


class PaceRule(_Strict):
    """How targets are judged on their way, while their deadline lies ahead."""

    leading: Annotated[
        PaceName,
        Field(
            description="the rule whose answer is the verdict; the others stand beside it",
            examples=["linear"],
        ),
    ]


class Method(_Strict):
    """How to judge."""

    name: Annotated[
        Identifier,
        Field(
            description="how 'assess --method' names it, and its file's name before .toml", examples=["final"]
        ),
    ]
    title: Annotated[OneLine, Field(description="what it is, one line")]
    judged_to: Annotated[
        Day,
        Field(
            description="figures of periods that end later are ignored, a day without quotation marks",
            examples=["2025-12-31"],
        ),
    ]
    known_by: Annotated[
        Day,
        Field(
            description="sources published later are ignored, a day without quotation marks",
            examples=["2026-06-30"],
        ),
    ] = NOT_SAID
    thresholds: Annotated[Thresholds, Field(description="numbers that decide close cases: the group below")]
    policies: Annotated[
        Policies, Field(description="which kinds of source count under which policy: the group below")
    ]
    done: Annotated[DoneOrder, Field(description="how the answers to 'done?' are ordered: the group below")]
    trend: Annotated[
        TrendRule | None,
        Field(
            description="when figures are said to have moved; without it no trend is given: the group below"
        ),
    ] = None
    pace: Annotated[
        PaceRule | None,
        Field(
            description="how targets are judged while their deadline lies ahead; without it they are not: "
            "the group below"
        ),
    ] = None
    index: Annotated[
        tuple[IndexRule, ...],
        AfterValidator(_names_once),
        Field(
            strict=False,
            description="indices of the plan's indicators, each an [[index]] of its own; without it there is "
            "none: the group below",
        ),
    ] = ()
