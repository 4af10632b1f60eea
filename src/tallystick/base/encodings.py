"""In which encoding text seems to be that is not UTF-8, told from its high bytes alone."""

import itertools
import re

from tallystick.base.reasons import Reason, Text

_GB18030 = Reason(
    "the file is not UTF-8 text; it reads as GB18030 (GBK), the usual encoding of a Chinese Windows"
)
_WINDOWS_1252 = Reason("the file is not UTF-8 text; it looks like Windows-1252 (Western Europe)")
_CYRILLIC = Reason("the file is not UTF-8 text; its letters look Cyrillic, in the encoding {encoding}")
_GREEK = Reason("the file is not UTF-8 text; its letters look Greek, in the encoding {encoding}")
_ARABIC = Reason("the file is not UTF-8 text; its letters look Arabic, in the encoding {encoding}")
_HEBREW = Reason("the file is not UTF-8 text; its letters look Hebrew, in the encoding {encoding}")
_UNKNOWN = Reason("the file is not UTF-8 text")
#: A mark or a usual character of Chinese in GB2312: two bytes, both high, the first not among the rare ones,
#: where the small letters of Cyrillic and Greek lie.
_PAIR = re.compile(rb"[\xa1-\xd7][\xa1-\xfe]")
_RUN = re.compile(rb"[\x80-\xff]+")
#: So many high bytes in a row are a word of letters, or Chinese; accents stand alone.
_WORD = 3
#: The letters that make up two thirds of a text, small.
_CYRILLIC_LETTERS = frozenset("оеаинтсрвлі")
_GREEK_LETTERS = frozenset("αοιετσνηυρκάέήίόύώ")
_ARABIC_LETTERS = frozenset("اليمنرتوبةسدعفحكق")
_HEBREW_LETTERS = frozenset("יוהלארתבמנשםד")
_ALPHABETS = (
    (_CYRILLIC, _CYRILLIC_LETTERS, {"cp1251": "Windows-1251", "koi8_r": "KOI8-R", "cp866": "CP866"}),
    (_CYRILLIC, _CYRILLIC_LETTERS, {"iso8859_5": "ISO 8859-5"}),
    (_GREEK, _GREEK_LETTERS, {"cp1253": "Windows-1253", "cp737": "CP737"}),
    (_ARABIC, _ARABIC_LETTERS, {"cp1256": "Windows-1256", "iso8859_6": "ISO 8859-6"}),
    (_HEBREW, _HEBREW_LETTERS, {"cp1255": "Windows-1255"}),
)
#: All that are tried: who may open no file while a text is looked at loads these before.
TRIED = ("gb18030", "cp1252", *(one for _, _, names in _ALPHABETS for one in names))
_SAMPLE = 65536
#: Fewer letters say nothing of an alphabet: two Chinese characters look like four Greek ones.
_ENOUGH = 6
#: Two thirds of a text are frequent letters; of words in another encoding it is a third.
_LIKE_A_TEXT = 0.55


def encoding_of(data: bytes) -> Reason:
    """In which encoding a file seems to be that is not UTF-8.

    An alphabet's where most high bytes stand in words of its frequent letters, Chinese where they come in
    pairs, Western where they stand alone.
    """
    runs = [len(run) for run in _RUN.findall(data[:_SAMPLE])]
    in_words = sum(run for run in runs if run >= _WORD) > 0.5 * sum(runs)
    alphabet = _alphabet(data[:_SAMPLE]) if in_words else None
    if alphabet is not None:
        return alphabet
    high = sum(byte >= 0x80 for byte in data)
    paired = 2 * len(_PAIR.findall(data))
    if paired >= 4 and paired >= 0.75 * high and _decodes(data, "gb18030"):
        return _GB18030
    return _WINDOWS_1252 if not in_words and _decodes(data, "cp1252") else _UNKNOWN


def is_gb18030(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 are Chinese as a Chinese Windows writes it: other text decodes too."""
    return encoding_of(data) == _GB18030


def _alphabet(sample: bytes) -> Reason | None:
    """The encoding in which most letters are frequent ones and small as in any text; None where in none."""
    found = [
        (_likeness(sample, encoding, letters), said.saying(encoding=Text(name)))
        for said, letters, names in _ALPHABETS
        for encoding, name in names.items()
    ]
    likeness, told = max(found, key=lambda pair: pair[0])
    return told if likeness >= _LIKE_A_TEXT else None


def _likeness(sample: bytes, encoding: str, letters: frozenset[str]) -> float:
    """Which share of what is no ASCII are frequent letters; capitals inside a word count against it."""
    text = sample.decode(encoding, "replace")
    beyond = [one for one in text if one > "\x7f"]
    if len(beyond) < _ENOUGH:
        return 0.0
    frequent = sum(one.lower() in letters for one in beyond)
    odd = sum(a.islower() and b.isupper() for a, b in itertools.pairwise(text))
    return (frequent - odd) / max(1, len(beyond))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
