"""Random numbers that belong to a replication, whoever draws them and in whatever order.

Philox (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011) turns a key and a counter into
numbers. The key is the seed and what the numbers are for; the counter begins where the replication says.
"""

import numpy as np

from tallystick.index.model import Array

#: What numbers are for: the second half of the key.
CHOICES, NOISE, SECOND_NOISE, SCRAMBLE, BOOTSTRAP = range(5)
#: Philox gives four numbers a count.
_A_COUNT = 4


def uniforms(seed: int, first: int, count: int, width: int) -> Array:
    """So many numbers from 0 to 1 for each replication from the first on: replications by numbers.

    A replication's numbers are the same in whatever block it is drawn.
    """
    counts = -(-width // _A_COUNT)
    bits = np.random.Philox(key=[seed, CHOICES]).advance(first * counts)
    drawn = np.random.Generator(bits).random((count, counts * _A_COUNT))
    return drawn[:, :width]


def normals(seed: int, stream: int, replication: int, size: int) -> Array:
    """So many standard normal numbers for one replication."""
    drawn = np.empty(size)
    NormalDraws(seed).fill(drawn, stream, replication)
    return drawn


class NormalDraws:
    """Draws the normal numbers of one replication after another, each from its own counter.

    One generator is set anew for each: to make one would take longer than to draw from it.
    """

    def __init__(self, seed: int) -> None:
        """Begin with a seed."""
        self._seed = seed
        self._of: dict[int, tuple[np.random.Philox, np.random.Generator]] = {}

    def fill(self, drawn: Array, stream: int, replication: int) -> None:
        """Fill an array with the standard normal numbers of one replication."""
        if stream not in self._of:
            made = np.random.Philox(key=[self._seed, stream])
            self._of[stream] = made, np.random.Generator(made)
        bits, numbers = self._of[stream]
        state = bits.state
        state["state"]["counter"][:] = 0, 0, 0, replication
        state["buffer_pos"], state["has_uint32"] = _A_COUNT, 0
        bits.state = state
        numbers.standard_normal(out=drawn)


def generator(seed: int, stream: int) -> np.random.Generator:
    """The generator of a stream, from its beginning."""
    return np.random.Generator(np.random.Philox(key=[seed, stream]))
