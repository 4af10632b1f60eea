"""The one canonical order of a table's rows."""

from operator import attrgetter
from typing import Any

from tallystick.base.identifiers import natural_key
from tallystick.register.columns import Table


def in_order(table: Table, rows: list[Any]) -> tuple[Any, ...]:
    """The rows of a table in their one canonical order."""
    columns = [[natural_key(str(one)) for one in map(attrgetter(name), rows)] for name in table.order]
    keys = list(zip(*columns, strict=True)) if len(columns) > 1 else columns[0]
    return tuple(rows[at] for at in sorted(range(len(rows)), key=keys.__getitem__))
