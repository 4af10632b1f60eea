"""What a spreadsheet's parts hold, counted as they are read, before any program lays the cells out."""

from collections import Counter

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


class SheetSize:
    """What the parts of one spreadsheet hold together.

    Attributes:
        formulas: the cells with formulas, by their names.
        errors: those that hold an error in place of a value, such as #N/A; libraries read them as empty.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.formulas: list[str] = []
        self.errors: list[str] = []
        self._elements = 0
        self._characters = 0
        self._strings: list[int] = []
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

    def formula(self, cell: str) -> None:
        """Note a cell with a formula."""
        if len(self.formulas) < _CELLS_KEPT:
            self.formulas.append(cell)

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
