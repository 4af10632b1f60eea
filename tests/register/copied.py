"""A package of many copies of another one, each with keys of its own."""

from collections.abc import Iterator
from dataclasses import replace

from tallystick.register import Package
from tallystick.register.columns import Table
from tallystick.register.tables import TABLES


def copies(package: Package, count: int) -> Package:
    """Give a package of so many copies; the areas are one country's and stay as they are."""
    tables = {
        table.name: tuple(
            replace(row, **dict(_renamed(table, row, f"k{number}")))
            for number in range(count)
            for row in getattr(package, table.name)
        )
        for table in TABLES
        if table.name != "areas"
    }
    return replace(package, **tables)  # type: ignore[arg-type]


def _renamed(table: Table, row: object, name: str) -> Iterator[tuple[str, object]]:
    for column, declared in table.columns.items():
        value = getattr(row, column)
        if value and (column == "id" or declared.refers not in {None, "areas"}):
            yield column, f"{name}.{value}"
        if column == "definition":
            yield column, f"{value} Copy {name}."
