"""Headings over prose, judged as lists are: a series of one look is one of measures, or tells.

What stands below a heading that names a measure opens with what will be done, or with the step itself. A plan
that has series of such headings has its measures there; a series that hardly does so tells of something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tallystick.reading.bearing import is_in_form, share_in_form
from tallystick.reading.column_roles import NAMING
from tallystick.reading.item_words import says_what_will_be
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.lead_ins import asks_why, leads_to_background, leads_to_what_is_under_way
from tallystick.reading.levels import is_heading
from tallystick.reading.model import Block
from tallystick.reading.phrases import Phrases
from tallystick.reading.sentences import sentences_of, without_questions
from tallystick.reading.titles import title_of

#: Fewer headings make no series, and from this share on of those that open with a step it is one of measures.
_ENOUGH, _MOST = 3, 0.6
#: So many sentences below a heading tell what it is, and one of fewer words is none.
_SENTENCES, _WORDS = 2, 4
#: So many headings that a word counts up are what the plan is made of.
_MANY = 5
#: So many rows of tables that open with a step are the plan's measures.
_ROWS = 10
#: What ends a sentence, and behind how many words that what a step is done to begins.
_STOPS, _VERB_AND_MORE = (".", "!", "。", "؟"), 4


@dataclass(frozen=True, slots=True)
class HeadingSeries:
    """What the series of headings of a plan are.

    Attributes:
        measures: whether one at least is a series of measures, or the plan has them in rows of tables.
        told: the headings, as indexes, of those that tell, where the measures stand elsewhere.
        kept: those of series of measures.
    """

    measures: bool
    told: frozenset[int]
    kept: frozenset[int]


def series_of(blocks: Sequence[Block], layout: Layout) -> HeadingSeries:
    """What the series of headings over prose are."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if is_heading(block.style):
            kinds[block.style].append(at)
    if layout.language.script == "han":
        return HeadingSeries(measures=False, told=frozenset(), kept=frozenset())
    told: set[int] = set()
    kept: set[int] = set()
    counted = set(_counted_up(blocks, layout))
    for members in kinds.values():
        acting = {at for at in members if opens_with_a_step(blocks, at, layout)}
        for series, alike in _series(members, blocks):
            steps = len(acting.intersection(alike))
            if steps < _MOST * len(alike):
                told.update(set(series) - counted)
            elif steps >= _ENOUGH:
                kept.update(series)
        told.update(at for at in members if _defines(blocks[at], layout))
    measures = bool(kept) or _in_rows(blocks, layout)
    return HeadingSeries(measures, frozenset(told) if measures else frozenset(), frozenset(kept))


def _defines(block: Block, layout: Layout) -> bool:
    """Whether a heading names a definition, and nothing below it says what will be."""
    head = layout.lines[block.first_line]
    if not layout.language.pattern("kinds", "defines").search(head.text):
        return False
    return not says_what_will_be(Phrases(layout.text[head.end : block.end], layout.language))


def _counted_up(blocks: Sequence[Block], layout: Layout) -> Iterator[int]:
    """The headings that a word counts up, and that are steps: *Strategic objective 2.4: Prevent abuse*.

    What stands below one may tell why before it says what will be done.
    """
    named: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if is_heading(block.style):
            styles = (one.style for one in layout.markers[block.first_line])
            named[next((one for one in styles if one.startswith("word:")), "")].append(at)
    named.pop("", None)
    for members in named.values():
        words = [title_of(blocks[at], layout).lower() for at in members]
        if len(members) >= _MANY and is_in_form(share_in_form(words, layout.language, led_in=False)):
            yield from members


def _in_rows(blocks: Sequence[Block], layout: Layout) -> bool:
    """Whether many rows of tables have the form of a step."""
    rows = [block for block in blocks if block.style == "row"]
    if len(rows) < _ROWS:
        return False
    named = (
        layout.text[low:high]
        for block in rows
        for low, high, role in layout.rows.roles.get(block.first_line, ())
        if role in NAMING
    )
    words = [one for one in named if len(one.split()) >= _WORDS]
    return len(words) >= _MOST * len(rows) and is_in_form(share_in_form(words, layout.language, led_in=False))


def _series(members: Sequence[int], blocks: Sequence[Block]) -> Iterator[tuple[list[int], list[int]]]:
    """Headings of one look under one parent, each with those that it is judged by.

    A few are judged with those like them below what their parent stands in.
    """
    around: dict[int, list[int]] = defaultdict(list)
    beyond: dict[int, list[int]] = defaultdict(list)
    for at in members:
        parent = blocks[at].parent
        around[parent].append(at)
        if parent >= 0:
            beyond[blocks[parent].parent].append(at)
    for parent, own in around.items():
        alike = own if len(own) >= _ENOUGH or parent < 0 else beyond[blocks[parent].parent]
        yield own, alike


def opens_with_a_step(blocks: Sequence[Block], at: int, layout: Layout) -> bool:
    """Whether what stands below a heading opens with what will be done, or with the step itself."""
    language, head = layout.language, layout.lines[blocks[at].first_line]
    ways = (leads_to_background, leads_to_what_is_under_way, asks_why)
    if any(way(head.text, language) for way in ways):
        return False
    inside = at + 1 < len(blocks) and blocks[at + 1].parent == at
    end = blocks[at + 1].start if inside else blocks[at].end
    below = " ".join(layout.text[head.end : end].split())
    opened = (below[low:high] for low, high in islice(sentences_of(below), _SENTENCES))
    said = [one for one in opened if len(one.split()) >= _WORDS and one.rstrip('"”’)').endswith(_STOPS)]
    return any(_promises(one, language) for one in said) or any(_is_a_step(one, language) for one in said[:1])


def _promises(words: str, language: PlanLanguage) -> bool:
    """Whether a sentence says what will be before it tells what is or was."""
    phrases = Phrases(without_questions(words), language)
    future = phrases.first("tense", "future")
    if future is None or not says_what_will_be(phrases):
        return False
    return not any(phrases.first("tense", told, 0, future[0]) for told in ("past", "present"))


def _is_a_step(words: str, language: PlanLanguage) -> bool:
    """Whether a sentence opens with a verb and what it is done to: *Work with the port*, *Set up a fund*."""
    behind = words.split()[1:_VERB_AND_MORE]
    object_ = any(language.pattern("tense", "subjects").match(f"{one} ") for one in behind)
    return object_ and share_in_form([words], language, led_in=False) > 0
