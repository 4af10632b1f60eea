"""A process that has work with a ledger killed at each step, looks at what was left, and goes on.

Arguments: what (one of `WORKS`, or one of `PLANTS` for a bug that must be seen), and a folder. It prints a
line of JSON for each kill: at which step or moment, and what was wrong with what it left.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from tallystick.base import left_over
from tallystick.base.findings import Refusal
from tallystick.base.places import replace_file
from tallystick.ledger import folder as ledger_folder
from tallystick.ledger import segments
from tallystick.ledger import witness as witness_module
from tallystick.ledger.audit import audit
from tallystick.ledger.checkpoints import Request, checkpoint_text, read_checkpoint
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import publish, request_for
from tallystick.ledger.model import Head
from tallystick.ledger.operations import publish_in, start
from tallystick.ledger.papers import append_files, erase_in
from tallystick.ledger.receipts import read_receipt
from tallystick.ledger.witness import NotCosigned, Witness
from tests.durability.killing import kills_at, kills_of
from tests.ledger.chance import Chance
from tests.ledger.made import KEY, WITNESS, events, file, new_ledger
from tests.ledger.test_power_cuts import left_in, salts

RANDOM = 30
LETTERS = ("a", "b", "c", "d")
ERASED = 1


class Wrong(AssertionError):
    """What a kill left is not as it has to be."""


def need(holds: object, what: str) -> None:
    if not holds:
        raise Wrong(what)


class Work:
    """Some work in a folder: how it begins, what it is, and how what a kill left has to be."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ledger, self.key = folder, str(folder / "l"), str(folder / "k")

    def begin(self) -> None:
        KEY.save(self.key)

    def work(self) -> None:
        raise NotImplementedError

    def left(self) -> None:
        """Look at what was left, go on, and look at that."""
        raise NotImplementedError

    def sound(self) -> None:
        with LedgerCopy(self.ledger) as copy:
            found = audit(copy, KEY.public, lambda *_: None)
        need(not found.faults and not found.notes, f"the audit finds {found}")
        left = [one.name for one in self.folder.rglob(".*.new")]
        need(not left, f"{left} is left over")

    def letters(self, *names: str) -> list[str]:
        places = [self.folder / f"{name}.txt" for name in names]
        for place in places:
            place.write_text(f"We promise {place.name}.", encoding="utf-8")
        return list(map(str, places))


class Making(Work):
    """A new ledger."""

    def work(self) -> None:
        start(self.ledger, self.key)

    def left(self) -> None:
        if not (self.folder / "l" / "origin").exists():
            self.work()
        for _ in range(2):
            append_files(self.ledger, self.key, self.letters("a"), "")
        self.sound()


class Appending(Work):
    """Filing files into a ledger that has some."""

    def begin(self) -> None:
        super().begin()
        start(self.ledger, self.key)
        append_files(self.ledger, self.key, self.letters("a"), "")
        self.letters("b", "c", "d")

    def work(self) -> None:
        append_files(self.ledger, self.key, [str(self.folder / f"{one}.txt") for one in "bcd"], "")

    def left(self) -> None:
        given = list(self.folder.glob("*.receipt"))
        held = [read_receipt(one.read_text(encoding="utf-8"))[0].entry for one in given]
        self.work()
        with LedgerFolder(self.ledger) as ledger:
            need(ledger.size == len(LETTERS), "something is lost or there twice")
            for one in held:
                there = ledger.records(one.sequence, one.sequence + 1)
                need(there == one.encode(), "a receipt was given for what is lost")
        need(len(list(self.folder.glob("*.receipt"))) == len(LETTERS), "a receipt is missing")
        self.sound()


class Publishing(Appending):
    """Signing a checkpoint, with the request for a witness."""

    def begin(self) -> None:
        super().begin()
        super().work()

    def work(self) -> None:
        publish_in(self.ledger, self.key, None, str(self.folder / "request"))

    def left(self) -> None:
        self.work()
        with LedgerFolder(self.ledger) as ledger:
            need(
                [read_checkpoint(one).head.size for one in ledger.checkpoints()] == [4], "another checkpoint"
            )
        need((self.folder / "request").is_file(), "the request is missing")
        self.sound()


class Erasing(Publishing):
    """Erasing an entry with its receipt."""

    def begin(self) -> None:
        super().begin()
        super().work()
        self.salts = salts(self.folder / "l")

    def work(self) -> None:
        erase_in(self.ledger, ERASED)

    def left(self) -> None:
        with LedgerFolder(self.ledger) as ledger:
            need(ledger.size == len(LETTERS), "an entry is lost")
            opened = [ledger.opening(one) for one in range(len(LETTERS))]
        need(all(one or at == ERASED for at, one in enumerate(opened)), "another entry is erased")
        self.work()
        with LedgerFolder(self.ledger) as ledger:
            need(ledger.opening(ERASED) is None, "it is not erased")
        need(not left_in(self.folder, [self.salts[ERASED]]), "its salt is left")
        need(len(list(self.folder.glob("*.receipt"))) == len(LETTERS) - 1, "another receipt is gone")
        self.sound()


class Witnessing(Work):
    """Cosigning what goes on from what is remembered."""

    def begin(self) -> None:
        super().begin()
        self.watch = Witness(WITNESS, KEY.public, str(self.folder / "some" / "memory"))
        self.asked = []
        with LedgerFolder(new_ledger(self.folder / "l")) as ledger:
            for at in range(2):
                before = ledger.size
                file(ledger, events(3, 10 * at))
                publish(ledger, KEY)
                self.asked.append(request_for(ledger, before).write())
        self.watch.cosign(self.asked[0], 100, first=True)

    def work(self) -> None:
        told = self.watch.cosign(self.asked[1], 101).write()
        (self.folder / "told").write_text(told, encoding="utf-8")

    def left(self) -> None:
        told = self.folder / "told"
        seen = self.watch.seen()
        need(seen is not None, "it remembers nothing")
        if told.exists():
            need(seen and seen.head.size == 6, "it forgot what it told")
        size = seen.head.size if seen else 0
        fork = KEY.sign_note(checkpoint_text(KEY.name, Head(size, b"\x09" * 32)))
        try:
            self.watch.cosign(Request(0, (), read_checkpoint(fork.write())).write(), 900)
            raise Wrong("it cosigns a fork")
        except NotCosigned:
            pass
        answer = self.watch.cosign(self.asked[1], 102).write()
        need(self.watch.cosign(self.asked[1], 103).write() == answer, "it answers something else")
        if told.exists() and (said := told.read_text(encoding="utf-8")):
            need(said == answer, "it answers something else than it told")
        left = [one.name for one in self.folder.rglob(".*.new")]
        need(not left, f"{left} is left over")


class Beginning(Witnessing):
    """The first checkpoint that a witness believes."""

    def begin(self) -> None:
        super().begin()
        shutil.rmtree(self.folder / "some")

    def work(self) -> None:
        told = self.watch.cosign(self.asked[0], 101, first=True).write()
        (self.folder / "told").write_text(told, encoding="utf-8")

    def left(self) -> None:
        if self.watch.seen() is None:
            need(not (self.folder / "told").exists(), "it forgot what it told")
            self.work()
        (self.folder / "told").unlink(missing_ok=True)
        super().left()


WORKS: dict[str, type[Work]] = {
    "making": Making,
    "appending": Appending,
    "publishing": Publishing,
    "erasing": Erasing,
    "witnessing": Witnessing,
    "beginning to witness": Beginning,
}


def _written_at_once(path: str | Path, data: bytes, _: int = 0o644) -> None:
    """What `replace_file` must not be: the old one is gone before the new one is there."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fsync(handle)
    os.write(handle, data)
    os.close(handle)


def _early(self: Witnessing) -> None:
    """A witness that answers before it remembers."""

    def late(path: str | Path, data: bytes) -> None:
        (self.folder / "told").write_text(data.decode(), encoding="utf-8")
        replace_file(path, data)

    witness_module.replace_file = late  # type: ignore[attr-defined, assignment]
    self.watch.cosign(self.asked[1], 101)


def _wiped(folder: Path, name: str = "") -> None:
    """What clearing away must not do: zeros over the other name of the same file."""
    for one in left_over.left_over(folder, name):
        left_over.wipe(one)


PLANTS: dict[str, tuple[str, Callable[[], None]]] = {
    "erasing in place": ("erasing", lambda: setattr(segments, "replace_file", _written_at_once)),
    "remembering in place": ("witnessing", lambda: setattr(witness_module, "replace_file", _written_at_once)),
    "answering early": ("witnessing", lambda: setattr(Witnessing, "work", _early)),
    "wiping by the wrong name": ("making", lambda: setattr(ledger_folder, "clear_left_over", _wiped)),
}


def main(what: str, place: Path) -> None:
    os.fsync = os.fdatasync = lambda _: None  # type: ignore[assignment] # what a process wrote outlives its kill
    name, plant = PLANTS.get(what, (what, lambda: None))
    plant()
    work = WORKS[name](place / "work")

    def begin() -> None:
        shutil.rmtree(place / "work", ignore_errors=True)
        (place / "work").mkdir()
        work.begin()

    chance = Chance(what)
    shares = [chance.below(1000) / 1000 for _ in range(RANDOM)]
    for kinds, kills in (
        ("step", kills_of(work.work, begin)),
        ("moment", kills_at(work.work, begin, shares)),
    ):
        for at in kills:
            try:
                work.left()
                wrong = ""
            except (Wrong, Refusal) as problem:
                wrong = str(problem)
            sys.stdout.write(json.dumps([kinds, at, wrong]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
