"""Charts: every mark in its place, only like joined with like, bounds and breaks shown as such."""

import csv
import io
import re
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tallystick.base.dates import PartialDate
from tallystick.base.quantities import plain
from tallystick.register.model import Target
from tallystick.report.book import Book
from tallystick.report.charts.apart import ROOM, apart
from tallystick.report.charts.bar import evaluability_bar
from tallystick.report.charts.model import BOTTOM, LEFT, RIGHT, TOP, Chart, ChartMark
from tallystick.report.charts.scale import span, year_position
from tallystick.report.charts.spark import spark
from tallystick.report.charts.target import target_charts
from tallystick.report.context import PageContext
from tallystick.voice.language import ENGLISH
from tests.architecture.tree import ROOT
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


def test_a_base_that_is_a_figure_is_its_mark_and_the_promise_stands_at_the_deadline() -> None:
    (chart,) = charts("I.1.04.t2")
    assert not [mark for mark in chart.marks if mark.shape == "base"]
    base = min(chart.marks, key=lambda mark: mark.x)
    promise = next(mark for mark in chart.marks if mark.shape == "promise")
    assert "Base 83%" in {label.text for label in chart.labels}
    assert (promise.title, promise.x) == ("Promised 88%", RIGHT)
    way = next(line for line in chart.lines if line.tone == "promise")
    assert (way.x1, way.y1, way.x2, way.y2) == (base.x, base.y, promise.x, promise.y)


def test_a_change_is_drawn_as_levels_with_the_promised_level() -> None:
    """18.5 less 20 percent is 14.8; the last level, 15.0 of 2023, is 18.92 percent down."""
    (chart,) = charts("I.5.03.t2")
    told = {label.text for label in chart.labels}
    assert {"Promised 14.8%", "15.0%, down 18.92%", "Base 18.5%"} == told


def test_a_change_without_a_base_level_is_drawn_as_given_and_its_levels_beside() -> None:
    change, levels = charts("III.1.01.t2")
    assert {"Promised down 10%", "down 20%", "Base 2020", "a down 3.33%"} == {
        label.text for label in change.labels
    }
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


def test_a_count_that_was_there_before_the_plan_asks_for_no_descent() -> None:
    (chart,) = charts("III.5.03.t2")
    assert {(one.y1 == one.y2) for one in chart.lines if one.tone == "promise"} == {True}


def test_the_bar_is_as_long_as_all_its_pieces() -> None:
    context = PageContext(book(), ENGLISH)
    bar = evaluability_bar(context, book().assessment.summary.whole)
    assert [one.count for one in bar.pieces] == [39, 60, 77, 11]
    assert abs(sum(one.width for one in bar.pieces) - 100) < 0.05
    assert bar.title == "Of 187 commitments: Quantified 39, Event 60, Directional 77 and Statement 11."


def test_no_mark_lies_on_another_not_even_on_a_phone() -> None:
    """Marks are up to twelve pixels wide; a drawing is at least 270 wide."""
    for name, chart in every_chart():
        spots = [(one.x * 2.7 + one.dx, one.y, one.shape) for one in chart.marks]
        for place, (x, y, shape) in enumerate(spots):
            for other_x, other_y, other in spots[place + 1 :]:
                assert abs(x - other_x) >= 11 or abs(y - other_y) >= 11, (name, shape, other)


def test_marks_that_are_moved_apart_keep_their_height_and_their_order() -> None:
    crowd = [ChartMark(50, 100, shape, "plan", "", False, "") for shape in ("a", "b", "c")]
    moved = apart([*crowd, ChartMark(54, 101, "d", "plan", "", False, "")])
    assert [one.y for one in moved] == [100, 100, 100, 101]
    across = [one.x * 2.7 + one.dx for one in moved]
    assert across == sorted(across)
    assert min(b - a for a, b in pairwise(across)) > ROOM - 0.3
    alone = ChartMark(10, 20, "a", "plan", "", False, "")
    assert apart([alone]) == (alone,)


def test_marks_of_sources_have_no_shape_of_an_answer() -> None:
    text = (ROOT / "src/tallystick/report/templates/parts/marks.html").read_text(encoding="utf-8")
    answers = set(re.findall(r'<symbol id="[tde]-[\w-]+"[^>]*>(.*?)</symbol>', text))
    outlines = {one for shape in answers for one in re.findall(r' d="([^"]+)"', shape)}
    sources = re.findall(r'<(\w+) id="s-(\w+)"[^>]*?(?: d="([^"]+)")?/>', text)
    assert {name for _, name, _ in sources} >= {
        "official_statistic",
        "official_claim",
        "independent",
        "media",
    }
    for tag, name, outline in sources:
        assert tag == "path", name
        assert outline not in outlines, name
        assert not re.fullmatch(r"M(-?[\d.]+) ?(-?[\d.]+)h([\d.]+)v\3h-\3z", outline), f"{name} is a square"


def test_what_makes_a_target_contested_is_drawn() -> None:
    for one in book().material.assessment.summary.contested:
        drawn = charts(one)
        told = " ".join(label.text for chart in drawn for label in chart.labels)
        for policy in ("least_favourable", "most_favourable"):
            verdict = book().verdicts[one, policy]
            assert verdict.observed is not None
            amount = f"{abs(verdict.observed):.2f}".rstrip("0").rstrip(".")
            assert amount in told, (one, policy, told)


def test_a_base_that_is_drawn_is_nowhere_called_unknown_and_lies_at_the_start() -> None:
    for name, chart in every_chart():
        assert "no base is known" not in " ".join(chart.notes), name
    described = [(name, re.search(r"Base, (\d{4})", chart.description)) for name, chart in every_chart()]
    years = {name: int(found[1]) for name, found in described if found and name in book().targets}
    assert years
    assert all(year <= 2020 for year in years.values())


def test_a_repeated_figure_is_no_second_mark() -> None:
    """The medium and the paper that print the office's nurse density add nothing to its chart."""
    (chart,) = charts("I.5.04.t1")
    assert {one.shape for one in chart.marks} == {"official_statistic", "promise"}
    assert {name for name, _ in chart.shapes} == {"official_statistic"}


def test_a_line_in_a_list_stands_where_a_series_is_and_within_its_box() -> None:
    drawn = {name: spark(book(), row) for name, row in book().targets.items()}
    assert drawn["I.5.04.t1"].count("L") >= 4
    assert drawn["I.3.02.t1"] == ""
    for path in filter(None, drawn.values()):
        for x, y in re.findall(r"[ML](\d+) (\d+)", path):
            assert 0 <= int(x) <= 64
            assert 0 <= int(y) <= 16


def test_each_chart_is_a_file_with_its_rows_beside_it() -> None:
    site = factory.reference_site()
    for path, page in site.items():
        if not path.startswith("commitments/"):
            continue
        root = "../" * path.count("/")
        for svg, rows in re.findall(r'<a href="([^"]+\.svg)">.*?<a href="([^"]+\.csv)">', page):
            drawing = ElementTree.fromstring(site[svg.removeprefix(root)])  # noqa: S314 - it is our own
            assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
            assert "http" not in site[svg.removeprefix(root)].replace("http://www.w3.org/2000/svg", ""), svg
            assert "<script" not in site[svg.removeprefix(root)]
            table = list(csv.DictReader(io.StringIO(site[rows.removeprefix(root)])))
            known = {one.id: one for one in factory.reference().observations}
            assert table
            assert all(plain(known[one["observation"]].value) == one["value"] for one in table)
    assert sum(path.endswith(".svg") and not path.startswith("press/") for path in site) == sum(
        page.count('<figure class="chart">') for page in site.values()
    )
