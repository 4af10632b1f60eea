"""The nouns of a chart: places across in percent of its width, down in pixels."""

from dataclasses import dataclass, field

HEIGHT = 248
TOP = 30
BOTTOM = 216
LEFT = 5.0
RIGHT = 94.0


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A figure, the base or the promise.

    Attributes:
        x: percent of the width.
        y: pixels from the top.
        shape: the kind of source, ``base`` or ``promise``.
        tone: ``plan``, ``other``, ``restated``, ``base`` or ``promise``.
        arrow: ``up`` or ``down`` for a bound, else empty.
        approximate: whether its source says "about".
        title: what it says, for those who point at it.
        dx: pixels to the side, so that it doesn't lie on another mark.
    """

    x: float
    y: float
    shape: str
    tone: str
    arrow: str
    approximate: bool
    title: str
    dx: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line between two places; ``tone`` says what it is, ``dashed`` that years lie between."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place; ``anchor`` is start, middle or end."""

    x: float
    y: float
    anchor: str
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis; a minor one may be left out where there is little room."""

    at: float
    text: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A target's chart, ready to be drawn.

    Attributes:
        title: what it shows, in a sentence.
        description: the same in numbers, for those who can't see it.
        unit: what the axis counts, in words.
        gutter: the room that the axis' numbers need, in pixels.
        letters: each other measure's letter and name.
        shapes: each kind of source drawn, with its name.
        promised: whether the promise is drawn.
        notes: what a reader must know to read it honestly.
    """

    title: str
    description: str
    unit: str
    gutter: int
    y_ticks: tuple[Tick, ...]
    x_ticks: tuple[Tick, ...]
    lines: tuple[Stroke, ...]
    marks: tuple[ChartMark, ...]
    breaks: tuple[tuple[float, float], ...] = ()
    labels: tuple[Label, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()
    promised: bool = True
    notes: tuple[str, ...] = ()
    height: int = field(default=HEIGHT)
