"""A web page as text: headings, paragraphs, lists and tables. Nothing in it is run or fetched."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tallystick.reading.assembled import Assembled
from tallystick.reading.model import SourceText

_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "embed",
    "nav",
    "form",
    "button",
    "head",
    "link",
    "meta",
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "address",
        "details",
        "summary",
        "body",
        "html",
        "center",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
    }
)
_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
#: Deeper than this no plan is nested; what lies below is read as one paragraph.
_DEEPEST = 200


def read_html(markup: str) -> SourceText:
    """The page's own words, with headings, list items and rows of tables marked."""
    tree = LexborHTMLParser(markup)
    for name in _DROPPED:
        for node in tree.css(name):
            node.decompose()
    writer = _Writer()
    if tree.body is not None:
        writer.block(tree.body, 0)
    writer.flush()
    return writer.text.done("html")


class _Writer:
    """Walks the page's tree and writes its words."""

    def __init__(self) -> None:
        self.text = Assembled()
        self._words: list[str] = []
        self._lead = ""
        self._tables = 0

    def flush(self, heading: int = 0) -> None:
        """End the paragraph that is being gathered."""
        words = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words = []
        if words:
            self.text.paragraph(self._lead + words, heading=heading)
            self._lead = ""

    def block(self, node: LexborNode, depth: int) -> None:
        """Write a node and what it holds."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._words.append(child.text_content or "")
            elif tag == "table":
                self._table(child)
            elif tag in {"ul", "ol"} and depth < _DEEPEST:
                self._list(child, tag, depth)
            elif tag in _BLOCKS:
                self._part(child, tag, depth)
            elif depth < _DEEPEST and tag not in {"-comment", "_comment"}:
                self.block(child, depth + 1)

    def _part(self, node: LexborNode, tag: str, depth: int) -> None:
        self.flush()
        heading = _HEADING.fullmatch(tag)
        if heading or depth >= _DEEPEST:
            self._words.append(node.text(deep=True))
            self.flush(int(heading.group(1)) if heading else 0)
        else:
            self.block(node, depth + 1)
            self.flush()

    def _list(self, node: LexborNode, tag: str, depth: int) -> None:
        self.flush()
        number = (
            int(node.attributes.get("start") or 1) if (node.attributes.get("start") or "1").isdecimal() else 1
        )
        for item in node.iter():
            if item.tag == "li":
                self._lead = f"{number}. " if tag == "ol" else "• "
                number += 1
                self.block(item, depth + 1)
                self.flush()
                self._lead = ""
            else:
                self.block(item, depth + 1)

    def _table(self, node: LexborNode) -> None:
        self.flush()
        self._tables += 1
        rows = [[cell.text(deep=True, separator=" ") for cell in row.css("td, th")] for row in node.css("tr")]
        if max((len(row) for row in rows), default=0) < 2:
            for row in rows:
                for cell in row:
                    self.text.paragraph(_SPACE.sub(" ", cell))
            return
        for row in rows:
            self.text.row(row, self._tables)
        self.text.gap()
