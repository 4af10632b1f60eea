"""Fifty thousand proofs from trees of chance: a true one is always accepted, a touched one never."""

from collections.abc import Callable, Sequence

from tallystick.ledger.model import Head
from tallystick.ledger.proofs import proves_consistency, proves_inclusion
from tallystick.ledger.tree import HASH_BYTES, Tree, leaf_hash, node_hash, root_of
from tests.ledger.chance import Chance

PROOFS = 50_000
LARGEST = 700
Verifier = Callable[[bytes, int, Head, Sequence[bytes]], bool]

LEAVES = [leaf_hash(at.to_bytes(8, "big")) for at in range(LARGEST)]
TREE = Tree(lambda start, stop: LEAVES[start:stop], LARGEST)
HEADS = [Head(size, root_of(LEAVES[:size])) for size in range(LARGEST + 1)]


def flip(chance: Chance, data: bytes) -> bytes:
    at = chance.below(len(data) * 8)
    return data[: at // 8] + bytes([data[at // 8] ^ 1 << at % 8]) + data[at // 8 + 1 :]


def touch(chance: Chance, proof: list[bytes]) -> list[bytes]:
    """The proof with a bit flipped, a step more, a step less, or two steps in the other order."""
    way, at = chance.below(4), chance.below(len(proof) + 1)
    if way == 0 or not proof:
        return [*proof[:at], chance.bytes(HASH_BYTES), *proof[at:]]
    at %= len(proof)
    if way == 1:
        return [*proof[:at], *proof[at + 1 :]]
    if way == 2 and len(proof) > 1 and proof[at] != proof[at - 1]:
        swapped = list(proof)
        swapped[at], swapped[at - 1] = swapped[at - 1], swapped[at]
        return swapped
    return [flip(chance, one) if i == at else one for i, one in enumerate(proof)]


def inclusion_mistakes(verifier: Verifier, count: int) -> int:
    """How often the verifier is wrong in so many proofs."""
    chance = Chance("inclusion")
    mistakes = 0
    for _ in range(count // 4):
        size = 1 + chance.below(LARGEST)
        index = chance.below(size)
        proof, head, leaf = TREE.inclusion(index, size), HEADS[size], LEAVES[index]
        mistakes += not verifier(leaf, index, head, proof)
        mistakes += verifier(leaf, index, head, touch(chance, proof))
        mistakes += verifier(flip(chance, leaf), index, head, proof)
        mistakes += verifier(leaf, index, Head(size, flip(chance, head.root)), proof)
    return mistakes


def test_no_inclusion_proof_is_judged_wrongly() -> None:
    assert inclusion_mistakes(proves_inclusion, PROOFS // 2) == 0


def test_no_consistency_proof_is_judged_wrongly() -> None:
    chance = Chance("consistency")
    for _ in range(PROOFS // 8):
        new = 1 + chance.below(LARGEST)
        old = 1 + chance.below(new)
        proof = TREE.consistency(old, new)
        assert proves_consistency(HEADS[old], HEADS[new], proof)
        assert not proves_consistency(HEADS[old], HEADS[new], touch(chance, proof))
        other = Head(old, flip(chance, HEADS[old].root))
        assert not proves_consistency(other, HEADS[new], proof)
        assert not proves_consistency(HEADS[old], Head(new, flip(chance, HEADS[new].root)), proof)


def test_control_a_verifier_that_does_not_compare_the_length_is_caught() -> None:
    def careless(leaf: bytes, index: int, head: Head, proof: Sequence[bytes]) -> bool:
        found = leaf
        at, last = index, head.size - 1
        for step in proof:
            if at & 1 or at == last:
                found = node_hash(step, found)
                while not at & 1 and at:
                    at, last = at >> 1, last >> 1
            else:
                found = node_hash(found, step)
            at, last = at >> 1, last >> 1
            if found == head.root:
                return True  # the planted bug: it stops as soon as a root looks right
        return found == head.root

    assert inclusion_mistakes(careless, 4_000) > 0
