"""Values in columns, as wide as the terminal and no wider."""

import shutil
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len

from tallystick.base.reasons import Value
from tallystick.cli.console import show, spoken
from tallystick.voice.direction import without_marks
from tallystick.voice.widths import lines

#: As wide as a terminal was always, for what is written into a pipe or a file.
_WIDTH = 80
_BETWEEN = "  "


def show_table(rows: Sequence[Sequence[Value]]) -> None:
    """Print values in columns, the first of them to the left and numbers to the right.

    Where they don't fit, the words of a heading stand one below the other; where that is too wide still,
    each row stands below the one before with its headings beside the values.
    """
    said = [[without_marks(spoken().value(cell)) for cell in row] for row in rows]
    width = shutil.get_terminal_size((_WIDTH, 0)).columns
    for line in lines_of(said, width):
        show(line)


def lines_of(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a table whose first row are headings, none wider than so many columns if that can be."""
    headings, *others = rows
    for longest in range(max(1, *map(cell_len, headings)), 0, -1):
        cut = [_broken(one, longest) or [""] for one in headings]
        widths = [max(map(cell_len, (*words, *values))) for words, *values in zip(cut, *others, strict=True)]
        if sum(widths) + len(_BETWEEN) * (len(widths) - 1) <= width:
            above = zip_longest(*(reversed(words) for words in cut), fillvalue="")
            for row in (*reversed(list(above)), *others):
                yield _line(row, widths)
            return
    beside = max(map(cell_len, headings))
    for first, *values in others:
        yield first
        for heading, value in zip(headings[1:], values, strict=True):
            yield f"{_BETWEEN}{heading}{' ' * (beside - cell_len(heading))}{_BETWEEN}{value}"


def _broken(heading: str, longest: int) -> list[str]:
    """A heading in lines, broken between its words, or between its characters where it has no spaces."""
    if cell_len(heading) > len(heading):
        return lines(heading, longest)
    return wrap(heading, longest, break_long_words=False, break_on_hyphens=False)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A row: the first cell to the left, the others to the right."""
    wanting = [" " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
    first, *others = zip(cells, wanting, strict=True)
    return _BETWEEN.join(("".join(first), *(gap + cell for cell, gap in others))).rstrip()
