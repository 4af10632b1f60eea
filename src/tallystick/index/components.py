"""Principal components of correlations, with their signs fixed."""

from dataclasses import dataclass

import numpy as np

from tallystick.index.model import Array


@dataclass(frozen=True, slots=True)
class Components:
    """The components from the greatest variance down.

    Attributes:
        variances: of each component; they add up to the number of columns.
        loadings: columns by components, each component of length one.
    """

    variances: Array
    loadings: Array


def principal_components(rows: Array) -> Components:
    """The components of the columns' correlations (Pearson 1901; R's `prcomp` with scaling).

    A component's sign is arbitrary; here the sum of its loadings is positive, or its first loading where they
    add up to nothing.

    Args:
        rows: units by columns, without a gap, no column constant.
    """
    scaled = (rows - rows.mean(axis=0)) / rows.std(axis=0, ddof=1)
    _, singular, turned = np.linalg.svd(scaled, full_matrices=False)
    loadings = turned.T
    total = loadings.sum(axis=0)
    sign = np.where(np.abs(total) > 1e-9, np.sign(total), np.sign(loadings[0]))
    return Components(singular**2 / (len(rows) - 1), loadings * np.where(sign == 0, 1.0, sign))
