"""Rows that are to come into a table in columns, looked through before they are in it: cells, then rules."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from tallystick.base.findings import Finding, Problem
from tallystick.register.cells import TypedTable
from tallystick.register.columns import Table
from tallystick.register.model import Package
from tallystick.register.rules import FIGURE_RULES
from tallystick.register.store.cells import CellColumn
from tallystick.register.store.lines import NUMBER
from tallystick.register.store.scratch import Scratch
from tallystick.register.store.table import SOUND, LargeTable, Pieces
from tallystick.register.tables import TABLES


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What was found in rows that are to come in.

    Attributes:
        refused: the numbers of all rows in which there is an error.
        findings: what is wrong with them, and what of the others is a gap, as much as a person goes through.
    """

    refused: frozenset[int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _InMemory(Pieces):
    """Rows that lie in memory."""

    frame: pl.DataFrame = field(default_factory=pl.DataFrame)

    def scan(self) -> pl.LazyFrame:
        """All rows."""
        return self.frame.lazy()


def _in_memory(rows: pl.DataFrame) -> _InMemory:
    return _InMemory(Scratch(), (), len(rows), ascending=False, frame=rows)


@dataclass(slots=True)
class _Arriving(LargeTable):
    """Rows that are not in the package yet.

    Attributes:
        refused: the numbers of the rows with an error, however many of them are told.
        all_sound: whether every cell of every row could be read.
    """

    refused: set[int] = field(default_factory=set, kw_only=True)
    all_sound: bool = field(default=False, kw_only=True)

    def find(
        self, problem: Problem, row: int | None = None, column: str | None = None, value: object = None
    ) -> None:
        """Note a problem with a row."""
        if problem.severity == "error" and row is not None:
            self.refused.add(row)
        TypedTable.find(self, problem, row, column, value)

    def _sound(self) -> pl.LazyFrame:
        return self.pieces.scan() if self.all_sound else LargeTable._sound(self)


def look_through(
    package: Package, table: Table, rows: pl.DataFrame, file: str, texts: Mapping[str, pl.Series]
) -> LookedThrough:
    """Look through rows that are to come into a package: each by itself, beside the rows of other tables.

    What only rows of the same table together can tell is left to whoever compares them: keys, and figures
    that stand there already.

    Args:
        package: the package without them.
        table: the table that they are to come into.
        rows: `NUMBER`, each once, and the table's columns, a cell null where it is empty; keys may be left
            out.
        file: whence they come, as the findings name it.
        texts: the different texts of columns, as far as they are known; others may be among them.
    """
    lacking = [name for name in table.columns if name not in rows.columns]
    there = [name for name in table.columns if name in rows.columns]
    whole = rows.with_columns(
        *(pl.lit(None, dtype=pl.String).alias(name) for name in lacking), pl.lit(value=True).alias(SOUND)
    )
    typed = _Arriving(
        table,
        file=file,
        pieces=_in_memory(whole),
        named={name: Counter() for name in table.referring},
        filled=frozenset(name for name in there if rows[name].null_count() < len(rows)),
        same={
            name: one.item()
            for name, one in texts.items()
            if name in there and len(one) == 1 and not rows[name].null_count()
        },
    )
    for name in there:
        _look_at_cells(typed, name, rows, texts.get(name))
    typed.all_sound = not typed.refused
    if typed.refused:
        sound = whole.with_columns((~pl.col(NUMBER).is_in(list(typed.refused))).alias(SOUND))
        typed.pieces = _in_memory(sound)
    tables: Mapping[str, TypedTable] = {**_beside(package, table), table.name: typed}
    for rule in FIGURE_RULES:
        rule(tables, package.descriptor)
    return LookedThrough(frozenset(typed.refused), tuple(typed.findings.whole()))


def _look_at_cells(typed: _Arriving, name: str, rows: pl.DataFrame, texts: pl.Series | None) -> None:
    """Read each different cell of a column once."""
    column = typed.table.columns[name]
    cells = CellColumn(name, column)
    empty = rows[name].null_count()
    if texts is None:
        texts = rows[name].unique() if empty < len(rows) else rows[name].head(0)
    _, wrong = cells.read(texts)
    if wrong:
        for number, cell in rows.filter(pl.col(name).is_in(list(wrong))).select(NUMBER, name).iter_rows():
            typed.find(wrong[cell], number, name, cell)
    if empty and isinstance(cells.lacking, Problem):
        for number in rows.filter(pl.col(name).is_null())[NUMBER]:
            typed.find(cells.lacking, number, name, "")


def _beside(package: Package, table: Table) -> Mapping[str, TypedTable]:
    """The other tables of a package that is sound, as the rules are given them."""
    return {
        one.name: TypedTable(one, list(enumerate(getattr(package, one.name), 2)))
        for one in TABLES
        if one.name != table.name
    }
