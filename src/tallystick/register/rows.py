"""From the bytes of one CSV file to its cells, with everything that is wrong with the file itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from tallystick.base.csv_text import BOM, MARKED, BrokenCsv, lines_of, ragged, text_of
from tallystick.base.findings import FindingList, Problem
from tallystick.base.reasons import Count, Ordinal, Reason, Text, texts
from tallystick.register.columns import Table
from tallystick.register.separators import other_separator

MOST_COLUMNS = 1_000
_TWICE = Problem("doubled-column", Reason("this column is there twice"), Reason("keep one"))
EMPTY_ROW = Problem("empty-row", Reason("the row is empty"), Reason("delete it"))


class Lines(Sequence[tuple[int, dict[str, str]]]):
    """Rows as they were read, each a list of cells under one heading; named by column when one is asked for.

    Args:
        places: where in a row the cells of each column stand.

    Attributes:
        places: the same.
        numbers: the spreadsheet's row numbers.
        cells: of each row all cells.
    """

    def __init__(self, places: Mapping[str, int]) -> None:
        self.places = places
        self.numbers: list[int] = []
        self.cells: list[list[str]] = []

    def add(self, number: int, cells: list[str]) -> None:
        """Put a row behind the others."""
        self.numbers.append(number)
        self.cells.append(cells)

    def by_column(self) -> dict[str, tuple[str, ...]]:
        """The cells of all rows, by column."""
        columns = list(zip(*self.cells, strict=True))
        return {name: columns[at] for name, at in self.places.items()}

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> tuple[int, dict[str, str]]: ...

    @overload
    def __getitem__(self, at: slice) -> list[tuple[int, dict[str, str]]]: ...

    def __getitem__(self, at: int | slice) -> tuple[int, dict[str, str]] | list[tuple[int, dict[str, str]]]:
        """A row by its place, or the rows of a slice."""
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        cells = self.cells[at]
        return self.numbers[at], {name: cells[place] for name, place in self.places.items()}


@dataclass(slots=True)
class RawTable:
    """The cells of a file as they stand.

    Attributes:
        table: which table it is.
        rows: the spreadsheet's row number and the cells by column name.
        findings: what is wrong with the file or with whole rows.
        absent: whether there is no such file.
        lost: whether there may be rows that could not be told apart, so that not every key is known.
        file: where it lies in the package.
    """

    table: Table
    rows: Sequence[tuple[int, dict[str, str]]] = ()
    findings: FindingList = field(default_factory=FindingList)
    absent: bool = False
    lost: bool = False
    file: str = ""

    def __post_init__(self) -> None:
        """Lie where tables lie, if nothing else is said."""
        self.file = self.file or self.table.path

    def find(
        self, problem: Problem, row: int | None = None, column: str | None = None, value: object = None
    ) -> None:
        """Note a problem with this file."""
        if self.findings.has_room(problem.severity):
            self.findings.append(problem.at(self.file, row, column, value))


def read_rows(table: Table, data: bytes) -> RawTable:
    """The cells of a table's file; what can't be read is named and left out.

    After so many errors that no person goes through them, the rest is not looked at.
    """
    raw = RawTable(table)
    try:
        text = text_of(data)
        separated = other_separator(table, text)
        if separated is None:
            _take(raw, lines_of(text))
        else:
            problem, row, value = separated
            raw.lost = True
            raw.find(problem, row, value=value)
    except BrokenCsv as broken:
        raw = RawTable(table, lost=True)
        raw.find(broken.problem, broken.row, value=broken.value)
    if data.startswith(BOM):
        raw.find(MARKED)
    return raw


def _take(raw: RawTable, lines: Iterator[tuple[int, list[str]]]) -> None:
    _, header = next(lines, (1, []))
    if not header:
        raw.lost = True
        heading = Text(",".join(raw.table.columns))
        fix = Reason("put the heading row in: {heading}", heading=heading)
        raw.find(Problem("empty-file", Reason("the file is empty"), fix))
        return
    if len(header) > MOST_COLUMNS:
        raw.lost = True
        raw.find(_too_wide(len(header)), 1)
        return
    raw.rows = rows = Lines(note_heading(raw, header))
    for number, cells in lines:
        if not "".join(cells).strip():
            raw.find(EMPTY_ROW, number)
        elif len(cells) != len(header):
            raw.lost = True
            raw.find(ragged(len(cells), len(header)), number, value=",".join(cells))
        else:
            rows.add(number, cells)
        if raw.findings.is_full:
            raw.lost = True
            raw.findings.stop_at(number)
            return


def _too_wide(columns: int) -> Problem:
    return Problem(
        "unknown-column",
        Reason("the heading has {count} columns, more than any table", count=Count(columns)),
        Reason("look for a comma after each letter, or for another kind of file; give one heading row"),
    )


def _other_names(table: Table, header: list[str]) -> Problem:
    """What is wrong with a heading of which no name is known: one finding, not one a column."""
    spelled = {name.strip().lower() for name in header}
    alike = texts(tuple(name for name in table.columns if name in spelled), ",")
    return Problem(
        "other-names",
        Reason("its first row names no column of this table"),
        Reason("write the names as they are: {columns}", columns=alike)
        if spelled & table.columns.keys()
        else Reason(
            "the first row names the columns, in English: {columns}",
            columns=texts(tuple(table.columns), ","),
        ),
    )


def note_heading(raw: RawTable, header: list[str]) -> dict[str, int]:
    """Where each known column stands; notes what is wrong with the heading, and whether the key is lost."""
    positions: dict[str, int] = {}
    if not any(name in raw.table.columns for name in header):
        raw.lost = True
        raw.find(_other_names(raw.table, header), 1, value=",".join(header)[:80])
        return positions
    for place, name in enumerate(header):
        if name in positions:
            raw.find(_TWICE, 1, name, name)
        elif name in raw.table.columns:
            positions[name] = place
        else:
            _unknown_column(raw, place + 1, name)
    raw.lost = not positions.keys() >= set(raw.table.key)
    for name, column in raw.table.columns.items():
        if name not in positions and not column.added:
            fix = Reason("add it") if column.required else Reason("add it; its cells may be empty")
            raw.find(
                Problem(
                    "missing-column",
                    Reason(
                        "the column {name} is missing ({about})", name=Text(name), about=Reason(column.about)
                    ),
                    fix,
                ),
                1,
                name,
            )
    return positions


def _unknown_column(raw: RawTable, place: int, name: str) -> None:
    if name.strip():
        problem = Problem(
            "unknown-column",
            Reason("there is no column {name} in this table", name=Text(name)),
            Reason(
                "rename or delete it; the columns are {columns}", columns=texts(tuple(raw.table.columns), ",")
            ),
        )
        raw.find(problem, 1, name, name)
    else:
        problem = Problem(
            "trailing-column",
            Reason("column {place} has no heading", place=Ordinal(place)),
            Reason("delete the empty columns that the spreadsheet put there"),
        )
        raw.find(problem, 1, str(place))
