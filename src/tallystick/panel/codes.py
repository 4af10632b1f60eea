"""The codes that several coders gave to the same units, as one table of whole numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Wholes = NDArray[np.int64]
#: Stands in a cell where a coder gave a unit no code.
MISSING = -1


@dataclass(frozen=True, slots=True)
class CodeTable:
    """What each coder said of each unit on one scale.

    Attributes:
        units: what was coded, by row.
        coders: who coded, by column.
        values: the codes of the scale, from the lowest up where they have an order.
        cells: the place of each code among the values, or `MISSING`.
    """

    units: tuple[str, ...]
    coders: tuple[str, ...]
    values: tuple[str, ...]
    cells: Wholes

    def of_units(self, wanted: Iterable[str]) -> "CodeTable":
        """The same table with only these units."""
        kept = frozenset(wanted)
        rows = [place for place, unit in enumerate(self.units) if unit in kept]
        return CodeTable(tuple(self.units[one] for one in rows), self.coders, self.values, self.cells[rows])

    def of_coders(self, wanted: Iterable[str]) -> "CodeTable":
        """The same table with only these coders."""
        kept = frozenset(wanted)
        columns = [place for place, coder in enumerate(self.coders) if coder in kept]
        coders = tuple(self.coders[one] for one in columns)
        return CodeTable(self.units, coders, self.values, self.cells[:, columns])

    def counts(self) -> Wholes:
        """How many coders gave each unit each value: units by values."""
        counted = [(self.cells == place).sum(axis=1) for place in range(len(self.values))]
        return np.stack(counted, axis=1).astype(np.int64)


def code_table(given: Iterable[tuple[str, str, str]], values: Sequence[str]) -> CodeTable:
    """The table of (unit, coder, code); units and coders in the order of their names.

    Raises:
        ValueError: a code is none of the values, or a coder gave a unit two.
    """
    told: dict[tuple[str, str], str] = {}
    for unit, coder, code in given:
        if code not in values or told.setdefault((unit, coder), code) != code:
            raise ValueError(f"{unit}, {coder}: {code}")
    units = sorted({unit for unit, _ in told})
    coders = sorted({coder for _, coder in told})
    rows = {unit: place for place, unit in enumerate(units)}
    columns = {coder: place for place, coder in enumerate(coders)}
    cells = np.full((len(units), len(coders)), MISSING, dtype=np.int64)
    for (unit, coder), code in told.items():
        cells[rows[unit], columns[coder]] = values.index(code)
    return CodeTable(tuple(units), tuple(coders), tuple(values), cells)
