"""Charts that look ahead: the projection with its band, and what is known later and not judged."""

from functools import cache

from tallystick.assessment import assess
from tallystick.assessment.pace.model import TargetCourse
from tallystick.register.files import chosen_method
from tallystick.report.book import Book
from tallystick.report.charts.model import BOTTOM, TOP, Chart
from tallystick.report.charts.onward import onward_of
from tallystick.report.charts.points import drawings
from tallystick.report.charts.target import target_charts
from tallystick.voice.language import ENGLISH
from tests.report import factory


@cache
def midway() -> Book:
    """The reference plan as its half way is judged: with courses, and with figures known later."""
    package = factory.reference()
    assessed = assess(package, chosen_method(package, "midterm"))
    return Book(factory.material(package, assessed))


def onward_charts() -> list[tuple[TargetCourse, Chart, float]]:
    found = []
    for name, row in midway().targets.items():
        for figures in drawings(midway(), row):
            one = onward_of(midway(), name, figures)
            if one is not None:
                found += [(one.course, chart, one.last.at) for chart in target_charts(midway(), ENGLISH, row)]
    return found


def test_a_projection_goes_from_the_latest_figure_to_the_deadline_and_has_a_band_from_five_figures_on() -> (
    None
):
    assert onward_charts()
    for course, chart, _ in onward_charts():
        lines = [one for one in chart.lines if one.tone in {"onward", "band"}]
        banded = course.projected_low is not None
        if lines:
            assert [one.tone for one in lines] == ["onward", *(["band"] * 2 if banded else [])]
            assert len({(one.x1, one.y1) for one in lines}) == 1
            ends = {one.x2 for one in lines}
            assert ends == {max(one.x2 for one in chart.lines)}
            assert all(TOP <= one.y2 <= BOTTOM for one in lines)
        if banded:
            assert len(course.figures) >= 5
            assert any("19 times in 20" in note for note in chart.notes)
        else:
            assert any("went on as they have" in note for note in chart.notes)


def test_the_projected_number_lies_where_the_axis_has_it() -> None:
    for course, chart, _ in onward_charts():
        line = next((one for one in chart.lines if one.tone == "onward"), None)
        promise = next((one for one in chart.marks if one.shape == "promise"), None)
        if line is not None and promise is not None and course.projected != course.wanted:
            assert (line.y2 < promise.y) == (course.projected > course.wanted)


def test_what_is_known_later_is_drawn_apart_and_joined_to_nothing() -> None:
    apart_from = 0
    for name, row in midway().targets.items():
        for chart in target_charts(midway(), ENGLISH, row):
            later = [one for one in chart.marks if one.tone == "later"]
            joined = [one for one in chart.lines if one.tone == "plan"]
            ends = {(one.x1, one.y1) for one in joined} | {(one.x2, one.y2) for one in joined}
            judged = {(one.x, one.y) for one in chart.marks if one.tone in {"plan", "base", "promise"}}
            assert not {(one.x, one.y) for one in later} & (ends - judged), name
            assert any("it is not judged" in note for note in chart.notes) == bool(later), name
            apart_from += len(later)
    assert apart_from > 10


def test_a_method_that_looks_at_no_deadline_ahead_draws_no_projection() -> None:
    book = Book(factory.material(factory.reference()))
    charts = [chart for row in book.targets.values() for chart in target_charts(book, ENGLISH, row)]
    assert charts
    assert not [line for chart in charts for line in chart.lines if line.tone in {"onward", "band"}]
