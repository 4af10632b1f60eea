"""Rows beside a large table are edited as ever: its rows are looked through in columns."""

from collections import Counter
from collections.abc import Mapping

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import Package
from tallystick.register.columns import Table, cells_of, key_of
from tallystick.register.edits import Edited, apply, change, put, remove
from tallystick.register.files import package_files
from tallystick.register.indexed import Indexed, indexed
from tallystick.register.large import LargeRows
from tallystick.register.tables import TABLES
from tests.register.packages import METHODS
from tests.register.store.ways import in_columns
from tests.register.tight import tight

#: Edits that a rule on observations hears of, and some that none does.
CELLS: Mapping[str, list[dict[str, str]]] = {
    "target_indicators": [{"role": "plan_measure"}, {"role": "context"}],
    "indicators": [
        {"proportion": "true", "numerator": "readers", "denominator": "people"},
        {"id": "new.one"},
    ],
    "targets": [{"arithmetic": "cumulative", "counts": "total"}, {"id": "new.one"}],
    "areas": [{"name": "Another"}, {"id": "QY"}],
    "sources": [{"date": ""}, {"id": "new.one"}],
    "commitments": [{"title": "Another"}],
}


def both() -> tuple[Indexed, Indexed]:
    """The same package with its observations in rows and in columns."""
    files = package_files(tight()) | {f"methods/{name}": data for name, data in METHODS.items()}
    package = in_columns(files).package
    assert isinstance(package, Package)
    assert isinstance(package.observations, LargeRows)
    return indexed(tight()), indexed(package)


def same(one: Edited, other: Edited) -> None:
    assert Counter(one.findings) == Counter(other.findings)
    assert (one.edit, package_files(one.result.package)) == (other.edit, package_files(other.result.package))
    if other.edit is not None:
        back = apply(other.result, other.edit.inverse).result
        assert package_files(back.package) == package_files(tight())


@pytest.mark.parametrize("table", [one for one in TABLES if one.name in CELLS], ids=lambda one: one.name)
def test_an_edit_finds_the_same_in_columns_as_in_rows(table: Table) -> None:
    rows, columns = both()
    found = 0
    for row in rows.rows(table.name):
        key = key_of(table, row)
        for cells in CELLS[table.name]:
            came = change(rows, table.name, key, cells)
            same(came, change(columns, table.name, key, cells))
            found += sum(one.file == "tables/observations.csv" for one in came.findings)
        came = remove(rows, table.name, key)
        same(came, remove(columns, table.name, key))
        found += sum(one.file == "tables/observations.csv" for one in came.findings)
    assert (found > 0) == (table.name != "commitments")


def test_a_large_table_itself_is_not_edited_row_by_row() -> None:
    _, columns = both()
    table = next(one for one in TABLES if one.name == "observations")
    row = columns.rows("observations")[0]
    assert columns.row("observations", key_of(table, row)) == row
    assert columns.numbers("observations", [key_of(table, row)]) == {key_of(table, row): 2}
    with pytest.raises(
        Refusal, match=r"tables/observations\.csv has 4 rows, too many to be edited"
    ) as caught:
        put(columns, "observations", cells_of(table, row) | {"id": "new.one"})
    assert caught.value.fix.text == "change its file as a whole, and check the package"
    with pytest.raises(Refusal, match="too many to be edited"):
        remove(columns, "observations", key_of(table, row))
