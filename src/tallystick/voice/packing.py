"""Sharing rows out over pages so that none grows too long."""

from collections.abc import Callable, Iterable
from typing import TypeVar

RowT = TypeVar("RowT")
#: The pages of a series: path, number, and whether it is the one in hand.
Numbered = tuple[tuple[str, int, bool], ...]


def pack(rows: Iterable[RowT], weight: Callable[[RowT], int], limit: int) -> tuple[tuple[RowT, ...], ...]:
    """The rows in order, on as few pages as the limit allows; a single row may weigh more than it.

    Examples:
        >>> pack([3, 3, 2, 9], weight=lambda one: one, limit=6)
        ((3, 3), (2,), (9,))
    """
    pages: list[list[RowT]] = []
    used = 0
    for row in rows:
        size = weight(row)
        if not pages or used + size > limit:
            pages.append([])
            used = 0
        pages[-1].append(row)
        used += size
    return tuple(tuple(page) for page in pages)


def numbered(first: str, count: int, here: int) -> Numbered:
    """The pages of a series with their numbers, and which of them is this one.

    Examples:
        >>> numbered("a.html", 2, here=2)
        (('a.html', 1, False), ('a/2.html', 2, True))
    """
    return tuple((page_path(first, number), number, number == here) for number in range(1, count + 1))


def page_path(first: str, number: int) -> str:
    """The path of the numbered page of a series that begins at ``first``.

    Examples:
        >>> page_path("chapters/I.html", 1), page_path("chapters/I.html", 2)
        ('chapters/I.html', 'chapters/I/2.html')
    """
    return first if number == 1 else f"{first.removesuffix('.html')}/{number}.html"
