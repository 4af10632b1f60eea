"""A ledger in a folder: what is acknowledged stays, what is erased is gone, what is damaged is named."""

import errno
import json
import os
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.base.places import replace_file
from tallystick.ledger import segments
from tallystick.ledger.audit import audit
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.log import latest, proof_of, publish, request_for
from tallystick.ledger.model import ENTRY_BYTES, Entry, Opening
from tallystick.ledger.proofs import proves_inclusion
from tests.ledger.made import KEY, OTHER, events, file, new_ledger


def findings(path: str) -> list[str]:
    with LedgerCopy(path) as ledger:
        return [one.code for one in audit(ledger, KEY.public, lambda *_: None).faults]


def test_entries_come_back_in_the_order_in_which_they_were_filed(tmp_path: Path) -> None:
    path = new_ledger(tmp_path / "l", SEGMENT + 5)
    with LedgerFolder(path) as ledger:
        assert ledger.size == SEGMENT + 5
        for at in (0, SEGMENT - 1, SEGMENT, SEGMENT + 4):
            opened = ledger.opening(at)
            assert opened is not None
            assert json.loads(opened.event) == {"number": at}
            assert ledger.records(at, at + 1) == opened.entry(at).encode()


def test_the_same_event_is_filed_once(tmp_path: Path) -> None:
    path = new_ledger(tmp_path / "l", 3)
    with LedgerFolder(path) as ledger:
        filed = file(ledger, [{"number": 1}, {"number": 9}, {"number": 9}])
        assert [(one.sequence, one.again) for one in filed] == [(1, True), (3, False), (3, False)]
        assert ledger.size == 4
        assert [one.sequence for one in file(ledger, [{"number": 1}], "other")] == [4]


def test_equal_events_have_unequal_digests_in_two_ledgers(tmp_path: Path) -> None:
    """Without the salt nobody can test a guess at what was filed."""
    one, other = (new_ledger(tmp_path / name, 1) for name in ("one", "other"))
    assert (Path(one) / "leaves").read_bytes() != (Path(other) / "leaves").read_bytes()


def test_erasing_deletes_salt_and_event_and_the_leaf_still_proves(tmp_path: Path) -> None:
    path = new_ledger(tmp_path / "l")
    with LedgerFolder(path) as ledger:
        file(ledger, [{"secret": f"name{at}"} for at in range(20)])
        checkpoint = publish(ledger, KEY)
        held = ledger.opening(7)
        assert held is not None
        before = Entry.decode(ledger.records(7, 8))
        assert ledger.erase(7)
        assert not ledger.erase(7)
        assert ledger.opening(7) is None
        proof = proof_of(ledger, 7)
        assert proves_inclusion(before.leaf, 7, checkpoint.head, proof.proof)
        assert ledger.opening(6) is not None
    left = b"".join(one.read_bytes() for one in Path(path).rglob("*") if one.is_file())
    assert b'"name7"' not in left
    assert held.salt.hex().encode() not in left
    assert b'"name8"' in left, "control: what was not erased is found by the same search"
    with LedgerFolder(path) as ledger:
        found = audit(ledger, KEY.public, lambda *_: None)
        assert (found.erased, found.faults) == (1, ())


def test_many_are_erased_with_each_file_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One by one an office with years of acts waited two minutes and more at its upgrade."""
    path = new_ledger(tmp_path / "l")
    written: list[Path] = []

    def replacing(place: Path, data: bytes, mode: int) -> None:
        written.append(place)
        replace_file(place, data, mode)

    monkeypatch.setattr(segments, "replace_file", replacing)
    with LedgerFolder(path) as ledger:
        file(ledger, [{"secret": f"name{at:04d}"} for at in range(SEGMENT + 50)])
        gone = [*range(0, SEGMENT + 50, 2)]
        assert ledger.erase_all([*gone, *gone]) == len(gone)
        assert ledger.erase_all(gone) == 0
        assert len(written) == 2
        assert [at for at in range(ledger.size) if ledger.opening(at) is None] == gone
    left = b"".join(one.read_bytes() for one in Path(path).rglob("*") if one.is_file())
    assert [at for at in range(SEGMENT + 50) if b"name%04d" % at not in left] == gone
    with LedgerFolder(path) as ledger:
        publish(ledger, KEY)
        assert audit(ledger, KEY.public, lambda *_: None).faults == ()


def test_an_erased_event_can_be_filed_anew_as_another_entry(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "l", 3)) as ledger:
        ledger.erase(1)
        assert [one.sequence for one in file(ledger, [{"number": 1}])] == [3]


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_line_cut_short_was_never_acknowledged_and_is_dropped(tmp_path: Path, cut: int) -> None:
    path = new_ledger(tmp_path / "l", 4)
    segment = tmp_path / "l" / "events" / "000000"
    whole = segment.read_bytes()
    with LedgerFolder(path) as ledger:
        file(ledger, events(1, 4))
    longer = segment.read_bytes()
    segment.write_bytes(longer[: max(len(whole) + 1, len(longer) - cut)])
    leaves = tmp_path / "l" / "leaves"
    leaves.write_bytes(leaves.read_bytes()[: 4 * ENTRY_BYTES])
    with LedgerFolder(path) as ledger:
        assert ledger.size == 4
        assert [one.sequence for one in file(ledger, events(1, 4))] == [4]
    assert findings(path) == []


@pytest.mark.parametrize("kept", [0, 3, 10 * ENTRY_BYTES + 17])
def test_leaves_lost_in_a_crash_follow_from_the_events(tmp_path: Path, kept: int) -> None:
    path = new_ledger(tmp_path / "l", SEGMENT + 30)
    leaves = tmp_path / "l" / "leaves"
    before = leaves.read_bytes()
    leaves.write_bytes(before[:kept])
    with LedgerFolder(path) as ledger:
        assert ledger.size == SEGMENT + 30
    assert leaves.read_bytes() == before


def test_a_damaged_line_in_the_middle_is_no_crash_and_is_refused(tmp_path: Path) -> None:
    path = new_ledger(tmp_path / "l", 8)
    segment = tmp_path / "l" / "events" / "000000"
    lines = segment.read_bytes().splitlines(keepends=True)
    lines[7] = lines[7].replace(b'"number":7', b'"number":8')
    segment.write_bytes(b"".join(lines))
    with pytest.raises(Refusal, match="damaged at entry 7"):
        LedgerFolder(path)


def test_a_full_disk_is_said_and_leaves_no_half_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_ledger(tmp_path / "l", 2)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with LedgerFolder(path) as ledger:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fdatasync", full)
            with pytest.raises(Refusal, match="no space left"):
                file(ledger, events(3, 2))
        assert ledger.size == 2
        assert [one.sequence for one in file(ledger, events(3, 2))] == [2, 3, 4]
    assert findings(path) == []


def test_a_checkpoint_is_not_signed_over_entries_that_change_meanwhile(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "l", 5)) as ledger:
        publish(ledger, KEY)
        file(ledger, events(1, 5))
        assert len(ledger.records(0, 6)) == 6 * ENTRY_BYTES
        leaves = tmp_path / "l" / "leaves"
        data = bytearray(leaves.read_bytes())
        data[40] ^= 1
        leaves.write_bytes(data)
        with pytest.raises(Refusal, match="no longer gives the checkpoint of 5"):
            publish(ledger, KEY)
        assert latest(ledger).size == 5


def test_a_checkpoint_is_signed_once_a_size(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "l", 5)) as ledger:
        assert publish(ledger, KEY) == publish(ledger, KEY)
        assert request_for(ledger, 0).proof == ()
        with pytest.raises(Refusal, match="no way from 9"):
            request_for(ledger, 9)


@pytest.mark.parametrize(
    ("place", "at", "code"),
    [("leaves", 3 * ENTRY_BYTES + 30, "event"), ("leaves", 3 * ENTRY_BYTES + 23, "order")],
)
def test_an_audit_names_what_was_changed(tmp_path: Path, place: str, at: int, code: str) -> None:
    path = new_ledger(tmp_path / "l", 5)
    with LedgerFolder(path) as ledger:
        publish(ledger, KEY)
    assert findings(path) == []
    target = tmp_path / "l" / place
    data = bytearray(target.read_bytes())
    data[at] ^= 1
    target.write_bytes(data)
    found = findings(path)
    assert code in found
    assert "root" in found


def test_an_audit_names_a_cut_off_end_and_a_foreign_checkpoint(tmp_path: Path) -> None:
    path = new_ledger(tmp_path / "l", 5)
    with LedgerFolder(path) as ledger:
        publish(ledger, KEY)
        assert [one.code for one in audit(ledger, OTHER.public, lambda *_: None).faults] == ["not-signed"]
    leaves = tmp_path / "l" / "leaves"
    segment = tmp_path / "l" / "events" / "000000"
    leaves.write_bytes(leaves.read_bytes()[: 3 * ENTRY_BYTES])
    segment.write_bytes(b"".join(segment.read_bytes().splitlines(keepends=True)[:3]))
    assert findings(path) == ["truncated"]


def test_types_are_found_and_fixed_in_length(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "l", 3)) as ledger:
        file(ledger, [{"a": 1}], "release")
        assert ledger.of_type("release") == [3]
        assert ledger.of_type("rel") == []
    for bad in ("", "Release", "a" * 17, "a b", "a\0b"):
        with pytest.raises(ValueError, match="1 to 16"):
            Opening.of(bad, {}, b"\0" * 32).entry(0).encode()
