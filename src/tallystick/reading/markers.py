"""What a line may begin with: numbers, letters and bullets in every common scheme."""

import functools
import re
from collections.abc import Callable, Iterator

from tallystick.reading.hanzi import hanzi_number
from tallystick.reading.model import Line, Marker

_HAN = "一二三四五六七八九十百零〇○两"
_LEAD = re.compile(r"(?:#{1,6}[ \t]+|#{2,6}(?=[^\W_]))?(?:\*\*|__)?[ \t]*(?=\S)")
GLYPHS = "-–—−•●○◦▪▫■□◆◇►▶▸➢➤➔→✓✔‣⁃∙·*★☆❖\uf000-\uf8ff¬»>"
_BULLET = re.compile(
    rf"([{GLYPHS}]|(?<![^\s])[o§](?=\s{{1,8}}[A-ZÀ-Ý]))(?:[ \t\u3000]+|(?=\*\*|[\u4e00-\u9fff]))"
)
_KEYWORD = re.compile(
    r"([^\W\d_]{3,20}(?:[ ](?![IVXL]+\b)[^\W\d_]{1,15}){0,2})\.?[ ]?(?:[nN][°ºo.]{1,2}[ ]?|No\.?[ ]?|#)?"
    r"(?:(\d{1,3}(?:\.\d{1,3}){0,3})([A-Za-z])?|([IVXL]{1,6}))(?:(?<=1)(?:er|re|ère)|[°ºª])?(?!\w)"
    r"[ ]?[.:)]?[ ]?[\-–—]?(?=\s|$)"
)
#: A word or a few and a capital letter, a colon behind them: *Action B:*, *Action item C (2030) ::*.
_LETTERED = re.compile(
    r"([^\W\d_]{3,20}(?:[ ][^\W\d_]{2,15}){0,2})[ ]([A-Z])(?:[ ]?\([^()\s]{1,12}\))?[ ]?:{1,2}(?=\s|$)"
)
#: A word, the name of a series and a number in it, a colon behind them: *Measure Fire-3:*.
_SERIES = re.compile(r"([^\W\d_]{3,20})[ ]([A-Z][A-Za-z]{0,14})-(\d{1,3}(?:\.\d{1,3}){0,3})[ ]?:(?=\s|$)")
#: What laws write for the first: *Article premier*, *Artículo único*.
_FIRST = re.compile(
    r"([^\W\d_]{3,20})\.?[ ]"
    r"(?:premi(?:er|ère)|primer[oa]|primeir[oa]|prim[oa]|[uú]nic[oa]|unique|перв(?:ый|ая))"
    r"[ ]?[.:]?[ ]?[\-–—]?(?=\s|$)",
    re.IGNORECASE,
)
_CODE = re.compile(r"([A-Z]{1,4})[-. ]?(\d{1,3}(?:[.\-]\d{1,3}){0,3})([a-z]?)[.:)]?(?=[\s|]|$)")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#: No marker is longer.
_LONGEST = 120
_HAN_RUN, _CIRCLE = re.compile(f"[{_HAN}]+"), re.compile(f"[{_CIRCLED}]")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FULLWIDTH = str.maketrans("（）．：", "().:")


def _arabic(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split(r"[.\-]", text) if part)


def _letter(text: str) -> tuple[int, ...]:
    """The place of a letter, none for none; aa, bb and so on follow z, as word processors count."""
    return (ord(text[0].lower()) - 96 + 26 * (len(text) - 1),) if text else ()


def _stem(text: str) -> tuple[int, ...]:
    return (_STEMS.index(text) + 1,)


def _han(text: str) -> tuple[int, ...]:
    value = hanzi_number(text)
    return (int(value),) if value is not None else ()


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(text: str) -> tuple[int, ...]:
    digits = [_ROMAN[char] for char in text.lower()]
    total = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    return (total,) if _as_roman(total) == text.lower() else ()


def _as_roman(number: int) -> str:
    parts = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for size, sign in parts:
        while number >= size:
            text, number = text + sign, number - size
    return text


def _circled(text: str) -> tuple[int, ...]:
    return (_CIRCLED.index(text) + 1,)


Scheme = tuple[str, re.Pattern[str], Callable[[str], tuple[int, ...]]]
#: Each scheme: its name, how it looks, how its number is read. Full-width signs are made plain first.
_SCHEMES: tuple[Scheme, ...] = (
    ("1.1", re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4})[.:)]?(?=[\s|]|(?<![\d.])[\u4e00-\u9fff])"), _arabic),
    ("1.1 alone", re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4})(?:\s?[-–]\s?\d{1,3}|,\s?\d{1,3}){0,4}$"), _arabic),
    ("1-1", re.compile(r"(\d{1,3}(?:-\d{1,3}){1,3})[.:)]?(?=\s+[A-ZÀ-Ý])"), _arabic),
    ("1.", re.compile(r"(\d{1,3})(?:\.(?![\d])|、|\.?[ ]?[-–—](?=\s)|[:](?=\s))"), _arabic),
    ("1)", re.compile(r"(\d{1,3})\.?\)"), _arabic),
    ("1°", re.compile(r"(\d{1,3})[°º][.)]?(?=\s)"), _arabic),
    ("(1)", re.compile(r"\((\d{1,3})\)"), _arabic),
    ("1", re.compile(r"(\d{1,3})(?=[ \t|]+[A-ZÀ-Ý\u4e00-\u9fff])"), _arabic),
    ("I.", re.compile(r"([IVXLC]{1,7})(?:[.:)、]|(?=\s[-–—]\s))"), _roman),
    ("(i)", re.compile(r"\(([ivxl]{1,6})\)|(?<!\w)([ivxl]{1,6})[.)]"), _roman),
    ("n°", re.compile(r"[Nn][ ]?\.?[°º][ ]?(\d{1,3})(?=\s?[:)–—]|\.\s|\s+[A-ZÀ-Ý])"), _arabic),
    ("a)", re.compile(r"(([a-z])\2{0,3})\)(?=\s|[\u4e00-\u9fff])"), _letter),
    ("(a)", re.compile(r"\((([a-z])\2{0,3})\)"), _letter),
    ("a.", re.compile(r"(([a-z])\2{0,3})\.(?=\s)"), _letter),
    ("A.", re.compile(r"(([A-Z])\2{0,3})[.)](?=\s)"), _letter),
    ("①", re.compile(rf"([{_CIRCLED}])"), _circled),
    ("一、", re.compile(rf"([{_HAN}]{{1,5}})(?:[、.,]|(?=[ \u3000]))"), _han),
    ("甲、", re.compile(rf"([{_STEMS}])[、.]"), _stem),
    ("(一)", re.compile(rf"\(([{_HAN}]{{1,5}})\)"), _han),
    ("第章", re.compile(rf"第([{_HAN}]{{1,5}}|\d{{1,3}})[章编篇部](?=\s|\S)"), _han),
    ("第节", re.compile(rf"第([{_HAN}]{{1,5}}|\d{{1,3}})节"), _han),
    ("第条", re.compile(rf"第([{_HAN}]{{1,5}}|\d{{1,3}})条"), _han),
)


def markers_of(line: Line, at: int) -> Iterator[Marker]:
    """Every way to read the beginning of a line as a marker; which holds, its list decides."""
    lead = _LEAD.match(line.text)
    skip = lead.end() if lead else 0
    text = line.text[skip : skip + _LONGEST].translate(_FULLWIDTH)
    for style, pattern, read in _schemes_for(text[:1]):
        found = pattern.match(text)
        if found:
            value = read(next(one for one in found.groups() if one))
            if value:
                name = f"{style}/{len(value)}" if len(value) > 1 else style
                yield Marker(name, value, found.group().strip(), at, line.start + skip + found.end())
    if text[:1].isupper() or "\u0621" <= text[:1] <= "\u064a":
        yield from _named(line, at, skip, text)
    bullet = _BULLET.match(line.text)
    if bullet:
        yield Marker(f"bullet:{bullet.group(1)}", (), bullet.group(1), at, line.start + bullet.end())


@functools.cache
def _schemes_for(first: str) -> tuple[Scheme, ...]:
    """The schemes in which a marker may begin with this character."""
    if first.isdecimal():
        return tuple(one for one in _SCHEMES if one[0][0] == "1")
    if first == "(":
        return tuple(one for one in _SCHEMES if one[0][0] == "(")
    if first.isascii():
        letters = ("I.", "(i)", "n°", "a)", "a.", "A.")
        return tuple(one for one in _SCHEMES if first.isalpha() and one[0] in letters)
    return tuple(one for one in _SCHEMES if one[0][0] in "①一甲第")


def _named(line: Line, at: int, skip: int, text: str) -> Iterator[Marker]:
    """Markers with letters before the number: ``Action 12``, ``B2.3``."""
    found = _KEYWORD.match(text)
    if found:
        number, letter, roman = found.group(2, 3, 4)
        value = (*_arabic(number), *_letter(letter or "")) if number else _roman(roman)
        if value:
            word = found.group(1).lower()
            yield Marker(
                f"word:{word}:{len(value)}", value, found.group().strip(), at, line.start + skip + found.end()
            )
    found = _SERIES.match(text)
    if found:
        yield _of_a_series(found, at, line.start + skip)
    found = _LETTERED.match(text)
    if found:
        style = f"word:{found.group(1).lower()}:A"
        body = line.start + skip + found.end()
        yield Marker(style, _letter(found.group(2)), found.group().strip(" :"), at, body)
    found = _FIRST.match(text)
    if found:
        word = found.group(1).lower()
        yield Marker(f"word:{word}:1", (1,), found.group().strip(), at, line.start + skip + found.end())
    found = _CODE.match(text)
    if found:
        yield _coded(found, at, line.start + skip)


def _of_a_series(found: re.Match[str], at: int, begin: int) -> Marker:
    value, series = _arabic(found.group(3)), f"{found.group(1)}-{found.group(2)}".lower()
    return Marker(f"word:{series}:{len(value)}", value, found.group().strip(" :"), at, begin + found.end())


def _coded(found: re.Match[str], at: int, begin: int) -> Marker:
    letters = 0
    for char in found.group(1):
        letters = letters * 27 + ord(char) - 64
    value = (letters, *_arabic(found.group(2)), *_letter(found.group(3)))
    return Marker(f"code:{len(value)}", value, found.group().strip(), at, begin + found.end())


def word_of(style: str) -> str:
    """The word of a style that counts something up, in small letters: *measure*; empty for another style."""
    return style.split(":")[1].partition("-")[0] if style.startswith("word:") else ""


def is_first(label: str) -> bool:
    """Whether a label says in a word that it is the first, as *Article premier*."""
    return _FIRST.match(label) is not None


def han_to_arabic(label: str) -> str:
    """A label with Chinese and circled numerals written as digits."""
    if label.isascii():
        return label
    text = _HAN_RUN.sub(lambda found: str(hanzi_number(found.group()) or found.group()), label)
    return _CIRCLE.sub(lambda found: str(_CIRCLED.index(found.group()) + 1), text)
