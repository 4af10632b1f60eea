"""Weights from the first principal component, its sign fixed."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.components import principal_components
from tallystick.index.model import Array
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag
from tallystick.index.weigh.weigher import STEP, Weighing, complete


@dataclass(frozen=True, slots=True)
class PrincipalComponent:
    """Squares of the loadings on the first principal component of the correlations, which add up to one.

    OECD/JRC handbook 2008, step 6. With `first` the loadings themselves are scaled, as COINr's `get_PCA` has
    them, but with the sign that makes their sum positive, and refused where one is below zero.

    Attributes:
        loadings: ``squared`` or ``first``.
    """

    NAME: ClassVar[str] = "pca"
    OVER_LEVEL: ClassVar[bool] = False
    FROM_NUMBERS: ClassVar[bool] = True
    loadings: str = setting("squared", choices=("squared", "first"))

    def run(self, asked: Weighing) -> Array:
        """The weights by the first component of the units without a gap.

        Raises:
            CannotRun: too few units, or an element that runs against the others where loadings are not
                squared.
        """
        first = principal_components(complete(self.NAME, asked.numbers())).loadings[:, 0]
        if self.loadings == "squared":
            return np.asarray(first * first / (first @ first))
        against = np.flatnonzero(first < 0)
        if len(against):
            what = Reason("it runs against the others, so its loading is no weight")
            fix = Reason("look at its direction, leave it out, or take squared loadings")
            raise CannotRun(*(Snag(f"{STEP}: pca", what, fix, asked.codes[at]) for at in against))
        return np.asarray(first / first.sum())
