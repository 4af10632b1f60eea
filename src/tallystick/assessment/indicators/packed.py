"""The trends of a large package: each series once, pressed together, and made into objects when asked for."""

import pickle
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter

from tallystick.assessment.indicators.model import Trend
from tallystick.base.quick import altered, quick

#: So many are pressed together: less shares fewer words, more is held at once.
_LOT = 5_000
_VALUES = attrgetter(*(one.name for one in fields(Trend)))


class PackedTrends(Collection[Trend]):
    """Trends of any number, in the order of the links from commitments to indicators.

    An indicator that serves several commitments has the same series for each. They are held once, as
    compressed bytes of this process's own making.
    """

    def __init__(self, nation: tuple[str, str]) -> None:
        """Begin without a trend; the nation is the area and group of the country as a whole."""
        self._nation = nation
        self._links: list[tuple[str, str]] = []
        self._lots: dict[str, list[bytes]] = {}
        self._lengths: dict[str, int] = {}
        self._national: dict[str, list[Trend]] = {}

    def link(self, commitment: str, indicator: str, trends: Iterable[Trend]) -> None:
        """Add the trends of an indicator for a commitment; they are gone through for the first one alone."""
        self._links.append((commitment, indicator))
        if indicator in self._lots:
            return
        lots, length, national = [], 0, []
        lot: list[Trend] = []
        for one in trends:
            lot.append(one)
            length += 1
            if (one.area, one.group) == self._nation:
                national.append(one)
            if len(lot) == _LOT:
                lots.append(_pressed(lot))
                lot = []
        self._lots[indicator] = [*lots, _pressed(lot)] if lot else lots
        self._lengths[indicator] = length
        self._national[indicator] = national

    def __len__(self) -> int:
        """How many there are, for all commitments."""
        return sum(self._lengths[indicator] for _, indicator in self._links)

    def __iter__(self) -> Iterator[Trend]:
        """All of them."""
        for commitment, indicator in self._links:
            for lot in self._lots[indicator]:
                for one in _of_bytes(lot):
                    yield altered(one, commitment=commitment)

    def __contains__(self, one: object) -> bool:
        """Whether one of them is equal."""
        return any(one == other for other in self)

    def once(self) -> Iterator[Trend]:
        """Each series once, for the first commitment that it serves."""
        return (one for lots in self._lots.values() for lot in lots for one in _of_bytes(lot))

    def national(self) -> tuple[Trend, ...]:
        """Those of the country as a whole."""
        return tuple(
            altered(one, commitment=commitment)
            for commitment, indicator in self._links
            for one in self._national[indicator]
        )


def each_once(trends: Iterable[Trend]) -> Iterable[Trend]:
    """The trends; of those that are pressed together each series for one commitment alone."""
    return trends.once() if isinstance(trends, PackedTrends) else trends


def of_country(trends: Iterable[Trend]) -> Iterable[Trend]:
    """The trends, or of those that are pressed together the country's."""
    return trends.national() if isinstance(trends, PackedTrends) else trends


def _pressed(lot: Sequence[Trend]) -> bytes:
    return zlib.compress(pickle.dumps([_VALUES(one) for one in lot], pickle.HIGHEST_PROTOCOL), 1)


def _of_bytes(lot: bytes) -> Iterator[Trend]:
    make = quick(Trend)
    return (make(*values) for values in pickle.loads(zlib.decompress(lot)))  # noqa: S301 - our own bytes
