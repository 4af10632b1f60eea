"""How far two codes lie apart, squared, on each kind of scale.

Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section E.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: From how often each value occurs (draws by values) and the values as numbers to draws by values by values.
Distance = Callable[[Floats, Floats], Floats]


def _nominal(occurring: Floats, numbers: Floats) -> Floats:
    apart = 1.0 - np.eye(len(numbers))
    return np.broadcast_to(apart, (len(occurring), *apart.shape))


def _ordinal(occurring: Floats, numbers: Floats) -> Floats:
    """All that lies between two ranks, each end by half."""
    size = len(numbers)
    below = np.concatenate([np.zeros((len(occurring), 1)), np.cumsum(occurring, axis=1)], axis=1)
    squares = np.zeros((len(occurring), size, size))
    for low in range(size):
        for high in range(low + 1, size):
            between = below[:, high + 1] - below[:, low]
            apart = between - (occurring[:, low] + occurring[:, high]) / 2
            squares[:, low, high] = squares[:, high, low] = apart * apart
    return squares


def _interval(occurring: Floats, numbers: Floats) -> Floats:
    apart = numbers[:, None] - numbers[None, :]
    return np.broadcast_to(apart * apart, (len(occurring), *apart.shape))


def _ratio(occurring: Floats, numbers: Floats) -> Floats:
    total = numbers[:, None] + numbers[None, :]
    apart = np.divide(numbers[:, None] - numbers[None, :], total, out=np.zeros_like(total), where=total != 0)
    return np.broadcast_to(apart * apart, (len(occurring), *apart.shape))


DISTANCES: Mapping[str, Distance] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
#: The scales whose values must be numbers.
NUMERIC = frozenset({"interval", "ratio"})


def numbers_of(scale: str, values: Sequence[str]) -> Floats:
    """The values as the scale reckons with them; on a scale without numbers their places.

    Raises:
        ValueError: a value of a numeric scale is no number.
    """
    if scale in NUMERIC:
        return np.array([float(one) for one in values])
    return np.arange(len(values), dtype=np.float64)
