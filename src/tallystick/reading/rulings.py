"""The ruled lines of a PDF's page: where the cells of its tables part."""

import bisect
import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

#: A rule is no thicker, and no shorter, than so many points.
_THICK, _SHORT = 2.5, 8.0
#: A page of a plan is drawn with fewer shapes; of more, the first are looked at.
_MOST_SHAPES, _MOST_POINTS = 4000, 400
_Point = tuple[float, float]


@dataclass(slots=True)
class Rulings:
    """The rules of a page, in points from its lower left corner.

    Attributes:
        upright: for each rule that stands: its place across, and from where to where it goes up.
        level: for each that lies: its height, and from where to where it goes across.
    """

    upright: list[tuple[float, float, float]] = field(default_factory=list)
    level: list[tuple[float, float, float]] = field(default_factory=list)
    _across: list[tuple[float, float, float]] = field(default_factory=list, repr=False, compare=False)
    _places: list[float] = field(default_factory=list, repr=False, compare=False)

    def _order(self) -> None:
        if len(self._across) != len(self.upright):
            self._across = sorted(self.upright)
            self._places = [at for at, _, _ in self._across]

    @property
    def places(self) -> list[float]:
        """Where the standing rules are, from left to right."""
        self._order()
        return self._places

    def parts(self, left: float, right: float, base: float) -> bool:
        """Whether a standing rule parts two places on a base line."""
        self._order()
        for at, low, high in self._across[bisect.bisect_left(self._across, (left,)) :]:
            if at > right:
                return False
            if low <= base + 1 and high >= base:
                return True
        return False

    def lies_between(self, upper: float, lower: float, left: float, right: float) -> bool:
        """Whether a lying rule goes through most of the width between two base lines."""
        width = sum(
            max(0.0, min(right, end) - max(left, start))
            for at, start, end in self.level
            if lower < at <= upper
        )
        return width > 0.5 * (right - left)


@dataclass(frozen=True, slots=True)
class RuledBox:
    """What two lying rules and two standing ones close, in points from the page's lower left corner.

    Attributes:
        left: its left edge.
        right: its right edge.
        low: its lower edge.
        high: its upper edge.
    """

    left: float
    right: float
    low: float
    high: float


def rulings_of(page: Any) -> Rulings:  # noqa: ANN401 - a handle of the library's own
    """The rules that a page draws, as lines, thin shapes or frames of cells."""
    found = Rulings()
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_SHAPES)):
        shape = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_PATH:
            for one, two in _strokes(shape):
                _keep(found, one, two)
    return found


def _keep(found: Rulings, one: _Point, two: _Point) -> None:
    wide, high = abs(one[0] - two[0]), abs(one[1] - two[1])
    if wide <= _THICK and high >= _SHORT:
        found.upright.append(((one[0] + two[0]) / 2, min(one[1], two[1]), max(one[1], two[1])))
    elif high <= _THICK and wide >= _SHORT:
        found.level.append(((one[1] + two[1]) / 2, min(one[0], two[0]), max(one[0], two[0])))


def _strokes(shape: object) -> Iterator[tuple[_Point, _Point]]:
    """The two ends of each straight stretch of a shape; of a thin one its length."""
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(shape, left, low, right, high)
    corners = (left.value, low.value), (right.value, high.value)
    if min(right.value - left.value, high.value - low.value) <= _THICK:
        yield corners
        return
    if _is_unseen(shape):
        return
    points = list(_points(shape))
    for (one, _), (two, moves) in pairwise(points):
        if not moves:
            yield one, two
    if points and len(points) >= 4:
        yield points[-1][0], points[0][0]


def _is_unseen(shape: object) -> bool:
    """Whether a shape has no outline and is as white as paper, as word processors draw behind each line."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(shape, filled, stroked) or stroked.value:
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(shape, *parts):
        return False
    red, green, blue, opaque = (part.value for part in parts)
    return not filled.value or opaque == 0 or min(red, green, blue) >= _WHITE


#: From this brightness on, of 255, a colour is that of paper.
_WHITE = 250


def _points(shape: object) -> Iterator[tuple[_Point, bool]]:
    """The points of a shape on its page, and whether the pen is lifted before each."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(shape, matrix)
    across, up = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPath_CountSegments(shape), _MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(shape, at)
        if raw.FPDFPathSegment_GetPoint(segment, across, up) and math.isfinite(across.value + up.value):
            x = matrix.a * across.value + matrix.c * up.value + matrix.e
            y = matrix.b * across.value + matrix.d * up.value + matrix.f
            yield (x, y), raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
