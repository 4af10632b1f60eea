"""Charts: every mark in its place, only like joined with like, bounds and breaks shown as such."""

from functools import cache

import pytest

from tallystick.base.dates import PartialDate
from tallystick.register.model import Target
from tallystick.report.book import Book
from tallystick.report.charts.bar import evaluability_bar
from tallystick.report.charts.labels import MarkWords, place_labels
from tallystick.report.charts.model import BOTTOM, LEFT, RIGHT, TOP, Chart, Label
from tallystick.report.charts.scale import span, year_position
from tallystick.report.charts.target import target_charts
from tallystick.report.context import PageContext
from tallystick.voice.language import ENGLISH
from tests.report import factory


@cache
def book() -> Book:
    return Book(factory.material(factory.reference()))


def target(name: str) -> Target:
    return book().targets[name]


def charts(name: str) -> tuple[Chart, ...]:
    return target_charts(book(), ENGLISH, target(name))


def every_chart() -> list[tuple[str, Chart]]:
    golden = Book(factory.material(factory.golden()))
    return [
        (name, chart)
        for one in (book(), golden)
        for name, row in one.targets.items()
        for chart in target_charts(one, ENGLISH, row)
    ]


@pytest.mark.parametrize(
    ("day", "place"),
    [("2024-12-31", 2024.0), ("2025-12-31", 2025.0), ("2021-12-31", 2021.0)],
)
def test_the_last_day_of_a_year_is_that_year(day: str, place: float) -> None:
    assert year_position(PartialDate.parse(day).last) == place


def test_the_middle_of_a_year_lies_before_it() -> None:
    assert 2024.4 < year_position(PartialDate.parse("2025-06-30").last) < 2024.6


@pytest.mark.parametrize(
    "values", [[83.0, 96.0, 88.0], [0.0, 2.31], [5.6, 5.1, 5.5], [-20.0, 0.0], [120.0, 128.7], [14.0], [0.0]]
)
def test_an_axis_holds_its_values_with_few_round_ticks(values: list[float]) -> None:
    low, high, ticks = span(values, from_zero=False)
    assert low <= min(values)
    assert high >= max(values)
    assert 2 <= len(ticks) <= 7


def test_an_axis_is_cut_only_where_that_saves_much_and_never_to_a_cliff() -> None:
    low, _, _ = span([10.0, 30.0], from_zero=False)
    assert low == 0
    low, high, _ = span([17.0, 20.0], from_zero=False)
    assert high - low >= 0.25 * 20
    _, high, _ = span([91.0, 99.0], from_zero=False, most=100.0)
    assert high == 100


def test_every_mark_lies_inside_its_drawing() -> None:
    for name, chart in every_chart():
        for mark in chart.marks:
            assert LEFT <= mark.x <= RIGHT, name
            assert TOP <= mark.y <= BOTTOM, name


def test_every_chart_says_what_it_shows() -> None:
    for name, chart in every_chart():
        assert chart.title, name
        assert "the plan promised " in chart.description[:1].lower() + chart.description[1:], name
        assert [label.text for label in chart.labels if label.tone == "promise"] or not chart.promised, name


def test_the_base_is_hollow_and_the_promise_stands_at_the_deadline() -> None:
    (chart,) = charts("I.1.04.t2")
    base = next(mark for mark in chart.marks if mark.shape == "base")
    promise = next(mark for mark in chart.marks if mark.shape == "promise")
    assert (base.title, promise.title, promise.x) == ("83%", "Promised 88%", RIGHT)
    way = next(line for line in chart.lines if line.tone == "promise")
    assert (way.x1, way.y1, way.x2, way.y2) == (base.x, base.y, promise.x, promise.y)


def test_a_change_is_drawn_as_levels_with_the_promised_level() -> None:
    """18.5 less 20 percent is 14.8; the last level, 15.0 of 2023, is 18.92 percent down."""
    (chart,) = charts("I.5.03.t2")
    told = {label.text for label in chart.labels}
    assert {"Promised 14.8%", "15.0%, down 18.92%", "18.5%"} == told


def test_a_change_without_a_base_level_is_drawn_as_given_and_its_levels_beside() -> None:
    change, levels = charts("III.1.01.t2")
    assert {"Promised down 10%", "down 20%", "base 2020"} == {label.text for label in change.labels}
    assert not levels.promised
    assert levels.unit == "Micrograms per cubic metre"
    assert {letter for letter, _ in levels.letters} == {"a", "b"}


def test_a_floor_that_held_from_the_start_is_a_level_line() -> None:
    (chart,) = charts("I.1.02.t1")
    way = next(line for line in chart.lines if line.tone == "promise")
    assert way.y1 == way.y2


def test_bounds_have_arrows_and_rough_figures_a_sign() -> None:
    (chart,) = charts("I.1.02.t2")
    assert "up" in {mark.arrow for mark in chart.marks}
    assert any("arrow marks" in note for note in chart.notes)
    (rough,) = charts("I.1.02.t1")
    assert any(mark.approximate for mark in rough.marks)


def test_only_one_indicator_body_and_vintage_is_joined() -> None:
    """The satellite's vintages of one year lie apart and are joined each with its own."""
    _, levels = charts("III.1.01.t2")
    assert levels.breaks
    assert any("break" in note for note in levels.notes)
    other = [line for line in levels.lines if line.tone == "other"]
    assert len(other) > 5
    assert not any(line.x1 == line.x2 for line in levels.lines)


def test_an_other_measure_has_a_letter_and_no_part_in_the_headline() -> None:
    (chart,) = charts("I.5.06.t1")
    assert [name for _, name in chart.letters] == [
        "Patients with severe mental disorders under regular management"
    ]
    assert any(mark.tone == "other" for mark in chart.marks)


def test_what_is_not_drawn_is_counted() -> None:
    (chart,) = charts("I.5.07.t1")
    assert any("more figures, in another unit" in note for note in chart.notes)


def test_a_target_without_figures_has_no_chart() -> None:
    assert charts("I.5.01.t2") == ()


def test_labels_keep_clear_of_one_another() -> None:
    same = [
        MarkWords(50, 100, "a long label", "plan", above=True),
        MarkWords(50, 100, "another label", "base", above=True),
    ]
    placed = place_labels(same, [Label(50, 100, "start", "a", "other")], ())
    heights = sorted(label.y for label in placed[:2])
    assert heights[1] - heights[0] >= 15


def test_no_two_labels_of_any_chart_meet() -> None:
    for name, chart in every_chart():
        words = [label for label in chart.labels if label.tone != "other"]
        places = {(label.anchor, label.x, label.y) for label in words}
        assert len(places) == len(words), name


def test_the_bar_is_as_long_as_all_its_pieces() -> None:
    context = PageContext(book(), ENGLISH)
    bar = evaluability_bar(context, book().assessment.summary.whole)
    assert [one.count for one in bar.pieces] == [36, 62, 78, 11]
    assert abs(sum(one.width for one in bar.pieces) - 100) < 0.05
    assert bar.title == "Of 187 commitments: Quantified 36, Event 62, Directional 78 and Statement 11."
