"""Stretches of a text, asked for what holds a place; the answer takes no longer for more of them."""

import bisect
from collections.abc import Iterable

from tallystick.reading.model import DraftUnit


class Stretches:
    """Stretches that may overlap, asked whether any holds a place.

    Args:
        spans: first character of each, and the character after its last.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(self._spans[-1][1], end))
            else:
                self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def at(self, place: int) -> tuple[int, int] | None:
        """The stretch that holds the place, as long as all that overlap there; None where none does."""
        at = bisect.bisect_right(self._starts, place) - 1
        return self._spans[at] if at >= 0 and place < self._spans[at][1] else None

    def touch(self, low: int, high: int) -> bool:
        """Whether a stretch shares a character with what lies between two places."""
        at = bisect.bisect_left(self._starts, high) - 1
        return at >= 0 and low < self._spans[at][1]

    def hold(self, place: int) -> bool:
        """Whether a stretch holds the place."""
        return self.at(place) is not None


class Holders:
    """Units that stand in one another, asked for the innermost that holds a place.

    Args:
        units: in any order.
    """

    def __init__(self, units: Iterable[DraftUnit]) -> None:
        self._units = sorted(units, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._units]
        self._parents: list[int] = []
        open_: list[int] = []
        for at, one in enumerate(self._units):
            while open_ and self._units[open_[-1]].end <= one.start:
                open_.pop()
            self._parents.append(open_[-1] if open_ else -1)
            open_.append(at)

    def at(self, place: int) -> DraftUnit | None:
        """The innermost unit that holds the place."""
        at = bisect.bisect_right(self._starts, place) - 1
        while at >= 0:
            if self._units[at].start <= place < self._units[at].end:
                return self._units[at]
            at = self._parents[at]
        return None
