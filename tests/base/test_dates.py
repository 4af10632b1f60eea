"""A date counts as its last day; a period lies where its first and last days say."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.dates import EARLIEST_YEAR, LATEST_YEAR, PartialDate, Period
from tallystick.base.reasons import Unfit

DAY = datetime.date
days = st.dates(DAY(EARLIEST_YEAR, 1, 1), DAY(LATEST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", DAY(2025, 1, 1), DAY(2025, 12, 31)),
        ("2025-06", DAY(2025, 6, 1), DAY(2025, 6, 30)),
        ("2025-06-30", DAY(2025, 6, 30), DAY(2025, 6, 30)),
        ("2024-02", DAY(2024, 2, 1), DAY(2024, 2, 29)),
        ("1900-02", DAY(1900, 2, 1), DAY(1900, 2, 28)),
        ("2000-02", DAY(2000, 2, 1), DAY(2000, 2, 29)),
        ("2100-12-31", DAY(2100, 12, 31), DAY(2100, 12, 31)),
    ],
)
def test_a_date_counts_as_its_last_day(text: str, first: datetime.date, last: datetime.date) -> None:
    date = PartialDate.parse(text)
    assert (date.first, date.last, str(date), date.year) == (first, last, text, last.year)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is no date"),
        ("25", "it is no date"),
        ("2025-6", "it is no date"),
        ("2025/06", "it is no date"),
        ("2025-06-30T00:00", "it is no date"),
        (" 2025", "it is no date"),
        ("2025\n", "it is no date"),
        ("-2025", "it is no date"),
        ("\uff12\uff10\uff12\uff15", "it is no date"),
        ("45291", "it is a number; if a spreadsheet counted days, it is 2023-12-31"),
        ("45291.75", "it is a number; if a spreadsheet counted days, it is 2023-12-31"),
        ("10000", "it is a number; if a spreadsheet counted days, it is 1927-05-18"),
        ("79999", "it is no date"),  # of the year 2119
        ("20231231", "it is a number; as a date it is written 2023-12-31"),
        ("202312", "it is a number; as a date it is written 2023-12"),
        ("202313", "it is no date"),
        ("20230230", "it is no date"),
        ("2023.0", "it is a number; as a date it is written 2023"),
        ("2023.5", "it is no date"),
        ("1899", "the year is not between 1900 and 2100"),
        ("2101-01", "the year is not between 1900 and 2100"),
        ("2025-00", "there is no such month"),
        ("2025-13", "there is no such month"),
        ("2025-02-29", "that month has no such day"),
        ("2025-04-31", "that month has no such day"),
        ("2025-04-00", "that month has no such day"),
    ],
)
def test_a_text_that_is_no_date_is_refused_and_says_why(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{why}$"):
        PartialDate.parse(text)


@given(days)
def test_every_day_comes_back(day: datetime.date) -> None:
    date = PartialDate.parse(day.isoformat())
    assert date.first == date.last == day


@given(days)
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: datetime.date) -> None:
    month, year = Period.parse(day.isoformat()[:7]), Period.parse(day.isoformat()[:4])
    assert Period.parse(day.isoformat()).within(month)
    assert month.within(year)
    assert not year.within(month)


def test_dates_are_sorted_by_their_first_day_and_then_their_last() -> None:
    texts = ["2025-02", "2025", "2024-12-31", "2025-01-01", "2025-01"]
    assert [str(one) for one in sorted(map(PartialDate.parse, texts))] == [
        "2024-12-31",
        "2025-01-01",
        "2025-01",
        "2025",
        "2025-02",
    ]


@pytest.mark.parametrize(
    ("text", "first", "last", "years"),
    [
        ("2025", DAY(2025, 1, 1), DAY(2025, 12, 31), [2025]),
        ("2021/2025", DAY(2021, 1, 1), DAY(2025, 12, 31), [2021, 2022, 2023, 2024, 2025]),
        ("2021-01/2025-06", DAY(2021, 1, 1), DAY(2025, 6, 30), [2021, 2022, 2023, 2024, 2025]),
        ("2024-06/2024", DAY(2024, 6, 1), DAY(2024, 12, 31), [2024]),
        ("2024-12-31/2025-01-01", DAY(2024, 12, 31), DAY(2025, 1, 1), [2024, 2025]),
    ],
)
def test_a_period_goes_from_its_first_to_its_last_day(
    text: str, first: datetime.date, last: datetime.date, years: list[int]
) -> None:
    period = Period.parse(text)
    assert (period.first, period.last, str(period), list(period.years())) == (first, last, text, years)
    assert period.is_one_year == (len(years) == 1)


@pytest.mark.parametrize("text", ["2025/2021", "2025-02/2025-01", "2025-06-02/2025-06-01"])
def test_a_period_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it ends before it begins$"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["", "/", "2021/", "/2025", "2021/2023/2025", "2021-2025", "2021 / 2025"])
def test_a_text_that_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it is no date$"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        ("2025", "2021/2025", True),
        ("2021/2025", "2021/2025", True),
        ("2020-12-31/2021", "2021/2025", False),
        ("2025/2026-01-01", "2021/2025", False),
        ("2020", "2021/2025", False),
    ],
)
def test_a_period_lies_within_another_with_both_ends(inner: str, outer: str, inside: bool) -> None:
    assert Period.parse(inner).within(Period.parse(outer)) is inside


@pytest.mark.parametrize("text", ["2023-24", "2023/24", "2023-2024", "FY2023", "FY 2023-24", "2023\u201324"])
def test_a_fiscal_year_is_called_one_however_it_is_written(text: str) -> None:
    with pytest.raises(Unfit, match="looks like a fiscal year"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2021", True),
        ("2021-01/2021-12", True),
        ("2021-01-01/2021-12-31", True),
        ("2021-12", False),
        ("2021-01-02/2021-12-31", False),
        ("2021/2022", False),
    ],
)
def test_a_whole_year_is_one_from_its_first_day_to_its_last(text: str, whole: bool) -> None:
    assert Period.parse(text).is_whole_year is whole
