"""Which blocks are none of the plan: what comes before it, what comes after, and a document annexed to it."""

from collections.abc import Iterable

from tallystick.reading.layout import Layout
from tallystick.reading.model import Block
from tallystick.reading.resolutions import recitals_of

#: What covers more of a text comes before nothing, or after nothing.
_LARGEST_FRONT, _LARGEST_BACK = 0.4, 0.5
#: One that is counted on behind others of its kind ends where it says, and may be larger.
_LARGEST_NUMBERED = 0.6
#: An introduction that begins this early comes before all of the plan.
_EARLY_FRONT = 0.15
#: So many names such as *Summary* and *Introduction* behind an annex's are those of another document.
_SECOND_FRONT = 2
#: An annex stands behind this share of a text; what names it before is a list of contents.
_LATE = 0.15


def outside_of(blocks: list[Block], layout: Layout) -> set[int]:
    """Blocks under a heading such as *Introduction* or *Annex*, and what ends before the first of a text."""
    found: set[int] = set()
    whole = max(1, len(layout.text))
    first = min((block.start for block in blocks if block.first_line in layout.front), default=whole)
    annexed = _annexed_from(layout)
    for at, block in enumerate(blocks):
        size = block.end - block.start
        if block.end <= first <= _EARLY_FRONT * whole or block.first_line >= annexed:
            found.add(at)
        named = block.first_line in layout.back and size <= _LARGEST_BACK * whole
        named |= block.first_line in layout.front and size <= _most(blocks, at) * whole
        if named or block.parent in found:
            found.add(at)
    return found


def _most(blocks: list[Block], at: int) -> float:
    """How much of a text a part may cover that tells how things are: more where its kind is counted on."""
    one = blocks[at]
    before = any(two.parent == one.parent and two.style == one.style for two in blocks[:at])
    return _LARGEST_NUMBERED if one.label and before else _LARGEST_FRONT


def closed_by(outside: Iterable[int], blocks: list[Block], layout: Layout) -> list[tuple[int, int]]:
    """From where to where nothing is promised: these blocks, and the recitals of a resolution."""
    return [
        *((blocks[at].start, blocks[at].end) for at in outside),
        *recitals_of(layout.lines, layout.language),
    ]


def _annexed_from(layout: Layout) -> int:
    """The line of the annex from which on another document stands, with an introduction of its own."""
    fronts = sorted(layout.front)
    late = _LATE * len(layout.text)
    for at in (one for one in sorted(layout.back) if layout.lines[one].start >= late):
        behind = sum(one > at for one in fronts)
        if _SECOND_FRONT <= behind < len(fronts):
            return at
    return len(layout.lines)
