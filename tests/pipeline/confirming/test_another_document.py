"""A document that changed since the draft: what moved is said; confirmed rows whose words stand stay so."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading
from tallystick.register import load_package
from tallystick.register.check import check_package
from tallystick.register.confirmations import READ_TABLES
from tallystick.register.confirming.acts import confirm, dismiss
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import indexed
from tests.pipeline.confirming.asking import window
from tests.register.confirming.drafts import HAND
from tests.register.packages import fingerprints

run = CliRunner().invoke
OLD = """The plan for 2025 to 2027

1. Water

- Build 40 wells in the villages by 2027.
- Pipe clean water to 12 towns by 2026.
- Train 300 engineers for the water service.

2. Schools

- Open 5 schools in the mountains by 2027.
- Repair 90 percent of all school roofs.
"""
NEW = (
    OLD.replace("The plan for", "Second print, corrected.\n\nThe plan for")
    .replace(
        "- Train 300 engineers for the water service.\n", "- Train 350 engineers for the water service.\n"
    )
    .replace("- Open 5 schools in the mountains by 2027.\n", "")
    .replace("- Repair 90", "- Publish a report on school roofs every year.\n- Repair 90")
)


def silent(*_: object) -> None:
    """Tell nobody."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A draft of the old document, all confirmed but for one row, which is dismissed."""
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    folder = tmp_path / "draft"
    run_reading(str(tmp_path / "old.md"), str(folder), Given(language="en"), silent)
    package = load_package(str(folder))
    (pipes,) = (one.id for one in package.commitments if "12 towns" in one.title)
    within = dismiss(indexed(package), [("commitments", pipes)], HAND).result
    rows = [(table, row.id) for table in READ_TABLES for row in getattr(within.package, table)]
    done = confirm(within, rows, HAND).result.package
    save_package(done, str(folder), {}, expected=package_sha256(package))
    return folder


def titles(folder: Path) -> dict[str, str]:
    return {one.title.split()[0]: one.id for one in load_package(str(folder)).commitments}


def states(folder: Path) -> dict[str, str]:
    package = load_package(str(folder))
    said = {one.row: one.state for one in package.confirmations if one.table == "commitments"}
    return {word: said[name] for word, name in titles(folder).items()}


def take(folder: Path, name: str = "new.md") -> dict[str, str]:
    answer = run(app, ["confirm", str(folder), "--document", str(folder.parent / name), "--json"])
    assert answer.exit_code == 0, answer.output
    fates: dict[str, str] = json.loads(answer.stdout)["commitments"]
    return fates


def test_what_stands_keeps_its_state_and_the_rest_is_named(folder: Path) -> None:
    before = titles(folder)
    fates = take(folder)
    now = titles(folder)
    assert {word: fates[name] for word, name in before.items()} == {
        "Build": "moved",
        "Train": "gone",
        "Open": "gone",
        "Repair": "moved",
    }
    assert states(folder)["Build"] == states(folder)["Repair"] == "confirmed"
    assert states(folder)["Publish"] == "proposed"
    assert fates[now["Publish"]] == "new"
    package = load_package(str(folder))
    (wells,) = (one for one in package.targets if one.value == 40)
    text = (folder / "document.txt").read_text(encoding="utf-8")
    assert text == NEW
    assert text[wells.start : wells.end] == "40"
    assert check_package(str(folder)).findings == ()


def test_a_dismissed_row_stays_dismissed(folder: Path) -> None:
    take(folder)
    assert "Pipe" not in titles(folder)


def test_the_same_document_changes_nothing(folder: Path) -> None:
    before = fingerprints(folder)
    assert set(take(folder, "old.md").values()) == {"stands"}
    assert fingerprints(folder) == before


def test_a_lost_text_is_made_up_for_by_the_hashes_of_its_places(folder: Path) -> None:
    (folder / "document.txt").write_text(NEW, encoding="utf-8")
    fates = take(folder)
    assert fates[titles(folder)["Build"]] == "moved"
    assert states(folder)["Build"] == "confirmed"


def test_a_document_put_there_by_hand_is_named_on_the_page(folder: Path) -> None:
    (folder / "document.txt").write_text(NEW, encoding="utf-8")
    page = window(folder).ask("").text
    assert "it is not the text the package was made from" in page
    assert "The plan's text is not in the package" in page.replace("&#39;", "'")


def test_a_document_of_another_plan_is_refused_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(
        "The plan for roads\n\n- Pave 30 roads by 2027.\n- Paint 40 bridges by 2026.\n", encoding="utf-8"
    )
    before = fingerprints(folder)
    answer = run(app, ["confirm", str(folder), "--document", str(other), "--by", "An office"])
    assert answer.exit_code == 2
    assert "other.md holds the words of no commitment of the draft" in answer.stderr
    assert fingerprints(folder) == before
