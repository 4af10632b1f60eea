"""The figures of a file as columns of text, one row a figure, whatever way the file lays them out."""

import math
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import polars as pl

from tallystick.base.findings import Problem
from tallystick.base.reasons import Foreign, Reason, Text, Unfit, texts
from tallystick.pipeline.evidence.files import CsvText, GivenFile, book_pages, csv_rows, csv_text, unread
from tallystick.pipeline.evidence.meanings import Meanings
from tallystick.pipeline.evidence.page import GivenPage, GridCell, text_of
from tallystick.pipeline.evidence.sdmx import sdmx_frame
from tallystick.pipeline.evidence.wide import MERGED, UNKNOWN, filled, spread_out
from tallystick.register.batches import LEFT_OUT
from tallystick.register.rules.batches import FILE_COLUMNS
from tallystick.register.store.frames import BROKEN, quietly
from tallystick.register.store.measured import refuse_large

ROW, CELL, TYPED = "row of the file", "cell", "typed"
_TOLD = (*FILE_COLUMNS, TYPED, UNKNOWN, MERGED)
_DEEPEST_HEAD = 30


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What one page or table holds.

    Attributes:
        where: the file, and the page in it.
        figures: `ROW`, `CELL`, and a column of text for each thing that the file says.
        headings: the heading over each column that is one in the file.
        notes: texts of footnotes by their sign.
        strange: headings of filled columns that nobody can place, with what they hold where another column
            holds that already.
    """

    where: str
    figures: pl.DataFrame
    headings: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    strange: Mapping[str, str] = field(default_factory=dict)


def laid_out_figures(given: GivenFile, meanings: Meanings, page: str) -> list[LaidOut]:
    """The figures of a file, page by page.

    Args:
        given: the file.
        meanings: what its labels mean.
        page: the page to read; empty for all.

    Raises:
        Refusal: the file can't be read, or has no such page.
    """
    if given.kind == "csv":
        return [_of_csv(given, csv_text(given), meanings)]
    if given.kind == "parquet":
        return [_of_parquet(given, meanings)]
    if given.kind == "xml":
        frame = sdmx_frame(given)
        return [_long(given.name, frame, frame.columns, meanings, 1, typed=True)]
    pages = book_pages(given)
    chosen = [one for one in pages if page in ("", one.name)]
    if not chosen:
        why = Reason(
            "it has no page {page}; its pages are {pages}",
            page=Text(page),
            pages=texts([p.name for p in pages], ","),
        )
        raise unread(given.path, why)
    return [_of_page(f"{given.name} [{one.name}]", one, meanings) for one in chosen]


def _heading(rows: Sequence[Sequence[GridCell]], meanings: Meanings) -> int | None:
    """The place of the row that names the columns; None where figures stand side by side."""
    for at, row in enumerate(rows[:_DEEPEST_HEAD]):
        found = {meanings.column(text_of(one)) for one in row if isinstance(one, str) and one.strip()}
        if "value" in found and found & {"indicator", "area", "period"}:
            return at
    return None


def _of_csv(given: GivenFile, text: CsvText, meanings: Meanings) -> LaidOut:
    at = _heading(text.beginning, meanings)
    frame = None if at is None else _read_csv(text, at)
    if at is None or frame is None:
        rows = csv_rows(given, text.data.decode(), text.delimiter)
        return _of_page(given.name, GivenPage("", rows), meanings)
    heads = [str(one).strip() for one in text.beginning[at]]
    empty = frame.select(pl.all_horizontal(pl.all().str.len_bytes().fill_null(0) == 0)).to_series()
    if not empty.any():
        return _long(given.name, frame, heads, meanings, at + 2)
    numbers = pl.int_range(at + 2, at + 2 + len(frame), dtype=pl.UInt32, eager=True)
    return _long(given.name, frame.filter(~empty), heads, meanings, numbers.filter(~empty))


def _read_csv(text: CsvText, at: int) -> pl.DataFrame | None:
    """The cells below the heading, an empty row too; None where only reading row by row tells them apart."""
    try:
        with quietly():
            frame = pl.read_csv(
                text.data,
                separator=text.delimiter,
                has_header=False,
                infer_schema=False,
                skip_rows=at + 1,
            )
    except BROKEN:
        return None
    frame.columns = [f"column {place}" for place in range(frame.width)]
    return frame if frame.width == len(text.beginning[at]) else None


def _of_parquet(given: GivenFile, meanings: Meanings) -> LaidOut:
    try:
        refuse_large(Path(given.path))
        with quietly():
            frame = pl.read_parquet(given.path, glob=False)
            frame = frame.select(_as_text(name, kind) for name, kind in frame.schema.items())
    except Unfit as problem:
        raise unread(given.path, problem.reason) from None
    except BROKEN as problem:
        raise unread(
            given.path, Reason("{words}", words=Foreign(str(problem).partition("\n")[0][:200]))
        ) from None
    heads = frame.columns
    frame.columns = [f"column {place}" for place in range(frame.width)]
    return _long(given.name, frame, heads, meanings, 2, typed=True)


def _as_text(name: str, kind: pl.DataType) -> pl.Expr:
    """A column as text: a binary fraction in the shortest digits that mean it."""
    if kind.is_nested() or kind in (pl.Binary, pl.Object):
        raise Unfit(Reason("its column {name} holds neither texts nor numbers", name=Text(name)))
    if kind == pl.Float32:  # as wide as it is, for in 64 bits 84.1 is 84.0999984741211
        return pl.col(name).cast(pl.String).map_elements(_shortest, return_dtype=pl.String)
    if kind.is_float():
        return pl.col(name).map_elements(_shortest, return_dtype=pl.String)
    return pl.col(name).cast(pl.String)


def _shortest(number: float | str) -> str:
    """A number, or its shortest digits, without a power of ten; nothing for what is no number."""
    if not math.isfinite(float(number)):
        return ""
    digits = Decimal(repr(number) if isinstance(number, float) else number)
    return format(digits.to_integral_value() if digits == digits.to_integral_value() else digits, "f")


def _of_page(where: str, page: GivenPage, meanings: Meanings) -> LaidOut:
    at = _heading(page.rows, meanings)
    if at is None:
        spread = spread_out(page, meanings)
        columns = {name: [said.get(name) or None for _, _, said in spread.figures] for name in _TOLD}
        frame = pl.DataFrame(columns, schema=dict.fromkeys(_TOLD, pl.String))
        places = [
            pl.Series(ROW, [row for row, _, _ in spread.figures], dtype=pl.UInt32),
            pl.Series(CELL, [name for _, name, _ in spread.figures], dtype=pl.String),
        ]
        return LaidOut(where, pl.DataFrame([*places, *frame.get_columns()]), notes=spread.notes)
    heads = [text_of(one) for one in page.rows[at]]
    width = len(heads)
    rows = [
        (number, row)
        for number, row in enumerate(filled(page)[at + 1 :], page.first + at + 1)
        if any(map(text_of, row))
    ]
    grid = [[text_of(one) or None for one in [*row, *[""] * width][:width]] for _, row in rows]
    frame = pl.DataFrame(
        grid, schema=[(f"column {place}", pl.String) for place in range(width)], orient="row"
    )
    numbers = pl.Series(ROW, [number for number, _ in rows], dtype=pl.UInt32)
    value = next(place for place, one in enumerate(heads) if meanings.column(one) == "value")
    typed = ["typed" if len(row) > value and not isinstance(row[value], str) else None for _, row in rows]
    tops = {page.first + top for top, left, *_ in page.merged if left == value}
    merged = [text_of(row[value]) if number in tops else None for number, row in rows]
    laid = _long(where, frame, heads, meanings, numbers)
    figures = laid.figures.with_columns(
        pl.Series(TYPED, typed, dtype=pl.String), pl.Series(MERGED, merged, dtype=pl.String)
    )
    return LaidOut(where, figures, laid.headings, strange=laid.strange)


def _long(
    where: str,
    frame: pl.DataFrame,
    names: Sequence[str],
    meanings: Meanings,
    numbers: pl.Series | int,
    *,
    typed: bool = False,
) -> LaidOut:
    """A table with a column for each thing that is said of a figure.

    Args:
        where: the file and the page.
        frame: its cells.
        names: the heading of each column.
        meanings: what headings mean.
        numbers: the numbers of its rows, or of the first.
        typed: whether the file says of numbers that they are some.
    """
    roles: dict[str, str] = {}
    strange: dict[str, str] = {}
    for column, head in zip(frame.columns, names, strict=True):
        role = meanings.column(head)
        if role and role != LEFT_OUT and role not in roles:
            roles[role] = column
        elif (not role or role in roles) and frame[column].null_count() < len(frame):
            strange[head or column] = role
    rows = pl.int_range(numbers, numbers + pl.len(), dtype=pl.UInt32) if isinstance(numbers, int) else numbers
    headings = dict(zip(frame.columns, names, strict=True))
    unit = meanings.parted(headings[roles["value"]])[1] if "value" in roles else ""
    figures = frame.select(
        rows.alias(ROW),
        *(pl.col(column).alias(role) for role, column in roles.items()),
        pl.lit("typed" if typed else None, dtype=pl.String).alias(TYPED),
    )
    if unit:
        said = pl.col("unit") if "unit" in roles else pl.lit(None, dtype=pl.String)
        figures = figures.with_columns(said.fill_null(unit).alias("unit"))
    return LaidOut(
        where, figures, {role: headings[column] for role, column in roles.items()}, strange=strange
    )


def strange_column(name: str, role: str) -> Problem:
    """What is wrong with a column of which nobody knows what it holds, or that is one too many."""
    left_out = Text(shlex.quote(f"{name}=left_out"))
    if role:
        return Problem(
            "column-twice",
            Reason(
                "the column {name} is said to hold {role}, as another one does",
                name=Text(name),
                role=Text(role),
            ),
            Reason(
                "put what both say into one column, or say --column {left_out} to read without it",
                left_out=left_out,
            ),
        )
    return Problem(
        "column-unknown",
        Reason("nothing tells what the column {name} holds, and it may tell figures apart", name=Text(name)),
        Reason(
            "say it: --column {group}, or --column {left_out} to read without it",
            group=Text(shlex.quote(f"{name}=group")),
            left_out=left_out,
        ),
    )
