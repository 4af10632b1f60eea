"""Whoever comes for who resigned is drawn from reserves that were announced, or chosen and named so."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.panel.assignment import AssignmentPool
from tallystick.panel.record import PanelRecord
from tallystick.panel.replacing import drawn
from tallystick.pipeline.panel.folder import load_panel
from tallystick.pipeline.panel.replace import as_come
from tallystick.register import load_package
from tallystick.register.panels import Assessor, Interest
from tests.panel.rounds import SEED, Round, usual
from tests.panel.simulated import rubric
from tests.register.packages import GOLDEN

RESERVES = ("R1", "R2", "R3")
PLAN = load_package(str(GOLDEN))


def redrawn(seed: str, resigned: str, *reserves: str) -> list[str]:
    """The reserves in the order in which a script without any of our code draws them."""
    script = Path(__file__).with_name("redraw_reserve.sh")
    words = ["sh", str(script), seed, resigned, *reserves]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()


def panel(seed: str, reserves: tuple[str, ...] = RESERVES) -> PanelRecord:
    ids = tuple(one.id for one in PLAN.commitments)
    pool = AssignmentPool(ids, dict.fromkeys(("A1", "A2", "A3")), frozenset(), 2)
    return PanelRecord("final", "golden", rubric(), "a lottery", "", pool, seed, reserves=reserves)


def standing(**changed: str) -> tuple[Assessor, ...]:
    known = dict.fromkeys(("A2", "A3"), "accepted") | dict.fromkeys(RESERVES, "reserve") | {"A1": "resigned"}
    return tuple(Assessor(one, how) for one, how in (known | changed).items())


@pytest.fixture
def here(tmp_path: Path) -> Round:
    """A drawn round of which A1 has resigned, with three reserves."""
    made = Round(tmp_path / "round", ("A1", "A2", "A3", *RESERVES))
    waiting = {one: {"standing": "reserve"} for one in RESERVES}
    made.assessors(**waiting)
    made.drawn()
    made.assessors(A1={"standing": "resigned"}, **waiting)
    return made


def draw(here: Round, *words: str) -> int:
    wanted = words or ("--resigned", "A1")
    return here("panel", "replace", str(here.package), str(here.panel), *wanted)


def test_the_reserve_that_an_independent_script_draws_comes_and_the_package_says_how(here: Round) -> None:
    first, *_ = redrawn(SEED, "A1", *RESERVES)
    before = load_panel(str(here.panel))
    assert draw(here) == 0, here.said
    after = load_panel(str(here.panel))
    assert after.sha256 == before.sha256
    assert after.given_to(first) == tuple(sorted(before.given_to("A1")))
    came = next(one for one in load_package(str(here.package)).assessors if one.id == first)
    assert (came.standing, came.replaces, came.came_by, came.came_because) == (
        "accepted",
        "A1",
        "drawn",
        None,
    )
    sheets = [here.commit(one, usual) for one in ("A2", "A3", first)]
    assert here.collect(*(Path(f"{one}.commitment") for one in sheets)) == 0, here.said
    assert here.collect(*sheets) == 0, here.said
    assert here("check", str(here.package)) == 0, here.said


@pytest.mark.parametrize("number", range(25))
def test_every_seed_draws_as_the_script_does_and_passes_over_who_cannot_come(number: int) -> None:
    order = redrawn(str(number), "A1", *RESERVES)
    assert list(panel(str(number)).reserves_for("A1")) == order
    gone, tied, last = order
    package = replace(
        PLAN, assessors=standing(**{gone: "declined"}), interests=(Interest("n1", tied, "runs"),)
    )
    came = drawn(panel(str(number)), package, "A1").replacements[-1]
    assert (came.assessor, came.passed_over) == (last, (gone, tied))
    (told,) = (as_come(one, came) for one in package.assessors if one.id == last)
    assert (told.came_by, told.passed_over) == ("drawn", (gone, tied))


def test_a_draw_that_was_cut_off_after_the_package_was_saved_gives_the_same_again(here: Round) -> None:
    before = (here.panel / "panel.json").read_bytes()
    assert draw(here) == 0
    once, saved = (here.panel / "panel.json").read_bytes(), load_package(str(here.package))
    (here.panel / "panel.json").write_bytes(before)
    assert draw(here) == 0, here.said
    assert (here.panel / "panel.json").read_bytes() == once
    assert load_package(str(here.package)) == saved


def test_reserves_are_announced_so_that_nobody_adds_one_who_would_win(tmp_path: Path) -> None:
    made = Round(tmp_path / "round", ("A1", "A2", "A3", *RESERVES))
    made.assessors(**{one: {"standing": "reserve"} for one in RESERVES[:2]}, R3={"standing": "declined"})
    where = (str(made.package), str(made.panel))
    assert made("panel", "assign", *where, "--announce", "the lottery") == 0
    assert load_panel(str(made.panel)).reserves == RESERVES[:2]
    without = replace(load_panel(str(made.panel)), reserves=())
    assert without.announcement_sha256 != load_panel(str(made.panel)).announcement_sha256
    made.assessors(**{one: {"standing": "reserve"} for one in RESERVES})
    assert made("panel", "assign", *where, "--seed", SEED) == 2
    assert "have changed since" in made.said


def test_another_than_the_drawn_one_in_the_panels_file_is_not_believed(here: Round) -> None:
    assert draw(here) == 0
    place = here.panel / "panel.json"
    told = json.loads(place.read_text())
    other = redrawn(SEED, "A1", *RESERVES)[1]
    told["replacements"][0]["assessor"] = other
    place.write_text(json.dumps(told))
    assert here("panel", "sheet", str(here.package), str(here.panel)) == 2
    assert "whom the seed does not draw" in here.said


def test_whoever_is_chosen_needs_a_reason_that_stands_in_the_package(here: Round) -> None:
    path = here.package / "tables/assessors.csv"
    lines = path.read_text().splitlines()
    rows = [f"{lines[0]},replaces", *(f"{one},{'A1' if one.startswith('R1') else ''}" for one in lines[1:])]
    path.write_text("\n".join(rows).replace("R1,reserve", "R1,accepted") + "\n")
    for words, told in (
        (("R1",), "Nothing says why R1 was chosen"),
        (("R1", "--reason", " "), "--reason is empty"),
        (("R1", "--resigned", "A1"), "is drawn with --resigned, or chosen"),
        (("--reason", "So."), "is drawn with --resigned, or chosen"),
    ):
        assert draw(here, *words) == 2
        assert told in here.said, words
    assert draw(here, "R1", "--reason", "Reads the language of the courts.") == 0, here.said
    came = next(one for one in load_package(str(here.package)).assessors if one.id == "R1")
    assert (came.came_by, came.came_because) == ("chosen", "Reads the language of the courts.")
    assert load_panel(str(here.panel)).replacements[0].because == "Reads the language of the courts."


def test_what_a_budget_leaves_is_drawn_for_again_and_nobody_codes_it_twice() -> None:
    plain = panel("7")
    given = sorted(plain.given_to("A1"))
    package = replace(PLAN, assessors=tuple(replace(one, budget=2) for one in standing()))
    once = drawn(plain, package, "A1")
    twice = drawn(once, package, "A1")
    first, second = twice.replacements
    assert first.commitments + second.commitments == tuple(given[:4])
    assert first.assessor != second.assessor
    assert twice.left_of("A1") == tuple(given[4:])
