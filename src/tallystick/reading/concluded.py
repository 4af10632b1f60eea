"""Items that are marked as concluded: *(completed)*, a state of *Achieved* in a row, the picture of a tick.

What a plan has done already is background, and the plan says so by a mark, not by a sentence. A state of its
own that says something else counts more than a picture.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from tallystick.reading.item_words import says_what_will_be
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.model import TICKED, Block
from tallystick.reading.phrases import Phrases


def concluded_items(blocks: Sequence[Block], lists: Sequence[Sequence[int]], layout: Layout) -> Iterator[int]:
    """The items of lists, and rows of tables, that are marked as concluded and promise nothing further.

    Args:
        blocks: all blocks.
        lists: the lists among them, each as its items.
        layout: the text's lines.
    """
    for members in lists:
        yield from (at for at in members if _is_concluded(blocks, at, layout))
    for at, block in enumerate(blocks):
        if block.style == "row" and any(_names_it(one, layout.language) for one in _states(block, layout)):
            yield at


def _is_concluded(blocks: Sequence[Block], at: int, layout: Layout) -> bool:
    """Whether an item's own state, a picture or words at its beginning or end say that it is concluded."""
    block, language = blocks[at], layout.language
    state = layout.lines[block.first_line].hint.state
    if state:
        return _names_it(state, language)
    inside = at + 1 < len(blocks) and blocks[at + 1].parent == at
    words = layout.text[block.body : blocks[at + 1].start if inside else block.end]
    opened, closed = _marks(language)
    if opened.match(words) is None and closed.search(words) is None:
        return False
    return not says_what_will_be(Phrases(" ".join(words.split()), language))


def _states(block: Block, layout: Layout) -> Iterator[str]:
    """What the cells of a row say of its state."""
    for low, high, role in layout.rows.roles.get(block.first_line, ()):
        if role == "status":
            yield layout.text[low:high]


def _names_it(words: str, language: PlanLanguage) -> bool:
    """Whether words say that something is concluded, and nothing else."""
    if words.strip().lower() == TICKED:
        return True
    return language.pattern("kinds", "concluded").fullmatch(words.strip(" \n\t*_.!()[]✓✔☑")) is not None


@functools.cache
def _marks(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The marks that open an item, and those that end it: in brackets, before a colon, behind a dash."""
    words = language.either("kinds", "concluded")
    return (
        re.compile(
            rf"[\s*_]*(?:[(（\[]\s?(?:{words})\s?[)）\]]|(?:{words})\s?[:：](?=\s|\D))", re.IGNORECASE
        ),
        re.compile(
            rf"(?:[(（\[]\s?(?:{words})\s?[)）\]]|\s[–—-]\s(?:{words})|[|\t]\s*(?:{words}))[\s.*_✓✔☑]*\Z",
            re.IGNORECASE,
        ),
    )
