"""Tables whose columns are headed by years, alone or beside what they hold."""

import pytest

from tallystick.reading import SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.model import FoundTarget

TOP = "# Road Safety Plan of Norland 2024-2030\n\nMinistry of Roads, 2024\n\n"


def read(table: str) -> list[FoundTarget]:
    return list(draft_register(SourceText(TOP + table, "md"), "en").targets)


def told(targets: list[FoundTarget]) -> list[tuple[str, int, str, str, int | None]]:
    """Comparator, value, deadline, base year and base of each."""
    return [
        (
            *(one.comparator, int(one.value), one.deadline, one.baseline_year),
            None if one.baseline_value is None else int(one.baseline_value),
        )
        for one in targets
    ]


def test_a_year_over_a_column_is_when_its_numbers_are_due() -> None:
    table = """| Action | Lead | 2025 | By 2028 |
|---|---|---|---|
| Build lanes for bicycles | Ministry of Roads | 12 | 30 |
| Teach every pupil to ride by 2026 | Schools | 40% | |
"""
    found = read(table)
    assert told(found) == [
        ("cumulative_at_least", 12, "2025", "", None),
        ("cumulative_at_least", 30, "2028", "", None),
        (">=", 40, "2025", "", None),
    ]


def test_a_year_in_brackets_dates_target_and_baseline() -> None:
    table = """| Action | Indicator | Baseline (2022) | Target (2028) |
|---|---|---|---|
| Build lanes for bicycles | Kilometres | 120 | 400 |
| Enforce limits of speed | Deaths on roads | 800 | 500 |
"""
    assert told(read(table)) == [
        ("cumulative_at_least", 400, "2028", "2022", 120),
        ("<=", 500, "2028", "2022", 800),
    ]


def test_years_before_the_plan_are_where_it_begins_and_falling_ones_are_at_most() -> None:
    table = """| Indicator | 2022 | 2026 | 2030 | Responsible |
|---|---|---|---|---|
| Deaths on roads | 800 | 600 | 400 | Police |
| Share of cars tested (%) | 40 | 70 | 100 | Agency |
"""
    found = read(table)
    assert told(found) == [
        ("<=", 600, "2026", "2022", 800),
        ("<=", 400, "2030", "2022", 800),
        (">=", 70, "2026", "2022", 40),
        (">=", 100, "2030", "2022", 40),
    ]
    assert [one.unit for one in found] == ["count", "count", "percent", "percent"]


def test_what_falls_from_year_to_year_is_at_most() -> None:
    table = """| Indicator | 2026 | 2030 | Responsible |
|---|---|---|---|
| Deaths on roads | 600 | 400 | Police |
| Cars tested | 600 | 600 | Agency |
"""
    assert [one.comparator for one in read(table)] == ["<=", "<=", *["cumulative_at_least"] * 2]


def test_a_second_line_of_a_head_names_the_years_of_what_stands_over_them() -> None:
    page = (
        "<h1>Digital plan of Norland 2024-2030</h1><p>Ministry of Roads, 2024</p><table><tr>"
        "<th rowspan=2>Measure</th><th rowspan=2>Responsible</th><th colspan=2>{0}</th></tr>"
        "<tr><th>2025</th><th>2030</th></tr>"
        "<tr><td>Offer services online</td><td>Agency</td><td>120</td><td>340</td></tr>"
        "<tr><td>Hold courses of skills</td><td>Ministry</td><td>10</td><td>60</td></tr></table>"
    )
    aimed, spent = (
        draft_register(read_html(page.format(over)), "en").targets for over in ("Target", "Costs")
    )
    assert [(int(one.value), one.deadline) for one in aimed] == [
        (120, "2025"),
        (340, "2030"),
        (10, "2025"),
        (60, "2030"),
    ]
    assert not spent


@pytest.mark.parametrize(
    "table",
    [
        "| Action | 2025 | 2026 | Total |\n|---|---|---|---|\n"
        "| Build lanes | 500000 | 700000 | 1200000 |\n"
        "| Buy cameras | 100000 | 200000 | 300000 |\n",
        "| Region | 2025 | 2026 | 2027 |\n|---|---|---|---|\n"
        "| North | 12 | 14 | 15 |\n| South | 20 | 21 | 25 |\n",
        "| Action | Status 2025 |\n|---|---|\n| Build lanes | 500 |\n| Buy cameras | 100 |\n",
    ],
)
def test_sums_of_money_and_tables_of_no_actions_promise_nothing(table: str) -> None:
    assert read(table) == []
