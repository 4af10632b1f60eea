"""Agreement by when codes were given: parts of the time, the change, and what cannot be told."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tallystick.base.dates import PartialDate
from tallystick.panel.results import DriftRow
from tallystick.panel.rows import drift_rows
from tallystick.pipeline.panel.annex import DRIFT, annex_files
from tallystick.register import Package, load_package
from tallystick.register.panels import Judgement
from tests.panel.rounds import ASSESSORS, Round, usual
from tests.panel.simulated import record
from tests.register.packages import GOLDEN

PLAN = load_package(str(GOLDEN))
IDS = tuple(one.id for one in PLAN.commitments)
#: Commitment, then the code and the day of each of two assessors.
Given = list[tuple[str, tuple[str, str], tuple[str, str]]]


def coded(given: Given, criterion: str = "lens") -> Package:
    rows = [
        Judgement(
            *("simulated", "first", who, commitment, criterion, code, "acts_found", "So.", False),
            given=PartialDate.parse(day) if day else None,
        )
        for commitment, *codes in given
        for who, (code, day) in zip(("S1", "S2"), codes, strict=True)
    ]
    return replace(PLAN, judgements=tuple(rows))


def drift(given: Given, criterion: str = "lens", draws: int = 500) -> Mapping[str, DriftRow]:
    rows = drift_rows(coded(given, criterion), record(), draws)
    return {one.part: one for one in rows if one.criterion == criterion}


A, B = "restates", "adds"
#: Three commitments alike on the first day, three unlike on the last; one of them was begun on the first.
FALLING: Given = [
    (IDS[0], (A, "2026-12-01"), (A, "2026-12-01")),
    (IDS[1], (B, "2026-12-01"), (B, "2026-12-01")),
    (IDS[2], (A, "2026-12-01"), (A, "2026-12-01")),
    (IDS[3], (A, "2026-12-09"), (B, "2026-12-09")),
    (IDS[4], (B, "2026-12-01"), (A, "2026-12-09")),
    (IDS[5], (A, "2026-12-09"), (B, "2026-12-09")),
]


def test_the_change_is_the_last_part_less_the_first_by_hand() -> None:
    found = drift(FALLING)
    assert list(found) == ["early", "late", "change"]
    early, late, change = found.values()
    assert (early.first, early.last, early.commitments) == ("2026-12-01", "2026-12-01", 3)
    assert (late.first, late.last, late.commitments) == ("2026-12-09", "2026-12-09", 3)
    # early: all alike, of both codes. late: D_o = 1, D_e = 2 * 3 * 3 / (6 * 5) = 0.6, alpha = 1 - 1 / 0.6
    assert [str(one.raw) for one in (early, late, change)] == ["1.000000", "0.000000", "-1.000000"]
    assert [str(one.alpha) for one in (early, late, change)] == ["1.000000", "-0.666667", "-1.666667"]
    # whatever is drawn, the late ones are unlike and the early ones alike
    assert (str(change.raw_low), str(change.raw_high)) == ("-1.000000", "-1.000000")
    assert change.alpha_high is not None
    assert change.alpha_high < 0
    assert change.undefined == ""


def test_a_panel_that_agrees_as_well_late_as_early_has_an_interval_around_nought() -> None:
    chance = np.random.Generator(np.random.Philox(key=[3, 17]))
    around, many = 0, 60
    for _ in range(many):
        given: Given = []
        for place, commitment in enumerate(IDS):
            first = (A, B)[chance.integers(2)]
            other = first if chance.random() < 0.7 else (A, B)[chance.integers(2)]
            day = f"2026-12-{1 + place:02}"
            given.append((commitment, (first, day), (other, day)))
        change = drift(given, draws=200)["change"]
        assert change.raw_low is not None
        assert change.raw_high is not None
        around += change.raw_low <= 0 <= change.raw_high
    assert around >= 0.85 * many


@pytest.mark.parametrize(
    ("days", "undefined", "commitments", "undated"),
    [
        (("", ""), "no_day", 0, 6),
        (("2026-12-01", ""), "no_day", 0, 6),  # one code of two has a day: when both were there is not known
        (("2026-12", "2026-12"), "no_day", 0, 6),  # a month is no day
        (("2026-12-01", "2026-12-01"), "one_day", 6, 0),
    ],
)
def test_where_it_cannot_be_told_the_row_says_why_and_holds_no_number(
    days: tuple[str, str], undefined: str, commitments: int, undated: int
) -> None:
    found = drift([(one, (A, days[0]), (B, days[1])) for one in IDS[:6]])
    (row,) = found.values()
    assert (row.part, row.undefined, row.commitments, row.undated) == ("", undefined, commitments, undated)
    assert row.raw is row.alpha is row.raw_low is row.alpha_low is None


def test_without_two_codes_it_is_not_the_days_that_are_missing() -> None:
    package = coded([(one, (A, "2026-12-01"), (B, "2026-12-02")) for one in IDS[:3]])
    alone = replace(package, judgements=tuple(one for one in package.judgements if one.assessor == "S1"))
    assert {one.undefined for one in drift_rows(alone, record(), 100)} == {"no_pair"}


def test_alike_codes_in_one_part_leave_alpha_undefined_there_and_in_the_change() -> None:
    alike: Given = [(one, (A, "2026-12-01"), (A, "2026-12-01")) for one in IDS[:3]]
    found = drift([*alike, *FALLING[3:]])
    assert (found["early"].alpha, found["early"].undefined) == (None, "all_alike")
    assert (found["change"].alpha, found["change"].undefined) == (None, "all_alike")
    assert str(found["change"].raw) == "-1.000000"


def test_a_commitment_without_a_day_is_counted_and_belongs_to_no_part() -> None:
    found = drift([*FALLING, (IDS[6], (A, ""), (A, ""))])
    assert {one.undated for one in found.values()} == {1}
    assert found["early"].commitments + found["late"].commitments == 6


def test_a_round_by_mail_brings_the_days_of_its_sheets_into_the_annex(tmp_path: Path) -> None:
    here = Round(tmp_path / "round")

    def dated(commitment: str, criterion: str) -> dict[str, str]:
        day = "2026-11-02" if commitment < IDS[len(IDS) // 2] else "2026-11-09 00:00:00"
        return usual(commitment, criterion) | {"given": day}

    here.whole(dated)
    judged = load_package(str(here.package)).judgements
    assert {str(one.given) for one in judged} == {"2026-11-02", "2026-11-09"}
    words = (str(here.package), str(here.panel), "--out", str(tmp_path / "annex"), "--draws", "100")
    assert here("panel", "annex", *words) == 0, here.said
    rows = list(csv.DictReader(io.StringIO((tmp_path / "annex/drift.csv").read_text())))
    assert {one["part"] for one in rows} == {"early", "late", "change"}
    assert {one["raw"] for one in rows if one["part"] != "change"} == {"1.000000"}


def test_without_days_the_annex_says_that_it_cannot_be_told(tmp_path: Path) -> None:
    here = Round(tmp_path / "round")
    here.whole(usual)
    package = load_package(str(here.package))
    assert {one.given for one in package.judgements} == {None}
    panel = replace(record(), name="final")
    rows = list(csv.DictReader(io.StringIO(annex_files(package, panel, 100)[DRIFT].decode())))
    told = {(one["part"], one["undefined"], one["raw"], one["alpha"]) for one in rows}
    assert told == {("", "no_day", "", "")}


@pytest.mark.parametrize("cell", ["2026-13-01", "2026-12", "yesterday", "46000", "2100-01-01"])
def test_a_day_that_is_none_or_has_not_come_is_named_before_the_sheet_is_committed_to(
    cell: str, tmp_path: Path
) -> None:
    here = Round(tmp_path / "round")
    here.drawn()
    path = here.coded(ASSESSORS[0], lambda *asked: usual(*asked) | {"given": cell})
    words = ("--panel", str(here.panel), "--key", str(here.keys[ASSESSORS[0]]))
    assert here("panel", "commit", str(path), *words) == 1
    assert "given" in here.said
    assert not Path(f"{path}.commitment").exists()
