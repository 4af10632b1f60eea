"""Vectors published by others, carried as data: each proof and signature in them is judged as they say."""

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tallystick.ledger.model import Head
from tallystick.ledger.notes import encode
from tallystick.ledger.proofs import goes_on, proves_consistency, proves_inclusion
from tallystick.ledger.tree import EMPTY_ROOT, HASH_BYTES, node_hash
from tallystick.ledger.verifiers import PublicKey
from tallystick.release.minisign import is_signed_file, sign_file
from tests.ledger.made import KEY

FOLDER = Path(__file__).parent / "vectors"
MERKLE = json.loads((FOLDER / "merkle-testdata.json").read_text(encoding="utf-8"))
SIGNATURES = json.loads((FOLDER / "wycheproof-ed25519.json").read_text(encoding="utf-8"))
HASHES = [base64.b64decode(one) for one in MERKLE["hashes"]]

Inclusion = Callable[[bytes, int, Head, Sequence[bytes]], bool]
Consistency = Callable[[Head, Head, Sequence[bytes]], bool]
Check = Callable[[bytes, bytes, bytes], bool]


def inclusion_errors(verifier: Inclusion) -> list[str]:
    """The names of the cases that a verifier judges wrongly."""
    return [
        name
        for name, fails, index, size, leaf, root, proof in MERKLE["inclusion"]
        if verifier(HASHES[leaf], index, Head(size, HASHES[root]), [HASHES[at] for at in proof]) is fails
    ]


def consistency_errors(verifier: Consistency) -> list[str]:
    return [
        name
        for name, fails, old, new, first, second, proof in MERKLE["consistency"]
        if verifier(Head(old, HASHES[first]), Head(new, HASHES[second]), [HASHES[at] for at in proof])
        is fails
    ]


def signatures() -> Iterator[tuple[int, bool, str, bytes, bytes, bytes]]:
    for group in SIGNATURES["groups"]:
        for number, result, flags, message, signature in group["tests"]:
            parts = (group["key"], message, signature)
            yield number, result == "valid", flags, *map(bytes.fromhex, parts)


def signature_errors(check: Check) -> list[tuple[int, str]]:
    return [
        (number, flags)
        for number, valid, flags, key, message, signature in signatures()
        if check(key, message, signature) is not valid
    ]


def ours(key: bytes, message: bytes, signature: bytes) -> bool:
    return PublicKey("wycheproof", key).checks(message, signature)


def test_ninety_eight_inclusion_proofs_of_which_ninety_two_must_fail() -> None:
    assert Counter(one[1] for one in MERKLE["inclusion"]) == {True: 92, False: 6}
    assert inclusion_errors(proves_inclusion) == []


def test_ninety_eight_consistency_proofs_of_which_ninety_two_must_fail() -> None:
    assert Counter(one[1] for one in MERKLE["consistency"]) == {True: 92, False: 6}
    assert consistency_errors(proves_consistency) == []


def test_wycheproofs_ed25519_signatures() -> None:
    found = Counter(valid for _, valid, *_ in signatures())
    assert found == {True: 88, False: 63}
    assert signature_errors(ours) == []


def test_a_file_is_not_signed_by_a_signature_with_something_behind_it() -> None:
    """Our own text form around the signature adds no second spelling of it."""
    text = sign_file(b"data", KEY, "a comment")
    assert is_signed_file(text, b"data", KEY.public)
    lines = text.split("\n")
    blob = base64.b64decode(lines[1])
    for wrong in (blob + b"\0", blob[:-1], blob[:10] + blob[10:-32] + b"\xff" * 32):
        assert not is_signed_file("\n".join([lines[0], encode(wrong), *lines[2:]]), b"data", KEY.public)


def test_control_a_proof_whose_surplus_steps_are_not_looked_at_is_caught() -> None:
    def careless(leaf: bytes, index: int, head: Head, proof: Sequence[bytes]) -> bool:
        return any(proves_inclusion(leaf, index, head, proof[:stop]) for stop in range(len(proof) + 1))

    assert len(inclusion_errors(careless)) >= 5


def test_control_a_consistency_of_which_only_the_new_root_is_compared_is_caught() -> None:
    def careless(old: Head, new: Head, proof: Sequence[bytes]) -> bool:
        return any(proves_consistency(Head(old.size, one), new, proof) for one in (old.root, *HASHES))

    assert len(consistency_errors(careless)) >= 3


def test_control_signatures_of_which_only_the_first_64_bytes_are_read_are_caught() -> None:
    def careless(key: bytes, message: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature[:64], message)
        except InvalidSignature:
            return False
        return True

    assert {flags for _, flags in signature_errors(careless)} == {"SignatureWithGarbage"}


def test_a_step_that_is_no_hash_is_refused_even_where_it_leads_to_the_root() -> None:
    """Two hashes passed off as one step would make a tree of another shape."""
    leaf, step = HASHES[0], b"\x05" * (2 * HASH_BYTES)
    assert not proves_inclusion(leaf, 0, Head(2, node_hash(leaf, step)), [step])
    assert not proves_inclusion(b"leaf", 0, Head(1, b"leaf"), [])
    assert not proves_consistency(Head(1, leaf), Head(2, node_hash(leaf, step)), [step])
    assert proves_inclusion(leaf, 0, Head(2, node_hash(leaf, HASHES[1])), [HASHES[1]])


def test_with_an_empty_tree_every_tree_begins_and_with_no_other_of_that_size() -> None:
    new = Head(5, HASHES[0])
    assert goes_on(Head(0, EMPTY_ROOT), new, [])
    assert not goes_on(Head(0, HASHES[0]), new, [])
    assert not goes_on(Head(0, EMPTY_ROOT), new, [HASHES[0]])
    assert not goes_on(new, Head(0, EMPTY_ROOT), [])


def test_the_data_says_whose_it_is() -> None:
    for record in (MERKLE, SIGNATURES):
        assert "at commit" in record["source"]
        assert record["licence"].startswith("Apache-2.0")
