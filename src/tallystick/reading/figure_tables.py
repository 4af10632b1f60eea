"""Whether a table whose heads name no action is one of figures: names and numbers, which promise nothing."""

import re
from collections.abc import Sequence
from statistics import median

#: From this share of its filled cells on that are figures it is one of them, where its names are so short.
_MOST, _NAME = 0.6, 6
_FIGURE = re.compile(
    r"[^\w]*(?:\d[\d\s.,]*|n/a)[^\w]*(?:\d[\d\s.,]*[^\w]*)?(?:[^\W\d_]{1,3})?[^\w]*", re.IGNORECASE
)
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
