"""Bytes become text: UTF-8 as it stands, older encodings by what the words then look like."""

import codecs
import re
from collections.abc import Iterator, Sequence

from tallystick.reading.languages import language_of, languages
from tallystick.reading.unreadable import Notice, UnreadableDocument

#: Where few signs are beyond ASCII, and where most are; the most usual first.
_FEW_SIGNS = ("cp1252", "cp1250", "cp1254", "cp1257")
_MANY_SIGNS = ("gb18030", "big5", "cp1251", "koi8_r", "cp1256", "shift_jis", "euc_kr", "cp1253", "cp1255")
_CALLED = {
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65536
#: What the Encoding Standard of the web lists, by Python's names. No page declares UTF-16 in its own bytes.
_ON_THE_WEB = re.compile(
    r"cp125\d|cp866|cp874|cp936|cp949|cp932|iso8859-\d{1,2}|koi8-[ru]|mac-(?:roman|cyrillic)|gb2312|gbk|gb18030|"
    r"big5(?:hkscs)?|euc_jp|iso2022_jp|shift_jis|euc_kr|utf-8"
)
#: As browsers read them: what is said to be the smaller is written in the larger.
_IS_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)


def decode(data: bytes, code: str = "") -> tuple[str, tuple[Notice, ...]]:
    """The text in these bytes, and a warning where it was not UTF-8.

    Args:
        data: the bytes.
        code: the language that the text is said to be in; empty where nobody says so.

    Raises:
        UnreadableDocument: there is nothing in it, or it is no text.
    """
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise UnreadableDocument("empty")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _marked(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data, code)
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 100:
        raise UnreadableDocument("no-text")
    return text, ()


def declared(data: bytes, code: str = "") -> tuple[str, tuple[Notice, ...]]:
    """The text of a web page: in UTF-8 where it is that, else in the encoding it declares if that holds.

    Args:
        data: its bytes.
        code: the language that it is said to be in; empty where nobody says so.

    Raises:
        UnreadableDocument: there is nothing in it, or it is no text.
    """
    found = _META.search(data[:4096])
    encoding = _on_the_web(found.group(1).decode("ascii")) if found else ""
    if not encoding or _is_utf8(data):
        return decode(data, code)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        return decode(data, code)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _on_the_web(label: str) -> str:
    """The encoding of a label, if web pages are written in it; empty for a codec such as rot13."""
    try:
        known = codecs.lookup(label).name
    except LookupError:
        return ""
    known = _IS_READ_AS.get(known, known)
    return known if _ON_THE_WEB.fullmatch(known) else ""


def _marked(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    try:
        return data.decode("utf-16"), (Notice("utf-16"),)
    except UnicodeDecodeError:
        raise UnreadableDocument("no-text") from None


def _older(data: bytes, code: str) -> tuple[str, tuple[Notice, ...]]:
    """The older encoding in which the text is most like a known language, the most usual one first.

    Where the language is said, only its own encodings are asked, as far as the bytes are any of them.
    """
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 200:
        raise UnreadableDocument("no-text")
    best = ("", 0.0, "")
    own = languages()[code].list("detect", "encodings") if code in languages() else ()
    usual = _MANY_SIGNS if _is_mostly_signs(data) else _FEW_SIGNS
    for encoding, text in list(_decoded(data, own)) or _decoded(data, usual):
        likeness = _likeness(text)
        if likeness > best[1]:
            best = (text, likeness, encoding)
    if best[1] == 0:
        raise UnreadableDocument("no-encoding")
    return best[0], (Notice("older", {"encoding": _CALLED.get(best[2], best[2])}),)


def _decoded(data: bytes, encodings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each encoding that the bytes may be in, and what they are then."""
    for encoding in encodings:
        try:
            yield encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue


def _is_mostly_signs(data: bytes) -> bool:
    """Whether bytes beyond ASCII come in long runs, as in Chinese and Russian; accents stand alone."""
    runs = [len(run) for run in _BEYOND.findall(data[:_SAMPLE])]
    letters = len(_LETTER.findall(data[:_SAMPLE]))
    return sum(run for run in runs if run >= _LONG_RUN) > 0.5 * sum(runs) and sum(runs) > 0.2 * letters


#: The second byte of a Chinese sign may be that of a letter.
_BEYOND, _LETTER = re.compile(rb"(?:[\x80-\xff][\x40-\x7e\x80-\xff]?)+"), re.compile(rb"[A-Za-z\x80-\xff]")
_LONG_RUN = 3


def _likeness(text: str) -> float:
    """How much of a text is in a known language; odd signs, and signs inside words, count against it."""
    sample = text[:20_000]
    length = max(1, len(sample))
    language, _ = language_of(text)
    odd = sum(not (char.isalnum() or char.isspace() or char in _PLAIN) for char in sample)
    known = frozenset("".join("".join(one.list("detect", "characters")) for one in languages().values()))
    common = sum(char in known for char in sample)
    inside = len(_INSIDE.findall(sample))
    share = 1.0 - odd / length - 10 * inside / length
    return max(0.0, share if language is not None else share / 4) + common / length


#: A sign, or a capital, between small letters: what a wrong encoding makes of an accent.
_INSIDE = re.compile(
    r"(?<=[A-Za-zÀ-ÿ])[^\w\s.,;:'’\-–/&@()«»“”\"*]+(?=[A-Za-zÀ-ÿ])"
    r"|(?<=[a-zа-я])[À-ÞĀ-ŽА-Я](?=[a-zа-я])|(?<=[а-я])[А-Я]"
)
_PLAIN = frozenset(".,;:!?()[]-–—'\"“”‘’/%&«»°º€…。，、；：？！（）《》【】·•،؛؟")
