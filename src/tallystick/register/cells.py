"""From a table's cells to its typed rows; what can't be read is named with what would be right."""

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from tallystick.base.findings import FindingList, Problem
from tallystick.base.reasons import Ordinal, Reason, Text, Unfit, msgid, texts
from tallystick.register.columns import Column, Table
from tallystick.register.order import in_order
from tallystick.register.rows import Lines, RawTable

#: What is wrong with a row: the problem, its column and its value there.
CellFault = tuple[Problem, str, object]


@dataclass(slots=True)
class TypedTable:
    """The rows of a table that could be read.

    Attributes:
        table: which table it is.
        rows: the spreadsheet's row number and the typed row.
        keys: the key of every row, also of those that could not be read, with its row number.
        references: row number, column and value of every cell that names another row, of those rows too.
        findings: everything found in the file so far.
        absent: whether there is no such file.
        lost: whether there may be rows whose keys are not known.
        file: where it lies in the package.
    """

    table: Table
    rows: Collection[tuple[int, object]] = field(default_factory=list)
    keys: dict[tuple[str, ...], int] = field(default_factory=dict)
    references: list[tuple[int, str, str]] = field(default_factory=list)
    findings: FindingList = field(default_factory=FindingList)
    absent: bool = False
    lost: bool = False
    file: str = ""

    def find(
        self, problem: Problem, row: int | None = None, column: str | None = None, value: object = None
    ) -> None:
        """Note a problem with this table."""
        if self.findings.has_room(problem.severity):
            self.findings.append(problem.at(self.file or self.table.path, row, column, value))

    def count_naming(self, column: str) -> int:
        """How many cells of the column name another row."""
        return sum(name == column for _, name, _ in self.references)

    def naming_none_of(self, column: str, known: Collection[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
        """Row number and value of each cell of the column that names none of the known rows."""
        for number, name, value in self.references:
            if name == column and (value,) not in known:
                yield number, value

    def values_of(self, column: str) -> frozenset[str]:
        """Every different text in a column, of cells with several each of them."""
        cells = (getattr(one, column) for _, one in self.rows)
        return frozenset(
            text for cell in cells if cell for text in (cell if isinstance(cell, tuple) else (cell,))
        )

    def find_alike(
        self,
        same: tuple[str, ...],
        faults: Callable[[Any], Iterable[CellFault]],
        filled: tuple[str, ...] = (),
        among: Mapping[str, Collection[str]] | None = None,
        *,
        matching: Mapping[str, str] | None = None,
    ) -> None:
        """Note the faults of every readable row; in a large table, rows that are alike are looked at once.

        Args:
            same: the columns that the faults depend on.
            faults: what is wrong with a row, from these columns alone.
            filled: columns of which it matters only whether the cell is filled.
            among: by column, the only values with which a row is looked at.
            matching: by column, what the text of a cell must match for the row to be looked at.
        """
        texts_of = {
            name: (self.table.columns[name], re.compile(text)) for name, text in (matching or {}).items()
        }
        for number, one in self.rows:
            if all(getattr(one, column) in values for column, values in (among or {}).items()) and all(
                pattern.search(column.write(getattr(one, name)))
                for name, (column, pattern) in texts_of.items()
            ):
                for problem, column, value in faults(one):
                    self.find(problem, number, column, value)

    def alike(
        self, same: tuple[str, ...], *, folded: bool = False, dated: bool = False
    ) -> Iterator[list[tuple[int, Any]]]:
        """Readable rows, two or more together, that are alike in some columns, in the order of the file.

        Args:
            same: the columns.
            folded: whether capital and small letters are taken for the same.
            dated: whether they speak of the same time too, by `period` and `as_of`, however that is written.
        """
        return grouped(self.table, self.rows, same, folded=folded, dated=dated)

    def in_order(self) -> Sequence[Any]:
        """The rows in their canonical order."""
        return in_order(self.table, [row for _, row in self.rows])


def grouped(
    table: Table, rows: Iterable[tuple[int, Any]], same: tuple[str, ...], *, folded: bool, dated: bool = False
) -> Iterator[list[tuple[int, Any]]]:
    """Rows that are alike in some columns, two or more together; `TypedTable.alike` says how."""
    rows = list(rows)
    keys: list[list[Any]] = [
        [cell.lower() if folded else cell for cell in table.columns[name].write_all(_of(rows, name))]
        for name in same
    ]
    if dated:
        days = ((one.period.first, one.period.last, (one.as_of or one.period).last) for _, one in rows)
        keys.append(list(days))
    alike = list(zip(*keys, strict=True))
    if len(set(alike)) == len(rows):
        return
    found: dict[tuple[Any, ...], list[tuple[int, Any]]] = defaultdict(list)
    for key, row in zip(alike, rows, strict=True):
        found[key].append(row)
    yield from (group for group in found.values() if len(group) > 1)


def _of(rows: Iterable[tuple[int, Any]], name: str) -> Iterator[object]:
    """The values of a column."""
    return (getattr(one, name) for _, one in rows)


def read_cells(raw: RawTable) -> TypedTable:
    """The typed rows of a table. An optional column that is not there counts as empty."""
    rows: list[tuple[int, object]] = []
    typed = TypedTable(
        raw.table, rows, findings=raw.findings, absent=raw.absent, lost=raw.lost, file=raw.file
    )
    if not _read_as_columns(typed, rows, raw):
        _read_by_rows(typed, rows, raw)
    return typed


def _read_as_columns(typed: TypedTable, rows: list[tuple[int, object]], raw: RawTable) -> bool:
    """Read a table whose cells are all right and whose keys differ; nothing is done where one is not."""
    if not raw.rows or raw.findings.is_full:
        return False
    numbers, written = _columns_of(raw.rows)
    if not written.keys() >= set(raw.table.key):
        return False
    keys = dict(zip(zip(*(written[name] for name in raw.table.key), strict=True), numbers, strict=True))
    if len(keys) < len(numbers) or any("" in written[name] for name in raw.table.key):
        return False
    values: dict[str, Sequence[object]] = {}
    for name, column in raw.table.columns.items():
        try:
            known = column.read_all(set(written.get(name, ("",))))
        except Unfit:
            return False
        values[name] = (
            [known[cell] for cell in written[name]] if name in written else [known[""]] * len(numbers)
        )
    typed.keys.update(keys)
    rows.extend(zip(numbers, map(raw.table.row, *values.values()), strict=True))
    referring = [(name, values[name]) for name in raw.table.referring]
    for at, number in enumerate(numbers if referring else ()):
        _note_references(typed, number, {name: column[at] for name, column in referring})
    return True


def _columns_of(
    rows: Sequence[tuple[int, dict[str, str]]],
) -> tuple[Sequence[int], dict[str, tuple[str, ...]]]:
    """The numbers of rows, and their cells by column; no cells where they don't all have the same columns."""
    if isinstance(rows, Lines):
        return rows.numbers, rows.by_column()
    numbers, cells = zip(*rows, strict=True)
    names = tuple(cells[0])
    if {len(one) for one in cells} != {len(names)} or len(names) < _TWO:
        return numbers, {}
    try:
        return numbers, dict(zip(names, zip(*map(itemgetter(*names), cells), strict=True), strict=True))
    except KeyError:
        return numbers, {}


#: Of one name `itemgetter` gives no row.
_TWO = 2


def _read_by_rows(typed: TypedTable, rows: list[tuple[int, object]], raw: RawTable) -> None:
    readers = [(name, cell_reader(name, column)) for name, column in raw.table.columns.items()]
    for number, cells in raw.rows:
        _note_key(typed, number, cells)
        values = {name: read(cells.get(name, "")) for name, read in readers}
        for name, wrong in [(name, value) for name, value in values.items() if isinstance(value, Problem)]:
            del values[name]
            if name in cells:  # a column that is missing as a whole was named once already
                typed.find(wrong, number, name, cells[name])
        _note_references(typed, number, values)
        if len(values) == len(readers):
            rows.append((number, raw.table.row(**values)))
        if typed.findings.is_full:
            typed.lost = True
            typed.findings.stop_at(number)
            break


def cell_reader(name: str, column: Column) -> Callable[[str], object]:
    """What reads a cell of a column, as its value or its problem. Cells repeat one another: it remembers."""
    return functools.lru_cache(maxsize=4096)(_reader(name, column))


def _reader(name: str, column: Column) -> Callable[[str], object]:
    """What reads a cell of a column, as its value or its problem."""

    def read(cell: str) -> object:
        if column.required and not cell:
            return Problem(
                "missing-value",
                Reason("{name} is empty ({about})", name=Text(name), about=Reason(column.about)),
                _mend(column),
            )
        try:
            return column.read(cell)
        except Unfit as problem:
            return Problem("wrong-value", problem.reason, _mend(column))

    return read


def _mend(column: Column) -> Reason:
    return Reason(_MENDS[column.many, column.required], right=column.right())


#: By whether a cell takes several values, and whether it must hold one.
_MENDS = {
    (False, True): msgid("right here: {right}"),
    (False, False): msgid("right here: {right}; or leave the cell empty"),
    (True, True): msgid("right here: {right}; several with '; ' between them"),
    (True, False): msgid("right here: {right}; several with '; ' between them; or leave the cell empty"),
}


def _note_key(typed: TypedTable, number: int, cells: dict[str, str]) -> None:
    names = typed.table.key
    key = tuple([cells.get(name, "") for name in names])
    if not all(key):
        return
    if key in typed.keys:
        typed.find(duplicate(typed.keys[key], names), number, names[-1], ", ".join(key))
    else:
        typed.keys[key] = number


def duplicate(row: int, key: tuple[str, ...]) -> Problem:
    """What is wrong with a row whose key stands in an earlier one already."""
    return Problem(
        "duplicate",
        Reason("row {row} has the same {names}", row=Ordinal(row), names=texts(key)),
        Reason("give it one of its own, or delete the row that is too many"),
    )


def _note_references(typed: TypedTable, number: int, values: dict[str, object]) -> None:
    for name in typed.table.referring:
        value = values.get(name)
        if isinstance(value, str):
            typed.references.append((number, name, value))
        elif isinstance(value, tuple):
            typed.references.extend((number, name, one) for one in value)
