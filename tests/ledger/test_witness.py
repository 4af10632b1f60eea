"""The witness: cosigns what goes on from the last checkpoint, and refuses, keeps and explains the rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.ledger import witness as witness_module
from tallystick.ledger.checkpoints import Request, checkpoint_text, read_checkpoint, read_request
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import add_cosignature, publish, request_for
from tallystick.ledger.model import Head
from tallystick.ledger.notes import Note, Signature
from tallystick.ledger.verifiers import cosigned_at
from tallystick.ledger.witness import NotCosigned, Witness
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


def signed(head: Head, old: int = 0) -> str:
    """A checkpoint that the operator signs over any head at all."""
    return Request(old, (), read_checkpoint(KEY.sign_note(checkpoint_text(KEY.name, head)).write())).write()


def refused(watch: Witness, text: str) -> tuple[int, str]:
    with pytest.raises(NotCosigned) as caught:
        watch.cosign(text, 100)
    return caught.value.status, caught.value.title.text


def test_a_witness_follows_a_growing_ledger(ledger: LedgerFolder, watch: Witness) -> None:
    first = watch.cosign(ask(ledger, 0), 100, first=True)
    file(ledger, events(4, 5))
    second = watch.cosign(ask(ledger, 5), 200)
    assert [cosigned_at(one.note, WITNESS.cosigner) for one in (first, second)] == [100, 200]
    assert add_cosignature(ledger, second.note, WITNESS.cosigner).head.size == 9
    assert cosigned_at(second.note, OTHER.cosigner) is None
    assert watch.seen() is not None


def test_nothing_is_kept_with_a_cosignature_but_that_itself(ledger: LedgerFolder, watch: Witness) -> None:
    note = watch.cosign(ask(ledger, 0), 100, first=True).note
    theirs = OTHER.cosign(note.text, 100)
    false = OTHER.cosign("test.example/ledger\n6\nAAAA\n", 100)
    carried = Note(note.text, (theirs, *note.signatures, Signature(WITNESS.name, false.key_id, false.blob)))
    kept = add_cosignature(ledger, carried, WITNESS.cosigner)
    assert kept.note == note
    assert add_cosignature(ledger, carried, WITNESS.cosigner).note == note, "once is enough"


def test_a_witness_that_signs_a_thousand_times_makes_no_checkpoint_that_cannot_be_read(
    ledger: LedgerFolder,
) -> None:
    """A thousand moments are a thousand good lines; one of them is kept, and no later one."""
    note = publish(ledger, KEY).note
    lines = tuple(WITNESS.cosign(note.text, moment) for moment in range(1_000))
    for some in (lines, lines[500:]):
        kept = add_cosignature(ledger, Note(note.text, (*note.signatures, *some)), WITNESS.cosigner)
        assert kept.note.signatures == (*note.signatures, lines[0])
    assert ledger.last_checkpoint() == kept.write()


def test_the_same_checkpoint_may_be_cosigned_again(ledger: LedgerFolder, watch: Witness) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    assert watch.cosign(ask(ledger, 5), 101).head.size == 5
    assert watch.cosign(ask(ledger, 0), 102).head.size == 5, "stopped before it answered, it is asked again"


def test_a_request_survives_being_carried(ledger: LedgerFolder) -> None:
    file(ledger, events(6, 5))
    text = ask(ledger, 3)
    assert read_request(text).write() == text


def test_a_fork_of_the_same_size_is_refused_and_kept(
    ledger: LedgerFolder, watch: Witness, tmp_path: Path
) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    status, title = refused(watch, signed(Head(5, b"\x09" * 32), 5))
    assert status == 409
    assert "a fork" in title
    kept = list((tmp_path / "memory").glob("*.conflict-*.txt"))
    assert len(kept) == 1
    assert read_checkpoint(kept[0].read_text(encoding="utf-8")).head.root == b"\x09" * 32


def test_a_rollback_is_refused(ledger: LedgerFolder, watch: Witness) -> None:
    early = ask(ledger, 0)
    file(ledger, events(4, 5))
    watch.cosign(ask(ledger, 0), 100, first=True)
    status, title = refused(watch, early)
    assert status == 409
    assert "a rollback: this checkpoint has 5 entries and the ledger had signed 9" in title


def test_a_rewritten_past_is_refused(ledger: LedgerFolder, watch: Witness, tmp_path: Path) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    with LedgerFolder(new_ledger(tmp_path / "other", 9)) as other:
        status, title = refused(watch, ask(other, 5))
    assert status == 422
    assert "a fork: nothing shows" in title


def test_a_proof_from_another_size_and_a_foreign_signature_are_told_apart(
    ledger: LedgerFolder, watch: Witness
) -> None:
    watch.cosign(ask(ledger, 0), 100, first=True)
    file(ledger, events(4, 5))
    assert refused(watch, ask(ledger, 3))[0] == 409
    foreign = OTHER.sign_note(checkpoint_text(KEY.name, Head(9, b"\1" * 32))).write()
    assert refused(watch, "old 5\n\n" + foreign)[0] == 403
    assert refused(watch, "no checkpoint at all")[0] == 400


def test_two_hundred_forks_and_none_is_cosigned(ledger: LedgerFolder, tmp_path: Path) -> None:
    watches = [Witness(WITNESS, KEY.public, str(tmp_path / f"memory{at}")) for at in range(3)]
    for watch in watches:
        watch.cosign(ask(ledger, 0), 100, first=True)
    for at in range(200):
        head = Head(5 + at % 4, at.to_bytes(32, "big"))
        for watch in watches:
            assert refused(watch, signed(head, 5))[0] in {409, 422}


def test_it_remembers_before_it_signs(
    ledger: LedgerFolder, watch: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A witness whose memory can't be written gives no cosignature."""
    request = ask(ledger, 0)

    def broken(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(witness_module, "replace_file", broken)
        with pytest.raises(PermissionError):
            watch.cosign(request, 100, first=True)
    assert watch.seen() is None


def test_control_a_witness_that_signs_first_and_forgets_is_caught(
    ledger: LedgerFolder, watch: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the memory left out, a fork would get its cosignature."""
    request = ask(ledger, 0)
    monkeypatch.setattr(witness_module, "replace_file", lambda *_: None)
    watch.cosign(request, 100, first=True)
    fork = watch.cosign(signed(Head(5, b"\x09" * 32)), 101, first=True)
    assert cosigned_at(fork.note, WITNESS.cosigner) == 101
