"""What the words before a list say of it: its lead-in names problems or findings, or tells what was done."""

import re

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.model import Block
from tallystick.reading.phrases import Phrases

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


def leads_to_background(lead_in: str, language: PlanLanguage) -> bool:
    """Whether a line with a colon at its end, or a short one, names what follows and promises nothing."""
    bare = lead_in.strip("#*_ ")
    bare = re.split(r"[,;.](?=\s+\S+\s+\S)", bare)[-1].strip()
    if not (bare.endswith((":", "：")) or len(bare) <= _TITLE):
        return False
    if language.pattern("kinds", "purpose").search(bare) or Phrases(bare, language).first("tense", "future"):
        return False
    return language.pattern("kinds", "background").search(bare) is not None


def leads_to_what_is_under_way(lead_in: str, language: PlanLanguage) -> bool:
    """Whether the line above is a heading of what is done already: *Current efforts*."""
    bare = lead_in.strip("#*_ ")
    return len(bare) <= _TITLE and language.pattern("kinds", "under_way").search(bare) is not None


def leads_to_contacts(lead_in: str, language: PlanLanguage) -> bool:
    """Whether the line above says that persons follow."""
    return language.pattern("kinds", "contact").search(lead_in) is not None


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
