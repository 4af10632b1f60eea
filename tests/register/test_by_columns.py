"""A table read and written a column at a time is what it is cell by cell, with the same findings."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tallystick.register import cells
from tallystick.register.cells import TypedTable, grouped, read_cells
from tallystick.register.columns import Column, Table, cells_of, optional, text
from tallystick.register.kinds import TEXT
from tallystick.register.rows import RawTable, read_rows
from tallystick.register.serialize import table_bytes
from tallystick.register.tables import TABLES
from tests.register.drawn import CELLS, identifiers


@dataclass(frozen=True)
class Entry:
    """A row of a table for these tests alone."""

    kind: Annotated[str, text("what it is")]
    label: Annotated[str, text("its label")]
    means: Annotated[str | None, optional(TEXT, "what it means")]


BY_NAME = {table.name: table for table in TABLES}
WRONG = st.sampled_from(
    [
        *(
            "",
            " ",
            "=1+1",
            "two\nlines",
            "two\r\nlines",
            " white",
            "white ",
            "\u00a0",
            "a\u200bb",
            "x" * 5001,
        ),
        *(
            "1,000",
            "1e3",
            "NaN",
            "-0",
            "007",
            "١٢",
            "²",
            "TRUE",
            "2025-13",
            "2025-02-30",
            "2025/2021",
            "1899",
        ),
        *(
            "a;;b",
            "; ",
            ";",
            "ftp://example.org",
            "計劃",
            "e\u0301",
            "\u00e9",
            "\u017f",
            "İ",
            "\ufeffa",
            "\ud7ff",
        ),
    ]
)
#: Other ways to write what is right.
SPELLED = st.sampled_from(["0", "0.0", "00", "1.50", "1.5", "2025", "2025-01", "true", "false", "A1", "a1"])
NAMES = identifiers | st.sampled_from(["a", "A", "b-1", "B-1"])


@dataclass(frozen=True)
class Drawn:
    """A table's file and what stands in it."""

    table: Table
    data: bytes
    rows: list[dict[str, str]]
    sound: bool


def _good(column: Column) -> st.SearchStrategy[str]:
    """A cell that is right, as it would be saved; mostly of few different ones."""
    one = NAMES if column.refers else st.sampled_from(column.allowed) if column.allowed else None
    values = CELLS[column.kind] if one is None else one
    if column.many:
        parts = values.map(column.kind.write).filter(lambda part: ";" not in part)
        joints = st.sampled_from(["; ", ";", " ; "])
        cell = st.builds(
            lambda joint, some: joint.join(some), joints, st.lists(parts, min_size=1, max_size=3)
        )
    else:
        cell = values.map(column.write)
    return cell if column.required else st.just("") | cell


GOOD = {table.name: {name: _good(one) for name, one in table.columns.items()} for table in TABLES}


#: What is wrong with a drawn file; with cells and keys alone nothing else hides whether that was seen.
FAULTS = ("", "cells", "cells", "keys", "heading", "rows")


@st.composite
def files(draw: st.DrawFn) -> Drawn:
    """Draw a table's file: few different cells in few rows, with faults of one sort or without."""
    table = BY_NAME[draw(st.sampled_from(list(BY_NAME)))]
    fault = draw(st.sampled_from(FAULTS))
    late = [name for name, column in table.columns.items() if column.added]
    gone = draw(st.sets(st.sampled_from(late), max_size=2)) if late else set()
    if fault == "heading":
        gone |= draw(st.sets(st.sampled_from(list(table.columns)), max_size=2))
    columns = [name for name in table.columns if name not in gone]
    pools = {
        name: draw(st.lists(GOOD[table.name][name], min_size=1, max_size=3 if name in table.key else 2))
        for name in columns
    }
    rows = [
        {name: draw(st.sampled_from(pool)) for name, pool in pools.items()}
        for _ in range(draw(st.integers(0, 5)))
    ]
    if fault not in {"keys", "heading"}:
        rows = list({tuple(row[name] for name in table.key): row for row in rows}.values())
        rows = [row for row in rows if all(row[name] for name in table.key)]
    if fault == "cells" and rows:
        name = draw(st.sampled_from(columns))
        cell = draw(WRONG | SPELLED | st.sampled_from(pools[name]).map(str.swapcase))
        draw(st.sampled_from(rows))[name] = cell
    heading = draw(st.permutations(columns)) if draw(st.booleans()) else columns
    extra = draw(st.sampled_from([None, "", "mine", *heading[:1]])) if fault == "heading" else None
    return Drawn(table, _written(draw, heading, rows, extra, fault == "rows"), rows, fault == "")


def _file(name: str, *rows: Mapping[str, str]) -> Drawn:
    """A table's file with these cells, and no others."""
    table = BY_NAME[name]
    lines = [",".join(table.columns), *(",".join(row.get(one, "") for one in table.columns) for row in rows)]
    return Drawn(table, ("\n".join(lines) + "\n").encode(), [dict(row) for row in rows], sound=False)


PART = {"id": "a", "position": "0", "kind": "chapter", "title": "A"}
LINK = {"recommendation": "r", "how": "none"}


def _written(
    draw: st.DrawFn, heading: list[str], rows: list[dict[str, str]], extra: str | None, faulty: bool
) -> bytes:
    """The rows as CSV with one kind of line end or another, and perhaps a column too many."""
    out = io.StringIO(newline="")
    quoted: Literal[0, 1] = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(out, lineterminator=draw(st.sampled_from(["\n", "\r\n"])), quoting=quoted)
    more = [] if extra is None else [extra]
    writer.writerow(heading + more)
    for row in rows:
        if faulty and not draw(st.integers(0, 9)):
            writer.writerow(draw(st.sampled_from([[""] * len(heading + more), ["one"], [" "]])))
        writer.writerow([row[name] for name in heading] + ["x" for _ in more])
    return (b"\xef\xbb\xbf" if faulty and draw(st.booleans()) else b"") + out.getvalue().encode()


def _by_rows(raw: RawTable) -> TypedTable:
    """The table read row by row, whatever is in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "_read_as_columns", lambda *_: False)
        return read_cells(raw)


def _told(typed: TypedTable) -> tuple[object, ...]:
    """All that a typed table says, in its order; numbers and dates as they are spelled, too."""
    return (
        list(typed.rows),
        [repr(row) for row in typed.rows],
        list(typed.keys.items()),
        typed.references,
        list(typed.findings),
        typed.lost,
    )


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(files(), st.booleans())
@example(_file("outline"), True)
@example(_file("outline", PART, PART | {"id": "A", "position": "00"}), True)
@example(_file("outline", PART, PART | {"id": "b", "title": " A"}), False)
@example(_file("outline", PART, PART | {"id": "b", "position": "x"}), False)
@example(_file("outline", PART, PART | {"id": "b", "parent": "a"}, PART | {"id": "a", "parent": "b"}), False)
@example(_file("recommendation_links", LINK, LINK | {"recommendation": "s", "suggested": "false"}), False)
def test_a_table_is_read_and_written_by_columns_as_it_is_cell_by_cell(drawn: Drawn, folded: bool) -> None:
    raw = read_rows(drawn.table, drawn.data)
    by_row = _by_rows(read_rows(drawn.table, drawn.data))
    taken = cells._read_as_columns(TypedTable(drawn.table), [], raw)
    assert taken or not (drawn.sound and drawn.rows), "without faults it is read the quick way"
    _holds_its_cells(drawn, raw)
    read = read_cells(raw)
    assert _told(read) == _told(by_row)
    rows = list(read.rows)
    assert table_bytes(drawn.table, [row for _, row in rows]) == _one_by_one(drawn.table, rows)
    for same in (drawn.table.key, *((name,) for name in drawn.table.columns)):
        _finds_alike(drawn.table, rows, same, folded, "period" in drawn.table.columns and folded)


def _holds_its_cells(drawn: Drawn, raw: RawTable) -> None:
    """The cells of a row are those that stand under their names."""
    reader = csv.DictReader(io.StringIO(drawn.data.decode("utf-8-sig"), newline=""))
    header = list(reader.fieldnames or ())
    if len(set(header)) < len(header):
        return  # of a name that is there twice the first counts; `DictReader` takes the last
    whole = [one for one in reader if None not in one and None not in one.values()]
    wanted = [
        {name: cell for name, cell in one.items() if name in drawn.table.columns}
        for one in whole
        if any(cell.strip() for cell in one.values())
    ]
    assert [found for _, found in raw.rows] == wanted


def _one_by_one(table: Table, rows: list[tuple[int, object]]) -> bytes:
    """The table written cell by cell."""
    written = [cells_of(table, row) for _, row in rows]
    named = [name for name, one in table.columns.items() if not one.added or any(c[name] for c in written)]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, named, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(written)
    return out.getvalue().encode()


def _finds_alike(
    table: Table, rows: list[tuple[int, Any]], same: tuple[str, ...], folded: bool, dated: bool
) -> None:
    """Rows that are alike are found as they are when each is looked at."""
    if dated and any(one.period is None or not hasattr(one, "as_of") for _, one in rows):
        dated = False
    groups: dict[object, list[tuple[int, Any]]] = {}
    for number, one in rows:
        texts = [cells_of(table, one)[name] for name in same]
        days = (one.period.first, one.period.last, (one.as_of or one.period).last) if dated else ()
        groups.setdefault((*(text.lower() if folded else text for text in texts), *days), []).append(
            (number, one)
        )
    wanted = [group for group in groups.values() if len(group) > 1]
    assert list(grouped(table, rows, same, folded=folded, dated=dated)) == wanted


def test_more_rows_than_are_written_at_once_are_all_written(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"k{at},Label {at},K{at}\n" for at in range(7))
    data = f"kind,label,means\n{lines}".encode().replace(b"k0", b"unit")
    table = Table("rows", Entry, key=("kind",))
    rows = [row for _, row in read_cells(read_rows(table, data)).rows]
    monkeypatch.setattr("tallystick.register.serialize._AT_ONCE", 3)
    assert len(rows) == 7
    assert table_bytes(table, rows) == data
