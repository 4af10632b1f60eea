"""A row that names another row names one that is there."""

import functools

from tallystick.base.findings import Problem
from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.rules.model import Tables

#: So many values that name nothing are remembered: one may stand in every row.
_REMEMBERED = 1024
_MISSING = plural(
    "the file is missing, and a cell of another table names a row of it",
    "the file is missing, and {number} cells name rows of it",
)


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


@functools.lru_cache(_REMEMBERED)
def _dangling(value: str, path: str) -> Problem:
    return Problem(
        "unknown-reference",
        Reason("there is no {value} in {path}", value=Text(value), path=Text(path)),
        Reason("correct it, or add the row there"),
    )


def _name_missing(typed: TypedTable, count: int) -> None:
    if not typed.table.needed:
        typed.find(
            Problem(
                "missing-file",
                Reason(_MISSING, number=Count(count)),
                Reason(
                    "put it there, with the columns {columns}", columns=texts(tuple(typed.table.columns), ",")
                ),
            )
        )
