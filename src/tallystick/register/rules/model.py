"""What a rule is given, and how it goes through the rows of a table."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor

RowT = TypeVar("RowT")

#: The tables of a package by name, each with its rows and what was found in it so far.
Tables = Mapping[str, TypedTable]

#: Adds what it finds to the tables. Without a readable descriptor it is given None.
PackageRule = Callable[[Tables, Descriptor | None], None]


def each(typed: TypedTable, row: type[RowT]) -> Iterator[tuple[int, RowT]]:
    """The rows that could be read, with the row number that a spreadsheet shows."""
    return ((number, one) for number, one in typed.rows if isinstance(one, row))
