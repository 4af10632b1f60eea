"""The lines of a PDF's page as they are printed: words, place, size and weight, without raised marks."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tallystick.reading.printed_glyphs import Glyphs
from tallystick.reading.printed_words import with_one_hyphen
from tallystick.reading.raised import RaisedSigns
from tallystick.reading.rulings import RuledBox, Rulings

#: A gap of so many sizes lies between cells, and no blank between words is so wide.
_CELL_GAP = 1.6
#: A raised sign is smaller than this share of its line, and stands higher by this share of its size.
_SMALLER, _HIGHER = 0.86, 0.12

#: A gap of so many sizes is wider than most between words.
_WIDE_GAP = 0.5
#: A character, and where the gap before it begins and ends, in points from the page's left edge.
WhiteGap = tuple[int, float, float]


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
        covered: of such a row, the cells, counted from 0, that began in a row above.
        place: how many pieces of its page the file holds before it.
        gaps: the gaps wider than most: the character behind each, where the gap begins, and where it ends.
        frame: the frame beside running text that it stands in, counted from 1; 0 for none. Pieces of a list
            of numbered boxes, in their order, share a negative one.
        box: the box over the page's width that it stands in; none for most.
        begins: whether it is the first of a numbered box.
        noted: whether the raised mark of a note stood before its words.
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
    gaps: tuple[WhiteGap, ...] = ()
    covered: tuple[int, ...] = ()
    place: int = 0
    frame: int = 0
    box: RuledBox | None = None
    begins: bool = False
    noted: bool = False


def printed_lines(
    page: Any,  # noqa: ANN401 - a handle of the library's own
    text: str,
    rulings: Rulings,
    signs: RaisedSigns,
) -> list[Printed]:
    """The lines of a page in the order in which the file holds them.

    Args:
        page: the text page, as pypdfium2 holds it.
        text: its characters, one for each that the library counts.
        rulings: the rules of the page; what stands on either side of one is no one line.
        signs: the raised signs of the document so far.
    """
    glyphs = Glyphs(page.raw, signs)
    found: list[Printed] = []
    start = 0
    for part in text.split("\n"):
        for one in _parted(glyphs, text, start, start + len(part.rstrip("\r"))):
            found += _lines(glyphs, text, one, rulings, len(found))
        start += len(part) + 1
    return found


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The characters of one printed line.

    Attributes:
        first: the first that is printed on it.
        low: the first that belongs to it; those before are the rest of a word of the line above.
        high: the one after its last.
        more: the rest of its last word, which stands on the line below.
    """

    first: int
    low: int
    high: int
    more: range


def _lines(glyphs: Glyphs, text: str, stretch: _Stretch, rulings: Rulings, before: int) -> list[Printed]:
    """The pieces of a printed line; so many of its page stand in the file before it."""
    words = [one.span() for one in _SEEN.finditer(text, stretch.low, stretch.high)]
    pieces = list(_pieces(glyphs, words, rulings))
    found = [
        _line(glyphs, text, piece, gaps, stretch.more if piece is pieces[-1][0] else range(0), place)
        for place, (piece, gaps) in enumerate(pieces, before)
    ]
    if found and stretch.first < stretch.low:
        found[0] = replace(found[0], left=glyphs.left(stretch.first))
    return found


#: What the library puts in the place of a hyphen at the end of a line, and where there is no character.
_UNSEEN = "\ufffe\x00"
_SEEN = re.compile(rf"[^\s{_UNSEEN}]+")


def _parted(glyphs: Glyphs, text: str, low: int, high: int) -> Iterator[_Stretch]:
    """The printed lines in what the library gives as one: it joins those between which a word is broken."""
    first = low
    at = text.find("\ufffe", low, high)
    while at >= 0:
        rest = at + 1
        if low < at and rest < high and glyphs.base(rest) < glyphs.base(at - 1) - _LINE_BELOW:
            end = next((one for one in range(rest, high) if text[one].isspace()), high)
            yield _Stretch(first, low, at, range(rest, end))
            first, low = rest, end
        at = text.find("\ufffe", rest, high)
    if low < high:
        yield _Stretch(first, low, high, range(0))


#: A line below another lies lower by more than so many points.
_LINE_BELOW = 2.0


def _pieces(
    glyphs: Glyphs, words: list[tuple[int, int]], rulings: Rulings
) -> Iterator[tuple[list[int], list[WhiteGap]]]:
    """The characters of a line, parted at rules and where a gap is wider than between words.

    With each piece the gaps in it that are wider than most, each by the place of the character behind it.
    """
    piece: list[int] = []
    gaps: list[WhiteGap] = []
    for at, end in words:
        if piece:
            left, right = glyphs.right(piece[-1]), glyphs.left(at)
            size = glyphs.size(at)
            if right - left > _CELL_GAP * size or _ruled(glyphs, at, left, right, rulings):
                yield piece, gaps
                piece, gaps = [], []
            elif right - left > _WIDE_GAP * size:
                gaps.append((at, left, right))
        piece += range(at, end)
    if piece:
        yield piece, gaps


def _ruled(glyphs: Glyphs, at: int, left: float, right: float, rulings: Rulings) -> bool:
    """Whether a standing rule parts a character from the one before it."""
    places = rulings.places
    behind = bisect.bisect_left(places, left)
    if behind == len(places) or places[behind] > right:
        return False
    return rulings.parts(left, right, glyphs.base(at))


def _line(
    glyphs: Glyphs, text: str, seen: list[int], gaps: list[WhiteGap], more: range, place: int
) -> Printed:
    """A piece of a line; ``more`` is the rest of a word that is broken at its end."""
    letters = [at for at in seen if text[at].isalpha()] or seen
    middle = letters[len(letters) // 2]
    size, base = _size(glyphs, text, letters, middle), glyphs.base(middle)
    first = glyphs.bold(letters[0])
    last = first and glyphs.bold(letters[-1])
    raised = _raised(glyphs, text, seen, size, base)
    words, places = with_one_hyphen(*_words(glyphs.signs, text, seen, raised))
    words += _rest_of_word(text, words, more)
    run_in = _run_in(glyphs, places or _places(text, seen)) if first and not last else 0
    return Printed(
        words,
        glyphs.left(seen[0]),
        glyphs.right(seen[-1]),
        base,
        size,
        last,
        run_in,
        place=place,
        noted=seen[0] in raised and not words[:1].isdigit(),
        gaps=tuple((_behind(text, seen[0], at, places), left, right) for at, left, right in gaps),
    )


def _size(glyphs: Glyphs, text: str, letters: list[int], middle: int) -> float:
    """The size of a line: that of its middle letter, or of its large capitals where it is in small ones."""
    size = glyphs.size(middle)
    if not all(text[at].isupper() for at in letters):
        return size
    largest = max(map(glyphs.size, letters))
    return largest if size >= _SMALL_CAPITAL * largest else size


#: A small capital is of no less than this share of the size of a large one.
_SMALL_CAPITAL = 0.7


def _raised(glyphs: Glyphs, text: str, seen: list[int], size: float, base: float) -> frozenset[int]:
    """The digits and signs that are smaller than their line and stand raised in it, or are drawn so."""
    signs = _signs(text, seen)
    raised = frozenset(
        at
        for at in signs
        if (glyphs.size(at) < _SMALLER * size and glyphs.base(at) > base + _HIGHER * size)
        or (text[at].isdecimal() and glyphs.hangs(at, base, size))
    )
    if not raised:
        return raised
    return raised | {at for at in seen if text[at] in "-−" and at + 1 in raised}  # 10⁻³


def _signs(text: str, seen: list[int]) -> list[int]:
    """The places of digits and of signs that may be marks of notes."""
    if text[seen[0] : seen[-1] + 1].isascii():
        return [one.start() for one in _ASCII_SIGN.finditer(text, seen[0], seen[-1] + 1)]
    return [at for at in seen if (sign := text[at]).isdigit() or sign in "*†‡-−"]


_ASCII_SIGN = re.compile(r"[0-9*-]")


def _words(signs: RaisedSigns, text: str, seen: list[int], raised: frozenset[int]) -> tuple[str, list[int]]:
    """The line's words, and for each of their characters its place; raised marks of notes are left out.

    Of a line without raised signs no places are given: they follow from its words.
    """
    if not raised:
        return " ".join(_SEEN.findall(text, seen[0], seen[-1] + 1)), []
    pieces: list[str] = []
    places: list[int] = []
    before = seen[0] - 1
    for low, run in _runs(seen, raised):
        gap = " " if low > before + 1 and pieces else ""
        sign = "".join(text[at] for at in run)
        for piece in (*gap, *(signs.as_printed("".join(pieces[-12:]), sign) if low in raised else sign)):
            pieces.append(piece)
            places.append(low)
        before = run[-1]
    return "".join(pieces), places


def _places(text: str, seen: list[int]) -> list[int]:
    """The place of each character of a line's words and of the blanks between, which count to the next."""
    places: list[int] = []
    for one in _SEEN.finditer(text, seen[0], seen[-1] + 1):
        places += [one.start()] * bool(places)
        places += range(*one.span())
    return places


def _behind(text: str, first: int, at: int, places: list[int]) -> int:
    """How many characters of a line's words stand before one that begins a word."""
    if places:
        return bisect.bisect_right(places, at) - 1
    return len(" ".join(_SEEN.findall(text, first, at))) + 1


def _runs(seen: list[int], raised: frozenset[int]) -> Iterator[tuple[int, list[int]]]:
    """Each character by itself, raised ones that stand together as one, with the first of them."""
    run: list[int] = []
    for at in seen:
        if run and not (at in raised and run[-1] in raised and at == run[-1] + 1):
            yield run[0], run
            run = []
        run.append(at)
    if run:
        yield run[0], run


def _rest_of_word(text: str, begun: str, more: range) -> str:
    """The end of a word that is broken at a line's end, with the hyphen where it is no break of one word."""
    rest = "".join(text[at] for at in more if text[at] not in _UNSEEN)
    joined = begun[-1:].islower() and rest[:1].islower()
    return rest if joined or not rest else f"-{rest}"


def _run_in(glyphs: Glyphs, places: list[int]) -> int:
    """How many of the line's characters stand before the first that is not bold."""
    return next((count for count, at in enumerate(places) if not glyphs.bold(at)), 0)
