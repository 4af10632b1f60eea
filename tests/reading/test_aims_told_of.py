"""Aims that were met, missed or replaced, the year of an aim, metric tons, and pages side by side."""

import pytest

from tallystick.reading import SourceText, draft_register
from tallystick.reading.languages import language_named
from tallystick.reading.lines import lines_of
from tallystick.reading.printed import Printed
from tallystick.reading.printed_boxes import in_boxes
from tallystick.reading.templates import fields_of

PLAN = (
    "# Plan of Norland 2021-2045\n\n- The office will open a register.\n- {said}\n- It will train clerks.\n"
)
PLAN_ZH = "诺兰国担保工作方案\n\n一、任务\n（一）加强业务。{said}\n（二）加强培训。各地要开展培训。\n"


def numbers(said: str, language: str = "en", plan: str = PLAN) -> list[tuple[str, str]]:
    draft = draft_register(SourceText(plan.format(said=said), "md" if plan is PLAN else "txt"), language)
    return [(str(one.value), one.deadline[:4]) for one in draft.targets]


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("The works met their 2020 goal of 33%.", "en"),
        ("The works exceeded their goal of 20% by saving 30%, which equates to 481 jobs.", "en"),
        ("The 2020 target of 14 schools was met, and more schools are being looked at.", "en"),
        ("In 2015, the goal of the works was to support 27 schools.", "en"),
        ("In 2015, the works had a target of lending 2,000 bicycles by 2020.", "en"),
        ("The greatest source of smoke comes from lorries, accounting for 41% of it.", "en"),
        ("Cuts will result from selling the mine, with some gas (gas emits half the smoke as coal).", "en"),
        ("La ciudad superó su meta de 40 escuelas.", "es"),
        ("La ville a atteint son objectif de 40 écoles.", "fr"),
    ],
)
def test_an_aim_that_is_told_of_is_no_target(said: str, language: str) -> None:
    assert numbers(said, language) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The 2030 goal of 37 boats has been increased to 50 boats, with a 75 boat goal in 2040.",
         [("50", "2030"), ("75", "2040")]),
        (f"The 2030 goal has been raised from\n{60 * ' '}5,000 to 16,000 boats, with 25,000 boats by 2040.",
         [("16000", "2030"), ("25000", "2040")]),
        ("By 2025, 40 clinics will open, with 60 beds by 2028.", [("40", "2025"), ("60", "2028")]),
        ("The city met its goal of 30% and will reach a goal of 60% by 2029.", [("60", "2029")]),
        ("By 2029 the city will have met its goal of 30%.", [("30", "2029")]),
        ("The target was raised to 40% by 2029.", [("40", "2029")]),
        ("Half the schools as well as 20% of the clinics will be warm by 2029.",
         [("50", "2029"), ("20", "2029")]),
    ],
)  # fmt: skip
def test_an_aim_that_is_set_is_one_with_its_own_year(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "value"), [("12,000 MTCO2e", 12_000), ("12 MtCO2e", 12_000_000), ("12 MMTCO2e", 12_000_000)]
)
def test_metric_tons_in_capitals_are_no_megatonnes(said: str, value: int) -> None:
    assert numbers(f"Cut smoke by {said} by 2030.") == [(str(value), "2030")]


def test_a_bound_on_whom_something_is_given_to_is_none_in_chinese() -> None:
    assert numbers("对失业率不超过3%的地区给予奖励。", "zh", PLAN_ZH) == []
    assert numbers("对新建住房，绿化率不低于30%。", "zh", PLAN_ZH) == [("30", "")]
    assert numbers("对60%以上的村庄给予补贴。", "zh", PLAN_ZH) == [("60", "")]


def lines(places: list[tuple[float, float, float, str]]) -> list[Printed]:
    return [
        Printed(words, left, right, base, 11, False, place=at)
        for at, (left, right, base, words) in enumerate(places)
    ]


LEFT = [(325.0, 575.0, 748.0 - 16 * at, f"words of the left page {at}") for at in range(6)]
RIGHT = [(648.0, 900.0, 752.0 - 16 * at, f"and of the right {at}") for at in range(2)]


def test_a_wide_page_with_nothing_over_its_middle_is_two_pages() -> None:
    found = [one for box in in_boxes(lines([*LEFT, *RIGHT]), 1224) for one in box]
    assert [one.words for one in found] == [one[3] for one in [*LEFT, *RIGHT]]
    assert found[-1].left == RIGHT[0][0] - 612  # as far in as on a page of its own


def test_rows_over_the_middle_make_no_two_pages() -> None:
    rows = [piece for pair in zip(LEFT, [*RIGHT, *RIGHT, *RIGHT], strict=True) for piece in pair]
    assert in_boxes(lines(rows), 1224) == []
    assert in_boxes(lines([*LEFT, (500.0, 800.0, 600.0, "a title over both"), RIGHT[0]]), 1224) == []


def test_the_title_of_a_numbered_part_that_is_said_twice_is_no_field() -> None:
    aims = ("Objective 1.1: Clean rivers", "Objective 1.2: Safe roads", "Activity 1.3: Open schools")
    text = "Plan" + 2 * "".join(f"\n\n{aim}\n\nThe words of it." for aim in aims)
    assert fields_of(lines_of(SourceText(text, "txt")), set(), language_named("en")) == {}
