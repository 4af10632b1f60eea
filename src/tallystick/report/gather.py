"""Texts that pages show and that stand in tables rather than in code, for the tool that gathers messages.

Named in ``locale/babel.cfg``; nothing else calls it.
"""

import csv
import io
from collections.abc import Iterator
from typing import IO

from tallystick.assessment.indicators.record import TABLES as INDICATOR_TABLES
from tallystick.assessment.record import COMMITMENT_COLUMNS, DELIVERABLE_COLUMNS, VERDICT_COLUMNS
from tallystick.register.tables import TABLES

Message = tuple[int, str, str | tuple[str, str], list[str]]


def units(file: IO[bytes], *_: object, **__: object) -> Iterator[Message]:
    """The names of units, for one and for many."""
    rows = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"))
    for row in rows:
        yield rows.line_num, "ngettext", (row["singular"], row["plural"]), []


def columns(*_: object, **__: object) -> Iterator[Message]:
    """What each table and column of the package and of the verdicts says, and what its cells hold."""
    found: dict[str, None] = {}
    for table in TABLES:
        found[table.about] = None
        for column in table.columns.values():
            found[column.about] = None
            found[column.kind.name] = None
    for columns_told in (VERDICT_COLUMNS, COMMITMENT_COLUMNS, DELIVERABLE_COLUMNS):
        found |= dict.fromkeys(columns_told.values())
    for about, told in INDICATOR_TABLES.values():
        found |= dict.fromkeys([about, *told.values()])
    for text in found:
        yield 1, "gettext", text, []
