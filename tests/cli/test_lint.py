"""``tallystick lint`` as a person types it: what it prints, writes and refuses."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app

PLANS = Path(__file__).parents[1] / "lint" / "plans"
PLAN = str(PLANS / "lowmark.txt")
run = CliRunner().invoke


def test_the_answer_comes_first_and_each_commitment_after_it() -> None:
    answer = run(app, ["lint", PLAN])
    assert answer.exit_code == 1
    lines = answer.stdout.splitlines()
    assert lines[0].startswith("Of the 15 commitments of “Lowmark")
    assert "no person has confirmed" in lines[2]
    assert lines.index("The commonest gaps") < lines.index("Nearest to checkable")
    assert "  6 of 15  No responsible body. What everybody is to do, nobody answers for." in lines
    title = next(at for at, line in enumerate(lines) if line.startswith("I.4  "))
    assert lines[title].endswith("(line 14; unconfirmed)")
    assert lines[title + 1].startswith(
        "  ! No starting figure (line 14): “The rate of falls will be reduced by 20"
    )
    assert lines[title + 3] == "      Such as: … from ____ in 2026 (source: ____)."


def test_the_summary_alone() -> None:
    short = run(app, ["lint", PLAN, "--summary"]).stdout
    told, _, after = short.rpartition("\nNext: ")
    assert run(app, ["lint", PLAN]).stdout.startswith(told)
    assert after.startswith("tallystick read ")
    assert "Each commitment" not in short


def test_nothing_found_ends_with_zero(tmp_path: Path) -> None:
    place = tmp_path / "plan.txt"
    place.write_text(
        "Plan 2026-2030\n\n1. The Health Agency will open 12 clinics by 2027.\n\n"
        "2. The City Office will publish a list of wards by June 2028.\n",
        encoding="utf-8",
    )
    answer = run(app, ["lint", str(place)])
    assert answer.exit_code == 0
    assert "All 2 commitments" in answer.stdout
    assert answer.stdout.count("nothing that was looked for is missing") == 2


def test_out_writes_everything_and_can_be_run_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    written = []
    for _ in range(2):
        assert run(app, ["lint", PLAN, "--out", str(out)]).exit_code == 1
        written.append({p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert written[0] == written[1]
    names = {"lint.json", "tables/findings.csv", "index.html", "style.css", "manifest.json"}
    assert names <= written[0].keys()
    printed = json.loads(run(app, ["lint", PLAN, "--json"]).stdout)
    assert json.loads(written[0]["lint.json"]) == printed["lint"]
    rows = list(csv.DictReader(io.StringIO(written[0]["tables/findings.csv"].decode())))
    assert len(rows) == sum(len(one["gaps"]) for one in printed["lint"]["commitments"])
    assert {row["confirmed"] for row in rows} == {"false"}


def test_a_chinese_plan_gets_its_own_words() -> None:
    answer = run(app, ["lint", str(PLANS / "beihu.txt")])
    assert answer.exit_code == 1
    assert "Such as: 由____" in answer.stdout


def test_a_check_that_can_not_be_made_is_said() -> None:
    answer = run(app, ["lint", str(PLANS.parents[1] / "reading/plans/template-es/source.txt"), "--summary"])
    assert "Not looked for in this language (es): No figure for a group it names." in answer.stdout


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("picture.txt", bytes(range(256)) * 40),
        ("broken.pdf", b"%PDF-1.7\nnothing"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600),
        ("hebrew.txt", "התוכנית הלאומית לזכויות האדם 2024\n1. בניית בתי ספר\n".encode()),
    ],
)
def test_what_read_refuses_is_refused_in_the_same_words(tmp_path: Path, name: str, data: bytes) -> None:
    place, out = tmp_path / name, tmp_path / "out"
    place.write_bytes(data)
    answer = run(app, ["lint", str(place), "--out", str(out)])
    assert answer.exit_code == 2
    assert not out.exists()
    same = run(app, ["read", str(place), "--out", str(out), "--known-by", "2026-06-30"])
    assert (same.exit_code, same.stderr) == (2, answer.stderr)


def test_a_text_without_items_can_not_be_looked_through(tmp_path: Path) -> None:
    place = tmp_path / "letter.txt"
    place.write_text("Dear all, the weather is fine and the sea is calm.\n", encoding="utf-8")
    answer = run(app, ["lint", str(place), "--json"])
    assert answer.exit_code == 2
    assert "no item was recognised" in json.loads(answer.stdout)["refused"]


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    answer = run(app, ["lint", PLAN, "--out", str(tmp_path)])
    assert answer.exit_code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
