"""A package with a large table is saved like any other, in one form, and comes back the same."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tallystick.register import MovedOn, check_package, large, load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tests.register.packages import METHODS, copy_of_golden, golden
from tests.register.store.ways import size_from_which_columns_are_used


@pytest.mark.parametrize("longest_csv", [0, 1 << 60])
def test_a_large_table_is_saved_in_one_form(
    longest_csv: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(copy_of_golden(tmp_path))
    monkeypatch.setattr(large, "LONGEST_CSV", longest_csv)
    with size_from_which_columns_are_used(0):
        package = load_package(folder)
        save_package(package, folder, METHODS)
        again = load_package(folder)
    assert replace(again, descriptor=package.descriptor) == package
    assert package_sha256(again) == package_sha256(golden())
    names = sorted(one.name for one in (tmp_path / "package/tables").glob("observations.*"))
    assert names == ["observations.csv" if longest_csv else "observations.parquet"]
    save_package(golden(), folder, METHODS)
    assert (tmp_path / "package/tables/observations.csv").is_file()
    assert not (tmp_path / "package/tables/observations.parquet").exists()
    assert check_package(folder).package == golden()


def test_a_small_change_of_a_large_package_is_saved(tmp_path: Path) -> None:
    folder = str(tmp_path / "package")
    with size_from_which_columns_are_used(0):
        save_package(golden(), folder, METHODS)
        package = load_package(folder)
        save_package(replace(package, claims=()), folder, METHODS, expected=package_sha256(package))
        assert load_package(folder).observations == golden().observations


def test_a_large_table_that_was_not_saved_is_kept_beside_with_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two people change a figure each: the whole table of the second one lies beside that of the first."""
    folder = str(copy_of_golden(tmp_path))
    first = golden().observations[3]
    theirs, mine = (
        tuple(
            replace(row, value=Decimal(value), value_in_target_unit=None) if row == first else row
            for row in golden().observations
        )
        for value in ("7", "8.5")
    )
    monkeypatch.setattr(large, "LONGEST_CSV", 0)
    with size_from_which_columns_are_used(0):
        save_package(replace(golden(), observations=mine), str(tmp_path / "mine"), METHODS)
        in_columns = load_package(str(tmp_path / "mine"))
        save_package(replace(golden(), observations=theirs), folder, {}, expected=package_sha256(golden()))
        save_package(load_package(folder), folder, {}, expected=package_sha256(load_package(folder)))
        assert (Path(folder) / "tables/observations.parquet").is_file()
        with pytest.raises(MovedOn) as caught:
            save_package(in_columns, folder, {}, expected=package_sha256(golden()))
        assert caught.value.kept is not None
        assert load_package(str(caught.value.kept)).observations == mine
        assert load_package(folder).observations == theirs
    assert [(one.row, one.column, one.message.text) for one in caught.value.findings] == [
        (5, "value", f"{first.id} has “7” in the folder, and “8.5” in what was to be saved")
    ]


def test_the_parquet_of_a_package_has_the_same_bytes_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "LONGEST_CSV", 0)
    found = set()
    for place in ("one", "two"):
        with size_from_which_columns_are_used(0):
            save_package(golden(), str(tmp_path / place), METHODS)
            save_package(load_package(str(tmp_path / place)), str(tmp_path / place), METHODS)
        found.add((tmp_path / place / "tables/observations.parquet").read_bytes())
    assert len(found) == 1
