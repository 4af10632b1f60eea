"""``tallystick diff`` as a person types it: what it prints, writes and refuses."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app

PAIRS = Path(__file__).parents[1] / "comparison"
OLD, NEW = str(PAIRS / "old"), str(PAIRS / "new")
run = CliRunner().invoke


def copy_of(name: str, place: Path) -> Path:
    return Path(shutil.copytree(PAIRS / name, place / name))


def test_the_answer_comes_first() -> None:
    answer = run(app, ["diff", OLD, NEW])
    assert answer.exit_code == 0
    lines = answer.stdout.splitlines()
    assert lines[1].startswith("Of the 35 commitments of the old plan, 5 are not in the new plan")
    assert lines.index("Not in the new plan (5)") < lines.index("Weakened (9)") < lines.index("Kept (6)")
    assert (
        "      - Where the old plan says “will enforce”, the new one says “will explore”, which binds less."
        in lines
    )


def test_as_json() -> None:
    record = json.loads(run(app, ["diff", OLD, NEW, "--json"]).stdout)
    assert record["difference"]["kinds"]["dropped"] == 5
    assert record["gaps"] == []
    assert {"kind", "old", "new", "reasons", "sureness", "changes"} <= record["difference"]["pairings"][
        0
    ].keys()


def test_out_writes_everything_and_can_be_run_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        answer = run(app, ["diff", OLD, NEW, "--out", str(out)])
        assert answer.exit_code == 0, answer.output
    names = {one.relative_to(out).as_posix() for one in out.rglob("*") if one.is_file()}
    assert {"diff.json", "tables/changes.csv", "index.html", "style.css", "manifest.json"} <= names
    rows = list(csv.DictReader(io.StringIO((out / "tables/changes.csv").read_text(encoding="utf-8"))))
    value = next(row for row in rows if row["new"] == "III.2.06" and row["field"] == "value")
    assert (value["before"], value["after"], value["way"]) == (
        "120 institutions",
        "80 institutions",
        "weaker",
    )
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    printed = json.loads(run(app, ["diff", OLD, NEW, "--json"]).stdout)
    assert json.loads((out / "diff.json").read_text(encoding="utf-8")) == printed["difference"]


def test_equal_plans() -> None:
    answer = run(app, ["diff", OLD, OLD])
    assert (
        "The new plan makes the same 35 commitments as the old one; nothing in them differs." in answer.stdout
    )
    assert "Kept (35)" in answer.stdout


def test_without_a_text_it_says_so(tmp_path: Path) -> None:
    new = copy_of("new", tmp_path)
    (new / "document.txt").unlink()
    answer = run(app, ["diff", OLD, str(new)])
    assert answer.exit_code == 0
    assert "The text of the new plan does not lie beside its package" in answer.stdout


def test_another_text_is_not_compared(tmp_path: Path) -> None:
    new = copy_of("new", tmp_path)
    (new / "document.txt").write_text("another text", encoding="utf-8")
    answer = run(app, ["diff", OLD, str(new)])
    assert answer.exit_code == 0
    assert "not the text the package was made from" in answer.stdout
    assert "The text of the new plan does not lie beside its package" in answer.stdout


def test_plans_the_wrong_way_round_are_compared_and_it_is_said() -> None:
    answer = run(app, ["diff", NEW, OLD])
    assert answer.exit_code == 0
    assert "ends before the old one" in answer.stdout


@pytest.mark.parametrize("place", [0, 1])
def test_a_missing_package_is_refused_as_check_refuses_it(tmp_path: Path, place: int) -> None:
    arguments = [OLD, NEW]
    arguments[place] = str(tmp_path / "nowhere")
    answer = run(app, ["diff", *arguments])
    assert answer.exit_code == 2
    assert answer.stderr == run(app, ["check", str(tmp_path / "nowhere")]).stderr


def test_errors_of_both_packages_come_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    for name in ("old", "new"):
        table = copy_of(name, tmp_path) / "tables" / "targets.csv"
        table.write_text(table.read_text(encoding="utf-8").replace("percent", "furlongs"), encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("old", "new")]
    answer = run(app, ["diff", *paths, "--out", str(tmp_path / "out")])
    assert answer.exit_code == 1
    assert answer.stdout == ""
    for path in paths:
        assert f"{path}/tables/targets.csv, row" in answer.stderr
    assert "column unit: 'furlongs'" in answer.stderr
    assert not (tmp_path / "out").exists()
    record = json.loads(run(app, ["diff", *paths, "--json"]).stdout)
    assert {one["code"] for one in record["findings"]} == {"wrong-value"}


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    answer = run(app, ["diff", OLD, NEW, "--out", str(tmp_path)])
    assert answer.exit_code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
