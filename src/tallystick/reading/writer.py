"""Writes what a web page or a Word document holds as text: paragraphs, headings, and tables as rows.

Of a table that only lays a page out what is in its cells is written as it stands. In any other each row is a
line, and whatever a cell holds, tables too, is words in that line; but the lists in a template's cells follow
their row. Where a cell reaches over several columns or rows, the places that it covers are empty, so that
what stands right of it and below keeps its column; a cell as wide as its table stands alone, as a heading
between rows.
"""

import re

from tallystick.reading.assembled import Assembled
from tallystick.reading.model import Hint
from tallystick.reading.table_shapes import TableShape

#: What begins an item of a list.
_ITEM = re.compile(r"\s*(?:[•◦]|\(?[\w.]{1,8}[.)])\s")
#: No table of a plan has more columns.
_WIDEST = 100


class Writer:
    """A document that grows from its beginning to its end."""

    def __init__(self) -> None:
        self.text = Assembled()
        self._depth = 0
        self._written = 0
        self._tables = 0
        self._columns = 0
        self._lists = False
        self._items: list[str] = []
        self._cells: list[str] = []
        self._covered: list[int] = []
        self._cell: list[str] | None = None
        self._across = self._down = 1
        self._above: dict[int, int] = {}
        self._below: dict[int, int] = {}

    def paragraph(
        self, words: str, *, heading: int = 0, note: bool = False, closes: bool = False, link: bool = False
    ) -> None:
        """Write a paragraph, in the cell that is open if one is."""
        if self._cell is not None and self._lists and _ITEM.match(words):
            self._items.append(words)
        elif self._cell is not None:
            self._cell.append(words.strip())
        else:
            self.text.paragraph(words, Hint(heading=heading, note=note, closes=closes, link=link))

    def gap(self) -> None:
        """Leave a blank line, except in a cell."""
        if self._cell is None:
            self.text.gap()

    def open_table(self, shape: TableShape) -> None:
        """Begin a table of this shape."""
        self._depth += 1
        if shape.columns > 1 and not self._written:
            self._written, self._columns, self._lists = self._depth, shape.columns, shape.lists
            self._tables += 1
            self._above, self._below = {}, {}

    def close_table(self) -> None:
        """End the table that was begun last."""
        if self._depth == self._written:
            self._written = 0
            self.text.gap()
        self._depth -= 1

    def open_row(self) -> None:
        """Begin a row of the table."""
        if self._is_written:
            self._cells, self._covered = [], []
            self._above = {column: rows for column, rows in self._below.items() if rows > 0}
            self._below = {column: rows - 1 for column, rows in self._above.items()}
            self._skip_covered()

    def close_row(self) -> None:
        """End the row, and write it if the table is one."""
        if self._is_written:
            whole = self._across >= self._columns > 1 and len(list(filter(None, self._cells))) == 1
            if whole:
                self.text.row([one for one in self._cells if one], self._tables)
            else:
                self.text.row(self._cells, self._tables, covered=tuple(self._covered))
            for item in self._items:
                self.text.paragraph(item)
            self._items = []

    def open_cell(self, across: int = 1, down: int = 1) -> None:
        """Begin a cell of the row, over so many columns and rows."""
        if self._is_written:
            self._cell = []
            self._across, self._down = across, down

    def reach(self, across: int) -> None:
        """Say of the open cell over how many columns it reaches."""
        self._across = across

    def goes_on(self) -> None:
        """Say of the open cell that it is part of the one above it."""
        if self._is_written:
            self._covered.append(len(self._cells))

    def close_cell(self) -> None:
        """End the cell."""
        if not self._is_written or self._cell is None:
            return
        for place in range(max(1, min(self._across, _WIDEST - len(self._cells)))):
            if self._down > 1:
                self._below[len(self._cells)] = self._down - 1
            self._cells.append("" if place else "\n".join(self._cell))
        self._skip_covered()
        self._cell = None

    def _skip_covered(self) -> None:
        """Leave the places empty that a cell of a row above covers."""
        while len(self._cells) in self._above:
            self._covered.append(len(self._cells))
            self._cells.append("")

    @property
    def in_cell(self) -> bool:
        """Whether what is written now stands in a cell of a table."""
        return self._cell is not None

    @property
    def takes_lists(self) -> bool:
        """Whether an item that is written now keeps its number or bullet."""
        return self._cell is None or self._lists

    @property
    def _is_written(self) -> bool:
        """Whether the table that is open is written as rows, and stands in no other that is."""
        return self._depth == self._written != 0
