"""Z-scores: how many standard deviations a unit lies from the mean."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import refuse_alike, signed
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class ZScore:
    """mean + (x - x's mean)/(x's standard deviation, by n - 1) sd (OECD/JRC handbook 2008, p. 30).

    Attributes:
        mean: the number of a unit at the mean.
        sd: the standard deviation of the numbers.
    """

    NAME: ClassVar[str] = "z-score"
    FIXED: ClassVar[bool] = False
    mean: float = setting(0.0)
    sd: float = setting(1.0, above=0)

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column with this mean and standard deviation."""
        values = signed(given, leaves)
        missing = np.isnan(values)
        gaps = bool(missing.any())
        n = len(values) - missing.sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = (np.where(missing, 0.0, values) if gaps else values).sum(axis=0) / n
            away = values - mean
            known = np.where(missing, 0.0, away) if gaps else away
            spread = np.sqrt(np.einsum("ij,ij->j", known, known) / (n - 1))
        refuse_alike(self.NAME, given, np.asarray(~(spread > 1e-14 * np.abs(mean)) | (n < 2)))
        return away / spread * self.sd + self.mean
