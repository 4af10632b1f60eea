"""One row put in, changed or taken out: with what a check of the whole finds, and back again to the byte."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.base.findings import Finding, Refusal
from tallystick.base.identifiers import natural_key
from tallystick.register import Package, load_package
from tallystick.register.check import check_again, check_folder
from tallystick.register.columns import Table, cells_of, key_of
from tallystick.register.descriptor import Descriptor
from tallystick.register.edits import Edited, apply, change, put, remove
from tallystick.register.files import package_files
from tallystick.register.folder import Held
from tallystick.register.indexed import BY_NAME, Indexed, indexed
from tallystick.register.kinds import TEXT
from tallystick.register.order import in_order
from tallystick.register.rules import RULES, apply_rules
from tallystick.register.rules.looks import LOOKS
from tallystick.register.rules.model import Tables
from tallystick.register.tables import TABLES
from tallystick.register.written import table_bytes
from tests.register.copied import copies
from tests.register.drawn import packages
from tests.register.packages import GOLDEN, METHODS
from tests.register.tight import tight

Key = tuple[str, ...]
FEW = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


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


def without_numbers(found: Iterable[Finding], package: Package) -> Counter[object]:
    """Findings by the keys of their rows."""
    keys = {table.path: keys_of(table, package) for table in TABLES}
    return Counter((keys[one.file].get(one.row or 0), replace(one, row=None)) for one in found)


def by_a_whole_check(before: Package, after: Package, table: str, key: Key | None) -> Counter[Finding]:
    """What an edit has to find: every error, the gaps of its own row, and gaps that were not there before."""
    known = without_numbers(check_again(before), before)
    keys = {one.path: keys_of(one, after) for one in TABLES}
    found: Counter[Finding] = Counter()
    for one in check_again(after):
        place = keys[one.file].get(one.row or 0)
        own = one.file == BY_NAME[table].path and place == key and key is not None
        if one.severity == "error" or own or (place, replace(one, row=None)) not in known:
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


@FEW
@given(st.data())
def test_any_edits_of_the_isle_find_what_a_whole_check_finds_and_can_be_undone(data: st.DataObject) -> None:
    follow(data, isle(), 4)


@settings(FEW, max_examples=25)
@given(st.data())
def test_any_edits_of_the_invented_plan_do_too(data: st.DataObject) -> None:
    follow(data, golden(), 3)


@settings(FEW, max_examples=40)
@given(st.data(), packages())
def test_any_edits_of_any_package_do_too(data: st.DataObject, package: Package) -> None:
    errors = [one for one in check_again(package) if one.severity == "error"]
    if not errors:
        follow(data, indexed(package), 3)


# ---------------------------------------------------------------- every edit of a package that is tight

#: Cells that no row of the tight package holds and that a rule finds something in.
OTHERS = {
    "definition": {"PEOPLE who read; of all", "books"},
    "start": {"0", "15", "95", "290"},
    "end": {"0", "35", "95", "150", "500"},
    "value": {"-1", "101"},
    "as_of": {"2021"},
    "rounding": {"-1", "0"},
    "deadline": {"2020"},
    "numerator": {"PEOPLE"},
    "home_scheme": {"own_proposal", "sdg"},
    "home_code": {"3.1"},
    "direction": {"", "up"},
    "unit": {"percentage_points", "date"},
}


def possible(within: Indexed, table: Table, name: str) -> list[str]:
    """The cells that a column may be given: those of its rows, those it allows, and what breaks a rule."""
    column = table.columns[name]
    held = {cells_of(table, row)[name] for row in within.rows(table.name)}
    if column.kind is TEXT and not column.allowed and name not in OTHERS and name not in table.key:
        return sorted({min(held), ""})
    referred = {key[0] for key, _ in every_row(within, column.refers)} if column.refers else set()
    fresh = {"new.one"} if name in table.key or column.refers else set()
    return sorted(held | set(column.allowed) | referred | fresh | OTHERS.get(name, set()) | {""})


def every_row(within: Indexed, table: str) -> list[tuple[Key, object]]:
    return [(key_of(BY_NAME[table], row), row) for row in within.rows(table)]


def compared(within: Indexed, table: Table, came: Edited, rows: list[object], key: Key | None) -> None:
    """An edit finds what a whole check finds, and taken back gives the same package."""
    after = with_rows(within.package, table.name, rows)
    assert Counter(came.findings) == by_a_whole_check(within.package, after, table.name, key)
    assert (came.edit is None) == any(one.severity == "error" for one in came.findings)
    if came.edit is not None:
        assert came.result.package == after
        assert apply(came.result, came.edit.inverse).result.package == within.package


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("linked", [True, False], ids=["tight", "without indicators of commitments"])
def test_every_cell_of_every_row_finds_what_a_whole_check_finds(table: Table, linked: bool) -> None:
    package = tight() if linked else replace(tight(), commitment_indicators=(), missing_indicators=())
    within = indexed(package)
    for key, row in every_row(within, table.name):
        rest = [one for one in within.rows(table.name) if one is not row]
        compared(within, table, remove(within, table.name, key), rest, None)
        for name in table.columns:
            for cell in possible(within, table, name):
                written = cells_of(table, row) | {name: cell}
                came = change(within, table.name, key, {name: cell})
                new = readable(table, written)
                if new is None or key_of(table, new) in {key_of(table, one) for one in rest}:
                    same_as_the_check_of_a_file(within, table, rest, written, came)
                else:
                    compared(within, table, came, [*rest, new], key_of(table, new))


def test_the_first_and_the_last_indicator_of_a_commitment_speak_of_all_commitments() -> None:
    """Only a package with indicators of commitments is asked for those of each."""
    within = indexed(replace(tight(), commitment_indicators=(), missing_indicators=()))
    one = cells_of(BY_NAME["commitment_indicators"], tight().commitment_indicators[0])
    came = put(within, "commitment_indicators", one | {"answers": "context"})
    assert [row.code for row in came.findings] == ["indicator-missing"] * 7
    back = remove(came.result, "commitment_indicators", (one["commitment"], one["indicator"]))
    assert back.findings == ()
    assert back.result.package == within.package


def test_rows_that_refer_to_one_that_is_taken_out_are_named() -> None:
    came = remove(indexed(tight()), "targets", ("t.level",))
    told = [(one.place, one.code, one.value) for one in came.findings]
    assert told == [
        ("tables/target_indicators.csv, row 2, column target", "unknown-reference", "t.level"),
        ("tables/target_indicators.csv, row 3, column target", "unknown-reference", "t.level"),
        ("tables/commitment_indicators.csv, row 5, column answers", "answers-no-target", "target_met"),
    ]
    assert came.edit is None
    assert came.result.package == indexed(tight()).package


# ---------------------------------------------------------------- what can't be asked


def test_what_is_not_there_is_refused_in_words() -> None:
    within = indexed(tight())
    with pytest.raises(Refusal, match="there is no table goals") as caught:
        put(within, "goals", {})
    assert "commitments" in caught.value.fix
    with pytest.raises(Refusal, match=r"there is no column colour in tables/areas\.csv") as caught:
        put(within, "areas", {"colour": "red"})
    assert caught.value.fix == "the columns are id, name, parent"
    with pytest.raises(Refusal, match=r"there is no QZ in tables/areas\.csv"):
        change(within, "areas", ("QZ",), {})
    with pytest.raises(Refusal, match=r"there is no QZ in tables/areas\.csv"):
        remove(within, "areas", ("QZ",))


def test_an_edit_is_not_undone_over_a_later_one() -> None:
    first = change(indexed(tight()), "areas", ("QX-C",), {"name": "North"})
    assert first.edit is not None
    second = change(first.result, "areas", ("QX-C",), {"name": "South"})
    with pytest.raises(Refusal, match=r"QX-C in tables/areas\.csv is no longer as it was"):
        apply(second.result, first.edit.inverse)
    gone = remove(second.result, "areas", ("QX-C",))
    assert gone.edit is not None
    put_anew = put(gone.result, "areas", {"id": "QX-C", "name": "West", "parent": "QX"})
    with pytest.raises(Refusal, match=r"QX-C is in tables/areas\.csv already"):
        apply(put_anew.result, gone.edit.inverse)


def test_many_edits_of_one_row_leave_nothing_behind() -> None:
    """More than lie over an index before it is made anew."""
    within = start = indexed(tight())
    for number in range(300):
        within = change(
            within, "areas", (f"QX-C{number - 1}" if number else "QX-C",), {"id": f"QX-C{number}"}
        ).result
    assert within.row("areas", ("QX-C298",)) is None
    assert within.row("areas", ("QX-C",)) is None
    assert put(within, "areas", {"id": "QX-C", "name": "Area", "parent": "QX-C299"}).edit is not None
    back = change(within, "areas", ("QX-C299",), {"id": "QX-C"}).result
    assert back.package == start.package
    assert [key for key, _ in back.with_value("areas", "parent", "QX-B")] == [("QX-C",)]


def test_every_rule_says_what_it_looks_at() -> None:
    assert set(LOOKS) == set(RULES)


# ---------------------------------------------------------------- what it costs


def test_an_edit_looks_at_no_more_rows_in_a_plan_of_many_times_the_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Seen by the rows that the rules are given."""
    looked_at: list[int] = []

    def counted(tables: Tables, descriptor: Descriptor | None) -> None:
        looked_at.append(sum(len(typed.rows) for typed in tables.values()))
        apply_rules(tables, descriptor)

    monkeypatch.setattr("tallystick.register.near.apply_rules", counted)
    most = []
    for count in (1, 8):
        within = indexed(copies(isle().package, count))
        looked_at.clear()
        for table in TABLES:
            for key, row in every_row(within, table.name)[: len(isle().rows(table.name))]:
                if table.name not in {"areas", "sources"}:  # of which all may speak
                    change(within, table.name, key, cells_of(table, row))
        most.append(max(looked_at))
    assert most[0] == most[1] < sum(len(isle().rows(table.name)) for table in TABLES)
