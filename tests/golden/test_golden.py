"""The golden package is judged as docs/verdicts.md says: every expectation beside it was worked out by hand.

The files without a number hold what the rules of the first release say, those with ``_2`` the rows that the
latest rules say otherwise, and why.
"""

import csv
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from tallystick.assessment import REGISTRY, Assessment, assess
from tallystick.assessment.model import POLICIES, TargetVerdict
from tallystick.assessment.rulebook import PARTS, Rules
from tallystick.register import Package, check_package
from tallystick.register.files import chosen_method

HERE = Path(__file__).parent
Cells = dict[str, str]
Key = tuple[str, ...]


#: The latest rules, but parts are asked of counts as well: how these are judged is to be seen too.
ASKED_OF_PARTS = Rules(one for one in REGISTRY.latest() if one.name != PARTS.text)


@cache
def package() -> Package:
    found = check_package(str(HERE / "package"))
    assert found.package is not None, [(one.place, one.message) for one in found.errors]
    return found.package


@cache
def assessed(method: str = "final", *, first: bool = False) -> Assessment:
    rules = REGISTRY.named({}) if first else ASKED_OF_PARTS
    return assess(package(), chosen_method(package(), method), rules)


def expected(name: str) -> list[Cells]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def by_rules(name: str, *key: str, first: bool) -> dict[Key, Cells]:
    """What is expected by the rules of the first release, or by the latest."""
    rows = by_key(expected(name), *key)
    if first:
        return rows
    changed = by_key(expected(f"{name}_2"), *key)
    assert changed.keys() <= rows.keys()
    assert all(row != rows[place] for place, row in changed.items())
    return rows | changed


RULES = pytest.mark.parametrize("first", [True, False], ids=["the first release's rules", "the latest rules"])


def by_key(rows: Iterable[Cells], *key: str) -> dict[Key, Cells]:
    rows = list(rows)
    found = {tuple(row[name] for name in key): row for row in rows}
    assert len(found) == len(rows), "a row is there twice"
    return found


def cells(one: TargetVerdict) -> Cells:
    return {
        "target": one.target,
        "area": one.area,
        "group": one.group,
        "policy": one.policy,
        "verdict": one.verdict,
        "basis": one.basis,
        "observed": "" if one.observed is None else str(one.observed),
        "period": one.period,
        "sources": "; ".join(one.sources),
        "contested": str(one.contested).lower(),
        "self_reported": one.self_reported,
        "other_measure": str(one.other_measure).lower(),
    }


def headline(method: str = "final", *, first: bool = False) -> list[TargetVerdict]:
    return [one for one in assessed(method, first=first).verdicts if one.rule == "headline"]


def same(column: str, right: str, given: str) -> bool:
    if column == "observed" and right and given:
        return Decimal(right) == Decimal(given)
    if column == "sources":
        return sorted(right.split("; ")) == sorted(given.split("; "))
    return right == given


def differences(right: dict[Key, Cells], given: dict[Key, Cells]) -> list[str]:
    """Name every cell that differs and every expected row that is not there, with why it is expected."""
    found = []
    for key, row in right.items():
        name = " ".join(filter(None, key))
        if key not in given:
            found.append(f"{name}: no such row, expected as {row['why']}")
            continue
        found += [
            f"{name}, {column}: {cell!r} should be {row[column]!r} ({row['why']})"
            for column, cell in given[key].items()
            if column in row and not same(column, row[column], cell)
        ]
    return found


VERDICT_KEY = ("target", "area", "group", "policy")


@RULES
def test_every_verdict_is_as_worked_out_by_hand(first: bool) -> None:
    right = by_rules("expected_verdicts", *VERDICT_KEY, first=first)
    given = by_key(map(cells, headline(first=first)), *VERDICT_KEY)
    assert differences(right, given) == []
    assert sorted(given.keys() - right.keys()) == []


@RULES
def test_every_deliverable_is_as_worked_out_by_hand(first: bool) -> None:
    right = by_rules("expected_deliverables", "deliverable", first=first)
    given = by_key(
        (
            {"deliverable": one.deliverable, "commitment": one.commitment, "verdict": one.verdict}
            for one in assessed(first=first).deliverables
        ),
        "deliverable",
    )
    assert differences(right, given) == []
    assert given.keys() == right.keys()


@RULES
def test_every_commitment_is_as_worked_out_by_hand(first: bool) -> None:
    right = by_rules("expected_commitments", "commitment", "question", first=first)
    given = by_key(
        (
            {"commitment": one.commitment, "question": one.question, "verdict": one.verdict}
            for one in assessed(first=first).commitments
        ),
        "commitment",
        "question",
    )
    assert differences(right, given) == []
    questions = {question for _, question in right}
    assert {key for key in given if key[1] in questions} == right.keys()


@RULES
def test_every_breach_of_a_ceiling_is_shown_and_no_other(first: bool) -> None:
    right = by_key(expected("expected_breaches"), *VERDICT_KEY)
    given = by_key(
        (cells(one) | {"years": "; ".join(map(str, one.breaches))} for one in headline(first=first)),
        *VERDICT_KEY,
    )
    assert differences(right, given) == []
    assert {key for key, row in given.items() if row["years"]} == right.keys()


@RULES
def test_other_dates_in_the_method_give_other_verdicts(first: bool) -> None:
    rows = by_rules("expected_other_methods", "method", "target", "area", "policy", first=first).values()
    for method in sorted({row["method"] for row in rows}):
        right = by_key((row for row in rows if row["method"] == method), "target", "area", "policy")
        told = (cells(one) for one in headline(method, first=first) if not one.group)
        assert differences(right, by_key(told, "target", "area", "policy")) == [], method


@pytest.mark.parametrize(
    ("column", "wrong"),
    [("verdict", "met"), ("observed", "90.1"), ("sources", "stat-2026; stat-2025"), ("contested", "true")],
)
def test_a_cell_that_differs_is_named(column: str, wrong: str) -> None:
    right = by_rules("expected_verdicts", *VERDICT_KEY, first=True)
    key = ("level.over-90", "QX", "", "official")
    given = dict(right) | {key: {name: cell for name, cell in right[key].items() if name != "why"}}
    assert differences(right, given) == []
    given[key] = given[key] | {column: wrong}
    assert [one.partition(":")[0] for one in differences(right, given)] == [
        f"level.over-90 QX official, {column}"
    ]
    assert differences(right, {}) != []


def test_the_cases_cover_every_arithmetic_verdict_basis_policy_and_comparator() -> None:
    rows = expected("expected_verdicts") + expected("expected_verdicts_2")
    targets = {one.id: one for one in package().targets}
    assert {one.comparator for one in targets.values()} == {
        ">=", ">", "<=", "<", "=", "about", "increase_by", "decrease_by", "cumulative_at_least",
    }  # fmt: skip
    rated_alike = {"met", "not_met", "last_figure_meets", "last_figure_falls_short", "cannot_be_rated"}
    ended = {"met", "not_met", "cannot_be_rated"}
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(targets[row["target"]].arithmetic, set()).add(row["verdict"])
    assert found == {
        "level": rated_alike,
        "ceiling": rated_alike,
        "change": rated_alike,
        "universal": rated_alike,
        "annual": ended,
        "cumulative": rated_alike,
    }
    assert {row["policy"] for row in rows} == set(POLICIES)
    assert {row["basis"] for row in rows} == {"deadline", "final", "earlier", "none"}
    assert {row["self_reported"] for row in rows} == {"claims", "statistics", "both", ""}
    assert len({row["target"] for row in rows if row["verdict"] == "not_met"}) >= 12
    told = expected("expected_deliverables") + expected("expected_deliverables_2")
    assert {row["verdict"] for row in told} == {
        "done", "done_before_release", "adopted_not_in_force", "done_late", "started",
        "no_evidence_found", "not_searched", "cannot_be_rated",
    }  # fmt: skip
