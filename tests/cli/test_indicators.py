"""The indicator commands: proposals, acceptance, the review sheet out, and back row by row."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.register import load_package
from tests.architecture.tree import ROOT
from tests.cli.sheets import Rows, pages, rewrite, write_ods
from tests.register.packages import GOLDEN, fingerprints

LIBRARY = str(ROOT / "plans" / "indicators")
run = CliRunner().invoke


@pytest.fixture
def isle(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN.parent / "isle", tmp_path / "isle"))


@pytest.fixture
def sheet(isle: Path, tmp_path: Path) -> Path:
    out = tmp_path / "review.xlsx"
    answer = run(app, ["indicators", "sheet", str(isle), "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    return out


def setting(indicator: str, **cells: str) -> Callable[[Rows], None]:
    def edit(rows: Rows) -> None:
        row = next(one for one in rows if one[2] == indicator)
        for name, value in cells.items():
            row[rows[0].index(name)] = value

    return edit


def take(sheet: Path, isle: Path) -> tuple[int, dict[str, Any]]:
    answer = run(app, ["indicators", "take", str(sheet), str(isle), "--json"])
    assert "Traceback" not in answer.output
    return answer.exit_code, json.loads(answer.stdout)


def outcome(record: dict[str, Any], indicator: str) -> tuple[str, str]:
    row = next(one for one in record["rows"] if one["indicator"] == indicator)
    return row["outcome"], row["why"]


def test_proposals_are_printed_and_nothing_is_written(isle: Path) -> None:
    before = fingerprints(isle)
    answer = run(app, ["indicators", "suggest", str(isle), "--library", LIBRARY])
    assert answer.exit_code == 0, answer.output
    assert "goal target 3.4" in answer.stdout
    assert "Nothing was written" in answer.stdout
    record = json.loads(run(app, ["indicators", "suggest", str(isle), "--library", LIBRARY, "--json"]).stdout)
    assert {"commitment", "indicator", "reason", "score"} <= set(record["suggestions"][0])
    assert fingerprints(isle) == before


def test_a_person_accepts_and_the_package_has_it(isle: Path) -> None:
    command = ["indicators", "suggest", str(isle), "--library", LIBRARY]
    answer = run(app, [*command, "--accept", "B.1:trial.court_trust", "--accept", "A.1:trial.court_trust"])
    assert answer.exit_code == 0, answer.output
    links = {(one.commitment, one.indicator) for one in load_package(str(isle)).commitment_indicators}
    assert {("B.1", "trial.court_trust"), ("A.1", "trial.court_trust")} <= links


def test_one_wrong_acceptance_takes_nothing(isle: Path) -> None:
    before = fingerprints(isle)
    command = ["indicators", "suggest", str(isle), "--library", LIBRARY]
    answer = run(app, [*command, "--accept", "B.1:trial.court_trust", "--accept", "Z:trial.court_trust"])
    assert answer.exit_code == 2
    assert "no commitment Z" in answer.stderr
    assert fingerprints(isle) == before


def test_the_library_is_checked_by_its_own_command(tmp_path: Path) -> None:
    assert run(app, ["indicators", "check", "--library", LIBRARY]).exit_code == 0
    text = (ROOT / "plans/indicators/library.csv").read_text(encoding="utf-8")
    (tmp_path / "library.csv").write_text(text.replace(",percent,", ",per cent,", 1), encoding="utf-8")
    answer = run(app, ["indicators", "check", "--library", str(tmp_path), "--json"])
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["findings"][0]["column"] == "unit"
    assert run(app, ["indicators", "check", "--library", str(tmp_path / "none")]).exit_code == 2


def test_a_sheet_has_every_row_and_the_same_bytes_each_time(isle: Path, sheet: Path, tmp_path: Path) -> None:
    rows = pages(sheet)["indicators"]
    assert len(rows) == 1 + len(load_package(str(isle)).commitment_indicators)
    again = tmp_path / "again.xlsx"
    run(app, ["indicators", "sheet", str(isle), "--out", str(again)])
    assert again.read_bytes() == sheet.read_bytes()


def test_an_untouched_sheet_changes_nothing(isle: Path, sheet: Path) -> None:
    before = fingerprints(isle)
    code, record = take(sheet, isle)
    assert (code, record["older"], set(record["counts"])) == (0, False, {"untouched"})
    assert fingerprints(isle) == before


def test_rows_are_changed_confirmed_and_removed_as_decided(isle: Path, sheet: Path) -> None:
    rewrite(
        sheet, setting("health.suicide", decision="accept", note="Seen at the office.", latest_year="2022")
    )
    rewrite(sheet, setting("trial.case_duration", decision="accept"))
    rewrite(sheet, setting("trial.juror_gap", decision="refuse", remark="Nobody knows the jurors."))
    code, record = take(sheet, isle)
    assert code == 0
    assert outcome(record, "health.suicide") == ("changed", "latest_year, note")
    assert outcome(record, "trial.case_duration") == ("confirmed", "")
    assert outcome(record, "trial.juror_gap") == ("removed", "Nobody knows the jurors.")
    links = {one.indicator: one for one in load_package(str(isle)).commitment_indicators}
    assert (links["health.suicide"].note, links["health.suicide"].latest_year) == (
        "Seen at the office.",
        2022,
    )
    assert "trial.juror_gap" not in links


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"decision": "perhaps"}, "right here: accept, refuse, or nothing"),
        ({"decision": "refuse"}, "without a reason"),
        ({"decision": "accept", "latest_year": "soon"}, "latest_year is “soon”"),
        ({"decision": "accept", "answers": "everything"}, "right here: one of done"),
        ({"decision": "accept", "published_by": ""}, "it is empty"),
        ({"decision": "accept", "note": "=1+1"}, "a spreadsheet would run it as a formula"),
        ({"decision": "accept", "answers": "done"}, "an outcome shows what people have"),
        ({"decision": "accept", "source": "gone"}, "there is no gone in tables/sources.csv"),
        (
            {"decision": "accept", "note": "Seen.", "row_as_it_was": "0" * 16},
            "has changed in the package since",
        ),
        ({"decision": "accept", "definition": "Something else."}, "definition is grey and can't be changed"),
        ({"definition": "Something else."}, "definition is grey and can't be changed"),
        ({"decision": "accept", "unit": ""}, "unit is grey and can't be changed"),
        ({"latest_year": "2022"}, "changed, and the row has no decision: latest_year"),
        ({"note": "Seen.", "latest_year": "2022"}, "changed, and the row has no decision: "),
        ({"commitment": "Z.9", "decision": "accept"}, "no such commitment with such an indicator"),
    ],
    ids=lambda one: next(reversed(one)) if isinstance(one, dict) else "",
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_are_taken(
    isle: Path, sheet: Path, cells: dict[str, str], told: str
) -> None:
    rewrite(sheet, setting("trial.case_duration", decision="accept", note="Looked at."))
    rewrite(sheet, setting("health.suicide", **cells))
    code, record = take(sheet, isle)
    assert code == 1
    what, why = outcome(record, "health.suicide")
    assert what == "not_taken"
    assert told in why
    links = {one.indicator: one for one in load_package(str(isle)).commitment_indicators}
    assert links["trial.case_duration"].note == "Looked at."
    assert links["health.suicide"].note is None


def test_a_sheet_of_an_older_version_is_named_and_its_fresh_rows_are_taken(isle: Path, sheet: Path) -> None:
    first = sheet.with_name("first.xlsx")
    shutil.copy(sheet, first)
    rewrite(first, setting("health.suicide", decision="accept", note="First."))
    assert take(first, isle)[0] == 0
    rewrite(sheet, setting("health.suicide", decision="accept", note="Second."))
    rewrite(sheet, setting("trial.case_duration", decision="accept", note="Second."))
    code, record = take(sheet, isle)
    assert (code, record["older"]) == (1, True)
    assert outcome(record, "health.suicide")[0] == "not_taken"
    assert outcome(record, "trial.case_duration")[0] == "changed"
    answer = run(app, ["indicators", "take", str(sheet), str(isle)])
    assert "of an older version" in answer.stdout


def test_a_sheet_taken_twice_changes_nothing_the_second_time(isle: Path, sheet: Path) -> None:
    rewrite(sheet, setting("health.suicide", decision="accept", latest_year="2022"))
    assert take(sheet, isle)[1]["counts"]["changed"] == 1
    before = fingerprints(isle)
    code, record = take(sheet, isle)
    assert (code, record["counts"].get("not_taken", 0), record["counts"]["already"]) == (0, 0, 1)
    assert fingerprints(isle) == before


def test_a_row_twice_is_taken_once(isle: Path, sheet: Path) -> None:
    rewrite(sheet, setting("health.suicide", decision="accept", note="Once."))
    rewrite(sheet, lambda rows: rows.append(list(next(row for row in rows if row[2] == "health.suicide"))))
    code, record = take(sheet, isle)
    assert code == 1
    assert record["rows"][-1]["why"].startswith("an earlier row")


def test_a_formula_is_refused_by_its_cell_and_nothing_is_changed(isle: Path, sheet: Path) -> None:
    every = pages(sheet)
    with xlsxwriter.Workbook(str(sheet)) as book:
        page = book.add_worksheet("indicators")
        for number, row in enumerate(every["indicators"]):
            page.write_row(number, 0, row)
        page.write_formula("L3", "=1+1", None, "2")
    before = fingerprints(isle)
    answer = run(app, ["indicators", "take", str(sheet), str(isle)])
    assert answer.exit_code == 2
    assert "holds a formula: L3" in answer.stderr
    assert fingerprints(isle) == before


def test_a_sheet_never_replaces_what_somebody_made(isle: Path, sheet: Path, tmp_path: Path) -> None:
    again = ["indicators", "sheet", str(isle), "--out", str(sheet)]
    assert run(app, again).exit_code == 0  # nobody has decided anything in it
    rewrite(sheet, setting("health.suicide", remark="I am not sure."))
    before = sheet.read_bytes()
    answer = run(app, again)
    assert answer.exit_code == 2
    assert "holds a decision or remark of a reviewer" in answer.stderr
    assert f"tallystick indicators take {sheet} {isle}" in answer.stderr
    assert sheet.read_bytes() == before
    key = tmp_path / "signing key"
    key.write_text("PRIVATE+KEY+x", encoding="utf-8")
    answer = run(app, [*again[:-1], str(key)])
    assert answer.exit_code == 2
    assert "is no review sheet of ours" in answer.stderr
    assert key.read_text(encoding="utf-8") == "PRIVATE+KEY+x"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["isle", "review.xlsx", "signing key"]


def test_a_heading_further_down_is_found_and_rows_keep_their_numbers(isle: Path, sheet: Path) -> None:
    rewrite(sheet, lambda rows: rows.insert(0, [""] * len(rows[0])))
    rewrite(sheet, setting_below("health.suicide", decision="perhaps"))
    code, record = take(sheet, isle)
    assert code == 1
    row = next(one for one in record["rows"] if one["indicator"] == "health.suicide")
    assert row["row"] == 1 + next(at for at, one in enumerate(pages(sheet)["indicators"]) if "perhaps" in one)


def setting_below(indicator: str, **cells: str) -> Callable[[Rows], None]:
    """As ``setting``, where an empty row stands above the heading."""

    def edit(rows: Rows) -> None:
        below = rows if rows[0][0] else rows[1:]
        setting(indicator, **cells)(below)

    return edit


def refused(sheet: Path, isle: Path) -> str:
    before = fingerprints(isle)
    answer = run(app, ["indicators", "take", str(sheet), str(isle)])
    assert answer.exit_code == 2, answer.output
    assert fingerprints(isle) == before
    return answer.stderr


def test_what_is_no_review_sheet_is_refused(isle: Path, sheet: Path, tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "none.xlsx", isle)
    text = tmp_path / "text.xlsx"
    text.write_text("commitment,indicator", encoding="utf-8")
    assert "can't be read as a spreadsheet" in refused(text, isle)
    with zipfile.ZipFile(tmp_path / "zip.xlsx", "w") as archive:
        archive.writestr("hello", "there")
    assert "can't be read as a spreadsheet" in refused(tmp_path / "zip.xlsx", isle)
    other = tmp_path / "other.xlsx"
    shutil.copy(sheet, other)
    rewrite(other, lambda rows: rows[0].__setitem__(1, "another-plan"), "about")
    assert "was made from the package another-plan" in refused(other, isle)
    rewrite(sheet, lambda rows: rows[0].__setitem__(0, "promise to keep"))
    assert "lacks the column commitment" in refused(sheet, isle)


def test_a_sheet_saved_as_open_document_is_taken(isle: Path, sheet: Path, tmp_path: Path) -> None:
    rewrite(sheet, setting("health.suicide", decision="accept", note="From LibreOffice."))
    ods = tmp_path / "review.ods"
    write_ods(ods, pages(sheet))
    code, record = take(ods, isle)
    assert code == 0
    assert outcome(record, "health.suicide") == ("changed", "note")


def test_a_formula_in_open_document_is_refused(isle: Path, sheet: Path, tmp_path: Path) -> None:
    ods = tmp_path / "review.ods"
    write_ods(ods, pages(sheet), formula=True)
    assert "holds a formula" in refused(ods, isle)


def test_a_package_without_indicators_has_no_sheet(tmp_path: Path) -> None:
    answer = run(app, ["indicators", "sheet", str(GOLDEN), "--out", str(tmp_path / "x.xlsx")])
    assert answer.exit_code == 2
    assert "suggest" in answer.stderr
    assert list(tmp_path.iterdir()) == []
