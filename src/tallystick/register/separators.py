"""Whether the cells of a CSV stand apart by something else than commas, seen before it is read."""

import csv

from tallystick.base.csv_text import SAVE_AS
from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.columns import Table

#: So much of a file is looked at: a heading and a row.
LOOKED_AT = 1 << 17
#: What other programs, and hands, put between cells: a semicolon where decimals have a comma, a tab, a bar.
_SEPARATORS = {
    ";": Reason("semicolons"),
    "\t": Reason("tabs"),
    "|": Reason("bars"),
    ":": Reason("colons"),
    "\uff0c": Reason("full-width commas"),
    "\uff1b": Reason("full-width semicolons"),
    " ": Reason("spaces"),
}
_SEP = "sep="
_NOTE = Problem(
    "other-separator",
    Reason("its first row is a note to a spreadsheet, and no heading"),
    Reason("delete the first row"),
)
_QUOTED = Problem(
    "other-separator",
    Reason("each of its rows stands in quotation marks as a whole, and is one cell"),
    Reason("save it with quotation marks around cells and not around rows; {how}", how=SAVE_AS),
)


def other_separator(table: Table, text: bytes) -> tuple[Problem, int, str] | None:
    """What is wrong with the separators of a file, in which row, and what stands there; None if nothing.

    Args:
        table: the table whose columns the heading is to name.
        text: the file's text in UTF-8, or its beginning.
    """
    lines = text[:LOOKED_AT].decode("utf-8", "replace").splitlines()
    heading, row = (*lines[:2], "", "")[:2]
    problem = _of_heading(table, heading)
    if problem is not None:
        return problem, 1, heading[:80]
    problem = _of_row(heading, row)
    return None if problem is None else (problem, 2, row[:80])


def _of_heading(table: Table, heading: str) -> Problem | None:
    if heading.strip('"').lower().startswith(_SEP):
        mark = heading.strip('"')[len(_SEP) :][:1]
        return _separated(_SEPARATORS[mark]) if mark in _SEPARATORS else _NOTE
    named = {mark: _named(table, heading, mark) for mark in (",", *_SEPARATORS)}
    if named[","] > 1:
        whole = heading[:1] == heading[-1:] == '"' and heading.count('"') == 2
        return _QUOTED if whole else None
    return next((_separated(name) for mark, name in _SEPARATORS.items() if named[mark] > 1), None)


def _named(table: Table, heading: str, mark: str) -> int:
    """How many columns of the table a heading names, if this mark stands between its cells."""
    return len({one.strip(' "') for one in heading.split(mark)} & table.columns.keys())


def _of_row(heading: str, row: str) -> Problem | None:
    """What is wrong with a first row whose cells stand apart otherwise than the heading's."""
    columns = heading.count(",") + 1
    if columns < 3 or _cells(row) == columns:
        return None
    for mark in (";", "\t", "|"):
        if row.count(mark) >= columns - 1:
            return _separated(_SEPARATORS[mark])
    return None


def _cells(row: str) -> int | None:
    try:
        return len(next(csv.reader([row]), []))
    except csv.Error:
        return None


def _separated(name: Reason) -> Problem:
    return Problem(
        "other-separator",
        Reason("its cells seem to be separated by {separators}", separators=name),
        Reason("save it with commas between the cells; {how}", how=SAVE_AS),
    )
