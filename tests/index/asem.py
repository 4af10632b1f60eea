"""COINr's results for its own example, where they lie beside the repository; they are not ours to pass on."""

import csv
import math
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tallystick.index.figures_file import read_figures
from tallystick.index.impute.column import Mean
from tallystick.index.method import IndexMethod
from tallystick.index.method_file import read_index_method
from tallystick.index.model import Matrix, UnitTable
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.steps import Index, index_of
from tallystick.index.treat import Outliers

#: Beside the repository, or beside a folder that it lies in.
_BESIDE = [folder / "shared/reference/asem" for folder in Path(__file__).parents[3:]]
FOLDER = next((one for one in _BESIDE if one.is_dir()), _BESIDE[0])
HERE = pytest.mark.skipif(
    not (FOLDER / "INDEX.csv").is_file(),
    reason="COINr's results for the ASEM example are not beside this clone",
)
RTOL = 1e-9


@cache
def lines(name: str) -> tuple[tuple[str, ...], ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(map(tuple, csv.reader(file)))


def number(text: str) -> float:
    return float(text) if text not in {"", "NA"} else math.nan


def reference(name: str, columns: tuple[str, ...] = ()) -> Matrix:
    """The numbers in a file: rows by its first column, some or all of the others."""
    heading, *rows = lines(name)
    wanted = columns or heading[1:]
    at = [heading.index(one) for one in wanted]
    values = np.array([[number(row[place]) for place in at] for row in rows])
    return Matrix(values, tuple(row[0] for row in rows), tuple(wanted))


def texts(name: str, column: str) -> dict[str, str]:
    heading, *rows = lines(name)
    at = heading.index(column)
    return {row[0]: row[at] for row in rows}


@cache
def plain() -> IndexMethod:
    read = read_index_method("iMeta.csv", (FOLDER / "00_iMeta.csv").read_bytes(), lambda _: None)
    assert read.method is not None, [one.message.text for one in read.findings]
    return read.method


@cache
def table() -> UnitTable:
    read = read_figures("iData.csv", (FOLDER / "00_iData.csv").read_bytes(), plain())
    assert read.table is not None, [one.message.text for one in read.findings]
    return read.table


def example() -> IndexMethod:
    """What `build_example_coin()` does."""
    return replace(plain(), imputer=Mean(by="EurAsia_group"), outliers=Outliers())


@cache
def built() -> Index:
    return index_of(table(), example())


@cache
def from_one() -> Index:
    """The same on a scale from 1 to 100, as the files `05_*` have it."""
    return index_of(table(), replace(example(), normaliser=MinMax(1.0, 100.0)))


def same(found: Matrix, name: str, columns: tuple[str, ...] = ()) -> None:
    """Compare with a file to nine digits: by unit and column, gaps in the same places."""
    expected = reference(name, columns)
    rows = [found.units.index(unit) for unit in expected.units]
    there = found.columns(expected.codes).values[rows]
    np.testing.assert_allclose(there, expected.values, rtol=RTOL, atol=1e-12, err_msg=name)
