"""A number that is all that its line or tabbed cell holds: a page's, a rank, a share printed in a chart."""

import re

from tallystick.reading.mention import Mention

#: The rest of a piece behind its number, up to an edge; and the blanks before it.
_REST, _BLANK = re.compile(r"[ \u00a0]*(?=[\n\t\f]|\Z)"), " \u00a0"
_EDGES = "\n\t\f"
#: Digits alone on a line with nothing on the lines around it, which is how a page's number is printed.
_LONE = re.compile(r"(?:\A|\n[^\S\n]*\n)[^\S\n]*\d{1,4}[^\S\n]*(?=\n[^\S\n]*(?:\n|\Z)|\Z)")
#: A year alone on a line: what the next line begins with is no unit of it.
_LONE_YEAR = re.compile(r"(?:\A|\n)[^\S\n]*(?:19|20)\d\d[^\S\n]*(?=\n)")
#: Three or more small numbers with a blank between: ranks in columns.
_RANKS = re.compile(r"(?<![\w.,%-])\d{1,2}(?: \d{1,2}){2,}(?![\w.,%-])")


def parted(low: str, printed: str) -> str:
    """A sentence with an edge behind digits that stand alone, so that they take no unit from another line.

    Args:
        low: its words in lower case.
        printed: the same stretch of the document, its lines as printed.
    """
    if "\n" not in printed:
        return low
    for lone in (_LONE, _LONE_YEAR):
        for found in lone.finditer(printed):
            if found.end() < len(low):
                low = f"{low[: found.end()]}|{low[found.end() + 1 :]}"
    return low


def is_a_piece(text: str, mention: Mention) -> bool:
    """Whether a number and its unit are all that stands between two edges of lines or tabbed cells.

    Args:
        text: a stretch of the document, its lines as printed.
        mention: a number in it.
    """
    return _piece(text, mention) is not None


def counts_nothing(text: str, mention: Mention) -> bool:
    """Whether a bare number is a piece behind a tab, one with blank lines around, or one of a row of ranks.

    Args:
        text: a stretch of the document, its lines as printed.
        mention: a number in it.
    """
    if mention.unit or mention.spelled:
        return False
    if _is_rank(text, mention.start):
        return True
    piece = _piece(text, mention)
    if piece is None:
        return False
    low, high = piece
    if text[low - 1 : low] == "\t":
        return True
    around = _LONE.finditer(text, max(0, low - _NEAR), high + _NEAR)
    return any(found.start() <= mention.start < found.end() for found in around)


#: So far around a number reach the blank lines beside its line.
_NEAR = 200


def _is_rank(text: str, at: int) -> bool:
    """Whether a number is one of a row of ranks: two more beside it make one, and no others are looked at."""
    if " " not in text[max(0, at - _RANK) : at + _RANK + 1]:
        return False
    begin, end = max(0, at - _TWO_RANKS), at + _RANK + _TWO_RANKS
    return any(one.start() <= at < one.end() for one in _RANKS.finditer(text, begin, end))


#: The digits of a rank; and two ranks with the blanks before them, and a character beside them.
_RANK, _TWO_RANKS = 2, 7


def _piece(text: str, mention: Mention) -> tuple[int, int] | None:
    """From where to where a piece goes that is nothing but a number; None where more stands in it."""
    low = mention.start
    while low and text[low - 1] in _BLANK:
        low -= 1
    if low and text[low - 1] not in _EDGES:
        return None
    rest = _REST.match(text, max(mention.end, mention.unit_end))
    return (low, rest.end()) if rest else None
