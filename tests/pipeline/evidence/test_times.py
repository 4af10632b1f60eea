"""Dates as yearbooks, spreadsheets and SDMX print them; each was read by eye."""

from pathlib import Path

import pytest

from tallystick.base.reasons import Unfit
from tallystick.pipeline.evidence.octobers import without_their_zero
from tallystick.pipeline.evidence.times import DAY_FIRST, MONTH_FIRST, order_of, read_time
from tests.pipeline.evidence.files import LONG, enter, package, written


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        ("2024年", "2024"),
        ("2024年6月30日", "2024-06-30"),
        ("二〇二四年", "2024"),
        ("二○二四年6月", "2024-06"),
        ("2024.0", "2024"),
        ("2024 年 1-6 月", "2024-01/2024-06"),
        ("2024年1—3季度", "2024-01/2024-09"),
        ("2024/6/30", "2024-06-30"),
        ("2024.06", "2024-06"),
        ("30.06.2024", "2024-06-30"),
        ("06/30/2024", "2024-06-30"),
        ("30 juin 2024", "2024-06-30"),
        ("June 30, 2024", "2024-06-30"),
        ("30 de junio de 2024", "2024-06-30"),
        ("июнь 2024", "2024-06"),
        ("2024-Q3", "2024-07/2024-09"),
        ("2024年第一季度", "2024-01/2024-03"),
        ("2024年上半年", "2024-01/2024-06"),
        ("2024-S2", "2024-07/2024-12"),
        ("2024-W05", "2024-01-29/2024-02-04"),
        ("2021—2025年", "2021/2025"),
        ("2021年1月至2024年6月", "2021-01/2024-06"),
        ("2024-06-30 00:00:00", "2024-06-30"),
    ],
)
def test_a_date_is_what_it_says(text: str, period: str) -> None:
    assert read_time(text).period == period


def test_the_end_of_a_year_is_a_day_in_it() -> None:
    assert (read_time("2024年末").period, read_time("2024年末").as_of) == ("2024", "2024-12-31")


def test_the_end_of_a_month_is_a_day_in_it() -> None:
    found = read_time("2024年6月末")
    assert (found.period, found.as_of) == ("2024-06", "2024-06-30")


def test_october_may_have_lost_its_zero_where_no_other_kept_it(tmp_path: Path) -> None:
    assert without_their_zero(["2024.1", "2024.9", "2024.11"]) == {"2024.1"}
    assert without_their_zero(["2024.1", "2024.9", "2024.10"]) == frozenset()
    place = package(tmp_path)
    added = enter(
        place, written(tmp_path, f"{LONG}\nnurses;QX;2024.1;5;persons\nnurses;QX;2024.9;6;persons\n")
    )
    assert (added.entered, added.refused) == (1, 1)
    assert "2024-01" in added.found[0].message.text
    assert "2024-10" in added.found[0].message.text
    head = f"{LONG}\nnurses;QX;2024.1;5;persons\nnurses;QX;2024.10;6;persons\n"
    assert enter(place, written(tmp_path, head)).entered == 2


def test_october_may_have_lost_its_zero_as_the_day_of_a_figure_too(tmp_path: Path) -> None:
    day = f"{LONG};as_of\nnurses;QX;2024;5;persons;2024.1\n"
    added = enter(package(tmp_path), written(tmp_path, day))
    assert (added.entered, added.refused) == (0, 1)
    assert "2024-10" in added.found[0].message.text


def test_a_span_of_months_beside_days_is_no_day() -> None:
    with pytest.raises(Unfit):
        read_time("1-12.2024", DAY_FIRST)
    assert order_of(["1-13.2024"]) == ""


def test_a_day_and_a_month_that_can_change_places_are_refused_with_both() -> None:
    with pytest.raises(Unfit) as refused:
        read_time("05/06/2024")
    assert "2024-06-05 or as 2024-05-06" in refused.value.reason.text
    assert read_time("05/06/2024", DAY_FIRST).period == "2024-06-05"
    assert read_time("05/06/2024", MONTH_FIRST).period == "2024-05-06"


def test_one_number_above_twelve_tells_the_order_of_a_column() -> None:
    assert order_of(["05/06/2024", "30/06/2024"]) == DAY_FIRST
    assert order_of(["05/06/2024", "06/30/2024"]) == MONTH_FIRST
    assert order_of(["30/06/2024", "06/30/2024"]) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("44197", "2021-01-01"),
        ("30/06/24", "two digits"),
        ("Jun-24", "two digits"),
        ("2024-2025", "two years"),
        ("2023/24", "two years"),
        ("2011-12", "month or as a fiscal year"),
        ("FY2024", "fiscal year"),
        ("listopad 2024", "another language"),
        ("2567", "1900"),
        ("2024-13", "no such month"),
        ("2024年1-13月", "no such month"),
        ("2024-02-30", "no such day"),
        ("2024-W60", "no such week"),
        ("2024.1-6", "no date"),
        ("2024-1.6", "no date"),
        ("1-12.2024", "no date"),
        ("soon", "no date"),
    ],
)
def test_what_is_no_date_or_two_is_refused_in_words(text: str, word: str) -> None:
    with pytest.raises(Unfit) as refused:
        read_time(text)
    assert word in refused.value.reason.text
