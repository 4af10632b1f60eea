"""Bytes become text: UTF-8 as it stands, older encodings by what the words then look like."""

import codecs
import re

from tallystick.reading.languages import language_of, languages
from tallystick.reading.unreadable import Notice, UnreadableDocument

_OLDER = ("gb18030", "big5", "cp1252", "cp1250", "cp1251", "shift_jis", "euc_kr")
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


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text in these bytes, and a warning where it was not UTF-8.

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
        return _older(data)
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 100:
        raise UnreadableDocument("no-text")
    return text, ()


def declared(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text of a web page: in UTF-8 where it is that, else in the encoding it declares if that holds.

    Raises:
        UnreadableDocument: there is nothing in it, or it is no text.
    """
    found = _META.search(data[:4096])
    encoding = _on_the_web(found.group(1).decode("ascii")) if found else ""
    if not encoding or _is_utf8(data):
        return decode(data)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        return decode(data)


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


def _older(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The older encoding in which the text is most like a known language."""
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 200:
        raise UnreadableDocument("no-text")
    best = ("", 0.0, "")
    for encoding in _OLDER:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        likeness = _likeness(text)
        if likeness > best[1]:
            best = (text, likeness, encoding)
    if best[1] == 0:
        raise UnreadableDocument("no-encoding")
    return best[0], (Notice("older", {"encoding": best[2]}),)


def _likeness(text: str) -> float:
    """How much of a text is in a known language; odd signs count against it."""
    language, _ = language_of(text)
    odd = sum(not (char.isalnum() or char.isspace() or char in _PLAIN) for char in text[:20_000])
    known = frozenset("".join("".join(one.list("detect", "characters")) for one in languages().values()))
    common = sum(char in known for char in text[:20_000])
    share = 1.0 - odd / max(1, len(text[:20_000]))
    return (share if language is not None else share / 4) + common / max(1, len(text[:20_000]))


_PLAIN = frozenset(".,;:!?()[]-–—'\"“”‘’/%&«»。，、；：？！（）《》【】…·•")
