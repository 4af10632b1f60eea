"""The invented realm has four levels; whether its parts' promises make the whole's was worked out by hand.

Clinics (a sum): 120 + 70 = 190 of 200. In the east 80 and a prefecture that says nothing: 80 or more of 120.
Its first prefecture: 50 + 35 = 85 of 80. In the west one prefecture with 70 to 80: at least the 70 promised.
Water (a mean by weight): (92 x 60 + 85 x 40) / 100 = 89.2 of 90. In the east (95 x 20 + s x 40) / 60 with s
from 0 to 100: 31.67 to 98.33, of 92. Its first prefecture: (95 x 12 + 96 x 8) / 20 = 95.4 of 95.
Infants (every part at most 5): the west allows 5.5. Of the west's 5.5 its prefecture allows 5 to 6. Of the
county that took over in 2023 the promise is for 2026; the one before it is no part of 2025 any more.
"""

import dataclasses
from decimal import Decimal
from functools import cache

import pytest

from tallystick.assessment import Assessment, assess
from tallystick.assessment.local.model import AddingUp
from tallystick.assessment.rules import REGISTRY
from tallystick.register import Package, check_package, load_package
from tallystick.register.areas import LocalTarget
from tallystick.register.files import chosen_method
from tests.golden.test_golden import HERE

LEVELS = HERE / "levels"
BY_HAND = """
clinics QZ     falls_short    190    190    2 -
clinics QZ-E   cannot_be_said 80     -      2 QZ-E2
clinics QZ-E1  adds_up        85     85     2 -
clinics QZ-W   adds_up        70     80     1 -
infants QZ     falls_short    5.5    5.5    2 -
infants QZ-E   adds_up        4.5    4.5    2 -
infants QZ-E1  cannot_be_said 4.5    4.5    2 QZ-E1b
infants QZ-W   cannot_be_said 5      6      1 -
infants QZ-W1  cannot_be_said -      -      1 QZ-W1b
trees   QZ     cannot_be_said -      -      2 QZ-W
water   QZ     falls_short    89.2   89.2   2 -
water   QZ-E   cannot_be_said 31.67  98.33  2 QZ-E2
water   QZ-E1  adds_up        95.4   95.4   2 -
water   QZ-W   adds_up        85     88     1 -
"""
#: Against its own number, and as the area's answer to the country's: 94 of 95 promised is more than 90.
VERDICTS_BY_HAND = """
clinics QZ-E   met               125
clinics QZ-W   not_met           60
water   QZ-E   met               92.5
water   QZ-E1  not_met           94
water   QZ-E1b last_figure_meets 96.5
water   QZ-W   not_met           84
"""


@cache
def package() -> Package:
    return load_package(str(LEVELS))


def judged(changed: Package) -> Assessment:
    return assess(changed, chosen_method(changed, None))


def lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


def number(value: Decimal | None) -> str:
    return "-" if value is None else str(value)


def test_whether_parts_make_the_whole_is_as_worked_out_by_hand_at_four_levels() -> None:
    assert [
        [
            one.target,
            one.area,
            one.answer,
            number(one.low),
            number(one.high),
            str(one.parts),
            "; ".join(one.silent) or "-",
        ]
        for one in judged(package()).adding
    ] == lines(BY_HAND)


def test_local_targets_are_judged_like_the_countrys() -> None:
    local = [one for one in judged(package()).local if one.policy == "default"]
    rated = [
        [one.target, one.area, one.verdict, f"{one.observed.normalize():f}"]
        for one in local
        if one.observed is not None
    ]
    assert rated == lines(VERDICTS_BY_HAND)
    with_number = {(one.target, one.area) for one in package().local_targets if one.value is not None}
    assert {(one.target, one.area) for one in local} == with_number  # unrated ones stay in the denominator


def test_a_local_target_moves_no_other_verdict() -> None:
    without = judged(dataclasses.replace(package(), local_targets=()))
    assert without.verdicts == judged(package()).verdicts
    assert without.summary == judged(package()).summary
    assert (without.adding, without.local) == ((), ())
    assert "adding_up" not in dict(without.rules)  # the identity of such an assessment is what it was


def test_no_part_is_asked_for_the_whole_of_what_parts_make_as_a_sum() -> None:
    areas = {(one.target, one.area) for one in judged(package()).verdicts} - {
        (one.id, "QZ") for one in package().targets
    }
    assert {target for target, _ in areas} == {"water", "infants"}  # figures of clinics by area are there too


def adding(
    target: str, area: str, rows: dict[str, dict[str, object]], version: int = 2, **changes: object
) -> AddingUp:
    """The realm with another target and other local targets of it."""
    asked = [dataclasses.replace(one, **changes) for one in package().targets if one.id == target]  # type: ignore[arg-type]
    local = tuple(LocalTarget(target, name, **cells) for name, cells in rows.items())  # type: ignore[arg-type]
    changed = dataclasses.replace(package(), targets=tuple(asked), local_targets=local)
    changed = dataclasses.replace(
        changed, target_indicators=tuple(one for one in package().target_indicators if one.target == target)
    )
    rules = REGISTRY.named({**dict(judged(package()).rules), "adding_up": version})
    method = chosen_method(changed, None)
    return next(one for one in assess(changed, method, rules).adding if one.area == area)


def values(east: str, west: str, *weights: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for place, (area, value) in enumerate((("QZ-E", east), ("QZ-W", west))):
        found[area] = {"value": Decimal(value) if value else None}
        if weights and weights[place]:
            found[area]["weight"] = Decimal(weights[place])
    return found


@pytest.mark.parametrize(
    ("target", "rows", "changes", "answer"),
    [
        ("clinics", values("120", "80"), {}, "adds_up"),
        ("clinics", values("120", "79.9"), {}, "falls_short"),
        ("clinics", values("200", ""), {}, "adds_up"),  # the silent part can only add
        ("clinics", values("120", ""), {}, "cannot_be_said"),
        ("clinics", values("120", "80"), {"strict": True}, "adds_up"),  # as strict in parts as in the whole
        ("clinics", values("190", "35"), {"comparator": "<="}, "falls_short"),
        ("clinics", values("210", ""), {"comparator": "<="}, "falls_short"),  # already beyond the whole's
        ("clinics", values("100", "81"), {"comparator": "about"}, "adds_up"),  # 10 percent below 200 is 180
        ("clinics", values("100", "79"), {"comparator": "about"}, "falls_short"),
        ("water", values("95", "80", "2", "1"), {}, "adds_up"),  # 270 of 270
        ("water", values("95", "79", "2", "1"), {}, "falls_short"),
        ("water", values("95", "80", "2", ""), {}, "cannot_be_said"),  # no weight
        ("water", values("95", "", "99", "1"), {}, "adds_up"),  # 94.05 even with nothing in the west
        ("water", values("50", "", "99", "1"), {}, "falls_short"),  # 50.5 even with all of the west
        ("water", values("95", "80", "2", "1"), {"parts_make": "minimum"}, "falls_short"),
        ("water", values("95", "90", "2", "1"), {"parts_make": "minimum"}, "adds_up"),
        ("water", values("95", "", "2", "1"), {"parts_make": "minimum"}, "cannot_be_said"),
        ("water", values("60", "", "2", "1"), {"parts_make": "minimum"}, "falls_short"),
        (
            "water",
            values("12", "9", "1", "1"),
            {"arithmetic": "change", "comparator": "decrease_by", "value": Decimal(10)},
            "adds_up",
        ),
        (
            "water",
            values("12", "7", "1", "1"),
            {"arithmetic": "change", "comparator": "decrease_by", "value": Decimal(10)},
            "falls_short",
        ),
        ("clinics", values("120", "80"), {"parts_make": None}, "cannot_be_said"),
    ],
)  # fmt: skip
def test_parts_make_the_whole_or_not(
    target: str, rows: dict[str, dict[str, object]], changes: dict[str, object], answer: str
) -> None:
    assert adding(target, "QZ", rows, **changes).answer == answer


@pytest.mark.parametrize(
    ("east", "deeper", "found", "told"),
    [
        # The east says nothing: 80 + 45 of its prefectures and 80 of the west are 205 of 200.
        ({"QZ-E1": "80", "QZ-E2": "45"}, {}, "adds_up 205 205", "counts for it"),
        ({"QZ-E1": "80", "QZ-E2": "39"}, {}, "falls_short 199 199", "counts for it"),
        ({"QZ-E1": "80"}, {}, "cannot_be_said 160 -", "that decides"),
        ({"QZ-E1": "120"}, {}, "adds_up 200 -", "counts for it"),
        # One prefecture says nothing either, its two counties do: 50 + 35 + 35 + 80.
        ({"QZ-E2": "35"}, {"QZ-E1a": "50", "QZ-E1b": "35"}, "adds_up 200 200", "counts for it"),
        ({}, {}, "cannot_be_said 80 -", "it decides"),
    ],
)
def test_of_a_silent_part_of_a_sum_what_its_own_parts_promise_counts(
    east: dict[str, str], deeper: dict[str, str], found: str, told: str
) -> None:
    rows: dict[str, dict[str, object]] = {
        area: {"value": Decimal(value)} for area, value in {"QZ-W": "80", **east, **deeper}.items()
    }
    one = adding("clinics", "QZ", rows)
    assert f"{one.answer} {number(one.low)} {number(one.high)}" == found
    assert one.silent == ("QZ-E",)
    assert told in str(one.reason)


def test_the_first_version_takes_a_silent_part_as_silent() -> None:
    rows = values("", "80") | {"QZ-E1": {"value": Decimal(120)}}
    assert adding("clinics", "QZ", rows, version=1).answer == "cannot_be_said"


def test_what_a_part_promises_itself_stands_before_what_its_own_parts_do() -> None:
    rows = values("120", "70") | {"QZ-E1": {"value": Decimal(500)}}
    assert adding("clinics", "QZ", rows).answer == "falls_short"


def test_a_range_may_end_at_zero() -> None:
    """From -5 to 0 of -2 at most: it hangs on where in the range they end."""
    rows: dict[str, dict[str, object]] = {
        "QZ-E": {"value": Decimal(-5), "value_high": Decimal(0)},
        "QZ-W": {"value": Decimal(-5)},
    }
    found = adding("infants", "QZ", rows, value=Decimal(-2))
    assert (found.answer, str(found.low), str(found.high)) == ("cannot_be_said", "-5", "0")


def test_an_area_that_ended_before_the_deadline_is_no_part_and_its_successor_is() -> None:
    row: dict[str, object] = {"value": Decimal(4)}
    found = adding("infants", "QZ-W1", {"QZ-W1": row, "QZ-W1a": row, "QZ-W1b": row})
    assert (found.parts, found.silent, found.answer) == (1, (), "adds_up")


def test_a_package_of_four_levels_has_no_error() -> None:
    checked = check_package(str(LEVELS))
    assert checked.errors == ()
    assert {one.code for one in checked.findings} == {
        "indicator-missing", "parts-unsaid", "local-deadline-later",
    }  # fmt: skip
