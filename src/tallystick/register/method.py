"""A method file: how a package is judged. Every number in it changes the result and nothing else."""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tallystick.register.descriptor import Identifier, Line

Done = Literal[
    "done", "done_before_release", "adopted_not_in_force", "done_late", "started", "no_evidence_found", "cannot_be_rated"
]
Kind = Literal["official_statistic", "official_claim", "international_estimate", "independent"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Thresholds(_Strict):
    """Numbers that decide close cases.

    Attributes:
        about_tolerance: how far from N a figure may lie and still be "about N", as a share of N.
        unknown_rounding: the rounding of an approximate figure whose printed digits are not known,
            as a share of the figure.
    """

    about_tolerance: Annotated[float, Field(ge=0, le=1)]
    unknown_rounding: Annotated[float, Field(ge=0, le=1)]


class _Lists(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Policies(_Lists):
    """Which kinds of source count under which source policy, in order of precedence.

    Attributes:
        official: kinds that are the government's own.
        international: kinds that are estimates of international bodies.
        independent: kinds that are neither.
        default: which of these three is asked first, second and third.
    """

    official: tuple[Kind, ...]
    international: tuple[Kind, ...]
    independent: tuple[Kind, ...]
    default: tuple[Literal["official", "international", "independent"], ...]


class DoneOrder(_Lists):
    """How the answers to *done?* stand to one another.

    Attributes:
        weakest_first: a commitment is as done as the weakest of its deliverables.
        complete: the answers that count as complete.
    """

    weakest_first: tuple[Done, ...]
    complete: tuple[Done, ...]


class Method(_Strict):
    """How to judge.

    Attributes:
        name: how ``assess --method`` names it, and its file.
        title: what it is, in a line.
        judged_to: figures of periods that end later are ignored.
        known_by: sources published later are ignored.
        thresholds: numbers that decide close cases.
        policies: which sources count.
        done: how the answers to *done?* are ordered.
    """

    name: Identifier
    title: Line
    judged_to: datetime.date
    known_by: datetime.date
    thresholds: Thresholds
    policies: Policies
    done: DoneOrder
