"""Before an assessor signs, what the package has of them is held against their own sheets."""

import csv
from pathlib import Path

import pytest

from tests.panel.rounds import ASSESSORS, Round, refilled, usual
from tests.register.packages import rows_of, write_rows


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """A locked round, in which A2 has coded again after the talk."""
    here = Round(tmp_path_factory.mktemp("round") / "here")

    def unlike(commitment: str, criterion: str) -> dict[str, str]:
        return usual(commitment, criterion) | ({"code": "restates"} if criterion == "lens" else {})

    here.whole(usual, A2=unlike)
    again = here.here / "again.xlsx"
    where = (str(here.package), str(here.panel))
    assert here("panel", "adjudicate", *where, "--again", "A2", "--out", str(again)) == 0, here.said
    refilled(again, here, "A2", "second", usual)
    assert here.collect(again) == 0, here.said
    assert here("panel", "lock", *where, "--day", "2026-12-11") == 0, here.said
    return here


@pytest.fixture
def here(locked: Round, tmp_path: Path) -> Round:
    return locked.copied(tmp_path / "copy")


def sign(here: Round, *sheets: Path, who: str = "A2") -> int:
    out = here.here / f"{who}.signature"
    words = ("--panel", "final", "--key", str(here.keys[who]), "--out", str(out))
    named = [word for one in sheets for word in ("--sheet", str(one))]
    return here("panel", "sign", str(here.package), *words, *named)


def altered(here: Round, column: str, value: str, assessor: str = "A2") -> None:
    """Change a cell of the first code that an assessor has in the package."""
    path = here.package / "tables/judgements.csv"
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    row = next(one for one in rows if one[head.index("assessor")] == assessor)
    assert row[head.index(column)] != value
    row[head.index(column)] = value
    write_rows(path, [head, *rows])


def test_codes_that_are_those_of_all_ones_sheets_are_signed(here: Round) -> None:
    assert sign(here, here.here / "A2.xlsx", here.here / "again.xlsx") == 0, here.said
    assert "codes are those of your sheets" in here.said
    assert "not in the package" not in here.said


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("reason", "It was seen."),
        ("code", "not_started"),
        ("why", "nothing_found"),
        ("evidence", "Gazette 13."),
    ],
)
def test_a_code_that_was_altered_after_it_was_opened_is_named_and_nothing_is_signed(
    here: Round, column: str, value: str
) -> None:
    altered(here, column, value)
    assert sign(here, here.here / "A2.xlsx", here.here / "again.xlsx") == 1
    assert "is not what they coded" in here.said
    assert "another code, reason or source" in " ".join(here.said.split())
    assert not (here.here / "A2.signature").exists()


def test_a_code_that_nobody_gave_is_named(here: Round) -> None:
    assert sign(here, here.here / "A2.xlsx") == 1
    assert "that stands in no sheet" in " ".join(here.said.split())
    assert not (here.here / "A2.signature").exists()


def test_a_code_that_was_left_out_is_told(here: Round) -> None:
    path = here.package / "tables/judgements.csv"
    head, *rows = rows_of(path)
    gone = next(one for one in rows if one[head.index("assessor")] == "A2")
    write_rows(path, [head, *(one for one in rows if one is not gone)])
    assert sign(here, here.here / "A2.xlsx", here.here / "again.xlsx") == 0, here.said
    told = " ".join(here.said.split())
    assert f"not in the package: {gone[head.index('commitment')]} {gone[head.index('criterion')]}" in told


def test_anothers_sheet_is_refused_and_without_sheets_that_is_said(here: Round) -> None:
    other = next(one for one in ASSESSORS if one != "A2")
    assert sign(here, here.here / f"{other}.xlsx") == 2
    assert "is no sheet of A2" in here.said
    assert sign(here) == 0
    assert "Nothing was compared with what you coded" in here.said
