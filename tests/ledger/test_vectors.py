"""The published vectors of transparency-dev/merkle: their trees, proofs, and every corruption of these."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tallystick.ledger.model import Head
from tallystick.ledger.proofs import proves_consistency, proves_inclusion
from tallystick.ledger.tree import EMPTY_ROOT, Growing, Tree, leaf_hash, node_hash, root_of

VECTORS = json.loads((Path(__file__).parent / "vectors" / "merkle.json").read_text(encoding="utf-8"))
LEAVES = [leaf_hash(bytes.fromhex(one)) for one in VECTORS["leaves"]]
ROOTS = [bytes.fromhex(one) for one in VECTORS["roots"]]
SOME = bytes.fromhex(VECTORS["some_hash"])
WRONG = b"WrongRoot"

Inclusion = tuple[bytes, int, Head, list[bytes]]
Consistency = tuple[Head, Head, list[bytes]]
Verifier = Callable[[bytes, int, Head, Sequence[bytes]], bool]


def hashes(one: dict[str, list[str]]) -> list[bytes]:
    return [bytes.fromhex(step) for step in one["proof"]]


def flipped(proof: list[bytes], at: int, bit: int) -> list[bytes]:
    return [bytes([one[0] ^ bit]) + one[1:] if i == at else one for i, one in enumerate(proof)]


def corrupted_inclusion(leaf: bytes, index: int, head: Head, proof: list[bytes]) -> Iterator[Inclusion]:
    """The corruptions of the published test, in its order."""
    for wrong in (index - 1, index + 1, index ^ 2):
        yield leaf, wrong, head, proof
    for size in (head.size * 2, head.size // 2):
        yield leaf, index, Head(size, head.root), proof
    yield b"WrongLeaf", index, head, proof
    for root in (EMPTY_ROOT, SOME):
        yield leaf, index, Head(head.size, root), proof
    for surplus in (b"", head.root):
        yield leaf, index, head, [*proof, surplus]
        yield leaf, index, head, [surplus, *proof]
    for at in range(len(proof)):
        yield leaf, index, head, flipped(proof, at, 8)
    if proof:
        yield leaf, index, head, proof[:-1]
    if len(proof) > 1:
        yield leaf, index, head, [proof[0], SOME, *proof[1:]]


def corrupted_consistency(old: Head, new: Head, proof: list[bytes]) -> Iterator[Consistency]:
    for size in (old.size - 1, old.size + 1, old.size ^ 2):
        yield Head(size, old.root), new, proof
    for size in (new.size * 2, new.size // 2):
        yield old, Head(size, new.root), proof
    yield Head(old.size, WRONG), new, proof
    yield old, Head(new.size, WRONG), proof
    yield Head(old.size, new.root), Head(new.size, old.root), proof
    yield old, new, []
    for surplus in (b"", old.root, new.root):
        yield old, new, [*proof, surplus]
        yield old, new, [surplus, *proof]
    yield old, new, [proof[0], *proof]
    yield old, new, proof[:-1]
    for at in range(len(proof)):
        yield old, new, flipped(proof, at, 16)


def wrongly_accepted(verifier: Verifier) -> list[Inclusion]:
    accepted = []
    for one in VECTORS["inclusion"]:
        leaf, head = LEAVES[one["leaf"] - 1], Head(one["size"], ROOTS[one["size"] - 1])
        probes = corrupted_inclusion(leaf, one["leaf"] - 1, head, hashes(one))
        accepted += [probe for probe in probes if verifier(*probe)]
    return accepted


def test_the_roots_of_all_eight_trees() -> None:
    tree = Tree(lambda start, stop: LEAVES[start:stop], 8)
    growing = Growing()
    assert growing.root() == bytes.fromhex(VECTORS["empty_root"]) == tree.root(0)
    for size in range(1, 9):
        growing.add(LEAVES[size - 1 : size])
        assert tree.root(size) == growing.root() == root_of(LEAVES[:size]) == ROOTS[size - 1]


@pytest.mark.parametrize("one", VECTORS["inclusion"])
def test_published_inclusion_proofs_hold_and_are_the_ones_we_make(one: dict[str, int]) -> None:
    proof = hashes(one)  # type: ignore[arg-type]
    index, head = one["leaf"] - 1, Head(one["size"], ROOTS[one["size"] - 1])
    assert proves_inclusion(LEAVES[index], index, head, proof)
    assert Tree(lambda start, stop: LEAVES[start:stop], 8).inclusion(index, head.size) == proof


@pytest.mark.parametrize("one", VECTORS["consistency"])
def test_published_consistency_proofs_hold_and_are_the_ones_we_make(one: dict[str, int]) -> None:
    proof = hashes(one)  # type: ignore[arg-type]
    old, new = (Head(one[name], ROOTS[one[name] - 1]) for name in ("old", "new"))
    assert proves_consistency(old, new, proof)
    assert Tree(lambda start, stop: LEAVES[start:stop], 8).consistency(old.size, new.size) == proof


def test_every_published_corruption_of_an_inclusion_proof_is_refused() -> None:
    assert wrongly_accepted(proves_inclusion) == []


def test_every_published_corruption_of_a_consistency_proof_is_refused() -> None:
    tried = 0
    for one in VECTORS["consistency"]:
        old, new = (Head(one[name], ROOTS[one[name] - 1]) for name in ("old", "new"))
        for probe in corrupted_consistency(old, new, hashes(one)) if one["proof"] else ():
            tried += 1
            assert not proves_consistency(*probe), probe
    assert tried == 79  # four proofs with steps: 17 corruptions each, and one for each of 11 steps


@pytest.mark.parametrize("one", VECTORS["always"])
def test_the_published_cases_without_a_tree(one: dict[str, object]) -> None:
    named = {"1": b"don't care 1", "2": b"don't care 2", "empty": EMPTY_ROOT}
    first, second = (named[str(root)] for root in one["roots"])  # type: ignore[attr-defined]
    proof = [EMPTY_ROOT] if one["surplus"] else []
    old, new = Head(int(str(one["old"])), first), Head(int(str(one["new"])), second)
    assert proves_consistency(old, new, proof) is one["holds"]


@pytest.mark.parametrize(("index", "size"), [(0, 0), (0, 1), (1, 0), (2, 1)])
def test_published_paths_that_lead_nowhere(index: int, size: int) -> None:
    for leaf, root in ((SOME, b""), (b"", EMPTY_ROOT), (SOME, EMPTY_ROOT)):
        assert not proves_inclusion(leaf, index, Head(size, root), [])


def test_control_a_verifier_that_ignores_surplus_steps_is_caught() -> None:
    def careless(leaf: bytes, index: int, head: Head, proof: Sequence[bytes]) -> bool:
        if not 0 <= index < head.size:
            return False
        at, last, found = index, head.size - 1, leaf
        for step in proof:
            if last == 0:
                break  # the planted bug: what is left over is not looked at
            if at & 1 or at == last:
                found = node_hash(step, found)
                while not at & 1 and at:
                    at, last = at >> 1, last >> 1
            else:
                found = node_hash(found, step)
            at, last = at >> 1, last >> 1
        return found == head.root

    assert wrongly_accepted(careless) != []
