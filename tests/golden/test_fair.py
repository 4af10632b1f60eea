"""One case a line with the edge of each rule of the design, worked out by hand in its last column."""

import csv
import dataclasses
from pathlib import Path

import pytest

from tallystick.assessment import assess
from tallystick.assessment.model import TargetVerdict
from tallystick.register import Package
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

CASES = Path(__file__).with_name("fair.csv")


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def judged(package: Package, policy: str) -> TargetVerdict:
    assessment = assess(package, chosen_method(package, "final"))
    return next(one for one in assessment.verdicts if (one.policy, one.leading) == (policy, True))


def told(one: TargetVerdict) -> dict[str, str]:
    return {
        "verdict": one.verdict,
        "basis": one.basis,
        "observed": "" if one.observed is None else str(one.observed),
        "figures_shown": "; ".join(one.figures),
        "contested": str(one.contested).lower(),
        "marks": "; ".join(one.marks),
    }


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_a_case_is_as_worked_out_by_hand(case: dict[str, str]) -> None:
    found = told(judged(package_of(case["promise"], case["figures"]), case["policy"]))
    assert found == {name: case[name] for name in found}, case["why"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_no_verdict_hangs_on_an_identifier(case: dict[str, str]) -> None:
    """Rows renamed so that their order turns round: the same answer, figure and marks."""
    package = package_of(case["promise"], case["figures"])
    names = [one.id for one in package.observations]
    turned = dict(zip(names, reversed([f"g{place:02}" for place in range(len(names))]), strict=True))
    rows = [dataclasses.replace(one, id=turned[one.id]) for one in package.observations]
    before = told(judged(package, case["policy"]))
    after = told(judged(dataclasses.replace(package, observations=tuple(reversed(rows))), case["policy"]))
    before["figures_shown"] = "; ".join(turned[name] for name in before["figures_shown"].split("; ") if name)
    assert after == before


def test_every_case_has_its_own_name_and_reason() -> None:
    names = [case["case"] for case in cases()]
    assert len(set(names)) == len(names) > 70
    assert all(case["why"] for case in cases())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_every_figure_twice_changes_nothing(case: dict[str, str]) -> None:
    """The same publication entered twice, to the letter, is one publication."""
    package = package_of(case["promise"], case["figures"])
    twice = [dataclasses.replace(one, id=f"z{one.id}") for one in package.observations]
    before = told(judged(package, case["policy"]))
    after = told(
        judged(dataclasses.replace(package, observations=(*package.observations, *twice)), case["policy"])
    )
    before.pop("figures_shown")
    after.pop("figures_shown")
    assert after == before
