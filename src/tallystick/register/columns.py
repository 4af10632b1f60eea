"""How a table is declared: a frozen row class whose fields carry their columns."""

import dataclasses
import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, get_type_hints

from tallystick.base.reasons import Reason, Unfit, texts
from tallystick.register.kinds import TEXT, Kind

SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        kind: what its cells are.
        about: what it says, for the data dictionary and for the person who fills it in.
        required: whether a cell may be left empty.
        many: whether a cell holds several values with ``; `` between them.
        refers: the table whose ``id`` (or ``code``) each value must be found in.
        allowed: the only values it takes, if they are few.
        added: whether packages may lack the whole column, since it came later than they did.
    """

    kind: Kind
    about: str
    required: bool = True
    many: bool = False
    refers: str | None = None
    allowed: tuple[str, ...] = ()
    added: bool = False

    def right(self) -> Reason:
        """What a cell of this column should hold."""
        if self.allowed:
            return Reason("one of {values}", values=texts(self.allowed, ","))
        return Reason(self.kind.right)

    def read(self, cell: str) -> object:
        """The value of a cell; an empty one is None, or no values at all.

        Raises:
            Unfit: says what is wrong with the cell.
        """
        if self.many:
            return tuple(self._one(part.strip()) for part in cell.split(";")) if cell else ()
        return self._one(cell) if cell else None

    def read_all(self, cells: Collection[str]) -> dict[str, object]:
        """The values of many cells that differ, by cell.

        Raises:
            Unfit: one of them is not right, or is empty and may not be.
        """
        if self.required and "" in cells:
            raise Unfit(Reason("it is empty"))
        if self.many or self.allowed:
            return {cell: self.read(cell) for cell in cells}
        read = self.kind.read
        return {cell: read(cell) if cell else None for cell in cells}

    def write(self, value: object) -> str:
        """The one canonical text of a value."""
        if value is None:
            return ""
        if self.many:
            return SEPARATOR.join(self.kind.write(one) for one in value)  # type: ignore[attr-defined]
        return self.kind.write(value)

    def write_all(self, values: Iterable[object]) -> list[str]:
        """The canonical texts of the values of many rows."""
        if self.many:
            return [self.write(one) for one in values]
        write = self.kind.write
        return ["" if one is None else write(one) for one in values]

    def _one(self, cell: str) -> object:
        if not self.allowed:
            return self.kind.read(cell)
        if cell not in self.allowed:
            raise Unfit(Reason("it is not one of the values this column takes"))
        return cell


@dataclass(frozen=True)
class Table:
    """A table of the package.

    Attributes:
        name: its name; its file is ``tables/NAME.csv``.
        row: the frozen class of its rows.
        key: the columns that together name a row.
        order: the columns by which saved rows are sorted.
        needed: whether a package without it is no package.
        place: where its file lies, if not under ``tables/``.
        large: whether it may have so many rows that it is read in columns, and may lie in Parquet.
    """

    name: str
    row: type[Any]
    key: tuple[str, ...] = ("id",)
    order: tuple[str, ...] = ("id",)
    needed: bool = False
    place: str = ""
    large: bool = False

    @property
    def path(self) -> str:
        """Where it lies in the package."""
        return self.place or f"tables/{self.name}.csv"

    @property
    def parquet(self) -> str:
        """Where it lies in the package as Parquet."""
        return self.path.removesuffix(".csv") + ".parquet"

    @functools.cached_property
    def columns(self) -> dict[str, Column]:
        """Its columns by name, in the order of the file, as the row class declares them."""
        hints = get_type_hints(self.row, include_extras=True)
        return {one.name: hints[one.name].__metadata__[0] for one in dataclasses.fields(self.row)}

    @functools.cached_property
    def referring(self) -> tuple[str, ...]:
        """The columns whose cells name rows of some table."""
        return tuple(name for name, column in self.columns.items() if column.refers)

    @property
    def about(self) -> str:
        """What a row of it is: the first sentence of the row class."""
        return (self.row.__doc__ or "").partition("\n")[0]


def cells_of(table: Table, row: object) -> dict[str, str]:
    """The cells of a row as they are saved, by column."""
    return {name: column.write(getattr(row, name)) for name, column in table.columns.items()}


def key_of(table: Table, row: object) -> tuple[str, ...]:
    """The key of a row, as its cells are written."""
    return tuple(table.columns[name].write(getattr(row, name)) for name in table.key)


def text(about: str) -> Column:
    """A column with a line of text that must be there."""
    return Column(TEXT, about)


def optional(
    kind: Kind, about: str, *, many: bool = False, refers: str | None = None, allowed: tuple[str, ...] = ()
) -> Column:
    """A column whose cells may be empty."""
    return Column(kind, about, required=False, many=many, refers=refers, allowed=allowed)


def added(
    kind: Kind, about: str, *, many: bool = False, refers: str | None = None, allowed: tuple[str, ...] = ()
) -> Column:
    """A column whose cells may be empty and that older packages don't have; not written while it is empty."""
    return Column(kind, about, required=False, many=many, refers=refers, allowed=allowed, added=True)
