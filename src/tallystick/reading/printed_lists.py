"""A list in a PDF whose numbers stand out in the margin: told from a table by what its columns hold.

Such numbers look like a table's first column, and what stands once in a margin, such as a page's sign, like
another.
"""

import re
from collections.abc import Sequence

#: What counts up the items of a list, alone in its column; behind large letters a stop is that of a part.
_NUMBER = re.compile(r"\(?(?:(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivxl]{1,6})[.)]?|(?:[A-Z]|[IVXL]{1,6})\))")
#: What stands before an item of a list that counts nothing up.
_BULLET = re.compile(r"[^\w\s(\[{<\"'«“‘]{1,2}|o")
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
        return _has_bullets(rows)
    numbers = [words for words in columns[0] if all(map(_NUMBER.fullmatch, words.split()))]
    return (len(numbers) >= len(columns[0]) - _STRAY and len(numbers) > _STRAY) or _has_bullets(rows)


def _has_bullets(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row is one text behind its number or bullet, several of them behind bullets."""
    held = [[words.strip() for words in row if words.strip()] for row in rows]
    marked = [row for row in held if len(row) == _COLUMNS and is_marker(row[0]) and not is_marker(row[1])]
    bullets = sum(_BULLET.fullmatch(row[0]) is not None for row in marked)
    return bullets > _STRAY and len(marked) + sum(len(row) == 1 for row in held) == len(held)


def is_marker(words: str) -> bool:
    """Whether words are no more than what counts up an item, or its bullet."""
    return _NUMBER.fullmatch(words) is not None or _BULLET.fullmatch(words) is not None
