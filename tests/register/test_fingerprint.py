"""A package's hash is of what it says: every fact changes it; what is absent or only form does not."""

import dataclasses
import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from tallystick.base.canonical import canonical_bytes
from tallystick.register import Package, load_package
from tallystick.register.columns import Column, Table
from tallystick.register.fingerprint import column_sha256, descriptor_facts, package_sha256, table_facts
from tallystick.register.kinds import BOOLEAN, NUMBER
from tallystick.register.tables import TABLES
from tests.register.packages import GOLDEN


@cache
def golden() -> Package:
    return load_package(str(GOLDEN))


def test_columns_and_tables_that_hold_nothing_have_no_part_in_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "package"))
    indicators = folder / "tables" / "indicators.csv"
    heading, *rows = indicators.read_text().splitlines()
    indicators.write_text("\n".join([f"{heading},numerator,note", *(f"{row},," for row in rows)]) + "\n")
    (folder / "tables" / "missing_indicators.csv").write_text("commitment,kind,reason\n")
    assert package_sha256(load_package(str(folder))) == package_sha256(golden())


HELD = [table for table in TABLES if getattr(golden(), table.name)]


@pytest.mark.parametrize("table", HELD, ids=lambda table: table.name)
def test_every_cell_has_a_part_in_it(table: Table) -> None:
    first, *rest = getattr(golden(), table.name)
    before = table_facts(table, (first, *rest))
    unseen = [
        name
        for name, column in table.columns.items()
        if table_facts(table, (dataclasses.replace(first, **{name: other(column, first, name)}), *rest))
        == before
    ]
    assert unseen == []


def other(column: Column, row: object, name: str) -> object:
    """Another value for that cell; nobody checks here whether it makes sense."""
    if column.kind is NUMBER:
        return Decimal("98765.4321")
    if column.kind is BOOLEAN:
        return not getattr(row, name)
    return ("other",) if column.many else "other"


@pytest.mark.parametrize("table", HELD, ids=lambda table: table.name)
def test_rows_count_and_their_order_does_not(table: Table) -> None:
    rows = getattr(golden(), table.name)
    assert table_facts(table, rows[::-1]) == table_facts(table, rows) != table_facts(table, rows[1:])


def test_cells_can_not_run_into_one_another() -> None:
    assert len({column_sha256(one) for one in (["ab", ""], ["a", "b"], ["", "ab"], ["ab"])}) == 4
    with pytest.raises(ValueError, match="line feed"):
        column_sha256(["a\nb"])


def test_the_descriptor_counts_by_its_facts() -> None:
    descriptor = golden().descriptor
    facts = descriptor_facts(descriptor)
    assert not {"resources", "schema_", "profile", "$schema"} & set(facts)
    assert '"fictional":true' in canonical_bytes(facts).decode()
    another = descriptor.model_copy(update={"title": "Another"})
    assert descriptor_facts(another) != facts
    emptied = descriptor.model_copy(update={"resources": [{"name": "x"}], "profile": "data-package"})
    assert descriptor_facts(emptied) == facts
