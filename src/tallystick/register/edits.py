"""One row of a package put in, changed or taken out, with all that a check would find in it, and undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Count, Reason, Text, texts
from tallystick.register.cells import TypedTable, read_cells
from tallystick.register.columns import Table, cells_of, key_of
from tallystick.register.indexed import BY_NAME, Indexed, RowKey
from tallystick.register.large import LargeRows
from tallystick.register.near import RowsByKey, found_in, spoken_of
from tallystick.register.rows import RawTable
from tallystick.register.rules.references import dangling_references
from tallystick.register.tables import TABLES

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit does to a table.

    Attributes:
        table: the table's name.
        before: the row that it takes out, or None.
        after: the row that it puts in, or None.
    """

    table: str
    before: object | None
    after: object | None

    @property
    def inverse(self) -> "Edit":
        """The edit that undoes this one."""
        return Edit(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit.

    Attributes:
        result: the package after it; the one before where it was refused.
        findings: every error that a check of the package would give after it, and the gaps of the row itself
            and those that come up in others; rows are counted as they are saved.
        edit: what it did, to be undone by its inverse; None where it was refused.
    """

    result: Indexed
    findings: tuple[Finding, ...]
    edit: Edit | None


def put(within: Indexed, table: str, cells: Cells) -> Edited:
    """Put a row into a table; refused where a check would find an error.

    Args:
        within: the package, which has no error.
        table: the table's name.
        cells: the row's cells by column, as a spreadsheet would have them; a missing one is empty.

    Raises:
        Refusal: there is no such table or column, or the table is too large.
    """
    return _with_cells(within, _known(within, table, cells), None, cells)


def change(within: Indexed, table: str, key: RowKey, cells: Cells) -> Edited:
    """Change cells of a row, its key too if nothing refers to it; refused where a check would find an error.

    Args:
        within: the package, which has no error.
        table: the table's name.
        key: the cells that name the row.
        cells: the new cells by column; the others stay.

    Raises:
        Refusal: there is no such table, column or row, or the table is too large.
    """
    known = _known(within, table, cells)
    row = _there(within, known, key)
    return _with_cells(within, known, row, cells_of(known, row) | dict(cells))


def remove(within: Indexed, table: str, key: RowKey) -> Edited:
    """Take a row out of a table; refused, with each row that refers to it, where there are any.

    Args:
        within: the package, which has no error.
        table: the table's name.
        key: the cells that name the row.

    Raises:
        Refusal: there is no such table or row, or the table is too large.
    """
    known = _known(within, table, {})
    return apply(within, Edit(table, _there(within, known, key), None))


def apply(within: Indexed, edit: Edit) -> Edited:
    """Do an edit, such as the inverse of an earlier one; refused where a check would find an error.

    Raises:
        Refusal: the row that it takes out is no longer there as it was, or the one it puts in is there.
    """
    table = _known(within, edit.table, {})
    old, new = edit.before, edit.after
    if old is not None and within.row(edit.table, key_of(table, old)) != old:
        raise Refusal(
            Reason(
                "{key} in {table} is no longer as it was",
                key=Text(_key_text(key_of(table, old))),
                table=Text(table.path),
            ),
            Reason("look at it again"),
        )
    left = within if old is None else within.without(edit.table, old)
    if new is not None and left.row(edit.table, key_of(table, new)) is not None:
        raise Refusal(
            Reason(
                "{key} is in {table} already", key=Text(_key_text(key_of(table, new))), table=Text(table.path)
            ),
            Reason("change that row instead"),
        )
    result = left if new is None else left.having(edit.table, new)
    findings = _found(within, result, edit)
    refused = any(one.severity == "error" for one in findings)
    return Edited(within if refused else result, findings, None if refused else edit)


def _known(within: Indexed, name: str, cells: Cells) -> Table:
    """The table, which has these columns, and few enough rows to be changed one by one."""
    table = BY_NAME.get(name)
    if table is None:
        raise Refusal(
            Reason("there is no table {name}", name=Text(name)),
            Reason("the tables are {names}", names=texts(tuple(BY_NAME), ",")),
        )
    unknown = [column for column in cells if column not in table.columns]
    if unknown:
        raise Refusal(
            Reason("there is no column {name} in {table}", name=Text(unknown[0]), table=Text(table.path)),
            Reason("the columns are {names}", names=texts(tuple(table.columns), ",")),
        )
    if isinstance(within.rows(name), LargeRows):
        raise Refusal(
            Reason(
                "{table} has {count} rows, too many to be edited one by one",
                table=Text(table.path),
                count=Count(len(within.rows(name))),
            ),
            Reason("change its file as a whole, and check the package"),
        )
    return table


def _there(within: Indexed, table: Table, key: RowKey) -> object:
    row = within.row(table.name, key)
    if row is None:
        raise Refusal(
            Reason("there is no {key} in {table}", key=Text(_key_text(key)), table=Text(table.path)),
            Reason("correct it, or add the row there"),
        )
    return row


def _key_text(key: RowKey) -> str:
    return ", ".join(key)


def _with_cells(within: Indexed, table: Table, old: object | None, cells: Cells) -> Edited:
    """Put cells in the place of a row, or beside the others, as far as they can be read."""
    whole = {name: cells.get(name, "") for name in table.columns}
    read = list(read_cells(RawTable(table, rows=[(0, whole)])).rows)
    left = within if old is None else within.without(table.name, old)
    if read:
        new = read[0][1]
        if left.row(table.name, key_of(table, new)) is None:
            return apply(within, Edit(table.name, old, new))
    place = left.place(table.name, read[0][1] if read else SimpleNamespace(**whole))
    return Edited(within, _unreadable(left, table, whole, place + 2), None)


def _unreadable(left: Indexed, table: Table, cells: Cells, number: int) -> tuple[Finding, ...]:
    """What is wrong with the cells of a row, with its key and with what it refers to.

    A row with such a fault is looked at no further: rules compare only rows that could be read.
    """
    rows = [(number, dict(cells))]
    same = left.row(table.name, tuple(cells[name] for name in table.key))
    if same is not None:
        other = left.place(table.name, same) + 1
        rows = sorted([*rows, (other + (other >= number), cells_of(table, same))])
    typed = read_cells(RawTable(table, rows=rows))
    typed.references = [one for one in typed.references if one[0] == number]
    tables = {one.name: TypedTable(one) for one in TABLES} | {table.name: typed}
    for _, column, value in typed.references:
        refers = table.columns[column].refers or ""
        if left.row(refers, (value,)) is not None:
            tables[refers].keys[value,] = 0
    dangling_references(tables, None)
    return tuple(sorted(typed.findings, key=lambda one: (one.row or 0, one.column or "")))


def _found(within: Indexed, result: Indexed, edit: Edit) -> tuple[Finding, ...]:
    """The errors that a check finds after an edit, the gaps of its row, and those that are new in others."""
    rows: RowsByKey = {}
    own: tuple[str, RowKey] | None = None
    if edit.after is not None:
        own = edit.table, key_of(BY_NAME[edit.table], edit.after)
        rows |= spoken_of(result, edit.table, edit.after, leaves=False, alone=not within.rows(edit.table))
    if edit.before is not None:
        leaves = own != (edit.table, key_of(BY_NAME[edit.table], edit.before))
        rows |= spoken_of(within, edit.table, edit.before, leaves=leaves, alone=not result.rows(edit.table))
    after = found_in(result, rows)
    gaps = any(one.severity == "gap" for place, found in after.items() if place != own for one in found)
    before = found_in(within, rows) if gaps else {}
    known = {(place, _signed(one)) for place, found in before.items() for one in found}
    return tuple(
        one
        for table in TABLES
        for one in sorted(
            (
                one
                for place, found in after.items()
                if place[0] == table.name
                for one in found
                if one.severity == "error" or place == own or (place, _signed(one)) not in known
            ),
            key=lambda one: (one.row or 0, one.column or ""),
        )
    )


def _signed(one: Finding) -> tuple[object, ...]:
    """A finding by whatever numbers its row, and others that it names, have."""
    return one.code, one.severity, one.file, one.column, one.value, one.message.template
