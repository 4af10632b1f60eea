"""Tables of two columns in a PDF: told from a frame around words, and from columns of text, by their names.

Such a table has heads that name what each column holds, as *Action* and *Responsible*, or names fields of a
template down its first column. Which language names them is not known yet: any that is known may.
"""

import functools
import re
from collections.abc import Sequence

from tallystick.reading.column_roles import role_of
from tallystick.reading.field_tables import field_role, is_name
from tallystick.reading.languages import languages
from tallystick.reading.printed import Printed

#: A row's two cells.
Pair = tuple[str, str]
#: The head of a column is no longer; so many fields of a template ask for something else each.
_LONGEST_HEAD, _WORDS, _FIELDS, _PAIR = 40, 5, 2, 2
#: From this share of rows on whose first cell is a name and not a sentence, they may be fields.
_NAMES = 0.6
#: So many points apart, columns of two tables are the same.
_SAME = 6
#: What one of two columns holds in a table of actions or of what is to be reached.
_MAIN = frozenset({"action", "title", "goal", "indicator", "target"})


class PairTables:
    """The tables of two columns of a document so far; one goes on where the next page has its columns."""

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


def is_pair_table(rows: Sequence[Pair]) -> bool:
    """Whether rows of two cells have heads that name their columns, or name the fields of a template."""
    return names_columns(rows[0]) or _names_fields(rows)


def without_list(pieces: list[Printed]) -> tuple[list[Printed], list[Printed]]:
    """What a field holds before its list begins, and the lines of the list, which are its own items.

    Args:
        pieces: the lines of a cell, from the top down.
    """
    first = next((at for at, one in enumerate(pieces) if _ITEM.match(one.words)), len(pieces))
    several = sum(_ITEM.match(one.words) is not None for one in pieces) >= _ITEMS
    return (pieces[:first], pieces[first:]) if several else (pieces, [])


#: What begins an item, and so many make a list.
_ITEM, _ITEMS = re.compile(r"(?:[•▪◦●○■□‣⁃·∙–-]|\(?(?:\d{1,2}|[a-z])[.)])\s"), 2


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


def _names_fields(rows: Sequence[Pair]) -> bool:
    """Whether the first cells name fields of a template."""
    names = [name.strip("¿?:： *_").casefold() for name, _ in rows if is_name(name)]
    if len(names) < max(_FIELDS, _NAMES * len(rows)):
        return False
    asked = ({field_role(name, one) for name in names} - {""} for one in languages().values())
    return any(len(one) >= _FIELDS for one in asked)
