"""The power fails at every step of filing, publishing, erasing and witnessing: what was promised is kept."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger.audit import audit
from tallystick.ledger.checkpoints import Request, checkpoint_text, read_checkpoint
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.lines import read_line
from tallystick.ledger.log import file_events, publish, request_for
from tallystick.ledger.model import Head
from tallystick.ledger.notes import encode
from tallystick.ledger.operations import publish_in, start
from tallystick.ledger.papers import append_files, erase_in
from tallystick.ledger.receipts import read_receipt
from tallystick.ledger.witness import NotCosigned, Witness
from tests.draws import share
from tests.durability.disk import Cut, Disk
from tests.ledger.made import KEY, WITNESS, events, file, new_ledger

#: One in so many cuts is laid out in every run, all where more is drawn.
SHARE = 5


@dataclass(frozen=True)
class Promise:
    """Something said outside: a ledger made, a receipt, checkpoint, erasure, cosignature; and its text."""

    kind: str
    text: str = ""


class Broken(AssertionError):
    """A promise was not kept after a cut."""


def need(holds: bool, what: str, cut: Cut) -> None:
    if not holds:
        raise Broken(f"{what}: {cut}")


def letters(folder: Path, *names: str) -> list[str]:
    places = [folder / f"{name}.txt" for name in names]
    for place in places:
        place.write_text(f"We promise {place.name}.", encoding="utf-8")
    return list(map(str, places))


def work(folder: Path, key: str, disk: Disk) -> None:
    """A ledger's life: made, filed into one by one and in batches, published, erased from, and on."""
    ledger = str(folder / "l")

    def append(*names: str) -> None:
        paths = letters(folder, *names)
        append_files(ledger, key, paths, "2026-01-31")
        for path in paths:
            disk.promise(Promise("receipt", Path(f"{path}.receipt").read_text(encoding="utf-8")))

    start(ledger, key)
    disk.promise(Promise("made"))
    append("a")
    append(*"bcdefg")  # more lines than one block of the disk holds
    disk.promise(Promise("checkpoint", publish_in(ledger, key, None)[0].write()))
    append("h")
    append(*"ijklmn")
    for entry in (2, 9):  # one that the checkpoint covers, and one that it doesn't
        salt = salts(folder / "l")[entry]
        erase_in(ledger, entry)
        disk.promise(Promise("erased", salt.hex()))
    append("o")
    disk.promise(Promise("checkpoint", publish_in(ledger, key, None)[0].write()))
    append("p")


def salts(ledger: Path) -> dict[int, bytes]:
    lines = (ledger / "events" / "000000").read_bytes().splitlines(keepends=True)
    opened = ((at, read_line(line, at)) for at, line in enumerate(lines))
    return {at: one.salt for at, one in opened if one is not None}


def check(cut: Cut, place: Path) -> list[bytes]:
    """Open what the cut left, find every promise kept, and go on; give the salts that are to be gone."""
    folder = cut.lay(place) / "l"
    promised: dict[str, list[str]] = {}
    for one in cut.promised:
        promised.setdefault(one.kind, []).append(one.text)
    try:
        with LedgerFolder(str(folder)) as ledger:
            for text in promised.get("receipt", ()):
                entry = read_receipt(text)[0].entry
                there = ledger.records(entry.sequence, entry.sequence + 1)
                need(there == entry.encode(), f"entry {entry.sequence} is lost", cut)
            kept = {read_checkpoint(text).head for text in ledger.checkpoints()}
            for text in promised.get("checkpoint", ()):
                need(read_checkpoint(text).head in kept, "a checkpoint is lost", cut)
            file(ledger, [{"after": "the cut"}])
            publish(ledger, KEY)
    except Refusal as refusal:
        need("made" not in promised and not (folder / "origin").exists(), f"it is refused ({refusal})", cut)
        new_ledger(folder, 1)  # what was never made can be made in the same place
    with LedgerCopy(str(folder)) as copy:
        found = audit(copy, KEY.public, lambda *_: None)
        need(not found.faults and not found.notes, f"the audit finds {found}", cut)
    return list(map(bytes.fromhex, promised.get("erased", ())))


def check_all(cuts: Sequence[Cut], tmp_path: Path, erasing: int = 5) -> None:
    """Each one in the place in which the work was done: a ledger knows where its receipts lie.

    Of so many cuts one is erased from until nothing is left.
    """
    place = tmp_path / "work"
    for at, cut in enumerate(cuts):
        shutil.rmtree(place)
        gone = check(cut, place)
        if erasing and at % erasing == 0:
            held = salts(place / "l")
            for number in held:
                erase_in(str(place / "l"), number)
            gone += held.values()
        need(not left_in(place, gone), "a salt is left", cut)


def left_in(place: Path, gone: list[bytes]) -> list[bytes]:
    """Those of some salts that stand in any file, as bytes or spelled."""
    everything = b"".join(one.read_bytes() for one in place.rglob("*") if one.is_file())
    return [
        salt
        for salt in gone
        if any(one in everything for one in (salt, salt.hex().encode(), encode(salt).encode()))
    ]


def cuts_of(tmp_path: Path, deaf: bool | Callable[[str], bool] = False) -> list[Cut]:
    folder = tmp_path / "work"
    folder.mkdir()
    KEY.save(str(tmp_path / "k"))
    with Disk(folder, deaf=deaf) as disk:
        work(folder, str(tmp_path / "k"), disk)
    return disk.cuts()


def test_no_power_cut_breaks_what_a_ledger_promised(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    cuts = share(cuts_of(tmp_path), SHARE)
    assert len(cuts) >= 50
    check_all(cuts, tmp_path)
    record_property("power cuts, a ledger", len(cuts))


def test_no_power_cut_breaks_it_where_one_file_of_events_ends_and_the_next_begins(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    folder = tmp_path / "work"
    KEY.save(str(tmp_path / "k"))
    new_ledger(folder / "l", SEGMENT - 3)
    with Disk(folder) as disk:
        disk.promise(Promise("made"))
        with LedgerFolder(str(folder / "l")) as ledger:
            for start in (0, 2, 9):
                for one in file(ledger, events(start + 2, 5000 + start)):
                    disk.promise(Promise("receipt", one.receipt))
            disk.promise(Promise("checkpoint", publish(ledger, KEY).write()))
    cuts = disk.cuts()
    assert len(cuts) >= 50
    check_all(cuts, tmp_path, erasing=0)
    record_property("power cuts, a ledger", len(cuts))


@pytest.mark.slow
@pytest.mark.parametrize(
    "deaf",
    [
        pytest.param(lambda _: True, id="no fsync at all"),
        pytest.param(lambda path: path.endswith("/events/000000"), id="lines not waited for"),
        pytest.param(lambda path: path.endswith("/l/events"), id="the name of a file of events"),
        pytest.param(lambda path: path.endswith("/l/leaves"), id="entries under a checkpoint"),
        pytest.param(lambda path: "/.0" in path and "checkpoints" in path, id="a checkpoint's content"),
        pytest.param(lambda path: path.endswith("/l/checkpoints"), id="a checkpoint's name"),
        pytest.param(lambda path: "/.000000." in path, id="lines written anew"),
        pytest.param(lambda path: path.endswith("/l/batch"), id="which lines were written together"),
        pytest.param(lambda path: path.endswith("/l"), id="the name of the ledger"),
    ],
)
def test_control_a_ledger_that_does_not_wait_for_the_disk_is_caught(
    tmp_path: Path, deaf: Callable[[str], bool]
) -> None:
    cuts = cuts_of(tmp_path, deaf)
    with pytest.raises(Broken):
        check_all(cuts, tmp_path)


def watched(folder: Path, disk: Disk, requests: list[str]) -> Witness:
    watch = Witness(WITNESS, KEY.public, str(folder / "some" / "memory"))
    for at, request in enumerate(requests):
        disk.promise(Promise("cosigned", watch.cosign(request, 100 + at, first=at == 0).write()))
    return watch


def requests(tmp_path: Path) -> list[str]:
    """What a growing ledger asks its witness, step by step."""
    made = []
    with LedgerFolder(new_ledger(tmp_path / "l")) as ledger:
        for at in range(12):
            before = ledger.size
            file_events(ledger, KEY, "file", events(3, 10 * at), "")
            publish(ledger, KEY)
            made.append(request_for(ledger, before).write())
    return made


def check_memory(cut: Cut, place: Path, asked: list[str]) -> None:
    memory = cut.lay(place) / "some" / "memory"
    watch = Witness(WITNESS, KEY.public, str(memory))
    answers = [one.text for one in cut.promised]
    try:
        seen = watch.seen()
        if not answers:
            return
        last = read_checkpoint(answers[-1])
        need(seen is not None and seen.head.size >= last.head.size, "the witness forgot", cut)
        fork = KEY.sign_note(checkpoint_text(KEY.name, Head(last.head.size, b"\x09" * 32)))
        with pytest.raises(NotCosigned):
            watch.cosign(Request(0, (), read_checkpoint(fork.write())).write(), 900)
        if seen is not None and seen.head == last.head:
            again = watch.cosign(asked[len(answers) - 1], 901).write()
            need(again == answers[-1], "asked again, it answers something else", cut)
    except Refusal as refusal:
        raise Broken(f"{refusal}: {cut}") from None


def check_memories(cuts: list[Cut], tmp_path: Path, asked: list[str]) -> None:
    for at, cut in enumerate(cuts):
        check_memory(cut, tmp_path / f"cut{at}", asked)


def memory_cuts(tmp_path: Path, asked: list[str], deaf: bool | Callable[[str], bool] = False) -> list[Cut]:
    folder = tmp_path / "work"
    folder.mkdir()
    with Disk(folder, deaf=deaf) as disk:
        watched(folder, disk, asked)
    return disk.cuts()


def test_no_power_cut_makes_a_witness_forget(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    asked = requests(tmp_path)
    cuts = memory_cuts(tmp_path, asked)
    assert len(cuts) >= 50
    check_memories(cuts, tmp_path, asked)
    record_property("power cuts, a witness", len(cuts))


@pytest.mark.parametrize(
    "deaf",
    [
        pytest.param(lambda _: True, id="no fsync at all"),
        pytest.param(lambda path: path.endswith(".new"), id="what it remembers"),
        pytest.param(lambda path: path.endswith("/memory"), id="the name of what it remembers"),
        pytest.param(lambda path: path.endswith("/some"), id="the name of the memory"),
    ],
)
def test_control_a_witness_that_does_not_wait_for_the_disk_is_caught(
    tmp_path: Path, deaf: Callable[[str], bool]
) -> None:
    asked = requests(tmp_path)
    cuts = memory_cuts(tmp_path, asked, deaf)
    with pytest.raises(Broken):
        check_memories(cuts, tmp_path, asked)
