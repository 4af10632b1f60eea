"""Where a chart's words go: beside their marks, inside the drawing, and not on one another."""

from dataclasses import dataclass

from tallystick.report.charts.model import BOTTOM, TOP, ChartMark, Label
from tallystick.voice.widths import width as room

_ABOVE, _BELOW = -11.0, 20.0
_ROOM = 15.0
#: How wide a letter of Latin is on a narrow screen, in percent of the drawing.
_LETTER = 2.4


@dataclass(frozen=True, slots=True)
class MarkWords:
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


def place_labels(
    named: list[MarkWords], letters: list[Label], marks: tuple[ChartMark, ...]
) -> tuple[Label, ...]:
    """The words' places, the most needed first: near their mark, clear of other words and of marks.

    Letters stand to the right of their mark, and move up where they would meet words.
    """
    placed: list[Label] = []
    for one in named:
        tried = [_label(one, y) for y in _heights(one)]
        clear = [
            label
            for label in tried
            if not any(_meet(label, other) for other in placed)
            and not any(_covers(label, mark) for mark in marks)
        ]
        apart = [label for label in tried if not any(_meet(label, other) for other in placed)]
        placed.append((clear or apart or tried)[0])
    for letter in letters:
        label = _beside(letter, letter.y + 4)
        while any(_meet(label, other) for other in placed):
            label = _beside(letter, label.y - _ROOM)
        placed.append(label)
    return tuple(placed)


def _heights(one: MarkWords) -> list[float]:
    """The heights to try: on the better side, on the other, then ever further away."""
    above = [one.y + _ABOVE - step * 9 for step in range(6)]
    below = [one.y + _BELOW + step * 9 for step in range(6)]
    first, second = (above, below) if one.above else (below, above)
    mixed = [y for pair in zip(first, second, strict=True) for y in pair]
    inside = [y for y in mixed if TOP - 18 <= y <= BOTTOM - 5]
    return inside or mixed


def _label(one: MarkWords, y: float) -> Label:
    if one.x > 62:
        return Label(min(one.x + 3, 100), round(y, 1), "end", one.text, one.tone)
    if one.x < 25:
        return Label(max(one.x - 3, 0), round(y, 1), "start", one.text, one.tone)
    return Label(one.x, round(y, 1), "middle", one.text, one.tone)


def _beside(letter: Label, y: float) -> Label:
    return Label(round(letter.x + 1.8, 1), round(y, 1), "start", letter.text, letter.tone)


def _meet(one: Label, other: Label) -> bool:
    if abs(one.y - other.y) >= _ROOM:
        return False
    return _sides(one)[0] < _sides(other)[1] and _sides(other)[0] < _sides(one)[1]


def _covers(label: Label, mark: ChartMark) -> bool:
    """Whether the words would lie on a mark; their line is about eleven pixels high."""
    start, end = _sides(label)
    return start - 1 < mark.x < end + 1 and label.y - 17 < mark.y < label.y + 7


def _sides(label: Label) -> tuple[float, float]:
    """The words' left and right end."""
    width = room(label.text) * _LETTER
    start = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return start, start + width
