"""Tables in Parquet that another version of the library wrote: held cell by cell, and said to be."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from tallystick import __version__
from tallystick.cli.main import app
from tallystick.pipeline import long_table, written
from tallystick.pipeline.changes import compare_releases
from tallystick.pipeline.tables import PARQUET
from tallystick.pipeline.verify import Trust
from tallystick.register import large
from tallystick.register.store.rows import StoredRows
from tests.register.packages import change, copy_of_golden
from tests.register.store.test_written import OTHER, by_another
from tests.release.alterations import Members
from tests.release.made import members_of, quiet, release, verified
from tests.release.test_alterations import signed, told
from tests.release.test_false_claims import whole

pytestmark = pytest.mark.usefixtures("short_csv")
FIGURES = "package/tables/observations.parquet"
OURS, WRITER = f"polars {pl.__version__}", f"polars {OTHER}"


@pytest.fixture
def short_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a table be too long for a CSV from 100 rows on, and a package large from none."""
    monkeypatch.setattr(large, "LONGEST_CSV", 100)
    monkeypatch.setattr(large, "LARGE", 0)


def by_the_other(folder: Path, name: str, *, site: bool) -> str:
    """A release made where another version of the library writes other bytes."""
    write, rows = long_table.write_table, StoredRows.as_file

    def otherwise(place: Path) -> Path:
        place.write_bytes(by_another(place.read_bytes()))
        return place

    def write_table(*given: object) -> object:
        facts = write(*given)  # type: ignore[arg-type]
        otherwise(given[-1])  # type: ignore[arg-type]
        return facts

    def as_file(self: StoredRows) -> Path:
        place = rows(self)
        return place if OTHER.encode() in place.read_bytes() else otherwise(place)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "LONGEST_CSV", 100)
        patch.setattr(large, "LARGE", 0)
        patch.setattr(long_table, "write_table", write_table)
        patch.setattr(StoredRows, "as_file", as_file)
        patch.setattr(written, "our_writer", lambda: WRITER)
        return release(folder, name, site=site)[0]


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Such a release without pages."""
    return by_the_other(tmp_path_factory.mktemp("theirs"), "theirs.zip", site=False)


def test_its_cells_are_compared_and_pages_drawn_and_it_is_said(tmp_path: Path) -> None:
    theirs = by_the_other(tmp_path, "paged.zip", site=True)
    assert json.loads(members_of(theirs)["release/release.json"])["tables_by"] == WRITER
    found = verified(theirs)
    assert told(found) == ""
    assert found.standing == "figures_identical"
    assert found.drawn_by == ""
    assert [one.text.partition(":")[0] for one in found.unchecked] == [FIGURES, PARQUET]
    assert all(WRITER in one.text and "cells were compared" in one.text for one in found.unchecked)
    answer = CliRunner().invoke(app, ["verify", theirs])
    assert answer.exit_code == 4
    assert "the form of some tables not checked" in answer.output


def test_by_the_same_version_it_is_held_to_the_byte(tmp_path: Path) -> None:
    path, _ = release(tmp_path, "ours.zip")
    assert json.loads(members_of(path)["release/release.json"])["tables_by"] == OURS
    found = verified(path)
    assert (found.standing, found.unchecked) == ("identical", [])


def test_a_release_without_such_a_table_names_no_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    path, _ = release(tmp_path, "small.zip")
    assert "tables_by" not in json.loads(members_of(path)["release/release.json"])


def cells_of(data: bytes, folder: Path, change: Callable[[pl.DataFrame], pl.DataFrame]) -> bytes:
    """A table with other cells, as the other version would have written it."""
    place = folder / "altered.parquet"
    place.write_bytes(data)
    change(pl.read_parquet(place)).lazy().sink_parquet(place, compression="zstd", row_group_size=100)
    return by_another(place.read_bytes())


def met(table: pl.DataFrame) -> pl.DataFrame:
    first = table["verdict"].to_list().index("not_met")
    return (
        table.with_row_index("at")
        .with_columns(verdict=pl.when(pl.col("at") == first).then(pl.lit("met")).otherwise("verdict"))
        .drop("at")
    )


def said_of_itself(members: Members, **more: object) -> Members:
    about = json.loads(members["release/release.json"]) | more
    kept = {name: value for name, value in about.items() if value is not None}
    return members | {
        "release/release.json": json.dumps(kept, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    }


def sealed(folder: Path, members: Members) -> str:
    place = folder / "forged.zip"
    place.write_bytes(signed(whole(members, __version__)))
    return str(place)


def test_an_altered_cell_is_named_with_its_row_and_column(theirs: str, tmp_path: Path) -> None:
    members = members_of(theirs)
    members[PARQUET] = cells_of(members[PARQUET], tmp_path, met)
    found = verified(sealed(tmp_path, members))
    assert found.standing == "differs"
    cells = [one for one in found.differing if one.file == PARQUET]
    assert [(one.column, one.old.text, one.new.text) for one in cells] == [("verdict", "met", "not_met")]
    assert cells[0].row is not None


def test_a_row_left_out_is_named(theirs: str, tmp_path: Path) -> None:
    members = members_of(theirs)
    members[PARQUET] = cells_of(members[PARQUET], tmp_path, lambda table: table[1:])
    found = verified(sealed(tmp_path, members))
    rows = [one for one in found.differing if one.file == PARQUET]
    assert [(one.row, one.old.text) for one in rows] == [(2, "(not there)")]


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.with_columns(remark=pl.lit("All targets met.")),
        lambda table: table.with_columns(pl.col("group").fill_null("")),
        lambda table: table.reverse(),
        lambda table: table.rename({"verdict": "Verdict"}),
    ],
    ids=["a column more", "empty for none", "another order", "a column renamed"],
)
def test_what_is_otherwise_differs(
    theirs: str, tmp_path: Path, change: Callable[[pl.DataFrame], pl.DataFrame]
) -> None:
    members = members_of(theirs)
    members[PARQUET] = cells_of(members[PARQUET], tmp_path, change)
    found = verified(sealed(tmp_path, members))
    assert found.standing == "differs"
    assert PARQUET in {one.file for one in found.differing}


@pytest.mark.parametrize("writer", [OURS, None, "polars", "polars x", f"{WRITER} ", 7, [WRITER]])
def test_only_another_version_buys_the_weaker_answer(theirs: str, tmp_path: Path, writer: object) -> None:
    """Without one, or with a name that is none, bytes are held."""
    found = verified(sealed(tmp_path, said_of_itself(members_of(theirs), tables_by=writer)))
    assert found.standing == "differs"


def test_another_version_claimed_of_our_own_bytes_is_named(tmp_path: Path) -> None:
    path, _ = release(tmp_path, "ours.zip")
    found = verified(sealed(tmp_path, said_of_itself(members_of(path), tables_by=WRITER)))
    assert found.standing == "differs"
    assert "tables_by" in told(found)


def test_another_version_claimed_where_there_is_no_such_table_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    path, _ = release(tmp_path, "small.zip")
    found = verified(sealed(tmp_path, said_of_itself(members_of(path), tables_by=WRITER)))
    assert found.standing == "differs"
    assert "tables_by" in told(found)


def test_between_two_releases_the_form_of_a_table_is_no_change_of_data(theirs: str, tmp_path: Path) -> None:
    ours, _ = release(tmp_path, "ours.zip")
    found = compare_releases(theirs, ours, Trust(), quiet)
    assert [name for name, changed in found.inputs.items() if changed] == []
    assert found.verdicts == []
    assert PARQUET in found.pages


def test_between_two_releases_a_figure_in_parquet_is_named(tmp_path: Path, theirs: str) -> None:
    folder = copy_of_golden(tmp_path)
    for column in ("value", "value_in_target_unit"):
        change(folder, "observations", "annual.bad-year-2023.f03", column, "1200")
    new, _ = release(tmp_path, "new.zip", folder)
    cells = compare_releases(theirs, new, Trust(), quiet).inputs["data"]
    assert [(one.file, one.column, one.new.text) for one in cells] == [
        (FIGURES, "value", "1200"),
        (FIGURES, "value_in_target_unit", "1200"),
    ]
