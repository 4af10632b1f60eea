"""Rows by what they belong to."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

RowT = TypeVar("RowT")
KeyT = TypeVar("KeyT", bound=Hashable)


def many(rows: Iterable[RowT], key: Callable[[RowT], KeyT]) -> dict[KeyT, list[RowT]]:
    """The rows by what they belong to, in their order."""
    found: dict[KeyT, list[RowT]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)
