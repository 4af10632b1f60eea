"""Headings over prose, judged as lists are: a series of one look is one of measures, or tells.

What stands below a heading that names a measure opens with what will be done, or with the step itself. A plan
that has series of such headings has its measures there; a series that hardly does so tells of something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from tallystick.reading.bearing import share_in_form
from tallystick.reading.item_words import says_what_will_be
from tallystick.reading.layout import Layout
from tallystick.reading.lead_ins import asks_why, leads_to_background, leads_to_what_is_under_way
from tallystick.reading.model import Block
from tallystick.reading.phrases import Phrases
from tallystick.reading.sentences import sentences_of, without_questions

#: Fewer headings make no series, and from this share on of those that open with a step it is one of measures.
_ENOUGH, _MOST = 3, 0.5
#: So many sentences below a heading tell what it is, and one of fewer words is none.
_SENTENCES, _WORDS = 3, 4


def told_in_series(kinds: Sequence[Sequence[int]], blocks: Sequence[Block], layout: Layout) -> set[int]:
    """The headings, as indexes, of series that tell, in a plan that has series of measures; else none.

    Args:
        kinds: the headings over prose, those of one look together.
        blocks: all blocks.
        layout: the text's lines.
    """
    if layout.language.script == "han":
        return set()
    measures = False
    told: set[int] = set()
    for members in kinds:
        acting = {at for at in members if opens_with_a_step(blocks, at, layout)}
        for series in _series(members, blocks):
            own = acting.intersection(series)
            if len(own) < _MOST * len(series):
                told.update(series)
            else:
                measures |= len(own) >= _ENOUGH
    return told if measures else set()


def _series(members: Sequence[int], blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Headings of one look under one parent; a few go with the others below what holds the parent."""
    around: dict[int, list[int]] = defaultdict(list)
    for at in members:
        around[blocks[at].parent].append(at)
    for parent, own in around.items():
        if len(own) >= _ENOUGH or parent < 0:
            yield own
            continue
        beside = (at for at in members if blocks[at].parent >= 0)
        alike = [at for at in beside if blocks[blocks[at].parent].parent == blocks[parent].parent]
        yield own if sum(map(len, [alike])) < _ENOUGH else alike


def opens_with_a_step(blocks: Sequence[Block], at: int, layout: Layout) -> bool:
    """Whether what stands below a heading opens with what will be done, or with the step itself."""
    language, head = layout.language, layout.lines[blocks[at].first_line]
    ways = (leads_to_background, leads_to_what_is_under_way, asks_why)
    if any(way(head.text, language) for way in ways):
        return False
    inside = at + 1 < len(blocks) and blocks[at + 1].parent == at
    end = blocks[at + 1].start if inside else blocks[at].end
    below = " ".join(layout.text[head.end : end].split())
    opened = [below[low:high] for low, high in islice(sentences_of(below), _SENTENCES)]
    said = [one for one in opened if len(one.split()) >= _WORDS]
    if not said:
        return False
    if any(says_what_will_be(Phrases(without_questions(one), language)) for one in said):
        return True
    return share_in_form(said[:1], language, led_in=False) > 0
