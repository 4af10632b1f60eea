"""Tables with a row an action: which rows are items, and what each of their cells says.

The columns are known by their headings. A table whose headings say nothing of actions is left as text.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tallystick.reading.cells import RowCells, as_states, cells_of, texts_of
from tallystick.reading.cells_above import cells_from_above
from tallystick.reading.column_roles import NAMING, is_described, is_year, only_measures, role_of
from tallystick.reading.column_scales import scale_above, scaled_cells
from tallystick.reading.compared import compared_rows
from tallystick.reading.figure_tables import holds_figures, told_by_its_heads
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line
from tallystick.reading.repeated_heads import (
    Framed,
    over_heads,
    reached_above,
    times_of_rows,
    words_of_item,
)
from tallystick.reading.row_labels import NEXT_BEST, numbered, without_label
from tallystick.reading.state_columns import states_apart

_RULE = re.compile(r"[|+:\-=\s]{3,}")
#: So many rows of one shape make a table of a plain text.
_LEAST_ROWS = 3
#: Behind so many rows at most the heads of a table stand, and those that come back behind more.
_TITLES, _HEADS = 3, 6


@dataclass(slots=True)
class FoundRows:
    """The tables of a text.

    Attributes:
        items: lines that are a row with an action.
        headings: lines that hold the columns' headings, or only rule lines.
        roles: for each row its cells: first and last character, and the role of its column.
        years: for each row the cells whose column's head names a year: first and last character, and year.
        scales: for each row the cells whose column's head names a scale or unit: characters and its words.
        above: for each item the cells of rows above that reach down to it: characters and role.
        presumed: the items whose own such cell is blank, so that only the table's look says that it goes on.
    """

    items: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)
    roles: dict[int, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    years: dict[int, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    scales: dict[int, RowCells] = field(default_factory=dict)
    above: dict[int, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    presumed: set[int] = field(default_factory=set)


_NONE: Mapping[int, RowCells] = MappingProxyType({})


def rows_of(lines: list[Line], language: PlanLanguage, filled: Mapping[int, RowCells] = _NONE) -> FoundRows:
    """Find the rows of every table that names its actions.

    Args:
        lines: the text's lines.
        language: the language they are read in.
        filled: the cells of rows that fill in a template, by their line.
    """
    filled = {**filled, **{at: as_states(lines[at]) for at in compared_rows(lines, language)}}
    found, times = FoundRows(roles=dict(filled)), times_of_rows(lines)
    framed = False
    for table in table_runs(lines, filled):
        heads = (at for at in table[:_HEADS] if _is_head(lines, at, language, first=at == table[0]))
        head = next(heads, None)
        if head is None:
            if not any(role_of(text, language) for text in texts_of(lines[table[0]])):
                found.roles |= told_by_its_heads([lines[at] for at in table], table)
            continue
        parts = over_heads(lines, table, head, times)
        if parts:
            _add_framed(found, lines, parts, language)
            framed = True
        elif head in table[:_TITLES]:
            _add_table(found, lines, table, head, language)
    for at in reached_above(lines, table_runs(lines), times, language) if framed else ():
        found.items.add(at)
        found.roles[at] = words_of_item(lines[at])
    return found


def _add_table(
    found: FoundRows, lines: list[Line], table: list[int], head: int, language: PlanLanguage
) -> None:
    """Add the rows of a table below its heads."""
    columns = [role_of(text, language) for text in texts_of(lines[head])]
    below = next((at for at in table if at > head and not _RULE.fullmatch(lines[at].text)), None)
    if below is not None:
        head, columns = _with_line_below(lines, head, below, columns, language)
    columns = _sums_apart(columns, texts_of(lines[head]), language)
    below_head = [at for at in table if at > head]
    said = [texts_of(lines[at]) for at in below_head]
    columns = states_apart(columns, said)
    described = is_described(columns, texts_of(lines[head]), language)
    if described or not {"action", "title"} & set(columns):
        named, columns = columns, columns if described else _widest_is_action(columns, lines, below_head)
        if only_measures(named, texts_of(lines[head]), language) or (
            said and "action" in columns and holds_figures(said, named, columns.index("action"))
        ):
            found.roles |= {at: as_states(lines[at]) for at in below_head}
            return
    heads = [texts_of(lines[at]) for at in table if at <= head]
    years = _years(heads, columns)
    found.headings |= {at for at in table if at <= head or _RULE.fullmatch(lines[at].text)}
    rows = [at for at in table if at not in found.headings]
    above = scale_above(lines, table[0], language)
    for at in rows:
        _add(found, at, lines[at], columns, years, language)
        found.roles[at] = _only_measured(found.roles[at], lines[at])
        found.scales[at] = scaled_cells(lines[at], heads, columns, language, above)
    reached = cells_from_above(lines, rows, [at for at in rows if at in found.items], columns)
    found.above |= reached.cells
    found.presumed |= reached.presumed


def _years(heads: list[list[str]], columns: list[str]) -> list[str]:
    """The year that the head of each column of targets or of what they begin from names; empty for none."""
    years = [""] * len(columns)
    for texts in heads:
        for n, text in enumerate(texts[: len(columns)]):
            named = _YEARS.findall(text) if columns[n] in {"target", "goal", "baseline"} else []
            years[n] = named[-1] if 0 < len(named) <= _RANGE else years[n]
    return years


_YEARS, _RANGE = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?!\d)"), 2


def _with_line_below(
    lines: list[Line], head: int, below: int, columns: list[str], language: PlanLanguage
) -> tuple[int, list[str]]:
    """The last line of a head, and its columns: a second line may part one, as *Value* in base and target."""
    texts = texts_of(lines[below])
    roles = [role_of(text, language) for text in texts]
    named = [role for role, text in zip(roles, texts, strict=True) if text]
    parts = bool(named) and all(named) and len(named) < len(texts) == len(columns)
    if not parts or any(text and column == "action" for text, column in zip(texts, columns, strict=True)):
        return head, columns
    over = _spread(columns, texts_of(lines[head]))
    kept = [
        over[n] if over[n] and is_year(text, language) else role
        for n, (text, role) in enumerate(zip(texts, roles, strict=True))
    ]
    return below, [role or column for role, column in zip(kept, columns, strict=True)]


def _spread(columns: list[str], texts: list[str]) -> list[str]:
    """The role over each column, where a head reaches over the empty cells to its right."""
    over = list(columns)
    for n, text in enumerate(texts):
        if n and not text:
            over[n] = over[n - 1]
    return over


_Cells = tuple[tuple[int, int, str], ...]


def _only_measured(cells: _Cells, line: Line) -> _Cells:
    """A row's cells; where a number stands under the targets, the indicator says only what is measured."""
    reached = any(
        role in {"target", "goal"} and _DIGIT.search(line.text, low - line.start, high - line.start)
        for low, high, role in cells
    )
    return tuple(
        (low, high, "measured" if reached and role == "indicator" else role) for low, high, role in cells
    )


_DIGIT = re.compile(r"\d")


def _sums_up(line: Line, cells: tuple[tuple[int, int], ...], language: PlanLanguage) -> bool:
    """Whether a row is the sum of those above it, and nothing of its own."""
    words = [text for a, b in cells if (text := line.text[a - line.start : b - line.start].strip(" *_:：.#"))]
    return bool(words) and language.pattern("columns", "sum").fullmatch(words[0]) is not None


def _add(
    found: FoundRows, at: int, line: Line, columns: list[str], years: list[str], language: PlanLanguage
) -> None:
    cells = cells_of(line)
    found.years[at] = tuple((a, b, year) for (a, b), year in zip(cells, years, strict=False) if year)
    roles = [(a, b, columns[n] if n < len(columns) else "") for n, (a, b) in enumerate(cells)]
    found.roles[at] = tuple(one for cell in roles for one in without_label(line, *cell))
    named = [(a, b) for a, b, role in found.roles[at] if role in NAMING]
    if _sums_up(line, cells, language):
        found.roles[at] = as_states(line)
        return
    if len(cells) > 1 and any(b - a > 3 and _says(line, a, b) for a, b in named):
        found.items.add(at)
    elif named and (label := numbered(line, found.roles[at])):
        found.items.add(at)
        found.roles[at] = (*label, *found.roles[at])


def _says(line: Line, low: int, high: int) -> bool:
    """Whether a cell holds words, and not a figure alone."""
    return sum(map(str.isalpha, line.text[low - line.start : high - line.start])) >= _LETTERS


#: Fewer letters are no words.
_LETTERS = 2


def _add_framed(found: FoundRows, lines: list[Line], parts: list[Framed], language: PlanLanguage) -> None:
    """Add the items of a table whose heads come back below each."""
    for item, named, below in parts:
        found.items.add(item)
        found.headings.add(named)
        found.roles[item] = words_of_item(lines[item])
        columns = (role_of(text, language) for text in texts_of(lines[named]))
        cells = zip(cells_of(lines[below]), columns, strict=False)
        found.roles[below] = tuple((low, high, role) for (low, high), role in cells)


def table_runs(lines: list[Line], taken: Container[int] = ()) -> list[list[int]]:
    """Runs of lines that are rows: by what the document says, or by the bars or tabs between their cells."""
    runs: list[list[int]] = []
    for at, line in enumerate(lines):
        rowlike = bool(line.hint.table) or line.text.count("|") >= 2 or line.text.count("\t") >= 2
        if not rowlike or at in taken:
            runs.append([])
        elif runs and runs[-1] and lines[runs[-1][-1]].hint.table == line.hint.table:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) >= _LEAST_ROWS or (len(run) > 1 and lines[run[0]].hint.table)]


def _is_head(lines: list[Line], at: int, language: PlanLanguage, *, first: bool) -> bool:
    """Whether a row names columns: at least half of them are known, or it is the first of a real table.

    Years alone name none; beside the name of one they are columns too.
    """
    line = lines[at]
    texts = [text for text in texts_of(line) if text]
    roles = [role_of(text, language) for text in texts]
    known = [role for role in roles if role]
    words = [role for text, role in zip(texts, roles, strict=True) if role and not is_year(text, language)]
    if not words or max(map(len, texts)) > _LONGEST_HEAD:
        return False
    named = ("action" in known or len(known) >= _FEW) and not any(text.endswith((".", ";")) for text in texts)
    if first and line.hint.table and len(cells_of(line)) > 1 and named:
        return True
    return (len(known) >= _FEW and len(known) >= len(roles) / 2) or only_measures(roles, texts, language)


#: A heading of a column is no longer, and so many known ones make a head.
_LONGEST_HEAD, _FEW = 90, 2


def _sums_apart(columns: list[str], texts: list[str], language: PlanLanguage) -> list[str]:
    """Columns headed by years hold sums of money, where another is the cost or the total."""
    if "budget" not in columns:
        return columns
    return [
        "budget" if n < len(texts) and is_year(texts[n], language) else role for n, role in enumerate(columns)
    ]


def _widest_is_action(columns: list[str], lines: list[Line], rows: list[int]) -> list[str]:
    """The free column with the longest cells holds the actions, where no heading names them.

    Where every column has another name, what is to be measured stands for what is to be done, or what is to
    be reached where that is said in more words; it is a target still.
    """
    widths = [0] * len(columns)
    for row in rows:
        for n, (a, b) in enumerate(cells_of(lines[row])[: len(columns)]):
            widths[n] += b - a
    free = [n for n, role in enumerate(columns) if not role]
    if not any(widths[n] for n in free):
        free = [n for n, role in enumerate(columns) if role in NEXT_BEST]
    if not free:
        return columns
    widest = max(free, key=lambda n: widths[n])
    named = "goal" if columns[widest] == "target" else "action"
    return [(named if n == widest else role) for n, role in enumerate(columns)]
