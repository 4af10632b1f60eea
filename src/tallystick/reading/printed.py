"""The lines of a PDF's page as they are printed: words, place, size and weight, without raised marks."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from tallystick.reading.raised import as_printed
from tallystick.reading.rulings import Rulings

#: A font from this weight on is bold.
_BOLD = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
#: A gap of so many sizes lies between cells, and no blank between words is so wide.
_CELL_GAP = 1.6
#: A raised sign is smaller than this share of its line, and stands higher by this share of its size.
_SMALLER, _HIGHER = 0.86, 0.12


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a page.

    Attributes:
        words: its characters, those between two wide gaps.
        left: where it begins, in points from the page's left edge.
        right: where it ends.
        base: its base line, in points from the page's lower edge.
        size: its font's size in points.
        bold: whether it is bold from its first letter to its last.
        run_in: how many characters at its beginning are bold; 0 where all are, or none.
        cells: of a row of a table, the first and last character of each cell in its words.
        columns: of such a row, where each column begins.
    """

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    run_in: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[float, ...] = ()


def printed_lines(
    page: Any,  # noqa: ANN401 - a handle of the library's own
    text: str,
    rulings: Rulings,
) -> list[Printed]:
    """The lines of a page in the order in which the file holds them.

    Args:
        page: the text page, as pypdfium2 holds it.
        text: its characters, one for each that the library counts.
        rulings: the rules of the page; what stands on either side of one is no one line.
    """
    glyphs = _Glyphs(page.raw)
    found: list[Printed] = []
    start = 0
    for part in text.split("\n"):
        places = range(start, start + len(part.rstrip("\r")))
        seen = [at for at in places if not text[at].isspace() and text[at] not in "\ufffe\x00"]
        found += [_line(glyphs, text, piece) for piece in _pieces(glyphs, seen, rulings)]
        start += len(part) + 1
    return found


class _Glyphs:
    """What the library says of single characters."""

    def __init__(self, page: object) -> None:
        self._page = page
        self._box = [ctypes.c_double() for _ in range(4)]
        self._origin = [ctypes.c_double() for _ in range(2)]
        self._matrix = raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def edges(self, at: int) -> tuple[float, float]:
        """Left and right edge."""
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return left.value, right.value

    def base(self, at: int) -> float:
        """The base line."""
        across, up = self._origin
        raw.FPDFText_GetCharOrigin(self._page, at, across, up)
        return up.value

    def size(self, at: int) -> float:
        """The font's size as it is printed, whatever the file scales it by."""
        size = float(raw.FPDFText_GetFontSize(self._page, at))
        found = raw.FPDFText_GetMatrix(self._page, at, self._matrix)
        return size * math.hypot(self._matrix.b, self._matrix.d) if found else size

    def bold(self, at: int) -> bool:
        """Whether the font is bold, by its weight or else by its name."""
        if int(raw.FPDFText_GetFontWeight(self._page, at)) >= _BOLD:
            return True
        raw.FPDFText_GetFontInfo(self._page, at, self._name, len(self._name), self._flags)
        return _BOLD_NAME.search(self._name.value) is not None


def _pieces(glyphs: _Glyphs, seen: list[int], rulings: Rulings) -> Iterator[list[int]]:
    """The characters of a line, parted at rules and where a gap is wider than between words."""
    piece: list[int] = []
    for at in seen:
        if piece and at > piece[-1] + 1:
            left, right = glyphs.edges(piece[-1])[1], glyphs.edges(at)[0]
            ruled = bool(rulings.upright) and rulings.parts(left, right, glyphs.base(at))
            if ruled or right - left > _CELL_GAP * glyphs.size(at):
                yield piece
                piece = []
        piece.append(at)
    if piece:
        yield piece


def _line(glyphs: _Glyphs, text: str, seen: list[int]) -> Printed:
    letters = [at for at in seen if text[at].isalpha()] or seen
    middle = letters[len(letters) // 2]
    size, base = glyphs.size(middle), glyphs.base(middle)
    first, last = glyphs.bold(letters[0]), glyphs.bold(letters[-1])
    raised = _raised(glyphs, text, seen, size, base)
    words, places = _words(text, seen, raised)
    run_in = _run_in(glyphs, places) if first and not last else 0
    return Printed(
        words, glyphs.edges(seen[0])[0], glyphs.edges(seen[-1])[1], base, size, first and last, run_in
    )


def _raised(glyphs: _Glyphs, text: str, seen: list[int], size: float, base: float) -> frozenset[int]:
    """The digits and signs that are smaller than their line and stand raised in it."""
    return frozenset(
        at
        for at in seen
        if (text[at].isdigit() or text[at] in "*†‡")
        and glyphs.size(at) < _SMALLER * size
        and glyphs.base(at) > base + _HIGHER * size
    )


def _words(text: str, seen: list[int], raised: frozenset[int]) -> tuple[str, list[int]]:
    """The line's words, and for each of their characters its place; raised marks of notes are left out."""
    pieces: list[str] = []
    places: list[int] = []
    before = seen[0] - 1
    for at in seen:
        gap = " " if at > before + 1 and pieces else ""
        sign = as_printed("".join(pieces[-12:]), text[at]) if at in raised else text[at]
        for piece in (*gap, *sign):
            pieces.append(piece)
            places.append(at)
        before = at
    return "".join(pieces), places


def _run_in(glyphs: _Glyphs, places: list[int]) -> int:
    """How many of the line's characters stand before the first that is not bold."""
    return next((count for count, at in enumerate(places) if not glyphs.bold(at)), 0)
