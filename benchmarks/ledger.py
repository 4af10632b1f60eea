"""The ledger's claims about speed, each beside the bare operation that it can't do without."""

import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from benchmarks.cpu import least, spent
from tallystick.ledger.checkpoints import checkpoint_text, read_checkpoint
from tallystick.ledger.folder import LedgerFolder, start_ledger
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import Head, Opening
from tallystick.ledger.operations import make_key
from tallystick.ledger.proofs import proves_inclusion
from tallystick.ledger.tree import Tree, leaf_hash
from tallystick.ledger.verifiers import is_signed

#: Below this an fsync isn't one: the disk or its driver answers before the data lies anywhere.
TRUE_FSYNC = 0.000_1
APPENDS = 300
BATCH = 100
PROOFS = 2_000
SOUGHT_AMONG = 50_000
TURNS = 5


Work = Callable[[], int]


def rate(work: Work) -> float:
    """How many a second in one turn."""
    began = time.perf_counter()
    return work() / (time.perf_counter() - began)


def in_turns(*works: Work) -> tuple[list[float], list[float]]:
    """Rates a second at the median of some turns, and of each work its ratio to the one after it.

    All take their turns one after the other, so that a slower moment slows all of them.
    """
    turns = [[rate(one) for one in works] for _ in range(TURNS)]
    rates = [statistics.median(column) for column in zip(*turns, strict=True)]
    ratios = [statistics.median(turn[at] / turn[at + 1] for turn in turns) for at in range(len(works) - 1)]
    return rates, ratios


def openings(count: int) -> list[Opening]:
    """Events of the size of a filed file, with their salts."""
    return [
        Opening.of("file", {"name": f"letter-{at}.txt", "bytes": at, "sha256": "0" * 64}, os.urandom(32))
        for at in range(count)
    ]


def appending() -> list[bool]:
    """Single appends at half the bare fsync rate or more, batched ones at ten times single ones or more."""
    with tempfile.TemporaryDirectory(dir=".") as scratch:
        place = Path(scratch)
        line = os.urandom(300)

        def bare() -> int:
            with (place / "bare").open("ab", buffering=0) as out:
                for _ in range(APPENDS):
                    out.write(line)
                    os.fsync(out.fileno())
            return APPENDS

        start_ledger(str(place / "l"), "bench.example")
        with LedgerFolder(str(place / "l")) as ledger:

            def single() -> int:
                for one in openings(APPENDS):
                    ledger.append([one])
                return APPENDS

            def batched() -> int:
                for _ in range(APPENDS // 10):
                    ledger.append(openings(BATCH))
                return APPENDS // 10 * BATCH

            (batches, singles, fsyncs), ratios = in_turns(batched, single, bare)
    if 1 / fsyncs < TRUE_FSYNC:
        print(
            f"SKIPPED  appends: an fsync takes {1e6 / fsyncs:.0f} us here, which is none; "
            f"single {singles:,.0f}/s, batched {batches:,.0f}/s, bare {fsyncs:,.0f}/s"
        )
        return []
    return [
        _report(("single appends", singles), ("bare fsync", fsyncs), ratios[1], 0.5),
        _report((f"batched appends ({BATCH})", batches), ("single appends", singles), ratios[0], 10),
    ]


def proving() -> bool:
    """Checking proofs with a checkpoint's signature at 0.3 of the bare hashes and Ed25519 or more."""
    leaves = [leaf_hash(at.to_bytes(8, "big")) for at in range(100_000)]
    tree = Tree(lambda start, stop: leaves[start:stop], len(leaves))
    head = Head(len(leaves), tree.root(len(leaves)))
    key = SigningKey.make("bench.example")
    note = key.sign_note(checkpoint_text(key.name, head)).write()
    places = [at * 47 for at in range(PROOFS)]
    proofs = [tree.inclusion(at, head.size) for at in places]
    public = Ed25519PublicKey.from_public_bytes(key.public.raw)
    text = note.rpartition("\n\n")[0] + "\n"
    signature = key.sign(text.encode())

    def checked() -> int:
        for at, proof in zip(places, proofs, strict=True):
            checkpoint = read_checkpoint(note)
            assert is_signed(checkpoint.note, key.public)
            assert proves_inclusion(leaves[at], at, checkpoint.head, proof)
        return PROOFS

    def bare() -> int:
        message = text.encode()
        for at, proof in zip(places, proofs, strict=True):
            public.verify(signature, message)
            found = leaves[at]
            for step in proof:
                found = hashlib.sha256(b"\x01" + found + step).digest()
        return PROOFS

    rates, ratios = in_turns(checked, bare)
    return _report(("proofs checked", rates[0]), ("bare SHA-256 and Ed25519", rates[1]), ratios[0], 0.3)


def hashing() -> bool:
    """Checking proofs alone, without a signature, at 0.3 of the bare SHA-256 or more."""
    leaves = [leaf_hash(at.to_bytes(8, "big")) for at in range(100_000)]
    tree = Tree(lambda start, stop: leaves[start:stop], len(leaves))
    head = Head(len(leaves), tree.root(len(leaves)))
    places = [at * 47 for at in range(PROOFS)]
    proofs = [tree.inclusion(at, head.size) for at in places]

    def checked() -> int:
        for at, proof in zip(places, proofs, strict=True):
            assert proves_inclusion(leaves[at], at, head, proof)
        return PROOFS

    def bare() -> int:
        for at, proof in zip(places, proofs, strict=True):
            found = leaves[at]
            for step in proof:
                found = hashlib.sha256(b"\x01" + found + step).digest()
        return PROOFS

    rates, ratios = in_turns(checked, bare)
    return _report(("proofs without signature", rates[0]), ("bare SHA-256", rates[1]), ratios[0], 0.3)


def finding() -> bool:
    """Looking for an event among 50,000 at five times the speed of reading every file of events or more."""
    with tempfile.TemporaryDirectory() as scratch:
        start_ledger(f"{scratch}/l", "bench.example")
        with LedgerFolder(f"{scratch}/l") as ledger:
            for _ in range(SOUGHT_AMONG // 1000):
                ledger.append(openings(1000))
            keys = [os.urandom(32).hex() for _ in range(50)]

            def indexed() -> int:
                return sum(ledger.find(one) is None for one in keys)

            def reading() -> int:
                marks = [f" {one} ".encode() for one in keys]
                found = [
                    any(mark in place.read_bytes() for place in Path(f"{scratch}/l/events").iterdir())
                    for mark in marks
                ]
                return found.count(False)

            assert indexed() == reading() == len(keys)
            rates, ratios = in_turns(indexed, reading)
    return _report(("events sought", rates[0]), ("every file read", rates[1]), ratios[0], 5)


def verifying(package: Path) -> bool:
    """``verify`` takes at most one and a half times what ``assess`` takes, pages and all."""
    with tempfile.TemporaryDirectory() as scratch:
        make_key("bench.example", f"{scratch}/k")
        ours = [sys.executable, "-m", "tallystick"]
        made = [*ours, "release", str(package), "--key", f"{scratch}/k", "--out", f"{scratch}/r.zip"]
        spent(made)
        verify = least([*ours, "verify", f"{scratch}/r.zip"], 5).seconds
        # Each into a folder of its own: an earlier run's pages would stay.
        assess = [[*ours, "assess", str(package), "--out", f"{scratch}/out{place}"] for place in range(5)]
        first = min(spent(one).seconds for one in assess)
    holds = verify <= 1.5 * first
    mark = "holds" if holds else "FAILS"
    print(f"{mark}  verify: {verify:.3f} s CPU; assess: {first:.3f} s; ratio {verify / first:.2f}, bound 1.5")
    return holds


def ledger_claims(package: Path) -> list[bool]:
    """All of them."""
    return [*appending(), hashing(), proving(), finding(), verifying(package)]


def _report(ours: tuple[str, float], theirs: tuple[str, float], ratio: float, bound: float) -> bool:
    holds = ratio >= bound
    told = "; ".join(f"{name}: {count:,.0f}/s" for name, count in (ours, theirs))
    print(f"{'holds' if holds else 'FAILS'}  {told}; ratio {ratio:.2f}, bound {bound}")
    return holds
