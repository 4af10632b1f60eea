"""Results too many to be kept in memory: each time they are gone through, they are made again."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

ItemT_co = TypeVar("ItemT_co", covariant=True)


class Unkept(Iterable[ItemT_co]):
    """What a pure function makes one after the other, the same at every pass."""

    def __init__(self, make: Callable[[], Iterator[ItemT_co]]) -> None:
        """Take what makes them."""
        self._make = make

    def __iter__(self) -> Iterator[ItemT_co]:
        """Make them, from the first on."""
        return self._make()
