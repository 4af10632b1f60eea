"""A web page as text: headings, paragraphs, lists and tables. Nothing in it is run or fetched.

The page's tree is walked from node to node, without a call for each level, so that it may be of any depth.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tallystick.reading.counting import numeral
from tallystick.reading.inline_in_html import apart_from, is_raised
from tallystick.reading.listed_in_html import form_of
from tallystick.reading.model import SourceText
from tallystick.reading.raised import RaisedSigns
from tallystick.reading.table_shapes import TableShape, TableShapes
from tallystick.reading.unreadable import Notice
from tallystick.reading.writer import Writer

_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "nav", "form", "button"}
    | {"head", "link", "meta", "del", "strike", "s"}
)
#: What folds a part of a page out and is its heading is called so, in a heading or by itself.
_FOLDS = re.compile(
    r"(?<![\w-])accordion(?:[-_]{1,2}(?:button|title|header|heading|toggle|trigger))?(?![\w-])"
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "address"}
    | {"dl", "dt", "dd", "figure", "figcaption", "details", "summary", "body", "html", "center", "br", "hr"}
    | {"ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LONGEST_NUMBER = 6
#: An item of a list inside another stands so much farther in, up to so deep.
_INSIDE, _DEEPEST = "  ", 20
#: A list of fewer items may be a bullet before each paragraph.
_LIST = 2
Step = tuple[str, LexborNode, bool]


def read_html(markup: str) -> SourceText:
    """The page's own words, with headings, list items and rows of tables marked."""
    tree = LexborHTMLParser(markup)
    page = _Page(_shapes(tree.root))
    for tag, node, opens in _steps(tree.root):
        if opens:
            page.open(tag, node)
        else:
            page.close(tag, node)
    page.flush()
    hidden = sum(is_hidden(node) for node in tree.css("[hidden],[style]")) + len(tree.css("del,strike,s"))
    return page.writer.text.done("html", (Notice("hidden", {"number": hidden}),) if hidden else ())


def _steps(root: LexborNode | None) -> Iterator[Step]:
    """Each node as it opens and as it closes, in the order of the page, without what is no text of it."""
    node, open_ = root, 0
    while node is not None:
        dropped = node.tag in _DROPPED and not _folds(node)
        seen = not dropped and not is_hidden(node) and not _is_menu(node)
        if seen:
            yield node.tag or "", node, True
        if seen and node.child is not None:
            node, open_ = node.child, open_ + 1
            continue
        if seen:
            yield node.tag or "", node, False
        node, closed = _after(node, open_)
        for one in closed:
            yield one.tag or "", one, False
        open_ -= len(closed)


def _after(node: LexborNode, open_: int) -> tuple[LexborNode | None, list[LexborNode]]:
    """The next node that opens, and those that close before it; only so many are open."""
    closed: list[LexborNode] = []
    here: LexborNode | None = node
    while here is not None and len(closed) < open_ and here.next is None:
        here = here.parent
        closed += [here] if here is not None else []
    return (here.next if here is not None and len(closed) < open_ else None), closed


def _folds(node: LexborNode) -> bool:
    """Whether a button is the heading of what it folds out."""
    if node.tag != "button":
        return False
    above = node.parent
    for _ in range(_NEAR):
        if above is None or _HEADING.fullmatch(above.tag or ""):
            break
        above = above.parent
    else:
        above = None
    return above is not None or _FOLDS.search(node.attributes.get("class") or "") is not None


#: A button stands no deeper in its heading.
_NEAR = 3


def is_hidden(node: LexborNode) -> bool:
    """Whether a page says of a node itself that it is not shown."""
    if (node.tag or "-")[0] == "-":
        return False
    about = node.attributes
    return "hidden" in about or _UNSHOWN.search(about.get("style") or "") is not None


def _is_menu(node: LexborNode) -> bool:
    """Whether a page says of a node that it leads about the site: crumbs, pages before and after."""
    if (node.tag or "-")[0] == "-":
        return False
    about = node.attributes
    if about.get("role") == "navigation" or (about.get("aria-label") or "").lower() == "breadcrumb":
        return True
    return node.tag in _LISTED and _MENU.search(about.get("class") or "") is not None


_LISTED = frozenset({"ul", "ol", "div", "p"})
_MENU = re.compile(r"(?<![\w-])(?:breadcrumbs?|pagination|pager|skip-?links?)(?![\w-])", re.IGNORECASE)
_UNSHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


#: A bullet that is typed into the words.
_TYPED = re.compile(r"[•▪◦●○■□‣⁃·∙*–—-]\s")


def _shapes(root: LexborNode | None) -> list[TableShape]:
    """What each table of the page is."""
    shapes = TableShapes()
    for tag, node, opens in _steps(root):
        if opens:
            _begin_of_table(shapes, tag, node)
        elif tag == "table":
            shapes.close_table()
        elif tag in _CELLS:
            shapes.close_cell()
    return shapes.found


def _begin_of_table(shapes: TableShapes, tag: str, node: LexborNode) -> None:
    if tag == "-text":
        shapes.words(node.text_content or "")
    elif tag == "table":
        shapes.open_table(laid=node.attributes.get("role") in _LAYS_OUT)
    elif tag == "tr":
        shapes.open_row()
    elif tag in _CELLS:
        shapes.open_cell(head=tag == "th")
    elif _HEADING.fullmatch(tag):
        shapes.heading()
    elif tag in _BLOCKS:
        shapes.paragraph(item=tag == "li")


_CELLS = frozenset({"td", "th"})
#: What a page says of a table that only lays out.
_LAYS_OUT = frozenset({"presentation", "none"})


class _Page:
    """Takes the steps through the page and writes its words.

    Args:
        shapes: what each table of the page is.
    """

    def __init__(self, shapes: list[TableShape]) -> None:
        self.writer = Writer()
        self._shapes = iter(shapes)
        self._words: list[str] = []
        self._heading = 0
        self._lead = ""
        self._lists: list[int] = []
        self._forms: list[str] = []
        self._items: list[int] = []
        self._behind_a_list = self._typed = self._parted = False
        self._in_link, self._linked, self._edge = False, True, False
        self._raised: list[str] = []
        self._raising: LexborNode | None = None
        self._signs = RaisedSigns()

    def open(self, tag: str, node: LexborNode) -> None:
        """A node begins."""
        self._edge |= tag != "-text"
        if tag == "-text":
            words = apart_from(self._words, node.text_content or "", edge=self._edge)
            self._edge = False
            (self._words if self._raising is None else self._raised).append(words)
            self._linked &= self._in_link or not words.strip()
        elif self._raising is None and is_raised(tag, node):
            self._raising = node
        elif tag == "a":
            self._in_link = True
        elif tag in _BLOCKS and not self._heading:
            self._parted |= tag == "br" and self._typed and not "".join(self._words).strip()
            self.flush()
            self._begin(tag, node)

    def close(self, tag: str, node: LexborNode) -> None:
        """A node has ended."""
        self._edge |= tag != "-text"
        if self._raising is not None and node.mem_id == self._raising.mem_id:
            linked = tag == "a" or node.css_first("a") is not None
            raised = "".join(self._raised).strip()
            self._words.append(self._signs.as_printed("".join(self._words[-3:]), raised, linked=linked))
            self._raised, self._raising = [], None
        elif tag == "a":
            self._in_link = False
        elif _HEADING.fullmatch(tag):
            self.flush(self._heading)
            self._heading = 0
        elif tag in _BLOCKS and not self._heading:
            self.flush()
            self._end(tag)

    def flush(self, heading: int = 0) -> None:
        """End the paragraph that is being gathered."""
        words = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words = []
        if words:
            lead = self._lead if self.writer.takes_lists else ""
            typed = _TYPED.match(words) is not None
            behind = not heading and not lead and (self._behind_a_list or (self._parted and not typed))
            self._typed, self._parted = typed, False
            linked = self._linked and bool(lead)
            self.writer.paragraph(lead + words, heading=heading, closes=behind, link=linked)
            self._lead = ""
            self._behind_a_list = self._behind_a_list and bool(lead)
        self._linked = True  # until words stand in no link

    def _begin(self, tag: str, node: LexborNode) -> None:
        heading = _HEADING.fullmatch(tag)
        if heading:
            self._heading = int(heading.group(1))
        elif tag in {"ul", "ol"}:
            self._lists.append(_first_number(node) if tag == "ol" else 0)
            self._forms.append(form_of(node))
            self._items.append(0)
        elif tag == "li":
            self._lead = self._next_lead()
        elif tag == "dt":
            self.writer.gap()
        elif tag == "table":
            self.writer.open_table(next(self._shapes, TableShape(0)))
        elif tag == "tr":
            self.writer.open_row()
        elif tag in _CELLS:
            self.writer.open_cell(_reach(node, "colspan"), _reach(node, "rowspan"))

    def _end(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self._forms.pop()
            self._behind_a_list = self._items.pop() >= _LIST and not self._lists
        elif tag == "li":
            self._lead = ""
        elif tag == "table":
            self.writer.close_table()
        elif tag == "tr":
            self.writer.close_row()
        elif tag in _CELLS:
            self.writer.close_cell()

    def _next_lead(self) -> str:
        """The number or bullet of an item, farther in for each list that it stands in."""
        if not self._lists:
            return "• "
        self._items[-1] += 1
        deep = _INSIDE * min(len(self._lists) - 1, _DEEPEST)
        if not self._lists[-1]:
            return f"{deep}• "
        self._lists[-1] += 1
        return f"{deep}{numeral(self._lists[-1] - 1, self._forms[-1])}. "


def _reach(node: LexborNode, over: str) -> int:
    """Over how many columns or rows a cell reaches."""
    many = node.attributes.get(over) or "1"
    return int(many) if many.isdecimal() and 0 < len(many) < _LONGEST_NUMBER and int(many) else 1


def _first_number(node: LexborNode) -> int:
    start = node.attributes.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < _LONGEST_NUMBER else 1
