"""What stands in a narrow column at the edge of a PDF's page, beside running text: read apart from it.

Figures in large type and what they count are printed there, or words that go with what stands beside them.
Read by their lines, they would run into the text; read as headings, they would cut it.
"""

from dataclasses import replace
from itertools import pairwise
from statistics import median

from tallystick.reading.printed import Printed
from tallystick.reading.printed_boxes import TextBox, boxes_of

#: A box of running text has so many lines, and this share of the page's width.
_LINES, _WIDTH = 5, 0.2
#: A margin is so much narrower than the text, and its lines take up this share of the page's width or more.
_NARROW, _WORDS = 0.7, 0.07
#: So many points at least lie between the margin and the text.
_GAP = 6.0
#: A margin has so many lines, and the file holds so many of them one behind the other.
_FEWEST, _TOGETHER = 3, 3


def with_margins(lines: list[Printed], width: float) -> list[Printed]:
    """The pieces of a page, those in its margin in a frame of its own, in the look of the text.

    Args:
        lines: the pieces; none of a page with rows of a table is touched.
        width: how wide the page is, in points.
    """
    if any(one.cells for one in lines):
        return lines
    boxes = boxes_of([one for one in lines if not one.frame])
    texts = [box for box in boxes if len(box.lines) >= _LINES and box.right - box.left >= _WIDTH * width]
    held = {id(one) for box in texts for one in box.lines}
    loose = [one for one in lines if id(one) not in held and not one.frame]
    narrow = _NARROW * median(box.right - box.left for box in texts) if texts else 0.0
    for left in (True, False):
        margin = [one for one in loose if _is_beside(one, texts, left=left)]
        if _is_margin(margin, narrow, width):
            margin += [one for one in loose if _goes_with(one, margin, lines)]
            body = median(one.size for box in texts for one in box.lines)
            lines = _framed(lines, margin, body)
    return lines


def _is_beside(one: Printed, texts: list[TextBox], *, left: bool) -> bool:
    """Whether a piece stands left, or right, of all running text of the page, and some is at its height."""
    apart = all(one.right + _GAP <= box.left if left else box.right + _GAP <= one.left for box in texts)
    return apart and any(box.bottom - one.size <= one.base <= box.top for box in texts)


def _goes_with(one: Printed, margin: list[Printed], lines: list[Printed]) -> bool:
    """Whether a further piece stands in the room of a margin, and other words beside it."""
    low, high = min(piece.left for piece in margin), max(piece.right for piece in margin)
    inside = low - _GAP <= one.left and one.right <= high + _GAP and one not in margin
    return inside and any(
        abs(other.base - one.base) <= one.size and (other.left > high or other.right < low) for other in lines
    )


def _is_margin(margin: list[Printed], narrow: float, width: float) -> bool:
    """Whether pieces are words in a narrow column, which the file holds in stretches."""
    if len(margin) < _FEWEST:
        return False
    across = max(one.right for one in margin) - min(one.left for one in margin)
    places = sorted(one.place for one in margin)
    stretches = 1 + sum(two > one + 1 for one, two in pairwise(places))
    wide = median(one.right - one.left for one in margin) >= _WORDS * width
    return wide and across <= narrow and len(margin) >= _TOGETHER * stretches


def _framed(lines: list[Printed], margin: list[Printed], size: float) -> list[Printed]:
    """The pieces of a page with those of a margin in a frame, in plain type no larger than the text's."""
    number = 1 + max(one.frame for one in lines)
    held = {id(one) for one in margin}
    return [
        replace(one, frame=number, size=min(size, one.size), bold=False, run_in=0) if id(one) in held else one
        for one in lines
    ]
