"""A chart as a file of its own, to be put into another page: what it shows, whose it is and which edition."""

from dataclasses import dataclass

from tallystick.report.charts.model import Chart
from tallystick.report.context import PageContext
from tallystick.voice.widths import lines

#: About how many letters of Latin of a heading fit beside one another.
_LINE = 66


@dataclass(frozen=True, slots=True)
class FigureFile:
    """What the file shows: heading and promise in lines, the chart, and how high all of it is."""

    heading: tuple[str, ...]
    told: tuple[str, ...]
    chart: Chart
    top: int
    height: int


def figure_file(title: str, promise: str, chart: Chart) -> FigureFile:
    """The view of a chart's file."""
    heading, told = tuple(lines(title, _LINE)), tuple(lines(promise, _LINE + 16))
    top = 24 + 20 * len(heading) + 18 * len(told)
    keys = len(chart.shapes) + len(chart.letters) + (1 if chart.promised else 0)
    return FigureFile(heading, told, chart, top, top + chart.height + 26 + 20 * keys + 36)


def figure_path(context: PageContext, target: str, number: int) -> str:
    """Where the chart of a target lies as a file; a further one lies below the first."""
    return context.path(f"charts/{target}.svg" if number == 1 else f"charts/{target}/{number}.svg")


def rows_path(target: str) -> str:
    """Where the rows beneath the charts of a target lie as a file, the same in every language."""
    return f"charts/{target}.csv"
