"""Lists in the cells of a table that names no action: each item of such a cell is a line of its own.

A matrix of who is to get what has a cell of bullets in each row. Where the heads of a table name what is done
a row is the item, and its cells stay as they are.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Hint, Line
from tallystick.reading.tables import rows_of

#: How such an item is marked: those of one column are a list, whatever rows they stand in.
IN_CELLS = "bullet:in-cells"
#: A bullet in a cell: at its beginning or behind a blank; it may have a cell of its own.
_BULLET = re.compile(r"(?:(?<=\s)|^)[•●▪■◦➢](?=\s)")
_OWN_CELL = re.compile(r"[•●▪■◦➢]\s*\|")
#: So many cells with a list, and one with so many items at least, make such a column.
_CELLS, _ITEMS = 3, 2
#: From this share of its rows on with a list a table is one of lists.
_MOST = 0.5


def with_listed_cells(lines: list[Line], language: PlanLanguage) -> list[Line]:
    """The lines, with a line for each item of the lists in cells, behind what the row says before them.

    Args:
        lines: the text's lines.
        language: the language they are read in.
    """
    rows = Counter(line.hint.table for line in lines)
    begins = {at: places for at, line in enumerate(lines) if line.hint.table and (places := _begins(line))}
    listed = Counter(lines[at].hint.table for at in begins)
    most = {table for table, count in listed.items() if count >= _MOST * rows[table]}
    begins = {at: places for at, places in begins.items() if lines[at].hint.table in most}
    if len(begins) < _CELLS or max(map(len, begins.values())) < _ITEMS:
        return lines
    acting = {lines[at].hint.table for at in rows_of(lines, language).items}
    found: list[Line] = []
    for at, line in enumerate(lines):
        found += _parted(line, begins[at]) if at in begins and line.hint.table not in acting else [line]
    return found


def _begins(line: Line) -> list[int]:
    """Where the items of the list begin that the last filled cell of a row holds; empty for no list."""
    places = [one.start() for one in _BULLET.finditer(line.text)]
    if not places:
        return []
    behind = _OWN_CELL.sub("", line.text[places[0] :]).rstrip(" |")
    before = line.text[: places[0]].rstrip()
    return places if "|" not in behind and (not before or before.endswith("|")) else []


def _parted(line: Line, begins: Sequence[int]) -> Iterator[Line]:
    """What a row says before its list, and each item of it."""
    before = line.text[: begins[0]].rstrip(" |")
    cells = tuple((low, high) for low, high in line.hint.cells if high <= line.start + len(before))
    if before:
        hint = replace(line.hint, cells=cells, closes=True)
        yield replace(line, end=line.start + len(before), text=before, hint=hint)
    for low, high in pairwise([*begins, len(line.text)]):
        words = line.text[low + 1 : high].rstrip(" |")
        bare = words.lstrip(" |")
        if any(map(str.isalpha, bare)):  # some PDFs hold the bullets of a column apart from its words
            start = line.start + low + 1 + len(words) - len(bare)
            yield Line(start, start + len(bare), bare, line.indent + 1, gap=False, hint=Hint(item=IN_CELLS))
