"""The signs that a template puts between its texts, full-width where a language writes them so.

A comma between two values is no text that could be translated: ``{{ figure }}, {{ day }}``. In Chinese it is
``，`` without a space. What stands in a sentence of the catalogue, in a tag or in code stays as it is.
"""

import re
from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_FULL = {",": "，", ";": "；", ":": "：", ".": "。", "(": "（", ")": "）"}
#: A reference to a character, whose semicolon is none; and a sign with the space on its other side.
_SIGN = re.compile(r"&#?\w+;|[ \n]*(\()|(\))(?:[ \n]+(?=\S))?|([,;:.])(?:[ \n]+|(?=<|$))")


class FullWidthSigns(Extension):
    """Turns the signs between texts, when a template is compiled."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The pieces of a template with these signs in what stands between tags and is no sentence."""
        within_tag = within_sentence = False
        before = ""
        for token in stream:
            if before == "block_begin" and token.value in {"trans", "endtrans"}:
                within_sentence = token.value == "trans"
            before = token.type
            if token.type != "data":
                yield token
                continue
            pieces = list(_pieces(token.value, within_tag=within_tag))
            within_tag = pieces[-1][1] and not pieces[-1][0].endswith(">") if pieces else within_tag
            turned = "".join(piece if is_tag else _turned(piece) for piece, is_tag in pieces)
            yield token if within_sentence else Token(token.lineno, token.type, turned)


def _pieces(data: str, *, within_tag: bool) -> Iterator[tuple[str, bool]]:
    """A piece of a template in parts, each with whether it stands in a tag."""
    if within_tag:
        end = data.find(">") + 1 or len(data)
        yield data[:end], True
        data = data[end:]
    for piece in re.split(r"(<[^>]*>?)", data):
        if piece:
            yield piece, piece.startswith("<")


def _turned(text: str) -> str:
    """A text between tags with full-width signs.

    Examples:
        >>> _turned(", "), _turned(" ("), _turned(")"), _turned("a &amp; b: "), _turned("0.2.0")
        ('，', '（', '）', 'a &amp; b：', '0.2.0')
    """
    return _SIGN.sub(lambda found: _FULL[found[found.lastindex]] if found.lastindex else found[0], text)
