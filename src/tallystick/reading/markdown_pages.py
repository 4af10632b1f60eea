"""A Markdown file that is a web page in all but its name: most of what it says stands between tags.

It is read as the page that it makes, since its lists and paragraphs are those of the tags.
"""

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tallystick.reading.html import read_html
from tallystick.reading.model import SourceText

#: What stands between tags is more than this share of what is read.
_MOST = 0.5
_TAG, _BLANK = re.compile(r"<[^<>]*>|<!--.*?-->", re.DOTALL), re.compile(r"\s+")


def is_a_page(tokens: list[Token]) -> bool:
    """Whether most of what a Markdown text says stands in blocks of HTML.

    Args:
        tokens: what markdown-it found in it.
    """
    pages = sum(_length(one.content) for one in tokens if one.type == "html_block")
    others = sum(_length(one.content) for one in tokens if one.type in _WORDS)
    return pages > _MOST * (pages + others)


def read_as_page(text: str, facts: dict[str, str]) -> SourceText:
    """The page that a Markdown text makes, with what stands before it.

    Args:
        text: the text, without what stands before it.
        facts: what it says of itself before it begins.
    """
    markup = MarkdownIt("commonmark").enable("table").render(text)
    return replace(read_html(markup), format="md", facts=facts)


#: Where the other words of a Markdown text stand.
_WORDS = frozenset({"inline", "fence", "code_block"})


def _length(content: str) -> int:
    """How many characters of a block are read."""
    return len(_BLANK.sub(" ", _TAG.sub("", content)).strip())
