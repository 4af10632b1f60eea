"""How wide a text is, and where it may be broken: a Han character is two letters wide and needs no space."""

import re
import textwrap
from itertools import accumulate, takewhile

from rich.cells import cell_len

from tallystick.voice.cell import like

#: Characters between which a line may end, the signs that stand before a text and those that close one.
_WIDE = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENS, _CLOSES = "“‘（《〈「『【〔", "”’）》〉」』】〕，。、；：！？…‰"
#: What no title that was cut ends with.
_TRAILING = " ,;:，；：、"
#: What a line can't be broken in: a character or a word, with the signs around it.
_PIECE = re.compile(rf"[{_OPENS}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENS}{_CLOSES}]+)?[{_CLOSES}]*\s*", re.UNICODE)
_BEFORE_SPACE, _AFTER_SPACE = re.compile(r"([，。、；：！？）》」』】])[ \n]+"), "（《「『【"


def width(text: str) -> int:
    """How many letters of Latin stand in the same room.

    Examples:
        >>> width("farmland"), width("耕地")
        (8, 4)
    """
    return len(text) if text.isascii() else cell_len(text)


def _pieces(text: str) -> list[str]:
    return [one for one in _PIECE.findall(text) if one]


def lines(text: str, most: int) -> list[str]:
    """The text in lines of at most so many letters: broken between words, and between Han characters.

    Examples:
        >>> lines("耕地不少于1.2亿公顷。", 12)
        ['耕地不少于', '1.2亿公顷。']
    """
    if width(text) == len(text):
        return textwrap.wrap(text, most)
    found = [""]
    for piece in _pieces(text):
        if found[-1] and width((found[-1] + piece).rstrip()) > most:
            found.append("")
        found[-1] += piece
    return [one.strip() for one in found]


def cut(text: str, most: int) -> str:
    """The beginning of a text that is wider than so many letters: whole words and characters.

    Examples:
        >>> cut("more farmland than before", 15), cut("把全国的耕地保护好", 9)
        ('more farmland', '把全国的')
    """
    if width(text) == len(text):
        return text[:most].rsplit(" ", 1)[0]
    pieces = _pieces(text)
    widths = accumulate(map(width, pieces))
    return "".join(pieces[: sum(1 for _ in takewhile(lambda so_far: so_far <= most, widths))]).rstrip()


def shortened(title: str, most: int) -> str:
    """A title, or its beginning where it is wider than so many letters, as far as a word ends."""
    return title if width(title) <= most else like(title, cut(title, most).rstrip(_TRAILING) + "…")


def closed_up(page: str) -> str:
    """A page without the spaces and line ends around full-width signs, which carry their own.

    Examples:
        >>> closed_up("已达到。 <b>另见</b> （第三章）")
        '已达到。<b>另见</b>（第三章）'
    """
    page = _BEFORE_SPACE.sub(r"\1", page)
    for sign in _AFTER_SPACE:
        if sign in page:
            page = page.replace(f" {sign}", sign).replace(f"\n{sign}", sign)
    return page
