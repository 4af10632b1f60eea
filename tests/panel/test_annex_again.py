"""The annex of a locked panel is made again from the package alone, so that a forged one is found."""

from pathlib import Path

import pytest

from tallystick.register import load_package
from tests.panel.rounds import Round, usual
from tests.register.packages import rows_of, write_rows


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """A locked round, with a fourth who has settled nothing and is tied to something, and days of codes."""
    made = Round(tmp_path_factory.mktemp("round") / "here")
    first = load_package(str(made.package)).commitments[0].id
    made.interests(("A1", "declared", first))
    other = ("no_change", "limited", "restates", "no")

    def unlike(commitment: str, criterion: str) -> dict[str, str]:
        cells = usual(commitment, criterion)
        kept = {"right_enjoyed": other[0], "completion": other[1], "lens": other[2], "verifiable": other[3]}
        return cells | {"code": kept.get(criterion, cells["code"])}

    made.whole(usual, A2=unlike)
    assert made("panel", "lock", str(made.package), str(made.panel), "--day", "2026-12-11") == 0, made.said
    return made


def annex(here: Round, name: str, *words: str) -> dict[str, bytes]:
    out = here.here / name
    words = (str(here.package), *words, "--out", str(out), "--draws", "200")
    assert here("panel", "annex", *words) == 0, here.said
    return {one.name: one.read_bytes() for one in sorted(out.iterdir())}


def test_the_package_alone_gives_the_same_files(here: Round) -> None:
    by_folder, alone = annex(here, "one", str(here.panel)), annex(here, "two", "--panel", "final")
    assert by_folder == alone
    assert set(alone) == {
        "agreement.csv",
        "drift.csv",
        "interests.csv",
        "panel_verdicts.csv",
        "self_rating.csv",
    }
    assert b"A1,declared" in alone["interests.csv"]


def test_one_forged_figure_is_another_file(here: Round) -> None:
    ours = annex(here, "three", "--panel", "final")
    path = here.here / "three/agreement.csv"
    rows = rows_of(path)
    rows[1][rows[0].index("alpha")] = "0.999999"
    write_rows(path, rows)
    again = annex(here, "four", "--panel", "final")
    assert again == ours
    assert again["agreement.csv"] != path.read_bytes()


def test_which_of_the_two_is_said(here: Round) -> None:
    for words in ((), (str(here.panel), "--panel", "final"), ("--panel", "midterm")):
        out = here.here / "none"
        assert here("panel", "annex", str(here.package), *words, "--out", str(out)) == 2
        assert not out.exists()


def test_rounds_that_were_not_over_are_not_locked(here: Round, tmp_path: Path) -> None:
    fresh = here.copied(tmp_path / "copy")
    for name in ("panels", "rubric_codes"):
        (fresh.package / f"tables/{name}.csv").unlink()
    words = ("panel", "lock", str(fresh.package), str(fresh.panel), "--day")
    assert fresh(*words, "2026-12-09") == 2
    assert "a commitment came on 10 December 2026" in fresh.said
    assert not (fresh.package / "tables/panels.csv").exists()
    assert fresh(*words, "2026-12-10") == 0, fresh.said
    assert fresh("check", str(fresh.package)) == 0, fresh.said
    path = fresh.package / "tables/judgements.csv"
    head, *rows = rows_of(path)
    write_rows(path, [[*head, "given"], *([*row, "2026-12-24"] for row in rows)])
    assert fresh("check", str(fresh.package)) == 1
    assert "given on 24 December 2026, after it was locked" in fresh.said
