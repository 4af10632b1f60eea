"""A web page that came as a message becomes words, line by line; nothing of it is run or fetched."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tallystick.office.by_mail.texts import ReadWords, declared_words

_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dir div dl dt fieldset "
        "figcaption footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre "
        "section summary table textarea tr ul"
    ).split()
)
_SILENT = "script, style, head, title, template, noscript, svg, object, iframe"
#: In these a line ends where it ends in the source; the sign before such a line is taken away at the end.
_STANDING, _AS_IT_STANDS = frozenset({"pre", "textarea"}), "\x00"
_WEB = re.compile(r"^https?://\S{1,2000}$", re.IGNORECASE)


def text_of_page(data: bytes, label: str) -> ReadWords:
    """The words of a web page, a line for each of its blocks; what it quotes begins with `>`.

    Nothing of it is run or fetched. Where a link leads stands behind its words; an address of mail does not.
    """
    read = declared_words(data, label)
    return ReadWords(_drawn(read.text), read.read_as)


def _drawn(page: str) -> str:
    tree = LexborHTMLParser(page)
    for one in tree.css(_SILENT):
        one.decompose()
    for one in tree.css("a[href]"):
        target = str(one.attributes.get("href") or "")
        if _WEB.match(target) and target not in (one.text() or ""):
            one.insert_after(f" <{target}>")
    if tree.body is None:  # a page of frames, whose words stand beside them
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)).strip()
    lines: list[str] = [""]
    for node, is_over in _walked(tree.body):
        _draw(node, lines, is_over=is_over)
    kept = "\n".join(
        one.rstrip() if one.startswith(_AS_IT_STANDS) else " ".join(one.split()) for one in lines
    )
    return re.sub(r"\n{3,}", "\n\n", kept.replace(_AS_IT_STANDS, "")).strip()


def _walked(body: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each node of a page, and once more with True when all inside it is over; however deep they lie."""
    node, depth = body.child, 1
    while node is not None and depth:
        yield node, False
        if node.child is not None:
            node, depth = node.child, depth + 1
            continue
        yield node, True
        while node is not None and node.next is None and depth:
            node, depth = node.parent, depth - 1
            if node is not None and depth:
                yield node, True
        node = node.next if node is not None and depth else None


def _draw(node: LexborNode, lines: list[str], *, is_over: bool) -> None:
    if node.tag == "-text" and not is_over:
        _write(node, lines)
    elif (node.tag == "br" and not is_over) or (node.tag in _BLOCKS and lines[-1].strip()):
        lines.append("")
    elif node.tag in {"td", "th"} and is_over:
        lines[-1] += " "


def _write(node: LexborNode, lines: list[str]) -> None:
    text, above = node.text(deep=False) or "", _above(node)
    for at, line in enumerate(text.split("\n") if above & _STANDING else [re.sub(r"\s+", " ", text)]):
        if at:
            lines.append("")
        if not lines[-1]:
            if not line.strip():
                continue
            lines[-1] = ("> " if "blockquote" in above else "") + (_AS_IT_STANDS if above & _STANDING else "")
        lines[-1] += line


def _above(node: LexborNode) -> set[str]:
    """What a piece of text stands in."""
    above, found = node.parent, set[str]()
    for _ in range(200):
        if above is None:
            break
        found.add(str(above.tag))
        above = above.parent
    return found
