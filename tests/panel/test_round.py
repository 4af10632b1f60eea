"""A panel's first round with files alone: what is taken, and each thing that can't be, by its name."""

import csv
import importlib
import json
from pathlib import Path

import pytest

from tallystick.register import load_package
from tests.panel.rounds import ASSESSORS, SEED, Round, usual
from tests.register.packages import GOLDEN

COMMITMENTS = [one.id for one in load_package(str(GOLDEN)).commitments]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Round:
    """A round of which nothing is done yet, on a day before any that is named here."""
    assigning = importlib.import_module("tallystick.cli.panel.assign")  # the command has the module's name
    monkeypatch.setattr(assigning, "today", lambda: "2026-12-01")
    return Round(tmp_path / "round")


def judged(here: Round) -> list[tuple[str, str, str, str]]:
    rows = load_package(str(here.package)).judgements
    return [(one.assessor, one.commitment, one.criterion, one.code) for one in rows]


def test_a_whole_round_puts_each_code_into_the_package_once(here: Round) -> None:
    here.whole(usual)
    pairs = [tuple(one) for one in json.loads((here.panel / "panel.json").read_text())["assignment"]]
    wanted = {
        (assessor, commitment, criterion, usual(commitment, criterion)["code"])
        for commitment, assessor in pairs
        for criterion in ("verifiable", "lens", "potential", "completion", "right_enjoyed", "evidence")
    }
    assert len(pairs) == 2 * len(COMMITMENTS)
    assert sorted(judged(here)) == sorted(wanted)
    assert here("check", str(here.package)) == 0
    before = (here.package / "tables/judgements.csv").read_bytes()
    assert here.collect(*(here.here / f"{one}.xlsx" for one in ASSESSORS)) == 0
    assert "opened before; its" in here.said
    assert "taken" not in here.said
    assert (here.package / "tables/judgements.csv").read_bytes() == before


def test_agreement_is_told_when_all_is_opened_and_written_by_scope(here: Round) -> None:
    here.whole(usual)
    out = here.here / "agreement.csv"
    words = ("panel", "agree", str(here.package), str(here.panel), "--draws", "200", "--out", str(out))
    assert here(*words) == 0, here.said
    assert "verifiable: alpha 1.000000" in here.said
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert {one["scope"] for one in rows} == {"all", "chapter", "pair", "without"}
    assert {one["name"] for one in rows if one["scope"] == "pair"} == {"A1 A2", "A1 A3", "A2 A3"}
    completion = next(one for one in rows if (one["criterion"], one["scope"]) == ("completion", "all"))
    nothing = sum(usual(one, "completion")["code"] == "no_evidence" for one in COMMITMENTS)
    assert int(completion["unranked"]) == 2 * nothing
    assert int(completion["commitments"]) == len(COMMITMENTS) - nothing
    again = out.read_bytes()
    assert here(*words) == 0
    assert out.read_bytes() == again


def test_of_an_assessor_who_is_a_number_no_pair_is_told(here: Round) -> None:
    here.assessors(A2={"name": ""})
    here.whole(usual)
    out = here.here / "agreement.csv"
    assert (
        here("panel", "agree", str(here.package), str(here.panel), "--draws", "100", "--out", str(out)) == 0
    )
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert {one["name"] for one in rows if one["scope"] in {"pair", "without"}} == {"A1 A3", "A1", "A3"}


def test_nothing_is_told_while_sheets_are_closed(here: Round) -> None:
    here.drawn()
    sheet = here.commit("A1", usual)
    assert here.collect(Path(f"{sheet}.commitment")) == 0
    assert here("panel", "agree", str(here.package), str(here.panel)) == 2
    assert "A1" in here.said


def test_an_interest_keeps_an_assessor_from_a_commitment(here: Round) -> None:
    here.interests(("A1", "paid_by", COMMITMENTS[0]), ("A2", "declared", COMMITMENTS[0]))
    panel = here.drawn()
    assert (COMMITMENTS[0], "A1") not in panel.assignment()
    assert (COMMITMENTS[0], "A2") in panel.assignment()


def test_where_too_few_are_untied_the_commitment_is_named_and_nothing_is_written(here: Round) -> None:
    here.interests(("A1", "drafted", COMMITMENTS[3]), ("A2", "runs", COMMITMENTS[3]))
    words = ("panel", "assign", str(here.package), str(here.panel), "--announce", "a lottery")
    assert here(*words) == 2
    assert COMMITMENTS[3] in here.said
    assert not here.panel.exists()


def test_a_panel_is_drawn_once_and_from_what_was_announced(here: Round) -> None:
    where = (str(here.package), str(here.panel))
    assert here("panel", "assign", *where, "--announce", "a lottery") == 0
    here.interests(("A1", "recused", COMMITMENTS[0]))
    assert here("panel", "assign", *where, "--seed", SEED) == 2
    assert "have changed since" in here.said
    here.interests()
    assert here("panel", "assign", *where, "--seed", SEED) == 0
    assert here("panel", "assign", *where, "--seed", "a better one") == 2
    assert "drawn already" in here.said


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-30", "20270131", "2026-11-30"])
def test_a_round_closes_on_a_day_that_lies_ahead(here: Round, day: str) -> None:
    where = (str(here.package), str(here.panel), "--announce", "a lottery", "--closes", day)
    assert here("panel", "assign", *where) == 2
    assert "--closes" in here.said
    assert not here.panel.exists()


def test_what_is_announced_is_a_line(here: Round) -> None:
    where = (str(here.package), str(here.panel))
    for words in (("--announce", " "), ("--announce", "a\nb"), ("--announce", "a", "--name", "\t")):
        assert here("panel", "assign", *where, *words) == 2
        assert words[-2] in here.said
    assert not here.panel.exists()


def test_a_second_panel_of_one_name_is_refused_before_it_is_drawn(here: Round) -> None:
    here.whole(usual)
    again = (str(here.package), str(here.panel.with_name("again")), "--announce", "a lottery")
    assert here("panel", "assign", *again) == 2
    assert "has judged already" in here.said
    assert here("panel", "assign", *again, "--name", "second") == 0


def test_files_came_on_a_day(here: Round) -> None:
    here.drawn()
    where = (str(here.package), str(here.panel), "nothing.commitment")
    for day in ("0", "2026-02-30", "zzz"):
        assert here("panel", "collect", *where, "--day", day) == 2
        assert "is no day" in here.said


def test_an_assignment_that_was_edited_is_not_believed(here: Round) -> None:
    panel = here.drawn()
    place = here.panel / "panel.json"
    told = json.loads(place.read_text())
    other = next(one for one in ASSESSORS if (COMMITMENTS[0], one) not in panel.assignment())
    told["assignment"][0][1] = other
    place.write_text(json.dumps(told))
    assert here("panel", "sheet", str(here.package), str(here.panel)) == 2
    assert "another assignment than its seed gives" in here.said


def refused(here: Round, path: Path, words: str, day: str = "2026-12-10") -> None:
    """The file is named as not taken for this reason, a copy is kept, and the package is as it was."""
    before = load_package(str(here.package)).judgements
    data = path.read_bytes()
    assert here.collect(path, day=day) == 1
    assert "not taken" in here.said
    assert words in " ".join(here.said.split())
    assert data in [one.read_bytes() for one in (here.panel / "late").iterdir()]
    assert load_package(str(here.package)).judgements == before


def test_a_late_commitment_is_named_and_kept(here: Round) -> None:
    here.drawn("--closes", "2026-12-09")
    sheet = here.commit("A1", usual)
    refused(here, Path(f"{sheet}.commitment"), "the round closed on 2026-12-09")


def test_a_sheet_is_not_opened_before_all_have_committed(here: Round) -> None:
    here.drawn()
    sheet = here.commit("A1", usual)
    assert here.collect(Path(f"{sheet}.commitment")) == 0
    refused(here, sheet, "no commitment has come from A2 and A3")


def test_who_resigns_in_mid_round_keeps_nobody_waiting_and_loses_nothing(here: Round) -> None:
    here.drawn()
    sheets = [here.commit(one, usual) for one in ("A1", "A2")]
    assert here.collect(*(Path(f"{one}.commitment") for one in sheets)) == 0
    late = here.commit("A3", usual)
    here.assessors(A2={"standing": "resigned"}, A3={"standing": "resigned"})
    refused(here, Path(f"{late}.commitment"), "A3 has resigned")
    assert here.collect(*sheets) == 0, here.said
    assert {one[0] for one in judged(here)} == {"A1", "A2"}


def test_a_sheet_that_was_changed_after_its_commitment_is_named(here: Round) -> None:
    here.drawn("--closes", "2026-12-09")
    sheet = here.commit("A1", usual)
    assert here.collect(Path(f"{sheet}.commitment"), day="2026-12-09") == 0
    here.coded("A1", lambda one, other: usual(one, other) | {"reason": "It was read again."})
    refused(here, sheet, "it was changed since", day="2026-12-11")


def test_a_sheet_nobody_committed_to_is_named(here: Round) -> None:
    here.drawn("--closes", "2026-12-09")
    refused(here, here.coded("A1", usual), "no commitment of A1 came in time", day="2026-12-11")


def test_a_sheet_without_what_opens_it_is_named(here: Round) -> None:
    here.drawn("--closes", "2026-12-09")
    sheet = here.commit("A1", usual)
    assert here.collect(Path(f"{sheet}.commitment"), day="2026-12-09") == 0
    Path(f"{sheet}.opening").unlink()
    refused(here, sheet, "what opens it is not beside it", day="2026-12-11")


def test_a_commitment_by_another_key_is_named_and_a_new_key_can_be_entered(here: Round) -> None:
    here.drawn()
    assert here("keys", "make", "A1", "--out", str(here.here / "new.key")) == 0
    here.keys["A1"] = here.here / "new.key"
    sheet = here.commit("A1", usual)
    refused(here, Path(f"{sheet}.commitment"), "where that key was lost")
    here.assessors()
    assert here.collect(Path(f"{sheet}.commitment")) == 0, here.said


def test_what_is_of_another_panel_or_rubric_is_named(here: Round, tmp_path: Path) -> None:
    other = Round(tmp_path / "other")
    other.drawn("--name", "midterm")
    sheet = other.commit("A1", usual)
    here.drawn()
    here.keys["A1"] = other.keys["A1"]
    here.assessors()
    refused(here, Path(f"{sheet}.commitment"), "another panel")
    refused(here, sheet, "another panel")
    rubric = here.here / "rubric.toml"
    shipped = Path("src/tallystick/panel/rubrics/standard.toml").read_text(encoding="utf-8")
    rubric.write_text(shipped.replace('version = "2"', 'version = "3"'), encoding="utf-8")
    third = Round(tmp_path / "third")
    third.drawn("--rubric", str(rubric))
    refused(here, third.coded("A1", usual), "another rubric")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"code": "sort of"}, "is no code of"),
        ({"why": "because"}, "the list in why"),
        ({"reason": ""}, "in your own words"),
        ({"independent": ""}, "true or false"),
        ({"evidence": ""}, "an independent source is named"),
        ({"sources": "nowhere"}, "no source is called nowhere"),
        ({"code": ""}, "there is no code"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_before_it_is_committed_to(
    here: Round, cells: dict[str, str], words: str
) -> None:
    here.drawn()
    sheet = here.coded("A1", lambda one, other: usual(one, other) | (cells if other == "lens" else {}))
    assert here("panel", "commit", str(sheet), "--panel", str(here.panel), "--key", str(here.keys["A1"])) == 1
    assert words in " ".join(here.said.split())
    assert f"{sheet}, row" in " ".join(here.said.split())
    assert not Path(f"{sheet}.commitment").exists()


def test_a_row_left_undecided_counts_as_missing(here: Round) -> None:
    here.drawn()
    here.commit(
        "A1", lambda one, other: usual(one, other) | ({"code": "undecided"} if other == "lens" else {})
    )
    given = len(here.view("A1").commitments)
    assert f"{given} row" in here.said
    assert f"{5 * given} codes are committed to" in here.said


def test_commitments_are_filed_in_a_ledger_where_there_is_one(here: Round) -> None:
    key, ledger = str(here.here / "ledger.key"), str(here.here / "ledger")
    assert here("keys", "make", "example.org/ledger", "--out", key) == 0
    assert here("ledger", "start", ledger, "--key", key) == 0
    here.drawn("--ledger", ledger, "--key", key)
    sheet = here.commit("A1", usual)
    words = ("panel", "collect", str(here.package), str(here.panel), f"{sheet}.commitment")
    assert here(*words, "--day", "2026-12-10", "--ledger", ledger, "--key", key) == 0, here.said
    listed = json.loads((here.panel / "commitments/received.json").read_text())
    assert "example.org/ledger" in listed[0]["receipt"]
    assert here("ledger", "erase", "1", "--ledger", ledger) == 0
    told = here.said.replace("\n", " ")
    assert "received.json: it still holds the salt" in told, "the panel's list holds the receipt"
