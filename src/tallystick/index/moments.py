"""Skewness and kurtosis of columns, as spreadsheets and R's e1071 (type 2) have them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tallystick.index.model import Array, Flags


@dataclass(frozen=True, slots=True)
class Moments:
    """Skewness and excess kurtosis of each column; NaN below 3 and 4 values or where all are alike."""

    skew: Array
    kurtosis: Array

    def replaced(self, at: NDArray[np.intp], others: "Moments") -> "Moments":
        """The same with those of some columns replaced."""
        skew, kurtosis = self.skew.copy(), self.kurtosis.copy()
        skew[at], kurtosis[at] = others.skew, others.kurtosis
        return Moments(skew, kurtosis)

    def passing(self, skew: float, kurtosis: float) -> Flags:
        """Which columns are no outliers': |skew| or kurtosis lies below its bound, or nobody can tell."""
        unknown = np.isnan(self.skew) | np.isnan(self.kurtosis)
        return unknown | (np.abs(self.skew) < skew) | (self.kurtosis < kurtosis)


def moments_of(values: Array) -> Moments:
    """The bias-corrected sample skewness G1 and excess kurtosis G2 of each column, without what is missing.

    Joanes and Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998),
    183-189.
    """
    missing = np.isnan(values)
    gaps = bool(missing.any())
    n = (~missing).sum(axis=0).astype(float) if gaps else np.full(values.shape[1], float(len(values)))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (np.where(missing, 0.0, values) if gaps else values).sum(axis=0) / n
        away = np.where(missing, 0.0, values - mean) if gaps else values - mean
        square = away * away
        second = square.sum(axis=0)
        g1 = np.sqrt(n) * np.einsum("ij,ij->j", square, away) / second**1.5
        skew = g1 * np.sqrt(n * (n - 1)) / (n - 2)
        g2 = n * np.einsum("ij,ij->j", square, square) / second**2
        kurtosis = ((n + 1) * (g2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    flat = second <= (1e-14 * np.abs(mean)) ** 2 * n
    return Moments(
        np.where((n < 3) | flat, np.nan, skew),
        np.where((n < 4) | flat, np.nan, kurtosis),
    )
