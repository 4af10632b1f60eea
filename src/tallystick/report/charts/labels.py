"""Where a chart's words go: beside their marks, inside the drawing, and not on one another."""

from dataclasses import dataclass

from tallystick.report.charts.model import BOTTOM, Label

_ABOVE = -11.0
_BELOW = 20.0
_ROOM = 15.0


@dataclass(frozen=True, slots=True)
class Named:
    """Words for a mark.

    Attributes:
        x: the mark's place.
        y: the mark's place.
        text: the words.
        tone: what kind of mark it is.
        above: whether they are better above it than below.
    """

    x: float
    y: float
    text: str
    tone: str
    above: bool


def place_labels(named: list[Named]) -> tuple[Label, ...]:
    """The words' places; of two that would meet, the later one moves on, away from its mark."""
    placed: list[Label] = []
    for one in named:
        step = -_ROOM if one.above else _ROOM
        y = one.y + (_ABOVE if one.above else _BELOW)
        if not one.above and y > BOTTOM - 4:
            y, step = one.y + _ABOVE, -_ROOM
        label = _label(one, y)
        while any(_meet(label, other) for other in placed):
            y += step
            label = _label(one, y)
        placed.append(label)
    return tuple(placed)


def _label(one: Named, y: float) -> Label:
    if one.x > 62:
        return Label(min(one.x + 3, 100), round(y, 1), "end", one.text, one.tone)
    if one.x < 25:
        return Label(max(one.x - 3, 0), round(y, 1), "start", one.text, one.tone)
    return Label(one.x, round(y, 1), "middle", one.text, one.tone)


def _meet(one: Label, other: Label) -> bool:
    return (
        abs(one.y - other.y) < _ROOM
        and _sides(one)[0] < _sides(other)[1]
        and _sides(other)[0] < _sides(one)[1]
    )


def _sides(label: Label) -> tuple[float, float]:
    """The words' left and right end on a narrow screen, where a letter takes about 2.6 percent."""
    width = len(label.text) * 2.6
    start = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return start, start + width
