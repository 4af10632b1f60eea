"""The paragraphs of a plan that has no items."""

from tallystick.reading.layout import Layout
from tallystick.reading.stretches import Stretches
from tallystick.reading.titles import plain_title

#: Shorter paragraphs are headings, dates and names.
_SHORTEST = 60
_SHORTEST_HAN = 25


def paragraphs_of(layout: Layout, closed: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Start, end and title of each paragraph of prose outside the closed stretches."""
    found: list[tuple[int, int, str]] = []
    outside = Stretches(closed)
    for group in _groups(layout):
        start, end = layout.lines[group[0]].start, layout.lines[group[-1]].end
        text = layout.text[start:end]
        long_enough = len(text) >= (
            _SHORTEST_HAN if any("\u4e00" <= char <= "\u9fff" for char in text) else _SHORTEST
        )
        if long_enough and not outside.hold(start):
            found.append((start, end, plain_title(text)))
    return found


def _groups(layout: Layout) -> list[list[int]]:
    """Lines that belong to one paragraph: without a gap between, or each a paragraph where lines are long."""
    lines = layout.lines
    whole = [at for at, line in enumerate(lines) if len(line.text) > 200]
    one_each = layout.whole or len(whole) >= 0.2 * max(1, len(lines))
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if at in layout.headings or at in layout.skipped:
            groups.append([])
        elif (
            not groups
            or not groups[-1]
            or line.gap
            or one_each
            or _ends_paragraph(lines[at - 1].text, line.text)
        ):
            groups.append([at])
        else:
            groups[-1].append(at)
    return [group for group in groups if group]


def _ends_paragraph(before: str, text: str) -> bool:
    return before[-1] in "。；" and "\u4e00" <= text[0] <= "\u9fff"
