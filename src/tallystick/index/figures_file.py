"""The table of figures: one row a unit, or one a unit and time, and one column an indicator."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.index.bounding import HIGH, LOW
from tallystick.index.cells import MISSING, CellTable, missing_column, read_cells
from tallystick.index.digits import digits
from tallystick.index.method import Columns, IndexMethod
from tallystick.index.model import Matrix, UnitTable

_ABOUT_UNIT = Reason("the code of each unit")
_ABOUT_FIGURES = Reason("the figures of an indicator of the method")
_ABOUT_DENOMINATOR = Reason("what figures are divided by")
_ABOUT_BOUND = Reason("the other bound of the figures that one column bounds")
_ABOUT_GROUP = Reason("a group of units")
_ABOUT_TIME = Reason("when each row was")


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """A table of figures, as far as it could be read.

    Attributes:
        table: the figures; None where something is wrong.
        findings: what is wrong.
        rows: the spreadsheet's row of each unit's row.
        unused: the columns that the method says nothing of.
    """

    table: UnitTable | None
    findings: tuple[Finding, ...]
    rows: tuple[int, ...]
    unused: tuple[str, ...]


def read_figures(file: str, data: bytes, method: IndexMethod) -> FiguresRead:
    """The figures that a method needs, out of a CSV; columns that it says nothing of are only named."""
    cells = read_cells(file, data)
    wanted = _wanted(method)
    if cells.heading and not cells.findings:
        _look_for(cells, method, wanted)
        wanted += _bounds(cells, method)
    if cells.findings:
        return FiguresRead(None, tuple(cells.findings.whole()), (), ())
    if not cells.rows:
        fix = Reason("add a row for each unit")
        cells.find(Problem("empty-file", Reason("the table has no row"), fix))
    columns = method.columns
    units = [text for _, text in cells.column(columns.unit)]
    several = len(set(units)) < len(units) and columns.time in cells.heading
    times = _times(cells, columns.time) if several else []
    _check_units(cells, columns, units, times)
    numbers = [cells.numbers(code, units) for code in wanted]
    if cells.findings:
        return FiguresRead(None, tuple(cells.findings.whole()), (), ())
    panel = len(set(units)) < len(units)
    named = columns.name in cells.heading
    used = {columns.unit, columns.name, columns.time, *columns.groups, *wanted}
    groups = {name: tuple(text for _, text in cells.column(name)) for name in columns.groups}
    if panel:
        groups[columns.time] = tuple(text for _, text in cells.column(columns.time))
    table = UnitTable(
        Matrix(np.array(numbers, dtype=float).T, tuple(units), tuple(wanted), tuple(times) if panel else ()),
        tuple(text for _, text in cells.column(columns.name)) if named else tuple(units),
        {name: tuple("" if one in MISSING else one for one in some) for name, some in groups.items()},
    )
    rows = tuple(row for row, _ in cells.rows)
    return FiguresRead(table, (), rows, tuple(one for one in cells.heading if one and one not in used))


def _wanted(method: IndexMethod) -> list[str]:
    leaves = method.tree.leaves
    below = [leaf.denominator for leaf in leaves if leaf.denominator is not None]
    return list(dict.fromkeys([*(leaf.code for leaf in leaves), *below]))


def _bounds(cells: CellTable, method: IndexMethod) -> list[str]:
    """The columns that bound figures, where the method asks for them; noted where there is none."""
    if method.doubts is None or method.doubts.data is None or not method.doubts.data.intervals:
        return []
    codes = (leaf.code + end for leaf in method.tree.leaves for end in (LOW, HIGH))
    found = [code for code in codes if code in cells.heading]
    if not found:
        what = Reason("the method doubts figures by intervals, and no column bounds any")
        fix = Reason(
            "add columns such as {low} and {high}, or leave out doubt.data.intervals",
            low=Text(method.tree.leaves[0].code + LOW),
            high=Text(method.tree.leaves[0].code + HIGH),
        )
        cells.find(Problem("missing-column", what, fix), 1)
    for code in (leaf.code for leaf in method.tree.leaves):
        ends = [code + LOW, code + HIGH]
        lacking = [one for one in ends if one not in cells.heading]
        if len(lacking) == 1:
            cells.findings.append(missing_column(cells, lacking[0], _ABOUT_BOUND))
    return found


def _look_for(cells: CellTable, method: IndexMethod, wanted: Iterable[str]) -> None:
    codes = {leaf.code for leaf in method.tree.leaves}
    needed = {method.columns.unit: _ABOUT_UNIT}
    needed |= {code: _ABOUT_FIGURES if code in codes else _ABOUT_DENOMINATOR for code in wanted}
    needed |= dict.fromkeys(method.columns.groups, _ABOUT_GROUP)
    needed |= _asked_for(cells, method.columns)
    if method.columns.unit in wanted:
        what = Reason("the codes of units stand in it, and the method takes figures from it too")
        fix = Reason("name another column in columns.unit, or give the indicator another code")
        cells.find(Problem("wrong-value", what, fix), 1, method.columns.unit)
    for name, about in needed.items():
        if name not in cells.heading:
            cells.findings.append(missing_column(cells, name, about))


def _asked_for(cells: CellTable, columns: Columns) -> dict[str, Reason]:
    """The column of times where the method names one and units have several rows; else none is needed."""
    if columns.unit not in cells.heading or columns.time == Columns().time:
        return {}
    units = [text for _, text in cells.column(columns.unit)]
    return {columns.time: _ABOUT_TIME} if len(set(units)) < len(units) else {}


def _check_units(cells: CellTable, columns: Columns, units: list[str], times: list[float]) -> None:
    seen: dict[tuple[str, float | None], int] = {}
    for at, (row, _) in enumerate(cells.rows):
        if not units[at]:
            what, fix = Reason("the unit has no code"), Reason("give it one, or delete the row")
            cells.find(Problem("missing-value", what, fix), row, columns.unit)
            continue
        if times and np.isnan(times[at]):
            continue  # which is noted already
        key = (units[at], times[at] if times else None)
        if key in seen:
            cells.find(_doubled(units[at], key[1], seen[key]), row, columns.unit, units[at])
        seen.setdefault(key, row)


def _doubled(unit: str, time: float | None, row: int) -> Problem:
    """That a unit has a row already, of the same time where rows have times."""
    if time is not None:
        what = Reason(
            "{unit} has a row of {time} already, row {row}",
            unit=Text(unit),
            time=Text(digits(time)),
            row=Ordinal(row),
        )
        return Problem("duplicate", what, Reason("delete one of them, or correct when it was"))
    what = Reason("the unit {unit} has a row already, row {row}", unit=Text(unit), row=Ordinal(row))
    fix = Reason(
        "delete one of them; where they are of different years, add a column of years and name it: "
        "columns.time"
    )
    return Problem("duplicate", what, fix)


def _times(cells: CellTable, name: str) -> list[float]:
    """When each row was; a row without a time is noted."""
    times, fix = [], Reason("write the year")
    for row, text in cells.column(name):
        if text in MISSING:
            cells.find(Problem("missing-value", Reason("the row has no time"), fix), row, name)
        times.append(cells.number(row, name, text, mend=fix))
    return times
