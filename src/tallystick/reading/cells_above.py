"""Who leads and by when, from the rows above: a cell reaches down to a row, or the row's own is left blank.

A document may say that a cell reaches over rows. Where it can't, as in Markdown, or where its writer left
the cell blank, the table's look says it: what stands there is written once, where a group of rows begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tallystick.reading.cells import cells_of
from tallystick.reading.model import Line

#: What holds for the rows below it too.
_HOLDS_ON = frozenset({"lead", "support", "deadline"})
#: What says of a row what it is, and groups none.
_OF_A_ROW = frozenset({"number", "action", "target", "goal", "baseline", "budget", "indicator", "status"})
#: A column that is written once a group has so many groups, and its blanks are so many of the rows.
_GROUPS, _SHARE = 2, 0.3
#: First character, the character after the last, and role of the column of a cell.
ReachingCell = tuple[int, int, str]


@dataclass(slots=True)
class CellsAbove:
    """What reaches down to the rows of a table.

    Attributes:
        cells: for each item the cells of rows above that hold for it.
        presumed: the items for which nothing but the table's look says so.
    """

    cells: dict[int, tuple[ReachingCell, ...]] = field(default_factory=dict)
    presumed: set[int] = field(default_factory=set)


def cells_from_above(
    lines: list[Line], rows: Sequence[int], items: Sequence[int], columns: Sequence[str]
) -> CellsAbove:
    """The cells of who and when that rows take from those above them.

    Args:
        lines: the text's lines.
        rows: those of the table, without its head.
        items: those of them with an action.
        columns: the role of each column.
    """
    once = _written_once(lines, items, columns)
    found = CellsAbove()
    open_: dict[int, ReachingCell] = {}
    named = set(items)
    for at in rows:
        own = _filled(lines[at], columns)
        covered = {n: open_[n] for n in lines[at].hint.covered if n in open_}
        begins = any(columns[n] not in _HOLDS_ON for n in own if n in once)
        blank = {} if begins else {n: cell for n, cell in open_.items() if n in once and n not in own}
        open_ = {**blank, **covered, **{n: one for n, one in own.items() if one[2] in _HOLDS_ON}}
        taken = {**blank, **covered}
        if taken and at in named:
            found.cells[at] = tuple(taken.values())
            found.presumed |= {at} if blank.keys() - covered.keys() else set()
    return found


def _filled(line: Line, columns: Sequence[str]) -> dict[int, ReachingCell]:
    """The cells of a row that hold anything, by their column."""
    spans = cells_of(line)[: len(columns)]
    return {n: (low, high, columns[n]) for n, (low, high) in enumerate(spans) if high > low}


def _written_once(lines: list[Line], items: Sequence[int], columns: Sequence[str]) -> frozenset[int]:
    """The columns in which a cell holds for the blank ones below it.

    One whose first row is blank, or in which two rows below each other say the same, is none. The others are
    blank together, where a group of rows goes on, or are of who leads, and blank often enough.
    """
    rows = [_filled(lines[at], columns) for at in items]
    marked = {n for at in items for n in lines[at].hint.covered}
    blanks: dict[int, frozenset[int]] = {}
    for n in (n for n, role in enumerate(columns) if role not in _OF_A_ROW and n not in marked):
        said = [_words(lines[at], row.get(n)) for at, row in zip(items, rows, strict=True)]
        again = any(one and one == two for one, two in pairwise(said))
        empty = frozenset(at for at, words in enumerate(said) if not words)
        often = len(said) - len(empty) >= _GROUPS and len(empty) >= _SHARE * len(said)
        if often and said[0] and not again:
            blanks[n] = empty
    return frozenset(
        n
        for n, empty in blanks.items()
        if columns[n] in {"lead", "support"} or any(empty <= other for m, other in blanks.items() if m != n)
    )


def _words(line: Line, cell: ReachingCell | None) -> str:
    return line.text[cell[0] - line.start : cell[1] - line.start] if cell else ""
