"""Numbers that items are called by behind their bullet or in their row: *- **Initiative 1.2** Build ...*.

A word and a number at the beginning of an item are its label where its siblings count on with the same word,
or where both stand in bold and the rest does not. Such a number is the item's own, and promises nothing.
"""

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.layout import Layout
from tallystick.reading.lists import follows
from tallystick.reading.model import Block

#: A word or a few, a number, and what parts them from the item's own words.
_LABEL = re.compile(
    r"(?P<bold>\*\*|__)?(?P<word>[^\W\d_]{1,20}(?:[ ][^\W\d_]{1,15}){0,2}\.?[ ]?(?:[nN][°ºo.]{1,2}[ ]?|#)?)"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?P<closed>[ ]?[.:)]?(?:\*\*|__))?"
    r"(?:[ ]?[.:)]|[ ][-–—](?=\s))?(?=\s)[ \t]*"
)
#: Fewer items count nothing up; and so many of those that look so do.
_ENOUGH, _MOSTLY = 2, 0.8


def with_labels(blocks: list[Block], layout: Layout) -> list[Block]:
    """The blocks, those of lists whose items are called by a word and a number with that as their label."""
    lists: dict[tuple[int, str, str], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.style.startswith("bullet:") and not block.label:
            found = _LABEL.match(layout.text, block.body, block.end)
            if found:
                lists[block.parent, block.style, found["word"].strip().casefold()].append((at, found))
    named = {at: found for items in lists.values() if _count_up(items) for at, found in items}
    return [_called(block, named[at]) if at in named else block for at, block in enumerate(blocks)]


def _count_up(items: list[tuple[int, re.Match[str]]]) -> bool:
    values = [tuple(map(int, found["number"].split("."))) for _, found in items]
    steps = sum(follows(two, one) for one, two in pairwise(values))
    counted = steps >= _MOSTLY * (len(values) - 1) and (values[0][-1] == 1 or len(values[0]) > 1)
    apart = all(found["bold"] and found["closed"] for _, found in items) and len(set(values)) == len(values)
    return len(items) >= _ENOUGH and (counted or apart)


def _called(block: Block, found: re.Match[str]) -> Block:
    label = f"{found['word'].strip()} {found['number']}"
    return replace(block, label=label, body=found.end())
