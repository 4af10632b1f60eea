"""Sharing rows out over pages: so many lines to a page, and fewer where a drawn page was too long."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate, groupby, pairwise
from types import MappingProxyType
from typing import TypeVar, cast

GivenT = TypeVar("GivenT")
RowT = TypeVar("RowT")
KeyT = TypeVar("KeyT")
#: The pages of a series: path, number, whether it is the one in hand, and what stands on it.
Numbered = tuple[tuple[str, int, bool, str], ...]
#: The most bytes that a page and its style sheet take together: 50,000 less what the heads of two answers
#: take on the line, some 1,000, and a little air.
LONGEST = 48_800
#: A series of more pages than this names only some of them on each: so many to either side, and some afar.
_ALL_NAMED, _NEAR, _AFAR = 25, 4, 10


def _one(_: object) -> int:
    return 1


class Sharing:
    """How the rows of each series of pages are shared out. A series is named by its first page's path.

    The same series in another language is cut before the same rows (`beside`), so that a page there has the
    same address but for the folder of its language.

    Rows are shared evenly, so many lines to a page. Where a page has been drawn and was too long, `split`
    shares its rows out over more pages, and whoever shares the series out again gets these. Who has to is
    known from what was asked for meanwhile (`asked`); what follows from how series are shared out is asked
    for through `known`.
    """

    def __init__(self, cuts: Mapping[str, Iterable[int]] = MappingProxyType({}), folder: str = "") -> None:
        """Begin with no page too long, or with series cut before these rows.

        Args:
            cuts: before which rows series were cut, by their names.
            folder: where the pages of a language lie; it is no part of the name of a series.
        """
        self._folder = folder
        self._cuts = defaultdict[str, set[int]](set, {first: set(some) for first, some in cuts.items()})
        self._known: dict[Hashable, tuple[object, frozenset[str]]] = {}
        self._asked: set[str] = set()
        self._held: dict[str, tuple[str, int, int]] = {}
        #: Of each series how many lines its first rows have together: none of them, one, two and so on.
        self._sums: dict[str, list[int]] = {}

    def beside(self, folder: str) -> "Sharing":
        """The sharing of the same series in another language: what is cut in one is cut in both."""
        other = Sharing(folder=folder)
        other._cuts = self._cuts
        return other

    def share(
        self, first: str, rows: Sequence[RowT], each: int, lines: Callable[[RowT], int] = _one
    ) -> tuple[tuple[RowT, ...], ...]:
        """The rows in order by page, so many lines to each; without rows one page that is empty.

        Args:
            first: the path of the first page.
            rows: the rows.
            each: the most lines on a page; where a row has several, as many as come nearest.
            lines: how many lines a row has; one where nothing is said.

        Examples:
            >>> Sharing().share("a.html", "abcde", each=2)
            (('a',), ('b', 'c'), ('d', 'e'))
            >>> Sharing().share("a.html", "abcde", each=4, lines=lambda row: 4 if row == "b" else 1)
            (('a', 'b'), ('c', 'd', 'e'))
        """
        series = first.removeprefix(self._folder)
        self._asked.add(series)
        self._sums[series] = sums = [0, *accumulate(map(lines, rows))]
        even = self._even(series, 0, len(rows), -(-sums[-1] // each))
        cut = {one for one in self._cuts[series] if one < len(rows)}
        ranges = tuple(pairwise(sorted({0, len(rows), *even, *cut}))) or ((0, 0),)
        for number, (start, end) in enumerate(ranges, 1):
            self._held[page_path(first, number)] = (series, start, end)
        return tuple(tuple(rows[start:end]) for start, end in ranges)

    @property
    def cuts(self) -> Mapping[str, frozenset[int]]:
        """Before which rows series were cut because a page was too long."""
        return {first: frozenset(some) for first, some in self._cuts.items() if some}

    def known(self, key: Hashable, make: Callable[[], GivenT]) -> GivenT:
        """What follows from how some series are shared out: made once, and again where one of them is split.

        Args:
            key: what tells it from all else that is known.
            make: makes it, from nothing that can change but these series.
        """
        if key not in self._known:
            with self.asked() as names:
                made = make()
            self._known[key] = made, frozenset(names)
        given, names_of_it = self._known[key]
        self._asked |= names_of_it
        return cast("GivenT", given)

    @contextmanager
    def asked(self) -> Iterator[set[str]]:
        """The series for which somebody asks while the block lasts, gathered in this set."""
        before, self._asked = self._asked, set()
        try:
            yield self._asked
        finally:
            before |= self._asked
            self._asked = before

    def split(self, sizes: Mapping[str, int], room: int) -> frozenset[str]:
        """Share out anew the rows of every drawn page that took more bytes than there is room.

        Returns:
            The series that were split: one that is no page of a series, or has a single row, stays.
        """
        found = (self._split(path, -(-size // room)) for path, size in sizes.items() if size > room)
        split = frozenset(filter(None, found))
        self.forget(split)
        return split

    def forget(self, split: frozenset[str]) -> None:
        """Let what is known of these series be made again: they were split."""
        self._known = {key: one for key, one in self._known.items() if not one[1] & split}

    def _split(self, path: str, pieces: int) -> str:
        """Split a page; gives its series, or nothing where it stays."""
        if path not in self._held:
            return ""
        series, start, end = self._held[path]
        cuts = self._even(series, start, end, pieces)
        self._cuts[series] |= cuts
        return series if cuts else ""

    def _even(self, series: str, start: int, end: int, pieces: int) -> set[int]:
        """Where rows of a series are cut into so many pieces with about as many lines as one another."""
        sums = self._sums[series]
        lines = sums[end] - sums[start]
        aims = (sums[start] + lines * piece // pieces for piece in range(1, pieces))
        nearest = (_nearest(sums, aim) for aim in aims)
        return {min(max(cut, start + 1), end - 1) for cut in nearest} if end - start > 1 else set()


def _nearest(sums: list[int], aim: int) -> int:
    """Where the sum comes nearest to what is aimed at; of two that come as near, the later."""
    place = bisect_left(sums, aim)
    return place if sums[place] - aim <= aim - sums[place - 1] else place - 1


def by_heading(rows: Iterable[tuple[KeyT, RowT | None]]) -> tuple[tuple[KeyT, tuple[RowT, ...]], ...]:
    """The rows of a page beneath their headings; a heading without rows has None for its one row.

    Examples:
        >>> by_heading([("a", 1), ("a", 2), ("b", None)])
        (('a', (1, 2)), ('b', ()))
    """
    return tuple(
        (key, tuple(row for _, row in group if row is not None))
        for key, group in groupby(rows, lambda one: one[0])
    )


def under(heading: KeyT, rows: Iterable[RowT]) -> list[tuple[KeyT, RowT | None]]:
    """The rows, each with their heading; the heading alone where there are none.

    Examples:
        >>> under("a", [1, 2]), under("b", [])
        ([('a', 1), ('a', 2)], [('b', None)])
    """
    found: list[tuple[KeyT, RowT | None]] = [(heading, row) for row in rows]
    return found or [(heading, None)]


def numbered(first: str, names: Sequence[str], here: int) -> Numbered:
    """The pages of a series with what stands on each, and which is this one; of a long series only some.

    Examples:
        >>> numbered("a.html", ["Ash to Elm", "Fir to Yew"], here=2)
        (('a.html', 1, False, 'Ash to Elm'), ('a/2.html', 2, True, 'Fir to Yew'))
        >>> [number for _, number, _, _ in numbered("a.html", ["More"] * 200, here=30)]
        [1, 20, 26, 27, 28, 29, 30, 31, 32, 33, 34, 40, 60, 80, 100, 120, 140, 160, 180, 200]
    """
    count = len(names)
    named: Iterable[int] = range(1, count + 1)
    if count > _ALL_NAMED:
        step = -(-count // _AFAR)
        near = range(max(1, here - _NEAR), min(count, here + _NEAR) + 1)
        named = sorted({1, count, *near, *range(step, count, step)})
    return tuple((page_path(first, number), number, number == here, names[number - 1]) for number in named)


def plain_names(names: Iterable[str], other: str) -> dict[str, str]:
    """For each name one for its file: its own letters where they are plain, else ``other`` with its place.

    Examples:
        >>> plain_names(["Court of Audit", "审计署", "Court-of-Audit"], other="body")
        {'Court of Audit': 'court-of-audit', '审计署': 'body-2', 'Court-of-Audit': 'body-3'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for place, name in enumerate(names, 1):
        plain = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:60].strip("-")
        if not plain or plain in taken:
            plain = f"{other}-{place}"
        while plain in taken:
            plain += "-"
        taken.add(plain)
        found[name] = plain
    return found


def page_path(first: str, number: int) -> str:
    """The path of the numbered page of a series that begins at ``first``.

    Examples:
        >>> page_path("chapters/I.html", 1), page_path("chapters/I.html", 2)
        ('chapters/I.html', 'chapters/I/2.html')
    """
    return first if number == 1 else f"{first.removesuffix('.html')}/{number}.html"
