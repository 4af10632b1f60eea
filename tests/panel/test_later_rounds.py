"""After the first round: each may change with a reason, a third settles without names, and it stays so."""

from pathlib import Path

import pytest

from tallystick.panel.disputes import disputes, settled, standing
from tallystick.pipeline.panel.folder import load_panel
from tallystick.pipeline.panel.sheet import CODES, COLUMNS, MAKER, SAID
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.register import load_package
from tests.panel.rounds import ASSESSORS, Round, filled, refilled, usual

NOTHING: dict[str, str] = {}
SEES_LESS = {"code": "limited", "reason": "Less of it came."}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """A round in which A1 sees less of everything than the others, and there is a fourth assessor, A4."""
    round_ = Round(tmp_path_factory.mktemp("opened") / "round", (*ASSESSORS, "A4"))
    round_.assessors(A4={"standing": "invited"})
    round_.whole(usual, A1=less)
    round_.assessors()
    return round_


@pytest.fixture
def here(opened: Round, tmp_path: Path) -> Round:
    """A copy of it, to go on from."""
    return opened.copied(tmp_path / "copy")


def less(commitment: str, criterion: str) -> dict[str, str]:
    return usual(commitment, criterion) | (SEES_LESS if criterion == "completion" else {})


def asked(path: Path) -> list[dict[str, str]]:
    book = read_workbook(str(path), [CODES], MAKER)
    return [cells for _, cells in rows_of_sheet(str(path), book.pages[CODES], (*COLUMNS, SAID))]


def adjudicate(here: Round, *words: str) -> Path:
    out = here.here / "again.xlsx"
    assert here("panel", "adjudicate", str(here.package), str(here.panel), *words, "--out", str(out)) == 0, (
        here.said
    )
    return out


def in_dispute(here: Round) -> list[tuple[str, str]]:
    package, panel = load_package(str(here.package)), load_panel(str(here.panel))
    return [(one.commitment, one.criterion) for one in disputes(package.judgements, panel)]


def test_a_sheet_of_the_second_round_asks_only_what_is_disputed_and_names_nobody(here: Round) -> None:
    out = adjudicate(here, "--again", "A1")
    rows = asked(out)
    assert rows
    assert {(one["commitment"], one["criterion"]) for one in rows} == set(in_dispute(here))
    for row in rows:
        other = usual(row["commitment"], "completion")["code"]
        assert row[SAID] == (
            f"yours: limited (acts_found: Less of it came.) | {other} (acts_found: It was read.)"
        )
        assert not any(name in " ".join(row.values()) for name in ("A2", "A3", "Dr "))


def test_who_changes_a_code_ends_a_dispute_and_both_codes_are_kept(here: Round) -> None:
    (commitment, criterion), *rest = in_dispute(here)
    changed = usual(commitment, criterion) | {"reason": "The gazette was read too."}
    out = refilled(
        adjudicate(here, "--again", "A1"),
        here,
        "A1",
        "second",
        lambda one, _: changed if one == commitment else NOTHING,
    )
    assert here.collect(out) == 0, here.said
    assert in_dispute(here) == rest
    rows = [one for one in load_package(str(here.package)).judgements if one.assessor == "A1"]
    both = [
        (one.round, one.code) for one in rows if (one.commitment, one.criterion) == (commitment, criterion)
    ]
    assert both == [("first", "limited"), ("second", changed["code"])]
    before = load_package(str(here.package)).judgements
    assert here.collect(out) == 0, here.said
    assert load_package(str(here.package)).judgements == before


def test_what_a_third_has_settled_does_not_come_up_again(here: Round) -> None:
    out = adjudicate(here, "--by", "A4")
    names = " ".join(cell for row in asked(out) for cell in row.values())
    assert not any(one in names for one in ("A1", "A2", "A3", "yours"))
    held = {
        "code": "substantial",
        "why": "sources_differ",
        "reason": "The court weighs more.",
        "independent": "false",
    }
    first, *rest = in_dispute(here)
    only = refilled(out, here, "A4", "settled", lambda one, _: held if one == first[0] else NOTHING)
    assert here.collect(only) == 0, here.said
    assert in_dispute(here) == rest
    package, panel = load_package(str(here.package)), load_panel(str(here.panel))
    assert {pair: one.code for pair, one in settled(package.judgements, panel).items()} == {
        first: "substantial"
    }
    assert len(standing(package.judgements, panel)[first]) == 2
    only.unlink()
    again = adjudicate(here, "--by", "A4")
    assert (first[0], first[1]) not in {(one["commitment"], one["criterion"]) for one in asked(again)}


def test_who_coded_a_commitment_is_not_asked_to_settle_it(here: Round) -> None:
    given = set(load_panel(str(here.panel)).given_to("A2"))
    out = adjudicate(here, "--by", "A2")
    assert not given & {one["commitment"] for one in asked(out)}
    mine = next(one for one in in_dispute(here) if one[0] in given)
    held = usual(*mine) | {"code": "complete"}
    rows = asked(out)

    def forged(commitment: str, _: str) -> dict[str, str]:
        return held | {"commitment": mine[0]} if commitment == rows[0]["commitment"] else NOTHING

    with pytest.raises(AssertionError, match="was not given to you"):
        refilled(out, here, "A2", "settled", forged)


def test_an_interest_keeps_from_settling_and_a_stranger_is_not_asked(here: Round) -> None:
    disputed = in_dispute(here)
    here.interests(("A4", "paid_by", disputed[0][0]))
    asked_of = {one["commitment"] for one in asked(adjudicate(here, "--by", "A4"))}
    assert disputed[0][0] not in asked_of
    assert asked_of
    words = ("panel", "adjudicate", str(here.package), str(here.panel), "--by", "A9", "--out", "x.xlsx")
    assert here(*words) == 2
    assert "no assessor of the package who has accepted" in here.said


def test_a_later_sheet_without_its_signature_is_not_taken(here: Round) -> None:
    out = adjudicate(here, "--again", "A1")
    refilled(out, here, "A1", "second", usual)
    Path(f"{out}.commitment").unlink()
    assert here.collect(out) == 1
    assert "its commitment is not beside it" in " ".join(here.said.split())


def test_nothing_is_asked_again_before_the_first_round_is_opened(tmp_path: Path) -> None:
    here = Round(tmp_path / "closed")
    here.drawn()
    sheet = here.commit("A1", usual)
    assert here.collect(Path(f"{sheet}.commitment")) == 0
    words = ("panel", "adjudicate", str(here.package), str(here.panel), "--again", "A1", "--out", "x.xlsx")
    assert here(*words) == 2
    assert "not opened" in here.said


def test_a_sheet_with_somebodys_work_in_it_is_not_written_over(here: Round) -> None:
    out = adjudicate(here, "--again", "A1")
    assert adjudicate(here, "--again", "A1") == out, "nobody has written into it"
    refilled(out, here, "A1", "second", lambda *_: {"remark": "I shall come back to this."})
    before = out.read_bytes()
    where = ("panel", "adjudicate", str(here.package), str(here.panel), "--out", str(out))
    for whose in (("--again", "A1"), ("--by", "A4")):
        assert here(*where, *whose) == 2
        assert "somebody has filled in" in here.said
        assert out.read_bytes() == before


def test_an_assessors_sheet_is_not_written_over_and_none_of_the_others_then(here: Round) -> None:
    asked = ("panel", "sheet", str(here.package), str(here.panel))
    assert here(*asked) == 0, here.said
    sheets = {one: here.panel / "sheets" / f"{one}.xlsx" for one in ASSESSORS}
    sheets["A2"].write_bytes(filled(here.view("A2"), usual))
    sheets["A1"].unlink()
    before = sheets["A2"].read_bytes()
    assert here(*asked) == 2
    assert "A2.xlsx is there already, and somebody has filled in" in here.said
    assert sheets["A2"].read_bytes() == before
    assert not sheets["A1"].exists(), "all or none"
    assert here(*asked, "--assessor", "A1") == 0, here.said


def test_whoever_has_resigned_since_codes_no_more(here: Round) -> None:
    """Neither by a sheet that they have already, nor by a new one; what they coded stays."""
    out = refilled(adjudicate(here, "--again", "A1"), here, "A1", "second", usual)
    before = load_package(str(here.package)).judgements
    here.assessors(A1={"standing": "resigned"})
    assert here.collect(out) == 1
    assert "A1 has resigned and codes no more" in here.said
    other = str(here.here / "other.xlsx")
    where = (str(here.package), str(here.panel))
    assert here("panel", "adjudicate", *where, "--again", "A1", "--out", other) == 2
    assert not Path(other).exists()
    assert load_package(str(here.package)).judgements == before
