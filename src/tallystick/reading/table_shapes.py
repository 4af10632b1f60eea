"""What each table of a web page or a Word document is, before its words are written: rows, or only a layout.

A table that holds headings, other tables, lists side by side without heads over them, or one row of cells
with several paragraphs each, only lays the page out. One that fills in a template keeps the lists in its
cells.
"""

from dataclasses import dataclass, field

from tallystick.reading.pair_tables import is_pair_table, names_fields

#: So many items, or paragraphs, in one cell are more than words of a row.
_LIST, _PAIR = 2, 2
#: From this share of rows with such a cell on, they lay out.
_MOST = 0.5
#: So much of a cell is looked at.
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a table is.

    Attributes:
        columns: how many cells its widest row has; 1 where it only lays out.
        lists: whether the lists in its cells are written as lists.
    """

    columns: int
    lists: bool = False


@dataclass(slots=True)
class _Cell:
    words: str = ""
    items: int = 0
    paragraphs: int = 0


@dataclass(slots=True)
class _Table:
    place: int
    rows: list[list[_Cell]] = field(default_factory=list)
    laid: bool = False
    headed: bool = False
    in_cell: bool = False

    @property
    def cell(self) -> _Cell | None:
        return self.rows[-1][-1] if self.in_cell and self.rows and self.rows[-1] else None


class TableShapes:
    """Follows a document's tables from its beginning to its end.

    Attributes:
        found: what each table is, in the order in which they begin.
    """

    def __init__(self) -> None:
        self.found: list[TableShape] = []
        self._open: list[_Table] = []

    def open_table(self, *, laid: bool = False) -> None:
        """A table begins; ``laid`` where the document says that it only lays out."""
        if self._open:
            self._open[-1].laid = True
        self._open.append(_Table(len(self.found), laid=laid))
        self.found.append(TableShape(0))

    def close_table(self) -> None:
        """The table that was begun last ends."""
        if self._open:
            table = self._open.pop()
            self.found[table.place] = _shape(table)

    def open_row(self) -> None:
        """A row begins."""
        if self._open:
            self._open[-1].rows.append([])

    def open_cell(self, *, head: bool = False) -> None:
        """A cell begins; ``head`` where the document says that it heads others."""
        if self._open and self._open[-1].rows:
            table = self._open[-1]
            table.headed |= head and len(table.rows) == 1
            table.rows[-1].append(_Cell())
            table.in_cell = True

    def close_cell(self) -> None:
        """The cell ends."""
        if self._open:
            self._open[-1].in_cell = False

    def heading(self) -> None:
        """A heading begins; one in a table says that it only lays out."""
        if self._open:
            self._open[-1].laid = True

    def paragraph(self, *, item: bool = False) -> None:
        """A paragraph begins in a cell, or an item of a list."""
        cell = self._open[-1].cell if self._open else None
        if cell is not None:
            cell.items += item
            cell.paragraphs += 1

    def words(self, text: str) -> None:
        """Words of the open cell."""
        cell = self._open[-1].cell if self._open else None
        if cell is not None and len(cell.words) < _LONGEST:
            cell.words += text


def _shape(table: _Table) -> TableShape:
    columns = max((len(row) for row in table.rows), default=0)
    if table.laid:
        return TableShape(1)
    pairs = [
        (" ".join(row[0].words.split()), " ".join(row[1].words.split()))
        for row in table.rows
        if len(row) == _PAIR
    ]
    if len(table.rows) == 1 and columns > 1 and all(cell.paragraphs >= _PAIR for cell in table.rows[0]):
        return TableShape(1)
    listed = [row for row in table.rows if any(cell.items >= _LIST for cell in row)]
    if not listed:
        return TableShape(columns)
    if columns == _PAIR and pairs and names_fields(pairs):
        return TableShape(columns, lists=True)
    alone = len(table.rows) == 1
    beside = columns == _PAIR and not (pairs and is_pair_table(pairs)) and not table.headed
    return TableShape(1 if alone or (beside and len(listed) >= _MOST * len(table.rows)) else columns)
