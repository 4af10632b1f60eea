"""Estimating figures that are missing; each estimate is marked, and what can't be estimated stays missing."""

from tallystick.index.impute.column import Mean, Median
from tallystick.index.impute.imputer import Imputer, Surroundings
from tallystick.index.impute.leave import NoImputation
from tallystick.index.impute.panel import LatestFigure, Linear
from tallystick.index.impute.row import RowMean

IMPUTERS: dict[str, type[Imputer]] = {
    one.NAME: one for one in (NoImputation, Mean, Median, RowMean, LatestFigure, Linear)
}

__all__ = ["IMPUTERS", "Imputer", "Surroundings"]
