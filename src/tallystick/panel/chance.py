"""Random numbers that belong to what they are drawn for, whoever draws them and in whatever order.

Philox (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011) turns a key and a counter into
bits. The key is the SHA-256 of the seed and of what the numbers are for; the counter begins where the draw
says. The bits are the published algorithm's, so no version of a library draws others.
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

from tallystick.panel.codes import Wholes

#: Philox gives four numbers of 64 bits a count, which are eight of 32.
_A_COUNT = 8


def drawn_units(seed: str, purpose: str, draws: range, units: int) -> Wholes:
    """So many units drawn with replacement for each draw: draws by units, each from 0 below the number.

    A draw has the same units in whatever block it is made.
    """
    counts = -(-units // _A_COUNT)
    bits = np.random.Philox(key=_key(seed, purpose)).advance(draws.start * counts)
    raw = bits.random_raw(len(draws) * counts * 4).astype("<u8").view("<u4")
    whole = raw.reshape(len(draws), counts * _A_COUNT)[:, :units].astype(np.int64)
    return (whole * units) >> 32


def _key(seed: str, purpose: str) -> NDArray[np.uint64]:
    digest = hashlib.sha256(f"tallystick panel chance/v1\n{seed}\n{purpose}".encode()).digest()
    return np.frombuffer(digest[:16], dtype="<u8").astype(np.uint64)
