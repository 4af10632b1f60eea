"""The one canonical order of a table's rows."""

from typing import Any

from tallystick.base.identifiers import natural_key
from tallystick.register.columns import Table


def in_order(table: Table, rows: list[Any]) -> tuple[Any, ...]:
    """The rows of a table in their one canonical order."""

    def key(row: object) -> list[str]:
        return [natural_key(str(getattr(row, name))) for name in table.order]

    return tuple(sorted(rows, key=key))
