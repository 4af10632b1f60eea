"""The plan's own short words for a block: its bold run-in, its heading, or its first words."""

import re

from tallystick.reading.column_roles import NAMING
from tallystick.reading.layout import Layout
from tallystick.reading.model import Block

_BOLD = re.compile(r"(?:\*\*|__)(.{3,300}?)(?:\*\*|__)", re.DOTALL)
_FIRST_STOP = re.compile(r"(?<=[^\s.A-Z])[.。；;](?=\s|$|[\u4e00-\u9fff])")
_SPACE = re.compile(r"\s+")
_LONGEST = 120
_WORDS = 14


def title_of(block: Block, layout: Layout) -> str:
    """A title of at most 120 characters, never empty."""
    filled = block.first_line in layout.filled
    for start, end, role in layout.rows.roles.get(block.first_line, ()):
        if ((filled and not role) or (block.style == "row" and role in NAMING)) and end > start:
            return plain_title(layout.text[start:end]) or block.label or "untitled"
    text = layout.text[block.body : block.end]
    bold = _BOLD.match(text.lstrip())
    line = layout.lines[block.first_line]
    head = layout.text[block.body : line.end] if block.body < line.end else _below(block, layout) or text
    if block.style == "record" and line.text.strip("#*_¿?:： ").lower() == layout.fields.get(
        block.first_line
    ):
        head = layout.text[line.end : block.end].strip().split("\n")[0]  # what fills in its first field
    words = bold.group(1) if bold else head
    return plain_title(words) or plain_title(text) or block.label or "untitled"


def _below(block: Block, layout: Layout) -> str:
    """The first lines below a number on a line of its own; what heads a page between them is none."""
    lines = layout.lines[block.first_line + 1 : block.first_line + 1 + _LINES]
    return " ".join(one.text for one in lines if one.end <= block.end)


#: So many lines hold all words of a title.
_LINES = 4


def plain_title(words: str) -> str:
    """The words as one line, cut after the first sentence or some fourteen words."""
    text = _SPACE.sub(" ", words.replace("*", "").replace("_", " ").replace("|", " ")).strip(" #-–—:：.。")
    stop = _FIRST_STOP.search(text)
    if stop and stop.start() >= 12:
        text = text[: stop.start()]
    parts = text.split(" ")
    if len(parts) > _WORDS and len(text) > 90:
        text = " ".join(parts[:_WORDS]) + " …"
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 2].rstrip() + " …"
    return text.lstrip("=@+-＝＠＋－–— \t#")
