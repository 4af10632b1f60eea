"""The pace rules against values that are published or worked by hand, and where they must not answer."""

from datetime import date
from decimal import Decimal
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.assessment.pace import extrapolated, growth, linear
from tallystick.assessment.pace.answer import PaceAnswer
from tallystick.assessment.pace.course import CoursePoint, PaceCourse
from tallystick.assessment.pace.projection import project


def at(year: int, value: str) -> CoursePoint:
    return CoursePoint(date(year, 12, 31), Decimal(value))


def course(figures: str, wanted: str, deadline: int, **more: bool) -> PaceCourse:
    """Figures as ``2015 1.55 | 2019 1.82``; rising where the target lies above the base, unless said."""
    points = [at(int(year), value) for year, value in (one.split() for one in figures.split(" | "))]
    rising = more.pop("rising", Decimal(wanted) > points[0].value)
    return PaceCourse(points[0], tuple(points[1:]), Decimal(wanted), date(deadline, 12, 31), rising, **more)


def code(found: PaceAnswer) -> str:
    """The verdict that an answer comes to; empty where it cannot be rated."""
    return found.standing.code if found.standing is not None else ""


#: Open SDG's test series: the target of 0 becomes 0.001 for growth, and needs no such thing elsewhere.
PUBLISHED = course("2015 1.55 | 2019 1.82", "0", 2030)


def test_required_growth_of_the_published_series() -> None:
    found = growth.answer(PUBLISHED)
    assert found.ratio is not None
    assert round(found.ratio, 7) == Decimal("-0.1057877")
    assert (code(found), found.category, found.replaced) == ("away", "deterioration", "target")
    assert round(growth.growth(Decimal("1.55"), Decimal("0.001"), Decimal(15)), 7) == Decimal("-0.3872106")


def test_growth_carried_on_of_the_published_series() -> None:
    found = extrapolated.answer(PUBLISHED)
    assert found.ratio is not None
    assert round(found.ratio, 6) == Decimal("-0.826097")
    assert (code(found), found.category) == ("away", "regression")


@pytest.mark.parametrize(
    ("figures", "wanted", "rule", "right"),
    [
        # From 100 in 2020 to 121 by 2022 takes 10 % a year; 9.5 % is 95 % of it, to the last digit.
        ("2020 100 | 2021 109.5", "121", growth, "on_course on_track 0.9500"),
        ("2020 100 | 2021 109.4", "121", growth, "behind acceleration_needed 0.9400"),
        ("2020 100 | 2021 106", "121", growth, "behind acceleration_needed 0.6000"),
        ("2020 100 | 2021 105.9", "121", growth, "behind limited 0.5900"),
        ("2020 100 | 2021 100", "121", growth, "behind limited 0.0000"),
        ("2020 100 | 2021 99", "121", growth, "away deterioration -0.1000"),
        # Below 0, less deep is better: from -100 to -81 takes -10 % a year of what is below.
        ("2020 -100 | 2021 -90", "-81", growth, "on_course on_track 1.0000"),
        ("2020 -100 | 2021 -110", "-81", growth, "away deterioration -1.0000"),
        # Falling to 81 in two years takes 10 % a year.
        ("2020 100 | 2021 90", "81", growth, "on_course on_track 1.0000"),
        ("2020 100 | 2021 110", "81", growth, "away deterioration -1.0000"),
        # 100 to 110 in a year is 121 after two: all of the way; to 102 it is 104.04, 4.04 of 21.
        ("2020 100 | 2021 110", "121", extrapolated, "on_course on_track 1.0000"),
        ("2020 100 | 2021 102", "121", extrapolated, "behind fair_progress 0.1924"),
        ("2020 100 | 2021 101", "121", extrapolated, "behind stagnation 0.0957"),
        ("2020 100 | 2021 99", "121", extrapolated, "away regression -0.0948"),
        # Half the time gone: 95 % of half of the way is the edge.
        ("2020 0 | 2021 9.5", "20", linear, "on_course on_course 0.9500"),
        ("2020 0 | 2021 9.4", "20", linear, "behind behind 0.9400"),
        ("2020 0 | 2021 -1", "20", linear, "away away -0.1000"),
        ("2020 77.3 | 2023 78.0", "78.3", linear, "on_course on_course 1.1667"),
    ],
)
def test_worked_by_hand(figures: str, wanted: str, rule: object, right: str) -> None:
    deadline = 2025 if wanted == "78.3" else 2022
    found = rule.answer(course(figures, wanted, deadline))  # type: ignore[attr-defined]
    assert f"{code(found)} {found.category} {round(found.ratio, 4)}" == right


@pytest.mark.parametrize("rule", [growth, extrapolated, linear])
@pytest.mark.parametrize(
    ("met", "base_met", "right"),
    [(True, False, "on_course reached"), (True, True, "on_course reached"), (False, True, "away lost")],
)
def test_a_promise_that_was_kept_from_the_start_is_on_course_while_it_holds(
    rule: object, met: bool, base_met: bool, right: str
) -> None:
    found = rule.answer(course("2020 5 | 2021 6", "5.5", 2025, rising=False, met=met, base_met=base_met))  # type: ignore[attr-defined]
    assert f"{code(found)} {found.category}" == right


@pytest.mark.parametrize(
    ("rule", "figures", "wanted", "counted", "words"),
    [
        (growth, "2020 -1 | 2021 2", "5", False, "above and below 0"),
        (growth, "2020 0 | 2021 2", "5", True, "from nothing"),
        (growth, "2020 5 | 2021 4", "5", False, "at the promised number itself"),
        (extrapolated, "2020 0 | 2021 2", "5", False, "no growth rate"),
        (extrapolated, "2020 -1 | 2021 2", "5", False, "no growth rate"),
        (extrapolated, "2020 5 | 2021 4", "5", False, "at the promised number itself"),
        (linear, "2020 5 | 2021 4", "5", False, "at the promised number itself"),
    ],
)
def test_what_a_rule_cannot_rate_it_says(
    rule: object, figures: str, wanted: str, counted: bool, words: str
) -> None:
    found = rule.answer(course(figures, wanted, 2025, rising=True, counted=counted))  # type: ignore[attr-defined]
    assert (found.standing, found.ratio) == (None, None)
    assert words in found.reason.text


def test_what_falls_short_of_a_threshold_never_reads_as_enough() -> None:
    found = linear.answer(course("2020 0 | 2021 9.499", "20", 2022))
    assert code(found) == "behind"
    assert "47 %" in found.reason.text
    assert "95 %" not in growth.answer(course("2020 100 | 2021 109.499", "121", 2022)).reason.text


NUMBERS = st.decimals("0.1", "1000", places=2)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_turned_upside_down_the_even_pace_is_the_same(base: Decimal, now: Decimal, wanted: Decimal) -> None:
    up = course(f"2020 {base} | 2021 {now}", str(wanted), 2025)
    down = course(f"2020 {-base} | 2021 {-now}", str(-wanted), 2025)
    assert linear.answer(up).ratio == linear.answer(down).ratio


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from([growth, extrapolated, linear]))
def test_a_better_figure_never_has_a_worse_standing(
    base: Decimal, now: Decimal, more: Decimal, rule: object
) -> None:
    order = ["away", "behind", "on_course"]
    wanted = str(base + 100)
    worse = rule.answer(course(f"2020 {base} | 2022 {now}", wanted, 2025))  # type: ignore[attr-defined]
    better = rule.answer(course(f"2020 {base} | 2022 {now + more}", wanted, 2025))  # type: ignore[attr-defined]
    assert order.index(code(better)) >= order.index(code(worse))


def test_the_line_goes_on_by_the_median_slope_and_has_no_band_below_five() -> None:
    found = project(course("2020 10 | 2021 12 | 2023 13", "20", 2025))
    # Slopes 2, 1 and 0.5: the middle one is 1; less that, 10, 11 and 10 are left: it stands at 10 in 2020.
    assert (found.value, found.low, found.high) == (Decimal(15), None, None)


def test_a_straight_series_of_five_has_a_band_without_width() -> None:
    found = project(course("2020 10 | 2021 11 | 2022 12 | 2023 13 | 2024 14", "20", 2026))
    assert (found.value, found.low, found.high) == (Decimal(16),) * 3


def test_a_share_of_a_whole_never_leaves_it() -> None:
    steep = "2020 80 | 2021 90 | 2022 96 | 2023 98 | 2024 99"
    found = project(course(steep, "100", 2030, share=True))
    assert found.high is not None
    assert 99 < found.value < found.high < 100
    assert project(course(steep, "100", 2030)).value > 100
    at_its_end = project(course("2020 90 | 2021 95 | 2022 100", "100", 2030, share=True))
    assert at_its_end.value == 100


@pytest.mark.parametrize("length", [5, 6, 8])
def test_the_band_holds_what_it_promises(length: int) -> None:
    """Of 300 noisy lines at least 93 % must end inside the band; with a nominal 95 % more are expected."""
    inside = 0
    drawn = iter(NormalDist().samples(300 * (length + 2), seed=length))
    for case in range(300):
        slope, noise = next(drawn), (0.3, 1, 2)[case % 3]
        series = [round(50 + slope * year + noise * next(drawn), 3) for year in range(length)]
        told = " | ".join(f"{2020 + year} {value}" for year, value in enumerate(series))
        found = project(course(told, "80", 2021 + length))
        end = Decimal(50 + slope * (length + 1) + noise * next(drawn))
        assert found.low is not None
        assert found.high is not None
        inside += found.low <= end <= found.high
    assert inside >= 279
