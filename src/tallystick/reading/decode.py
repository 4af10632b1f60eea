"""Bytes become text: UTF-8 as it stands, older encodings by what the words then look like."""

import re

from tallystick.base.findings import Refusal
from tallystick.reading.languages import language_of, languages

_OLDER = ("gb18030", "big5", "cp1252", "cp1250", "cp1251", "shift_jis", "euc_kr")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65536
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text in these bytes, and a warning where it was not UTF-8.

    Raises:
        Refusal: there is nothing in it, or it is no text.
    """
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise Refusal(f"{name} is empty", "give a document that holds the plan's text")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _marked(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data, name)
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 100:
        raise _no_text(name)
    return text, ()


def declared(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a web page, in the encoding it declares if that holds."""
    found = _META.search(data[:4096])
    if found:
        try:
            return data.decode(found.group(1).decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _marked(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-16"), ("the document is in UTF-16; document.txt holds it in UTF-8",)
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _older(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The older encoding in which the text is most like a known language."""
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 200:
        raise _no_text(name)
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
        raise Refusal(f"{name} is in no encoding that is known", "save it as UTF-8 text and try again")
    return best[0], (
        f"the document is not UTF-8; it was read as {best[2]}, and document.txt holds it in UTF-8",
    )


def _likeness(text: str) -> float:
    """How much of a text is in a known language; odd signs count against it."""
    language, _ = language_of(text)
    odd = sum(not (char.isalnum() or char.isspace() or char in _PLAIN) for char in text[:20_000])
    known = frozenset("".join("".join(one.list("detect", "characters")) for one in languages().values()))
    common = sum(char in known for char in text[:20_000])
    share = 1.0 - odd / max(1, len(text[:20_000]))
    return (share if language is not None else share / 4) + common / max(1, len(text[:20_000]))


_PLAIN = frozenset(".,;:!?()[]-–—'\"“”‘’/%&«»。，、；：？！（）《》【】…·•")


def _no_text(name: str) -> Refusal:
    return Refusal(f"{name} is no text", "give the plan as txt, md, html, docx or pdf")
