"""Whoever owns the database changes what waits to be filed, so as to delete it later in its sender's name."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from tallystick.base.canonical import canonical_bytes
from tallystick.ledger.holders import Paper, erasure_event, erasure_statement
from tallystick.ledger.notes import encode
from tallystick.ledger.operations import file_all_in
from tallystick.ledger.papers import erase_in
from tallystick.ledger.receipts import read_receipt
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, SealedCase
from tallystick.office.sent import SentText
from tallystick.office.services.outbox import deliver
from tallystick.vault.code_keys import eraser_of, sign_erasure
from tallystick.vault.codes import new_secret
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender, says
from tests.office.tell.test_erased import proof_of, standing

pytestmark = pytest.mark.django_db
TEXT, ANSWER = "They took our land at the river.", "It was taken, and comes back."
#: A secret of the operator's own, whose key they put in the place of the sender's.
THEIRS = new_secret()


def changed(entry: CaseEntry, **said: str) -> str:
    """Change what is filed of a message; gives what stood there."""
    before = str(entry.event)
    told = json.loads(before) | said
    CaseEntry.objects.filter(pk=entry.pk).update(event=canonical_bytes(told).decode())
    return before


def erased_in_their_name(paper: Paper, home: LedgerHome) -> None:
    """Delete what was filed, with a word for it that is signed by the operator's own key."""
    receipt, _ = read_receipt(paper.receipt)
    signature = sign_erasure(THEIRS, erasure_statement(receipt.origin, receipt.entry))
    event = erasure_event(receipt.entry, signature)
    file_all_in(home.ledger, home.ledger_key, [("erasure", event)], TODAY.isoformat())
    erase_in(home.ledger, receipt.entry.sequence)


def test_an_answer_can_not_be_erased_by_a_key_that_was_put_in_the_place_of_the_senders(
    sender: Sender, reader: Reading, home: LedgerHome
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    first = CaseEntry.objects.earliest("pk")
    before = changed(first, eraser=encode(eraser_of(THEIRS)))
    reader.answers(case, ANSWER)
    CaseEntry.objects.filter(pk=first.pk).update(event=before)
    deliver(home=home, day=TODAY)
    number = str(case.messages.count())
    proof = sender.post("case/proof/", number=number).content.decode()
    erased_in_their_name(Paper.read(proof), home)
    assert standing(proof, home) == "broken"


@pytest.mark.parametrize(
    "said",
    [{"eraser": encode(eraser_of(THEIRS))}, {"kept": "1 days"}, {"sealed": "0" * 64}, {"case": "0" * 64}],
)
def test_a_promise_that_was_changed_before_it_was_filed_is_handed_out_as_none_of_the_senders(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch, said: dict[str, str]
) -> None:
    with monkeypatch.context() as stopped:  # the ledger can't be had at this moment
        stopped.setattr("tallystick.office.views.tell_case.deliver", lambda **_: 0)
        sender.sends(TEXT)
    changed(CaseEntry.objects.get(), **said)
    deliver(home=home, day=TODAY)
    refused = sender.post("case/proof/", number="1")
    assert refused.status_code == 409
    assert says(refused, "proves nothing of yours")
    with zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content)) as archive:
        assert "proofs/1.txt" not in archive.namelist()
        assert archive.read("proofs/of something else/1.txt").startswith(b"tallystick")


def test_what_was_sent_before_promises_were_sealed_has_its_proof(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = SentText.write
    monkeypatch.setattr(SentText, "write", lambda self: written(replace(self, eraser="", kept="")))
    sender.sends(TEXT)
    assert standing(proof_of(sender), home) == "kept"
