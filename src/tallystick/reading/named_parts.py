"""Parts with a name and a number, as *Goal 1.2*: where they stand among the blocks that are open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.reading.levels import is_heading
from tallystick.reading.lists import Lists, follows
from tallystick.reading.model import Block, Marker


@dataclass(slots=True)
class OpenBlock:
    """A block that may hold what comes next.

    Attributes:
        style: how it is marked.
        value: its number; empty for none.
        block: which block it is.
        column: where its words begin.
    """

    style: str
    value: tuple[int, ...]
    block: int
    column: int


def levels_of_words(
    headings: Mapping[int, int], markers: Sequence[Sequence[Marker]], skipped: set[int], lists: Lists
) -> set[int]:
    """The levels of headings at which parts of several names stand, such as *Goal 1* and *Action 1*."""
    words: dict[int, set[str]] = {}
    for at, level in headings.items():
        held = [one for one in markers[at] if one.style.startswith("word:") and lists.hold(one.style)]
        if level and held and at not in skipped:
            words.setdefault(level, set()).add(held[0].style)
    return {level for level, found in words.items() if len(found) > 1}


def first_plain(stack: Sequence[OpenBlock], blocks: Sequence[Block], headings: Mapping[int, int]) -> int:
    """Which open block is the first item in plain type: a part in the type of a heading stands in none."""
    for at, open_ in enumerate(stack):
        listed = not is_heading(open_.style) and not open_.style.startswith("word:")
        if listed and not headings.get(blocks[open_.block].first_line):
            return at
    return len(stack)


def after_part(marker: Marker, stack: Sequence[OpenBlock]) -> int | None:
    """Which open part a part comes after, with a number as long or longer: *Goal 1.2* after *Aim 1.1.2*."""
    if not marker.style.startswith("word:"):
        return None
    size = len(marker.value)
    for at, open_ in enumerate(stack):
        named = open_.style.startswith("word:") and len(open_.value) > size
        if (named or open_.style == marker.style) and follows(marker.value, open_.value[:size]):
            return at
    return None
