"""Stable pairing: the most alike first, each row once, the same whichever plan is called the old one."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar


class Identified(Protocol):
    """A row with an identifier."""

    @property
    def id(self) -> str:
        """The identifier."""


RowT = TypeVar("RowT", bound=Identified)


class Candidate(Protocol):
    """Two rows that may be paired."""

    @property
    def score(self) -> int:
        """How alike they are."""

    @property
    def old(self) -> Identified:
        """The row of the old plan."""

    @property
    def new(self) -> Identified:
        """The row of the new plan."""


CandidateT = TypeVar("CandidateT", bound=Candidate)


def pair_up(candidates: Iterable[CandidateT], apart: Callable[[CandidateT], int]) -> list[CandidateT]:
    """The candidates that hold, the most alike first.

    No two rows that aren't paired are more alike than both are to their partners, so that the result does
    not hang on the order of rows. Of equal scores those with the same identifier go first, then those
    whose places in the plans lie least apart.

    Args:
        candidates: the pairs to choose from.
        apart: how far apart the two places are.
    """
    ranked = sorted(candidates, key=lambda one: (-one.score, *_closeness(one, apart(one))))
    taken_old: set[str] = set()
    taken_new: set[str] = set()
    pairs = []
    for one in ranked:
        if one.old.id not in taken_old and one.new.id not in taken_new:
            taken_old.add(one.old.id)
            taken_new.add(one.new.id)
            pairs.append(one)
    return pairs


def _closeness(one: Candidate, apart: int) -> tuple[bool, int, str, str]:
    old, new = one.old.id, one.new.id
    return (old != new, apart, *((old, new) if old < new else (new, old)))


def without(rows: Sequence[RowT], taken: Iterable[str]) -> tuple[RowT, ...]:
    """The rows whose identifiers are not taken."""
    gone = frozenset(taken)
    return tuple(row for row in rows if row.id not in gone)
