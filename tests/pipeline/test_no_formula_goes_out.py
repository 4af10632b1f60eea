"""No table of ours holds a cell that a spreadsheet would run, but for the comparator ``=``, which it can't.

A lone ``=`` has nothing to compute: LibreOffice 7.4 opens ``=`` in a CSV as the text ``=`` and ``=1+1`` as 2.
The comparator is written so in plans and packages, so it stays as it is, and nothing longer may.
"""

import ast
import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from tallystick.base.formulas import is_formula, shown_as_text, without_formula
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.wanted import Wanted
from tests.architecture.tree import ROOT, SOURCE
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


#: What writes a table of words that nobody has looked through: each has to make its cells harmless.
GUARDED = {
    *("reading/draft_csv", "report/chart_rows", "report/press_rows", "pipeline/exports/impact_oss"),
    *("lint/record", "comparison/record", "office/cleaning/plain", "index/tables"),
}
#: What writes cells of a package, which takes in none that runs (`register/kinds.py`), codes, numbers, or a
#: table again as it was read.
CHECKED = {
    *(
        "assessment/record",
        "assessment/composite/record",
        "pipeline/exports/sdmx",
        "pipeline/exports/open_sdg",
    ),
    *("pipeline/recompute", "pipeline/panel/agree"),
    *(
        "pipeline/confirming/another_document",
        "pipeline/panel/annex",
        "register/serialize",
        "register/store/rows",
        "office/selectors/package",
    ),
}
_WRITES = {"writer", "DictWriter", "write_csv"}  # of the library csv, and of polars


def calls_of(tree: ast.AST) -> set[str]:
    """The names of the functions that a module calls."""
    called = [one.func for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in called}


def unguarded(places: Mapping[str, Path]) -> set[str]:
    """The modules that write tables, are not known to write harmless ones, and call no guard."""
    texts = {name: place.read_text(encoding="utf-8") for name, place in places.items()}
    likely = {name: text for name, text in texts.items() if any(one in text for one in _WRITES)}
    called = {name: calls_of(ast.parse(text)) for name, text in likely.items()}
    writes = {name for name, calls in called.items() if calls & _WRITES}
    return {name for name in writes - CHECKED if "shown_as_text" not in called[name]}


def test_whatever_writes_a_table_makes_its_cells_harmless() -> None:
    """A module that is new and writes one has to call the guard, or to stand among those that need none."""
    modules = {one.relative_to(SOURCE).with_suffix("").as_posix(): one for one in SOURCE.rglob("*.py")}
    assert unguarded(modules) == set()
    assert modules.keys() >= GUARDED | CHECKED
    calls = {name: calls_of(ast.parse(modules[name].read_text(encoding="utf-8"))) for name in GUARDED}
    assert {name for name, called in calls.items() if "shown_as_text" not in called} == set()


def test_a_table_without_a_guard_is_noticed(tmp_path: Path) -> None:
    """The planted bug: somebody writes rows as they are."""
    place = tmp_path / "planted.py"
    place.write_text("import csv\n\ndef write(out, rows):\n    csv.writer(out).writerows(rows)\n")
    assert unguarded({"planted": place}) == {"planted"}


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
