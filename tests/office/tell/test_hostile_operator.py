"""Whoever owns server, database and keys tries to cheat: what the sender's papers and others' copies show."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Model

from tallystick.ledger.checkpoints import read_checkpoint
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.held import read_held
from tallystick.ledger.holders import check_paper
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import ENTRY_BYTES
from tallystick.ledger.operations import file_all_in, publish_in, read_public, sign_held_in, size_of
from tallystick.ledger.receipts import Gathered
from tallystick.ledger.step_papers import check_step_paper
from tallystick.ledger.witness import NotCosigned, Witness
from tallystick.office.case_store import KEYS
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import (
    CaseEntry,
    CaseReader,
    CaseStepTaken,
    SealedCase,
    SealedMessage,
)
from tallystick.office.selectors.submissions import case_for_sender, is_sealed_to, reader_of_person
from tallystick.office.services.daily import list_held, see_to
from tallystick.office.services.outbox import deliver
from tallystick.vault.code_keys import read_code
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.bodies import COURT, MINISTRY, more_bodies, reading_in
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import TODAY, Sender, reader_of, says
from tests.office.tell.test_erased import listed, proof_of, standing

pytestmark = pytest.mark.django_db
TEXT, ANSWER = "They took our land at the river.", "It was taken, and comes back."


def papers(sender: Sender) -> dict[str, str]:
    """What the sender takes along, by name."""
    with zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content)) as archive:
        return {one: archive.read(one).decode() for one in archive.namelist() if one.endswith(".txt")}


def answered(sender: Sender, reader: Reading, home: LedgerHome) -> dict[str, str]:
    """Send a case and have it answered; gives what its sender takes along then."""
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    reader.answers(case, ANSWER)
    deliver(home=home, day=TODAY)
    see_to(home=home, today=TODAY)
    assert says(sender.comes_back(), ANSWER)
    return papers(sender)


def nothing_only_grows(model: type[Model] = CaseStepTaken) -> None:
    """Take away what the database refuses of a table: whoever owns it can."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What waits for the end of the transaction would keep the table from being changed.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def of_step(text: str, home: LedgerHome, sender: Sender) -> str:
    """How the proof of a step stands by what anyone can fetch."""
    checkpoint = read_checkpoint(sender.get("papers/checkpoint.txt").content.decode())
    leaves = io.BytesIO(sender.get("papers/leaves").content)
    key = read_public(f"{home.ledger_key}.vkey")
    return check_step_paper(text, key, Gathered(checkpoints=(checkpoint,), leaves=leaves)).standing


def test_an_answer_that_is_dropped_is_missing_from_the_list(
    sender: Sender, reader: Reading, home: LedgerHome
) -> None:
    held = answered(sender, reader, home)
    assert sorted(held) == [
        "proofs/1.txt",
        "proofs/2.txt",
        *(f"proofs/step {number}.txt" for number in (1, 2, 3)),
    ]
    assert listed(held["proofs/2.txt"], home, sender) == "kept"
    SealedMessage.objects.filter(number=2).delete()
    assert listed(held["proofs/2.txt"], home, sender) == "broken"
    assert listed(held["proofs/1.txt"], home, sender) == "kept"


def test_an_answer_that_was_altered_is_missing_too(sender: Sender, reader: Reading, home: LedgerHome) -> None:
    held = answered(sender, reader, home)
    row = SealedMessage.objects.get(number=2)
    SealedMessage.objects.filter(number=2).update(sealed=bytes(row.sealed)[:-1] + b"0")
    assert listed(held["proofs/2.txt"], home, sender) == "broken"


def test_a_step_that_was_backdated_is_not_the_one_in_the_ledger(
    sender: Sender, reader: Reading, home: LedgerHome
) -> None:
    held = answered(sender, reader, home)
    before = held["proofs/step 3.txt"]
    assert '"act":"answer"' in before
    nothing_only_grows()
    CaseStepTaken.objects.filter(number=3).update(day="2020-01-01")
    assert papers(sender)["proofs/step 3.txt"] == before  # by what was sealed, and the ledger has that
    assert of_step(before, home, sender) == "kept"
    backdated = re.sub(r'"day":"....', '"day":"2020', before)
    assert (backdated != before, of_step(backdated, home, sender)) == (True, "another")


def test_a_list_that_lies_shows_to_whoever_has_the_code(sender: Sender, home: LedgerHome) -> None:
    """What is not seen by anybody else, as the page of limits says."""
    sender.sends(TEXT)
    proof = proof_of(sender)
    SealedCase.objects.get().delete()
    publish_in(home.ledger, home.ledger_key, None)
    lie = sign_held_in(home.ledger, home.ledger_key, size_of(home.ledger), "2024-03-25", [0], [], [])
    key = read_public(f"{home.ledger_key}.vkey")
    with LedgerCopy(home.ledger) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        gathered = Gathered(checkpoints=(last,), leaves=leaves)
        assert check_paper(proof, key, gathered, copy, (read_held(lie),)).standing == "kept"
    assert says(sender.comes_back(), "There is nothing under this code")


def test_what_was_erased_and_brought_back_contradicts_itself(
    sender: Sender, home: LedgerHome, own_folder: Path
) -> None:
    """An operator who kept keys and rows aside brings an erased case back."""
    sender.sends(TEXT)
    proof = proof_of(sender)
    case, message, entry = SealedCase.objects.get(), SealedMessage.objects.get(), CaseEntry.objects.get()
    shutil.copytree(own_folder / KEYS, own_folder / "aside")
    sender.post("case/erase/", sure="on")
    assert _by_copy_and_list(proof, home) == "erased"
    for one in (case, message, entry):
        one.save(force_insert=True)
    shutil.copytree(own_folder / "aside", own_folder / KEYS, dirs_exist_ok=True)
    assert says(sender.comes_back(), TEXT)
    assert _by_copy_and_list(proof, home) == "broken"


def _by_copy_and_list(proof: str, home: LedgerHome) -> str:
    publish_in(home.ledger, home.ledger_key, None)
    held = read_held(list_held(home=home, today=TODAY))
    key = read_public(f"{home.ledger_key}.vkey")
    with LedgerCopy(home.ledger) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        gathered = Gathered(checkpoints=(last,), leaves=leaves)
        return check_paper(proof, key, gathered, copy, (held,)).standing


def test_entries_in_another_order_are_not_those_that_were_signed(sender: Sender, home: LedgerHome) -> None:
    sender.sends(TEXT)
    sender.post("case/more/", text="And the wood.")
    proof = proof_of(sender)
    assert standing(proof, home) == "kept"
    place = Path(home.ledger) / "leaves"
    data = place.read_bytes()
    turned = io.BytesIO(data[ENTRY_BYTES : 2 * ENTRY_BYTES] + data[:ENTRY_BYTES] + data[2 * ENTRY_BYTES :])
    key = read_public(f"{home.ledger_key}.vkey")
    with LedgerCopy(home.ledger) as copy:
        last = copy.files.last_checkpoint()
    assert last is not None
    assert check_paper(proof, key, Gathered(checkpoints=(last,), leaves=turned), None).standing != "kept"


def test_two_ledgers_for_two_readers_are_a_fork_when_they_meet(
    sender: Sender, home: LedgerHome, tmp_path: Path
) -> None:
    sender.sends(TEXT)
    proof = proof_of(sender)
    other = tmp_path / "other"
    shutil.copytree(home.ledger, other)
    key = read_public(f"{home.ledger_key}.vkey")
    watch = Witness(SigningKey.make("witness.example"), key, str(tmp_path / "memory"))
    seen, asked = publish_in(home.ledger, home.ledger_key, None)
    publish_in(str(other), home.ledger_key, None)
    watch.cosign(asked.write(), 1, first=True)
    file_all_in(str(other), home.ledger_key, [("another", {"was": "filed"})], "2024-03-25")
    file_all_in(home.ledger, home.ledger_key, [("another", {"is": "shown"})], "2024-03-25")
    first, asked = publish_in(home.ledger, home.ledger_key, None)
    second, asked_too = publish_in(str(other), home.ledger_key, None)
    watch.cosign(asked.write(), 2)
    with pytest.raises(NotCosigned):
        watch.cosign(asked_too.write(), 3)
    both = Gathered(checkpoints=(seen, first, second))
    assert check_paper(proof, key, both, None).standing == "broken"
    assert check_paper(proof, key, Gathered(checkpoints=(seen, first)), None).standing == "open"


def test_another_key_is_not_ours_and_no_checkpoint_is_no_proof(sender: Sender, home: LedgerHome) -> None:
    """What a withheld checkpoint shows is nothing but that it does not come."""
    sender.sends(TEXT)
    proof = proof_of(sender)
    other = SigningKey.make(read_public(f"{home.ledger_key}.vkey").name).public
    assert check_paper(proof, other, Gathered(), None).standing == "not_ours"
    own = read_public(f"{home.ledger_key}.vkey")
    assert check_paper(proof, own, Gathered(), None).standing == "open"


def test_a_case_that_is_there_opens_to_no_reader_whom_an_operator_lets_in(
    sender: Sender, make_person: MakePerson, sign_in: SignIn
) -> None:
    """The body complained of is made a reader of the desk by hand: of what comes from then on, it is."""
    sender.sends(TEXT, against=MINISTRY)
    more_bodies()
    accused = reading_in(MINISTRY, make_person, sign_in)
    CaseReader.objects.filter(body=MINISTRY).update(body="")
    assert not says(accused.post(f"{SealedCase.objects.get().pk}/open/"), TEXT)
    later = Sender()
    later.gets_code()
    assert says(later.post("begin/", kept="on"), "2 people can read it")  # what a sender sees of it


def test_no_step_seals_a_case_that_is_there_to_a_reader_whom_an_operator_lets_in(
    sender: Sender, reader: Reading, make_person: MakePerson, sign_in: SignIn, commit: Committing
) -> None:
    with commit(execute=True):
        sender.sends(TEXT)
    case = SealedCase.objects.get()
    theirs = reader_of(None, "an operator's own passphrase")
    more_bodies()
    judge = reading_in(COURT, make_person, sign_in)
    with commit(execute=True):
        sender.post("case/leaves/", point="on")
        sender.post("case/more/", text="And the wood.")
        reader.takes_up(case)
        reader.post(f"{case.pk}/transfer/", body=COURT, text="Theirs.")
    judges = reader_of_person(judge.person)
    assert judges is not None
    in_court = reader_of(None, "an operator's own passphrase", COURT)
    with commit(execute=True):
        sender.post("case/more/", text="And the fields.")
    assert is_sealed_to(case, judges)
    assert not is_sealed_to(case, theirs)
    assert not is_sealed_to(case, in_court)


def test_a_name_that_is_taken_back_by_hand_shows_to_its_sender_alone(
    sender: Sender, reader: Reading, home: LedgerHome
) -> None:
    """An operator with an older copy of a case's row takes away that a body was named."""
    more_bodies()
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    before = SealedCase.objects.get()
    sender.post("case/name/", against=MINISTRY)
    deliver(home=home, day=TODAY)
    see_to(home=home, today=TODAY)
    held = papers(sender)
    nothing_only_grows()
    CaseStepTaken.objects.filter(number=3).delete()
    before.save()
    found = case_for_sender(read_code(sender.code))
    assert found is not None
    assert found.standing.against == frozenset()
    assert not says(sender.comes_back(), "You complain of")
    assert '"act":"name"' in held["proofs/step 3.txt"]
    assert of_step(held["proofs/step 3.txt"], home, sender) == "kept"
