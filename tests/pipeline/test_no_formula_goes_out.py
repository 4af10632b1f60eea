"""No table of ours holds a cell that a spreadsheet would run, but for the comparator ``=``, which it can't.

A lone ``=`` has nothing to compute: LibreOffice 7.4 opens ``=`` in a CSV as the text ``=`` and ``=1+1`` as 2.
The comparator is written so in plans and packages, so it stays as it is, and nothing longer may.
"""

import csv
import io
from pathlib import Path

import pytest

from tallystick.base.formulas import is_formula, shown_as_text, without_formula
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.wanted import Wanted
from tests.architecture.tree import ROOT
from tests.register.packages import GOLDEN

PLANS = {
    "exampla": GOLDEN,
    "isle": GOLDEN.parent / "isle",
    "china": ROOT / "plans" / "china-2021-2025",
}


#: What OWASP names as the beginning of a formula, in full width too, and what programs skip before it.
_BEGINS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_SKIPPED = ("", " ", "\t", "\r", "\n", "\u3000", "\u00a0")
HARMFUL = [f"{skipped}{one}SUM(A1)" for skipped in _SKIPPED for one in sorted(_BEGINS)]


def would_run(cell: str) -> bool:
    """Whether a spreadsheet would run a cell, told without the program's own guard."""
    told = cell.strip()
    is_number = told[:1] in {"+", "-"} and told[1:].replace(".", "", 1).isdecimal()
    return told[:1] in _BEGINS and not is_number


def run_cells(files: dict[str, bytes]) -> set[tuple[str, str]]:
    """Column and cell of everything in a table that looks like a formula."""
    return {
        (name, cell)
        for place, data in files.items()
        if place.endswith(".csv")
        for row in csv.DictReader(io.StringIO(data.decode(), newline=""))
        for name, cell in row.items()
        if would_run(cell)
    }


@pytest.mark.parametrize("plan", PLANS)
def test_only_the_comparator_begins_like_a_formula(plan: str, tmp_path: Path) -> None:
    wanted = Wanted(site=False, quoted=False)
    run_assessment(str(PLANS[plan]), str(tmp_path / "out"), None, wanted, lambda *_: None)
    files = {one.name: one.read_bytes() for one in (tmp_path / "out").rglob("*.csv")}
    assert len(files) > 5
    assert run_cells(files) <= {("comparator", "=")}
    if plan == "exampla":
        assert run_cells(files) == {("comparator", "=")}


def test_a_longer_one_would_be_seen() -> None:
    assert run_cells({"a.csv": b"comparator,note\n=,=1\n"}) == {("comparator", "="), ("note", "=1")}


@pytest.mark.parametrize("cell", HARMFUL, ids=ascii)
def test_the_guard_before_every_table_lets_none_through(cell: str) -> None:
    """Told by a list of this test's own: a guard that knew fewer signs would call its own tables clean."""
    assert would_run(cell)
    assert is_formula(cell)
    assert shown_as_text(cell) == f"'{cell}"
    assert not would_run(without_formula(cell))


@pytest.mark.parametrize("cell", ["-3.5", "+2", "a=b", "1-2", "", "\u8bf4\uff1dA"])
def test_what_does_not_run_stays_as_it_is(cell: str) -> None:
    assert (would_run(cell), shown_as_text(cell)) == (False, cell)
