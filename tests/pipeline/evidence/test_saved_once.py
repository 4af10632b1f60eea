"""Many figures saved without checking them twice: whole or not at all, over nobody's work, exactly these."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tallystick.base.findings import Refusal
from tallystick.pipeline.evidence.asking import NewSource
from tallystick.pipeline.evidence.entries import OBSERVATIONS
from tallystick.pipeline.evidence.standing import columns_of, with_observations
from tallystick.pipeline.evidence.undo import undo_batch
from tallystick.register import (
    check,
    check_package,
    files,
    large,
    load_package,
    loaded,
    package_sha256,
    save_package,
)
from tallystick.register.cells import TypedTable
from tallystick.register.columns import Table
from tallystick.register.folder import Folder
from tallystick.register.large import LargeRows
from tallystick.register.moved import MovedOn
from tallystick.register.store.held import HeldRows
from tallystick.register.store.rows import StoredRows
from tests.architecture.tree import ROOT
from tests.pipeline.evidence.files import LONG, enter, figures, newer, package, written
from tests.register.packages import fingerprints

FIGURES = "\n".join((LONG, *(f"nurses;QX-01;{year};{year};persons" for year in (2019, 2021, 2020)))) + "\n"
PARQUET = "tables/observations.parquet"


@pytest.fixture
def all_in_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every package be too large for rows and for a CSV."""
    monkeypatch.setattr(large, "LARGE", 1)
    monkeypatch.setattr(large, "LONGEST_CSV", 1)


def filled(folder: Path) -> Path:
    """A package with a few figures."""
    place = package(folder)
    enter(place, written(folder, FIGURES))
    return place


@pytest.mark.usefixtures("all_in_parquet")
def test_what_is_saved_once_is_what_a_check_of_all_would_have_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, file = package(tmp_path), written(tmp_path, FIGURES)
    read: list[str] = []
    whole = check._read

    def noted(folder: Folder, table: Table) -> TypedTable:
        read.append(table.name)
        return whole(folder, table)

    monkeypatch.setattr(check, "_read", noted)
    added = enter(place, file, newer("later", "2026-06"))
    assert read.count("observations") == 1  # when it was loaded, and never again
    assert len(figures(place)) == 3
    assert check_package(str(place)).errors == ()
    held = load_package(str(place)).observations
    assert [one.period.text for one in held] == ["2019", "2020", "2021"]
    assert isinstance(held, StoredRows)
    assert held.as_file().read_bytes() == (place / PARQUET).read_bytes()
    before = fingerprints(place)
    assert enter(place, file, NewSource("later", "", "", "", "", "")).already == 3
    assert fingerprints(place) == before
    assert undo_batch(str(place), added.batch).figures == 3
    assert figures(place) == {}


@pytest.mark.usefixtures("all_in_parquet")
def test_a_file_that_holds_something_else_than_was_checked_is_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what a broken disk or writer left there would be put in place unseen."""
    place, file = package(tmp_path), written(tmp_path, FIGURES)
    before = fingerprints(place)
    as_file = HeldRows.as_file

    def broken(rows: HeldRows) -> Path:
        found = as_file(rows)
        pl.read_parquet(found).with_columns(pl.lit("x").alias("value")).write_parquet(found)
        return found

    monkeypatch.setattr(HeldRows, "as_file", broken)
    with pytest.raises(Refusal, match="has errors and was not saved"):
        enter(place, file)
    assert fingerprints(place) == before


@pytest.mark.parametrize("change", ["a cell", "a row more", "a row less", "a column less", "an order"])
@pytest.mark.usefixtures("all_in_parquet")
def test_rows_lie_in_a_file_only_if_every_cell_does(tmp_path: Path, change: str) -> None:
    held = load_package(str(filled(tmp_path)))
    rows = with_observations(held, columns_of(held.observations)).observations
    assert isinstance(rows, LargeRows)
    place = rows.as_file()
    assert rows.lie_in(place)
    frame = pl.read_parquet(place)
    changed = {
        "a cell": frame.with_columns(pl.lit("2").alias("value")),
        "a row more": pl.concat([frame, frame.tail(1)]),
        "a row less": frame.head(-1),
        "a column less": frame.drop("note"),
        "an order": frame.reverse(),
    }[change]
    changed.write_parquet(tmp_path / "other.parquet")
    assert not rows.lie_in(tmp_path / "other.parquet")


def test_rows_in_memory_are_the_rows_on_the_disk(tmp_path: Path) -> None:
    """Sorted the same way, hashed the same, written to the same bytes."""
    held = load_package(str(filled(tmp_path)))
    columns = columns_of(held.observations)
    many = pl.concat(
        [columns.with_columns(pl.lit(f"x{name}").alias("id")).head(1) for name in (10, 9, 100, 1)]
    )
    many.write_parquet(tmp_path / "piece.parquet")
    rows = HeldRows(OBSERVATIONS, many)
    some = frozenset(name for name in OBSERVATIONS.columns if many[name].null_count() < len(many))
    stored = StoredRows(OBSERVATIONS, rows._piece, [tmp_path / "piece.parquet"], ordered=False, filled=some)
    assert [one.id for one in rows] == [one.id for one in stored] == ["x1", "x9", "x10", "x100"]
    assert rows.facts() == stored.facts()
    assert rows._parquet.read_bytes() == stored._parquet.read_bytes()


@pytest.mark.parametrize("many", [False, True])
def test_what_somebody_changed_meanwhile_is_not_saved_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, many: bool
) -> None:
    if many:
        monkeypatch.setattr(large, "LARGE", 1)
    place = filled(tmp_path)
    version = files.load_version(str(place))
    sources = place / "tables/sources.csv"
    kept = sources.read_text()
    sources.write_text(kept.replace("Example yearbook", "Another yearbook"))
    with pytest.raises(MovedOn):
        save_package(version.package, str(place), {}, expected=version)
    assert "Another yearbook" in sources.read_text()


def test_a_file_that_only_reads_the_same_is_no_other_version(tmp_path: Path) -> None:
    """Its bytes are others, so it is read; what it says is not, so it may be saved over."""
    place = package(tmp_path)
    version = files.load_version(str(place))
    sources = place / "tables/sources.csv"
    sources.write_text(sources.read_text().replace("\n", "\r\n"))
    assert not version.lies_in(place)
    save_package(version.package, str(place), {}, expected=version)
    assert package_sha256(load_package(str(place))) == version.sha256()
    assert loaded.LoadedVersion(version.package, None).lies_in(place) is False


def test_a_kill_at_any_step_leaves_the_package_as_it_was_or_whole(tmp_path: Path) -> None:
    place, file = package(tmp_path), written(tmp_path, FIGURES)
    before = package_sha256(load_package(str(place)))
    command = [sys.executable, "-m", "tests.pipeline.evidence.dying", str(place), str(file)]
    died = 0
    for step in (1, 30, 90, 130, 170, 0):
        done = subprocess.run([*command, str(step)], cwd=ROOT, check=False, capture_output=True, timeout=60)
        now = package_sha256(load_package(str(place)))
        if done.returncode == 0:
            break
        died += 1
        assert now == before or len(figures(place)) == 3
    assert died > 4
    assert len(figures(place)) == 3
