"""Headings that name targets, and perhaps of what: what stands right below them is aimed at."""

import bisect
import functools
import re

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout


class TargetHeadings:
    """Knows of each place of a text whether the nearest heading above it names targets."""

    def __init__(self, layout: Layout) -> None:
        """Take the headings and the names of fields of a text."""
        self._language = layout.language
        named = {*layout.headings, *layout.fields}
        self._headings = [
            (line.end, line.text) for at, line in enumerate(layout.lines) if at in named or line.hint.heading
        ]

    def above(self, start: int) -> str:
        """The name for targets in the heading over a place that names nothing else; else empty."""
        at = bisect.bisect_right(self._headings, start, key=lambda one: one[0]) - 1
        words = self._headings[at][1].strip(" #*_:：") if at >= 0 else ""
        named = _named(self._language).match(words)
        return named.group(1) if named else ""


@functools.cache
def _named(language: PlanLanguage) -> re.Pattern[str]:
    """A heading that names targets, and perhaps of what: *Targets*, *Targets of the towns*."""
    targets, of = language.either("columns", "target"), language.either("grammar", "of")
    return re.compile(rf"((?i:{targets}))(?:$|\s(?:{of})\s)")
