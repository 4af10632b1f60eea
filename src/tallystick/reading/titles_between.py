"""Numbered titles and paragraphs that promise nothing: they only say what stands behind them.

Such stand between the numbered paragraphs of a list, *I. Accepted recommendations* before *3.*, over the
rows of a table with lists in its cells, or lead in to recommendations: *81. The following recommendations
will be examined:*.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tallystick.reading.layout import Layout
from tallystick.reading.levels import is_heading
from tallystick.reading.listed_cells import IN_CELLS
from tallystick.reading.model import Block

#: Fewer titles show no such order, and none is longer.
_FEWEST, _LONGEST = 2, 120
#: What a title does not end in.
_STOPS = (".", ";", ":", "。", "；", "：")
#: What a paragraph ends in that leads in, to so many items at least.
_COLONS, _LED_IN = (":", "："), 2


def titles_between(blocks: Sequence[Block], text: str) -> Iterator[int]:
    """The numbered titles of a document right behind each of which the list that they part goes on.

    Args:
        blocks: all blocks.
        text: the whole text.
    """
    numbered: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.label and not is_heading(block.style):
            numbered[block.style].append(at)
    for members in numbered.values():
        if len(members) >= _FEWEST and all(_parts_a_list(at, blocks, text) for at in members):
            yield from members


def titles_over_cells(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbered blocks that hold lists in the cells of a table: *1. Land* over the rows on land."""
    holders = (block.parent for block in blocks if block.style == IN_CELLS)
    return frozenset(
        at for at in holders if at >= 0 and blocks[at].label and not is_heading(blocks[at].style)
    )


def that_lead_in(blocks: Sequence[Block], layout: Layout) -> frozenset[int]:
    """The numbered paragraphs that only lead in to the recommendations in them.

    Args:
        blocks: all blocks.
        layout: the text's lines.
    """
    held = Counter(block.parent for block in blocks)
    return frozenset(
        at
        for at, block in enumerate(blocks)
        if held[at] >= _LED_IN
        and block.label
        and not is_heading(block.style)
        and _leads_in(at, blocks, layout)
    )


def _leads_in(at: int, blocks: Sequence[Block], layout: Layout) -> bool:
    """Whether a paragraph's own words, before the first item in it, name what is recommended."""
    words = layout.text[blocks[at].body : blocks[at + 1].start].rstrip()
    named = layout.language.pattern("kinds", "recommended")
    return blocks[at + 1].parent == at and words.endswith(_COLONS) and named.search(words) is not None


def _parts_a_list(at: int, blocks: Sequence[Block], text: str) -> bool:
    """Whether a block is a title, and what comes next goes on with the list of what it stands in."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    words = text[block.body : block.end].strip()
    if block.parent < 0 or after is None or not 0 < len(words) <= _LONGEST or words.endswith(_STOPS):
        return False
    above = blocks[block.parent]
    return bool(above.label) and (after.style, after.parent) == (above.style, above.parent)
