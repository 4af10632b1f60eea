"""A plan document becomes a package on disk that can be checked and assessed, whole or not at all."""

import csv
import datetime
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.wanted import Wanted
from tallystick.register import load_package
from tallystick.register.check import check_package
from tallystick.register.confirmations import READ_TABLES
from tallystick.register.method import Method
from tests.reading.scoring import PLANS

GIVEN = Given(known_by=datetime.date(2029, 6, 30))
NAMES = sorted(folder.name for folder in PLANS.iterdir() if folder.is_dir())


def silent(*_: object) -> None:
    """Tell nobody."""


def source(name: str) -> str:
    return str(next((PLANS / name).glob("source.*")))


@pytest.mark.parametrize("name", NAMES)
def test_the_draft_is_a_package_without_errors(tmp_path: Path, name: str) -> None:
    run_reading(source(name), str(tmp_path / "draft"), GIVEN, silent)
    checked = check_package(str(tmp_path / "draft"))
    assert checked.errors == ()
    assert checked.package is not None
    assert checked.package.commitments


def test_the_draft_can_be_assessed_and_nothing_in_it_rated(tmp_path: Path) -> None:
    run_reading(source("run-in-titles"), str(tmp_path / "draft"), GIVEN, silent)
    run = run_assessment(
        str(tmp_path / "draft"), str(tmp_path / "out"), None, Wanted(site=False, quoted=True), silent
    )
    with (tmp_path / "out/tables/verdicts.csv").open(encoding="utf-8", newline="") as file:
        verdicts = list(csv.DictReader(file))
    assert {one["verdict"] for one in verdicts if one["rule"] == "headline"} == {"cannot_be_rated"}
    assert run.judged_to == "2028-12-31"
    assert run.known_by == "2029-06-30"


def test_the_text_of_a_plain_document_is_kept_byte_by_byte(tmp_path: Path) -> None:
    run_reading(source("nested-zh"), str(tmp_path / "draft"), GIVEN, silent)
    assert (tmp_path / "draft" / "document.txt").read_bytes() == Path(source("nested-zh")).read_bytes()


def test_every_row_says_its_rule_and_the_package_alone_that_nobody_confirmed_it(tmp_path: Path) -> None:
    run_reading(source("records"), str(tmp_path / "draft"), GIVEN, silent)
    for table in ("commitments", "targets", "reading/not_targets", "reading/bodies"):
        with (tmp_path / "draft" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows
        assert all(row["rule"] for row in rows)
        assert "confirmed" not in rows[0]
    package = load_package(str(tmp_path / "draft"))
    names = {(table, row.id) for table in READ_TABLES for row in getattr(package, table)}
    assert {(one.table, one.row): one.state for one in package.confirmations} == dict.fromkeys(
        names, "proposed"
    )
    notes = [one.note or "" for one in package.targets] + [one.note or "" for one in package.deliverables]
    assert not [note for note in notes if "confirm" in note]


def test_reading_asks_for_no_day_and_assessing_does(tmp_path: Path) -> None:
    draft, out = str(tmp_path / "draft"), tmp_path / "out"
    run_reading(source("records"), draft, Given(), silent)
    with pytest.raises(Refusal, match="not said up to which day sources count") as refused:
        run_assessment(draft, str(out), None, Wanted(site=False, quoted=False), silent)
    assert "--known-by" in refused.value.fix.text
    assert not out.exists()
    day = datetime.date(2029, 6, 30)
    run = run_assessment(draft, str(out), None, Wanted(site=False, quoted=False, known_by=day), silent)
    assert run.known_by == "2029-06-30"
    again = run_assessment(
        str(out / "package"), str(tmp_path / "again"), None, Wanted(site=False, quoted=False), silent
    )
    assert again.assessment_id == run.assessment_id


def test_the_day_of_a_method_is_not_talked_over(tmp_path: Path) -> None:
    run_reading(source("records"), str(tmp_path / "draft"), GIVEN, silent)
    wanted = Wanted(site=False, quoted=False, known_by=datetime.date(2030, 1, 1))
    with pytest.raises(Refusal, match="says that sources count up to 2029-06-30"):
        run_assessment(str(tmp_path / "draft"), str(tmp_path / "out"), None, wanted, silent)


def test_a_plan_that_names_no_year_is_given_every_year_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("- Build wells.\n- Open schools.\n- Repair roads.\n", encoding="utf-8")
    reading = run_reading(str(tmp_path / "plan.txt"), str(tmp_path / "a"), Given(language="en"), silent)
    assert [one.value for one in reading.gaps if (one.column or "").endswith("period")] == ["1900/2100"]


def test_a_folder_in_use_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "mine.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(Refusal, match="is not empty"):
        run_reading(source("table"), str(tmp_path / "draft"), GIVEN, silent)
    assert [one.name for one in tmp_path.rglob("*")] == ["draft", "mine.txt"]


def test_a_refused_document_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(b"")
    with pytest.raises(Refusal):
        run_reading(str(tmp_path / "plan.txt"), str(tmp_path / "draft"), GIVEN, silent)
    assert [one.name for one in tmp_path.iterdir()] == ["plan.txt"]


def test_what_the_text_does_not_say_is_a_gap_and_can_be_given(tmp_path: Path) -> None:
    bare = run_reading(source("articles-zh"), str(tmp_path / "a"), GIVEN, silent)
    assert {"country", "released", "issued_by", "period"} <= {
        (one.column or "").split(".")[-1] for one in bare.gaps
    }
    told = Given(
        known_by=GIVEN.known_by, country="NL", period="2024/2027", released="2024-01", issued_by="A council"
    )
    assert run_reading(source("articles-zh"), str(tmp_path / "b"), told, silent).gaps == ()


def test_a_wrong_option_is_said(tmp_path: Path) -> None:
    told = Given(known_by=GIVEN.known_by, country="Norland")
    with pytest.raises(Refusal, match="country=Norland"):
        run_reading(source("table"), str(tmp_path / "a"), told, silent)


def test_the_method_is_judged_to_the_plans_end(tmp_path: Path) -> None:
    run_reading(source("table"), str(tmp_path / "draft"), GIVEN, silent)
    checked = check_package(str(tmp_path / "draft"))
    assert checked.package is not None
    (method,) = checked.package.methods
    assert isinstance(method, Method)
    assert (method.judged_to.isoformat(), method.known_by.isoformat()) == ("2027-12-31", "2029-06-30")


def test_a_document_that_is_not_there_is_told_before_a_folder_that_is_used(tmp_path: Path) -> None:
    (tmp_path / "used.txt").write_text("mine")
    with pytest.raises(Refusal) as refused:
        run_reading(str(tmp_path / "nothing.pdf"), str(tmp_path), GIVEN, silent)
    assert "there is no document" in refused.value.title.text


def test_a_base_that_no_row_can_have_is_told_and_left_out_of_the_draft(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(
        "# Plan 2021-2025\n\n"
        "- By the end of 2025, raise the share of enrolled children by 5 percent over 2025.\n"
        "- By the end of 2025, raise the share of enrolled children by 5 percent over 2020.\n"
        "- From 2025 on, no fewer than 300 schools will be open in 2025.\n",
        encoding="utf-8",
    )
    done = run_reading(str(plan), str(tmp_path / "draft"), GIVEN, silent)
    package = load_package(str(tmp_path / "draft"))
    assert [one.baseline_year for one in package.targets] == [None, 2020, 2025]
    assert [one.message.text[:6] for one in done.gaps if one.code == "base-left-out"] == ["01.t1 "]


def test_a_number_that_no_figure_can_answer_is_told_and_the_rest_of_the_plan_read(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(
        "# Plan 2021-2025\n\n"
        "- By 2025, the use of water will grow by 0 percent over 2020.\n"
        "- By 2025, emissions will fall by 20 percent from 2020.\n",
        encoding="utf-8",
    )
    done = run_reading(str(plan), str(tmp_path / "draft"), GIVEN, silent)
    assert [one.id for one in load_package(str(tmp_path / "draft")).targets] == ["02.t1"]
    (told,) = [one for one in done.gaps if one.code == "target-left-out"]
    assert told.severity == "gap"
    assert "above 0" in told.message.text


def test_a_plan_that_begins_within_a_year_has_no_deadline_before_it(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    promises = "- By March 2021, build at least 40 new schools.\n- By 2025, build 20 new hospitals.\n"
    plan.write_text(f"# Plan\n\n{promises}", encoding="utf-8")
    given = Given(known_by=datetime.date(2029, 6, 30), period="2021-07/2025-06")
    run_reading(str(plan), str(tmp_path / "draft"), given, silent)
    targets = load_package(str(tmp_path / "draft")).targets
    assert [one.deadline.text for one in targets] == ["2025-06", "2025"]
