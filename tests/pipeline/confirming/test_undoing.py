"""Undoing: whole acts after a restart, and nothing by a record that fits the folder no longer."""

from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.register import load_package
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tests.pipeline.confirming.asking import window
from tests.pipeline.confirming.folders import state_of, write_draft
from tests.register.packages import fingerprints


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_draft(tmp_path / "draft")


def test_acts_are_undone_as_wholes_after_a_restart(folder: Path) -> None:
    before = {name: data for name, data in fingerprints(folder).items() if name.startswith("tables/")}
    first = window(folder)
    first.act("confirm", "1.1")
    first.act("dismiss-list", "", section="1", level="commitment")
    again = window(folder)
    page = again.ask("")
    assert 'value="undo"' in page.text
    again.ask("act", {"act": "undo"})
    assert "Undone: " in again.ask("").text
    assert state_of(folder, "commitments", "1.2") == "proposed"
    assert state_of(folder, "commitments", "1.1") == "confirmed"
    third = window(folder)
    third.ask("act", {"act": "undo"})
    assert "Undone: 1.1 is confirmed." in third.ask("").text
    after = {name: data for name, data in fingerprints(folder).items() if name.startswith("tables/")}
    assert after == before
    assert 'value="undo"' not in window(folder).ask("").text


def test_what_another_program_wrote_since_is_not_undone_from_a_record(folder: Path) -> None:
    window(folder).act("confirm", "1.1")
    package = load_package(str(folder))
    rows = tuple(replace(one, title="Theirs") if one.id == "1.3" else one for one in package.commitments)
    save_package(replace(package, commitments=rows), str(folder), {}, expected=package_sha256(package))
    again = window(folder)
    assert 'value="undo"' not in again.ask("").text
    assert again.ask("act", {"act": "undo"}).code == 422


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"[]",
        b"{",
        b'{"package": 1, "acts": 5}',
        b'{"package": "SHA", "acts": [1]}',
        b'{"package": "SHA", "acts": [{"said": "{row.__class__}", "values": {"row": "x"}, "edits": []}]}',
        b'{"package": "SHA", "acts": [{"said": "{row} is confirmed.", "values": {}, "edits": [["x", 1]]}]}',
        b"\xff\xfe",
    ],
)
def test_a_record_of_acts_that_is_damaged_or_made_up_undoes_nothing(folder: Path, record: bytes) -> None:
    sha = package_sha256(load_package(str(folder))).encode()
    (folder / "reading" / "acts.json").write_bytes(record.replace(b"SHA", sha))
    here = window(folder)
    assert here.ask("").code == 200
    assert here.act("confirm", "1.1").code == 303
    assert here.ask("act", {"act": "undo"}).code == 303
