"""A page of a file: its cells as they stand there, before anything is known of what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

#: A cell: text as it stands there, or a number that the file holds as one, so that its mark is no question.
GridCell = str | Decimal
#: Cells that are one on the page: first row and column, last row and column, counted from 0.
MergedCells = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class GivenPage:
    """A page.

    Attributes:
        name: its name in the file; empty where a file has no pages.
        rows: its cells by row, the first one first.
        merged: which of its cells are merged.
        first: the number of the first row as a spreadsheet shows it.
    """

    name: str
    rows: Sequence[Sequence[GridCell]]
    merged: Sequence[MergedCells] = field(default=())
    first: int = 1


def text_of(cell: GridCell) -> str:
    """A cell as text."""
    return format(cell, "f") if isinstance(cell, Decimal) else cell.strip()
