"""A ledger of a million entries: filed, opened, filed into, published, audited in less than 200 MB.

    .venv/bin/python -m tests.endurance.ledger DAY [ENTRIES]

Run before a release. DAY is written into the result, ``ledger.json`` beside this file; no clock is read for
it. Milliseconds are of the processor, the least of ten. Control: with one bit of one entry changed, the same
audit must name that entry, and the ledger must not open.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.ledger.folder import LedgerFolder, start_ledger
from tallystick.ledger.layout import Damaged
from tallystick.ledger.log import file_events, proof_of, publish
from tallystick.ledger.model import ENTRY_BYTES, Opening
from tallystick.ledger.proofs import proves_inclusion
from tests.ledger.made import KEY

if TYPE_CHECKING:
    from tallystick.base.canonical import Json

ENTRIES = 1_000_000
LARGEST_MB = 200
RESULT = Path(__file__).with_suffix(".json")


def fill(path: str, entries: int) -> float:
    """File so many events in batches; give the seconds."""
    start_ledger(path, KEY.name)
    began = time.perf_counter()
    with LedgerFolder(path) as ledger:
        for start in range(0, entries, 1000):
            numbers = range(start, min(start + 1000, entries))
            salts = os.urandom(32 * len(numbers))
            events: list[Json] = [
                {"name": f"letter-{at}.txt", "bytes": at, "sha256": f"{at:064x}"} for at in numbers
            ]
            ledger.append(
                [Opening.of("file", event, salts[32 * i : 32 * i + 32]) for i, event in enumerate(events)]
            )
    return time.perf_counter() - began


def audited(path: str, key: str) -> tuple[int, float, float, str]:
    """The command's exit code, its seconds, its largest memory in MB and what it said."""
    words = ["ledger", "audit", "--ledger", path, "--ledger-key", key, "--json"]
    command = [sys.executable, "-m", "tallystick", *words]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.perf_counter() - began, usage.ru_maxrss / 1024, said


def published(path: str, entries: int) -> tuple[str, float]:
    """The root of a checkpoint, after one proof under it was checked, and the seconds of signing it."""
    with LedgerFolder(path) as ledger:
        began = time.perf_counter()
        checkpoint = publish(ledger, KEY)
        seconds = time.perf_counter() - began
        place = entries // 3
        opened = ledger.opening(place)
        assert opened is not None
        proof = proof_of(ledger, place).proof
        assert proves_inclusion(opened.entry(place).leaf, place, checkpoint.head, proof)
    return checkpoint.head.root.hex(), seconds


def least(work: Callable[[], object]) -> float:
    """The milliseconds of the processor that work takes, the least of ten times."""
    taken = []
    for _ in range(10):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return round(1000 * min(taken), 2)


def opened_and_filed_into(path: str) -> dict[str, float]:
    """What opening takes, the first time and later ones, and filing an event that was not filed before."""
    began = time.process_time()
    LedgerFolder(path).close()
    first = round(time.process_time() - began, 1)
    opening = least(lambda: LedgerFolder(path).close())
    with LedgerFolder(path) as ledger:
        filing = least(lambda: file_events(ledger, KEY, "file", [{"chance": os.urandom(16).hex()}], ""))
    return {"first_opening_seconds": first, "opening_ms": opening, "filing_one_more_ms": filing}


def change_a_bit(path: str, entry: int) -> None:
    """The planted fault."""
    with (Path(path) / "leaves").open("r+b") as leaves:
        leaves.seek(entry * ENTRY_BYTES + 40)
        byte = leaves.read(1)[0]
        leaves.seek(-1, os.SEEK_CUR)
        leaves.write(bytes([byte ^ 1]))


def main(day: str, entries: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        path, key = f"{scratch}/l", f"{scratch}/k.vkey"
        Path(key).write_text(KEY.public.vkey + "\n", encoding="utf-8")
        filling = fill(path, entries)
        measured = opened_and_filed_into(path)
        root, publishing = published(path, entries)
        code, seconds, memory, said = audited(path, key)
        found = json.loads(said)
        assert (code, found["size"], found["root"], found["faults"]) == (0, entries + 10, root, []), said
        assert memory < LARGEST_MB, f"{memory:.0f} MB"
        change_a_bit(path, entries // 2)
        code, _, _, said = audited(path, key)
        named = [(one["code"], one["entry"]) for one in json.loads(said)["faults"]]
        assert (code, named) == (1, [("event", entries // 2), ("root", entries + 9)])
        with contextlib.suppress(Damaged):
            LedgerFolder(path).close()
            raise AssertionError("a damaged ledger was opened")
    result = {
        "day": day,
        "entries": entries,
        "filed_seconds": round(filling, 1),
        **measured,
        "checkpoint_seconds": round(publishing, 1),
        "audit_seconds": round(seconds, 1),
        "audit_largest_mb": round(memory, 1),
        "bound_mb": LARGEST_MB,
        "control": "one changed bit was named, and the ledger refused",
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(RESULT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else ENTRIES)
