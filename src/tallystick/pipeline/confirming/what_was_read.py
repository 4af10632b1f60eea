"""The files that a reading leaves beside the tables, read back: its reasons, and what it passed over.

They are the record of what was read and hold no state. Where somebody has written into one, that is named,
for what counts stands in the tables.
"""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from tallystick.base.findings import Finding
from tallystick.base.formulas import shown_as_text
from tallystick.base.reasons import Reason, Text
from tallystick.base.wholes import as_place
from tallystick.register.confirmations import CHANGED, DISMISSED
from tallystick.register.confirming.doing import RowName
from tallystick.register.confirming.told import Mentioned, PagePlace, PassedOver, Told, WhatWasRead
from tallystick.register.confirming.words import one_line
from tallystick.register.folder import Folder
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.unreadable import UnreadableFile
from tallystick.register.was import cells_as_read

Row = Mapping[str, str]
#: The record of each table, and the columns in which it says what the table's rows said when they were read.
RECORDS = {"commitments": ("title", "evaluability"), "targets": ("quantity", "value", "unit", "strict")}
_NUMBER_DOUBT = {"nothing says what it counts": 0.5, "it tells what is or was": 0.4}


def what_was_read(folder: Folder) -> WhatWasRead:
    """What a reading says beside the tables; nothing of a file that is not there or can't be read."""
    return WhatWasRead(
        rows={**_of_commitments(folder), **_of_targets(folder), **_of_deliverables(folder)},
        passed=tuple(sorted((*_items(folder), *_numbers(folder)), key=lambda one: (one.start, one.end))),
        mentioned=tuple(
            Mentioned(row["commitment"], row["kind"], row["words"])
            for name in ("bodies", "references")
            for row in _rows(folder, f"reading/{name}.csv", ("commitment", "kind", "words"))
        ),
        places=tuple(
            PagePlace(start, page, paragraph)
            for row in _rows(folder, "reading/places.csv", ("start", "page", "paragraph"))
            for start, page, paragraph in _place(row)
        ),
    )


def _rows(folder: Folder, name: str, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table; none where it lacks a column or can't be read."""
    try:
        data = folder.read(name)
        lines = csv.reader(io.StringIO((data or b"").decode("utf-8"), newline=""))
        heading = next(lines, [])
        rows = [
            dict(itertools.zip_longest(heading, cells[: len(heading)], fillvalue=""))
            for cells in lines
            if cells
        ]
    except (UnreadableFile, UnicodeDecodeError, csv.Error):
        return []
    return rows if all(column in heading for column in needed) else []


def _span(row: Row) -> tuple[int | None, int | None]:
    start, end = as_place(row["start"]), as_place(row["end"])
    return (None, None) if start is None or end is None else (start, end)


def _place(row: Row) -> Iterator[tuple[int, int, int]]:
    """The start, page and paragraph that a row gives; nothing where one of them is no number."""
    start, *others = (as_place(row[name] or "0") for name in ("start", "page", "paragraph"))
    page, paragraph = others
    if row["start"] and start is not None and page is not None and paragraph is not None:
        yield start, page, paragraph


def _of_commitments(folder: Folder) -> dict[RowName, Told]:
    rows = _rows(folder, "commitments.csv", ("id", "rule", "reason", "level", "start", "end"))
    return {
        ("commitments", row["id"]): Told(
            row["rule"], row["reason"], row["level"], *_span(row), _share(row.get("doubt") or "0")
        )
        for row in rows
    }


def _of_targets(folder: Folder) -> dict[RowName, Told]:
    rows = _rows(folder, "targets.csv", ("id", "rule", "start", "end"))
    return {("targets", row["id"]): Told(row["rule"], "", "", *_span(row)) for row in rows}


def _of_deliverables(folder: Folder) -> dict[RowName, Told]:
    """What is said of deliverables, which are numbered within their commitment in the order of the record."""
    running: Counter[str] = Counter()
    found: dict[RowName, Told] = {}
    for row in _rows(folder, "reading/deliverables.csv", ("commitment", "rule", "start", "end")):
        running[row["commitment"]] += 1
        name = f"{row['commitment']}.d{running[row['commitment']]}"
        found["deliverables", name] = Told(row["rule"], "", "", *_span(row))
    return found


def _items(folder: Folder) -> Iterator[PassedOver]:
    needed = ("kind", "words", "start", "end", "reason", "doubt")
    for row in _rows(folder, "reading/not_commitments.csv", needed):
        start, end = _span(row)
        if start is not None and end is not None:
            yield PassedOver(row["kind"], row["words"], start, end, row["reason"], _share(row["doubt"]), "")


def _numbers(folder: Folder) -> Iterator[PassedOver]:
    for row in _rows(folder, "reading/not_targets.csv", ("commitment", "words", "start", "end", "reason")):
        start, end = _span(row)
        if start is not None and end is not None:
            doubt = _NUMBER_DOUBT.get(row["reason"], 0.1)
            yield PassedOver("number", row["words"], start, end, row["reason"], doubt, row["commitment"])


def _share(cell: str) -> float:
    try:
        return min(1.0, max(0.0, float(cell)))
    except ValueError:
        return 0.5


def written_into(folder: Folder, package: Package) -> tuple[Finding, ...]:
    """What somebody wrote into the records of a reading, cell by cell: nothing of it counts.

    Only a package that was read has such records.
    """
    if not package.confirmations:
        return ()
    return tuple(
        one for table, columns in RECORDS.items() for one in _written(folder, package, table, columns)
    )


def _written(folder: Folder, package: Package, table: str, columns: Sequence[str]) -> Iterator[Finding]:
    read = _as_read(package, table, columns)
    for number, row in enumerate(_rows(folder, f"{table}.csv", ("id", *columns)), 2):
        cells = read.get(row["id"])
        for column in columns if cells is not None else ():
            was = (cells or {}).get(column, "")
            if row[column] != was and _plain(row[column]) != _plain(was):
                yield _finding(table, number, column, row)


def _finding(table: str, number: int, column: str, row: Row) -> Finding:
    return Finding(
        "written-into-the-record",
        "gap",
        f"{table}.csv",
        Reason(
            "{id} was read otherwise: this file is the record of what was read, and nothing that is written "
            "into it counts",
            id=Text(row["id"]),
        ),
        Reason(
            "write it into {path}, row {id}, or on the page that 'tallystick confirm' opens",
            path=Text(BY_NAME[table].path),
            id=Text(row["id"]),
        ),
        row=number,
        column=column,
        value=row[column],
    )


def _as_read(package: Package, table: str, columns: Sequence[str]) -> dict[str, dict[str, str]]:
    """The cells in some columns of each row as they were read, as far as that can be told."""
    rows = {row.id: row for row in getattr(package, table)}
    said = [one for one in package.confirmations if one.table == table]
    as_they_are = [rows[one.row] for one in said if one.state not in {CHANGED, DISMISSED} and one.row in rows]
    written = (BY_NAME[table].columns[name].write_all(map(attrgetter(name), as_they_are)) for name in columns)
    cells = (dict(zip(columns, one, strict=True)) for one in zip(*written, strict=True))
    read = dict(zip((row.id for row in as_they_are), cells, strict=True))
    for one in said:
        if one.state == CHANGED and one.was and (was := cells_as_read(one.was)):
            read[one.row] = was
    return read


def _plain(cell: str) -> str:
    """A cell without what its record added for a spreadsheet's sake, or white space."""
    return one_line(cell[1:] if shown_as_text(cell[1:]) == cell else cell)
