"""Printed pages become one text: lines in reading order, and what place, size and weight say of them."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from tallystick.reading.looks import Look, PageRow
from tallystick.reading.model import Hint
from tallystick.reading.printed import Printed
from tallystick.reading.printed_boxes import in_boxes
from tallystick.reading.printed_columns import cut_above_columns, gutters, side_of, without_wide_gaps
from tallystick.reading.printed_margins import with_margins
from tallystick.reading.printed_stacks import as_items
from tallystick.reading.raised import RaisedSigns

#: Lines on one base line differ by no more than this share of their size.
_SAME_BASE = 0.35
#: From so many times the usual distance on, a line stands apart from the one above.
_APART = 1.35
_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡]{1,3})\]?")
#: A raised mark is so much smaller than what it stands at.
_RAISED = 0.86
_NOTE = re.compile(r"\[?(?:\d{1,3}|[*†‡])\]?\.?\s?\S")
#: Lines of one text are no farther apart, in points.
_FARTHEST = 60


@dataclass(slots=True)
class Composed:
    """A text made of pages.

    Attributes:
        pages: the text of each page.
        hints: what each line is, by page and by its first character there.
    """

    pages: list[str] = field(default_factory=list)
    hints: list[dict[int, Hint]] = field(default_factory=list)


def composed(pages: list[list[Printed]], sizes: list[tuple[float, float]]) -> Composed:
    """The text of pages, with headings, run-ins and notes told by their look.

    Args:
        pages: the lines of each page in the order in which the file holds them.
        sizes: how wide and how high each page is, in points.
    """
    pages = as_items([_without_marks(lines) for lines in pages])
    rows = [_rows(lines, number, sizes[number]) for number, lines in enumerate(pages)]
    _number_tables(rows)
    look = Look([row for page in rows for row in page], [height for _, height in sizes])
    found = Composed()
    for page in rows:
        text, hints = _written(page, look)
        found.pages.append(text)
        found.hints.append(hints)
    return found


def _number_tables(pages: list[list[PageRow]]) -> None:
    """Rows with the same columns are of one table, over the edges of pages too."""
    number = 0
    columns: tuple[float, ...] = ()
    for row in (one for page in pages for one in page if one.line.cells):
        alike = len(columns) == len(row.line.columns)
        if not (
            alike and all(abs(a - b) < _SAME_COLUMN for a, b in zip(columns, row.line.columns, strict=True))
        ):
            number += 1
        columns, row.table = row.line.columns, number


#: So many points apart, columns of two tables are the same.
_SAME_COLUMN = 12


def _rows(lines: list[Printed], page: int, size: tuple[float, float]) -> list[PageRow]:
    """The lines of a page in reading order."""
    plain = with_margins(lines, size[0]) if size[0] <= size[1] else lines
    ordered = _with_framed(_in_order([one for one in plain if not one.frame], *size), plain)
    steps = [one.base - two.base for one, two in pairwise(ordered)]
    down = [step for step in steps if 0 < step < _FARTHEST]
    usual = median(down) if down else 0.0
    body = median(one.size for one in ordered) if ordered else 0.0
    found: list[PageRow] = []
    for at, line in enumerate(ordered):
        step = ordered[at - 1].base - line.base if at else 0.0
        large = at and line.size > _LARGE * body and abs(ordered[at - 1].size - line.size) < 1
        near = max(usual, _LEADING * line.size) if large else usual
        found.append(PageRow(line, page, at == 0 or step < 0 or (usual > 0 and step > _APART * near)))
    return found


#: Lines of one text that are so many times larger than most are so many sizes apart.
_LARGE, _LEADING = 1.2, 1.0


def _with_framed(ordered: list[Printed], lines: list[Printed]) -> list[Printed]:
    """Lines in order with what stands in each frame, before the paragraph that begins nearest to its top."""
    for frame in sorted({one.frame for one in lines} - {0}):
        held = [one for one in lines if one.frame == frame]
        if frame > 0:
            held = _merged(sorted(held, key=lambda one: (-one.base, one.left)))
        begins = [at for at in range(len(ordered)) if at == 0 or _begins_anew(ordered[at - 1], ordered[at])]
        begins = [at for at in begins if not at or not 0 != ordered[at].frame == ordered[at - 1].frame]
        inside = [at for at in begins if at and ordered[at - 1].base > ordered[at].base]
        begins = _of_its_column(inside, ordered, held) or inside or begins
        place = min(begins, key=lambda at: abs(ordered[at].base - held[0].base), default=0)
        ordered = [*ordered[:place], *held, *ordered[place:]]
    return ordered


def _of_its_column(begins: list[int], ordered: list[Printed], held: list[Printed]) -> list[int]:
    """Those of the lines that stand above or below a frame, and near it, as in columns of text they do."""
    left, right = min(one.left for one in held), max(one.right for one in held)
    top, near = held[0].base, held[0].base - held[-1].base + _NEAR_FRAME * held[0].size
    return [
        at
        for at in begins
        if ordered[at].left < right and ordered[at].right > left and abs(ordered[at].base - top) <= near
    ]


#: So many sizes from a frame lines are near it.
_NEAR_FRAME = 4


def _begins_anew(above: Printed, line: Printed) -> bool:
    """Whether a line stands as far below the one above as paragraphs do, or in another column."""
    step = above.base - line.base
    return step < 0 or step > _NEW_PARAGRAPH * max(above.size, line.size)


#: So many sizes part the lines of paragraphs.
_NEW_PARAGRAPH = 1.6


def _in_order(lines: list[Printed], width: float, height: float) -> list[Printed]:
    """From top to bottom; columns one after the other, by boxes, by the file or by their gutter."""
    boxes = in_boxes(lines, width) if width > height else []
    if boxes:
        return [one for box in boxes for one in _merged(sorted(box, key=lambda one: (-one.base, one.left)))]
    parts = gutters(lines, width)
    cut = None if parts else cut_above_columns(lines, width)
    if cut is not None:
        bands = [one for one in lines if one.base > cut], [one for one in lines if one.base <= cut]
        return [one for band in bands for one in _in_order(band, width, height)]
    lines = without_wide_gaps(lines, parts)
    if not parts:
        return _merged(sorted(lines, key=lambda one: (-one.base, one.left)))
    sides = [side_of(one, parts) for one in lines]
    switches = sum(one != two for one, two in pairwise(sides))
    if switches < 0.3 * len(lines):
        return lines
    top = max((one.base for one, side in zip(lines, sides, strict=True) if side), default=0.0)
    return sorted(lines, key=lambda one: (0 if one.base > top else side_of(one, parts), -one.base, one.left))


def _merged(lines: list[Printed]) -> list[Printed]:
    """Lines on one base line as one, with a tab between them where they stand apart."""
    found: list[Printed] = []
    for line in lines:
        last = found[-1] if found else None
        if last and _goes_on(last, line):
            gap = "\t" if line.left - last.right > 0.8 * line.size else " "
            found[-1] = _joined(last, gap, line)
        else:
            found.append(line)
    return found


def _joined(last: Printed, gap: str, line: Printed) -> Printed:
    """Two pieces of one line as one; bold words before others are its run-in."""
    begun = len(last.words) if last.bold and not line.bold and gap == " " else 0
    words = last.words + gap + line.words
    bold = last.bold and line.bold
    return Printed(
        words, last.left, line.right, last.base, max(last.size, line.size), bold, last.run_in or begun
    )


def _without_marks(lines: list[Printed]) -> list[Printed]:
    """The pieces without raised marks of notes that stand for themselves."""
    marks = [one for one in lines if _MARK.fullmatch(one.words)]
    raised: set[int] = set()
    power: dict[int, str] = {}
    signs = RaisedSigns()
    for mark in marks:
        host = next((one for one in lines if _is_raised(mark, one)), None)
        if host is not None:
            raised.add(id(mark))
            sign = signs.as_printed(host.words, mark.words) if mark.left >= host.right - _TOUCH else ""
            power |= {id(host): sign} if sign else {}
    kept = [one for one in lines if id(one) not in raised]
    return [replace(one, words=one.words + power.get(id(one), "")) for one in kept] if power else kept


#: A raised sign that begins so near to the end of a piece, in points, stands at it.
_TOUCH = 2.0


def _is_raised(mark: Printed, host: Printed) -> bool:
    """Whether a small piece stands raised at or in another."""
    small = mark.size < _RAISED * host.size and 0.12 < (mark.base - host.base) / max(1.0, host.size) < 0.7
    return small and host.left < mark.left < host.right + 0.6 * host.size


def _goes_on(last: Printed, line: Printed) -> bool:
    """Whether a line stands right of another on one base line."""
    if last.cells or line.cells:
        return False
    level = abs(last.base - line.base) <= _SAME_BASE * min(last.size, line.size)
    return level and line.left >= last.right - 1


def _opens_note(rows: list[PageRow], at: int) -> bool:
    """Whether a note begins on a line: with its mark, which may stand raised on a line of its own."""
    words, size = rows[at].line.words, rows[at].line.size
    if _MARK.fullmatch(words.strip()):
        return at + 1 < len(rows) and size < _RAISED * rows[at + 1].line.size
    return _NOTE.match(words) is not None


def _written(rows: list[PageRow], look: Look) -> tuple[str, dict[int, Hint]]:
    """A page's text, and what each of its lines is."""
    pieces: list[str] = []
    hints: dict[int, Hint] = {}
    length = 0
    noted = False
    plain = look.in_paragraphs(rows)
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else None
        level = 0 if at in plain else look.level(row.line)
        continues = above is not None and level and not row.apart and look.level(above.line) == level
        noted = look.is_note(row) and (noted or row.line.noted or _opens_note(rows, at))
        indent = max(0, round((row.line.left - look.left) / max(1.0, 0.5 * row.line.size)))
        lead = (
            " "
            if continues
            else ("\n" if at else "") + ("\n" if at and (row.apart or level) else "") + " " * indent
        )
        start = length + len(lead)
        words = row.line.words
        pieces += [lead, words]
        length = start + len(words)
        hint = _hint(row, start, look, above, heading=0 if continues else level, noted=noted)
        if above and not row.table and _is_behind_boxes(row, above, last=at == len(rows) - 1):
            hint = replace(hint, closes=True)
        if hint != Hint():
            hints[start + (len(words) - len(words.lstrip()) if row.table else 0)] = hint
    return "".join(pieces), hints


def _is_behind_boxes(row: PageRow, above: PageRow, *, last: bool) -> bool:
    """Whether a line stands behind a list of boxes, and is not the foot of a page that it goes over."""
    numbered = above.line.frame < 0 and row.line.frame >= 0
    return numbered or (above.line.box is not None and row.line.box is None and not last)


def _hint(row: PageRow, start: int, look: Look, above: PageRow | None, *, heading: int, noted: bool) -> Hint:
    """What a line of a page is, with its cells counted from where it begins."""
    if row.table:
        cells = tuple((start + low, start + high) for low, high in row.line.cells)
        return Hint(table=row.table, cells=cells, covered=row.line.covered)
    if noted:
        return Hint(note=True)
    if row.line.begins:
        return Hint(item="bullet:boxed")
    if row.line.box:  # one that goes on over a page begins with a small letter
        return Hint(item="" if row.line.words[:1].islower() else "bullet:boxed")
    return Hint(heading=heading, run_in=not heading and look.runs_in(row, above))
