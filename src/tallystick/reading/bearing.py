"""Whether a document as a whole promises: what its lists are is asked otherwise in one that hardly does.

A plan of bare nouns or of commands names the future as seldom as a review does. What tells them apart is
what stands around the lists: a review is prose that tells, and its lists end sentences that tell. In such a
document a list is one of commitments only where the words before it promise, or its items have the form of
a promise.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tallystick.reading.dating import opens_with_deadline
from tallystick.reading.item_words import says_what_will_be
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.levels import is_heading
from tallystick.reading.model import Block
from tallystick.reading.phrases import Phrases
from tallystick.reading.prose import paragraphs_of
from tallystick.reading.sentences import sentences_of

#: Fewer sentences beside the lists say nothing of a document; so many of them, spread evenly, are looked at.
_FEWEST, _MOST_LOOKED_AT = 20, 300
#: A shorter text hardly promises where this share of so many sentences tells what was.
_FEWEST_TOLD, _TOLD = 8, 0.4
#: Up to these shares of items, and of sentences, that say what will be a document hardly promises.
_FEW_ITEMS, _FEW_SENTENCES = 0.1, 0.25
#: From this share on of items in the form of a promise, a list is one of promises by itself.
_FORM = 2 / 3


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a document is made of, and how much of it promises.

    Attributes:
        sentences: how many sentences of prose it has beside lists and tables.
        prose: how many characters these have.
        listed: how many characters lists and tables have.
        items: the share of list items that say what will be.
        promised: the share of those sentences that do.
        told: the share of them that tell what was.
    """

    sentences: int
    prose: int
    listed: int
    items: float
    promised: float
    told: float = 0.0

    @property
    def hardly_promises(self) -> bool:
        """Whether most of it is prose that seldom says what will be, beside lists that hardly do.

        A short text has to tell what was, besides, or to have no lists at all.
        """
        if self.prose < self.listed or self.items > _FEW_ITEMS:
            return False
        if self.sentences >= _FEWEST:
            return self.promised <= _FEW_SENTENCES
        if self.sentences < _FEWEST_TOLD:
            return False
        if not self.listed:
            return self.promised <= _FEW_SENTENCES
        return self.promised <= _FEW_ITEMS and self.told >= _TOLD

    @property
    def seldom_promises(self) -> bool:
        """Whether few of its items and sentences say what will be, whatever it is made of."""
        return self.items <= _FEW_ITEMS and self.promised <= _FEW_SENTENCES


def bearing_of(blocks: Sequence[Block], members: Collection[int], layout: Layout) -> Bearing:
    """What a document is made of, and how much of it promises.

    Args:
        blocks: all blocks.
        members: those that are items of lists, as indexes.
        layout: the text's lines.
    """
    text = layout.text
    spans = sorted((one.start, one.end) for one in blocks if not is_heading(one.style))
    prose: list[str] = []
    for start, end, _ in paragraphs_of(layout, spans):
        whole = " ".join(text[start:end].split())
        prose += [whole[begin:stop] for begin, stop in sentences_of(whole)]
    items = [text[blocks[at].body : blocks[at].end][:_LONGEST] for at in members]
    return Bearing(
        len(prose),
        sum(map(len, prose)),
        _covered(spans),
        _share_that_promises(items, layout.language),
        _share_that_promises(prose, layout.language),
        _share_that_tells(prose, layout.language),
    )


#: So much of an item is looked at.
_LONGEST = 1500


def _covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters stretches in order hold, those inside others once."""
    held = last = 0
    for start, end in spans:
        held += max(0, end - max(start, last))
        last = max(last, end)
    return held


def _share_that_promises(found: list[str], language: PlanLanguage) -> float:
    looked_at = _evenly(found)
    promising = sum(says_what_will_be(Phrases(one, language)) for one in looked_at)
    return promising / max(1, len(looked_at))


def _share_that_tells(found: list[str], language: PlanLanguage) -> float:
    looked_at = _evenly(found)
    told = sum(Phrases(one, language).first("tense", "past") is not None for one in looked_at)
    return told / max(1, len(looked_at))


def _evenly(found: list[str]) -> list[str]:
    """No more of them than are looked at, from all places of the document."""
    step = -(-len(found) // _MOST_LOOKED_AT) or 1
    return found[::step]


def leads_to_promises(lead_in: str, language: PlanLanguage) -> bool:
    """Whether words before a list say what will be, count a priority, or name parts and tell nothing."""
    phrases = Phrases(lead_in, language)
    if counts_priorities(lead_in, language) or says_what_will_be(phrases):
        return True
    told = phrases.first("tense", "past")
    return told is None and language.pattern("plan", "parts").search(lead_in) is not None


def counts_priorities(words: str, language: PlanLanguage) -> bool:
    """Whether words are the name and number of a priority, and a colon: *Priority 1:*."""
    return language.pattern("plan", "counted").fullmatch(words.strip(" *_#\n")) is not None


def asks(heading: str, language: PlanLanguage) -> bool:
    """Whether a heading asks something, and neither what will be nor for a part of a plan."""
    bare = heading.rstrip(" *_#\t")
    if not bare.endswith(("?", "？", "؟")):
        return False
    low = Phrases(bare, language).low
    named = (("kinds", "decided"), ("plan", "parts"), ("plan", "commitment"))
    parts = any(language.low_pattern(*one).search(low) for one in named)
    return not parts and not leads_to_promises(bare, language)


def share_in_form(items: Collection[str], language: PlanLanguage, *, led_in: bool) -> float:
    """Which share of a list's items has the form of a promise: they say what will be, or open with a step.

    Args:
        items: the words of each.
        language: what they are written in.
        led_in: whether they end a sentence that promises nothing: then a step has to be a verb.
    """
    return sum(_has_form(one, language, led_in=led_in) for one in items) / len(items)


def is_in_form(share: float) -> bool:
    """Whether so many items have the form of a promise that the list is one of promises."""
    return share >= _FORM


def _has_form(words: str, language: PlanLanguage, *, led_in: bool) -> bool:
    bare = words.strip(" \n\t*_-•")
    phrases = Phrases(bare, language)
    if says_what_will_be(phrases) or opens_with_deadline(bare, language):
        return True
    end = next(iter(sentences_of(" ".join(bare.split()))), (0, 0))[1]
    if phrases.first("tense", "present", 0, end) or phrases.first("tense", "past", 0, end):
        return False
    if led_in:
        steps = (("kinds", "purpose"), ("evaluability", "promise"), ("evaluability", "event"))
        return any(language.pattern(*one).match(bare) is not None for one in steps)
    return language.pattern("tense", "subjects").match(bare) is None
