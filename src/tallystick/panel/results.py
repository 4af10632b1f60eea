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
