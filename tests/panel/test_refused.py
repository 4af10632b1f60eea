"""What a panel's files are refused for, told with what would be right."""

import importlib
from pathlib import Path

import pytest

from tests.panel.rounds import Round, usual


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Round:
    """A round of which nothing is done yet."""
    assigning = importlib.import_module("tallystick.cli.panel.assign")  # the command has the module's name
    monkeypatch.setattr(assigning, "today", lambda: "2026-12-01")
    return Round(tmp_path / "round")


@pytest.mark.parametrize("text", ["", "\n", "my codes are ready\n"])
def test_what_commits_to_nothing_is_told_with_its_mend(here: Round, text: str) -> None:
    here.drawn()
    empty = here.here / "A1.xlsx.commitment"
    empty.write_text(text)
    assert here.collect(empty) == 1
    assert "let the assessor send it again" in here.said


def test_a_public_key_signs_nothing_and_is_not_to_be_hidden(here: Round) -> None:
    here.drawn()
    path = here.coded("A1", usual)
    words = ("--panel", str(here.panel), "--key", f"{here.keys['A1']}.vkey")
    assert here("panel", "commit", str(path), *words) == 2
    assert "holds a public key" in here.said
    assert "chmod" not in here.said


@pytest.mark.parametrize("column", ["question", "codes"])
def test_whoever_changes_the_question_commits_to_nothing(here: Round, column: str) -> None:
    here.drawn()
    changed = {column: "Was it begun?"}
    path = here.coded("A1", lambda commitment, criterion: usual(commitment, criterion) | changed)
    words = ("--panel", str(here.panel), "--key", str(here.keys["A1"]))
    assert here("panel", "commit", str(path), *words) == 1
    assert f"the grey cell {column} was changed" in here.said
    assert not Path(f"{path}.commitment").exists()
