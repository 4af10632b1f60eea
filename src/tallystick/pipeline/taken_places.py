"""Which connection gives way to somebody new where all places are taken."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from tallystick.pipeline.incoming import IncomingRequest

#: Who waits with nothing goes before a form that is coming in, as long as these leave a quarter of the places
#: to those who have just come; else whoever opens empty connections would cut off each sender on a slow line.
MOST_SENDING = 300


class OpenPlace(Protocol):
    """A connection, with what is coming in on it."""

    @property
    def request(self) -> IncomingRequest | None:
        """The request that has not come to its end; None where none is coming."""

    def worth(self, now: float) -> tuple[bool, float]:
        """Whether it is being answered, and when something on it was answered last."""


_One = TypeVar("_One", bound=OpenPlace)


def gives_way(connections: Sequence[_One], now: float) -> _One:
    """The connection to be ended: of those that wait the oldest, of forms that are coming in the slowest.

    Args:
        connections: all that there are, one at least.
        now: the moment, by the clock that never goes back.
    """
    idle = [one for one in connections if not one.worth(now)[0]]
    sending = [(speed, one) for one in idle if (speed := _speed(one, now)) is not None]
    waiting = [one for one in idle if _speed(one, now) is None]
    if sending and (len(sending) > MOST_SENDING or not waiting):
        return min(sending, key=lambda pair: pair[0])[1]
    return min(waiting or connections, key=lambda one: one.worth(now))


def _speed(one: OpenPlace, now: float) -> float | None:
    """How many bytes of a form come in a second; None where none is coming."""
    request = one.request
    return request.speed(now) if request and request.headers_finished else None
