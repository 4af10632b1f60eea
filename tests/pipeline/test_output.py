"""Results are written whole or not at all, and never over somebody else's files."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.pipeline.output import write_output

ABOUT: dict[str, Json] = {"assessment_id": "0" * 64}
FIRST = {"assessment.json": b"{}", "tables/verdicts.csv": b"a\n1\n"}
SECOND = {"assessment.json": b"[]", "index.html": b"<p>"}


def inside(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def test_writes_the_files_and_their_hashes(tmp_path: Path) -> None:
    write_output(str(tmp_path / "out"), FIRST, ABOUT)
    found = inside(tmp_path / "out")
    assert {name: found[name] for name in FIRST} == FIRST
    assert set(json.loads(found["manifest.json"])["files"]) == set(FIRST)


def test_replaces_what_an_earlier_run_wrote_and_leaves_no_trace_of_it(tmp_path: Path) -> None:
    write_output(str(tmp_path / "out"), FIRST, ABOUT)
    write_output(str(tmp_path / "out"), SECOND, ABOUT)
    assert set(inside(tmp_path / "out")) == {*SECOND, "manifest.json"}
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_refuses_a_folder_with_foreign_files_and_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_output(str(out), FIRST, ABOUT)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    before = inside(out)
    with pytest.raises(Refusal, match=r"notes\.txt, not written by an earlier run"):
        write_output(str(out), SECOND, ABOUT)
    assert inside(out) == before


def test_refuses_a_folder_of_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(Refusal, match=r"thesis\.docx"):
        write_output(str(tmp_path), FIRST, ABOUT)
    assert inside(tmp_path) == {"thesis.docx": b"years of work"}


def test_a_manifest_that_is_not_ours_makes_nothing_ours(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"files": {"a.txt": "x"}}', encoding="utf-8")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal):
        write_output(str(tmp_path), FIRST, ABOUT)


def test_refuses_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal, match="is a file"):
        write_output(str(tmp_path / "out"), FIRST, ABOUT)


def test_says_why_a_folder_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal, match=r"there is a file .*/file already") as caught:
        write_output(str(tmp_path / "file" / "out"), FIRST, ABOUT)
    assert "nothing was changed" in caught.value.fix.text


@pytest.mark.parametrize("call", range(12))
def test_a_failure_at_any_write_or_rename_leaves_the_earlier_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    """The nth file operation fails, as on a full disk; the folder is then the old one or the new one."""
    out = tmp_path / "out"
    write_output(str(out), FIRST, ABOUT)
    before = inside(out)
    calls = 0

    def failing(name: str) -> None:
        original = getattr(Path, name)

        def wrapped(self: Path, *args: object, **more: object) -> object:
            nonlocal calls
            calls += 1
            if calls == call + 1:
                raise OSError(28, "No space left on device")
            return original(self, *args, **more)

        monkeypatch.setattr(Path, name, wrapped)

    for name in ("write_bytes", "mkdir", "rename"):
        failing(name)
    try:
        write_output(str(out), SECOND, ABOUT)
    except Refusal:
        assert inside(out) == before
    else:
        assert calls <= call, "the failure was swallowed"
        assert set(inside(out)) == {*SECOND, "manifest.json"}
    monkeypatch.undo()
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["a pipe", "a device", "a link to nothing", "a link to a file"])
def test_what_is_no_folder_is_not_replaced_by_one(tmp_path: Path, kind: str) -> None:
    """Two names can be exchanged whatever they stand for: /dev/null by a folder would do harm."""
    target = tmp_path / "out"
    if kind == "a pipe":
        os.mkfifo(target)
    else:
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        aim: dict[str, str | Path] = {"a device": "/dev/null", "a link to a file": tmp_path / "file"}
        target.symlink_to(aim.get(kind, tmp_path / "nowhere"))
    before = target.lstat()
    with pytest.raises(Refusal, match=r"is a file|is no folder"):
        write_output(str(target), FIRST, ABOUT)
    (tmp_path / "plan.md").write_text("# Plan\n\n1. Build 20 schools.\n", encoding="utf-8")
    answer = CliRunner().invoke(
        app, ["read", str(tmp_path / "plan.md"), "--out", str(target), "--known-by", "2026-01-31"]
    )
    assert answer.exit_code == 2
    assert target.lstat() == before
