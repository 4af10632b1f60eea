"""The cells of a line: as the document gives them, or by the bars, tabs or wide gaps between them."""

import re

from tallystick.reading.model import Line

#: First character, the character after the last, and role of the column of each cell.
RowCells = tuple[tuple[int, int, str], ...]
_GAP = re.compile(r"\t+| {3,}")


def cells_of(line: Line) -> tuple[tuple[int, int], ...]:
    """First and last character of each cell of a line."""
    if line.hint.cells:
        return line.hint.cells
    cells: list[tuple[int, int]] = []
    at = 0
    marks = list(re.finditer(r"\|", line.text)) if "|" in line.text else list(_GAP.finditer(line.text))
    for mark in [*marks, None]:
        end = mark.start() if mark else len(line.text)
        text = line.text[at:end]
        if text.strip() or (mark and at):
            lead = len(text) - len(text.lstrip())
            cells.append((line.start + at + lead, line.start + at + max(len(text.rstrip()), lead)))
        at = mark.end() if mark else end
    return tuple(cells)


def texts_of(line: Line) -> list[str]:
    """The words of each cell of a line."""
    return [line.text[a - line.start : b - line.start] for a, b in cells_of(line)]


def as_states(line: Line) -> RowCells:
    """The cells of a row that says how things are."""
    return tuple((low, high, "status") for low, high in cells_of(line))
