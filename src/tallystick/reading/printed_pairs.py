"""Tables of two columns in a PDF: told from a frame around words, and from columns of text, by their names.

One goes on where the next page has its columns.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.markers import GLYPHS
from tallystick.reading.pair_tables import Pair, is_pair_table
from tallystick.reading.printed import Printed
from tallystick.reading.printed_words import running

#: So many points apart, columns of two tables are the same.
_SAME = 6


class PairTables:
    """The tables of two columns of a document so far."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def take(self, rows: Sequence[Pair], edges: Sequence[float]) -> bool:
        """Whether rows are those of a table.

        Args:
            rows: the words of the two cells of each row, from the top down.
            edges: where its columns begin, in points from the page's left edge.
        """
        goes_on = len(self._known) == len(edges) and all(
            abs(a - b) <= _SAME for a, b in zip(self._known, edges, strict=True)
        )
        if not (goes_on or is_pair_table(rows)):
            return False
        self._known = list(edges)
        return True


def without_list(pieces: list[Printed]) -> tuple[list[Printed], list[Printed]]:
    """What a field holds before its list begins, and the list, a line for each of its items.

    Args:
        pieces: the lines of a cell, from the top down.
    """
    begins = [at for at, one in enumerate(pieces) if _ITEM.match(one.words)]
    if len(begins) < _ITEMS:
        return pieces, []
    return pieces[: begins[0]], [_as_one(pieces[low:high]) for low, high in pairwise([*begins, len(pieces)])]


def _as_one(pieces: list[Printed]) -> Printed:
    words = running(one.words for one in pieces)
    return replace(pieces[0], words=words, right=max(one.right for one in pieces), run_in=0, gaps=())


#: What begins an item, and so many make a list.
_ITEM, _ITEMS = re.compile(rf"(?:[{GLYPHS}]|\(?(?:\d{{1,2}}|[a-z])[.)])(?:\s|$)"), 2
