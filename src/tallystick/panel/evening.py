"""Giving out commitments one after another, each time moving earlier ones where that is more even.

This is the cheapest flow by successive shortest paths (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, 9.7)
with convex costs of load (14.5): after each step what was given so far is the best that it could be. Between
two assessors only the cheapest commitment to hand over is of interest, and is found in a heap.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence

#: One commitment more weighs as much as no sum of tickets can.
_LOAD = 1 << 96
_FAR = 1 << 200


class NoRoom(Exception):
    """A commitment can't be given to so many assessors, whatever is moved.

    Attributes:
        commitments: those with which it shares all who may code it and have no room left.
    """

    def __init__(self, commitments: frozenset[str]) -> None:
        """Keep the commitments."""
        self.commitments = commitments
        super().__init__()


class AssessorLoads:
    """What each assessor has been given so far; assessors go by their place."""

    def __init__(self, budgets: Sequence[int]) -> None:
        """Begin with nobody having anything."""
        self._budgets = budgets
        self._loads = [0] * len(budgets)
        self._tickets: dict[str, Mapping[int, int]] = {}
        self._having: dict[str, set[int]] = {}
        self._handing: dict[tuple[int, int], list[tuple[int, str]]] = {}

    def given(self) -> Iterator[tuple[str, int]]:
        """Each commitment with each assessor who has it."""
        return ((one, place) for one, having in self._having.items() for place in sorted(having))

    def give(self, commitment: str, tickets: Mapping[int, int], many: int) -> None:
        """Give a commitment to so many of the assessors who have a ticket for it.

        Raises:
            NoRoom: it can't be; nothing of it is given then.
        """
        self._tickets[commitment], self._having[commitment] = tickets, set()
        for _ in range(many):
            way = self._cheapest(commitment)
            if way is None:
                shared = self._reached(commitment)
                self._take_back(commitment)
                raise NoRoom(shared)
            self._hand_along(commitment, way)

    def _cheapest(self, commitment: str) -> list[tuple[int, str]] | None:
        """The way by which one more is given: each assessor with the commitment that comes to them."""
        size = len(self._loads)
        cost = [_FAR] * size
        before: list[tuple[int, str]] = [(-1, "")] * size
        for place, price in self._tickets[commitment].items():
            if place not in self._having[commitment]:
                cost[place], before[place] = price, (-1, commitment)
        moved = True
        while moved:
            moved = False
            for giver in range(size):
                moved |= cost[giver] < _FAR and self._relax(giver, cost, before)
        ends = [
            (cost[one] + _LOAD * (2 * self._loads[one] + 1), one) for one in range(size) if self._open(one)
        ]
        total, last = min(ends, default=(_FAR, -1))
        return None if total >= _FAR else _way_to(last, before)

    def _relax(self, giver: int, cost: list[int], before: list[tuple[int, str]]) -> bool:
        """Whether anybody is reached more cheaply when the giver hands something over."""
        moved = False
        for taker in range(len(cost)):
            handed = self._cheapest_handed(giver, taker) if taker != giver else None
            if handed is not None and cost[giver] + handed[0] < cost[taker]:
                cost[taker], before[taker] = cost[giver] + handed[0], (giver, handed[1])
                moved = True
        return moved

    def _cheapest_handed(self, giver: int, taker: int) -> tuple[int, str] | None:
        heap = self._handing.get((giver, taker), [])
        while heap:
            having = self._having.get(heap[0][1], ())
            if giver in having and taker not in having:
                return heap[0]
            heapq.heappop(heap)
        return None

    def _open(self, place: int) -> bool:
        return self._loads[place] < self._budgets[place]

    def _hand_along(self, commitment: str, way: list[tuple[int, str]]) -> None:
        """Do what a way says: its first gets the commitment, each later one what the one before gives up."""
        giver = -1
        for taker, handed in way:
            self._having[handed].discard(giver)
            self._having[handed].add(taker)
            giver = taker
        self._loads[giver] += 1
        for handed in {commitment, *(one for _, one in way)}:
            self._offer(handed)

    def _offer(self, commitment: str) -> None:
        """Note what it would cost if each who has it handed it to each who may have it."""
        tickets, having = self._tickets[commitment], self._having[commitment]
        for giver in having:
            for taker in tickets.keys() - having:
                entry = tickets[taker] - tickets[giver], commitment
                heapq.heappush(self._handing.setdefault((giver, taker), []), entry)

    def _reached(self, commitment: str) -> frozenset[str]:
        """The commitments that lie with the assessors among whom no room could be made."""
        reached = set(self._tickets[commitment]) - self._having[commitment]
        waiting = list(reached)
        while waiting:
            giver = waiting.pop()
            for taker in range(len(self._loads)):
                if taker not in reached and taker != giver and self._cheapest_handed(giver, taker):
                    reached.add(taker)
                    waiting.append(taker)
        return frozenset(one for one, having in self._having.items() if having & reached)

    def _take_back(self, commitment: str) -> None:
        for place in self._having.pop(commitment):
            self._loads[place] -= 1
        del self._tickets[commitment]


def _way_to(last: int, before: list[tuple[int, str]]) -> list[tuple[int, str]]:
    way: list[tuple[int, str]] = []
    while last >= 0:
        giver, handed = before[last]
        way.append((last, handed))
        last = giver
    return way[::-1]
