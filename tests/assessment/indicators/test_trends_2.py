"""Where figures went, second version: described from three years, tested from five, one series once."""

import csv
import dataclasses
from collections.abc import Mapping
from decimal import Decimal

import pytest

from tallystick.assessment import Assessment, assess
from tallystick.assessment.indicators.model import Enjoyment, Trend
from tallystick.assessment.record import verdict_tables
from tallystick.register import Package
from tallystick.register.areas import Area
from tallystick.register.files import chosen_method
from tallystick.register.indicators import CommitmentIndicator
from tallystick.register.method import TrendRule
from tests.golden.cases import package_of

LINK = CommitmentIndicator("c", "m", "right_enjoyed", (), "not_published", None, ("x",), None, None)


def package(figures: str, direction: str = "up", **indicator: object) -> Package:
    """One commitment with an outcome indicator and these figures; the golden plan's years, 2021 to 2025."""
    found = package_of(f"level >= 80 percent {direction}", figures)
    first = dataclasses.replace(found.indicators[0], **indicator)  # type: ignore[arg-type]
    return dataclasses.replace(
        found, indicators=(first, *found.indicators[1:]), commitment_indicators=(LINK,), target_indicators=()
    )


def judged(found: Package) -> Assessment:
    method = chosen_method(found, "final")
    return assess(found, method.model_copy(update={"trend": TrendRule(years=3, threshold=0.01)}))


def series(values: Mapping[int, str], *words: str) -> str:
    return " | ".join(f"{year} {value} {' '.join(words or ('stat', '%'))}" for year, value in values.items())


def years(*values: str, first: int = 2020) -> dict[int, str]:
    return dict(enumerate(values, first))


def trend(figures: str, direction: str = "up") -> Trend:
    (one,) = judged(package(figures, direction)).trends
    return one


@pytest.mark.parametrize(
    ("values", "direction", "word"),
    [
        (("80", "81"), "up", "too_few_years"),
        (("80", "81", "82"), "up", "rose"),
        (("80", "81", "82"), "down", "rose"),  # never better or worse below five years
        (("82", "81", "80", "79"), "up", "fell"),
        (("80", "82", "81", "81"), "up", "rose"),  # pairs: 4 rise, 1 falls, 1 is even... more rise than fall
        (("80", "80", "80"), "up", "no_clear_change"),
        (("80", "82", "82", "80"), "up", "no_clear_change"),  # 2 rise, 2 fall
        (("80", "81", "82", "83", "84"), "up", "improved"),  # p = 2/120
        (("80", "81", "82", "83", "84"), "down", "worsened"),
        (("84", "83", "82", "81", "80"), "down", "improved"),
        (("80", "81", "82", "84", "83"), "up", "improved"),  # one pair falls: p = 10/120 = 0.0833
        (("80", "81", "83", "84", "82"), "up", "no_clear_change"),  # two fall: p = 28/120 = 0.2333
        (("80", "80", "81", "82", "83"), "up", "improved"),  # a tie: S = 9, 2 of 60 arrangements, p = 0.0333
        (("80", "80", "80", "81", "80"), "up", "no_clear_change"),
    ],
)  # fmt: skip
def test_what_is_said_of_so_many_years(values: tuple[str, ...], direction: str, word: str) -> None:
    assert trend(series(years(*values)), direction).trend == word


def test_the_score_and_the_probability_are_printed() -> None:
    one = trend(series(years("80", "81", "82", "84", "83")))
    assert (one.score, str(one.p)) == (8, "0.0833")
    assert "0.0833" in one.reason.text
    described = trend(series(years("80", "81", "82")))
    assert (described.score, described.p) == (3, None)


def test_only_years_from_the_base_on_are_tested_and_those_before_stand_beside() -> None:
    values = years("90", "88", "86", "84", "82", "80", first=2015) | years("81", "82", "83", "84", first=2021)
    one = trend(series(values))
    assert one.years == (2020, 2021, 2022, 2023, 2024)
    assert one.trend == "improved"
    assert one.before_years == (2015, 2016, 2017, 2018, 2019, 2020)
    assert one.before == "worsened"


def test_a_share_moves_in_points_and_its_complement_by_as_many() -> None:
    rate, complement = years("95.2", "95.4", "95.9"), years("4.8", "4.6", "4.1")
    up, down = trend(series(rate)), trend(series(complement), "down")
    assert (up.trend, str(up.yearly_change), up.change_unit) == ("rose", "0.35", "points")
    assert (down.trend, str(down.yearly_change), down.change_unit) == ("fell", "-0.35", "points")


def test_a_slope_is_told_to_the_sixth_place() -> None:
    """80, 80.5 and 82 in 2020, 2021 and 2023 rise by 0.5, 0.75 and, over three years, 2 / 3."""
    assert str(trend(series({2020: "80", 2021: "80.5", 2023: "82"})).slope) == "0.666667"


def test_anything_else_moves_in_percent_of_the_median_figure() -> None:
    found = package(series(years("100", "110", "120"), "stat", "unit=count"), unit="count")
    (one,) = judged(found).trends
    assert (str(one.yearly_change), one.change_unit) == ("9.09", "percent")  # 10 of 110


def test_one_series_printed_twice_counts_once() -> None:
    twice = series(years("80", "81", "82", "83", "84"), "stat", "by=A", "%")
    again = series(years("82", "83", "84", "85", "86", first=2022) | {2026: "1"}, "stat", "by=B", "%")
    found = judged(package(f"{twice} | {again}"))
    of = {one.issuing_body: one for one in found.trends}
    assert (of["A"].repeats, of["B"].repeats) == ("", "A")
    (row,) = found.enjoyment
    assert dict(row.shown)["improved"] == 1
    assert (row.tested, found.tested) == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        years("82", "83", "84.1", first=2022),  # one year of the overlap differs
        years("84", "85", "86", first=2025),  # no year of both
    ],
)
def test_other_figures_are_another_series(other: dict[int, str]) -> None:
    first = series(years("80", "81", "82", "83", "84"), "stat", "by=A", "%")
    found = judged(package(f"{first} | {series(other, 'stat', 'by=B', '%')}"))
    assert {one.repeats for one in found.trends} == {""}


def test_voices_that_go_other_ways_contest_each_other() -> None:
    ours = series(years("80", "81", "82", "83", "84"), "stat", "%")
    theirs = series(years("90", "89", "88"), "world", "%")
    found = judged(package(f"{ours} | {theirs}"))
    assert [(one.voice, one.trend, one.contested) for one in found.trends] == [
        ("official", "improved", True),
        ("international", "fell", True),
    ]
    assert [(one.voice, one.contested, one.panel) for one in found.enjoyment] == [
        ("official", True, "not_yet_coded"),
        ("international", True, "not_yet_coded"),
    ]


@pytest.mark.parametrize("values", [("90", "91", "92"), ("90", "89"), ("90", "90", "90")])
def test_a_voice_that_goes_the_same_way_or_none_contests_nothing(values: tuple[str, ...]) -> None:
    ours = series(years("80", "81", "82", "83", "84"), "stat", "%")
    found = judged(package(f"{ours} | {series(years(*values), 'world', '%')}"))
    assert not any(one.contested for one in found.trends)


def test_two_bodies_of_one_voice_do_not_contest_each_other() -> None:
    """Both are official: what differs between them is told apart by the bodies, not as another voice."""
    ours = series(years("80", "81", "82"), "stat", "by=A", "%")
    others = series(years("90", "89", "88"), "claim", "by=B", "%")
    found = judged(package(f"{ours} | {others}"))
    assert [one.contested for one in found.trends] == [False, False]


def test_series_of_two_bodies_are_never_joined_and_a_gap_is_named() -> None:
    first = series(years("80", "81"), "stat", "by=A", "%")
    second = series(years("82", "83", first=2022), "stat", "by=B", "%")
    found = judged(package(f"{first} | {second}"))
    assert {one.trend for one in found.trends} == {"too_few_years"}
    gap = trend(series({2020: "80", 2021: "81", 2024: "84"}))
    assert (gap.trend, gap.years) == ("rose", (2020, 2021, 2024))


def test_a_break_of_definition_is_another_release_and_not_joined() -> None:
    old = series(years("80", "81"), "stat", "of=old", "%")
    new = series(years("90", "91", "92", first=2022), "stat", "of=new", "%")
    found = judged(package(f"{old} | {new}"))
    assert [(one.vintage, one.trend) for one in found.trends] == [("new", "rose"), ("old", "too_few_years")]


def test_who_is_furthest_behind_stands_beside_the_average() -> None:
    found = package(series(years("80", "81", "82")))
    last = found.observations[-1]
    placed = [
        dataclasses.replace(last, id=f"g{place}", value=Decimal(value), area=area, group=group)
        for place, (area, group, value) in enumerate(
            [("QX", "women", "70"), ("QX", "men", "90"), ("QX-N", None, "60"), ("QX-S", None, "95")]
        )
    ]
    whole = dataclasses.replace(
        found,
        observations=(*found.observations, *placed),
        areas=(*found.areas, Area("QX-N", "North", "QX"), Area("QX-S", "South", "QX")),
    )
    (one,) = judged(whole).trends
    assert (one.furthest_group, str(one.furthest_group_value)) == ("women", "70")
    assert (one.furthest_area, str(one.furthest_area_value)) == ("QX-N", "60")
    turned = dataclasses.replace(
        whole, indicators=(dataclasses.replace(whole.indicators[0], direction="down"), *whole.indicators[1:])
    )
    (other,) = judged(turned).trends
    assert (other.furthest_group, other.furthest_area) == ("men", "QX-S")


@pytest.mark.parametrize(("value", "group"), [("81.9", "women"), ("82", ""), ("95", "")])
def test_who_stands_no_worse_than_the_country_is_not_behind(value: str, group: str) -> None:
    found = package(series(years("80", "81", "82")))
    women = dataclasses.replace(found.observations[-1], id="g", value=Decimal(value), group="women")
    (one,) = judged(dataclasses.replace(found, observations=(*found.observations, women))).trends
    assert one.furthest_group == group


def test_targets_own_measures_are_no_longer_left_out() -> None:
    found = package_of("level >= 80 percent up", series(years("84", "83", "82", "81", "80")))
    found = dataclasses.replace(found, commitment_indicators=(LINK,))
    (one,) = judged(found).trends
    assert one.trend == "worsened"


def enjoyment(found: Package) -> Enjoyment:
    (row,) = judged(found).enjoyment
    return row


def test_only_outcome_indicators_that_answer_something_show_anything() -> None:
    figures = series(years("80", "81", "82"))
    assert enjoyment(package(figures)).voice == "official"
    assert enjoyment(package(figures, kind="process")).voice == ""
    context = dataclasses.replace(LINK, answers="context")
    assert enjoyment(dataclasses.replace(package(figures), commitment_indicators=(context,))).voice == ""


def test_the_table_has_both_parts_and_a_row_for_every_commitment() -> None:
    found = package(series(years("80", "81", "82")))
    table = verdict_tables(found, judged(found))["right_enjoyed.csv"].decode()
    (row,) = csv.DictReader(table.splitlines())
    assert (row["voice"], row["rose"], row["improved"], row["tested"]) == ("official", "1", "0", "0")
    assert (row["panel"], row["contested"]) == ("not_yet_coded", "false")
    silent = package("")
    (row,) = csv.DictReader(verdict_tables(silent, judged(silent))["right_enjoyed.csv"].decode().splitlines())
    assert (row["commitment"], row["voice"], row["panel"]) == ("c", "", "not_yet_coded")


def test_without_a_rule_for_trends_nothing_is_tested() -> None:
    found = package(series(years("80", "81", "82")))
    method = chosen_method(found, "final").model_copy(update={"trend": None})
    assessment = assess(found, method)
    assert (assessment.trends, assessment.tested) == ((), 0)


def test_each_series_is_held_against_the_other_voices_own_way() -> None:
    """Two official series part ways and the international one rises: it and the falling one differ."""
    figures = (
        f"{series(years('80', '81', '82'), 'stat', 'by=A', '%')} | "
        f"{series(years('83', '82.5', '82.2'), 'stat', 'by=B', '%')} | "
        f"{series(years('90', '91', '92'), 'world', '%')}"
    )
    found = {one.issuing_body: one.contested for one in judged(package(figures)).trends}
    assert found == {"A": False, "B": True, "world": True}
    assert {one.voice: one.contested for one in judged(package(figures)).enjoyment} == {
        "official": True,
        "international": True,
    }


def test_the_sentence_adds_up_to_all_series() -> None:
    """Of four series of one voice one is tested and even, one rose, one fell, and one did neither."""
    figures = " | ".join(
        (
            series(years("80", "81", "80", "81", "80"), "stat", "by=A", "%"),
            series(years("70", "71", "72"), "stat", "by=B", "%"),
            series(years("62", "61", "60"), "stat", "by=C", "%"),
            series(years("50", "50", "50"), "stat", "by=D", "%"),
        )
    )
    (row,) = judged(package(figures)).enjoyment
    assert row.reason.text == (
        "4 series: 0 improved, 0 worsened, 1 without clear change (1 tested); shorter ones: 1 rose, 1 fell, "
        "1 neither. No cause is claimed."
    )


def test_years_without_a_figure_are_named_where_a_series_has_gaps() -> None:
    gaps = trend(series({2020: "80", 2022: "81", 2025: "85"})).reason.text
    assert gaps.endswith("too few for a test. No figure is there of 2021, 2023, 2024.")
    tested = trend(series({2020: "80", 2021: "81", 2022: "82", 2024: "84", 2025: "85"})).reason.text
    assert tested.endswith(" No figure is there of 2023.")
    assert "No figure" not in trend(series(years("80", "81", "82"))).reason.text
