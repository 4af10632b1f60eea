"""The observations of a package as columns of text, and back, in rows where they are few."""

import dataclasses
from collections.abc import Sequence

import polars as pl

from tallystick.pipeline.evidence.entries import OBSERVATIONS
from tallystick.register import large
from tallystick.register.cells import read_cells
from tallystick.register.columns import cells_of
from tallystick.register.model import Observation, Package
from tallystick.register.order import in_order
from tallystick.register.rows import RawTable
from tallystick.register.store.held import HeldRows
from tallystick.register.store.rows import StoredRows

SCHEMA = dict.fromkeys(OBSERVATIONS.columns, pl.String)


def columns_of(rows: Sequence[Observation]) -> pl.DataFrame:
    """Observations as columns, each cell as the package writes it and null where it is empty."""
    if isinstance(rows, StoredRows):
        return pl.concat(rows.frames())
    cells = [cells_of(OBSERVATIONS, one) for one in rows]
    columns = {name: [one[name] or None for one in cells] for name in SCHEMA}
    return pl.DataFrame(columns, schema=SCHEMA)


def with_observations(package: Package, columns: pl.DataFrame) -> Package:
    """The package with these observations: in rows where they are few, else in columns."""
    # To select what is there already copies every cell of a frame of several pieces.
    whole = columns if columns.columns == list(SCHEMA) else columns.select(list(SCHEMA))
    return dataclasses.replace(package, observations=_rows(whole))


def _rows(columns: pl.DataFrame) -> Sequence[Observation]:
    if len(columns) < large.LARGE:
        cells = ({name: cell or "" for name, cell in row.items()} for row in columns.iter_rows(named=True))
        typed = read_cells(RawTable(OBSERVATIONS, rows=list(enumerate(cells, 2))))
        return tuple(in_order(OBSERVATIONS, [row for _, row in typed.rows]))
    return HeldRows(OBSERVATIONS, columns)
