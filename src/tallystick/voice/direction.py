"""Texts in scripts that run from right to left, set apart from the sentence in which they stand.

Without that a title in Arabic would carry the figures and commas of an English sentence around with it. In
plain text the marks are Unicode's own (UAX 9: first strong isolate, pop directional isolate); a page has an
element for it. A text in another language than the page is set apart in the same two ways, by
Unicode's tag characters first (chapter 23.9).
"""

import re
from collections.abc import Iterator

from tallystick.voice.cell import CellText

_OPEN, _CLOSE = "\u2068", "\u2069"
#: Unicode's language tag, the tag characters that spell a language, and the tag that ends it.
_TAGGED, _SPELLED, _UNTAGGED = "\U000e0001", 0xE0000, "\U000e007f"
_IN_LANGUAGE = re.compile(f"{_TAGGED}([\U000e0021-\U000e007e]+)([^{_TAGGED}{_UNTAGGED}]*){_UNTAGGED}")
#: An attribute, and an element, that can hold no other: what is in them loses its tags.
_QUOTED = re.compile(f'"[^"<>]*{_TAGGED}[^"<>]*"')
_UNMARKED = re.compile(r"<(svg|title|style)\b.*?</\1>", re.DOTALL)
#: A file that is a drawing: XML, which has every attribute in quotes and no element of a page.
_DRAWING = re.compile(r"\s*<svg\b")
#: What says no language of its own: an element that ends, that is empty, or that has one already.
_NO_HOLDER = re.compile(r"^</|/>$|\blang=")
#: Every tag character: what is left of them in a page is a text that was cut.
_TAGS = re.compile("[\U000e0000-\U000e007f]")
#: Letters and numbers that run from right to left.
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
#: Marks that turn the direction of what follows, at most to the end of what is set apart.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Either of them: without any a text stays as it is.
_ASIDE = re.compile(f"{_LEFTWARD.pattern}|{_TURNING.pattern}")
#: Marks that would end what is set apart, or begin it anew.
_ISOLATING = re.compile("[\u2066-\u2069]")
_APART = re.compile(f"({_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE})")
_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
#: Where text stands in a tag to be read; in every other attribute it is a name or an address.
_READ_OUT = frozenset({"alt", "aria-label", "content", "title"})
#: Elements in which text stands that can hold no other element.
_PLAIN = re.compile(r"<(/?)(?:svg|title)\b[^>]*?(/?)>")


def isolated(value: object) -> object:
    """The text, set apart where any of it runs from right to left or is made to.

    What is set apart in it already stays so. Anything but a plain text stays as it is.

    Examples:
        >>> isolated("plain"), isolated("\u062e\u0637\u0629 2025") == "\u2068\u062e\u0637\u0629 2025\u2069"
        ('plain', True)
    """
    if value.__class__ is str and value.isascii():  # the most frequent one first
        return value
    if isinstance(value, CellText):
        apart = isolated(str(value))
        return f"{_tag(value.language)}{apart}{_UNTAGGED}" if value.language else apart
    if not isinstance(value, str) or hasattr(value, "__html__") or value.isascii():
        return value
    if not _ASIDE.search(value):
        return value
    pieces = _APART.split(value)
    rest = "".join(pieces[::2])
    if not _LEFTWARD.search(rest) and not _TURNING.search(rest):
        return value
    pieces[::2] = [_ISOLATING.sub("", one) for one in pieces[::2]]
    return f"{_OPEN}{''.join(pieces)}{_CLOSE}"


def _tag(language: str) -> str:
    """The tag characters that say that a text in another language begins."""
    return _TAGGED + "".join(chr(_SPELLED + ord(sign)) for sign in language if sign.isascii())


def without_marks(text: str) -> str:
    """The text without the marks that ``isolated`` puts around others: words to copy hold nothing unseen."""
    return _TAGS.sub("", text.replace(_OPEN, "").replace(_CLOSE, ""))


def without_languages(text: str) -> str:
    """The text without the tags of languages in it: for what holds nothing but text."""
    return _TAGS.sub("", text)


def by_language(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text, each with the language that it says of itself; empty for that of the whole.

    Examples:
        >>> title = CellText("Water", "en", "Water")
        >>> list(by_language(f"\u627f\u8bfa{isolated(title)}\u3002")) == [
        ...     ("\u627f\u8bfa", ""), ("Water", "en"), ("\u3002", "")]
        True
    """
    whole, last = str(isolated(text)) if isinstance(text, CellText) else text, 0
    for found in _IN_LANGUAGE.finditer(whole):
        yield without_languages(whole[last : found.start()]), ""
        yield found[2], "".join(chr(ord(sign) - _SPELLED) for sign in found[1])
        last = found.end()
    yield without_languages(whole[last:]), ""


def in_marks(page: str) -> str:
    """What `with_elements` has set apart, by marks again: for a place that holds no element."""
    return page.replace("<bdi>", _OPEN).replace("</bdi>", _CLOSE)


def with_elements(page: str) -> str:
    """A drawn page whose texts are set apart by elements instead of marks, wherever one may stand."""
    if _TAGGED in page:
        unmarked = page if _DRAWING.match(page) else _UNMARKED.sub(_untagged, page)
        page = "".join(_with_languages(_QUOTED.sub(_untagged, unmarked)))
    if _OPEN not in page:
        return page
    out: list[str] = []
    depth = 0
    for piece in _TAG.split(page):
        if piece.startswith("<"):
            plain = _PLAIN.match(piece)
            depth += 0 if plain is None or plain[2] else -1 if plain[1] else 1
            out.append(_ATTRIBUTE.sub(_attribute, piece))
        elif depth:
            out.append(piece)
        else:
            out.append(piece.replace(_OPEN, "<bdi>").replace(_CLOSE, "</bdi>"))
    return "".join(out)


def _untagged(found: re.Match[str]) -> str:
    """What can hold no element, without the tags of languages in it."""
    return _TAGS.sub("", found[0]) if _TAGGED in found[0] else found[0]


def _with_languages(page: str) -> Iterator[str]:
    """The pieces of a page in which tagged texts say their language: by what holds them, or by an element."""
    last, drawn = 0, _DRAWING.match(page) is not None
    for found in _IN_LANGUAGE.finditer(page):
        start, end = found.span()
        language = "".join(chr(ord(sign) - _SPELLED) for sign in found[1])
        before = page[last:start]
        holder = before[before.rfind("<") :]
        alone = holder.endswith(">") and page.startswith("</", end) and not _NO_HOLDER.search(holder)
        if drawn:
            yield f'{before[:-1]} lang="{language}">{found[2]}' if alone else f"{before}{found[2]}"
        elif alone:
            yield f"{before[:-1]} lang={language}>{found[2]}"
        else:
            yield f"{before}<span lang={language}>{found[2]}</span>"
        last = end
    yield _TAGS.sub("", page[last:])


def _attribute(found: re.Match[str]) -> str:
    name, value = found.groups()
    return found[0] if name in _READ_OUT else f'{name}="{_TURNING.sub("", value)}"'
