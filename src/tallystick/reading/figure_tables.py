"""Whether a table whose heads name no action is one of figures: names and numbers, which promise nothing."""

import re
from collections.abc import Sequence
from statistics import median

from tallystick.reading.cells import RowCells, as_states, texts_of
from tallystick.reading.model import Line

#: From this share of its filled cells on that are figures it is one of them, where its names are so short.
_MOST, _NAME = 0.6, 6
_FIGURE = re.compile(
    r"[^\w]*(?:\d[\d\s.,]*|n/a)[^\w]*(?:\d[\d\s.,]*[^\w]*)?(?:[^\W\d_]{1,3})?[^\w]*", re.IGNORECASE
)
#: A word of two letters at least, and the signs of a script in which each is a word.
_WORD = re.compile(r"[^\W\d_]{2}")
#: Columns under which figures are promised.
_REACHED = frozenset({"target", "goal"})


def holds_figures(rows: Sequence[Sequence[str]], columns: Sequence[str], action: int) -> bool:
    """Whether a table is one of figures.

    Args:
        rows: the words of each cell of its rows, its heads aside.
        columns: the role of each column, by its head.
        action: the column that the actions would be in.
    """
    if _REACHED.intersection(columns):
        return False
    beside = [text for row in rows for n, text in enumerate(row) if text and n != action]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in beside)
    if not beside or figures < _MOST * len(beside):
        return False
    return median(len(row[action].split()) if action < len(row) else 0 for row in rows) <= _NAME


def told_by_its_heads(lines: Sequence[Line], at: Sequence[int]) -> dict[int, RowCells]:
    """The cells of each row of a real table of which no head is known, where it tells how things are.

    Args:
        lines: the table's lines.
        at: which lines of the text they are.
    """
    if not lines[0].hint.table or not _tells([texts_of(one) for one in lines]):
        return {}
    return {place: as_states(one) for place, one in zip(at, lines, strict=True)}


def _tells(rows: Sequence[Sequence[str]]) -> bool:
    """Whether below heads in words stand names and figures."""
    heads, body = rows[0], [row for row in rows[1:] if any(row)]
    if len(body) < _LEAST_ROWS or any(_FIGURE.fullmatch(text) for text in heads if text):
        return False
    width = max(map(len, body))
    worded = [sum(_is_word(row[n]) for row in body if n < len(row)) for n in range(width)]
    return max(worded) > 0 and holds_figures(body, [], worded.index(max(worded)))


def _is_word(text: str) -> bool:
    return _WORD.search(text) is not None and _FIGURE.fullmatch(text) is None


#: Fewer rows are no table of figures.
_LEAST_ROWS = 3
