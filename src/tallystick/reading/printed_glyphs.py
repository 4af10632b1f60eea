"""What the PDF library says of the single characters of a page: place, size and weight."""

import ctypes
import functools
import math
import re

from pypdfium2 import raw

from tallystick.reading.raised import RaisedSigns

#: A font from this weight on is bold.
_BOLD = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
#: A raised digit begins so much of its size above the line's base, and is no higher than this much of it.
_FOOT, _LOW = 0.2, 0.5


class Glyphs:
    """What the library says of single characters.

    Attributes:
        signs: the raised signs of the document so far.
    """

    def __init__(self, page: object, signs: RaisedSigns) -> None:
        self._page, self.signs = page, signs
        self._box = [ctypes.c_double() for _ in range(4)]
        self._origin = [ctypes.c_double() for _ in range(2)]
        self._matrix = raw.FS_MATRIX()
        self._sizes: dict[int, float] = {}
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def left(self, at: int) -> float:
        """The left edge."""
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return left.value

    def right(self, at: int) -> float:
        """The right edge."""
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return right.value

    def base(self, at: int) -> float:
        """The base line."""
        across, up = self._origin
        raw.FPDFText_GetCharOrigin(self._page, at, across, up)
        return up.value

    def size(self, at: int) -> float:
        """The font's size as it is printed, whatever the file scales it by."""
        known = self._sizes.get(at)
        if known is None:
            known = float(raw.FPDFText_GetFontSize(self._page, at))
            if raw.FPDFText_GetMatrix(self._page, at, self._matrix):
                known *= math.hypot(self._matrix.b, self._matrix.d)
            self._sizes[at] = known
        return known

    def bold(self, at: int) -> bool:
        """Whether the font is bold, by its weight or else by its name."""
        if int(raw.FPDFText_GetFontWeight(self._page, at)) >= _BOLD:
            return True
        raw.FPDFText_GetFontInfo(self._page, at, self._name, len(self._name), self._flags)
        return _names_bold(self._name.value)

    def hangs(self, at: int, base: float, size: float) -> bool:
        """Whether a digit is drawn low and above its line's base, though it stands there in the line's size.

        A font has such digits of its own, which typesetting programs put where a raised mark is asked for.

        Args:
            at: the digit.
            base: the line's base, in points from the page's lower edge.
            size: its font's size in points.
        """
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return bottom.value > base + _FOOT * size and top.value - bottom.value < _LOW * size


@functools.lru_cache(maxsize=256)
def _names_bold(font: bytes) -> bool:
    return _BOLD_NAME.search(font) is not None
