"""Assess, diff and check say how much of a register nobody has confirmed, and lose no correction."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.comparison import ComparedPlan, compare_plans
from tallystick.register.confirmations import READ_TABLES
from tallystick.register.confirming.acts import change, confirm, dismiss
from tallystick.register.confirming.doing import RowName
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import indexed
from tallystick.voice.unconfirmed import unconfirmed
from tests.pipeline.confirming.folders import write_draft
from tests.register.confirming.drafts import HAND, TEXT, draft
from tests.register.packages import GOLDEN

run = CliRunner().invoke
NOBODY = "nobody has confirmed 2 of 2 parts, 4 of 4 commitments, 4 of 4 targets and 1 of 1 deliverable"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_draft(tmp_path / "draft")


def save(folder: Path, rows: list[RowName], *, in_bulk: bool) -> None:
    package = load_package(str(folder))
    deed = confirm(indexed(package), rows, HAND, in_bulk=in_bulk)
    save_package(deed.result.package, str(folder), {}, expected=package_sha256(package))


def test_the_start_page_of_an_assessment_says_how_much_nobody_has_confirmed(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    answer = run(app, ["assess", str(folder), "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    start = (out / "index.html").read_text(encoding="utf-8")
    assert NOBODY in answer.stdout
    assert start.index(NOBODY) < start.index('class="lead"')
    save(folder, [("commitments", "1.1"), ("targets", "1.1.t1")], in_bulk=False)
    save(folder, [("commitments", "1.2"), ("commitments", "1.3")], in_bulk=True)
    run(app, ["assess", str(folder), "--out", str(out)])
    start = (out / "index.html").read_text(encoding="utf-8")
    assert "2 of 2 parts, 1 of 4 commitments, 3 of 4 targets and 1 of 1 deliverable" in start
    assert "2 rows were confirmed in bulk, and not looked at one by one." in start


def test_all_confirmed_says_so_and_a_package_that_was_never_read_says_nothing() -> None:
    rows: list[RowName] = [(table, row.id) for table in READ_TABLES for row in getattr(draft(), table)]
    said = unconfirmed(confirm(indexed(draft()), rows, HAND).result.package)
    assert said is not None
    assert "a person has confirmed all of it" in said.text
    assert unconfirmed(load_package(str(GOLDEN))) is None


def test_a_difference_says_which_register_is_unconfirmed(folder: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    out = tmp_path / "diff"
    answer = run(app, ["diff", str(folder), str(other), "--out", str(out), "--json"])
    found = [one for one in json.loads(answer.stdout)["gaps"] if one["code"] == "unconfirmed-register"]
    assert [one["file"] for one in found] == [
        f"{folder}/tables/confirmations.csv",
        f"{other}/tables/confirmations.csv",
    ]
    page = (out / "index.html").read_text(encoding="utf-8")
    assert page.count(NOBODY) == 2
    rows: list[RowName] = [(table, row.id) for table in READ_TABLES for row in getattr(draft(), table)]
    save(other, rows, in_bulk=False)
    answer = run(app, ["diff", str(folder), str(other), "--json"])
    gaps = [one["code"] for one in json.loads(answer.stdout)["gaps"]]
    assert gaps.count("unconfirmed-register") == 1


def test_the_same_title_is_one_commitment_whatever_else_was_read_of_it() -> None:
    old = draft()
    bare = replace(old, confirmations=(), targets=(), deliverables=(), links=())
    others = tuple(
        replace(one, groups=("women",), evaluability="statement") if one.id == "1.2" else one
        for one in old.commitments
    )
    moved = replace(
        bare, commitments=tuple(replace(one, section="2") if one.id == "1.2" else one for one in others)
    )
    for first, second in ((old, moved), (moved, old)):
        difference = compare_plans(ComparedPlan(first), ComparedPlan(second))
        assert {one.old: one.new for one in difference.pairings}[("1.2",)] == ("1.2",)
        assert not [one for one in difference.pairings if one.relation in {"dropped", "new"}]


def test_what_is_written_into_the_record_of_a_reading_is_named_with_its_place(folder: Path) -> None:
    assert run(app, ["check", str(folder)]).output.count("no errors, no gaps.")
    record = folder / "targets.csv"
    record.write_text(record.read_text(encoding="utf-8").replace(",40,", ",55,"), encoding="utf-8")
    answer = run(app, ["check", str(folder), "--json"])
    (found,) = json.loads(answer.stdout)["findings"]
    assert (found["code"], found["row"], found["column"], found["value"]) == (
        "written-into-the-record",
        2,
        "value",
        "55",
    )
    assert "tables/targets.csv" in found["fix"]


def test_each_commitments_page_says_who_confirmed_it_and_what_of_it_is_open(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def page(name: str) -> str:
        return (out / "commitments" / f"{name}.html").read_text(encoding="utf-8")

    run(app, ["assess", str(folder), "--out", str(out)])
    assert "It was read by rules from the plan&#39;s own text, and nobody has confirmed it." in page("1.1")
    assert "Of what it holds nobody has confirmed 1.1.t1" in page("1.1")

    save(folder, [("commitments", "1.1"), ("deliverables", "1.1.d1")], in_bulk=False)
    save(folder, [("commitments", "1.2"), ("commitments", "1.3")], in_bulk=True)
    package = load_package(str(folder))
    changed = change(indexed(package), ("commitments", "2.1"), {"title": "Schools for all"}, HAND, TEXT)
    gone = dismiss(changed.result, [("targets", "1.1.t1")], HAND)
    save_package(gone.result.package, str(folder), {}, expected=package_sha256(package))
    run(app, ["assess", str(folder), "--out", str(out)])
    assert "own text and confirmed by The clerk, 28 November 2026." in page("1.1")
    assert "1 thing that the rules had read in it was dismissed by a person." in page("1.1")
    assert "Of what it holds" not in page("1.1")
    assert "It was confirmed in bulk with 2 rows, and not looked at alone." in page("1.2")
    assert "own text and changed by The clerk, 28 November 2026." in page("2.1")


def test_a_commitment_of_a_register_that_nobody_read_by_rules_says_nothing_of_that(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(app, ["assess", str(GOLDEN), "--out", str(out)])
    pages = sorted((out / "commitments").glob("*.html"))
    assert pages
    assert not any("read by rules" in one.read_text(encoding="utf-8") for one in pages)


def test_lint_takes_a_draft_with_what_persons_have_made_of_it(folder: Path, tmp_path: Path) -> None:
    answer = run(app, ["lint", str(folder), "--json"])
    assert answer.exit_code == 1, answer.output
    found = json.loads(answer.stdout)["lint"]["commitments"]
    assert [one["id"] for one in found] == ["1.1", "1.2", "1.3", "2.1"]
    assert [one["confirmed"] for one in found] == [False] * 4

    save(folder, [("commitments", "1.1"), ("targets", "1.1.t1")], in_bulk=False)
    package = load_package(str(folder))
    changed = change(indexed(package), ("commitments", "2.1"), {"title": "Schools for all"}, HAND, TEXT)
    gone = dismiss(changed.result, [("commitments", "1.3")], HAND)
    save_package(gone.result.package, str(folder), {}, expected=package_sha256(package))
    out = tmp_path / "linted"
    answer = run(app, ["lint", str(folder), "--json", "--out", str(out)])
    found = json.loads(answer.stdout)["lint"]["commitments"]
    assert [(one["id"], one["confirmed"]) for one in found] == [("1.1", True), ("1.2", False), ("2.1", True)]
    assert next(one["title"] for one in found if one["id"] == "2.1") == "Schools for all"
    assert (out / "index.html").is_file()
    assert "2 of 3" in run(app, ["lint", str(folder), "--summary"]).stdout


def test_lint_of_a_folder_without_its_text_or_with_a_language_says_what_is_wrong(folder: Path) -> None:
    assert "--language" in run(app, ["lint", str(folder), "--language", "en"]).output
    (folder / "document.txt").unlink()
    answer = run(app, ["lint", str(folder)])
    assert answer.exit_code == 2
    assert "does not hold the text" in answer.output
    answer = run(app, ["lint", str(GOLDEN)])
    assert answer.exit_code == 2
    assert "Traceback" not in answer.output
