"""A package with what is needed to change one row of it without going through all the others."""

import bisect
import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from tallystick.base.identifiers import natural_key
from tallystick.register.columns import Table, key_of
from tallystick.register.large import LargeRows
from tallystick.register.model import Package
from tallystick.register.order import in_order
from tallystick.register.rules.looks import COMPARED, LOOKS
from tallystick.register.tables import TABLES

RowKey = tuple[str, ...]
KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
#: So many changes lie over a mapping before they are taken into it.
_LAID_OVER = 256
#: Where more than this share of a table's rows is to be numbered they are counted, not searched one by one.
_SEARCHED = 0.05


class Overlay(Generic[KeyT, ValueT]):
    """A mapping that never changes; another one with one more change costs no copy of the whole."""

    __slots__ = ("_base", "_over")

    def __init__(self, base: dict[KeyT, ValueT], over: dict[KeyT, ValueT | None] | None = None) -> None:
        """Take the mapping, which nobody may change any more, and what was changed; None: taken away."""
        self._base = base
        self._over = over or {}

    def get(self, key: KeyT) -> ValueT | None:
        """What stands at a key, or None."""
        return self._over[key] if key in self._over else self._base.get(key)

    def changed(self, key: KeyT, value: ValueT | None) -> "Overlay[KeyT, ValueT]":
        """The mapping with another value at a key; None takes the key away."""
        over = self._over | {key: value}
        if len(over) < _LAID_OVER:
            return Overlay(self._base, over)
        return Overlay({name: one for name, one in (self._base | over).items() if one is not None})


@dataclass(frozen=True, slots=True)
class Indexed:
    """A package and where its rows are found.

    Attributes:
        package: the package, its rows in canonical order.
        keys: by table, each row by its key.
        holding: by table and column, the keys of the rows that hold a value.
    """

    package: Package
    keys: Mapping[str, Overlay[RowKey, object]]
    holding: Mapping[tuple[str, str], Overlay[str, tuple[RowKey, ...]]]

    def rows(self, table: str) -> Sequence[Any]:
        """The rows of a table."""
        rows: Sequence[Any] = getattr(self.package, table)
        return rows

    def row(self, table: str, key: RowKey) -> object | None:
        """The row with a key, or None."""
        rows = self.rows(table)
        if isinstance(rows, LargeRows):
            return next((row for _, row in rows.with_value(BY_NAME[table].key[0], key)), None)
        return self.keys[table].get(key)

    def with_value(self, table: str, column: str, value: str) -> Iterator[tuple[RowKey, object]]:
        """The rows that hold a value in a column."""
        rows = self.rows(table)
        if isinstance(rows, LargeRows):
            yield from ((key_of(BY_NAME[table], row), row) for _, row in rows.with_value(column, [value]))
            return
        compared = COMPARED.get((table, column))
        named = BY_NAME[table].key == (column,) and compared is None
        wanted = compared(value) if compared else value
        for key in ((value,),) if named else self.holding[table, column].get(wanted) or ():
            row = self.row(table, key)
            if row is not None:
                yield key, row

    def place(self, table: str, row: object) -> int:
        """Where a row stands among those of its table, or would stand: behind those that sort alike."""
        wanted = _order(BY_NAME[table], row)
        return bisect.bisect_right(self.rows(table), wanted, key=lambda one: _order(BY_NAME[table], one))

    def numbers(self, table: str, keys: Collection[RowKey]) -> dict[RowKey, int]:
        """The number of each of these rows in a spreadsheet of their table, whose heading is row 1."""
        rows = self.rows(table)
        if isinstance(rows, LargeRows):
            found = rows.with_value(BY_NAME[table].key[0], [key[0] for key in keys]) if keys else ()
            return {key_of(BY_NAME[table], row): place + 2 for place, row in found}
        if len(keys) < _SEARCHED * len(rows):
            held = {key: self.keys[table].get(key) for key in keys}
            return {key: self.place(table, row) + 1 for key, row in held.items()}
        every = (key_of(BY_NAME[table], row) for row in rows)
        return {key: number for number, key in enumerate(every, 2) if key in keys}

    def without(self, table: str, row: object) -> "Indexed":
        """The package without a row that is in it."""
        place, rows = self.place(table, row) - 1, self.rows(table)
        return self._with(table, (*rows[:place], *rows[place + 1 :]), row, present=False)

    def having(self, table: str, row: object) -> "Indexed":
        """The package with one more row, whose key is not in it."""
        place, rows = self.place(table, row), self.rows(table)
        return self._with(table, (*rows[:place], row, *rows[place:]), row, present=True)

    def _with(self, table: str, rows: tuple[object, ...], row: object, *, present: bool) -> "Indexed":
        key = key_of(BY_NAME[table], row)
        holding = dict(self.holding)
        for column in looked_up(table):
            overlay = holding[table, column]
            for value in _as_compared(table, column, row):
                held = overlay.get(value) or ()
                left = (*held, key) if present else tuple(one for one in held if one != key)
                overlay = overlay.changed(value, left or None)
            holding[table, column] = overlay
        keys = {**self.keys, table: self.keys[table].changed(key, row if present else None)}
        return Indexed(replace(self.package, **{table: rows}), keys, holding)  # type: ignore[arg-type]


def indexed(package: Package) -> Indexed:
    """A package with its index, which takes as long as going once through all its rows."""
    keys: dict[str, Overlay[RowKey, object]] = {}
    holding: dict[tuple[str, str], Overlay[str, tuple[RowKey, ...]]] = {}
    ordered: dict[str, tuple[object, ...]] = {}
    for table in TABLES:
        held = getattr(package, table.name)
        if isinstance(held, LargeRows):
            continue  # it is looked through in columns when it is asked, and never changed here
        rows = ordered[table.name] = in_order(table, list(held))
        named = [(key_of(table, row), row) for row in rows]
        keys[table.name] = Overlay(dict(named))
        for column in looked_up(table.name):
            found: dict[str, list[RowKey]] = {}
            for key, row in named:
                for value in _as_compared(table.name, column, row):
                    found.setdefault(value, []).append(key)
            holding[table.name, column] = Overlay({value: tuple(some) for value, some in found.items()})
    return Indexed(replace(package, **ordered), keys, holding)  # type: ignore[arg-type]


def values_of(column: str, row: object) -> Iterable[str]:
    """The values that a row holds in a column, each once."""
    value = getattr(row, column)
    if value is None:
        return ()
    return dict.fromkeys(value) if isinstance(value, tuple) else (value,)


def _as_compared(table: str, column: str, row: object) -> Iterable[str]:
    """The values that a row holds in a column, as they are compared, each once."""
    compared = COMPARED.get((table, column))
    values = values_of(column, row)
    return dict.fromkeys(map(compared, values)) if compared else values


@functools.cache
def looked_up(table: str) -> tuple[str, ...]:
    """The columns by which rows of a table are looked up beside its key: those compared, those that refer."""
    joins = [join for paths in LOOKS.values() for path in paths for join in path]
    compared = {one.column for one in joins if one.here == table}
    compared |= {one.other for one in joins if one.there == table}
    exact = {"id"} - {column for name, column in COMPARED if name == table}
    return tuple(sorted((compared | set(BY_NAME[table].referring)) - exact))


def _order(table: Table, row: object) -> list[object]:
    return [natural_key(str(getattr(row, name))) for name in table.order]
