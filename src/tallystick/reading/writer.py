"""Writes what a web page or a Word document holds as text: paragraphs, headings, and tables as rows.

A table with no more than one cell a row only lays a page out: what is in its cells is written as it stands.
In any other each row is a line, and whatever a cell holds, tables too, is words in that line.
"""

from tallystick.reading.assembled import Assembled
from tallystick.reading.model import Hint


class Writer:
    """A document that grows from its beginning to its end."""

    def __init__(self) -> None:
        self.text = Assembled()
        self._depth = 0
        self._written = 0
        self._tables = 0
        self._cells: list[str] = []
        self._cell: list[str] | None = None

    def paragraph(self, words: str, *, heading: int = 0, note: bool = False, closes: bool = False) -> None:
        """Write a paragraph, in the cell that is open if one is."""
        if self._cell is not None:
            self._cell.append(words.strip())
        else:
            self.text.paragraph(words, Hint(heading=heading, note=note, closes=closes))

    def gap(self) -> None:
        """Leave a blank line, except in a cell."""
        if self._cell is None:
            self.text.gap()

    def open_table(self, columns: int) -> None:
        """Begin a table.

        Args:
            columns: how many cells its widest row has.
        """
        self._depth += 1
        if columns > 1 and not self._written:
            self._written = self._depth
            self._tables += 1

    def close_table(self) -> None:
        """End the table that was begun last."""
        if self._depth == self._written:
            self._written = 0
            self.text.gap()
        self._depth -= 1

    def open_row(self) -> None:
        """Begin a row of the table."""
        if self._is_written:
            self._cells = []

    def close_row(self) -> None:
        """End the row, and write it if the table is one."""
        if self._is_written:
            self.text.row(self._cells, self._tables)

    def open_cell(self) -> None:
        """Begin a cell of the row."""
        if self._is_written:
            self._cell = []

    def close_cell(self) -> None:
        """End the cell."""
        if self._is_written and self._cell is not None:
            self._cells.append(" ".join(self._cell))
            self._cell = None

    @property
    def in_cell(self) -> bool:
        """Whether what is written now stands in a cell of a table."""
        return self._cell is not None

    @property
    def _is_written(self) -> bool:
        """Whether the table that is open is written as rows, and stands in no other that is."""
        return self._depth == self._written != 0
