"""A body's report form: out, and back row by row; taken twice it changes nothing the second time."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.pipeline.forms.columns import HEADING, SHEET
from tallystick.register import load_package
from tests.cli.sheets import Rows, pages, rewrite
from tests.register.packages import fingerprints

run = CliRunner().invoke
ANSWER = {"rating": "as_planned", "said": "Two of four laws were passed."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert run(app, ["new", str(tmp_path / "plan")]).exit_code == 0
    return tmp_path / "plan"


@pytest.fixture
def form(folder: Path, tmp_path: Path) -> Path:
    out = tmp_path / "moh.xlsx"
    answer = run(app, ["form", str(folder), "--body", "MOH", "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    assert "3 duties of MOH" in answer.output
    return out


def setting(commitment: str, /, **cells: str) -> Callable[[Rows], None]:
    """Write into cells of a commitment's row."""

    def edit(rows: Rows) -> None:
        found = next(one for one in rows[1:] if one[HEADING.index("commitment")] == commitment)
        for name, value in cells.items():
            found[rows[0].index(name)] = value

    return edit


def take(form: Path, folder: Path, *words: str) -> tuple[int, dict[str, Any]]:
    answer = run(app, ["form", str(folder), "--take", str(form), "--json", *words])
    assert "Traceback" not in answer.output
    assert answer.output.startswith("{"), answer.output
    return answer.exit_code, json.loads(answer.stdout)


def outcome(record: dict[str, Any], commitment: str) -> tuple[str, str]:
    found = next(one for one in record["rows"] if one["commitment"] == commitment)
    return found["outcome"], found["why"]


def test_a_form_has_a_row_for_each_duty_with_what_was_reported(form: Path) -> None:
    heading, *rows = pages(form)[SHEET]
    assert tuple(heading) == HEADING
    assert [row[heading.index("commitment")] for row in rows] == ["I.1.01", "I.1.02", "I.1.03"]
    first = dict(zip(heading, rows[0], strict=True))
    assert first["rating"] == "as_planned"
    assert first["due"] == "2024-03-31"
    assert "90" in first["targets"]


def test_an_untouched_form_changes_nothing(folder: Path, form: Path) -> None:
    before = fingerprints(folder)
    assert take(form, folder)[1]["counts"] == {"already": 1, "unanswered": 2}
    assert fingerprints(folder) == before


def test_an_answer_is_entered_once_with_the_day_on_which_it_came(folder: Path, form: Path) -> None:
    rewrite(form, setting("I.1.02", **ANSWER, numerator="2", denominator="4", counted="laws"), SHEET)
    code, record = take(form, folder, "--received", "2024-04-02")
    assert (code, record["counts"]) == (0, {"already": 1, "entered": 1, "unanswered": 1})
    (report,) = (one for one in load_package(str(folder)).reports if one.commitment == "I.1.02")
    assert (str(report.sent), report.rating, str(report.numerator)) == ("2024-04-02", "as_planned", "2")
    before = fingerprints(folder)
    assert take(form, folder, "--received", "2024-05-01")[1]["counts"] == {"already": 2, "unanswered": 1}
    assert fingerprints(folder) == before
    standing = run(app, ["phase", str(folder), "--day", "2024-04-03", "--json"])
    duties = {one["commitment"]: one for one in json.loads(standing.stdout)["duties"]}
    assert (duties["I.1.02"]["standing"], duties["I.1.02"]["days_late"]) == ("late", 2)
    assert duties["I.1.03"]["standing"] == "overdue"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"said": "Something."}, "needed here and empty: rating"),
        ({"rating": "fulfilled"}, "needed here and empty: said"),
        ({"rating": "splendid", "said": "All."}, "rating"),
        (ANSWER | {"numerator": "2"}, "counted"),
        (ANSWER | {"denominator": "2"}, "numerator"),
        (ANSWER | {"numerator": "2,5", "counted": "laws"}, "numerator"),
        (ANSWER | {"promise": "Something easier"}, "promise is grey"),
        ({"due": "2030-01-01"}, "due is grey"),
        (ANSWER | {"body": "SUPERVISORS"}, "owes no report"),
        (ANSWER | {"commitment": "I.1.01"}, "an earlier row"),
        (ANSWER | {"phase": "final"}, "no phase final"),
        ({"part": "with"}, "part is grey"),
    ],
)
def test_what_cannot_be_taken_is_named_and_the_other_rows_are_taken(
    folder: Path, form: Path, cells: dict[str, str], told: str
) -> None:
    rewrite(form, setting("I.1.02", **cells), SHEET)
    rewrite(form, setting("I.1.03", **ANSWER), SHEET)
    code, record = take(form, folder, "--received", "2024-03-01")
    assert code == 1
    assert record["counts"]["not_taken"] == 1
    assert record["counts"]["entered"] == 1
    (why,) = (one["why"] for one in record["rows"] if one["outcome"] == "not_taken")
    assert told in why
    assert "I.1.02" not in {one.commitment for one in load_package(str(folder)).reports}


def test_a_report_that_changed_since_the_form_was_made_is_not_overwritten(folder: Path, form: Path) -> None:
    rewrite(form, setting("I.1.01", said="It went better than that."), SHEET)
    later = form.with_name("later.xlsx")
    assert run(app, ["form", str(folder), "--body", "MOH", "--out", str(later)]).exit_code == 0
    rewrite(later, setting("I.1.01", said="It went worse."), SHEET)
    assert take(later, folder)[1]["counts"]["changed"] == 1
    code, record = take(form, folder)
    assert code == 1
    assert outcome(record, "I.1.01")[0] == "not_taken"
    assert "has changed" in outcome(record, "I.1.01")[1]
    assert next(one.said for one in load_package(str(folder)).reports) == "It went worse."


def test_a_form_with_answers_is_never_overwritten(folder: Path, form: Path) -> None:
    rewrite(form, setting("I.1.02", **ANSWER), SHEET)
    before = form.read_bytes()
    answer = run(app, ["form", str(folder), "--body", "MOH", "--out", str(form)])
    assert answer.exit_code == 2
    assert "holds answers" in answer.output
    assert form.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--body", "NOBODY", "--out", "x.xlsx"], "no body NOBODY"),
        (["--body", "SUPERVISORS", "--out", "x.xlsx"], "owes no report"),
        (["--body", "MOH", "--phase", "final", "--out", "x.xlsx"], "no phase final"),
        (["--body", "MOH"], "--body and --out"),
        (["--body", "MOH", "--out", "x.xlsx", "--take", "y.xlsx"], "--body and --out"),
        (["--take", "nothing.xlsx"], "no file"),
        (["--take", "nothing.xlsx", "--received", "yesterday"], "is no day"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, words: list[str], told: str) -> None:
    answer = run(app, ["form", str(folder), *words])
    assert answer.exit_code == 2
    assert told in answer.output


def test_a_form_of_another_package_is_refused(folder: Path, form: Path) -> None:
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    (folder / "datapackage.json").write_text(text.replace("example-2021-2025", "another"), encoding="utf-8")
    answer = run(app, ["form", str(folder), "--take", str(form)])
    assert answer.exit_code == 2
    assert "another package" in answer.output


def test_a_draw_becomes_open_checks_once_and_nobody_checks_itself(folder: Path, form: Path) -> None:
    rewrite(form, setting("I.1.02", **ANSWER), SHEET)
    assert take(form, folder, "--received", "2024-03-01")[0] == 0
    words = ["phase", str(folder), "--draw", "5", "--seed", "lottery 123", "--day", "2024-04-15"]
    answer = run(app, [*words, "--by", "SUPERVISORS"])
    assert answer.exit_code == 0, answer.output
    checks = load_package(str(folder)).checks
    assert [(one.commitment, one.result) for one in checks] == [("I.1.01", "differs"), ("I.1.02", "open")]
    assert checks[1].reason == "2 of 2, seed lottery 123"
    before = fingerprints(folder)
    assert run(app, [*words, "--by", "SUPERVISORS"]).exit_code == 0
    assert fingerprints(folder) == before
    refused = run(app, ["phase", str(folder), "--draw", "1"])
    assert (refused.exit_code, "--seed" in refused.output) == (2, True)


def test_a_body_does_not_check_its_own_report(folder: Path, form: Path) -> None:
    rewrite(form, setting("I.1.02", **ANSWER), SHEET)
    assert take(form, folder, "--received", "2024-03-01")[0] == 0
    before = fingerprints(folder)
    answer = run(app, ["phase", str(folder), "--draw", "5", "--seed", "1", "--by", "MOH"])
    assert answer.exit_code == 1
    assert "can't be checked by MOH" in answer.output
    assert fingerprints(folder) == before


def test_a_form_in_chinese_is_taken_back(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "zh.xlsx"
    words = ["--language", "zh-Hans", "form", str(folder), "--body", "MOH", "--out", str(out)]
    assert run(app, words).exit_code == 0
    rewrite(out, setting("I.1.02", **ANSWER), SHEET)
    code, record = take(out, folder, "--received", "2024-03-01")
    assert (code, record["counts"]) == (0, {"already": 1, "entered": 1, "unanswered": 1})


def test_a_report_that_is_put_right_keeps_its_day(folder: Path, form: Path) -> None:
    rewrite(form, setting("I.1.01", approved="The minister's office."), SHEET)
    assert take(form, folder, "--received", "2024-05-01")[1]["counts"]["changed"] == 1
    (report,) = load_package(str(folder)).reports
    assert (str(report.sent), report.approved) == ("2024-03-20", "The minister's office.")


def test_what_a_report_said_before_is_kept_word_for_word(folder: Path, form: Path) -> None:
    (first,) = load_package(str(folder)).reports
    for day, said in (("2024-05-01", "Better."), ("2024-05-02", "Worse.")):
        again = form.with_name(f"{day}.xlsx")
        assert run(app, ["form", str(folder), "--body", "MOH", "--out", str(again)]).exit_code == 0
        rewrite(again, setting("I.1.01", said=said), SHEET)
        assert take(again, folder, "--received", day)[1]["counts"]["changed"] == 1
        assert take(again, folder, "--received", day)[1]["counts"].get("changed", 0) == 0
    package = load_package(str(folder))
    told = [(one.wording, str(one.replaced), one.said) for one in package.earlier_reports]
    assert told == [(1, "2024-05-01", first.said), (2, "2024-05-02", "Better.")]
    assert package.earlier_reports[0].as_it_was() == first
    assert [one.said for one in package.reports] == ["Worse."]


def test_a_form_that_would_have_come_before_the_wording_it_replaces_is_not_taken(
    folder: Path, form: Path
) -> None:
    rewrite(form, setting("I.1.01", said="Better."), SHEET)
    before = fingerprints(folder)
    code, record = take(form, folder, "--received", "2024-01-01")
    assert (code, outcome(record, "I.1.01")[0]) == (1, "not_taken")
    assert "replaced before it was there" in outcome(record, "I.1.01")[1]
    assert fingerprints(folder) == before


def test_words_that_look_like_numbers_are_words(folder: Path, form: Path) -> None:
    rewrite(form, setting("I.1.02", **ANSWER, record="0012"), SHEET)
    assert take(form, folder, "--received", "2024-03-01")[0] == 0
    again = form.with_name("again.xlsx")
    assert run(app, ["form", str(folder), "--body", "MOH", "--out", str(again)]).exit_code == 0
    rewrite(again, setting("I.1.02", record="12"), SHEET)
    assert take(again, folder)[1]["counts"]["changed"] == 1


def test_an_error_in_a_cell_is_named_and_takes_nothing_away(folder: Path, form: Path) -> None:
    before = fingerprints(folder)
    cell = f"{chr(ord('A') + HEADING.index('record'))}2"
    with zipfile.ZipFile(form) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    page = "xl/worksheets/sheet1.xml"
    sheet = parts[page].decode()
    broken = re.sub(f'<c r="{cell}"[^>]*>.*?</c>', f'<c r="{cell}" t="e"><v>#N/A</v></c>', sheet)
    assert broken != sheet
    with zipfile.ZipFile(form, "w") as archive:
        for one, data in (parts | {page: broken.encode()}).items():
            archive.writestr(one, data)
    answer = run(app, ["form", str(folder), "--take", str(form)])
    assert answer.exit_code == 2
    assert f"such as #N/A: {cell}" in answer.output
    assert fingerprints(folder) == before


def test_a_draw_needs_a_line_that_everybody_can_read(folder: Path) -> None:
    for seed in (" ", "a\nb", "a\u202eb", "=1"):
        answer = run(app, ["phase", str(folder), "--draw", "1", "--seed", seed])
        assert (answer.exit_code, "--seed" in answer.output) == (2, True), seed
    for day in ("20240402", "2024-W14-2", "2026-02-30"):
        answer = run(app, ["phase", str(folder), "--day", day])
        assert (answer.exit_code, "is no day" in answer.output) == (2, True), day
