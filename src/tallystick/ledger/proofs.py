"""Checking proofs, as RFC 9162 says in 2.1.3.2 and 2.1.4.2. Nothing here trusts who made them."""

from collections.abc import Sequence

from tallystick.ledger.model import Head
from tallystick.ledger.tree import EMPTY_ROOT, HASH_BYTES, node_hash


def proves_inclusion(leaf: bytes, index: int, head: Head, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that a leaf stands at this index of the tree with that head."""
    if not 0 <= index < head.size or not _are_hashes([leaf, *proof]):
        return False
    at, last, found = index, head.size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    return last == 0 and found == head.root


def goes_on(old: Head, new: Head, proof: Sequence[bytes]) -> bool:
    """Whether the new tree begins with all of the old one, unchanged; with an empty one every tree begins."""
    if old.size == 0:
        return old.root == EMPTY_ROOT and not proof and new.size >= 0
    return proves_consistency(old, new, proof)


def proves_consistency(old: Head, new: Head, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the new tree begins with all of the old one, unchanged.

    Of an empty tree nothing is proven, as the published vectors have it; see `goes_on`.
    """
    if not 0 < old.size <= new.size:
        return False
    if old.size == new.size:
        return not proof and old.root == new.root
    return bool(proof) and _are_hashes([old.root, *proof]) and _leads_to_both(old, new, proof)


def _leads_to_both(old: Head, new: Head, proof: Sequence[bytes]) -> bool:
    at, last = old.size - 1, new.size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    # An old tree of 2**n leaves is itself the first node of the path.
    path = proof if at else [old.root, *proof]
    older = newer = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            newer = node_hash(newer, step)
        at, last = at >> 1, last >> 1
    return last == 0 and older == old.root and newer == new.root


def _are_hashes(found: Sequence[bytes]) -> bool:
    return all(len(one) == HASH_BYTES for one in found)
