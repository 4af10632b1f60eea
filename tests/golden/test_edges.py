"""Cases that lie just on an edge, the weakest of several, and the counts: typed by hand."""

import csv
import dataclasses
from functools import cache
from pathlib import Path

import pytest

from tallystick.assessment import REGISTRY, Assessment, assess
from tallystick.assessment.model import CommitmentVerdict
from tallystick.register import Package, load_package
from tallystick.register.files import chosen_method

HERE = Path(__file__).parent
MET = ("met", "not_met", "last_figure_meets", "last_figure_falls_short", "cannot_be_rated")


@cache
def package() -> Package:
    return load_package(str(HERE / "edges"))


@cache
def assessed(*, first: bool = False) -> Assessment:
    rules = REGISTRY.named({}) if first else REGISTRY.latest()
    return assess(package(), chosen_method(package(), None), rules)


def expected(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return "; ".join(map(str, value))
        case _:
            return str(value)


@pytest.mark.parametrize("first", [True, False], ids=["the first release's rules", "the latest rules"])
def test_every_edge_is_as_worked_out_by_hand(first: bool) -> None:
    given = {(one.target, one.area, one.group, one.policy): one for one in assessed(first=first).verdicts}
    rows = {(row["target"], row["group"], row["policy"]): row for row in expected("expected_edges")}
    if not first:
        rows |= {(row["target"], row["group"], row["policy"]): row for row in expected("expected_edges_2")}
    wrong = []
    for row in rows.values():
        why, key = row.pop("why"), (row["target"], row["area"], row["group"], row["policy"])
        found = {name: text(getattr(given[key], name)) for name in row}
        wrong += [f"{key}, {name}: {found[name]!r} ({why})" for name in row if found[name] != row[name]]
    assert wrong == []


def test_only_areas_and_groups_with_figures_of_the_plans_time_have_rows() -> None:
    elsewhere = {(one.target, one.area, one.group) for one in assessed().verdicts} - {
        (one.id, "QW", "") for one in package().targets
    }
    assert elsewhere == {("women-only", "QW", "women")}


def test_every_commitment_is_as_weak_as_its_weakest() -> None:
    given = {(one.commitment, one.question): one for one in assessed().commitments}
    wrong = []
    for row in expected("expected_weakest"):
        found = given[row["commitment"], row["question"]]
        if (found.verdict, found.basis) != (row["verdict"], row["basis"]):
            wrong.append(f"{row}: {found.verdict} by {found.basis}")
    assert wrong == []


def counts(*numbers: int) -> tuple[tuple[str, int], ...]:
    return tuple(zip(MET, numbers, strict=True))


def test_the_counts_are_those_of_the_hand_typed_answers() -> None:
    summary = assessed().summary
    parts = {one.part: one for one in (summary.whole, *summary.parts)}
    assert (parts[""].commitments, parts[""].targets, parts[""].target_commitments) == (12, 27, 6)
    assert parts[""].headline == parts["E"].headline == counts(9, 5, 3, 3, 7)
    assert parts["W"].headline == counts(2, 1, 2, 2, 2)
    assert parts["D"].headline == parts["S"].headline == counts(0, 0, 0, 0, 0)
    assert (parts["E"].commitments, parts["W"].commitments, parts["D"].commitments) == (6, 5, 5)
    assert dict(parts["D"].deliverables) == dict(parts[""].deliverables)
    assert {code: count for code, count in parts["D"].deliverables if count} == {
        "done": 3, "done_late": 1, "cannot_be_rated": 1,
    }  # fmt: skip
    assert {code: count for code, count in parts[""].done if count} == {
        "done": 3, "done_late": 1, "cannot_be_rated": 8,
    }  # fmt: skip
    assert (parts[""].contested, parts["W"].contested) == (5, 0)
    assert dict(summary.policies)["international"] == counts(1, 0, 0, 0, 26)


def test_the_lists_of_a_summary() -> None:
    summary = assessed().summary
    assert set(summary.contested) == {
        "kind-before-exactness", "count-before-stock", "bad-year-denied", "two-counts-a-year",
        "good-year-denied",
    }  # fmt: skip
    assert set(summary.without_figures) == {"w.2.a", "w.3.b", "astride", "women-only"}
    assert set(summary.other_measures) == {"other-measure-later", "two-alike"}
    told = summary.self_reported
    assert (told.rated, told.claims, told.statistics, told.both) == (20, 0, 18, 0)  # two are others'


def test_the_rates_have_their_wholes() -> None:
    """Three deeds of five are done; eleven commitments are numbers or deeds, one is words.

    From the second version on targets count too: W.5's only one is met. What is done late is complete only
    where the method says so, which this one does not.
    """
    first, latest = (
        {one.name: (one.count, one.of) for one in assessed(first=first).summary.rates}
        for first in (True, False)
    )
    assert first == {
        "complete_of_all": (3, 12),
        "complete_of_verifiable": (3, 11),
        "complete_and_substantial_of_all": (None, 12),
    }
    assert latest == {
        "complete_of_all": (4, 12),
        "complete_of_verifiable": (4, 11),
        "complete_and_substantial_of_all": (None, 12),
    }
    assert dict(assessed().summary.complete) == {
        "promised": 11,
        "complete": 4,
        "late": 0,
        "not_in_force": 0,
        "before_the_plan": 0,
        "by_the_plan": 4,
    }


def test_the_methods_order_decides_which_deliverable_is_weakest() -> None:
    """All deeds in one commitment; the method calls what is done late weaker than what nobody knows of."""
    method = chosen_method(package(), None)
    others = [one for one in method.done.weakest_first if one != "done_late"]
    turned = ("done_late", *others)
    own = method.model_copy(update={"done": method.done.model_copy(update={"weakest_first": turned})})
    together = dataclasses.replace(
        package(),
        deliverables=tuple(dataclasses.replace(one, commitment="D.1") for one in package().deliverables),
    )
    assert [done_of(assess(together, one)) for one in (method, own)] == [
        ("cannot_be_rated", "bridge.begun-too-late"),
        ("done_late", "law.in-force-before-it-was-adopted"),
    ]


def done_of(assessment: Assessment) -> tuple[str, str]:
    def is_it(one: CommitmentVerdict) -> bool:
        return (one.commitment, one.question) == ("D.1", "done")

    found = next(one for one in assessment.commitments if is_it(one))
    return found.verdict, found.basis
