"""What a release carries of a ledger holds each entry once, as it was filed, and says nothing beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.records import read_json
from tallystick.ledger.checkpoints import checkpoint_text, read_checkpoint
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import publish, tree_of
from tallystick.ledger.model import Head
from tallystick.ledger.verifiers import PublicKey
from tallystick.release.record import (
    CHECKPOINT,
    LEDGER_KEY,
    RECORD,
    head_record,
    read_record,
    record_files,
)
from tests.ledger.made import KEY, OTHER, events, file, new_ledger

Members = dict[str, bytes]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[LedgerFolder]:
    """Two releases and a complaint under the first checkpoint, one release more under the second."""
    with LedgerFolder(new_ledger(tmp_path / "l")) as found:
        file(found, events(2), "release")
        file(found, events(1), "complaint")
        publish(found, KEY)
        file(found, events(1, 7), "release")
        publish(found, KEY)
        yield found


def sequences(members: Members) -> list[int]:
    record = read_record(members)
    assert record is not None
    assert record.problems == ()
    return [one.entry.sequence for one in record.disclosed]


def told(members: Members) -> list[tuple[str, str]]:
    record = read_record(members)
    assert record is not None
    return [(name, reason.text) for name, reason in record.problems]


def edited(members: Members, edit: Callable[[list[dict[str, Any]]], object]) -> Members:
    entries = read_json(members[RECORD])["entries"]
    edit(entries)
    return members | {RECORD: canonical_bytes({"entries": entries}) + b"\n"}


def test_it_tells_of_releases_under_its_checkpoint(ledger: LedgerFolder) -> None:
    assert sequences(record_files(ledger, KEY.public, None)) == [0, 1, 3]
    assert sequences(record_files(ledger, KEY.public, 4)) == [0, 1, 3]
    assert sequences(record_files(ledger, KEY.public, 3)) == [0, 1]


def test_a_checkpoint_that_was_not_published_is_refused_with_those_that_were(ledger: LedgerFolder) -> None:
    with pytest.raises(Refusal, match="no checkpoint of 2 entries") as raised:
        record_files(ledger, KEY.public, 2)
    assert "such as 3, 4" in raised.value.fix.text


def test_without_any_checkpoint_there_is_nothing_to_carry(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "bare", 1)) as bare:
        with pytest.raises(Refusal, match=r"has published no checkpoint$") as raised:
            record_files(bare, KEY.public, None, "my.key")
        assert "my.key" in raised.value.fix.text


def test_what_was_filed_is_told_and_nothing_else(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)
    record = read_record(members)
    assert record is not None
    assert [one.event for one in record.disclosed] == [{"number": 0}, {"number": 1}, {"number": 7}]
    assert told(edited(members, lambda entries: entries[1].update(event={"number": 2}))) == [
        (RECORD, "what is told of entry 1 is not what was filed")
    ]


def test_an_event_that_was_erased_is_left_out_and_its_entry_stays(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)

    def erase(entries: list[dict[str, Any]]) -> None:
        del entries[1]["event"], entries[1]["salt"]

    record = read_record(edited(members, erase))
    assert record is not None
    assert record.problems == ()
    assert [one.event for one in record.disclosed] == [{"number": 0}, None, {"number": 7}]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            {"note": "x"},
            "an entry has entry, event, note, proof, salt, sequence where entry, event, proof, salt, "
            "sequence belong",
        ),
        ({"consistency": []}, "where entry, event, proof, salt, sequence belong"),
        ({"event": [1]}, "an event is no group of keys"),
    ],
)
def test_nothing_is_said_beside_an_entry(ledger: LedgerFolder, more: dict[str, object], why: str) -> None:
    members = record_files(ledger, KEY.public, None)
    with pytest.raises(Refusal) as raised:
        read_record(edited(members, lambda entries: entries[0].update(more)))
    assert why in str(raised.value)


def test_an_entry_of_another_ledger_does_not_stand_in_it(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)
    found = told(edited(members, lambda entries: entries[0].update(proof=entries[1]["proof"])))
    assert found == [(RECORD, "entry 0 does not stand in the ledger under this checkpoint")]


def test_a_release_that_named_a_checkpoint_is_gone_on_from(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "l", 3)) as found:
        tree = tree_of(found)
        true = Head(3, tree.root(3))
        file(found, [{"checkpoint": head_record(true)}], "release")
        file(found, [{"checkpoint": head_record(Head(2, true.root))}], "release")  # no such head ever was
        publish(found, KEY)
        members = record_files(found, KEY.public, None)
    assert told(members) == [(RECORD, "the ledger does not go on from the checkpoint of entry 4: a fork")]


def test_each_entry_is_there_once_and_in_order(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)
    wrong = [(RECORD, "its entries are not each there once, in the order of the ledger")]
    assert told(edited(members, lambda entries: entries.append(entries[-1]))) == wrong
    assert told(edited(members, lambda entries: entries.reverse())) == wrong


def test_an_entry_stands_where_it_says(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)
    found = told(edited(members, lambda entries: entries[1].update(sequence=2)))
    assert found == [(RECORD, "entry 1 does not stand in the ledger under this checkpoint")]


def test_true_is_no_number(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)
    with pytest.raises(Refusal, match="of another kind"):
        read_record(edited(members, lambda entries: entries[1].update(sequence=True)))


def test_of_other_entries_no_release_tells(ledger: LedgerFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("tallystick.release.record.DISCLOSED", ("release", "complaint"))
        members = record_files(ledger, KEY.public, None)
    assert told(members) == [(RECORD, "entry 2 is of the type complaint, of which no release tells")]


def test_the_checkpoint_is_of_the_ledger_that_the_key_names(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)
    for key in (OTHER.public, PublicKey("another.example/ledger", KEY.public.raw)):
        found = told(members | {LEDGER_KEY: (key.vkey + "\n").encode()})
        assert found == [(CHECKPOINT, f"the key of {key.name} did not sign this checkpoint")]


def test_a_checkpoint_of_another_ledger_is_none_of_this_one_though_its_key_signed_it(
    ledger: LedgerFolder,
) -> None:
    members = record_files(ledger, KEY.public, None)
    head = read_checkpoint(members[CHECKPOINT].decode()).head
    other = KEY.sign_note(checkpoint_text("another.example/ledger", head)).write()
    assert told(members | {CHECKPOINT: other.encode()}) == [
        (CHECKPOINT, f"the key of {KEY.name} did not sign this checkpoint")
    ]


def test_a_signature_stands_under_it_once(ledger: LedgerFolder) -> None:
    members = record_files(ledger, KEY.public, None)
    text = members[CHECKPOINT].decode()
    twice = text + text.splitlines(keepends=True)[-1]
    assert told(members | {CHECKPOINT: twice.encode()}) == [
        (CHECKPOINT, "somebody's signature stands under it more than once")
    ]
