"""Where a chart's words go: beside their marks, inside the drawing, off one another, off marks and lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tallystick.report.charts.apart import PERCENT
from tallystick.report.charts.model import BOTTOM, TOP, ChartMark, Label, Stroke
from tallystick.voice.widths import width as room

#: How far a line of words is from its mark at least, above and below, and from another line of words.
_ABOVE, _BELOW, _BESIDE = -11.0, 20.0, 5.0
_ROOM = 15.0
#: How wide a letter of Latin is on a narrow screen, in percent of the drawing; wider screens need less.
_LETTER = 3.1
#: What it costs to stand on other words, a mark, a line or the worse side; a pixel further away costs one.
_ON_WORDS, _ON_MARK, _ON_LINE, _WORSE_SIDE = 1000.0, 200.0, 30.0, 15.0


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


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the drawing, across in percent, down in pixels."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share a place."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def is_crossed(self, line: Stroke) -> bool:
        """Whether a line runs through it (Liang and Barsky, 1984)."""
        over, down = line.x2 - line.x1, line.y2 - line.y1
        enter, leave = 0.0, 1.0
        for way, gap in (
            (-over, line.x1 - self.left),
            (over, self.right - line.x1),
            (-down, line.y1 - self.top),
            (down, self.bottom - line.y1),
        ):
            if way == 0 and gap < 0:
                return False
            if way < 0:
                enter = max(enter, gap / way)
            elif way > 0:
                leave = min(leave, gap / way)
        return enter < leave


def place_labels(
    named: list[MarkWords],
    letters: list[Label],
    marks: tuple[ChartMark, ...],
    lines: tuple[Stroke, ...] = (),
) -> tuple[Label, ...]:
    """The words' places, the most needed first: near their mark, clear of words, marks and lines.

    Each is placed for a narrow screen; on a wider one it takes a part of the same room. Where no place is
    clear, words lie on a line before they lie on a mark, and on a mark before they lie on words.
    """
    taken = [box for mark in marks for box in _boxes(mark)]
    placed: list[Label] = []
    for places in (*map(_places, named), *map(_around, letters)):
        words = [words_box(one) for one in placed]
        cost = {one: far + _cost(words_box(one), words, taken, lines) for one, far in places}
        placed.append(min(cost, key=cost.__getitem__))
    return tuple(placed)


def _cost(box: Box, words: list[Box], taken: list[Box], lines: Iterable[Stroke]) -> float:
    """What is wrong with a place for words; leaving the drawing is as bad as lying on words."""
    lying = Box(box.left, box.right, box.top + 2, box.bottom)
    return (
        _ON_WORDS * (sum(map(box.meets, words)) + (box.left < -1) + (box.right > 101))
        + _ON_MARK * sum(map(lying.meets, taken))
        + _ON_LINE * sum(map(lying.is_crossed, lines))
    )


def _places(one: MarkWords) -> Iterator[tuple[Label, float]]:
    """The places to try, each with how far it is: on either side, ever further away, and beside it."""
    for step in range(6):
        for turn, above in enumerate((one.above, not one.above)):
            y = one.y + (_ABOVE - step * 9 if above else _BELOW + step * 9)
            if TOP - 18 <= y <= BOTTOM - 5:
                far = step * 9 + turn * _WORSE_SIDE
                yield _label(one, y, _anchor(one.x)), far
                for anchor in ("start", "middle", "end"):
                    yield _label(one, y, anchor), far + 3.0
    for aside, anchor in ((-2.5, "end"), (2.5, "start")):
        at = Label(round(one.x + aside, 1), round(one.y + _BESIDE, 1), anchor, one.text, one.tone)
        yield at, 12.0


def _anchor(x: float) -> str:
    """Which end of the words stands at their mark: near an edge they reach inwards."""
    return "end" if x > 62 else "start" if x < 25 else "middle"


def _label(one: MarkWords, y: float, anchor: str) -> Label:
    """Words above or below their mark, moved inwards where they would leave a narrow drawing.

    Words that end at the right edge stay there however wide the reader's letters are; others are kept off it.
    """
    edge = 100.0 if anchor == "end" else 95.0
    width = min(_width(one.text), edge)
    first = {"end": one.x + 3 - width, "start": one.x - 3, "middle": one.x - width / 2}[anchor]
    first = min(max(first, 0.0), edge - width)
    x = {"end": first + width, "start": first, "middle": first + width / 2}[anchor]
    return Label(round(x, 1), round(y, 1), anchor, one.text, one.tone)


def _around(letter: Label) -> Iterator[tuple[Label, float]]:
    """The places of a letter, each with how far it is: right and left of its mark, then up and down."""
    for step in range(6):
        for up in (-1, 1):
            y = round(letter.y + 4 + up * step * 9, 1)
            yield Label(round(letter.x + 2.2, 1), y, "start", letter.text, letter.tone), step * 9 + up
            yield Label(round(letter.x - 2.2, 1), y, "end", letter.text, letter.tone), step * 9 + up + 2.0


def _boxes(mark: ChartMark) -> Iterator[Box]:
    """What a mark covers, with its arrow and its sign for about, on a phone and on a wide screen."""
    for x in {mark.x, mark.x + mark.dx / PERCENT}:
        top = -20 if mark.arrow == "up" else -6
        bottom = 20 if mark.arrow == "down" else 6
        yield Box(x - 2, x + 2, mark.y + top, mark.y + bottom)
        if mark.approximate:
            yield Box(x + 2, x + 6.5, mark.y - 14, mark.y - 5)


def words_box(label: Label) -> Box:
    """What words cover on a narrow screen: they are some eleven pixels high, and need a little air above."""
    width = _width(label.text)
    start = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return Box(start, start + width, label.y - _ROOM + 3, label.y + 3)


def _width(text: str) -> float:
    return room(text) * _LETTER
