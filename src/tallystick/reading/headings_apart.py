"""Headings over prose that are of the outline, for what stands below them tells and promises nothing."""

from tallystick.reading.heading_series import series_of
from tallystick.reading.item_words import says_what_will_be
from tallystick.reading.layout import Layout
from tallystick.reading.levels import BlockKind, is_heading
from tallystick.reading.model import Block
from tallystick.reading.phrases import Phrases
from tallystick.reading.sentences import sentences_of, without_questions


def set_series_apart(kinds: list[BlockKind], blocks: list[Block], layout: Layout) -> None:
    """Headings of series that tell are of the outline, where others are series of measures.

    One that promises in words of its own stays, where most told below it does.
    """
    series = series_of(blocks, layout)
    if not series.measures:
        return
    for kind in (one for one in kinds if is_heading(one.name) and not one.called):
        kind.apart = {at for at in kind.apart if at in kind.dated or _mostly_promises(blocks[at], layout)}
        if not kind.section:
            told = series.told.intersection(kind.members) - kind.dated
            kind.others |= told
            kind.section = len(told) == len(kind.members)


def set_told_apart(kinds: list[BlockKind], blocks: list[Block], layout: Layout) -> None:
    """Headings, if not called commitments, are of the outline where most told below them promises nothing."""
    kept = series_of(blocks, layout).kept
    for kind in (one for one in kinds if is_heading(one.name) and not one.called):
        telling = (at for at in kind.members if at not in kept)
        told = {at for at in telling if not _mostly_promises(blocks[at], layout)}
        kind.apart -= told
        if not kind.section:
            kind.others |= told
            kind.section = len(told) == len(kind.members)


def set_void_apart(kinds: list[BlockKind], blocks: list[Block], layout: Layout) -> None:
    """Headings are none below which stands only that something does not apply, or is not known yet."""
    void = layout.language.pattern("kinds", "void")
    for kind in (one for one in kinds if is_heading(one.name)):
        for at in kind.members:
            below = " ".join(layout.text[layout.lines[blocks[at].first_line].end : blocks[at].end].split())
            first = next((below[low:high] for low, high in sentences_of(below)), "")
            if void.search(first) and not says(below, layout):
                kind.others.add(at)
                kind.apart.discard(at)


def _mostly_promises(block: Block, layout: Layout) -> bool:
    """Whether at least every second sentence below a heading says what will be."""
    below = " ".join(layout.text[layout.lines[block.first_line].end : block.end].split())
    said = [says(below[one:end], layout) for one, end in sentences_of(below)]
    return 2 * sum(said) >= len(said) > 0


def says(words: str, layout: Layout) -> bool:
    """Whether words say, and don't ask, what will be."""
    return says_what_will_be(Phrases(without_questions(words), layout.language))
