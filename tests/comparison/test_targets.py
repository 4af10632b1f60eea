"""Each property of a target, changed each way: less, more, or not to be told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tallystick.base.dates import PartialDate, Period
from tallystick.comparison.deliverables import deliverable_changes
from tallystick.comparison.fields import TwoPlans
from tallystick.comparison.targets import target_changes
from tallystick.comparison.texts import Weights, terms
from tallystick.register.model import Deliverable, Target

LEVEL = Target(
    id="t", commitment="c", quantity="Share of homes with water", arithmetic="level", comparator=">=",
    value=Decimal(90), unit="percent", strict=False, baseline_year=None, deadline=PartialDate.parse("2025"),
    frequency=None, counts=None, start=None, end=None, note=None,
)  # fmt: skip
COUNT = replace(
    LEVEL, arithmetic="cumulative", comparator="cumulative_at_least", unit="homes", counts="additional"
)
CHANGE = replace(LEVEL, arithmetic="change", comparator="decrease_by", baseline_year=2020)
CEILING = replace(LEVEL, arithmetic="ceiling", comparator="<=")
NEXT, SAME = ("2021/2025", "2026/2030"), ("2021/2025", "2021/2025")
TURNED = {"weaker": "stronger", "stronger": "weaker"}


def frame(periods: tuple[str, str], **more: dict[str, str]) -> TwoPlans:
    weights = Weights([terms(LEVEL.quantity), terms("Rate of registered unemployment in towns")])
    none: dict[str, str] = {}
    names = ("old_definitions", "new_definitions", "old_directions", "new_directions")
    first, second, third, fourth = (more.get(name, none) for name in names)
    old, new = map(Period.parse, periods)
    return TwoPlans(old, new, weights, first, second, third, fourth)


def ways(old: Target, new: Target, periods: tuple[str, str]) -> dict[str, str]:
    return {one.field: one.way for one in target_changes(old, new, frame(periods))}


CASES = [
    ("lower value", LEVEL, {"value": Decimal(80)}, SAME, {"value": "weaker"}),
    ("higher value", LEVEL, {"value": Decimal(95)}, SAME, {"value": "stronger"}),
    ("a ceiling raised", CEILING, {"value": Decimal(95)}, SAME, {"value": "weaker"}),
    ("a smaller cut", CHANGE, {"value": Decimal(80)}, SAME, {"value": "weaker"}),
    ("the same in other digits", LEVEL, {"value": Decimal("90.0")}, SAME, {}),
    ("later", LEVEL, {"deadline": PartialDate.parse("2026")}, SAME, {"deadline": "weaker"}),
    ("earlier", LEVEL, {"deadline": PartialDate.parse("2024")}, SAME, {"deadline": "stronger"}),
    ("the same day", LEVEL, {"deadline": PartialDate.parse("2025-12")}, SAME, {}),
    ("same number, next plan", LEVEL, {"deadline": PartialDate.parse("2030")}, NEXT, {"deadline": "weaker"}),
    (
        "higher number, next plan",
        LEVEL,
        {"value": Decimal(95), "deadline": PartialDate.parse("2030")},
        NEXT,
        {"value": "stronger", "deadline": "neutral"},
    ),
    (
        "lower number, next plan",
        LEVEL,
        {"value": Decimal(85), "deadline": PartialDate.parse("2030")},
        NEXT,
        {"value": "weaker", "deadline": "neutral"},
    ),
    (
        "higher number, later than the next plan ends",
        LEVEL,
        {"value": Decimal(95), "deadline": PartialDate.parse("2033")},
        NEXT,
        {"value": "stronger", "deadline": "weaker"},
    ),
    ("as many more again", COUNT, {"deadline": PartialDate.parse("2030")}, NEXT, {"deadline": "neutral"}),
    ("a ceiling held on", CEILING, {"deadline": PartialDate.parse("2030")}, NEXT, {"deadline": "neutral"}),
    ("in all, not more", COUNT, {"counts": "total"}, SAME, {"counts": "weaker"}),
    ("at least to about", LEVEL, {"comparator": "about"}, SAME, {"comparator": "weaker"}),
    ("at least to at most", LEVEL, {"comparator": "<="}, SAME, {"comparator": "unclear"}),
    (
        "more than to at least",
        replace(LEVEL, comparator=">", strict=True),
        {"comparator": ">=", "strict": False},
        SAME,
        {"strict": "weaker"},
    ),
    ("over by strictness alone", replace(LEVEL, strict=True), {"strict": False}, SAME, {"strict": "weaker"}),
    (">= strict is >", replace(LEVEL, strict=True), {"comparator": ">"}, SAME, {}),
    (
        "every year to once",
        replace(LEVEL, frequency="annual"),
        {"frequency": None},
        SAME,
        {"frequency": "weaker"},
    ),
    (
        "once to every year",
        LEVEL,
        {"arithmetic": "annual", "frequency": "annual"},
        SAME,
        {"arithmetic": "stronger"},
    ),
    ("a level to a total", LEVEL, {"arithmetic": "cumulative"}, SAME, {"arithmetic": "unclear"}),
    ("another base", CHANGE, {"baseline_year": 2022}, SAME, {"baseline_year": "unclear"}),
    ("a base that moves along", CHANGE, {"baseline_year": 2025}, NEXT, {"baseline_year": "neutral"}),
    ("no base", CHANGE, {"baseline_year": None}, SAME, {"baseline_year": "unclear"}),
    (
        "a base of a level",
        replace(LEVEL, baseline_year=2015),
        {"baseline_year": 2020},
        SAME,
        {"baseline_year": "neutral"},
    ),
    (
        "the same share in thousandths",
        LEVEL,
        {"unit": "per_1000", "value": Decimal(900)},
        SAME,
        {"unit": "neutral"},
    ),
    (
        "a lower share in thousandths",
        LEVEL,
        {"unit": "per_1000", "value": Decimal(850)},
        SAME,
        {"unit": "neutral", "value": "weaker"},
    ),
    (
        "percent to points",
        CHANGE,
        {"unit": "percentage_points"},
        SAME,
        {"unit": "unclear", "value": "unclear"},
    ),
    (
        "homes to hectares",
        COUNT,
        {"unit": "hectares", "value": Decimal(5)},
        SAME,
        {"unit": "unclear", "value": "unclear"},
    ),
    (
        "another quantity",
        LEVEL,
        {"quantity": "Rate of registered unemployment in towns"},
        SAME,
        {"quantity": "unclear"},
    ),
    ("other words", LEVEL, {"quantity": "Share of the homes that have water"}, SAME, {"quantity": "neutral"}),
    ("an exact number", replace(LEVEL, comparator="="), {"value": Decimal(91)}, SAME, {"value": "unclear"}),
]


@pytest.mark.parametrize(
    ("old", "after", "periods", "right"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_change_and_its_reverse(
    old: Target, after: dict[str, object], periods: tuple[str, str], right: dict[str, str]
) -> None:
    new = replace(old, **after)  # type: ignore[arg-type]
    assert ways(old, new, periods) == right
    back = {field: TURNED.get(way, way) for field, way in right.items()}
    assert ways(new, old, (periods[1], periods[0])) == back


def test_the_indicator_says_which_way_an_exact_number_is_better() -> None:
    old = replace(LEVEL, comparator="=")
    known = frame(SAME, old_directions={"t": "down"}, new_directions={"t": "down"})
    changes = target_changes(old, replace(old, value=Decimal(91)), known)
    assert [(one.field, one.way) for one in changes] == [("value", "weaker")]


def test_another_definition_makes_numbers_incomparable() -> None:
    known = frame(SAME, old_definitions={"t": "Homes with a tap"}, new_definitions={"t": "Homes near a well"})
    changes = target_changes(LEVEL, replace(LEVEL, value=Decimal(99)), known)
    assert [(one.field, one.way) for one in changes] == [("definition", "unclear"), ("value", "unclear")]
    assert "“Homes with a tap” has become “Homes near a well”" in changes[0].reason.text


def test_the_reason_names_both_numbers() -> None:
    (change,) = target_changes(LEVEL, replace(LEVEL, value=Decimal("80.5")), frame(SAME))
    assert change.reason.text == "The number goes from 90 percent to 80.5 percent, which asks for less."


@pytest.mark.parametrize(
    ("kind", "deadline", "periods", "way"),
    [
        ("law", "2030", NEXT, "weaker"),
        ("report", "2030", NEXT, "neutral"),
        ("report", "2032", NEXT, "weaker"),
        ("works", "2024", SAME, "stronger"),
    ],
)
def test_a_law_promised_again_comes_later_and_a_report_anew(
    kind: str, deadline: str, periods: tuple[str, str], way: str
) -> None:
    old = Deliverable("d", "c", kind, "Water law", PartialDate.parse("2025"), None)
    new = replace(old, deadline=PartialDate.parse(deadline))
    assert [(one.field, one.way) for one in deliverable_changes(old, new, frame(periods))] == [
        ("deadline", way)
    ]
    assert deliverable_changes(old, old, frame(periods)) == ()
