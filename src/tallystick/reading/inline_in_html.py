"""What stands inside a line of a web page: raised signs, and words that only their look parts."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

_SUPER = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_RAISING = re.compile(
    r"(?<![\w-])(?:sup|superscript|(?:foot|end)?-?note-?ref(?:erence)?)(?![\w-])", re.IGNORECASE
)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3}|[a-z])[\])]?")
#: What ends a piece that no word goes on from, and what begins one of its own.
_ENDS, _BEGINS = frozenset(".:;!?)]%»”"), re.compile(r"[^\W_]")


def is_raised(tag: str, node: LexborNode) -> bool:
    """Whether what a node holds stands raised, or is the mark of a note."""
    if tag == "sup":
        return True
    if tag not in {"a", "span"}:
        return False
    about = node.attributes
    if _SUPER.search(about.get("style") or "") or about.get("role") == "doc-noteref":
        return True
    if _RAISING.search(about.get("class") or ""):
        return True
    goal = (about.get("href") or "")[:1] == "#"
    return goal and _MARK.fullmatch(node.text().strip()) is not None


def apart_from(before: Sequence[str], words: str, *, edge: bool) -> str:
    """Words, with a blank before them where only the look of the page parts them from those before.

    A box or a line of its own may begin at the edge of any node: *Score 4.0* and *70 towns* are two numbers,
    though nothing stands between, and a word goes on behind no stop.
    """
    last = before[-1][-1:] if before else ""
    if not edge or not last or not _BEGINS.match(words):
        return words
    return f" {words}" if last in _ENDS or (last.isdigit() and words[0].isdigit()) else words
