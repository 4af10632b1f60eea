"""A row that names another row names one that is there."""

from tallystick.base.findings import Problem
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.rules.model import Tables


def dangling_references(tables: Tables, _: Descriptor | None) -> None:
    """Find every reference, in readable and unreadable rows alike, that leads nowhere.

    A table that is missing is named once, not once a reference. Where rows of a table were lost, its own
    findings say so, and what refers to it is not doubted.
    """
    wanted: dict[str, int] = {}
    for typed in tables.values():
        for column in typed.table.referring:
            table = tables[typed.table.columns[column].refers or ""]
            if table.absent:
                wanted[table.table.name] = wanted.get(table.table.name, 0) + typed.count_naming(column)
            elif not table.lost:
                for number, value in typed.naming_none_of(column, table.keys):
                    typed.find(_dangling(value, table.table.path), number, column, value)
    for name, count in wanted.items():
        if count:
            _name_missing(tables[name], count)


def _dangling(value: str, path: str) -> Problem:
    return Problem("unknown-reference", f"there is no {value} in {path}", "correct it, or add the row there")


def _name_missing(typed: TypedTable, count: int) -> None:
    if not typed.table.needed:
        cells = "a cell of another table names a row" if count == 1 else f"{count} cells name rows"
        columns = ", ".join(typed.table.columns)
        fix = f"put it there, with the columns {columns}"
        typed.find(Problem("missing-file", f"the file is missing, and {cells} of it", fix))
