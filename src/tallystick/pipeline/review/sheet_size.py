"""What a spreadsheet's parts hold, counted as they are read, before any program lays the cells out."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from tallystick.base.reasons import Count, Reason, Text, Unfit

MOST_ROWS, MOST_COLUMNS = 100_000, 1_000
#: A sheet is laid out as a rectangle from its first cell to its last, however few there are between.
LARGEST_AREA = 2_000_000
MOST_CHARACTERS = 8_000_000
MOST_ELEMENTS = 3_000_000
DEEPEST = 100
_LETTERS = 26
_CELLS_KEPT = 1_000


class Unmeasurable(Unfit):
    """A spreadsheet that is more than any program should lay out, or no sound one; says what and where."""


#: First row and column, last row and column of cells that are one on their page, counted from 0.
MergedRange = tuple[int, int, int, int]


@dataclass(slots=True)
class ShownCells:
    """How the cells of a spreadsheet are shown, by page: by its name in an ods, by its part in an xlsx.

    Attributes:
        percent: the cells whose fraction is shown in percent, by row and column, counted from 0.
        merged: the cells that are one on their page.
        names: for each page of an xlsx the name of its relation, which stands in `parts`.
        parts: for each relation the part that holds the page.
    """

    percent: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    merged: dict[str, list[MergedRange]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def page(self, name: str) -> str:
        """By what the cells of a page of this name go here."""
        part = self.parts.get(self.names.get(name, ""), "")
        return f"xl/{part.removeprefix('/xl/')}" if part else name


class SheetSize:
    """What the parts of one spreadsheet hold together.

    Attributes:
        formulas: the cells with formulas, by their names.
        uncounted: those of them whose value nobody has worked out, so that the file does not hold it.
        errors: those that hold an error in place of a value, such as #N/A; libraries read them as empty.
        shown: what the pages say of their cells beside what these hold.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.formulas: list[str] = []
        self.uncounted: list[str] = []
        self.errors: list[str] = []
        self.shown = ShownCells()
        self._elements = 0
        self._characters = 0
        self._strings: list[int] = []
        self._percent: list[bool] = []
        self._shared: Counter[int] = Counter()

    def finish(self) -> None:
        """Add up the texts that cells share, which stand in the file once and on the page many times.

        Raises:
            Unmeasurable: there is more text than there may be.
        """
        for at, times in self._shared.items():
            self.characters(self._strings[at] * times if at < len(self._strings) else 0)

    def element(self, name: str, depth: int) -> None:
        """Count an element of a part."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise Unmeasurable(Reason("it has more than {count} elements", count=Count(MOST_ELEMENTS)))
        if depth > DEEPEST:
            raise Unmeasurable(
                Reason(
                    "its part {part} is nested deeper than {count} elements",
                    part=Text(name),
                    count=Count(DEEPEST),
                )
            )

    def characters(self, count: int) -> None:
        """Count the text of a cell."""
        self._characters += count
        if self._characters > MOST_CHARACTERS:
            raise Unmeasurable(
                Reason("its cells hold more than {count} characters", count=Count(MOST_CHARACTERS))
            )

    def string(self, length: int) -> None:
        """Note a text that cells may share."""
        self._strings.append(length)

    def shares(self, at: str) -> None:
        """Note that a cell holds the shared text of this number."""
        if at.isascii() and at.isdecimal() and len(at) < 10:
            self._shared[int(at)] += 1

    def style(self, *, percent: bool) -> None:
        """Note the next form in which cells of an xlsx are shown."""
        self._percent.append(percent)

    def is_percent(self, style: str) -> bool:
        """Whether cells of the form of this number are shown in percent."""
        return style.isascii() and style.isdecimal() and self._percent[int(style) :][:1] == [True]

    def formula(self, cell: str) -> None:
        """Note a cell with a formula."""
        if len(self.formulas) < _CELLS_KEPT:
            self.formulas.append(cell)

    def without_value(self, cell: str) -> None:
        """Note a cell with a formula and no value."""
        if len(self.uncounted) < _CELLS_KEPT:
            self.uncounted.append(cell)

    def error(self, cell: str) -> None:
        """Note a cell with an error."""
        if len(self.errors) < _CELLS_KEPT:
            self.errors.append(cell)


def cell_name(row: int, column: int) -> str:
    """A cell's name as spreadsheets show it; row 0 names the column alone.

    Examples:
        >>> cell_name(3, 12), cell_name(1048576, 16384), cell_name(0, 1000)
        ('L3', 'XFD1048576', 'ALL')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row or ''}"
