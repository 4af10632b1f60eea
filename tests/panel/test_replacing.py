"""Whoever comes in mid-round codes what was given to who resigned, and the draw stays what it was."""

import importlib
import json
from pathlib import Path

import pytest

from tallystick.pipeline.panel.folder import load_panel
from tallystick.register import load_package
from tests.panel.rounds import HEAD, Round, usual
from tests.register.packages import rows_of, write_rows


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Round:
    """A drawn round of which A1 has resigned, and A4 has accepted in their place."""
    assigning = importlib.import_module("tallystick.cli.panel.assign")
    monkeypatch.setattr(assigning, "today", lambda: "2026-12-01")
    made = Round(tmp_path / "round")
    made.drawn()
    made.assessors(A1={"standing": "resigned"})
    came(made)
    return made


def came(here: Round, standing: str = "accepted", replaces: str = "A1", budget: str = "") -> None:
    key = here.here / "A4.key"
    if not key.exists():
        assert here("keys", "make", "A4", "--out", str(key)) == 0
        here.keys["A4"] = key
    line = Path(f"{key}.vkey").read_text(encoding="utf-8").strip()
    path = here.package / "tables/assessors.csv"
    rows = [
        [*row, *([""] * (len(HEAD) + 1 - len(row)))] for row in rows_of(path) if row[0] not in {"id", "A4"}
    ]
    write_rows(path, [[*HEAD, "replaces"], *rows, ["A4", standing, "Dr A4", budget, line, replaces]])


def replace(here: Round, *words: str) -> int:
    chosen = words or ("A4", "--reason", "Knows the courts.")
    return here("panel", "replace", str(here.package), str(here.panel), *chosen)


def test_a_round_ends_with_whoever_came_and_its_hash_stays(here: Round) -> None:
    before = load_panel(str(here.panel))
    assert replace(here) == 0, here.said
    after = load_panel(str(here.panel))
    assert after.sha256 == before.sha256
    assert after.given_to("A4") == tuple(sorted(before.given_to("A1")))
    sheets = [here.commit(one, usual) for one in ("A2", "A3")]
    assert here.collect(*(Path(f"{one}.commitment") for one in sheets)) == 0, here.said
    assert here.collect(*sheets) == 1
    assert "no commitment has come from A4" in here.said
    sheets.append(here.commit("A4", usual))
    assert here.collect(Path(f"{sheets[-1]}.commitment")) == 0, here.said
    assert here.collect(*sheets) == 0, here.said
    judged = load_package(str(here.package)).judgements
    assert {one.commitment for one in judged if one.assessor == "A4"} == set(before.given_to("A1"))
    assert here("check", str(here.package)) == 0, here.said
    assert here("panel", "agree", str(here.package), str(here.panel), "--draws", "100") == 0, here.said


def test_who_was_replaced_does_not_come_back_and_nobody_waits_for_them(here: Round) -> None:
    assert replace(here) == 0
    path = here.package / "tables/assessors.csv"
    path.write_text(path.read_text().replace("A1,resigned", "A1,accepted"))
    sheets = [here.commit(one, usual) for one in ("A1", "A2", "A3", "A4")]
    assert here.collect(Path(f"{sheets[0]}.commitment")) == 1
    assert "somebody codes in the place of A1 already" in here.said
    assert here.collect(*(Path(f"{one}.commitment") for one in sheets[1:])) == 0, here.said
    assert here.collect(*sheets[1:]) == 0, here.said


def test_what_an_interest_bars_or_a_budget_leaves_is_named(here: Round) -> None:
    given = sorted(load_panel(str(here.panel)).given_to("A1"))
    here.interests(("A4", "paid_by", given[0]))
    came(here, budget="1")
    assert replace(here) == 0, here.said
    assert load_panel(str(here.panel)).given_to("A4") == (given[1],)
    assert given[0] in here.said.partition("Left")[2]


def test_nobody_comes_where_no_place_is_free(here: Round) -> None:
    for changes, told in (
        ({"standing": "invited"}, "nobody who has accepted"),
        ({"replaces": ""}, "nobody who has accepted"),
        ({"replaces": "A2"}, "A2 has not resigned"),
    ):
        came(here, **changes)
        assert replace(here) == 2
        assert told in here.said
    came(here)
    assert replace(here) == 0
    assert replace(here) == 2
    assert "codes in the panel" in here.said


def test_nobody_comes_after_codes_are_open_or_the_other_has_committed(here: Round) -> None:
    here.assessors()
    sheet = here.commit("A1", usual)
    assert here.collect(Path(f"{sheet}.commitment")) == 0
    here.assessors(A1={"standing": "resigned"})
    came(here)
    assert replace(here) == 2
    assert "has committed to codes, which stay" in here.said


def test_a_replacement_that_was_edited_is_not_believed(here: Round) -> None:
    assert replace(here) == 0
    place = here.panel / "panel.json"
    told = json.loads(place.read_text())
    free = next(one for one in told["commitments"] if one not in load_panel(str(here.panel)).given_to("A1"))
    told["replacements"][0]["commitments"].append(free)
    place.write_text(json.dumps(told))
    assert here("panel", "sheet", str(here.package), str(here.panel)) == 2
    assert "replacement" in here.said
