"""Markers and headings become blocks that stand in one another.

A marker counts when its list counts: it is the first of a list that goes on, or the next after one before.
A number that only happens to begin a wrapped line is neither.
"""

import itertools
from dataclasses import replace

from tallystick.reading.headings import is_loud
from tallystick.reading.layout import Layout
from tallystick.reading.lead_ins import leads_to_bullets
from tallystick.reading.levels import is_heading
from tallystick.reading.lists import Lists, begins, follows
from tallystick.reading.model import Block, Marker
from tallystick.reading.named_parts import OpenBlock, after_part, first_plain, levels_of_words
from tallystick.reading.table_ends import stands_behind_rows

_DEEPEST = 40  # no plan nests deeper; what would is put beside the innermost


class Nesting:
    """Builds the blocks, line by line."""

    def __init__(self, layout: Layout) -> None:
        self._lines, self._markers = layout.lines, layout.markers
        self._headings, self._skipped, self._front = layout.headings, layout.skipped, layout.front
        markers, skipped = layout.markers, layout.skipped
        self._lists = Lists(markers, skipped)
        self._stack: list[OpenBlock] = []
        self._blocks: list[Block] = []
        self._last: dict[str, tuple[int, ...]] = {}
        self._under: dict[str, str] = {}
        self._stops: dict[int, int] = {}
        self._parted: set[tuple[str, int]] = set()
        self._named = levels_of_words(self._headings, markers, skipped, self._lists)

    def blocks(self) -> list[Block]:
        """The blocks in the order in which they begin."""
        for at in range(len(self._lines)):
            if at not in self._skipped:
                self._take(at)
        return self._closed()

    def _take(self, at: int) -> None:
        if self._lines[at].hint.closes:
            (self._end_bullets if self._lines[at].hint.table else self._end_list)(at)
        elif stands_behind_rows(self._lines, at):
            self._end_rows(at)
        marker = self._choose(at)
        level = self._headings.get(at)
        if level in self._named and marker and marker.style.startswith("word:"):
            del self._stack[first_plain(self._stack, self._blocks, self._headings) :]
            self._item(marker)
        elif level:
            self._heading(at, f"h{level}", level, marker)
        elif marker:
            self._item(marker)
        elif level == 0:
            self._loose_heading(at)
        elif self._leads_in(at):
            self._end_bullets(at)

    def _end_list(self, at: int) -> None:
        """What stands behind a list is no part of its last item, unless the list goes on."""
        for depth, open_ in enumerate(self._stack):
            if not is_heading(open_.style) and not (
                open_.value and self._lists.goes_on(open_.style, open_.value, at)
            ):
                self._stops |= {one.block: at for one in self._stack[depth:]}
                del self._stack[depth:]
                return

    def _end_rows(self, at: int) -> None:
        """What stands behind a table is no part of its last row."""
        for depth, open_ in enumerate(self._stack):
            if open_.style == "row":
                self._stops |= {one.block: at for one in self._stack[depth:]}
                del self._stack[depth:]
                return

    def _leads_in(self, at: int) -> bool:
        """Whether what stands behind open bullets leads in to the next ones, or is a name in capitals."""
        line = self._lines[at]
        if line.gap and not line.hint.table and is_loud(line.text):
            return True
        return leads_to_bullets(at, self._lines, self._markers, self._skipped)

    def _end_bullets(self, at: int) -> None:
        """What leads in to the next bullets is no part of those before it that begin no farther out."""
        indent = self._lines[at].indent
        for depth, open_ in enumerate(self._stack):
            if open_.style.startswith("bullet:") and indent <= self._indent(open_):
                self._stops |= {one.block: at for one in self._stack[depth:]}
                del self._stack[depth:]
                return

    def _choose(self, at: int) -> Marker | None:
        found = [one for one in self._markers[at] if self._lists.hold(one.style)]
        for stands in (self._continues_open, self._continues_closed, self._opens):
            for one in found:
                if stands(one):
                    return one
        return None

    def _continues_open(self, one: Marker) -> bool:
        return any(
            open_.style == one.style and (not one.value or follows(one.value, open_.value))
            for open_ in self._stack
        )

    def _continues_closed(self, one: Marker) -> bool:
        return follows(one.value, self._last.get(one.style, ()))

    def _opens(self, one: Marker) -> bool:
        if not one.value or self._lists.in_catalogue(one.style, one.value):
            return True
        return (begins(one.value) and self._lists.goes_on(one.style, one.value, one.line)) or self._extends(
            one
        ) is not None

    def _extends(self, one: Marker) -> int | None:
        """The open block whose number this one's begins with, as a place in the stack."""
        if len(one.value) < 2:
            return None
        fits = [
            at
            for at, open_ in enumerate(self._stack)
            if open_.value == one.value[:-1] and open_.style != one.style
        ]
        return fits[-1] if fits else None

    def _item(self, marker: Marker) -> None:
        keep = self._keep(marker)
        del self._stack[keep:]
        self._open(marker.style, marker.value, marker.line, marker)

    def _keep(self, marker: Marker) -> int:
        """How much of the stack stays open above this marker."""
        if marker.style in {"row", "record", "bullet:boxed"}:
            return self._out_of_items(marker)
        inside, after = self._extends(marker), after_part(marker, self._stack)
        if inside is not None or after is not None:
            return inside + 1 if inside is not None else after or 0
        if self._lists.in_catalogue(marker.style, marker.value):
            return self._out_of_items(marker)
        if self._goes_on_with_rows(marker):
            return [open_.style for open_ in self._stack].index("row")
        same = [at for at, open_ in enumerate(self._stack) if open_.style == marker.style]
        if same:
            return self._in_its_list(marker, same)
        return self._where_it_stood(marker)

    def _goes_on_with_rows(self, marker: Marker) -> bool:
        """Whether it comes after the numbered rows of a record, and no open list goes on with it."""
        rows = {"row", "record"} <= {open_.style for open_ in self._stack}
        return rows and self._continues_closed(marker) and not self._continues_open(marker)

    def _in_its_list(self, marker: Marker, same: list[int]) -> int:
        """Beside the list that it goes on, or in a new one inside."""
        if not marker.value:
            return self._bullet_place(marker, same)
        going = [at for at in same if follows(marker.value, self._stack[at].value)]
        if going:
            return going[-1]
        nested = self._lists.returns(marker.style, self._stack[same[-1]].value, marker.line)
        return len(self._stack) if nested else same[-1]

    def _where_it_stood(self, marker: Marker) -> int:
        """Under what markers of its style stood under before; else out of bullets."""
        known = self._under.get(marker.style)
        above = [at for at, open_ in enumerate(self._stack) if open_.style == known]
        if above:
            inside = self._stack[above[-1] + 1 :]
            headings = itertools.takewhile(lambda open_: is_heading(open_.style), inside)
            return above[-1] + 1 + sum(1 for _ in headings)
        return self._out_of_bullets(marker) if marker.value else self._beside_other_bullets(marker)

    def _out_of_items(self, marker: Marker) -> int:
        """A row, a record, a box or what a catalogue numbers stands in no bullet and in none of its kind."""
        for at, open_ in enumerate(self._stack):
            boxed = marker.style == "bullet:boxed" and not is_heading(open_.style)
            if boxed or open_.style.startswith("bullet:") or open_.style == marker.style:
                return at
            if marker.style == "record" and self._only_names(open_):
                return at
        return len(self._stack)

    def _only_names(self, open_: OpenBlock) -> bool:
        """Whether a later item of a numbered list is open, and the items before it hold no records."""
        if not open_.value or open_.value[-1] == 1:
            return False
        parents = (block.parent for block in self._blocks if block.style == "record")
        return not any(at >= 0 and self._blocks[at].style == open_.style for at in parents)

    def _out_of_bullets(self, marker: Marker) -> int:
        """A numbered list that stands apart is no part of a bullet, nor of the plan's introduction."""
        line = self._lines[marker.line]
        for at, open_ in enumerate(self._stack):
            first = self._blocks[open_.block].first_line
            bullet = (
                open_.style.startswith("bullet:") and line.gap and line.indent <= self._lines[first].indent
            )
            if bullet or (open_.style == "h" and first in self._front):
                return at
        return len(self._stack)

    def _bullet_place(self, marker: Marker, same: list[int]) -> int:
        """Bullets of one glyph are one list, unless one stands under the words of the one before."""
        indent = self._lines[marker.line].indent
        for at in reversed(same):
            if indent < self._stack[at].column:
                outer = at
                while outer - 1 in same and indent < self._stack[outer - 1].column:
                    outer -= 1
                return outer
        return len(self._stack) if indent else same[-1]

    def _beside_other_bullets(self, marker: Marker) -> int:
        """A bullet of another glyph stands beside the open ones, unless it is indented under them."""
        indent = self._lines[marker.line].indent
        for at, open_ in enumerate(self._stack):
            if open_.style.startswith("bullet:") and indent < open_.column and indent <= self._indent(open_):
                return at
        return len(self._stack)

    def _indent(self, open_: OpenBlock) -> int:
        return self._lines[self._blocks[open_.block].first_line].indent

    def _heading(self, at: int, style: str, level: int, marker: Marker | None) -> None:
        keep = self._above_heading(level, at)
        del self._stack[keep:]
        self._open(style, marker.value if marker else (), at, marker)

    def _above_heading(self, level: int, at: int) -> int:
        """How much of the stack a heading stands in: higher headings, and parts such as 1.2 before 1.3."""
        keep = 0
        for depth, open_ in enumerate(self._stack, 1):
            if open_.style[0] == "h" and open_.style[1:].isdigit():
                if int(open_.style[1:]) >= level:
                    break
                keep = depth
            elif open_.style.startswith("1.1") and self._is_part(open_, level, at):
                self._parted.add((open_.style, level))
                keep = depth
        return keep

    def _is_part(self, open_: OpenBlock, level: int, at: int) -> bool:
        """Whether a number of several parts goes on behind a heading, or one of its kind held such before."""
        goes_on = self._lists.goes_on_inside(open_.style, open_.value, at)
        return goes_on or (open_.style, level) in self._parted

    def _loose_heading(self, at: int) -> None:
        keep = 0
        for depth, open_ in enumerate(self._stack):
            if open_.value and self._lists.goes_on(open_.style, open_.value, at):
                keep = depth + 1
        del self._stack[keep:]
        self._open("h", (), at, None)

    def _open(self, style: str, value: tuple[int, ...], at: int, marker: Marker | None) -> None:
        line = self._lines[at]
        del self._stack[_DEEPEST:]
        parent = self._stack[-1].block if self._stack else -1
        if self._stack and not style.startswith("h") and not self._stack[-1].style.startswith("h"):
            self._under.setdefault(style, self._stack[-1].style)
        body = marker.body if marker else line.start
        label = marker.label if marker and (value or style == "row") else ""
        block = Block(style, label, line.start, line.end, body, at, parent, len(self._stack))
        self._stack.append(
            OpenBlock(style, value, len(self._blocks), line.indent + max(1, body - line.start))
        )
        self._blocks.append(block)
        if style == "record":
            self._last.clear()
        if marker and value:
            self._last[marker.style] = value
        elif style == "row" and any(one.style == "record" for one in self._stack) and label[:-1].isdecimal():
            self._last[f"1{label[-1]}"] = (int(label[:-1]),)

    def _closed(self) -> list[Block]:
        """The blocks with their ends: the last line before the next block beside or above."""
        ends: list[int] = [0] * len(self._blocks)
        after = len(self._lines)
        bounds: list[tuple[int, int]] = []
        for at in range(len(self._blocks) - 1, -1, -1):
            block = self._blocks[at]
            while bounds and bounds[-1][0] > block.depth:
                bounds.pop()
            stop = min(bounds[-1][1] if bounds else after, self._stops.get(at, after))
            ends[at] = self._lines[stop - 1].end
            bounds.append((block.depth, block.first_line))
        return [
            replace(block, end=max(end, block.end)) for block, end in zip(self._blocks, ends, strict=True)
        ]
