"""What a panel found as rows of tables: its verdicts, its agreement, and the government's rating beside.

Shares and levels are decimal numbers of six places, so that they are written the same everywhere.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A panel's verdict on a commitment and question.

    Attributes:
        commitment: the commitment.
        criterion: the question.
        codes: the settled code, the median, or the two between which it lies.
        basis: ``settled``, ``median``, ``alike``, ``differ`` or ``no_level``.
        given: how many codes stand.
        dissents: how many dissents are held against it.
        government: on *completion*, the government's own rating; empty where it gave none.
        government_higher_by: how many levels that is higher; None where one of the two is missing.
    """

    commitment: str
    criterion: str
    codes: tuple[str, ...]
    basis: str
    given: int
    dissents: int
    government: str
    government_higher_by: Decimal | None


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far a panel agreed on a question, over some of the codes; `Agreement` says what its parts are."""

    criterion: str
    scope: str
    name: str
    commitments: int
    alone: int
    pairs: int
    agreeing: int
    raw: Decimal | None
    raw_low: Decimal | None
    raw_high: Decimal | None
    alpha: Decimal | None
    alpha_low: Decimal | None
    alpha_high: Decimal | None
    undefined: str
    undefined_draws: int
    prevalence: str
    unranked: int


@dataclass(frozen=True, slots=True)
class DriftRow:
    """How far a panel agreed on a question over the commitments that were coded early, in the middle or late.

    Attributes:
        criterion: the question.
        part: ``early``, ``middle``, ``late``; ``change``, which is the last less the first; empty where it
            cannot be told.
        first: the first day of the part; of a change the first day of the earlier part.
        last: the last one.
        commitments: how many commitments with two codes or more belong to it.
        undated: how many such commitments belong to no part, for a code of theirs has no day.
        pairs: how many pairs of codes these make.
        agreeing: how many of them are alike.
        raw: their share; of a change the difference of two shares.
        raw_low: the lower end of the interval in which 95 of 100 draws lie.
        raw_high: its upper end.
        alpha: Krippendorff's; of a change the difference of two; None where it is not defined.
        alpha_low: the lower end of its interval.
        alpha_high: its upper end.
        undefined: why alpha is not defined, ``all_alike``; or why nothing can be told, ``no_pair``,
            ``no_day`` or ``one_day``.
    """

    criterion: str
    part: str
    first: str
    last: str
    commitments: int
    undated: int
    pairs: int
    agreeing: int
    raw: Decimal | None
    raw_low: Decimal | None
    raw_high: Decimal | None
    alpha: Decimal | None
    alpha_low: Decimal | None
    alpha_high: Decimal | None
    undefined: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """How far the government rates itself above a panel, over a group of commitments."""

    group: str
    rated: int
    higher: int
    same: int
    lower: int
    mean: Decimal | None
    low: Decimal | None
    high: Decimal | None
