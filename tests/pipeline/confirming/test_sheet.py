"""The sheet of a draft: out, and back row by row; taken twice it changes nothing the second time."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.pipeline.confirming.columns import PAGES
from tallystick.pipeline.confirming.sheet import draft_sheet_bytes
from tallystick.register import load_package
from tests.cli.sheets import Rows, pages, rewrite
from tests.pipeline.confirming.folders import situation, state_of, write_draft
from tests.register.packages import fingerprints

run = CliRunner().invoke


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_draft(tmp_path / "draft")


@pytest.fixture
def sheet(folder: Path, tmp_path: Path) -> Path:
    out = tmp_path / "draft.xlsx"
    answer = run(app, ["confirm", str(folder), "--sheet", str(out)])
    assert answer.exit_code == 0, answer.output
    return out


def setting(row: str, **cells: str) -> Callable[[Rows], None]:
    """Write into cells of a row; an empty name is a new row behind the others."""

    def edit(rows: Rows) -> None:
        found = next((one for one in rows[1:] if one[0] == row and row), None)
        if found is None:
            found = [""] * len(rows[0])
            rows.append(found)
        for name, value in cells.items():
            found[rows[0].index(name)] = value

    return edit


def take(sheet: Path, folder: Path) -> tuple[int, dict[str, Any]]:
    answer = run(app, ["confirm", str(folder), "--take", str(sheet), "--by", "A clerk", "--json"])
    assert "Traceback" not in answer.output
    assert answer.output.startswith("{"), answer.output
    return answer.exit_code, json.loads(answer.stdout)


def outcome(record: dict[str, Any], row: str) -> tuple[str, str]:
    found = next(one for one in record["rows"] if one["id"] == row)
    return found["outcome"], found["why"]


def test_a_sheet_has_every_row_beside_the_plans_words_and_the_same_bytes(folder: Path, sheet: Path) -> None:
    every = pages(sheet)
    assert [len(every[page.table]) for page in PAGES] == [5, 5, 2, 3]
    words = {row[0]: row[1] for row in every["commitments"][1:]}
    assert words["1.2"] == "Pipe water to 12 villages."
    assert "[12]" in {row[0]: row[2] for row in every["targets"][1:]}["1.2.t1"]
    assert draft_sheet_bytes(situation(folder)) == sheet.read_bytes()


def test_an_untouched_sheet_changes_nothing(folder: Path, sheet: Path) -> None:
    before = fingerprints(folder)
    code, record = take(sheet, folder)
    assert (code, record["counts"]) == (0, {"untouched": 11})
    assert fingerprints(folder) == before


def every_decision(sheet: Path) -> None:
    """Decide something of each kind."""
    rewrite(sheet, setting("1.1", decision="split", **{"with": "Adopt a law"}), "commitments")
    rewrite(sheet, setting("1.3", decision="dismiss", remark="It tells of the past."), "commitments")
    rewrite(sheet, setting("2.1", decision="confirm", title="Schools for all"), "commitments")
    rewrite(sheet, setting("", decision="add", words="Written in spring", title="Again"), "commitments")
    rewrite(sheet, setting("1.2.t1", decision="confirm", value="13", strict="TRUE"), "targets")
    rewrite(sheet, setting("2.1.t1", decision="confirm"), "targets")
    rewrite(
        sheet,
        setting("", decision="add", commitment="1.2", words="12", value="12", quantity="villages"),
        "targets",
    )
    rewrite(
        sheet, setting("", decision="add", commitment="1.2", kind="report", title="A report"), "deliverables"
    )


def test_rows_are_taken_as_decided(folder: Path, sheet: Path) -> None:
    every_decision(sheet)
    code, record = take(sheet, folder)
    assert code == 0, record
    assert record["counts"] == {
        "split": 1,
        "dismissed": 1,
        "changed": 2,
        "confirmed": 1,
        "added": 3,
        "untouched": 6,
    }
    package = load_package(str(folder))
    assert {one.id for one in package.commitments} == {"1.1", "1.1-2", "1.2", "1.4", "2.1"}
    (piped,) = (one for one in package.targets if one.id == "1.2.t1")
    assert (int(piped.value), piped.strict) == (13, True)
    (gone,) = (one for one in package.confirmations if one.row == "1.3")
    assert (gone.state, gone.by, gone.why) == ("dismissed", "A clerk", "It tells of the past.")
    assert state_of(folder, "targets", "2.1.t1") == "confirmed"


def test_a_sheet_taken_twice_changes_nothing_the_second_time(folder: Path, sheet: Path) -> None:
    every_decision(sheet)
    take(sheet, folder)
    before = fingerprints(folder)
    code, record = take(sheet, folder)
    assert (code, record["counts"]["already"]) == (0, 8), record
    assert fingerprints(folder) == before


def test_a_dismissed_row_can_be_opened_again_in_the_next_sheet(folder: Path, sheet: Path) -> None:
    rewrite(sheet, setting("1.2", decision="dismiss"), "commitments")
    take(sheet, folder)
    sheet.unlink()
    run(app, ["confirm", str(folder), "--sheet", str(sheet)])
    rewrite(sheet, setting("1.2", decision="reopen"), "commitments")
    assert take(sheet, folder)[0] == 0
    package = load_package(str(folder))
    assert {one.row: one.state for one in package.confirmations if one.row.startswith("1.2")} == {
        "1.2": "proposed",
        "1.2.t1": "proposed",
    }


def test_commitments_are_joined(folder: Path, sheet: Path) -> None:
    rewrite(sheet, setting("1.1", decision="join", **{"with": "1.2"}), "commitments")
    assert take(sheet, folder)[0] == 0
    assert {one.id for one in load_package(str(folder)).commitments} == {"1.1", "1.3", "2.1"}
    assert take(sheet, folder)[1]["counts"]["already"] == 1


@pytest.mark.parametrize(
    ("page", "row", "cells", "told"),
    [
        ("commitments", "1.2", {"decision": "yes"}, "right here: confirm, dismiss, reopen, split, join, add"),
        ("commitments", "1.2", {"decision": "confirm", "words": "Other"}, "words is grey"),
        ("commitments", "1.2", {"words": "Other"}, "words is grey"),
        ("commitments", "1.2", {"decision": "confirm", "doubt": "None"}, "doubt is grey"),
        ("commitments", "1.2", {"title": "Other"}, "changed, and the row has no decision: title"),
        ("commitments", "1.2", {"decision": "dismiss", "title": "Other"}, "only where decision is confirm"),
        ("commitments", "1.2", {"decision": "confirm", "section": "9"}, "there is no 9"),
        ("commitments", "1.2", {"decision": "confirm", "title": ""}, "title is empty"),
        ("commitments", "1.2", {"decision": "split", "with": "schools"}, "not in the plan's text there"),
        ("commitments", "1.2", {"decision": "join", "with": ""}, "not two commitments"),
        (
            "commitments",
            "1.2",
            {"decision": "confirm", "row_as_it_was": "0", "title": "X"},
            "since the sheet",
        ),
        ("commitments", "1.2", {"id": "9.9"}, "no 9.9 here"),
        ("commitments", "", {"words": "Pipe water"}, "write add as decision"),
        ("commitments", "", {"decision": "add", "words": "Not there"}, "are not in the plan's text"),
        ("targets", "1.2.t1", {"decision": "confirm", "value": "a dozen"}, "no plain number"),
        ("targets", "1.2.t1", {"decision": "confirm", "commitment": "2.1"}, "commitment is grey"),
        ("targets", "1.2.t1", {"decision": "split"}, "right here: confirm, dismiss, reopen, add"),
    ],
    ids=lambda one: str(one)[:40],
)
def test_what_cannot_be_taken_is_named_and_the_others_are_taken(
    folder: Path, sheet: Path, page: str, row: str, cells: dict[str, str], told: str
) -> None:
    rewrite(sheet, setting("2.1", decision="confirm"), "commitments")
    rewrite(sheet, setting(row, **cells), page)
    code, record = take(sheet, folder)
    assert code == 1
    wrong = [one for one in record["rows"] if one["outcome"] == "not_taken"]
    assert [one["page"] for one in wrong] == [page]
    assert told in wrong[0]["why"]
    assert outcome(record, "2.1")[0] == "confirmed"
    assert state_of(folder, "commitments", "1.2") == "proposed"


def test_a_row_that_moved_on_is_not_overwritten(folder: Path, sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(sheet.read_bytes())
    rewrite(other, setting("1.2", decision="confirm", title="One"), "commitments")
    rewrite(sheet, setting("1.2", decision="confirm", title="Two"), "commitments")
    assert take(other, folder)[0] == 0
    code, record = take(sheet, folder)
    assert (code, record["older"], outcome(record, "1.2")[0]) == (1, True, "not_taken")
    assert "Two" not in {one.title for one in load_package(str(folder)).commitments}


def test_a_sheet_with_decisions_is_not_replaced(folder: Path, sheet: Path) -> None:
    assert run(app, ["confirm", str(folder), "--sheet", str(sheet)]).exit_code == 0
    rewrite(sheet, setting("1.2", decision="confirm"), "commitments")
    answer = run(app, ["confirm", str(folder), "--sheet", str(sheet)])
    assert answer.exit_code == 2
    assert "--take" in answer.stderr


decisions = st.sampled_from(["", "confirm", "dismiss", "reopen", "split", "join", "Confirm", "?"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {
            row: st.tuples(
                decisions, st.sampled_from(["", "1.2", "water", "Adopt"]), st.sampled_from(["", "T"])
            )
            for row in ("1.1", "1.2", "1.3", "2.1")
        }
    )
)
def test_out_and_in_again_is_idempotent(
    tmp_path_factory: pytest.TempPathFactory, decided: dict[str, tuple[str, str, str]]
) -> None:
    place = tmp_path_factory.mktemp("sheet")
    folder, sheet = write_draft(place / "draft"), place / "draft.xlsx"
    sheet.write_bytes(draft_sheet_bytes(situation(folder)))
    for row, (decision, words, title) in decided.items():
        cells = {"decision": decision, "with": words} | ({"title": title} if title else {})
        rewrite(sheet, setting(row, **cells), "commitments")
    _, first = take(sheet, folder)
    before = fingerprints(folder)
    _, second = take(sheet, folder)
    assert fingerprints(folder) == before
    done = {"confirmed", "changed", "dismissed", "reopened", "split", "joined", "added"}
    assert not done & {one["outcome"] for one in second["rows"]}
    assert sum(first["counts"].values()) == sum(second["counts"].values())


def test_a_sheet_is_not_taken_before_it_is_said_who_confirms(folder: Path, sheet: Path) -> None:
    rewrite(sheet, setting("1.2", decision="confirm"), "commitments")
    before = fingerprints(folder)
    answer = run(app, ["confirm", str(folder), "--take", str(sheet)])
    assert answer.exit_code == 2
    assert "t is not said who confirms, and nothing was done" in answer.output
    assert "--by" in answer.output
    assert fingerprints(folder) == before


@pytest.mark.parametrize(("was", "now"), [("007", "7"), ("1.10", "1.1"), ("True", "true"), ("2.0", "2")])
def test_words_that_look_like_numbers_are_compared_as_words(
    folder: Path, sheet: Path, was: str, now: str
) -> None:
    row = load_package(str(folder)).commitments[0].id
    rewrite(sheet, setting(row, title=was, decision="confirm"), "commitments")
    take(sheet, folder)
    assert load_package(str(folder)).commitments[0].title == was
    fresh = sheet.with_name("fresh.xlsx")
    assert run(app, ["confirm", str(folder), "--sheet", str(fresh)]).exit_code == 0
    rewrite(fresh, setting(row, title=now, decision="confirm"), "commitments")
    code, record = take(fresh, folder)
    assert (code, outcome(record, row)) == (0, ("changed", "title"))
    assert load_package(str(folder)).commitments[0].title == now


def test_a_number_may_be_written_as_a_spreadsheet_writes_it(folder: Path, sheet: Path) -> None:
    value = next(iter(load_package(str(folder)).targets))
    rewrite(sheet, setting(value.id, value=f"{value.value}.0", decision="confirm"), "targets")
    code, record = take(sheet, folder)
    assert (code, outcome(record, value.id)[0]) == (0, "confirmed")
