"""The Merkle tree of RFC 9162, section 2.1, with SHA-256: hashes, roots and the making of proofs."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

HASH_BYTES = 32
#: Subtrees of so many leaves are hashed once and kept; a power of two.
BLOCK = 256

#: Gives the hashes of the leaves from the first number up to, not including, the second.
Leaves = Callable[[int, int], Sequence[bytes]]


def digest(data: bytes) -> bytes:
    """The SHA-256 of the bytes, as 32 bytes."""
    return hashlib.sha256(data).digest()


EMPTY_ROOT = digest(b"")


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf: SHA-256(0x00 || data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes. A last one without a neighbour moves up as it is."""
    if not hashes:
        return EMPTY_ROOT
    row = list(hashes)
    while len(row) > 1:
        pairs = [node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        row = pairs + row[len(row) & ~1 :]
    return row[0]


class Growing:
    """A tree that is only added to and remembers no leaf: for reading a long log in little memory."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, hashes: Iterable[bytes]) -> None:
        """Add leaves, by their hashes."""
        for one in hashes:
            held = one
            mark = self.size
            while mark & 1:
                held = node_hash(self._peaks.pop(), held)
                mark >>= 1
            self._peaks.append(held)
            self.size += 1

    def root(self) -> bytes:
        """The root over all that was added."""
        if not self._peaks:
            return EMPTY_ROOT
        *rest, held = self._peaks
        for peak in reversed(rest):
            held = node_hash(peak, held)
        return held


class Tree:
    """A tree over a log's leaves, from which roots and proofs are read.

    Args:
        leaves: where leaf hashes come from.
        size: how many leaves there are.
    """

    def __init__(self, leaves: Leaves, size: int) -> None:
        self.size = size
        self._leaves = leaves
        self._blocks = [root_of(leaves(at, at + BLOCK)) for at in range(0, size - BLOCK + 1, BLOCK)]

    def root(self, size: int) -> bytes:
        """The root that the log had when it was so long."""
        return self._over(0, size) if size else EMPTY_ROOT

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The proof that a leaf stands at an index of the tree of a size (RFC 9162, 2.1.3.1)."""
        if not 0 <= index < size <= self.size:
            raise ValueError("the leaf lies outside the tree")
        proof: list[bytes] = []
        low, high = 0, size
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                proof.append(self._over(middle, high))
                high = middle
            else:
                proof.append(self._over(low, middle))
                low = middle
        return proof[::-1]

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof that the tree of a size begins with the tree of an older size (RFC 9162, 2.1.4.1)."""
        if not 0 <= old <= new <= self.size:
            raise ValueError("the trees lie outside the log")
        if old in {0, new}:
            return []
        proof: list[bytes] = []
        low, high, whole = 0, new, True
        while old != high:
            middle = low + _split(high - low)
            if old <= middle:
                proof.append(self._over(middle, high))
                high = middle
            else:
                proof.append(self._over(low, middle))
                low, whole = middle, False
        if not whole:
            proof.append(self._over(low, high))
        return proof[::-1]

    def _over(self, low: int, high: int) -> bytes:
        return _root_between(low, high, self._blocks, BLOCK, self._leaves)


def root_over(size: int, roots: Sequence[bytes], width: int, leaves: Leaves) -> bytes:
    """The root over the first leaves, where the roots over whole runs of them are known.

    Args:
        size: how many leaves.
        roots: the root over each run.
        width: how many leaves a run has; a power of two.
        leaves: where the other leaf hashes come from.
    """
    return _root_between(0, size, roots, width, leaves) if size else EMPTY_ROOT


def _root_between(low: int, high: int, roots: Sequence[bytes], width: int, leaves: Leaves) -> bytes:
    """The root over some leaves that form a subtree."""
    if high - low == width and low % width == 0:
        return roots[low // width]
    if high - low <= width:
        return root_of(leaves(low, high))
    middle = low + _split(high - low)
    return node_hash(
        _root_between(low, middle, roots, width, leaves), _root_between(middle, high, roots, width, leaves)
    )


def _split(count: int) -> int:
    """The largest power of two smaller than a count."""
    return 1 << (count - 1).bit_length() - 1
