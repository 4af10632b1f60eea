"""Commands that change a package name the version they loaded: what somebody else did meanwhile is kept."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.ledger.operations import make_key, start
from tallystick.pipeline import library
from tallystick.pipeline.library import accept_indicators
from tallystick.pipeline.preregister import preregister
from tallystick.pipeline.read import run_reading
from tallystick.pipeline.review import take
from tallystick.register import MovedOn, Package, load_package, lock, save_package
from tallystick.register.lock import only_user, only_writer
from tests.architecture.tree import ROOT
from tests.cli.sheets import rewrite
from tests.cli.test_indicators import setting
from tests.pipeline.test_read import GIVEN, silent, source
from tests.register.packages import GOLDEN, change, changed, fingerprints, version

LIBRARY = str(ROOT / "plans" / "indicators")
run = CliRunner().invoke


@pytest.fixture
def isle(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN.parent / "isle", tmp_path / "isle"))


def then(edit: Callable[[], object]) -> Callable[[str], Package]:
    """Load a package as ever, and have somebody edit its folder right after."""

    def load(path: str) -> Package:
        package = load_package(path)
        edit()
        return package

    return load


def test_taking_from_the_library_is_refused_where_somebody_saved_meanwhile(
    monkeypatch: pytest.MonkeyPatch, isle: Path
) -> None:
    monkeypatch.setattr(library, "load_package", then(lambda: change(isle, "outline", "A", "title", "Mine")))
    with pytest.raises(MovedOn, match="has been changed since it was loaded") as caught:
        accept_indicators(str(isle), LIBRARY, ["B.1:trial.court_trust"])
    assert [row.title for row in load_package(str(isle)).outline if row.id == "A"] == ["Mine"]
    assert caught.value.kept is not None
    links = load_package(str(caught.value.kept)).commitment_indicators
    assert ("B.1", "trial.court_trust") in {(one.commitment, one.indicator) for one in links}


def test_a_reviewed_sheet_is_refused_where_somebody_saved_meanwhile(
    monkeypatch: pytest.MonkeyPatch, isle: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "review.xlsx"
    assert run(app, ["indicators", "sheet", str(isle), "--out", str(sheet)]).exit_code == 0
    rewrite(sheet, setting("health.suicide", decision="accept", note="Seen at the office."))
    monkeypatch.setattr(take, "load_package", then(lambda: change(isle, "outline", "A", "title", "Mine")))
    answer = run(app, ["indicators", "take", str(sheet), str(isle), "--json"])
    assert answer.exit_code == 2, "nothing is wrong with the package, it can't be done now"
    record = json.loads(answer.stdout)
    assert "has been changed since it was loaded" in record["refused"]
    assert f"{isle}.not-saved-1" in record["fix"]
    assert {one["file"] for one in record["findings"]} == {
        "tables/outline.csv",
        "tables/commitment_indicators.csv",
    }
    assert [row.title for row in load_package(str(isle)).outline if row.id == "A"] == ["Mine"]
    kept = load_package(f"{isle}.not-saved-1").commitment_indicators
    assert "Seen at the office." in {one.note for one in kept}


def test_a_draft_can_be_saved_over_and_keeps_what_was_read(tmp_path: Path) -> None:
    folder = tmp_path / "draft"
    run_reading(source("records"), str(folder), GIVEN, silent)
    before = fingerprints(folder)
    save_package(changed(load_package(str(folder))), str(folder), {}, expected=version(folder))
    assert load_package(str(folder)).descriptor.title == "Changed"
    beside = {"commitments.csv", "targets.csv", "reading/bodies.csv", "document.txt"}
    assert {name: fingerprints(folder)[name] for name in beside} == {name: before[name] for name in beside}


def test_of_two_who_read_into_one_new_folder_one_is_refused(tmp_path: Path) -> None:
    read = [sys.executable, "-m", "tallystick", "read", source("records"), "--known-by", "2029-06-30"]
    command = [*read, "--out", str(tmp_path / "draft")]
    readers = [
        subprocess.Popen(
            command, cwd=ROOT, text=True, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    said = [one.communicate(timeout=120)[1] for one in readers]
    assert sorted(one.returncode for one in readers) == [0, 2, 2]
    for one, words in zip(readers, said, strict=True):
        assert one.returncode == 0 or "is not empty" in words
    load_package(str(tmp_path / "draft"))
    assert [one.name for one in tmp_path.iterdir()] == ["draft"]


def test_a_draft_waits_for_whoever_writes_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with only_writer(tmp_path / "draft"), pytest.raises(Refusal, match="by another program"):
        run_reading(source("records"), str(tmp_path / "draft"), GIVEN, silent)
    assert list(tmp_path.iterdir()) == []


def test_a_method_is_registered_by_one_at_a_time(
    monkeypatch: pytest.MonkeyPatch, isle: Path, tmp_path: Path
) -> None:
    """Else of two registrations at once only one would stand in the list beside the method."""
    key, ledger = str(tmp_path / "key"), str(tmp_path / "ledger")
    make_key("test.example", key)
    start(ledger, key)
    method = next((isle / "methods").glob("*.toml"))
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    before = fingerprints(isle)
    with only_user(method), pytest.raises(Refusal, match="by another program"):
        preregister(str(method), ledger, key, "2026-01-31")
    assert fingerprints(isle) == before
    assert preregister(str(method), ledger, key, "2026-01-31").filed.sequence == 0
    assert fingerprints(isle) != before
