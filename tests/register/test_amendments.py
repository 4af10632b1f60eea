"""Every change to the labelled register is listed, gives a reason, and is what the package now says."""

import csv

import pytest

from tallystick.register import Package, load_package
from tallystick.register.tables import TABLES
from tests.architecture.tree import ROOT
from tests.register.amended import Amendment, amendments

PACKAGE = ROOT / "plans" / "china-2021-2025"
#: The columns that name a row, of tables whose rows have no identifier of their own.
PAIRS = {
    "links": ("commitment", "scheme", "code"),
    "target_indicators": ("target", "indicator"),
    "commitment_indicators": ("commitment", "indicator"),
    "missing_indicators": ("commitment", "kind"),
    "responsibilities": ("commitment", "body", "role"),
}


@pytest.fixture(scope="module")
def tables() -> dict[str, list[dict[str, str]]]:
    found = {}
    for table in TABLES:
        if not (PACKAGE / table.path).exists():  # as that of a draft's state, for it is no draft
            continue
        with (PACKAGE / table.path).open(encoding="utf-8", newline="") as file:
            found[table.name] = list(csv.DictReader(file))
    return found


def holds(one: Amendment, rows: list[dict[str, str]]) -> bool:
    """Whether the package says what the change says that it does."""
    if one.table == "links":
        link = {"commitment": one.id, "scheme": one.column}
        return (link | {"code": one.now} in rows) == bool(one.now) and link | {"code": one.was} not in rows
    if one.table == "target_indicators":
        return any((row["target"], row["indicator"]) == (one.id, one.now) for row in rows)
    key = one.id.split(" ")
    names = PAIRS.get(one.table, ("id",))[: len(key)]
    found = [row for row in rows if [row[name] for name in names] == key]
    if one.column == "":
        return bool(found) == bool(one.now)
    return bool(found) and all(row[one.column] == one.now for row in found)


def test_every_change_has_a_reason_and_is_one() -> None:
    assert [one for one in amendments() if not one.why or one.was == one.now] == []
    cells = [(one.table, one.id, one.column) for one in amendments() if not one.table.endswith("links")]
    assert len(cells) == len(set(cells))


def test_the_package_says_what_each_change_says(tables: dict[str, list[dict[str, str]]]) -> None:
    assert [one for one in amendments() if not holds(one, tables[one.table])] == []


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package(str(PACKAGE))


def test_nobody_on_trial_is_called_an_offender(package: Package) -> None:
    """What is heard in court is heard of the accused: convicted people are named where they serve."""
    trials = {"II.1.03", "II.2.04", "II.2.05", "II.8.03", "II.8.04"}
    assert [one.id for one in package.commitments if one.id in trials and "offenders" in one.groups] == []
    assert [one.id for one in package.commitments if one.id in trials and "accused" not in one.groups] == []


def test_no_deliverable_is_late_by_construction(package: Package) -> None:
    report = next(one for one in package.deliverables if one.id == "VII.0.02.d1")
    assert str(report.deadline) == "2026"


def test_every_treaty_that_is_linked_has_its_standing(package: Package) -> None:
    standing = {one.id: one.standing for one in package.treaties}
    linked = {one.code.split()[0] for one in package.links if one.scheme != "sdg_target"}
    assert linked == set(standing)
    assert standing["ICCPR"] == "signed"
    assert {code for code, one in standing.items() if one == "neither"} == {"C087", "C098"}
    assert all(one.source for one in package.treaties)
