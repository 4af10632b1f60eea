"""Results of a large package: the same verdicts in Parquet, known by their hashes, released and verified."""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from tallystick.pipeline.changes import compare_releases
from tallystick.pipeline.output import MADE_OF
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.tables import PARQUET, TREND_PARQUET, TRENDS, VERDICTS, table_rows
from tallystick.pipeline.told_of_run import ToldOfRun
from tallystick.pipeline.verify import Trust
from tallystick.pipeline.wanted import Wanted
from tallystick.register import large
from tests.register.packages import GOLDEN, change, copy_of_golden
from tests.register.store.ways import size_from_which_columns_are_used
from tests.release.made import members_of, quiet, release

Rows = list[Mapping[str, str]]


#: A second commitment of an indicator, and a fifth year of it, so that its series is tested.
_MORE = {
    "commitment_indicators.csv": (
        "A.2,health.suicide,right_enjoyed,sex,published,isle-stat-2025,Isle Statistics,2023,\n"
    ),
    "observations.csv": (
        "O036,health.suicide,QY,,2024,,9.9,per_100000,,exact,,as_printed,,,,false,isle-stat-2025,\n"
    ),
}


def trends_of(package: Path, out: Path) -> Rows:
    """The trends of a package, assessed into a folder, as CSV or as Parquet."""
    run_assessment(str(package), str(out), None, Wanted(site=False, quoted=False), quiet)
    return list(table_rows(contents(out), {TREND_PARQUET: out / TREND_PARQUET}, TRENDS))


def assessed(out: Path, *, site: bool = False) -> ToldOfRun:
    return run_assessment(str(GOLDEN), str(out), None, Wanted(site=site, quoted=False), quiet)


def verdicts_of(out: Path) -> Rows:
    """The verdicts that lie in a folder of results, as CSV or as Parquet."""
    return list(table_rows(contents(out), {PARQUET: out / PARQUET}, VERDICTS))


@pytest.fixture
def short_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a table be too long for a CSV from 100 rows on, and a package large from none."""
    monkeypatch.setattr(large, "LONGEST_CSV", 100)
    monkeypatch.setattr(large, "LARGE", 0)


def contents(out: Path) -> dict[str, bytes]:
    return {one.relative_to(out).as_posix(): one.read_bytes() for one in out.rglob("*") if one.is_file()}


def test_a_large_package_has_the_same_results_to_the_byte(tmp_path: Path) -> None:
    """As long as its tables are short enough for CSV, nothing shows that it was read in columns."""
    assessed(tmp_path / "rows", site=True)
    with size_from_which_columns_are_used(0):
        assessed(tmp_path / "columns", site=True)
    assert contents(tmp_path / "columns") == contents(tmp_path / "rows")


@pytest.mark.usefixtures("short_csv")
def test_many_verdicts_are_the_same_ones_in_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = assessed(tmp_path / "many")
    found = verdicts_of(tmp_path / "many")
    assert told.verdicts == PARQUET
    assert not (tmp_path / "many" / VERDICTS).exists()
    assert (tmp_path / "many/package/tables/observations.parquet").is_file()
    monkeypatch.undo()
    assessed(tmp_path / "few")
    known = verdicts_of(tmp_path / "few")
    assert found == known
    frame = pl.read_parquet(tmp_path / "many" / PARQUET)
    assert frame.columns == list(known[0])
    assert len(frame) == len(known)


@pytest.mark.usefixtures("short_csv")
def test_the_record_holds_the_country_and_the_hashes_of_all(tmp_path: Path) -> None:
    assessed(tmp_path / "many")
    record = json.loads((tmp_path / "many/assessment.json").read_bytes())
    assert {one["area"] for one in record["verdicts"]} == {"QX"}
    assert not any("group" in one for one in record["verdicts"])
    rows = verdicts_of(tmp_path / "many")
    hashes = {
        name: hashlib.sha256("".join(f"{row[name]}\n" for row in rows).encode()).hexdigest()
        for name in rows[0]
        if any(row[name] for row in rows)
    }
    assert record["verdict_table"] == {"file": PARQUET, "rows": len(rows), "columns": hashes}


@pytest.mark.usefixtures("short_csv")
def test_every_file_on_the_disk_is_in_the_manifest(tmp_path: Path) -> None:
    assessed(tmp_path / "out", site=True)
    held = contents(tmp_path / "out")
    manifest = json.loads(held.pop("manifest.json"))
    del held[MADE_OF]  # no result, but what the next run needs to know of this one
    assert manifest["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in held.items()}


@pytest.mark.usefixtures("short_csv")
def test_the_package_in_the_results_gives_the_same_results(tmp_path: Path) -> None:
    first = assessed(tmp_path / "first")
    again = run_assessment(
        str(tmp_path / "first/package"),
        str(tmp_path / "again"),
        None,
        Wanted(site=False, quoted=False),
        quiet,
    )
    assert again.assessment_id == first.assessment_id
    assert contents(tmp_path / "again") == contents(tmp_path / "first")


@pytest.mark.usefixtures("short_csv")
def test_a_large_release_is_verified_and_compared(tmp_path: Path) -> None:
    old, _ = release(tmp_path, "old.zip")
    folder = copy_of_golden(tmp_path)
    for column in ("value", "value_in_target_unit"):
        change(folder, "observations", "annual.bad-year-2023.f03", column, "1200")
    new, _ = release(tmp_path, "new.zip", folder)
    found = compare_releases(old, new, Trust(), quiet)
    assert found.old.identical
    assert found.new.identical
    assert PARQUET in members_of(new)
    changed = {(one.key, one.old, one.new, one.causes) for one in found.verdicts if one.table == VERDICTS}
    assert ("annual.bad-year-2023 QX official headline", "not_met", "met", ("data",)) in changed


def isle_with_more(place: Path) -> Path:
    """The package of the isle with two more rows."""
    folder = place / "package"
    shutil.copytree(GOLDEN.parent / "isle", folder)
    for name, row in _MORE.items():
        with (folder / "tables" / name).open("a", encoding="utf-8") as table:
            table.write(row)
    return folder


def test_pages_name_a_long_table_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of files and the dictionary; each table is described as the same one in CSV."""
    monkeypatch.setattr(large, "LONGEST_CSV", 3)
    monkeypatch.setattr(large, "LARGE", 0)
    out, folder = tmp_path / "out", isle_with_more(tmp_path)
    run_assessment(str(folder), str(out), None, Wanted(site=True, quoted=False), quiet)
    for page in out.rglob("*.html"):
        linked = set(re.findall(r'href="([^"#:]+)["#]', page.read_text()))
        assert {one for one in linked if not (page.parent / one).exists()} == set()
    dictionary = "".join(one.read_text() for one in (out / "dictionary").glob("*.html"))
    listed = (out / "data.html").read_text()
    for name in (PARQUET, TREND_PARQUET, "package/tables/observations.parquet"):
        assert f'href="../{name}"' in dictionary
        [row] = [one for one in listed.split("<tr>") if f'href="{name}"' in one]
        assert '<span class="gloss">' in row


def test_many_trends_are_the_same_ones_in_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record holds the country's, and of all the hashes; a series of two commitments stands twice."""
    folder = isle_with_more(tmp_path)
    known = trends_of(folder, tmp_path / "few")
    monkeypatch.setattr(large, "LONGEST_CSV", 3)
    monkeypatch.setattr(large, "LARGE", 0)
    found = trends_of(folder, tmp_path / "many")
    assert len({row["commitment"] for row in known}) > 1
    assert len({row["area"] for row in known}) > 1
    assert found == known
    assert not (tmp_path / "many" / TRENDS).exists()
    record = json.loads((tmp_path / "many/assessment.json").read_bytes())
    few = json.loads((tmp_path / "few/assessment.json").read_bytes())
    nation = few["trends"][0]["area"]
    assert record["trends"] == [
        one for one in few["trends"] if (one["area"], "group" in one) == (nation, False)
    ]
    assert record["tested"] == few["tested"] == 1
    assert record["enjoyment"] == few["enjoyment"]
    hashes = {
        name: hashlib.sha256("".join(f"{row[name]}\n" for row in known).encode()).hexdigest()
        for name in known[0]
        if any(row[name] for row in known)
    }
    assert record["trend_table"] == {"file": TREND_PARQUET, "rows": len(known), "columns": hashes}
