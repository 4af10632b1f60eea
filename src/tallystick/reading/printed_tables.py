"""Tables of a PDF whose cells wrap: lines side by side become rows, a cell's lines one after another.

Columns are where nothing is printed between; rows part at rules, at wider gaps, or where lines end that had
room for the next word.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from tallystick.reading.pair_tables import names_columns, names_fields
from tallystick.reading.printed import Printed
from tallystick.reading.printed_boxes import in_boxes
from tallystick.reading.printed_breaks import rows_part
from tallystick.reading.printed_frames import with_frames
from tallystick.reading.printed_grids import with_grids
from tallystick.reading.printed_gutters import parted, parted_at
from tallystick.reading.printed_letters import lettered_lines
from tallystick.reading.printed_lists import is_numbered_list
from tallystick.reading.printed_numerals import with_numerals
from tallystick.reading.printed_pairs import PairTables
from tallystick.reading.printed_stacks import with_boxes
from tallystick.reading.printed_words import running
from tallystick.reading.rulings import Rulings

#: Fewer columns, or lines, make no table whose cells wrap; two columns do below heads that name them.
_COLUMNS, _LINES, _PAIR = 3, 3, 2
#: Lines on one base line differ by no more than this share of their size.
_SAME_BASE = 0.35
#: Lines of one table are no farther apart than so many sizes; and from so many times the usual on, rows part.
_FARTHEST, _APART = 6.0, 1.3
#: Columns are at least so many points apart.
_GUTTER = 3.0
PrintedLevel = list[Printed]
_Spans = list[tuple[float, float]]


def with_rows(
    lines: list[Printed], rulings: Rulings, size: tuple[float, float], pairs: PairTables
) -> list[Printed]:
    """The pieces of a page, those of a table whose cells wrap as a line for each row.

    Args:
        lines: the pieces.
        rulings: the rules of the page.
        size: how wide and how high it is, in points.
        pairs: the document's tables of two columns so far.
    """
    found, lines = with_grids(lines, rulings, pairs)
    lines, numbered = with_numerals(lines)
    if numbered:
        return [*found, *lines, *numbered]
    if size[0] > size[1] and in_boxes(lines, size[0]):
        return [*found, *lines]
    lines, framed = with_frames(lines, rulings, size[0]) if size[0] <= size[1] else (lines, [])
    found += framed
    boxed = with_boxes(lines, rulings)
    found += [one for one in boxed if one.box]
    levels = parted(_levels([one for one in boxed if not one.box]))
    at = 0
    while at < len(levels):
        end, columns = _region(levels, at)
        runs = len(columns) > _PAIR and _runs_down(levels[at:end], columns, rulings)
        rows = list(_rows(levels[at:end], columns, rulings)) if end - at >= _LINES and not runs else []
        if _is_table(rows, columns) and (
            _names(rows, columns, levels[at:end], rulings)
            if len(columns) == _PAIR
            else not _counts_up(rows, columns)
        ):
            found += [_row(part, columns) for one in rows for part in _at_letters(one)]
            at = end
        else:
            found += levels[at]
            at += 1
    return found


def _runs_down(levels: list[PrintedLevel], columns: _Spans, rulings: Rulings) -> bool:
    """Whether columns of running text stand side by side: the file holds one whole before the next.

    Of a table it holds a row before the next, or rules part the rows. A tall column that it holds whole is
    running text, unless the marks of a list stand beside it.
    """
    if sum(_ruled(levels, columns, rulings)) > 1:
        return False
    cells = _cells(levels, columns)
    parts = Counter(one.place for cell in cells for one in cell)  # parts of a line share its place
    places = [sorted(one.place for one in cell if parts[one.place] == 1) for cell in cells]
    texts = [one for one in places if len(one) >= _FEWEST_OF_TEXT]
    whole = [
        one for one in texts if len(one) > _FEWEST_OF_TEXT and _longest_run(one) >= _NEARLY_ALL * len(one)
    ]
    marked = any(cell and all(len(one.words) == 1 for one in cell) for cell in cells)
    if len(whole) > 1 or (not marked and any(len(one) >= _TALL for one in whole)):
        return True
    return len(texts) > 1 and all(one[-1] < two[0] for one, two in pairwise(texts))


def _longest_run(places: list[int]) -> int:
    """How many of the pieces of a column the file holds one behind the other."""
    longest = run = 1
    for one, two in pairwise(places):
        run = run + 1 if two == one + 1 else 1
        longest = max(longest, run)
    return longest


#: So much of a column is held in one stretch; a sign in its margin may stand elsewhere.
_NEARLY_ALL = 0.85
#: A column of running text has so many lines, and more where other columns are none.
_FEWEST_OF_TEXT = 3
#: No cell of a table with several rows is so tall, in lines.
_TALL = 9


def _levels(lines: list[Printed]) -> list[PrintedLevel]:
    """The pieces on each base line, from the top down and from left to right."""
    levels: list[PrintedLevel] = []
    for line in sorted(lines, key=lambda one: -one.base):
        last = levels[-1][0] if levels else None
        if last and abs(last.base - line.base) <= _SAME_BASE * min(last.size, line.size):
            levels[-1].append(line)
        else:
            levels.append([line])
    return [sorted(level, key=lambda one: one.left) for level in levels]


def _region(levels: list[PrintedLevel], first: int) -> tuple[int, _Spans]:
    """How far a table goes from a line on, and its columns; no farther than the line where none begins."""
    if len(levels[first]) < 2:
        return first, []
    columns = _joined([(one.left, one.right) for one in levels[first]])
    headed = names_columns(tuple(one.words for one in levels[first]))
    at = first + 1
    while at < len(levels):
        step = levels[at - 1][0].base - levels[at][0].base
        if (headed and len(columns) > 1) or (at - first >= _LINES - 1 and len(columns) >= _COLUMNS):
            levels[at] = [piece for one in levels[at] for piece in _at_gutters(one, columns)]
        more = _joined([*columns, *((one.left, one.right) for one in levels[at])])
        bridged = any(sum(a < high and low < b for a, b in columns) > 1 for low, high in more)
        if bridged or step > _FARTHEST * levels[at][0].size:
            break
        columns = more
        at += 1
    return (at, columns) if len(columns) >= _PAIR else (first, [])


def _at_gutters(line: Printed, columns: _Spans) -> list[Printed]:
    """A piece over several columns, parted where a gap in it lies where they part; else as it is."""
    if sum(low < line.right and line.left < high for low, high in columns) < 2:
        return [line]
    begins = [low for low, _ in columns]
    at = next((gap for gap in line.gaps if any(abs(gap[2] - low) < _GUTTER for low in begins)), None)
    if at is None:
        return [line]
    ahead, behind = parted_at(line, at)
    return [ahead, *_at_gutters(behind, columns)]


def _joined(spans: _Spans) -> _Spans:
    """Stretches across, those that touch as one."""
    joined: _Spans = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1] + _GUTTER:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _rows(levels: list[PrintedLevel], columns: _Spans, rulings: Rulings) -> Iterator[list[PrintedLevel]]:
    """The lines of each row."""
    pairs = list(pairwise(levels))
    steps = [one[0].base - two[0].base for one, two in pairs]
    ruled = _ruled(levels, columns, rulings)
    usual = _usual(steps, levels[0][0].size)
    between = any(_SAME_STEP * usual < step <= _NEAR * usual for step in steps)
    apart = [step > (_APART if between else _NEAR) * usual for step in steps]
    parted = ruled if sum(ruled) > 1 else apart if sum(apart) > 1 else rows_part(_in_columns(levels, columns))
    row = [levels[0]]
    for parts, level in zip(parted, levels[1:], strict=True):
        if parts:
            yield row
            row = []
        row.append(level)
    yield row


def _at_letters(row: list[PrintedLevel]) -> Iterator[list[PrintedLevel]]:
    """A row, parted where lines of its own begin with the letters of a list: *a.*, *b.*, *c.*."""
    begins = lettered_lines([level[0].words if len(level) == 1 else "" for level in row])
    for low, high in pairwise([0, *begins, len(row)]):
        yield row[low:high]


def _usual(steps: list[float], size: float) -> float:
    """How far the lines of one cell are apart: the least step that is no raised sign's."""
    whole = [step for step in steps if step >= size]
    return min(whole, default=median(steps))


#: Steps up to so many times the usual are of one cell, and from so many on rows part where none lies between.
_SAME_STEP, _NEAR = 1.06, 1.12


def _ruled(levels: list[PrintedLevel], columns: _Spans, rulings: Rulings) -> list[bool]:
    """Whether a rule lies between each line and the next."""
    left, right = columns[0][0], columns[-1][1]
    return [rulings.lies_between(one[0].base, two[0].base, left, right) for one, two in pairwise(levels)]


def _in_columns(levels: list[PrintedLevel], columns: _Spans) -> list[list[Printed | None]]:
    """The last piece of each line in every column, or none."""
    return [[cell[-1] if cell else None for cell in _cells([level], columns)] for level in levels]


def _names(
    rows: list[list[PrintedLevel]], columns: _Spans, levels: list[PrintedLevel], rulings: Rulings
) -> bool:
    """Whether the rows of two columns have heads that name them, or name the fields of a template.

    Columns of running text name no fields, though their lines may begin with such words.
    """
    pairs = [(first, second) for first, second in _words(rows, columns)]
    return names_columns(pairs[0]) or (names_fields(pairs) and not _runs_down(levels, columns, rulings))


def _counts_up(rows: list[list[PrintedLevel]], columns: _Spans) -> bool:
    """Whether the rows are the items of a list whose numbers stand in the margin."""
    return is_numbered_list(_words(rows, columns))


def _words(rows: list[list[PrintedLevel]], columns: _Spans) -> list[list[str]]:
    """The words of each cell."""
    return [[" ".join(one.words for one in cell) for cell in _cells(row, columns)] for row in rows]


def _is_table(rows: list[list[PrintedLevel]], columns: _Spans) -> bool:
    """Whether these are rows: several, most with words in several columns, and one with a cell that wraps."""
    filled = [sum(bool(cell) for cell in _cells(row, columns)) for row in rows]
    wraps = any(len(cell) > 1 for row in rows for cell in _cells(row, columns))
    return wraps and len(rows) >= _LINES and sum(count > 1 for count in filled) > 0.6 * len(rows)


def _cells(row: list[PrintedLevel], columns: _Spans) -> list[list[Printed]]:
    """The pieces of each cell, from the top down."""
    pieces = [one for level in row for one in level]
    return [[one for one in pieces if low <= one.left + 1 and one.left < high] for low, high in columns]


def _row(row: list[PrintedLevel], columns: _Spans) -> Printed:
    """A row as one line with bars between its cells."""
    words, spans = "", []
    for number, cell in enumerate(_cells(row, columns)):
        words += " | " if number else ""
        text = running(one.words for one in cell)
        spans.append((len(words), len(words) + len(text)))
        words += text
    first = row[0][0]
    return replace(
        first,
        words=words,
        left=columns[0][0],
        right=columns[-1][1],
        bold=False,
        run_in=0,
        cells=tuple(spans),
        columns=tuple(low for low, _ in columns),
    )
