"""Half way to the deadline: one case a line, worked out by hand from the formulas of docs/verdicts.md."""

import csv
import datetime
from pathlib import Path

import pytest

from tallystick.assessment import Assessment, assess
from tallystick.register.files import chosen_method
from tallystick.register.method import PaceName, PaceRule
from tests.golden.cases import package_of

CASES = Path(__file__).with_name("pace.csv")
HALF_WAY = datetime.date(2023, 12, 31)


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def judged(promise: str, figures: str, leading: PaceName | None = "linear") -> Assessment:
    package = package_of(promise, figures)
    pace = None if leading is None else PaceRule(leading=leading)
    half_way = {"judged_to": HALF_WAY, "pace": pace}
    return assess(package, chosen_method(package, "final").model_copy(update=half_way))


def told(case: dict[str, str]) -> dict[str, str]:
    found = judged(case["promise"], case["figures"])
    policy = case["policy"]
    row = next(one for one in found.verdicts if (one.policy, one.rule) == (policy, "headline") and one.leads)
    course = next((one for one in found.courses if one.tier == row.tier), None)
    ahead = row.verdict not in {"met", "not_met"}
    ratios = {one.rule: one.ratio for one in course.rules} if course is not None and ahead else {}
    return {
        "verdict": row.verdict,
        **{
            name: "" if ratios.get(name) is None else str(ratios[name])
            for name in ("linear", "growth", "extrapolated")
        },
        "base_value": "" if row.base_value is None else str(row.base_value),
        "contested": str(row.contested).lower(),
        "marks": "; ".join(row.marks),
    }


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_a_case_is_as_worked_out_by_hand(case: dict[str, str]) -> None:
    found = told(case)
    assert found == {name: case[name] for name in found}, case["why"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_without_a_rule_of_pace_nothing_is_said_of_the_time_ahead(case: dict[str, str]) -> None:
    found = judged(case["promise"], case["figures"], leading=None)
    rules = dict(found.rules)
    assert {one.verdict for one in found.verdicts} <= {"met", "not_met", "cannot_be_rated"}
    assert {one.rule for one in found.verdicts} == {"headline"}
    assert not any(name.startswith(("pace", "projection")) for name in rules)
    assert found.courses == ()


def test_the_method_names_the_rule_that_leads() -> None:
    """5.6 of 10 in 3 of 5 years: behind by an even pace, on course by growth; both stand there."""
    promise, figures = "level >= 60 percent up", "2020 50 stat % | 2023 55.6 stat %"
    for leading, right in (("linear", "behind"), ("growth", "on_course"), ("extrapolated", "on_course")):
        found = judged(promise, figures, leading)  # type: ignore[arg-type]
        rows = {(one.policy, one.rule): one.verdict for one in found.verdicts}
        assert rows["official", "headline"] == rows["default", "headline"] == right
        assert rows["official", f"pace_{leading}"] == right
        assert {rows["official", f"pace_{name}"] for name in ("growth", "extrapolated")} == {"on_course"}
        assert rows["official", "pace_linear"] == "behind"
        assert dict(found.summary.whole.headline)[right] == 1
        assert [one.rules[0].rule for one in found.courses] == [leading]


def test_from_the_deadline_on_the_figure_for_it_decides() -> None:
    package = package_of("level >= 60 percent up", "2020 50 stat % | 2025 56 stat %")
    method = chosen_method(package, "final").model_copy(update={"pace": PaceRule(leading="linear")})
    found = assess(package, method)
    assert {one.verdict for one in found.verdicts if one.policy == "default"} == {"not_met"}
    assert found.courses == ()


def test_a_course_is_carried_on_to_its_deadline() -> None:
    (course,) = judged(
        "level >= 60 percent up", "2020 50 stat % | 2021 52 stat % | 2022 54 stat % | 2023 56 stat %"
    ).courses
    assert (str(course.projected), course.projected_low, course.projected_high) == ("60", None, None)
    assert (course.base_day, course.latest_day, course.deadline) == ("2020-12-31", "2023-12-31", "2025-12-31")
    assert course.figures == ("f1", "f2", "f3", "f4")


def test_every_case_has_its_own_name_and_reason() -> None:
    names = [case["case"] for case in cases()]
    assert len(set(names)) == len(names) > 35
    assert all(case["why"] for case in cases())
