"""From random numbers to what each replication does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tallystick.index.doubt.chance import NOISE
from tallystick.index.doubts import Doubts
from tallystick.index.model import Array
from tallystick.index.tree import IndexTree

WholeNumbers = NDArray[np.int64]
#: Alternatives of these steps are chosen by their number.
CHOSEN = ("impute", "treat", "normalise", "aggregate")


@dataclass(frozen=True, slots=True)
class Replications:
    """What each replication does.

    Attributes:
        choices: replications by the steps in `CHOSEN`: the number of the alternative; 0 where there is one
            only.
        left_out: which indicator each leaves out, by its number; -1 for none.
        elements: the elements whose weights are varied.
        factors: replications by these elements: what each weight is multiplied by.
        noise: replications by two: the stream and the number that their noise of figures is drawn by.
    """

    choices: WholeNumbers
    left_out: WholeNumbers
    elements: tuple[str, ...]
    factors: Array
    noise: WholeNumbers

    def __len__(self) -> int:
        """How many there are."""
        return len(self.choices)

    def part(self, rows: WholeNumbers) -> "Replications":
        """Some of them."""
        return Replications(
            self.choices[rows], self.left_out[rows], self.elements, self.factors[rows], self.noise[rows]
        )


@dataclass(frozen=True, slots=True)
class DesignLayout:
    """Which of a replication's random numbers is for what.

    Attributes:
        width: how many there are, the noise of figures not counted.
        groups: by factor, the numbers that belong to it; none for the data, whose noise is drawn apart.
        elements: the elements whose weights are varied, by their codes.
    """

    width: int
    groups: dict[str, tuple[int, ...]]
    elements: tuple[str, ...]


def layout_of(doubts: Doubts, tree: IndexTree) -> DesignLayout:
    """One number for each choice, and one for each weight that is varied."""
    elements = varied_elements(doubts, tree)
    groups: dict[str, tuple[int, ...]] = {}
    at = 0
    for name in doubts.factors:
        many = len(elements) if name == "weights" else 0 if name == "data" else 1
        groups[name] = tuple(range(at, at + many))
        at += many
    return DesignLayout(at, groups, elements)


def varied_elements(doubts: Doubts, tree: IndexTree) -> tuple[str, ...]:
    """The elements whose weights are varied; the index itself has none."""
    if doubts.weights is None:
        return ()
    levels, wanted = tree.levels(), doubts.weights.levels
    return tuple(
        one.code
        for one in tree.elements
        if one.parent is not None and (not wanted or levels[one.code] in wanted)
    )


def replications_of(drawn: Array, doubts: Doubts, tree: IndexTree, noise: WholeNumbers) -> Replications:
    """What numbers from 0 to 1 mean: each alternative has an equal share of the way from 0 to 1.

    Args:
        drawn: replications by numbers, as `layout_of` has them.
        doubts: what is varied.
        tree: the tree.
        noise: replications by two, as `Replications` has them.
    """
    layout = layout_of(doubts, tree)
    many = {name: len(getattr(doubts, name)) for name in CHOSEN}
    choices = np.zeros((len(drawn), len(CHOSEN)), dtype=np.int64)
    for at, name in enumerate(CHOSEN):
        if name in layout.groups:
            choices[:, at] = _number(drawn[:, layout.groups[name][0]], many[name])
    left_out = np.full(len(drawn), -1, dtype=np.int64)
    if "leave_out" in layout.groups:
        left_out = _number(drawn[:, layout.groups["leave_out"][0]], len(tree.leaves))
    factors = np.empty((len(drawn), 0))
    if doubts.weights is not None:
        between = drawn[:, list(layout.groups["weights"])]
        factors = 1 + (2 * between - 1) * doubts.weights.spread
    return Replications(choices, left_out, layout.elements, factors, noise)


def own_noise(first: int, count: int) -> WholeNumbers:
    """Each replication's noise drawn by its own number."""
    numbers = np.arange(first, first + count)
    return np.stack([np.full(count, NOISE), numbers], axis=1)


def _number(drawn: Array, many: int) -> WholeNumbers:
    return np.minimum((drawn * many).astype(np.int64), many - 1)
