"""A target's figures as a line of a word's height: only where they went, beside a figure in a list."""

from tallystick.register.model import Target
from tallystick.report.book import Book
from tallystick.report.charts.points import drawings
from tallystick.report.charts.series import series_of

WIDTH, HEIGHT, _EDGE = 64, 16, 2
#: A line of fewer points says nothing of where figures went.
_FEWEST = 3


def spark(book: Book, target: Target) -> str:
    """The path of the longest series by the plan's measure, as SVG draws it; empty where all are short."""
    drawn = drawings(book, target)
    measured = [one for one in series_of(drawn[0]) if one.points[0].is_plan_measure] if drawn else []
    longest = max((one.points for one in measured), key=len, default=())
    if len(longest) < _FEWEST:
        return ""
    times, values = [one.at for one in longest], [one.value for one in longest]
    across = (WIDTH - 2 * _EDGE) / (max(times) - min(times))
    down = (HEIGHT - 2 * _EDGE) / ((max(values) - min(values)) or 1)
    spots = (
        (_EDGE + (at - min(times)) * across, HEIGHT - _EDGE - (value - min(values)) * down)
        for at, value in zip(times, values, strict=True)
    )
    return "M" + "L".join(f"{round(x)} {round(y)}" for x, y in spots)
