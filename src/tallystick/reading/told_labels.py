"""Stretches of a paragraph that a label opens which says how far things are: *Progress so far: 40 halls*."""

import bisect
import functools
import re

from tallystick.reading.dating import names_deadline
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout
from tallystick.reading.model import Block
from tallystick.reading.phrases import Phrases
from tallystick.reading.set_apart_years import labelled_year


def behind_labels(blocks: list[Block], layout: Layout) -> list[tuple[int, int]]:
    """From where to where a label such as *Progress so far:* holds, within its paragraph.

    It holds to the first sentence that says by when, or what will be.
    """
    starts = [block.start for block in blocks]
    found = []
    for label in _labels(layout.language).finditer(layout.text):
        at = bisect.bisect_right(starts, label.end())
        end = starts[at] if at < len(starts) else len(layout.text)
        blank = _PARAGRAPH.search(layout.text, label.end(), end)
        last = blank.start() if blank else end
        found.append((label.start(1), _held_to(label.end(), last, layout)))
    return found


def _held_to(start: int, end: int, layout: Layout) -> int:
    """Where the first sentence behind the label's own begins that promises; else the end."""
    language = layout.language
    stops = [one.end() for one in _STOP.finditer(layout.text, start, end)]
    for begin, behind in zip(stops, [*stops[1:], end], strict=True):
        words = layout.text[begin:behind]
        said = language.script != "han" and Phrases(words, language).first("tense", "future") is not None
        if said or names_deadline(words, language) or labelled_year(words, 0):
            return begin
    return end


_STOP, _PARAGRAPH = re.compile(r"[。；;]|[.!?](?=\s)"), re.compile(r"\n[ \t]*\n")


@functools.cache
def _labels(language: PlanLanguage) -> re.Pattern[str]:
    """The label where a line or a sentence begins, and its colon."""
    names = language.either("fields", "so_far")
    return re.compile(rf"(?:^|[。；;.!?]|\n)[ \t*_]{{0,8}}({names})[*_ ]{{0,4}}[:：]", re.IGNORECASE)
