"""From a table's cells to its typed rows; what can't be read is named with what would be right."""

from dataclasses import dataclass, field

from tallystick.base.findings import Finding
from tallystick.register.columns import Column, Table
from tallystick.register.rows import RawTable

_SHOWN = 120


@dataclass(slots=True)
class TypedTable:
    """The rows of a table that could be read.

    Attributes:
        table: which table it is.
        rows: the spreadsheet's row number and the typed row.
        keys: the key of every row, also of those that could not be read, with its row number.
        findings: everything found in the file so far.
    """

    table: Table
    rows: list[tuple[int, object]] = field(default_factory=list)
    keys: dict[tuple[str, ...], int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, row: int, column: str, value: object, message: str, fix: str, **more: str) -> None:
        """Note an error (or, with ``severity="gap"``, a gap) in a row of this table."""
        severity = more.get("severity", "error")
        shown = None if value is None else str(value)[:_SHOWN]
        self.findings.append(
            Finding(code, severity, self.table.path, message, fix, row, column, shown)  # type: ignore[arg-type]
        )


def read_cells(raw: RawTable) -> TypedTable:
    """The typed rows of a table."""
    typed = TypedTable(raw.table, findings=list(raw.findings))
    for number, cells in raw.rows:
        _note_key(typed, number, cells)
        values = {
            name: _read(typed, number, name, column, cells[name])
            for name, column in raw.table.columns.items()
            if name in cells
        }
        if len(values) == len(raw.table.columns) and _UNREAD not in values.values():
            typed.rows.append((number, raw.table.row(**values)))
    return typed


class _Unread:
    """Stands for a cell that could not be read."""


_UNREAD = _Unread()


def _note_key(typed: TypedTable, number: int, cells: dict[str, str]) -> None:
    key = tuple(cells.get(name, "") for name in typed.table.key)
    if not all(key):
        return
    if key in typed.keys:
        name = typed.table.key[-1]
        typed.find(
            "duplicate",
            number,
            name,
            ", ".join(key),
            f"row {typed.keys[key]} has the same {' and '.join(typed.table.key)}",
            "give it one of its own, or delete the row that is too many",
        )
    else:
        typed.keys[key] = number


def _read(typed: TypedTable, number: int, name: str, column: Column, cell: str) -> object:
    if not cell and column.required:
        typed.find("missing-value", number, name, "", f"{name} is empty ({column.about})", column.right())
        return _UNREAD
    try:
        return column.read(cell)
    except ValueError as problem:
        typed.find("wrong-value", number, name, cell, str(problem), _mend(column))
        return _UNREAD


def _mend(column: Column) -> str:
    right = "right here: " + column.right()
    if column.many:
        right += "; several with '; ' between them"
    return right if column.required else right + "; or leave the cell empty"
