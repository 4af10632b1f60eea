"""Digits that count nothing by how they are written: dates, parts, telephones, sizes, places, tolerances."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tallystick.reading.spelled import Found

#: What such digits are, by the form of the number that they would be.
WHY = {
    "day": "it is part of a date",
    "hour": "it is a time of day",
    "colon": "it is a time of day, a scale or a ratio",
    "dotted": "it is the number of a part, law or goal",
    "line": "it is a telephone's number, or another by which something is called",
    "size": "it is the size of one thing, and not how many there are",
    "place": "it is part of an address",
    "tolerance": "it says how far a figure may be off",
    "formula": "it is part of a formula",
}
_BEGIN, _NUMBER = r"(?<![A-Za-z\d.,/+-])", r"\d+(?:[.,]\d+)?"
_SHAPES = (
    (
        "day",
        rf"{_BEGIN}(?:\d{{1,2}}(?P<sign>[./-])\d{{1,2}}(?P=sign)(?:\d{{4}}|\d{{2}})|(?:19|20)\d\d-\d\d-\d\d)(?![\w./-]?\d)",
    ),
    ("hour", rf"{_BEGIN}\d{{1,2}}(?:[:.h]\d{{2}})?\s?[ap]\.?m\b"),
    ("hour", rf"{_BEGIN}\d{{1,2}}\s?h\s?\d{{2}}(?!\d)"),
    ("colon", rf"{_BEGIN}\d{{1,3}}[:：]\d{{1,3}}(?:[., ]\d{{3}})*(?!\d)"),
    # Groups of three digits are those of one number: 1.234.567.
    ("dotted", rf"{_BEGIN}(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d))\d{{1,4}}(?:\.\d{{1,4}}){{2,}}(?!\d)"),
    ("line", r"(?<![\w.,])(?!\+\d{1,3}(?:\s\d{3})+(?!\s?\d))\+\d{1,3}(?:[\s.-]\(?\d{2,5}\)?){2,5}(?!\d)"),
    ("line", r"(?<!\w)\(\d{2,5}\)\s?\d{3,4}[\s-]?\d{3,4}(?![\d,])"),
    ("line", rf"{_BEGIN}\d{{1,4}}(?:-\d{{2,5}}){{2,}}(?!\d)"),
    (
        "line",
        rf"{_BEGIN}0(?:\d{{1,4}}| \d{{3}}(?= \d\d(?:\D|$)))"
        rf"(?:[ .-]\d{{2,5}}){{1,5}}(?:\s?/(?:[ .-]?\d{{2,5}}){{1,5}})?(?!\d)",
    ),
    # Two runs that no blank can group, as in 5550 1234; a year may stand before a number.
    ("line", rf"{_BEGIN}(?!(?:19|20)\d\d\s)\d{{3,5}}\s\d{{4}}(?![\d.,%]|\s?%)"),
    (
        "size",
        rf"{_BEGIN}{_NUMBER}\s?(?:[cdkm]?m)?(?:\s?[x×✕]\s?{_NUMBER}){{1,2}}(?!\s?[\^⁰¹²³⁴-⁹]|\d)",
    ),
    # A sheet of 21 by 30 centimetres.
    (
        "size",
        rf"{_BEGIN}{_NUMBER}\s(?:by|por|sur|per|на)\s{_NUMBER}(?=\s?(?:[cdm]m\b|m\b|cent|mil[ií]m|millim|met|mèt|сант|метр))",
    ),
    # One number twice is the name of a pledge: 30 by 30.
    ("size", rf"{_BEGIN}(?P<twice>\d{{1,3}}) by (?P=twice)(?![\d.,%])"),
    # Of what stands behind a number of things: 40 50-bed clinics.
    ("size", r"(?<=\d\s)\d{1,4}-[a-z]{2,}"),
    ("place", rf"{_BEGIN}{_NUMBER}\s?°\s?(?:\d|[nsewo]\b)"),
    # What letters stand for is counted by nothing: 3 x + 7 y - 48, (A + 2) / 5.
    (
        "formula",
        rf"{_BEGIN}{_NUMBER}\s?[a-z]\s?[-+−–*/=×·]\s?(?:{_NUMBER}\s?[a-z]?\s?[-+−–*/=×·]?\s?){{1,6}}(?![\w%])",
    ),
    ("formula", rf"(?<![^\W\d_][^\W\d_])\b(?!s\s?/)[a-z]\s?[-+−–*/=×·]\s?{_NUMBER}(?![\w%])"),
    ("tolerance", rf"(?:±|\+/[-−–])\s?{_NUMBER}"),
)
_SHAPE = re.compile("|".join(f"(?P<{kind}{at}>{shape})" for at, (kind, shape) in enumerate(_SHAPES)))
#: What any of them has, to see at once that a text has none.
_ANY = re.compile(r"\d[-./:：h°) ]?\s?(?:\d|[apbsxпн×✕°])|±|\+/|\+\d|\(\d")


def naming_digits(text: str) -> Iterator[Found]:
    """Start, end, nought and form of digits in a text that is in lower case."""
    if _ANY.search(text):
        for found in _SHAPE.finditer(text):
            yield found.start(), found.end(), Decimal(0), (found.lastgroup or "").rstrip("0123456789")
