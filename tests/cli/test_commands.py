"""The commands as a person types them: what they print, where, and with which exit code."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.base.dates import PartialDate
from tallystick.cli.main import app
from tallystick.register import load_package
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256

GOLDEN = Path(__file__).parents[1] / "golden" / "package"
run = CliRunner().invoke


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The golden package with one wrong unit and one wrong year."""
    folder = tmp_path / "broken"
    subprocess.run(["cp", "-r", str(GOLDEN), str(folder)], check=True)
    table = folder / "tables" / "targets.csv"
    header, first, *others = csv.reader(table.read_text(encoding="utf-8").splitlines())
    first[header.index("unit")] = "furlongs"
    first[header.index("deadline")] = "20255"
    with table.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header, first, *others])
    return folder


def test_check_is_content() -> None:
    answer = run(app, ["check", str(GOLDEN)])
    assert answer.exit_code == 0
    assert "no errors" in answer.stdout


def test_check_names_a_command_that_does_what_comes_next(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("# Plan for 2025 to 2027\n\n- Build 40 wells by 2027.\n")
    draft, out = str(tmp_path / "draft"), str(tmp_path / "out")
    assert run(app, ["read", str(tmp_path / "plan.md"), "--out", draft]).exit_code == 0
    assert run(app, ["check", draft]).output.endswith(f"Next: tallystick confirm {draft}\n")
    package, day = load_package(draft), PartialDate.parse("2026-11-28")
    said = (replace(one, state="confirmed", by="a clerk", day=day) for one in package.confirmations)
    confirmed = replace(package, confirmations=tuple(said))
    save_package(confirmed, draft, {}, expected=package_sha256(package))
    last = run(app, ["check", draft]).output.splitlines()[-1]
    assert last == f"Next: tallystick assess {draft} --out DIR --known-by YYYY-MM-DD"
    words = last.removeprefix("Next: tallystick ").replace("DIR", out).replace("YYYY-MM-DD", "2028-06-30")
    assert run(app, ["check", str(GOLDEN)]).output.endswith(f"Next: tallystick assess {GOLDEN} --out DIR\n")
    assert run(app, [*words.split(), "--no-site"]).exit_code == 0


def test_check_names_every_finding_at_once(broken: Path) -> None:
    answer = run(app, ["check", str(broken)])
    assert answer.exit_code == 1
    assert "tables/targets.csv, row 2, column unit: “furlongs”" in answer.stdout
    assert "tables/targets.csv, row 2, column deadline: “20255”" in answer.stdout
    assert "Traceback" not in answer.output


def test_check_as_json(broken: Path) -> None:
    answer = run(app, ["check", str(broken), "--json"])
    record = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert record["errors"] == len([one for one in record["findings"] if one["severity"] == "error"])
    assert {"file", "row", "column", "value", "message", "fix", "code"} <= set(record["findings"][0])


def test_check_of_nothing(tmp_path: Path) -> None:
    answer = run(app, ["check", str(tmp_path / "nowhere")])
    assert answer.exit_code == 2
    assert "There is no package at" in answer.stderr


def test_assess_without_a_site(tmp_path: Path) -> None:
    answer = run(app, ["assess", str(GOLDEN), "--out", str(tmp_path / "out"), "--no-site", "--json"])
    assert answer.exit_code == 0
    record = json.loads(answer.stdout)
    written = {
        one.relative_to(tmp_path / "out").as_posix() for one in (tmp_path / "out").rglob("*") if one.is_file()
    }
    assert {
        "assessment.json",
        "manifest.json",
        "tables/verdicts.csv",
        "tables/commitment_verdicts.csv",
    } <= written
    assert not any(name.endswith(".html") for name in written)
    assert sum(record["policies"]["official"].values()) == record["targets"]


def test_assess_counts_no_targets_where_none_is_entered_and_one_as_one(tmp_path: Path) -> None:
    """A package of commitments alone, and the example with its one target."""
    package, out = tmp_path / "package", tmp_path / "out"
    run(app, ["new", str(package)])
    told = run(app, ["assess", str(package), "--no-site", "--out", str(out)]).stdout
    assert "Contested: 0 of 1 target; two voices could be compared for 0." in told
    for table in (package / "tables").iterdir():
        if table.stem not in {"outline", "commitments", "areas"}:
            table.unlink()
    descriptor = json.loads((package / "datapackage.json").read_text())
    del descriptor["resources"]
    (package / "datapackage.json").write_text(json.dumps(descriptor))
    told = run(app, ["assess", str(package), "--no-site", "--out", str(out)]).stdout
    assert "3 commitments, and no target is entered." in told
    assert "Cannot be rated" not in told
    assert "Contested" not in told


def test_assess_draws_a_site(tmp_path: Path) -> None:
    answer = run(app, ["assess", str(GOLDEN), "--out", str(tmp_path / "out")])
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "out" / "index.html").is_file()
    assert "tallystick serve" in answer.stdout


def test_assess_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run(app, ["assess", str(GOLDEN), "--out", str(tmp_path / name)]).exit_code == 0
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()}
        for n in ("one", "two")
    )
    assert one == two


def test_what_was_written_can_be_assessed_again(tmp_path: Path) -> None:
    """The copy of the package beside the results gives the same assessment."""
    run(app, ["assess", str(GOLDEN), "--out", str(tmp_path / "one"), "--no-site"])
    again = run(
        app, ["assess", str(tmp_path / "one" / "package"), "--out", str(tmp_path / "two"), "--no-site"]
    )
    assert again.exit_code == 0, again.output
    first, second = (
        json.loads((tmp_path / n / "manifest.json").read_text(encoding="utf-8")) for n in ("one", "two")
    )
    assert first["assessment_id"] == second["assessment_id"]


def test_assess_refuses_a_package_with_errors_and_writes_nothing(broken: Path, tmp_path: Path) -> None:
    answer = run(app, ["assess", str(broken), "--out", str(tmp_path / "out")])
    assert answer.exit_code == 1
    assert "furlongs" in answer.stderr
    assert answer.stdout == ""
    assert not (tmp_path / "out").exists()


def test_assess_refuses_an_unknown_method(tmp_path: Path) -> None:
    answer = run(app, ["assess", str(GOLDEN), "--out", str(tmp_path / "out"), "--method", "wishful"])
    assert answer.exit_code == 2
    assert "wishful" in answer.stderr
    assert "final" in answer.stderr
    assert not (tmp_path / "out").exists()


def test_assess_refuses_foreign_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    answer = run(app, ["assess", str(GOLDEN), "--out", str(tmp_path)])
    assert answer.exit_code == 2
    assert "notes.txt" in answer.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]


def test_serve_refuses_what_is_no_site(tmp_path: Path) -> None:
    answer = run(app, ["serve", str(tmp_path)])
    assert answer.exit_code == 2
    assert "holds no site" in answer.stderr


def test_plain_when_piped(tmp_path: Path) -> None:
    """No colour codes, no bar, nothing on the error stream."""
    command = [sys.executable, "-m", "tallystick", "assess", str(GOLDEN), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        command, capture_output=True, check=False, timeout=120, env=os.environ | {"TERM": "xterm-256color"}
    )
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_version() -> None:
    assert run(app, ["--version"]).stdout.startswith("tallystick ")
