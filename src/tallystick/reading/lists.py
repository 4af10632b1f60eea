"""Markers of one style in a document: which make a list, and which goes on from which."""

import bisect
import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from tallystick.reading.model import Marker
from tallystick.reading.resolutions import RESOLVED

_GAP = 3
#: So many numbers with one beginning, none of them twice, are the numbers of a catalogue, in whatever order.
#: So are so many behind one word, *Rec. 18*, of which nearly all are greater than the one before.
_CATALOGUE, _MOST = 10, 0.9
#: A number of several parts on a line of its own is one of a catalogue or nothing: charts have such, too.
_ALONE = "1.1 alone"
_WEAK = ("1", "word:", "code:", "1-1")
MarkerValue = tuple[int, ...]


@dataclass(slots=True)
class _Standing:
    """The markers of a style: their lines, their values, and where each value and each beginning stands."""

    places: list[int] = field(default_factory=list)
    values: list[MarkerValue] = field(default_factory=list)
    _of_value: dict[MarkerValue, list[int]] = field(default_factory=lambda: defaultdict(list))
    _beginnings: list[int] = field(default_factory=list)
    _chains: list[int] = field(default_factory=list)

    def add(self, place: int, value: MarkerValue) -> None:
        """Take in the next marker of the document."""
        if begins(value):
            self._beginnings.append(len(self.places))
        self.places.append(place)
        self.values.append(value)
        self._of_value[value].append(place)

    def next_beginning(self, after: int) -> int:
        """The first marker after a line with which a list may begin; -1 for none."""
        first = bisect.bisect_right(self.places, after)
        at = bisect.bisect_left(self._beginnings, first)
        return self._beginnings[at] if at < len(self._beginnings) else -1

    def stands(self, value: MarkerValue, after: int, before: int | None) -> bool:
        """Whether a marker of this value stands after a line, and before another where one is given."""
        places = self._of_value.get(value, [])
        at = bisect.bisect_right(places, after)
        return at < len(places) and (before is None or places[at] < before)

    def end_of_chain(self, first: int) -> int:
        """The first marker from here on that does not go on from the one before it, a new list first."""
        if not self._chains:
            self._chains = [len(self.values)] * (len(self.values) + 1)
            for at in range(len(self.values) - 1, -1, -1):
                goes_on = at + 1 < len(self.values) and follows(self.values[at + 1], self.values[at])
                self._chains[at] = self._chains[at + 1] if goes_on else at + 1
        if first >= len(self.values) or not follows(self.values[first], (0,)):
            return first
        return self._chains[first]


class Lists:
    """Where each style's markers stand in the document.

    Args:
        markers: every way to read the beginning of each line as a marker.
        skipped: lines of a table of contents.
    """

    def __init__(self, markers: list[list[Marker]], skipped: set[int]) -> None:
        self._of: dict[str, _Standing] = defaultdict(_Standing)
        for at, found in enumerate(markers):
            for one in found if at not in skipped else ():
                self._of[one.style].add(at, one.value)
        self._catalogues = {
            style: beginning
            for style, standing in self._of.items()
            if style.startswith("1.1") and (beginning := _catalogue(standing.values))
        }
        ordered = (style for style, standing in self._of.items() if style.startswith("word:"))
        self._catalogues |= {style: () for style in ordered if _ascends(self._of[style].values)}
        self._held = {style: self._support(style) for style in self._of}

    def _support(self, style: str) -> bool:
        """Whether markers of this style make a list somewhere."""
        values = self._of[style].values
        if not values[0]:
            return len(values) > 1 or style == RESOLVED
        if style in self._catalogues:
            return not style.startswith(_ALONE) or _rises(values)
        if style.startswith(_ALONE):
            return False
        chained = sum(follows(two, one) for one, two in itertools.pairwise(values))
        if style.startswith("word:") and chained == len(values) - 1 > 0:
            return True
        if style == "1" or style.startswith(_WEAK[1:]):
            return chained >= 2 and chained + 1 >= 0.5 * len(values)
        return chained >= 1

    def hold(self, style: str) -> bool:
        """Whether markers of this style make a list somewhere."""
        return self._held[style]

    def in_catalogue(self, style: str, value: MarkerValue) -> bool:
        """Whether a number is one of a catalogue, as *140.7* or *Rec. 18*, which begins anywhere."""
        return style in self._catalogues and value[:-1] == self._catalogues[style]

    def goes_on(self, style: str, value: tuple[int, ...], after: int) -> bool:
        """Whether the next marker of the style goes on from this value, before one begins anew."""
        if style not in self._of:
            return False
        standing = self._of[style]
        begin = standing.next_beginning(after)
        if begin >= 0 and follows(standing.values[begin], value):
            return True
        stop = standing.places[begin] if begin >= 0 else None
        return any(standing.stands(near, after, stop) for near in _next_after(value))

    def goes_on_inside(self, style: str, value: MarkerValue, after: int) -> bool:
        """Whether the list that a number of several parts belongs to goes on, before one begins anew."""
        standing = self._of[style]
        begin = standing.next_beginning(after)
        stop = standing.places[begin] if begin >= 0 else None
        return any(standing.stands(near, after, stop) for near in _next_after(value))

    def returns(self, style: str, value: tuple[int, ...], at: int) -> bool:
        """Whether a list that begins anew here is followed by one that goes on from the value."""
        standing = self._of[style]
        place = standing.end_of_chain(bisect.bisect_left(standing.places, at))
        return place < len(standing.values) and follows(standing.values[place], value)


def _catalogue(values: list[MarkerValue]) -> MarkerValue:
    """What the numbers of a catalogue begin with; empty where they are none.

    They begin with one number that the list of what holds them doesn't count up to, and none comes twice.
    """
    beginnings = Counter(value[:-1] for value in values)
    beginning, count = beginnings.most_common(1)[0]
    inside = [value for value in values if value[:-1] == beginning]
    enough = count >= max(_CATALOGUE, _MOST * len(values)) and len(set(inside)) >= _MOST * count
    return beginning if enough else ()


def _ascends(values: list[MarkerValue]) -> bool:
    """Whether numbers behind one word are a selection in order: *Rec. 18*, *Rec. 24*, *Rec. 25*.

    Those that a sentence only names at the beginning of a line keep no order, and come back.
    """
    return len(values) >= _CATALOGUE and all(len(value) == 1 for value in values) and _rises(values)


def _rises(values: list[MarkerValue]) -> bool:
    """Whether nearly all numbers are greater than the one before."""
    rising = sum(one < two for one, two in itertools.pairwise(values))
    return rising >= _MOST * (len(values) - 1)


def _next_after(value: MarkerValue) -> list[MarkerValue]:
    """The values that go on from one in its own list."""
    return [(*value[:-1], value[-1] + step) for step in range(1, _GAP + 1)] if value else []


def begins(value: MarkerValue) -> bool:
    """Whether a list may begin with this number."""
    return bool(value) and value[-1] == 1


def follows(value: MarkerValue, before: MarkerValue) -> bool:
    """Whether this number comes next after the other, a small gap allowed."""
    if not value or len(value) != len(before):
        return False
    if value[:-1] == before[:-1]:
        return 0 < value[-1] - before[-1] <= _GAP
    return value[:-1] > before[:-1] and value[-1] == 1
