"""What the words before a list say of it: its lead-in names problems or findings, or tells what was done."""

import re
from collections.abc import Collection, Sequence

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.model import Block, Line, Marker
from tallystick.reading.phrases import Phrases
from tallystick.reading.sentences import ASKED

#: A short line is a heading, and no sentence that leads in.
_TITLE = 60
#: A sentence that leads in goes over so many lines at most.
_LINES = 5
_SENTENCE_ENDS = re.compile(r"(?<=[.!?。！？])\s+(?=[^\W\d_a-zà-ÿ])")


def lead_in_of(first: Block, layout: Layout) -> str:
    """The sentence before a list's first item, over the lines that it goes over."""
    at = first.first_line - 1
    lines: list[str] = []
    while at >= 0 and len(lines) < _LINES:
        if at not in layout.skipped:
            lines.append(layout.lines[at].text.strip())
            if layout.lines[at].gap:
                break
        at -= 1
    return _SENTENCE_ENDS.split(" ".join(reversed(lines)))[-1]


def leads_to_bullets(
    at: int, lines: Sequence[Line], markers: Sequence[Sequence[Marker]], skipped: Collection[int]
) -> bool:
    """Whether a paragraph apart begins with a line that a colon ends right before a bullet.

    Args:
        at: the line.
        lines: all lines.
        markers: of each line what may make it an item.
        skipped: lines that belong to no text.
    """
    if not lines[at].gap:
        return False
    last = at
    while last + 1 < len(lines) and last - at < _LINES:
        if last + 1 in skipped or markers[last + 1] or lines[last + 1].gap:
            break
        last += 1
    if not lines[last].text.rstrip(" *_").endswith((":", "：")):
        return False
    behind = next((one for one in range(last + 1, len(lines)) if one not in skipped), None)
    return behind is not None and any(one.style.startswith("bullet:") for one in markers[behind])


def leads_to_background(lead_in: str, language: PlanLanguage) -> bool:
    """Whether a line with a colon at its end, or a short one, names what follows and promises nothing."""
    bare = lead_in.strip("#*_ ")
    bare = re.split(r"[,;.](?=\s+\S+\s+\S)", _without_one_by_one(bare, language))[-1].strip()
    if not (bare.endswith((":", "：")) or len(bare) <= _TITLE):
        return False
    if language.pattern("kinds", "purpose").search(bare) or Phrases(bare, language).first("tense", "future"):
        return False
    return language.pattern("kinds", "background").search(bare) is not None


def _without_one_by_one(lead_in: str, language: PlanLanguage) -> str:
    """A lead-in without what only says that names follow: *the five risks:* for *the five risks, namely:*."""
    if not lead_in.endswith((":", "：")):
        return lead_in
    words = lead_in[:-1].rstrip()
    named = language.pattern("kinds", "one_by_one").finditer(words)
    last = next((one.start() for one in named if one.end() == len(words)), None)
    return lead_in if last is None else f"{words[:last].rstrip(' ,;，')}:"


def leads_to_what_is_under_way(lead_in: str, language: PlanLanguage) -> bool:
    """Whether the line above is a heading of what is done already: *Current efforts*."""
    bare = lead_in.strip("#*_ ")
    return len(bare) <= _TITLE and language.pattern("kinds", "under_way").search(bare) is not None


def tells_what_was_carried_out(sentence: str, language: PlanLanguage) -> bool:
    """Whether a sentence before a list says that what follows has been done: *have been implemented*."""
    phrases = Phrases(sentence, language)
    done = phrases.first("kinds", "carried_out")
    if done is None or _takes_on(phrases):
        return False
    return phrases.first("tense", "future", 0, done[0]) is None


def says_it_is_done(sentence: str, language: PlanLanguage) -> bool:
    """Whether a sentence with a colon at its end says that what follows is being done, or was."""
    if not sentence.rstrip(" *_").endswith((":", "：")) or _takes_on(Phrases(sentence, language)):
        return False
    return language.pattern("kinds", "being_done").search(sentence) is not None


def _takes_on(phrases: Phrases) -> bool:
    """Whether a State accepts what was recommended to it: that stays promised, done already or not."""
    return phrases.first("kinds", "accepted") is not None


def asks_why(heading: str, language: PlanLanguage) -> bool:
    """Whether a heading asks why, or for what good: *What is the problem?*."""
    bare = heading.strip("#*_ ")
    return bare.endswith(ASKED) and language.pattern("kinds", "asks_why").search(bare) is not None


def leads_to_contacts(lead_in: str, language: PlanLanguage) -> bool:
    """Whether the line above says that persons follow."""
    return language.pattern("kinds", "contact").search(lead_in) is not None


def leads_to_bodies(lead_in: str, items: Sequence[str], language: PlanLanguage) -> bool:
    """Whether the line above names a body, and the items below it are names: *Steering Committee*."""
    bare = lead_in.strip("#*_:： ")
    named = len(bare) <= _TITLE and language.pattern("kinds", "bodies").fullmatch(bare) is not None
    return named and all(_is_name(one.split()) for one in items)


def _is_name(words: list[str]) -> bool:
    """Whether a few words are a name: they begin with capitals, small ones such as *of the* aside."""
    return len(words) <= _WORDS_OF_A_NAME and all(
        len(one) <= _SMALL or not one[0].isalpha() or one[0].isupper() for one in words
    )


#: A name has no more words than this, and small words in it no more letters.
_WORDS_OF_A_NAME, _SMALL = 12, 4


def is_told(lead_in: str, language: PlanLanguage) -> bool:
    """Whether the lead-in speaks of what was done."""
    phrases = Phrases(lead_in, language)
    return not phrases.first("tense", "future") and phrases.first("tense", "past") is not None


def tells_what_follows(lead_in: str, language: PlanLanguage) -> bool:
    """Whether a sentence with a colon at its end tells of what was, and neither of steps nor of a decision.

    *Several doubts have come up:* does, *The following measures have been agreed:* does not.
    """
    if len(lead_in) <= _TITLE // 2 or not lead_in.rstrip().endswith((":", "：")):
        return False
    decided = language.pattern("kinds", "decided").search(lead_in)
    return decided is None and is_told(lead_in, language)
