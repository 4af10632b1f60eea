"""The rows of which a rule may speak differently after an edit, and what a check finds in these alone."""

import functools
from collections.abc import Iterable, Mapping

from tallystick.base.findings import Finding
from tallystick.register.cells import TypedTable
from tallystick.register.columns import key_of
from tallystick.register.indexed import BY_NAME, Indexed, RowKey, values_of
from tallystick.register.rules import apply_rules
from tallystick.register.rules.joins import Join, Path
from tallystick.register.rules.looks import COMPARED, LOOKS, WHETHER_ANY
from tallystick.register.tables import TABLES

#: Rows by their table and key.
RowsByKey = dict[tuple[str, RowKey], object]


def spoken_of(within: Indexed, table: str, row: object, *, leaves: bool, alone: bool) -> RowsByKey:
    """The rows of which a rule may speak differently because a row is in a package or not; itself too.

    Args:
        within: the package.
        table: the row's table.
        row: the row, which need not be in the package.
        leaves: whether its key is no longer there afterwards, so that what refers to it leads nowhere.
        alone: whether no other row is in its table.
    """
    own: RowsByKey = {(table, key_of(BY_NAME[table], row)): row}
    found = dict(own)
    for path in _leading_back(table):
        rows = own
        for join in path:
            rows = _follow(within, rows, join)
        found |= rows
    for join in _referring(table) if leaves else ():
        found |= _follow(within, own, join)
    for speaking, looked_at in WHETHER_ANY:
        if alone and looked_at == table:
            found |= {(speaking, key_of(BY_NAME[speaking], one)): one for one in within.rows(speaking)}
    return found


def found_in(
    within: Indexed, rows: Iterable[tuple[str, RowKey]]
) -> dict[tuple[str, RowKey | None], list[Finding]]:
    """What a check of the whole package finds in some of its rows, by table and key.

    What it finds in a table as a whole stands there without a key.

    Args:
        within: the package.
        rows: table and key of these rows; one that is not in the package is passed over.
    """
    spoken = {place: row for place in rows if (row := within.row(*place)) is not None}
    seen = spoken | _looked_at(within, spoken)
    numbers = _numbers(within, seen)
    tables = _tables(seen, numbers)
    apply_rules(tables, within.package.descriptor)
    places = {(name, number): (name, key) for (name, key), number in numbers.items()}
    found: dict[tuple[str, RowKey | None], list[Finding]] = {}
    for name, typed in tables.items():
        for one in typed.findings.whole():
            place = places.get((name, one.row or 0), (name, None))
            if place in spoken or place[1] is None:
                found.setdefault(place, []).append(one)
    return found


def _looked_at(within: Indexed, spoken: RowsByKey) -> RowsByKey:
    """What rules look at beside the rows of which they speak; the country, and a row of each table."""
    country = within.row("areas", (within.package.descriptor.tallystick.plan.country,))
    found: RowsByKey = {}
    for table in TABLES:
        firsts = (*within.rows(table.name)[:1], *((country,) if country and table.name == "areas" else ()))
        found |= {(table.name, key_of(table, row)): row for row in firsts}
        own = {place: row for place, row in spoken.items() if place[0] == table.name}
        for path in _leading_on(table.name) if own else ():
            rows = own
            for join in path:
                rows = _follow(within, rows, join)
                found |= rows
    return found


def _follow(within: Indexed, rows: RowsByKey, join: Join) -> RowsByKey:
    """The rows to which a step leads from these."""
    found: RowsByKey = {}
    # An identifier is referred to as it is written; of another cell it is what it means that leads on.
    meant = None if join.column == "id" else COMPARED.get((join.here, join.column))
    while rows:
        values = dict.fromkeys(value for row in rows.values() for value in values_of(join.column, row))
        values = dict.fromkeys(map(meant, values)) if meant else values
        reached = {
            (join.there, key): row
            for value in values
            for key, row in within.with_value(join.there, join.other, value)
        }
        rows = {place: row for place, row in reached.items() if place not in found} if join.again else {}
        found |= reached
    return found


@functools.cache
def _leading_on(table: str) -> tuple[Path, ...]:
    """The paths that begin at a table: those of the rules, and one along each reference."""
    ruled = [path for paths in LOOKS.values() for path in paths if path[0].here == table]
    return (
        *ruled,
        *((one.back,) for other in TABLES for one in _referring(other.name) if one.there == table),
    )


@functools.cache
def _leading_back(table: str) -> tuple[Path, ...]:
    """The ways from a table back to the rows of which rules speak that look at it."""
    paths = [path for paths in LOOKS.values() for path in paths]
    return tuple(
        tuple(join.back for join in reversed(path[: steps + 1]))
        for path in paths
        for steps, join in enumerate(path)
        if join.there == table
    )


@functools.cache
def _referring(table: str) -> tuple[Join, ...]:
    """The steps from a table to the rows that refer to it."""
    return tuple(
        Join(table, "id", other.name, column)
        for other in TABLES
        for column in other.referring
        if other.columns[column].refers == table
    )


def _numbers(within: Indexed, rows: RowsByKey) -> dict[tuple[str, RowKey], int]:
    """The number of each row in a spreadsheet of its table."""
    numbers: dict[tuple[str, RowKey], int] = {}
    for table in TABLES:
        keys = frozenset(key for name, key in rows if name == table.name)
        numbers |= {(table.name, key): one for key, one in within.numbers(table.name, keys).items()}
    return numbers


def _tables(rows: RowsByKey, numbers: Mapping[tuple[str, RowKey], int]) -> dict[str, TypedTable]:
    """These rows as the tables that rules are given."""
    numbered: dict[str, list[tuple[int, object]]] = {table.name: [] for table in TABLES}
    tables = {table.name: TypedTable(table, numbered[table.name]) for table in TABLES}
    for place in sorted(rows, key=lambda one: numbers[one]):
        (name, key), number, row = place, numbers[place], rows[place]
        numbered[name].append((number, row))
        tables[name].keys[key] = number
        tables[name].references += (
            (number, column, value)
            for column in tables[name].table.referring
            for value in values_of(column, row)
        )
    return tables
