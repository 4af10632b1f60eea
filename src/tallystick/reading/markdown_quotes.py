"""The sign that a quotation in Markdown has before each of its lines: it is no bullet."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

_SIGN = re.compile(r"[ \t]*(?:>[ ]?)+")


def without_quoting(words: str, starts: Sequence[int], tokens: Sequence[Token]) -> str:
    """The words with blanks for the signs of quotations.

    Args:
        words: what is seen of a text.
        starts: where each of its lines begins.
        tokens: what markdown-it found in it.
    """
    quoted = {
        line
        for one in tokens
        if one.type == "blockquote_open" and one.map and one.level == 0
        for line in range(*one.map)
    }
    pieces: list[str] = []
    at = 0
    for line in sorted(quoted):
        sign = _SIGN.match(words, starts[line]) if line < len(starts) else None
        if sign:
            pieces += [words[at : sign.start()], " " * len(sign.group())]
            at = sign.end()
    return "".join([*pieces, words[at:]])
