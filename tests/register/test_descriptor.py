"""The saved package is a valid Data Package, keys and references too, by the standard's own reader."""

import json
from pathlib import Path

import pytest
from frictionless import Package as DataPackage

from tallystick.register import load_package
from tallystick.register.files import package_files
from tallystick.register.tables import TABLES
from tests.register.packages import GOLDEN, change, copy_of_golden


def complaints(folder: Path) -> list[tuple[str, str, int | None]]:
    """Give each error that frictionless finds: table, kind and row as a spreadsheet counts."""
    report = DataPackage(str(folder / "datapackage.json")).validate()
    return [
        (task.name, error.type, getattr(error, "row_number", None))
        for task in report.tasks
        for error in task.errors
    ]


def test_the_saved_package_is_a_valid_data_package() -> None:
    assert complaints(GOLDEN) == []


def test_every_written_table_and_column_is_described() -> None:
    files = package_files(load_package(str(GOLDEN)))
    described = json.loads(files["datapackage.json"])["resources"]
    abouts = {table.path: (table.about, table.columns) for table in TABLES}
    assert sorted(files) == sorted(["datapackage.json", *(one["path"] for one in described)])
    for one in described:
        about, columns = abouts[one["path"]]
        heading = files[one["path"]].decode().partition("\n")[0].split(",")
        fields = {field["name"]: field["description"] for field in one["schema"]["fields"]}
        assert list(fields) == heading
        assert fields == {name: columns[name].about for name in heading}
        assert one["description"] == about
    assert all(one.about and column.about for one in TABLES for column in one.columns.values())


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "kind"),
    [
        ("targets", "level.over-90", "value", "ninety", "type-error"),
        ("targets", "level.over-90", "strict", "perhaps", "type-error"),
        ("targets", "level.over-90", "arithmetic", "sum", "constraint-error"),
        ("targets", "level.over-90", "quantity", "", "constraint-error"),
        ("claims", "claim.earlier", "id", "claim.all", "primary-key"),
        ("observations", "level.over-90.f01", "source", "nowhere", "foreign-key"),
        ("outline", "I.1", "parent", "IX", "foreign-key"),
        ("areas", "QX-N", "parent", "QZ", "foreign-key"),
    ],
)
def test_the_schema_lets_other_tools_find_a_mistake(
    table: str, row: str, column: str, value: str, kind: str, tmp_path: Path
) -> None:
    folder = copy_of_golden(tmp_path)
    number = change(folder, table, row, column, value)
    assert complaints(folder) == [(table, kind, number)]
