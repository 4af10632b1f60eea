"""How much memory connections hold: where it is too much, the one that holds most of it is ended."""

from collections.abc import Callable, Sequence, Sized
from typing import Protocol, TypeVar

from waitress.buffers import ReadOnlyFileBasedBuffer

from tallystick.pipeline.incoming import IncomingRequest

#: What is coming in takes up no more than this together, and answers that wait for their readers no more
#: than that: some exports of a case with all the files that it can have.
MOST_COMING, MOST_GOING = 256 * 1024**2, 1024**3


class OpenLine(Protocol):
    """A connection: on it a request may be coming in, and answers wait."""

    @property
    def request(self) -> IncomingRequest | None:
        """The request that has not come to its end; None where none is coming."""

    @property
    def outbufs(self) -> Sequence[Sized]:
        """What waits to go out: in memory, or as an open file of the site."""


_One = TypeVar("_One", bound=OpenLine)


def heaviest(connections: Sequence[_One]) -> list[_One]:
    """The connections to be ended so that memory does not fill up; none while it doesn't."""
    return [*_most(connections, _coming, MOST_COMING), *_most(connections, _going, MOST_GOING)]


def _most(connections: Sequence[_One], holds: Callable[[OpenLine], int], most: int) -> list[_One]:
    held = [(holds(one), one) for one in connections]
    if sum(size for size, _ in held) <= most:
        return []
    return [max(held, key=lambda pair: pair[0])[1]]


def _coming(one: OpenLine) -> int:
    return one.request.held if one.request else 0


def _going(one: OpenLine) -> int:
    return sum(len(part) for part in one.outbufs if not isinstance(part, ReadOnlyFileBasedBuffer))
