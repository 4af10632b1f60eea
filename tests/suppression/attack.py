"""An attacker who has nothing but what was published: the feasible interval of each withheld figure.

Written apart from the program: plain loops, and one block of unknowns a release.
"""

import itertools
from collections.abc import Iterator

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tallystick.suppression.axes import Name, TablePlan
from tallystick.suppression.model import PublishedCounts


class Attacker:
    """Knows the releases, that counts are whole and not negative and, if told so, that they only grow."""

    def __init__(self, releases: list[PublishedCounts], *, grows: bool = False) -> None:
        self.plan: TablePlan = releases[0].plan
        self.leaves = list(itertools.product(*(axis.leaves for axis in self.plan.axes)))
        self.size = len(self.leaves) * len(releases)
        rows, values = [], []
        for at, release in enumerate(releases):
            for name, value in release.shown.items():
                rows.append(self.row(name, at))
                values.append((float(value), float(value)))
        if grows:
            for at in range(1, len(releases)):
                for leaf in self.leaves:
                    rows.append(self.row(leaf, at) - self.row(leaf, at - 1))
                    values.append((0.0, np.inf))
        self.rows, self.values = np.array(rows), np.array(values, dtype=float)

    def row(self, name: Name, release: int) -> np.ndarray:
        found = np.zeros(self.size)
        for at, leaf in enumerate(self.leaves):
            if all(
                self.holds(axis, place, one)
                for axis, place, one in zip(self.plan.axes, name, leaf, strict=True)
            ):
                found[release * len(self.leaves) + at] = 1
        return found

    @staticmethod
    def holds(axis: object, place: str, leaf: str) -> bool:
        groups = axis.groups  # type: ignore[attr-defined]
        return place in ("", leaf) or leaf in groups.get(place, ())

    def interval(self, row: np.ndarray, *, whole: bool = True) -> tuple[float, float]:
        """The least and the most that a sum can be; of whole counts, or of any."""
        ends = []
        for sign in (1, -1):
            constraints = (
                [LinearConstraint(self.rows, self.values[:, 0], self.values[:, 1])] if len(self.rows) else []
            )
            found = milp(
                sign * row,
                integrality=np.full(self.size, int(whole)),
                bounds=Bounds(0, np.inf),
                constraints=constraints,
            )
            ends.append(sign * found.fun if found.status == 0 else np.inf)
        return ends[0], ends[1]

    def withheld(self, release: PublishedCounts, at: int) -> Iterator[tuple[Name, float, float]]:
        """Each withheld figure of a release with its interval."""
        for name in release.withheld:
            yield name, *self.interval(self.row(name, at))
