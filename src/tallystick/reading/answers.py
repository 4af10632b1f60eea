"""Answers of a document of questions and answers that say what will be: each is a commitment.

*Q. Where are data published?*, and below it *A. Data will be published on the portal.*
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallystick.reading.headings_apart import says
from tallystick.reading.layout import Layout
from tallystick.reading.model import DraftUnit
from tallystick.reading.stretches import Holders, Stretches
from tallystick.reading.titles import plain_title

#: Who asks and who answers, as languages shorten it: *Q. A.*, *P. R.*, *D. R.*, 问 答.
_ASKED = re.compile(r"[*_#\s]*(?:(?:Question|[QPD])\s?[.:)]\s|问\s?[:：]).*[?？؟][*_\s]*$")
_ANSWERED = re.compile(r"[*_\s]*(?:(?:Answer|[AR])\s?[.:)]\s+|答\s?[:：]\s*)(?=\S)")
#: Fewer are no document of questions.
_FEWEST = 3


def answers_of(
    layout: Layout, units: Sequence[DraftUnit], sections: Sequence[DraftUnit]
) -> Iterator[DraftUnit]:
    """The answers outside every commitment that say what will be.

    Args:
        layout: the text's lines.
        units: the commitments.
        sections: the parts of the outline.
    """
    found = list(_answers(layout))
    taken, around = Stretches((one.start, one.end) for one in units), Holders(sections)
    for number, (start, end) in enumerate(found if len(found) >= _FEWEST else (), 1):
        words = layout.text[start:end]
        if not taken.hold(start) and says(words, layout):
            above = around.at(start)
            parent = above.id if above else ""
            name = f"{parent}.A{number}".lstrip(".")
            title = plain_title(words)
            yield DraftUnit(name, parent, "", title, start, end, "commitment", "layout:answer")


def _answers(layout: Layout) -> Iterator[tuple[int, int]]:
    """Where each answer begins, its mark aside, and its end: before the next question or heading."""
    lines = layout.lines
    begins = [at for at, line in enumerate(lines) if at in layout.headings or _ASKED.match(line.text)]
    for asked, after in pairwise([*begins, len(lines)]):
        at = asked + 1
        mark = _ANSWERED.match(lines[at].text) if at < after and _ASKED.match(lines[asked].text) else None
        if mark:
            yield lines[at].start + mark.end(), lines[after - 1].end
