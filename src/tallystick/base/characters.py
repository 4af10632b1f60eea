"""Characters that nobody sees: which they are, and where a text needs one all the same."""

import re
import unicodedata

from tallystick.base.reasons import Foreign, Ordinal, Reason

#: What no text in a cell holds without a reason: control characters, halves of characters, separators of
#: lines, noncharacters, and what is drawn as nothing (Unicode's Default_Ignorable_Code_Point, the bidi
#: controls among them, the marks of interlinear annotation, a blank pattern of Braille, an empty note, and
#: what only joins hieroglyphs).
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\u2800\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "\U000e0000-\U000e0fff]"
)
_KINDS = {"Cc": Reason("a control character"), "Cs": Reason("half a character")}
_NONE = Reason("no character")
_NON_JOINER, _JOINER, _SPACE = "\u200c", "\u200d", "\u200b"
#: Kinds of signs: of mathematics, other ones, digits that are no decimals.
_SIGNS = frozenset({"Sm", "So", "No"})
_VIRAMA = 9  # Unicode's combining class of the signs that tie two consonants of an Indic script
#: Letters of scripts that are written joined: Arabic, Syriac, Mandaic, N'Ko, Mongolian, Phags-pa, Adlam.
_JOINED = re.compile(
    "[\u0620-\u06ff\u0710-\u077f\u07c0-\u07ff\u0840-\u08ff\u1807-\u18af\ua840-\ua877\ufb50-\ufdcf"
    "\ufdf0-\ufdff\ufe70-\ufefc\U0001e900-\U0001e95f]"
)
#: Scripts that put no space between words, so that a line needs to be told where it may break: Thai, Lao,
#: Tibetan, Myanmar, Khmer, Tai Lue, Tai Tham, Balinese, Javanese.
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1980-\u1aaf\u1b00-\u1b7f\ua980-\ua9ff]")
_PICTURE = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
#: No letter carries more marks than these, its own place among them.
_MOST_MARKS = 8
_COLOURED = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: What Unicode lists a variation selector after (StandardizedVariants, emoji-variation-sequences): signs,
#: digits, some marks, and of letters only those of scripts whose signs have two forms.
_VARIED = re.compile(
    "[0-9#*\u2018-\u201d\u203c\u2049\u2139\u3001\u3002\u3030\u303d\uff01\uff0c\uff0e\uff1a\uff1b\uff1f"
    "\u1000-\u109f\ua840-\ua877\ua9e0-\ua9ff\uaa60-\uaa7f\U00010ac0-\U00010aff\U00013000-\U0001342f"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
#: From which character to which, what stands before each of them, and whether behind it will do.
_BESIDE = (
    ("\u180b", "\u180f", re.compile("[\u1807-\u18af]"), False),  # Mongolian
    ("\u2800", "\u2800", re.compile("[\u2801-\u28ff]"), True),  # Braille
    ("\U00013430", "\U0001343f", re.compile("[\U00013000-\U0001342f]"), True),  # hieroglyphs
    ("\U000e0100", "\U000e01ef", _HAN, False),
)


def hidden_at(text: str) -> int | None:
    r"""The place of the first character that nobody sees and that the text does not need; None without one.

    A joiner or non-joiner is needed after a virama of an Indic script, between letters that are written
    joined (Persian), and between the pictures of an emoji; a space of no width between letters of a script
    without spaces (Khmer); a variation selector after what it varies. Marks of direction are not needed:
    pages set each text apart in its own direction.

    Examples:
        >>> hidden_at("\u0645\u06cc\u200c\u062e\u0648"), hidden_at("pro\u00admise"), hidden_at("90\u202e%")
        (None, 3, 2)
    """
    if text.isascii() and text.isprintable():
        return None
    places = (one.start() for one in _UNSEEN.finditer(text))
    return next((at for at in places if not _is_needed(text, at)), None)


def hidden_in(text: str) -> Reason | None:
    """Which character of a text nobody sees, in words; None where each is seen or needed."""
    at = hidden_at(text)
    if at is None:
        return None
    place, character = Ordinal(at + 1), named(text[at])
    return Reason("its character {place} is {character}, which nobody sees", place=place, character=character)


def without_hidden(text: str) -> str:
    """The text without the characters that ``hidden_at`` would name, control characters among them."""
    while hidden_at(text) is not None:
        text = _UNSEEN.sub(lambda one: one[0] if _is_needed(one.string, one.start()) else "", text)
    return text


def named(char: str) -> Reason:
    r"""A character by its code point and Unicode's name, or its kind where it has none.

    Examples:
        >>> named("\u202e").text
        'U+202E (RIGHT-TO-LEFT OVERRIDE)'
    """
    name = unicodedata.name(char, "")
    what = Foreign(name) if name else _KINDS.get(unicodedata.category(char), _NONE)
    return Reason("U+{code} ({what})", code=Foreign(format(ord(char), "04X")), what=what)


def visible(text: str) -> str:
    r"""The text for a terminal: what nobody would see, or what would steer the terminal, by its code point.

    Line breaks stay, and so does what the text needs.

    Examples:
        >>> visible("a\x1b[2Jb")
        'a<U+001B>[2Jb'
    """
    return _UNSEEN.sub(_shown, text)


def _shown(one: re.Match[str]) -> str:
    return one[0] if one[0] == "\n" or _is_needed(one.string, one.start()) else f"<U+{ord(one[0]):04X}>"


def _is_needed(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in {_JOINER, _NON_JOINER}:
        return _joins(text, at)
    if char == _SPACE:
        return bool(_UNSPACED.match(before) and _UNSPACED.match(after))
    if "\ufe00" <= char <= "\ufe0f":
        return bool(before) and (unicodedata.category(before) in _SIGNS or bool(_VARIED.match(before)))
    return any(
        first <= char <= last and bool(needs.match(before) or (either and needs.match(after)))
        for first, last, needs, either in _BESIDE
    )


def _joins(text: str, at: int) -> bool:
    """Whether a joiner or non-joiner has something to join: RFC 5892, appendix A, and for emoji UTS 51."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if before and unicodedata.combining(before) == _VIRAMA:
        return True
    near = slice(max(0, at - _MOST_MARKS), at), slice(at + 1, at + 1 + _MOST_MARKS)
    letter = _JOINED.match(_beyond_marks(text[near[0]][::-1])) is not None
    follows = _JOINED.match(_beyond_marks(text[near[1]])) is not None
    if char == _NON_JOINER:
        return letter and follows
    tied = after and unicodedata.combining(after) == _VIRAMA and unicodedata.category(before or " ")[0] == "L"
    pictured = _PICTURE.match(text[near[0]].rstrip(_COLOURED)[-1:]) and _PICTURE.match(after)
    return letter or bool(tied) or bool(pictured)


def _beyond_marks(text: str) -> str:
    """The first character that is no mark upon another, or nothing."""
    return next((char for char in text if unicodedata.category(char) != "Mn"), "")
