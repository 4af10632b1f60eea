"""The cells of a large table: whole columns are sifted for what surely is right, the rest is read as ever."""

from collections.abc import Mapping

import polars as pl

from tallystick.base.findings import Problem
from tallystick.register import kinds as k
from tallystick.register.cells import cell_reader
from tallystick.register.columns import Column
from tallystick.register.kinds import Kind

#: Cells of these forms are right and stand in their canonical text already; others may be as well.
_SURELY: Mapping[Kind, str] = {
    k.IDENTIFIER: r"^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9])?$",
    k.NUMBER: r"^-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,6})?$",
    k.TEXT: r"^[A-Za-z0-9(](?:[ -~]{0,200}[!-~])?$",
}
_MOST_REMEMBERED = 200_000


class CellColumn:
    """One column of a large table, read lot by lot."""

    def __init__(self, name: str, column: Column) -> None:
        """Prepare to read the column of that name."""
        self.name = name
        self._column = column
        self._read = cell_reader(name, column)
        self._surely = None if column.allowed or column.many else _SURELY.get(column.kind)
        self._texts: dict[str, str] = {}
        self._wrong: dict[str, Problem] = {}
        self.lacking = self._read("")
        self.filled = False

    def read(self, cells: pl.Series) -> tuple[pl.Series, dict[str, Problem]]:
        """The cells in canonical text, null where empty or wrong; and what is wrong with each wrong one."""
        self.filled = self.filled or cells.null_count() < len(cells)
        doubtful = cells.drop_nulls()
        if self._surely is not None:
            doubtful = doubtful.filter(~doubtful.str.contains(self._surely))
        changed: dict[str, str | None] = {}
        wrong: dict[str, Problem] = {}
        for cell in doubtful.unique().to_list():
            self._remember(cell)
            if cell in self._wrong:
                wrong[cell] = self._wrong[cell]
                changed[cell] = None
            elif self._texts[cell] != cell:
                changed[cell] = self._texts[cell]
        if not changed:
            return cells, wrong
        old = pl.Series(list(changed), dtype=pl.String)
        new = pl.Series(list(changed.values()), dtype=pl.String)
        return cells.replace(old, new), wrong

    def _remember(self, cell: str) -> None:
        if cell in self._texts or cell in self._wrong:
            return
        if len(self._texts) + len(self._wrong) > _MOST_REMEMBERED:
            self._texts.clear()
            self._wrong.clear()
        value = self._read(cell)
        if isinstance(value, Problem):
            self._wrong[cell] = value
        else:
            self._texts[cell] = self._column.write(value)
