"""One row put in, changed or taken out: with what a check of the whole finds, and back again to the byte."""

import csv
import io
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.findings import Finding
from tallystick.base.identifiers import natural_key
from tallystick.register import Package, load_package
from tallystick.register.check import check_again, check_folder
from tallystick.register.columns import Table, cells_of, key_of
from tallystick.register.edits import Edited, apply, change, put, remove
from tallystick.register.files import package_files
from tallystick.register.folder import Held
from tallystick.register.indexed import BY_NAME, Indexed, indexed
from tallystick.register.order import in_order
from tallystick.register.serialize import table_bytes
from tallystick.register.tables import TABLES
from tests.draws import draws
from tests.register.drawn import packages
from tests.register.packages import GOLDEN, METHODS

Key = tuple[str, ...]


@cache
def isle() -> Indexed:
    return indexed(load_package(str(GOLDEN.parent / "isle")))


@cache
def golden() -> Indexed:
    return indexed(load_package(str(GOLDEN)))


def keys_of(table: Table, package: Package) -> dict[int, Key]:
    """The key of each row by the number it has in the saved file."""
    rows = in_order(table, list(getattr(package, table.name)))
    return {number: key_of(table, row) for number, row in enumerate(rows, 2)}


def signed(one: Finding) -> tuple[object, ...]:
    """A finding by whatever numbers its row, and others that it names, have."""
    return one.code, one.severity, one.file, one.column, one.value, one.message.template


def without_numbers(found: Iterable[Finding], package: Package) -> Counter[object]:
    """Findings by the keys of their rows."""
    keys = {table.path: keys_of(table, package) for table in TABLES}
    return Counter((keys[one.file].get(one.row or 0), signed(one)) for one in found)


#: What a whole check finds in packages that many edits begin with; a package has no hash of its own.
_KNOWN: deque[tuple[Package, Counter[object]]] = deque(maxlen=4)


def known_in(before: Package) -> Counter[object]:
    """What a whole check finds in a package that many edits begin with."""
    for package, known in _KNOWN:
        if package is before:
            return known
    _KNOWN.append((before, without_numbers(check_again(before), before)))
    return _KNOWN[-1][1]


def by_a_whole_check(before: Package, after: Package, table: str, key: Key | None) -> Counter[Finding]:
    """What an edit has to find: every error, the gaps of its own row, and gaps that were not there before."""
    known = known_in(before)
    keys = {one.path: keys_of(one, after) for one in TABLES}
    found: Counter[Finding] = Counter()
    for one in check_again(after):
        place = keys[one.file].get(one.row or 0)
        own = one.file == BY_NAME[table].path and place == key and key is not None
        if one.severity == "error" or own or (place, signed(one)) not in known:
            found[one] += 1
    return found


def with_rows(package: Package, table: str, rows: Iterable[object]) -> Package:
    return replace(package, **{table: in_order(BY_NAME[table], list(rows))})  # type: ignore[arg-type]


# ---------------------------------------------------------------- any edits at all


def cells(draw: st.DataObject, within: Indexed, table: Table, row: object | None) -> dict[str, str]:
    """Cells as somebody may type them: those of a row with some from other rows, empty or wrong."""
    rows = within.rows(table.name)
    written = cells_of(table, row if row is not None else draw.draw(st.sampled_from(rows))) if rows else {}
    names = draw.draw(st.lists(st.sampled_from(sorted(table.columns)), max_size=3, unique=True))
    for name in names:
        column = table.columns[name]
        values = {cells_of(table, one)[name] for one in rows} | set(column.allowed) | {"", "new.one", "7"}
        if column.refers:
            values |= {key_of(BY_NAME[column.refers], one)[-1] for one in within.rows(column.refers)}
        written[name] = draw.draw(st.sampled_from(sorted(values)))
    return written


def edited(draw: st.DataObject, within: Indexed) -> tuple[str, Key | None, Edited, list[object] | None]:
    """An edit drawn at random, with the rows that its table should have then, where its cells can be read."""
    table = draw.draw(st.sampled_from(TABLES))
    rows = list(within.rows(table.name))
    ways = ["put", "change", "remove"] if rows else ["put"]
    way = draw.draw(st.sampled_from(ways))
    row = draw.draw(st.sampled_from(rows)) if rows else None
    if way == "remove" and row is not None:
        came = remove(within, table.name, key_of(table, row))
        return table.name, None, came, [one for one in rows if one is not row]
    if way == "change" and row is not None:
        written = cells(draw, within, table, row)
        came = change(within, table.name, key_of(table, row), written)
        rows = [one for one in rows if one is not row]
        written = cells_of(table, row) | written
    else:
        written = cells(draw, within, table, None)
        came = put(within, table.name, written)
    new = readable(table, written)
    if new is None or key_of(table, new) in {key_of(table, one) for one in rows}:
        same_as_the_check_of_a_file(within, table, rows, written, came)
        return table.name, None, came, None
    return table.name, key_of(table, new), came, [*rows, new]


def readable(table: Table, written: dict[str, str]) -> object | None:
    values = {}
    for name, column in table.columns.items():
        cell = written.get(name, "")
        try:
            values[name] = column.read(cell)
        except ValueError:
            return None
        if column.required and not cell:
            return None
    row: object = table.row(**values)
    return row


OF_A_ROW = {"missing-value", "wrong-value", "duplicate", "unknown-reference"}


def same_as_the_check_of_a_file(
    within: Indexed, table: Table, rows: list[object], written: dict[str, str], came: Edited
) -> None:
    """A row that can't be read, or whose key is taken, is refused as the file that holds it would be."""
    whole = {name: written.get(name, "") for name in table.columns}
    if not any(whole.values()):  # which a spreadsheet would not take for a row
        return
    every = [cells_of(table, row) for row in rows] + [whole]
    every.sort(key=lambda row: [natural_key(row[name]) for name in table.order])
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(table.columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(every)
    others = package_files(within.package) | {f"methods/{name}": data for name, data in METHODS.items()}
    others |= {one.path: table_bytes(one, within.rows(one.name)) for one in TABLES}
    checked = check_folder(Held(others | {table.path: out.getvalue().encode()}))
    key = [whole[name] for name in table.key]
    numbers = [number for number, row in enumerate(every, 2) if [row[name] for name in table.key] == key]
    own = next(number for number, row in enumerate(every, 2) if row is whole)
    right = [
        one
        for one in checked.findings
        if one.file == table.path
        and one.code in OF_A_ROW
        and (one.row == own or (one.row in numbers and one.code == "duplicate"))
    ]
    assert Counter(came.findings) == Counter(right)
    assert came.findings
    assert came.edit is None


def follow(draw: st.DataObject, start: Indexed, count: int) -> None:
    """Do so many edits, each compared with a check of the whole, and undo those that were taken."""
    within, done = start, []
    for _ in range(count):
        table, key, came, rows = edited(draw, within)
        if rows is not None:
            after = with_rows(within.package, table, rows)
            assert Counter(came.findings) == by_a_whole_check(within.package, after, table, key)
            refused = any(one.severity == "error" for one in came.findings)
            assert came.result.package == (within.package if refused else after)
        assert (came.edit is None) == any(one.severity == "error" for one in came.findings)
        if came.edit is not None:
            done.append(came.edit)
        within = came.result
    for one in reversed(done):
        came = apply(within, one.inverse)
        assert came.edit == one.inverse
        within = came.result
    assert within.package == start.package
    assert package_files(within.package) == package_files(start.package)


@draws(25)
@given(st.data())
def test_any_edits_of_the_isle_find_what_a_whole_check_finds_and_can_be_undone(data: st.DataObject) -> None:
    follow(data, isle(), 4)


@draws(12)
@given(st.data())
def test_any_edits_of_the_invented_plan_do_too(data: st.DataObject) -> None:
    follow(data, golden(), 3)


@draws(20)
@given(st.data(), packages())
def test_any_edits_of_any_package_do_too(data: st.DataObject, package: Package) -> None:
    errors = [one for one in check_again(package) if one.severity == "error"]
    if not errors:
        follow(data, indexed(package), 3)
