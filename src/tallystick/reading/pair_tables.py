"""Tables of two columns, told from what only stands side by side by their names.

Such a table has heads that name what each column holds, as *Action* and *Responsible*, or names fields of a
template down its first column. Which language names them is not known yet: any that is known may.
"""

import functools
from collections.abc import Sequence

from tallystick.reading.column_roles import role_of
from tallystick.reading.field_tables import field_role, is_name
from tallystick.reading.languages import languages

#: A row's two cells.
Pair = tuple[str, str]
#: The head of a column is no longer; so many fields of a template ask for something else each.
_LONGEST_HEAD, _WORDS, _FIELDS, _PAIR = 40, 5, 2, 2
#: From this share of rows on whose first cell is a name and not a sentence, they may be fields.
_NAMES = 0.6
#: What one of two columns holds in a table of actions or of what is to be reached.
_MAIN = frozenset({"action", "title", "goal", "indicator", "target"})


def is_pair_table(rows: Sequence[Pair]) -> bool:
    """Whether rows of two cells have heads that name their columns, or name the fields of a template."""
    return names_columns(rows[0]) or names_fields(rows)


@functools.lru_cache(maxsize=1024)
def names_columns(cells: tuple[str, ...]) -> bool:
    """Whether the cells of a row name columns: most do, and one names what is done or reached.

    Of two each has to.
    """
    short = all(0 < len(one) <= _LONGEST_HEAD and len(one.split()) <= _WORDS for one in cells)
    if len(cells) < _PAIR or not short:
        return False
    roles = ({role_of(cell, one) for cell in cells} - {""} for one in languages().values())
    return any(len(one) >= max(_PAIR, _NAMES * len(cells)) and one & _MAIN for one in roles)


def names_fields(rows: Sequence[Pair]) -> bool:
    """Whether the first cells name fields of a template."""
    names = [name.strip("¿?:： *_").casefold() for name, _ in rows if is_name(name)]
    if len(names) < max(_FIELDS, _NAMES * len(rows)):
        return False
    asked = ({field_role(name, one) for name in names} - {""} for one in languages().values())
    return any(len(one) >= _FIELDS for one in asked)
