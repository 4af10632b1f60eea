"""What is known of a text's lines before blocks are made of them."""

import bisect
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tallystick.reading.attributed import attributions
from tallystick.reading.cells import RowCells
from tallystick.reading.columns import loose_cells
from tallystick.reading.contents import contents_lines
from tallystick.reading.field_tables import field_role, field_rows
from tallystick.reading.hanging import hanging_items
from tallystick.reading.headings import goes_on, headings_of
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.lines import lines_of, seen_of
from tallystick.reading.listed_cells import with_listed_cells
from tallystick.reading.markers import markers_of, word_of
from tallystick.reading.model import Line, Marker, SourceText
from tallystick.reading.resolutions import RESOLVED, resolving_lines
from tallystick.reading.tables import FoundRows, rows_of
from tallystick.reading.templates import fields_alone, fields_of, filled_below, record_starts


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text and what each may be.

    Attributes:
        text: the whole text as a reader sees it.
        lines: its lines.
        markers: every way to read each line's beginning as a marker.
        headings: the level of each heading line; 0 where it only looks like one.
        skipped: lines of a table of contents.
        front: headings of what comes before the plan itself.
        back: headings of what comes after it.
        rows: the rows of tables with an action in each.
        loose: the cells of rows of tables that lost their edges.
        fields: lines that open with a field of a template, and its name.
        filled: those of them that are rows of a table, and lines below them that say who, when or why.
        language: the language they are read in.
        heading_words: the words of each heading, in small letters.
        whole: whether each line is a paragraph, as in a page or a Word document.
    """

    text: str
    lines: list[Line]
    markers: list[list[Marker]]
    headings: dict[int, int]
    skipped: set[int]
    front: set[int]
    back: set[int]
    rows: FoundRows
    loose: dict[int, tuple[tuple[int, int, str], ...]]
    fields: dict[int, str]
    filled: frozenset[int]
    language: PlanLanguage
    heading_words: frozenset[str]
    whole: bool


#: No line that names a part is longer.
_LONGEST_NAME = 100
#: Fewer records make no template.
_ENOUGH = 2
#: What lines below the name of a field say that are not the commitment's own words.
_ANSWERS = frozenset({"lead", "support", "deadline", "status"})


def layout_of(source: SourceText, language: PlanLanguage) -> Layout:
    """Look at every line once."""
    lines = with_listed_cells(lines_of(source), language)
    filled = field_rows(lines, language)
    rows = rows_of(lines, language, filled.roles)
    loose = loose_cells(lines, language)
    markers = [
        [] if at in rows.roles or at in rows.headings else _marking(markers_of(line, at), language)
        for at, line in enumerate(lines)
    ]
    _mark_unmarked(lines, markers, language)
    for at in rows.items:
        markers[at] = [Marker("row", (), _label(lines[at], rows.roles[at]), at, lines[at].start)]
    skipped = contents_lines(lines, language)
    skipped -= rows.items
    headings = headings_of(lines, markers, language, skipped)
    tables = {lines[at].hint.table for at in rows.items if at in filled.names}
    named = {at: name for at, name in filled.names.items() if lines[at].hint.table not in tables}
    fields = dict(sorted({**fields_of(lines, skipped, language), **named}.items()))
    for at in (*fields_alone(lines, fields), *(at for at, line in enumerate(lines) if line.hint.item)):
        headings.pop(at, None)
    starts = _add_records(lines, markers, headings, fields)
    answers = _answers(lines, fields, {*starts, *headings}, language)
    rows.roles |= answers
    front, back = _named(lines, skipped, language)
    words = frozenset(
        words.strip("#*_-•·.: ").casefold() for at in headings for words in _names_of(lines[at], markers[at])
    )
    return Layout(
        seen_of(source),
        lines,
        markers,
        headings,
        skipped,
        front,
        back,
        rows,
        loose,
        fields,
        frozenset({*filled.names, *answers}),
        language,
        words,
        source.format in {"html", "docx"},
    )


def _names_of(line: Line, markers: list[Marker]) -> Iterator[str]:
    """The words of a heading, with the name and number of its part, and without: *Chapter 2: Forests*."""
    yield line.text
    yield from (line.text[one.body - line.start :] for one in markers if one.style.startswith("word:"))


def _mark_unmarked(lines: list[Line], markers: list[list[Marker]], language: PlanLanguage) -> None:
    """Mark what begins an item without a sign of its own, and take the marks from what begins none."""
    quoted = attributions(lines, markers)
    for at, line in enumerate(lines):
        if line.hint.note or at in quoted:
            markers[at] = []
        elif line.hint.run_in and not markers[at]:
            markers[at] = [Marker("bullet:run-in", (), "", at, line.start)]
        elif line.hint.item:
            markers[at] = [Marker(line.hint.item, (), "", at, line.start)]
    for at in hanging_items(lines, {at for at, found in enumerate(markers) if found}):
        if not markers[at]:
            markers[at] = [Marker("bullet:hanging", (), "", at, lines[at].start)]
    for at in resolving_lines(lines, language):
        markers[at] = [Marker(RESOLVED, (), "", at, lines[at].start)]


def _answers(
    lines: list[Line], fields: dict[int, str], starts: Container[int], language: PlanLanguage
) -> dict[int, RowCells]:
    """The lines below the name of a field that say who, when or why, each as the cell of a row."""
    below = filled_below(lines, fields, starts)
    asked = ((at, field_role(name, language)) for at, name in below.items())
    return {at: ((lines[at].start, lines[at].end, role),) for at, role in asked if role in _ANSWERS}


def _named(lines: list[Line], skipped: set[int], language: PlanLanguage) -> tuple[set[int], set[int]]:
    """The lines that name what comes before the plan itself, and what comes after it."""
    front: set[int] = set()
    back: set[int] = set()
    for at, line in enumerate(lines):
        short = len(line.text) < _LONGEST_NAME and "\t" not in line.text
        if short and at not in skipped and not goes_on(line):
            if language.names(line.text, "front"):
                front.add(at)
            if language.names(line.text, "back"):
                back.add(at)
    return front, back


def _marking(found: Iterable[Marker], language: PlanLanguage) -> list[Marker]:
    """The ways to read a line's beginning as a marker; the number of a figure or table marks nothing."""
    captions = language.list("plan", "captions")
    return [one for one in found if word_of(one.style) not in captions]


def _label(line: Line, cells: tuple[tuple[int, int, str], ...]) -> str:
    """The number of a row, from its cells."""
    for start, end, role in cells:
        if role == "number":
            return line.text[start - line.start : end - line.start]
    return ""


def _add_records(
    lines: list[Line],
    markers: list[list[Marker]],
    headings: dict[int, int],
    fields: dict[int, str],
) -> list[int]:
    """Records of a template are items where nothing else marks their beginnings.

    Returns:
        the lines on which they begin; none where something else marks them.
    """
    named = [at for at, line in enumerate(lines) if line.hint.record]
    if named:
        return _as_records(named, lines, markers, headings)
    starts = record_starts(lines, fields)
    bare = [
        at
        for at, field in starts.items()
        if not any(one.value for one in markers[at]) and headings.get(at, 0) == 0
    ]
    numbered = [at for at, found in enumerate(markers) if any(one.value for one in found)]
    named = sorted(fields)
    ends = [named[bisect.bisect_left(named, high) - 1] for high in sorted(starts)[1:]]
    between = sum(
        bisect.bisect_left(numbered, last) < bisect.bisect_left(numbered, high)
        for last, (_, high) in zip(ends, pairwise(sorted(starts)), strict=True)
    )
    if len(bare) < 0.7 * len(starts) or len(starts) < _ENOUGH or between > len(starts) / 2:
        return []
    for at in fields:
        if headings.get(at + 1) == 0:
            del headings[at + 1]
    return _as_records(list(starts), lines, markers, headings)


def _as_records(
    starts: list[int], lines: list[Line], markers: list[list[Marker]], headings: dict[int, int]
) -> list[int]:
    """Mark the lines on which records begin."""
    for at in starts:
        headings.pop(at, None)
        markers[at] = [Marker("record", (), "", at, lines[at].start)]
    return starts
