"""Gaps of groups to the average, worked out by hand, and breakdowns that nobody published."""

import dataclasses
from decimal import Decimal

import pytest

from tallystick.assessment import assess
from tallystick.assessment.groups.breakdowns import breakdowns
from tallystick.assessment.groups.gaps import group_gaps, group_gaps_2
from tallystick.assessment.groups.model import GroupGap
from tallystick.assessment.record import verdict_tables
from tallystick.register import Package
from tallystick.register.files import chosen_method
from tests.golden.test_levels import package

NEARER, UNCLEAR = "narrower", "no_clear_change"


def gaps(changed: Package) -> tuple[GroupGap, ...]:
    return group_gaps_2(changed, chosen_method(changed, None))


def figures(
    *rows: tuple[str, str, str], qualifier: str = "exact", rounding: Decimal | None = None
) -> Package:
    """The realm with these figures of tap water in the whole country: group, year and value."""
    some = next(one for one in package().observations if one.indicator == "homes.water")
    made = tuple(
        dataclasses.replace(
            some,
            id=f"g{place}",
            group=group or None,
            period=type(some.period).parse(year),
            value=Decimal(value),
            value_in_target_unit=Decimal(value),
            qualifier=qualifier,
            rounding=rounding,
        )
        for place, (group, year, value) in enumerate(rows)
    )
    return dataclasses.replace(package(), observations=made)


def test_a_gap_is_the_groups_figure_by_the_average_now_and_when_the_plan_began() -> None:
    """80.0 / 89.5 = 0.8939, between 79.95 / 89.55 and 80.05 / 89.45; in 2020 70.0 / 84.0 = 0.8333."""
    (one,) = gaps(package())
    assert (one.indicator, one.group, one.worse) == ("homes.water", "rural_people", True)
    assert (one.now.year, str(one.now.ratio)) == (2025, "0.8939")
    assert (str(one.now.low), str(one.now.high)) == ("0.8928", "0.8949")
    assert one.base is not None
    assert (one.base.year, str(one.base.ratio)) == (2020, "0.8333")
    assert (str(one.base.low), str(one.base.high)) == ("0.8322", "0.8344")
    assert one.change == "narrower"


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        ([("", "2020", "80.0"), ("x", "2020", "76.0"), ("", "2025", "80.0"), ("x", "2025", "72.0")], "wider"),
        ([("", "2020", "80.0"), ("x", "2020", "88.0"), ("", "2025", "80.0"), ("x", "2025", "84.0")], NEARER),
        # 0.95 of numbers printed whole may be 0.933 to 0.967: 0.94 beside it is no change that is clear
        ([("", "2020", "40"), ("x", "2020", "38"), ("", "2025", "50"), ("x", "2025", "47")], UNCLEAR),
        ([("", "2025", "80.0"), ("x", "2025", "76.0")], ""),  # no base
        # as far below 1 as above it afterwards: 0.90 (0.899 to 0.901), 1.10 (1.099 to 1.101)
        ([("", "2020", "80.0"), ("x", "2020", "72.0"), ("", "2025", "80.0"), ("x", "2025", "88.0")], UNCLEAR),
        ([("", "2020", "80.0"), ("x", "2020", "72.0"), ("", "2025", "80.1"), ("x", "2025", "88.0")], UNCLEAR),
        ([("", "2020", "80.0"), ("x", "2020", "72.0"), ("", "2025", "80.0"), ("x", "2025", "82.0")], NEARER),
    ],
)  # fmt: skip
def test_what_became_of_a_gap(rows: list[tuple[str, str, str]], change: str) -> None:
    (one,) = gaps(figures(*rows))
    assert one.change == change
    assert (one.base is None) == (change == "")


@pytest.mark.parametrize(
    "rows",
    [
        [("", "2024", "80.0"), ("x", "2025", "76.0")],  # never the same year
        [("", "2025", "0"), ("x", "2025", "76.0")],  # nothing to divide by
        [("", "2025", "-2.0"), ("x", "2025", "3.0")],
        [("x", "2025", "76.0")],  # no average
    ],
)
def test_without_two_figures_that_can_be_divided_there_is_no_gap(rows: list[tuple[str, str, str]]) -> None:
    assert gaps(figures(*rows)) == ()


def test_a_groups_part_of_a_total_is_no_gap() -> None:
    changed = figures(("", "2025", "80"), ("x", "2025", "76"))
    persons = tuple(
        dataclasses.replace(one, unit="persons", denominator=None) if one.id == "homes.water" else one
        for one in changed.indicators
    )
    counted = dataclasses.replace(
        changed,
        indicators=persons,
        observations=tuple(dataclasses.replace(one, unit="persons") for one in changed.observations),
    )
    assert gaps(counted) == ()
    assert len(group_gaps(counted, chosen_method(counted, None))) == 1
    per_head = tuple(
        dataclasses.replace(one, denominator="each village") if one.id == "homes.water" else one
        for one in persons
    )
    assert len(gaps(dataclasses.replace(counted, indicators=per_head))) == 1


def test_an_average_of_another_body_is_none() -> None:
    changed = figures(("", "2025", "80.0"), ("x", "2025", "76.0"))
    first, second = changed.observations
    other = dataclasses.replace(first, source="plan-east")
    sources = tuple(
        dataclasses.replace(one, issuing_body="Somebody else") if one.id == "plan-east" else one
        for one in changed.sources
    )
    assert gaps(dataclasses.replace(changed, observations=(other, second), sources=sources)) == ()


def test_an_interval_is_known_only_where_both_roundings_are() -> None:
    (one,) = gaps(figures(("", "2025", "80.0"), ("x", "2025", "76.0"), qualifier="approximate"))
    assert (one.now.low, one.now.high) == (None, None)
    (one,) = gaps(
        figures(("", "2025", "80.0"), ("x", "2025", "76.0"), qualifier="approximate", rounding=Decimal(1))
    )
    assert (str(one.now.low), str(one.now.high)) == ("0.9259", "0.9747")  # 75 / 81 and 77 / 79


def test_which_breakdowns_are_called_for_and_which_nobody_published() -> None:
    """The plan names rural people and women; its indicator is to be broken down in three ways."""
    told = {(one.indicator, one.by): (one.figures, one.missing) for one in breakdowns(package())}
    assert told == {
        ("", "rural_people"): (1, False),
        ("", "women"): (0, True),
        ("homes.water", "province"): (2, False),  # not its prefecture and its county
        ("homes.water", "residence"): (1, False),
        ("homes.water", "sex"): (0, True),
    }


def test_a_breakdown_is_there_as_soon_as_one_of_its_groups_has_a_figure() -> None:
    some = next(one for one in package().observations if one.indicator == "homes.water")
    women = dataclasses.replace(some, id="w", group="women")
    more = dataclasses.replace(package(), observations=(*package().observations, women))
    assert [one.by for one in breakdowns(more) if one.missing] == []


def test_an_indicator_that_speaks_of_these_people_alone_is_enough_for_the_plan() -> None:
    spoken = tuple(
        dataclasses.replace(one, groups=("women",)) if one.id == "homes.water" else one
        for one in package().indicators
    )
    told = breakdowns(dataclasses.replace(package(), indicators=spoken))
    assert [(one.indicator, one.by) for one in told if one.missing] == [("homes.water", "sex")]


def test_the_tables_say_the_same() -> None:
    made = verdict_tables(package(), assess(package(), chosen_method(package(), None)))
    gap = made["group_gaps.csv"].decode().splitlines()
    assert gap[1] == (
        "homes.water,rural_people,Realm Statistics,,percent,true,2025,80.0,89.5,0.8939,0.8928,0.8949,"
        "2020,70.0,84.0,0.8333,0.8322,0.8344,narrower,f11; f05; f10; f04"
    )
    missing = [row for row in made["breakdowns.csv"].decode().splitlines() if row.endswith("true")]
    assert missing == ["A.2,,women,0,true", "A.2,homes.water,sex,0,true"]
