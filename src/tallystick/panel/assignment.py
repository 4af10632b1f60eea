"""Who codes what: at least so many assessors a commitment, as even as conflicts and budgets allow.

The assignment is defined, not only computed, so that anybody can find it with a solver of their own. Each
pair of commitment and assessor has a ticket, a number that follows from the public seed. Of all assignments
that give each commitment its assessors, never a conflicted one and none more than their budget, it is the one
with the least sum of squares of how many commitments each assessor has, and among those the one with the
least sum of tickets. docs/panel.md says how to draw it again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.panel.evening import AssessorLoads, NoRoom

#: A ticket is a number of so many bytes; two equal sums are as good as impossible.
_TICKET_BYTES = 5


@dataclass(frozen=True, slots=True)
class AssignmentPool:
    """What an assignment is drawn from.

    Attributes:
        commitments: what is coded.
        budgets: who codes, and how many commitments at most; None for as many as there are.
        barred: the pairs of commitment and assessor that an interest forbids.
        each: how many assessors a commitment gets.
    """

    commitments: tuple[str, ...]
    budgets: Mapping[str, int | None]
    barred: frozenset[tuple[str, str]]
    each: int

    def may_code(self, commitment: str) -> tuple[str, ...]:
        """Who may code a commitment, by name."""
        return tuple(one for one in sorted(self.budgets) if (commitment, one) not in self.barred)


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why there is no assignment.

    Attributes:
        commitments: the commitments that can't all be given their assessors.
        able: who of the panel may code any of them.
        wanted: how many codings these commitments ask for.
        room: how many those assessors can do at most, counting no commitment twice for one of them.
    """

    commitments: tuple[str, ...]
    able: tuple[str, ...]
    wanted: int
    room: int


def ticket(seed: str, commitment: str, assessor: str) -> int:
    """The ticket of a pair: the first five bytes of a SHA-256, as a number.

    Examples:
        >>> ticket("a public value", "I.1.01", "A1")
        325905452818
    """
    told = f"tallystick panel ticket/v1\n{seed}\n{commitment}\n{assessor}\n"
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:_TICKET_BYTES], "big")


def assignment_of(pool: AssignmentPool, seed: str) -> tuple[tuple[str, str], ...] | Shortage:
    """The pairs of commitment and assessor that follow from a seed, in order; or why there are none."""
    assessors = tuple(sorted(pool.budgets))
    places = {name: place for place, name in enumerate(assessors)}
    most = len(pool.commitments)
    loads = AssessorLoads([most if (own := pool.budgets[one]) is None else own for one in assessors])
    short: set[str] = set()
    for commitment in sorted(pool.commitments):
        tickets = {places[one]: ticket(seed, commitment, one) for one in pool.may_code(commitment)}
        try:
            loads.give(commitment, tickets, pool.each)
        except NoRoom as problem:
            short |= {commitment, *problem.commitments}
    if short:
        return shortage(pool, short)
    given = ((commitment, assessors[one]) for commitment, one in loads.given())
    return tuple(sorted(given))


def shortage(pool: AssignmentPool, short: Iterable[str]) -> Shortage:
    """What these commitments ask for, and what the panel can do for them."""
    commitments = tuple(sorted(short))
    able = {one: sum((each, one) not in pool.barred for each in commitments) for one in pool.budgets}
    room = {one: min(many, _least(pool.budgets[one], many)) for one, many in able.items() if many}
    return Shortage(commitments, tuple(sorted(room)), pool.each * len(commitments), sum(room.values()))


def _least(budget: int | None, many: int) -> int:
    return many if budget is None else budget


def wrong_in(pool: AssignmentPool, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs of an assignment that may not be: conflicted, or of somebody who isn't in the pool."""
    return tuple(
        (commitment, assessor)
        for commitment, assessor in pairs
        if assessor not in pool.budgets or (commitment, assessor) in pool.barred
    )
