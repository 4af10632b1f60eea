"""A list in a PDF whose numbers stand out in the margin: told from a table by what its columns hold.

Such numbers look like a table's first column, and what stands once in a margin, such as a page's sign, like
another.
"""

import re
from collections.abc import Sequence

#: What counts up the items of a list, alone in its column.
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivxl]{1,6})[.)]?")
#: So many rows at most have words in a column that is none; and a list has so many columns that are.
_STRAY, _COLUMNS = 1, 2


def is_numbered_list(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are the items of a list: the words of each, behind a number, and nothing beside them.

    Args:
        rows: the words of each cell, from the top down.
    """
    held = [[words for words in column if words] for column in zip(*rows, strict=True)]
    columns = [words for words in held if len(words) > _STRAY]
    if len(columns) != _COLUMNS or len(rows) <= _STRAY:
        return False
    numbers = [words for words in columns[0] if _NUMBER.fullmatch(words.strip())]
    return len(numbers) >= len(columns[0]) - _STRAY and len(numbers) > _STRAY
