"""Every single edit of a package that is tight, what can't be asked, and what an edit looks at."""

from collections import Counter
from dataclasses import replace

import pytest

from tallystick.base.findings import Refusal
from tallystick.register.columns import Table, cells_of, key_of
from tallystick.register.descriptor import Descriptor
from tallystick.register.edits import Edited, apply, change, put, remove
from tallystick.register.indexed import BY_NAME, Indexed, indexed
from tallystick.register.kinds import TEXT
from tallystick.register.rules import RULES, apply_rules
from tallystick.register.rules.looks import LOOKS
from tallystick.register.rules.model import Tables
from tallystick.register.tables import TABLES
from tests.draws import share
from tests.register.copied import copies
from tests.register.test_edits import (
    Key,
    by_a_whole_check,
    isle,
    readable,
    same_as_the_check_of_a_file,
    with_rows,
)
from tests.register.tight import tight

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


#: The tables that rules ask about indicators of commitments: those of whom it matters that there are none.
LINKED = {
    "commitments",
    "commitment_indicators",
    "indicators",
    "missing_indicators",
    "target_indicators",
    "targets",
}


@pytest.mark.parametrize(
    ("table", "linked"),
    [pytest.param(one, True, id=one.name) for one in TABLES]
    + [pytest.param(one, False, id=f"{one.name} without links") for one in TABLES if one.name in LINKED],
)
def test_every_cell_of_every_row_finds_what_a_whole_check_finds(table: Table, linked: bool) -> None:
    package = tight() if linked else replace(tight(), commitment_indicators=(), missing_indicators=())
    within = indexed(package)
    for key, row in share(every_row(within, table.name), 9, TABLES.index(table)):
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
    told = [(one.place.text, one.code, one.value) for one in came.findings]
    assert told == [
        ("tables/target_indicators.csv, row 2, column target", "unknown-reference", "t.level"),
        ("tables/target_indicators.csv, row 3, column target", "unknown-reference", "t.level"),
        ("tables/commitment_indicators.csv, row 5, column answers", "answers-no-target", "target_met"),
        ("tables/confirmations.csv, row 6, column row", "confirmation-of-no-row", "t.level"),
        ("tables/local_targets.csv, row 2, column target", "unknown-reference", "t.level"),
        ("tables/local_targets.csv, row 3, column target", "unknown-reference", "t.level"),
        ("tables/earlier_local_targets.csv, row 2, column target", "unknown-reference", "t.level"),
    ]
    assert came.edit is None
    assert came.result.package == indexed(tight()).package


# ---------------------------------------------------------------- what can't be asked


def test_what_is_not_there_is_refused_in_words() -> None:
    within = indexed(tight())
    with pytest.raises(Refusal, match="there is no table goals") as caught:
        put(within, "goals", {})
    assert "commitments" in caught.value.fix.text
    with pytest.raises(Refusal, match=r"there is no column colour in tables/areas\.csv") as caught:
        put(within, "areas", {"colour": "red"})
    assert caught.value.fix.text == "the columns are id, name, parent, level, since, until, successor"
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
