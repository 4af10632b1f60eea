"""Characters that a terminal or a page would obey rather than show, written so that they are seen."""

import unicodedata

#: Unicode's categories of control characters, line and paragraph separators, and halves of characters.
_OBEYED = frozenset({"Cc", "Zl", "Zp", "Cs"})
#: What turns the direction of the text around it (Unicode Standard Annex 9).
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    r"""The text with each such character as its escape.

    Examples:
        >>> print(visible("red\x1b[31m"), visible("a\u202eb"), visible("汉字 é"))
        red\x1b[31m a\u202eb 汉字 é
    """
    return "".join(_escaped(char) if _is_obeyed(char) else char for char in text)


def _is_obeyed(char: str) -> bool:
    return char in _TURNING or unicodedata.category(char) in _OBEYED


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
