"""Items of lists that count up scenarios or options, which a plan compares and does not promise."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tallystick.reading.compared import opens_with_one
from tallystick.reading.layout import Layout
from tallystick.reading.model import Block

#: One scenario alone is compared with nothing.
_FEWEST = 2


def compared_items(blocks: Sequence[Block], lists: Sequence[Sequence[int]], layout: Layout) -> Iterator[int]:
    """The items of lists that count up what is compared, and those that only group such items."""
    named = {
        at
        for members in lists
        for at in members
        if opens_with_one(_words(blocks[at], layout), layout.language)
    }
    if len(named) < _FEWEST:
        return
    held = Counter(block.parent for block in blocks)
    inside = Counter(blocks[at].parent for at in named)
    yield from named
    yield from (at for members in lists for at in members if held[at] and inside[at] == held[at])


def _words(block: Block, layout: Layout) -> str:
    begin = block.start if block.label else block.body
    return layout.text[begin : layout.lines[block.first_line].end].lstrip(" \t*_-•")
