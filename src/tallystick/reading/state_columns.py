"""Columns that say how a row's action stands, though their heads name an action: *new or under way*."""

from collections.abc import Sequence

#: Such a cell has so many words at most, and others that may hold the actions are so many times as long.
_STATE, _SHORTER = 2, 8
#: What a column is by its head that may hold the actions.
_SAYS_MORE = frozenset({"", "indicator", "target"})


def states_apart(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The columns without the name of an action where each cell says the same: *new or under way* says *New*.

    Another column that may hold the actions says more in each of its cells.

    Args:
        columns: the role of each column, by its head.
        rows: the words of each cell of each row.
    """
    said = [
        [text.casefold() for row in rows if n < len(row) and (text := row[n])] for n in range(len(columns))
    ]
    most = max(
        (min(map(len, said[n])) for n, role in enumerate(columns) if role in _SAYS_MORE and said[n]),
        default=0,
    )
    return [
        "status" if role == "action" and _is_state(said[n], most) else role for n, role in enumerate(columns)
    ]


def _is_state(said: Sequence[str], most: int) -> bool:
    """Whether the cells of a column are a word or two, the same in each row, and far shorter than others."""
    words = set(said)
    return len(words) == 1 and all(
        len(one.split()) <= _STATE and _SHORTER * len(one) <= most for one in words
    )
