"""Words that no line of paper could hold, with the places at which they may be broken.

A line breaks between words and between Han characters. What has neither, an address, a code, a title in one
word of any script, would run out of its cell or off the paper.
"""

import re
import unicodedata

#: Signs between which a line breaks by itself (UAX 14: ideographs, kana, syllables of Hangul).
_BREAKING = (
    "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
#: Signs that let no line break beside them.
_GLUE = "\u00a0\u202f\u2060\ufeff"
#: What holds together: anything but blanks and the signs above, and these too where glue follows.
_WORD = re.compile(f"(?:[^\\s{_BREAKING}]|[{_GLUE}]|.(?=[{_GLUE}]))+")
#: Behind which signs a word is best broken.
_SIGNS = "/._&=?-"
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
#: How wide letters are in the type of the documents, in ems: of Latin ones most are half an em.
_WIDE, _NARROW, _CAPITAL, _OTHER = "MWmw@%&", 0.5, 0.75, 1.0
_SMALL_SCRIPTS = "\u024f"


def ems(sign: str) -> float:
    """How wide a sign is, in ems; rather more than less.

    Examples:
        >>> ems("a"), ems("W"), ems("名"), ems("\u0301")
        (0.5, 1.0, 1.0, 0.0)
    """
    if sign in _WIDE:
        return _OTHER
    if sign <= _SMALL_SCRIPTS:
        return _CAPITAL if sign.isupper() else _NARROW
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0.0
    return _OTHER


def breakable(text: str, room: float) -> str:
    """A text of which no word is wider than the room: behind a sign where one is near, else anywhere.

    Args:
        text: the text.
        room: how wide a line of it is, in ems.

    Examples:
        >>> breakable("a/path/that/goes/on", 4).replace(_MAY_BREAK, "|")
        'a/path/|that/|goes/on'
        >>> breakable("WWWW", 2).replace(_MAY_BREAK, "|")
        'WW|WW'
    """
    return _WORD.sub(lambda word: _broken(word[0], room), text)


def _broken(word: str, room: float) -> str:
    out = ""
    while (held := _held(word, room)) < len(word):
        at = max((word.rfind(sign, 0, held) + 1 for sign in _SIGNS), default=0) or held
        out, word = f"{out}{word[:at]}{_MAY_BREAK}", word[at:]
    return out + word


def _held(word: str, room: float) -> int:
    """How many signs of a word a line holds; at least one, with the marks that stand on it."""
    wide = 0.0
    for place, sign in enumerate(word):
        wide += ems(sign)
        if wide > room and place and ems(sign):
            return place
    return len(word)
