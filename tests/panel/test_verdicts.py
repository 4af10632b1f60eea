"""The panel's verdicts and the government's rating beside them, worked out by hand."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.panel.assignment import AssignmentPool
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import read_rubric, standard_rubric
from tallystick.panel.verdicts import differences, panel_verdicts, self_ratings
from tallystick.pipeline.panel.annex import AGREEMENT, DRIFT, INTERESTS, SELF_RATING, VERDICTS
from tallystick.register import Package, load_package
from tallystick.register.claims import Claim
from tallystick.register.panels import Dissent, Judgement
from tests.panel.rounds import Round, usual
from tests.register.packages import GOLDEN, fingerprints

PLAN = load_package(str(GOLDEN))
ONE, TWO, THREE, FOUR = (one.id for one in PLAN.commitments[:4])
SOURCE = PLAN.sources[0].id


def panel() -> PanelRecord:
    rubric, _ = read_rubric("standard.toml", standard_rubric())
    assert rubric is not None
    pool = AssignmentPool((ONE, TWO, THREE, FOUR), dict.fromkeys(("A1", "A2", "A3")), frozenset(), 2)
    return PanelRecord("final", "golden", rubric, "a lottery", "", pool, "seed")


def judged(
    assessor: str, commitment: str, code: str, round_: str = "first", criterion: str = "completion"
) -> Judgement:
    return Judgement("final", round_, assessor, commitment, criterion, code, "acts_found", "So.", False)


def claimed(commitment: str, rated: str, number: int = 1) -> Claim:
    return Claim(f"k{commitment}{number}", "this", commitment, "Said.", None, None, SOURCE, None, rated)


def plan() -> Package:
    return replace(
        PLAN,
        judgements=(
            judged("A1", ONE, "limited"),
            judged("A2", ONE, "substantial"),
            judged("A1", TWO, "limited"),
            judged("A2", TWO, "complete"),
            judged("A1", TWO, "complete", "second"),
            judged("A1", THREE, "not_started"),
            judged("A2", THREE, "complete"),
            judged("A3", THREE, "limited", "settled"),
            judged("A1", FOUR, "no_evidence"),
            judged("A2", FOUR, "no_evidence"),
            judged("A1", ONE, "yes", criterion="verifiable"),
            judged("A2", ONE, "no", criterion="verifiable"),
        ),
        claims=(
            claimed(ONE, "complete"),
            claimed(TWO, "substantial"),
            claimed(THREE, "limited"),
            claimed(THREE, "not_started", 2),
            claimed(FOUR, "complete"),
        ),
        dissents=(
            Dissent("d1", "final", "A1", THREE, "It is less."),
            Dissent("d2", "final", "A1", THREE, "No words for it.", "verifiable"),
        ),
    )


def test_a_verdict_is_what_was_settled_or_else_the_median_of_what_stands() -> None:
    found = {(one.commitment, one.criterion): one for one in panel_verdicts(plan(), panel())}
    told = {pair: (one.codes, one.halves, one.basis, one.dissents) for pair, one in found.items()}
    # levels from 0: not_started, limited, substantial, complete; counted in halves
    assert told == {
        (ONE, "completion"): (("limited", "substantial"), 3, "median", 0),
        (TWO, "completion"): (("complete",), 6, "median", 0),
        (THREE, "completion"): (("limited",), 2, "settled", 1),
        (FOUR, "completion"): ((), None, "no_level", 0),
        (ONE, "verifiable"): (("no", "yes"), None, "differ", 0),
    }


def test_the_governments_rating_is_compared_where_both_have_rated() -> None:
    # complete (6) - 3, substantial (4) - 6, limited (2, its highest claim) - 2; of FOUR no level was coded
    assert differences(plan(), panel()) == {ONE: 3, TWO: -2, THREE: 0}
    whole, none = self_ratings(plan(), panel(), {"": [ONE, TWO, THREE, FOUR], "body X": [FOUR]}, 500)
    assert (whole.rated, whole.higher, whole.same, whole.lower) == (3, 1, 1, 1)
    assert whole.mean == pytest.approx(1 / 6)
    assert whole.interval is not None
    assert -1 <= whole.interval.low < 1 / 6 < whole.interval.high <= 1.5
    assert (none.rated, none.mean, none.interval) == (0, None, None)


def test_a_code_of_another_panel_is_nothing_to_this_one() -> None:
    other = replace(plan(), judgements=tuple(replace(one, panel="midterm") for one in plan().judgements))
    assert panel_verdicts(other, panel()) == ()


def test_the_annex_is_written_by_one_command_and_tells_no_tie_of_a_number(tmp_path: Path) -> None:
    here = Round(tmp_path / "round")
    here.assessors(A2={"name": ""})
    here.interests(("A1", "paid_by", ONE), ("A2", "runs", TWO))
    here.whole(usual)
    out = here.here / "annex"
    words = ("panel", "annex", str(here.package), str(here.panel), "--out", str(out), "--draws", "100")
    assert here(*words) == 0, here.said
    rows = list(csv.reader((out / "interests.csv").read_text(encoding="utf-8").splitlines()))
    no_days = ["", "", ""]
    assert rows[1:] == [["A1", "paid_by", "", "", ONE, *no_days], ["A2", "runs", "", "", "", *no_days]]
    verdicts = list(csv.DictReader((out / "panel_verdicts.csv").read_text(encoding="utf-8").splitlines()))
    assert {one["basis"] for one in verdicts} == {"median", "alike", "no_level"}
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    assert set(before) == {AGREEMENT, DRIFT, VERDICTS, SELF_RATING, INTERESTS}
    assert here(*words) == 0
    assert before == {one.name: one.read_bytes() for one in out.iterdir()}
    kept = fingerprints(here.package)
    assert here(*words[:5], str(here.package / "tables"), *words[6:]) == 2, (
        "the package has a table of that name"
    )
    assert "of another kind" in here.said
    assert fingerprints(here.package) == kept, "nor was another one written"
