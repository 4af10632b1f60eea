"""Bytes of a message become words: in the encoding that it says, or in the one that they are in."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tallystick.reading.decode import declared, decode
from tallystick.reading.unreadable import Notice, UnreadableDocument

#: What mail is written in, by Python's names; a codec that is none of a text, or costs much, is not.
_OF_MAIL = (
    "ascii utf-8 utf-7 utf-16 utf-16-be utf-16-le gb2312 gbk gb18030 hz big5 big5hkscs cp949 cp950 cp932 "
    "euc_jp iso2022_jp shift_jis euc_kr iso2022_kr koi8-r koi8-u cp437 cp866 cp874 "
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 "
    "iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16"
).split()
#: What the standard library's own reader of mail looks up on the way.
_OF_THE_LIBRARY = (
    "raw_unicode_escape",
    "unicode_escape",
    "latin-1",
    "idna",
    "punycode",
    "quopri",
    "base64",
    "uu",
)
#: What is said to be the smaller is written in the larger, and what any bytes are can't be found wrong.
_READ_AS = {"gb2312": "gb18030", "gbk": "gb18030", "cp950": "big5hkscs", "big5": "big5hkscs"}
_ANYTHING = frozenset({"ascii", "iso8859-1", "cp1252", "iso8859-15", ""})
_WESTERN = "Windows-1252 (Western Europe)"
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+-]{0,39}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff]")
_BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tr ul".split()
)
_SILENT = "script, style, head, title, template, noscript, svg, object, iframe"
_WEB = re.compile(r"^https?://\S{1,2000}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadWords:
    """A text, and in which encoding it was read where that is another than the one it names; else empty."""

    text: str
    read_as: str = ""


def make_ready() -> None:
    """Load all that reading words may need: nothing can be opened once the process is shut in."""
    for name in (*_OF_MAIL, *_OF_THE_LIBRARY):
        codecs.lookup(name)
    for data in ("我们的地被占了".encode("gb18030"), "façade à Orléans".encode("cp1252")):
        words(data, "")
    text_of_page(b"<p>ready</p>", "utf-8")


def words(data: bytes, label: str) -> ReadWords:
    """A text in an encoding that a message names, or in the one that it is in.

    UTF-8 says of itself whether it is that. An encoding in which any bytes are letters is believed where they
    look like words, and where none can be found what can't be read is a sign that says so.
    """
    named = _known(label)
    tried = (
        ["utf-8", *([] if named in _ANYTHING else [named])] if data.isascii() is False else [named or "ascii"]
    )
    for one in tried:
        try:
            text = data.decode(_READ_AS.get(one, one))
        except (UnicodeError, LookupError):
            continue
        return ReadWords(plain(text), "" if one == named or data.isascii() else one)
    text, found = _guessed(data)
    return ReadWords(plain(text), "" if named in _ANYTHING - {""} and found == _WESTERN else found)


def _known(label: str) -> str:
    """The encoding of a label, if mail is written in it; empty for none."""
    if not _LABEL.fullmatch(label.strip()):
        return ""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, OSError, UnicodeError):
        return ""
    return name if name in _OF_MAIL else ""


def _guessed(data: bytes) -> tuple[str, str]:
    try:
        text, notices = decode(data)
    except UnreadableDocument:
        return _nearest(data)
    return text, _said_of(notices) or "utf-16"


def _said_of(notices: Sequence[Notice]) -> str:
    return next((str(one.places.get("encoding", "")) for one in notices), "")


def _nearest(data: bytes) -> tuple[str, str]:
    """Of a text too short to look like any language: what its bytes can be, else what can be read of it."""
    for one in ("gb18030", "big5hkscs"):
        try:
            return data.decode(one), one
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace"), "utf-8"


def plain(text: str) -> str:
    """A text without what controls a terminal or a page, its lines ending alike."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")).replace(
        "\xa0", " "
    )


def title_of(raw: str) -> ReadWords:
    """A head in which words may be encoded, as RFC 2047 has it or as older programs write it.

    Args:
        raw: its value, bytes beyond ASCII as surrogates.
    """
    try:
        pieces = decode_header(raw.replace("\r", "").replace("\n", ""))
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    read = [words(as_bytes(one), label or "") for one, label in pieces]
    text = " ".join("".join(one.text for one in read).split())
    return ReadWords(text, next((one.read_as for one in read if one.read_as), ""))


def as_bytes(piece: str | bytes) -> bytes:
    """The bytes of a piece that the library gives as a text, those beyond ASCII as surrogates."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")


def flowed(text: str, *, joins_words: bool) -> str:
    r"""A text whose lines were broken for the way, as RFC 3676 has it, put together again.

    Args:
        text: the text.
        joins_words: whether the space at the end of a broken line is no part of it (`DelSp`).

    Examples:
        >>> flowed("They took \nour land.\n-- \nA", joins_words=False)
        'They took our land.\n-- \nA'
    """
    out: list[str] = []
    depth_before, is_open = 0, False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        bare = line[depth:].removeprefix(" ")
        is_soft = bare.endswith(" ") and bare != "-- "
        kept = bare[:-1] if is_soft and joins_words else bare
        if is_open and depth == depth_before and bare != "-- ":
            out[-1] += kept
        else:
            out.append(f"{'>' * depth} {kept}" if depth else kept)
        depth_before, is_open = depth, is_soft
    return "\n".join(out)


def text_of_page(data: bytes, label: str) -> ReadWords:
    """The words of a web page, a line for each of its blocks; what it quotes begins with `>`.

    Nothing of it is run or fetched. Where a link leads stands behind its words; an address of mail does not.
    """
    named = _known(label)
    if named:
        read = words(data, label)
    else:
        try:
            text, notices = declared(data)
        except UnreadableDocument:
            text, notices = _nearest(data)[0], ()
        read = ReadWords(plain(text), _said_of(notices))
    return ReadWords(_drawn(read.text), read.read_as)


def _drawn(page: str) -> str:
    tree = LexborHTMLParser(page)
    for one in tree.css(_SILENT):
        one.decompose()
    for one in tree.css("a[href]"):
        target = str(one.attributes.get("href") or "")
        if _WEB.match(target) and target not in (one.text() or ""):
            one.insert_after(f" <{target}>")
    lines: list[str] = [""]
    if tree.body is not None:
        for node in tree.body.traverse(include_text=True):
            _draw(node, lines)
    kept = "\n".join(" ".join(one.split()) for one in lines)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _draw(node: LexborNode, lines: list[str]) -> None:
    if node.tag == "-text":
        text = node.text(deep=False) or ""
        if _quotes(node) and not lines[-1].startswith(">"):
            lines[-1] = "> "
        lines[-1] += re.sub(r"\s+", " ", text)
    elif node.tag in _BLOCKS:
        lines.append("")
    elif node.tag in {"td", "th"}:
        lines[-1] += " "


def _quotes(node: LexborNode) -> bool:
    """Whether a piece of text stands in what a page quotes."""
    above, far = node.parent, 0
    while above is not None and far < 200:
        if above.tag == "blockquote":
            return True
        above, far = above.parent, far + 1
    return False
