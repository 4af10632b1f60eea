"""What the type of a PDF tells beside its size: a bold font by its name, digits that a font raises itself."""

import ctypes
import functools
import re

from pypdfium2 import raw

_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
#: A raised digit begins so much of its size above the line's base, and is no higher than this much of it.
_FOOT, _LOW = 0.2, 0.5


@functools.lru_cache(maxsize=256)
def names_bold(font: bytes) -> bool:
    """Whether a font is bold by its name."""
    return _BOLD_NAME.search(font) is not None


def hangs(page: object, at: int, base: float, size: float) -> bool:
    """Whether a digit is drawn low and above its line's base, though it stands there in the line's size.

    A font has such digits of its own, which typesetting programs put where a raised mark is asked for.

    Args:
        page: the text page, as the library holds it.
        at: the digit.
        base: the line's base, in points from the page's lower edge.
        size: its font's size in points.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
    return bottom.value > base + _FOOT * size and top.value - bottom.value < _LOW * size
