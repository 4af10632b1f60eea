"""How a web page writes the numbers of a list: in digits, letters or Roman numbers."""

import re

from selectolax.lexbor import LexborNode

_TYPED = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLED = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)


def form_of(node: LexborNode) -> str:
    """The form of a list's numbers, by its style or its type; in digits where neither names one."""
    about = node.attributes
    style = _STYLE.search(about.get("style") or "")
    return _STYLED.get(style.group(1).lower() if style else "", "") or _TYPED.get(about.get("type") or "", "")
