"""A witness's memory: begun only when asked for, believed only as it was written, used by one at a time."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.base.places import replace_file
from tallystick.base.reasons import Reason
from tallystick.ledger import lock
from tallystick.ledger import witness as witness_module
from tallystick.ledger.checkpoints import (
    Checkpoint,
    Request,
    checkpoint_text,
    read_checkpoint,
    read_request,
)
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import publish, request_for
from tallystick.ledger.model import Head
from tallystick.ledger.notes import Note, Signature
from tallystick.ledger.tree import EMPTY_ROOT
from tallystick.ledger.verifiers import cosigned_at
from tallystick.ledger.witness import NotCosigned, Unseen, Witness
from tests.ledger.made import KEY, OTHER, WITNESS, events, file, new_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[LedgerFolder]:
    with LedgerFolder(new_ledger(tmp_path / "l", 5)) as opened:
        yield opened


@pytest.fixture
def watch(tmp_path: Path) -> Witness:
    return Witness(WITNESS, KEY.public, str(tmp_path / "memory"))


def ask(ledger: LedgerFolder, since: int) -> str:
    publish(ledger, KEY)
    return request_for(ledger, since).write()


def forked(size: int, byte: int, old: int = 0) -> str:
    note = KEY.sign_note(checkpoint_text(KEY.name, Head(size, bytes([byte]) * 32)))
    return Request(old, (), read_checkpoint(note.write())).write()


def memory(watch: Witness) -> Path:
    (place,) = (one for one in Path(watch.memory).iterdir() if one.suffix == ".txt")
    return place


def test_the_first_checkpoint_is_believed_only_when_asked_for(ledger: LedgerFolder, watch: Witness) -> None:
    request = ask(ledger, 0)
    with pytest.raises(Unseen, match="remembers no checkpoint"):
        watch.cosign(request, 100)
    assert not Path(watch.memory).exists(), "nothing was begun"
    assert watch.cosign(request, 100, first=True).head.size == 5


def test_a_mistyped_memory_cosigns_no_fork(ledger: LedgerFolder, watch: Witness, tmp_path: Path) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    mistyped = Witness(WITNESS, KEY.public, str(tmp_path / "memroy"))
    with pytest.raises(Unseen):
        mistyped.cosign(forked(5, 9), 100)


def test_what_is_not_the_first_one_is_refused_as_a_first_one(ledger: LedgerFolder, watch: Witness) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    file(ledger, events(4, 5))
    with pytest.raises(NotCosigned, match="has seen 5 entries"):
        watch.cosign(ask(ledger, 5), 101, first=True)
    with pytest.raises(NotCosigned):
        watch.cosign(forked(5, 9), 101, first=True)
    assert watch.cosign(ask(ledger, 5), 102).head.size == 9


def test_asked_again_it_gives_the_same_cosignature(ledger: LedgerFolder, watch: Witness) -> None:
    """It may have been stopped after it remembered and before it answered."""
    request = ask(ledger, 0)
    answer = watch.cosign(request, 100, first=True)
    assert watch.cosign(request, 200, first=True) == answer
    assert watch.cosign(request, 300) == answer
    assert cosigned_at(answer.note, WITNESS.cosigner) == 100
    other = Witness(OTHER, KEY.public, watch.memory)
    theirs = other.cosign(request, 400)
    assert cosigned_at(theirs.note, OTHER.cosigner) == 400
    assert other.cosign(request, 500) == theirs
    assert watch.cosign(request, 600) == answer


def test_a_memory_without_its_cosignature_is_gone_on_from(ledger: LedgerFolder, watch: Witness) -> None:
    """So an earlier version wrote it."""
    request = ask(ledger, 0)
    watch.cosign(request, 100, first=True)
    memory(watch).write_text(publish(ledger, KEY).write(), encoding="utf-8")
    assert cosigned_at(watch.cosign(request, 200).note, WITNESS.cosigner) == 200
    assert cosigned_at(watch.cosign(request, 300).note, WITNESS.cosigner) == 200


def unsigned(head: Head, signatures: tuple[Signature, ...]) -> str:
    return Checkpoint(KEY.name, head, Note(checkpoint_text(KEY.name, head), signatures)).write()


EDITS: dict[str, Callable[[Checkpoint], str]] = {
    "size 0": lambda seen: unsigned(Head(0, EMPTY_ROOT), seen.note.signatures),
    "a smaller size": lambda seen: unsigned(Head(3, seen.head.root), seen.note.signatures),
    "another root": lambda seen: unsigned(Head(5, b"\x09" * 32), seen.note.signatures),
    "signed by another key": lambda seen: OTHER.sign_note(seen.note.text).write(),
    "size 0, signed by another key": lambda _: OTHER.sign_note(
        checkpoint_text(KEY.name, Head(0, EMPTY_ROOT))
    ).write(),
    "an older one under its cosignature": lambda seen: Note(
        checkpoint_text(KEY.name, Head(2, b"\x08" * 32)),
        (
            *KEY.sign_note(checkpoint_text(KEY.name, Head(2, b"\x08" * 32))).signatures,
            seen.note.signatures[-1],
        ),
    ).write(),
    "no signature": lambda seen: seen.note.text + "\n",
    "empty": lambda _: "",
    "cut": lambda seen: seen.write()[:-20],
    "something else": lambda _: "We promise.\n",
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_memory_is_refused(ledger: LedgerFolder, watch: Witness, name: str) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    seen = watch.seen()
    assert seen is not None
    memory(watch).write_text(EDITS[name](seen), encoding="utf-8")
    file(ledger, events(2, 5))
    for request in (ask(ledger, 5), ask(ledger, 0), forked(7, 9)):
        for first in (False, True):
            with pytest.raises(Refusal, match="was changed"):
                watch.cosign(request, 200, first=first)


def test_control_a_memory_whose_signature_is_not_checked_is_caught(
    ledger: LedgerFolder, watch: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    seen = watch.seen()
    assert seen is not None
    memory(watch).write_text(unsigned(Head(0, EMPTY_ROOT), seen.note.signatures[:1]), encoding="utf-8")
    monkeypatch.setattr(witness_module, "is_signed", lambda *_: True)
    assert cosigned_at(watch.cosign(forked(5, 9), 200).note, WITNESS.cosigner) == 200


LARGEST_NOTE = 1_000_000


def padded(ledger: LedgerFolder, since: int, size: int) -> str:
    """A request for a witness whose checkpoint has a line under it that makes it as long as this."""
    publish(ledger, KEY)
    request = request_for(ledger, since)
    note = request.checkpoint.note
    bare = len(Note(note.text, (*note.signatures, Signature("x", b"abcd", b"\0" * 8))).write())
    noise = Signature("x", b"abcd", b"\0" * (8 + (size - bare) * 3 // 4))
    longer = Note(note.text, (*note.signatures, noise))
    return Request(request.old, request.proof, Checkpoint(KEY.name, request.checkpoint.head, longer)).write()


@pytest.mark.parametrize("room", [10, 60, 110, 5_000])
def test_a_checkpoint_with_much_under_it_makes_no_memory_that_cannot_be_read(
    ledger: LedgerFolder, watch: Witness, room: int
) -> None:
    watch.cosign(padded(ledger, 0, LARGEST_NOTE - room), 100, first=True)
    assert memory(watch).stat().st_size < 1_000
    file(ledger, events(2, 5))
    answer = watch.cosign(padded(ledger, 5, LARGEST_NOTE - room), 200)
    assert len(answer.write()) < 1_000
    assert watch.cosign(ask(ledger, 7), 300) == answer


def test_what_other_witnesses_signed_is_carried_on_and_nothing_that_is_said_to_be_ours(
    ledger: LedgerFolder, watch: Witness
) -> None:
    request = read_request(ask(ledger, 0))
    theirs = OTHER.cosign(request.checkpoint.note.text, 50)
    false = Signature(WITNESS.name, WITNESS.cosigner.key_id, b"\0" * 72)
    many = (*request.checkpoint.note.signatures, theirs, *[false] * 3_000, theirs)
    note = Note(request.checkpoint.note.text, many)
    carried = Request(0, (), Checkpoint(KEY.name, request.checkpoint.head, note)).write()
    answer = watch.cosign(carried, 100, first=True)
    assert [one.name for one in answer.note.signatures] == [KEY.name, OTHER.name, WITNESS.name]
    assert cosigned_at(answer.note, WITNESS.cosigner) == 100


def test_no_entries_have_one_root(watch: Witness) -> None:
    with pytest.raises(NotCosigned, match="no entries") as refused:
        watch.cosign(forked(0, 9), 100, first=True)
    assert refused.value.status == 422
    assert not Path(watch.memory).exists(), "nothing was begun"


def test_one_fork_is_kept_once_however_it_is_carried(ledger: LedgerFolder, watch: Witness) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    for at in range(3):
        request = read_request(forked(5, 9))
        noise = Signature("x", b"abcd", bytes([at]) * 60_000)
        note = Note(request.checkpoint.note.text, (*request.checkpoint.note.signatures, noise))
        with pytest.raises(NotCosigned, match="a fork"):
            watch.cosign(Request(0, (), Checkpoint(KEY.name, request.checkpoint.head, note)).write(), 200)
    (kept,) = Path(watch.memory).glob("*.conflict-*.txt")
    assert read_checkpoint(kept.read_text("utf-8")).note == read_request(forked(5, 9)).checkpoint.note


def both_sides(ledger: LedgerFolder) -> tuple[str, str]:
    """Two requests that go on from the same five entries and contradict one another."""
    with LedgerFolder(new_ledger(Path(ledger.place).with_name("other"), 0)) as fork:
        fork.append([one for at in range(5) if (one := ledger.opening(at)) is not None])
        file(fork, events(2, 900))
        publish(fork, KEY)
        theirs = request_for(fork, 5).write()
    file(ledger, events(2, 5))
    return ask(ledger, 5), theirs


def race(watch: Witness, monkeypatch: pytest.MonkeyPatch, requests: tuple[str, str]) -> list[object]:
    """Two witnesses of one memory, the second of which comes while the first is about to remember."""
    answers: list[object] = []
    came = threading.Event()

    def second() -> None:
        try:
            answers.append(watch.cosign(requests[1], 200))
        except Refusal as refusal:
            answers.append(refusal)
        came.set()

    def slowly(place: Path, data: bytes) -> None:
        if threading.current_thread() is threading.main_thread():
            thread.start()
            came.wait(timeout=0.5)
        replace_file(place, data)

    thread = threading.Thread(target=second)
    monkeypatch.setattr(witness_module, "replace_file", slowly)
    answers.append(watch.cosign(requests[0], 100))
    thread.join(timeout=60)
    return answers


def test_two_witnesses_of_one_memory_never_cosign_both_sides_of_a_fork(
    ledger: LedgerFolder, watch: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    answers = race(watch, monkeypatch, both_sides(ledger))
    assert sorted(type(one).__name__ for one in answers) == ["Checkpoint", "NotCosigned"]
    assert len(list((tmp_path / "memory").glob("*.conflict-*.txt"))) == 1


def test_control_a_witness_that_takes_no_turn_is_caught(
    ledger: LedgerFolder, watch: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its turn each of the two finds the old memory, and both cosign."""
    watch.cosign(ask(ledger, 0), 100, first=True)
    monkeypatch.setattr(witness_module, "take_turn", lambda *_: None)
    answers = race(watch, monkeypatch, both_sides(ledger))
    assert [type(one).__name__ for one in answers] == ["Checkpoint", "Checkpoint"]


def test_a_witness_does_not_wait_for_ever(
    ledger: LedgerFolder, watch: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.1)
    with (Path(watch.memory) / ".lock").open("rb") as held:
        lock.take_turn(held.fileno(), Reason("the memory"))
        with pytest.raises(Refusal, match="in use by another process"):
            watch.cosign(ask(ledger, 5), 101)
