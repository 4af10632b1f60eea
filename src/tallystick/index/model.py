"""The nouns of an index: numbers by unit and indicator, and the tree above them."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator as an index sees it.

    Attributes:
        code: its column in the table of figures.
        name: what people call it.
        parent: the node above it.
        direction: 1 where more is better, -1 where less is.
        weight: its share beside its siblings', on any scale.
        unit: what its numbers count.
        target: the value that distance to target is measured to.
        bounds: the worst and the best value, or the reverse: the lower and the upper goalpost.
        denominator: the column that its numbers are divided by.
        scale: what the denominator is divided by first.
    """

    code: str
    name: str
    parent: str
    direction: int = 1
    weight: float = 1.0
    unit: str = ""
    target: float | None = None
    bounds: tuple[float, float] | None = None
    denominator: str | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the tree where others come together; the one without a parent is the index itself."""

    code: str
    name: str
    parent: str | None
    weight: float = 1.0


Element = Leaf | Node


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers of units, by column; what is missing is NaN.

    Attributes:
        values: units by columns.
        units: what each row is called.
        codes: what each column is called.
        times: when each row was, where one unit has several; empty where each has one.
    """

    values: Array
    units: tuple[str, ...]
    codes: tuple[str, ...]
    times: tuple[float, ...] = ()

    def of(self, values: Array) -> "Matrix":
        """Other numbers of the same units and columns."""
        return replace(self, values=values)

    def beside(self, values: Array, codes: tuple[str, ...]) -> "Matrix":
        """Other columns of the same units."""
        return replace(self, values=values, codes=codes)

    def columns(self, codes: tuple[str, ...]) -> "Matrix":
        """Some of the columns, in the order asked for."""
        place = {code: at for at, code in enumerate(self.codes)}
        return self.beside(self.values[:, [place[code] for code in codes]], codes)

    def lot(self, lot: slice) -> "Matrix":
        """Columns that lie beside one another."""
        return self.beside(self.values[:, lot], self.codes[lot])

    def rows(self, kept: Flags) -> "Matrix":
        """Some of the units; all of them are not copied."""
        if kept.all():
            return self
        units = tuple(unit for unit, keep in zip(self.units, kept, strict=True) if keep)
        times = tuple(time for time, keep in zip(self.times, kept, strict=False) if keep)
        return Matrix(self.values[kept], units, self.codes, times)


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The figures of all units, as they were given.

    Attributes:
        figures: the numbers of every column that holds them.
        names: what people call each unit.
        groups: by the name of a column, the group of each unit, empty where none is given.
    """

    figures: Matrix
    names: tuple[str, ...]
    groups: dict[str, tuple[str, ...]]

    @property
    def times(self) -> tuple[float, ...]:
        """When each row was, where one unit has several; empty where each has one."""
        return self.figures.times
