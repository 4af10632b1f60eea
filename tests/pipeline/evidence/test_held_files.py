"""A folder of evidence files, held against the digests that reports and checks name."""

import csv
import hashlib
import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.console import speaking
from tallystick.cli.main import app
from tallystick.pipeline.new import make_new
from tallystick.voice.catalogues import language_named

SHOWN, KEPT, LOST, SPOILT = b"what the body showed", b"kept under its digest", b"lost", b"as it was"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package whose report names three files and whose check names two, one of them the same."""
    place = tmp_path / "package"
    make_new(str(place))
    for table, named in (("reports", (KEPT, LOST, SPOILT)), ("checks", (SHOWN, KEPT))):
        path = place / "tables" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        rows[0]["files"] = "; ".join(map(digest, named))
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an office keeps it, with every file that the package names."""
    place = tmp_path / "evidence"
    for data in (KEPT, LOST, SPOILT):
        (place / digest(data)[:2]).mkdir(parents=True, exist_ok=True)
        (place / digest(data)[:2] / digest(data)).write_bytes(data)
    (place / "of the check").mkdir()
    (place / "of the check" / "register.pdf").write_bytes(SHOWN)
    return place


def held(package: Path, folder: Path) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["evidence", "files", str(package), str(folder)])
    return found.exit_code, found.output


def told(package: Path, folder: Path) -> dict[str, object]:
    found = CliRunner().invoke(app, ["evidence", "files", str(package), str(folder), "--json"])
    record: dict[str, object] = json.loads(found.output)
    return record


def test_a_folder_that_has_every_file_is_whole(package: Path, folder: Path) -> None:
    counts = "4 files named, 0 missing, 0 other than called, 0 unread, 0 that no row names."
    assert held(package, folder) == (0, f"{counts}\n")


def test_what_is_missing_differs_or_is_more_is_named(package: Path, folder: Path) -> None:
    (folder / digest(LOST)[:2] / digest(LOST)).unlink()
    (folder / digest(SPOILT)[:2] / digest(SPOILT)).write_bytes(b"altered")
    (folder / "draft.pdf").write_bytes(b"of a report that is not approved yet")
    os.mkfifo(folder / "pipe")
    code, said = held(package, folder)
    assert code == 1
    spoilt = digest(SPOILT)
    assert said.splitlines() == [
        f"missing: {digest(LOST)}, named by reports midterm MOH I.1.01",
        f"differs: {spoilt[:2]}/{spoilt} is called by {spoilt} and is {digest(b'altered')}",
        "unread: pipe (it is a pipe, not a file)",
        "more: draft.pdf, which no row names",
        "4 files named, 1 missing, 1 other than called, 1 unread, 1 that no row names.",
    ]
    record = told(package, folder)
    assert (record["named"], record["more"]) == (4, ["draft.pdf"])
    assert record["missing"] == [{"sha256": digest(LOST), "rows": [["reports", "midterm", "MOH", "I.1.01"]]}]


def test_what_is_more_alone_is_no_fault(package: Path, folder: Path) -> None:
    (folder / "draft.pdf").write_bytes(b"of a report that is not approved yet")
    assert held(package, folder)[0] == 0


def test_a_spoilt_copy_is_told_though_another_is_as_it_was(package: Path, folder: Path) -> None:
    (folder / digest(SPOILT)[:2] / digest(SPOILT)).write_bytes(b"altered")
    (folder / "copy").write_bytes(SPOILT)
    code, said = held(package, folder)
    assert (code, said.count("differs: "), said.count("missing: ")) == (1, 1, 0)


def test_every_row_that_names_a_file_is_told(package: Path, folder: Path) -> None:
    (folder / digest(KEPT)[:2] / digest(KEPT)).unlink()
    assert "named by reports midterm MOH I.1.01, checks midterm MOH I.1.01" in held(package, folder)[1]


def test_without_a_folder_it_is_refused_in_both_languages(package: Path, tmp_path: Path) -> None:
    code, said = held(package, tmp_path / "nowhere")
    assert (code, "There is no folder" in said) == (2, True)
    with speaking(language_named("zh-Hans")):
        code, said = held(package, tmp_path / "nowhere")
    assert (code, "没有" in said) == (2, True)


def test_in_chinese_each_line_is_chinese(package: Path, folder: Path) -> None:
    (folder / digest(LOST)[:2] / digest(LOST)).unlink()
    (folder / digest(SPOILT)[:2] / digest(SPOILT)).write_bytes(b"altered")
    (folder / "draft.pdf").write_bytes(b"of a report that is not approved yet")
    with speaking(language_named("zh-Hans")):
        lines = held(package, folder)[1].splitlines()
    assert [line[:2] for line in lines] == ["缺失", "不符", "多出", "列出"]


def test_a_digest_is_known_in_capitals_and_only_where_it_is_one(package: Path, folder: Path) -> None:
    place = folder / digest(SPOILT)[:2] / digest(SPOILT)
    place.with_name(digest(SPOILT).upper()).write_bytes(b"altered")
    place.unlink()
    (folder / hashlib.sha512(SPOILT).hexdigest()).write_bytes(b"under another kind of digest")
    code, said = held(package, folder)
    assert (code, said.count("differs: "), said.count("missing: "), said.count("more: ")) == (1, 1, 0, 1)
    place.with_name(digest(SPOILT).upper()).write_bytes(SPOILT)
    assert held(package, folder)[0] == 0


def test_a_link_to_a_folder_is_told_and_not_followed(package: Path, folder: Path) -> None:
    (folder / "round").symlink_to(folder)
    code, said = held(package, folder)
    assert (code, said.splitlines()[0]) == (
        1,
        "unread: round (it is a link to a folder, and what lies there is not looked at)",
    )


def test_what_no_system_has_is_no_folder(package: Path) -> None:
    code, said = held(package, Path("x" * 5000))
    assert (code, "There is no folder" in said) == (2, True), said


def test_a_name_of_several_lines_is_one_line(package: Path, folder: Path) -> None:
    (folder / "more\n4 files named, 0 missing").write_bytes(b"of somebody who would say it is whole")
    lines = held(package, folder)[1].splitlines()
    assert (len(lines), lines[0].startswith("more: more")) == (2, True), lines
