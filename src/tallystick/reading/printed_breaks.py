"""Where the rows of a PDF's table part when neither rules nor wider gaps say so: by how its cells wrap.

A line of a cell goes on below where the next word had no room. Where it had, the break was meant.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from tallystick.reading.markers import GLYPHS
from tallystick.reading.printed import Printed

#: A blank is so wide, in sizes of the font; and so much do places of letters differ, in points.
_BLANK, _SLACK = 0.25, 1.0
#: A word that goes on in small letters says more than its place does.
_SMALL = 2
#: Scripts without blanks between words part nearly everywhere: so many signs stand for a word.
_SIGNS = 2
_Cells = Sequence[Printed | None]


def rows_part(lines: Sequence[_Cells]) -> list[bool]:
    """Whether a row begins with each line but the first.

    Args:
        lines: the lines of a table, of each the piece in every column or none.
    """
    edges = [max((one.right for one in column if one), default=0.0) for column in zip(*lines, strict=True)]
    return [_begins(upper, lower, edges) for upper, lower in pairwise(lines)]


def _begins(upper: _Cells, lower: _Cells, edges: Sequence[float]) -> bool:
    first = next((one.words for one in lower if one), "")
    if _MARKED.match(first):
        return True
    votes = [_vote(one, two, edge) for one, two, edge in zip(upper, lower, edges, strict=True) if two]
    beside = len(votes) > 1 and votes[0] >= 0
    return sum(votes) > 0 or (sum(votes) == 0 and beside)


#: A bullet or a number of its own opens a row.
_MARKED = re.compile(rf"(?:[{GLYPHS}]|\(?\d{{1,3}}(?:\.\d{{1,3}})*[.)]?)(?:\s|$)")


def _vote(above: Printed | None, piece: Printed, edge: float) -> int:
    """How much a column speaks for a new row; below nought where its cell goes on.

    A capital where the line above had no room says nothing: it may begin a name or a cell.
    """
    if piece.words[:1].islower():
        return -_SMALL
    if above is None or _had_room(above, piece, edge):
        return 1
    joined = above.words[-1:] in _JOINED or not piece.words[:1].isupper()
    return -1 if joined else 0


#: What a line ends in that goes on below.
_JOINED = frozenset(",;:-–—(/&")


def _had_room(above: Printed, piece: Printed, edge: float) -> bool:
    """Whether the first word of a piece had room at the end of the line above."""
    word = piece.words.split(None, 1)[0]
    signs = len(word) if word.isascii() or " " in piece.words else min(len(word), _SIGNS)
    width = (piece.right - piece.left) * signs / max(1, len(piece.words))
    return above.right + _BLANK * above.size + width <= edge + _SLACK
