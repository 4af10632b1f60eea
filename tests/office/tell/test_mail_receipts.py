"""The receipt of what came by mail: to whom it goes, what it opens, that a message counts once (D6)."""

import dataclasses
import datetime
import smtplib
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail as outbox
from django.core.mail import EmailMessage

from tallystick.base.findings import Refusal
from tallystick.office.by_mail import genuine
from tallystick.office.case_store import KEYS, MAIL_KEY_DAYS
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, SealedCase, SealedMessage
from tallystick.office.services import by_mail, daily
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import new_secret, spell
from tests.office.conftest import NOW
from tests.office.tell.mailed import code_in, every_cell, hand_over, on, receipts, secret_of, written
from tests.office.tell.mails import OWN, SENDER, TAKEN, TRUSTED, Mail
from tests.office.tell.sender import Sender, every_byte, says

pytestmark = pytest.mark.django_db


def test_the_receipt_goes_to_the_sender_that_was_found_genuine_and_opens_the_case(
    mailed: CaseReader, own_folder: Path
) -> None:
    assert mailed.since
    one = written("They took our land.")
    assert hand_over(one) == TAKEN
    (letter,) = outbox.outbox
    assert isinstance(letter, EmailMessage)
    assert (letter.to, letter.cc, letter.bcc, letter.from_email) == ([SENDER], [], [], OWN)
    assert letter.extra_headers["Auto-Submitted"] == "auto-replied"
    sender = Sender()
    sender.code = code_in(str(letter.body))
    assert says(sender.comes_back(), "They took our land.", "It came by mail")
    words = next(
        line for line in str(letter.body).splitlines() if len(line.split()) == 10 and len(line) == 59
    )
    assert read_code(words) == read_code(sender.code) == secret_of(one)
    assert "编码" in str(letter.body)
    (name, proof, _) = letter.attachments[0]
    assert (name, str(proof).startswith("tallystick")) == ("proof.txt", True), proof
    code = sender.code.encode()
    assert code not in every_byte([own_folder])
    assert not any(sender.code in cell or SENDER in cell for cell in every_cell())


@pytest.mark.parametrize(
    "mail",
    [
        written("x", said=""),
        written("x", said=f"{TRUSTED}; dmarc=fail header.from=x"),
        written("x", said="mx.attacker.example; dmarc=pass header.from=x"),
        written("x", said=f"{TRUSTED}; spf=pass (dmarc=pass) smtp.mailfrom=x"),
        written("x", said=f"{TRUSTED}; x-dmarc=pass"),
        written("x", sender="someone-else@elsewhere.example"),
        written("x", sender=""),
        written("x", X_Auto_Response_Suppress="All"),
        written("x", sender=f"{SENDER},other@elsewhere.example"),
    ],
    ids=[
        "not checked",
        "failed",
        "another server says so",
        "in a comment",
        "another method",
        "another envelope",
        "no envelope",
        "asks for silence",
        "two addresses",
    ],
)
def test_no_receipt_goes_where_the_sender_is_not_sure(mailed: CaseReader, mail: Mail) -> None:
    assert mailed.since
    assert hand_over(mail) == TAKEN
    assert SealedCase.objects.count() == 1
    assert outbox.outbox == []


def test_no_receipt_goes_to_another_address_than_the_one_that_wrote(mailed: CaseReader) -> None:
    assert mailed.since
    one = written("x")
    other = dataclasses.replace(
        one, raw=one.raw.replace(f"Reply-To: {SENDER}".encode(), b"Reply-To: stranger@elsewhere.example")
    )
    twice = dataclasses.replace(one, raw=b"From: stranger@elsewhere.example\r\n" + one.raw)
    assert [hand_over(other), hand_over(twice)] == [TAKEN, TAKEN]
    assert outbox.outbox == []


def test_a_receipt_that_goes_to_whoever_stands_there_is_noticed(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: the office believes the head."""
    assert mailed.since
    monkeypatch.setattr("tallystick.office.by_mail.reader.answerable", lambda *_: SENDER)
    assert genuine.answerable.__module__ == "tallystick.office.by_mail.genuine"
    hand_over(written("x", said=f"{TRUSTED}; dmarc=fail header.from=x"))
    assert len(outbox.outbox) == 1


def test_a_message_that_is_delivered_twice_is_one_case_with_one_code(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mailed.since
    one = written("They took our land.")
    again = dataclasses.replace(one, raw=b"Received: from another; Tue, 26 Mar 2024 08:00:00\r\n" + one.raw)
    hand_over(one)
    on(NOW + datetime.timedelta(days=MAIL_KEY_DAYS), monkeypatch)
    hand_over(again)
    assert (SealedCase.objects.count(), SealedMessage.objects.count()) == (1, 1)
    assert code_in(receipts()[0]) == code_in(receipts()[1])


def test_a_code_that_is_new_each_time_is_noticed(mailed: CaseReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: nothing tells that a message came before."""
    assert mailed.since
    monkeypatch.setattr(by_mail, "mail_secret", lambda *_: new_secret())
    one = written("They took our land.")
    assert [hand_over(one), hand_over(one)] == [TAKEN, TAKEN]
    assert SealedCase.objects.count() == 2


def test_a_receipt_that_could_not_be_sent_goes_with_the_next_try(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mailed.since
    one = written("They took our land.")
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", _broken)
        with pytest.raises(Refusal, match="could not be sent"):
            hand_over(one)
    assert SealedCase.objects.count() == 1
    hand_over(one)
    assert SealedCase.objects.count() == 1
    assert code_in(receipts()[0]) == spell(secret_of(one))


def _broken(*_: object, **__: object) -> int:
    raise smtplib.SMTPServerDisconnected


def test_the_same_words_of_two_people_are_two_cases_with_two_codes(mailed: CaseReader) -> None:
    """A letter that many send is many, and who sends a copy of another's does not get their code."""
    assert mailed.since
    one = written("We ask for a school.")
    other = dataclasses.replace(one, sender="another@elsewhere.example")
    assert [hand_over(one), hand_over(other)] == [TAKEN, TAKEN]
    assert SealedCase.objects.count() == 2
    assert secret_of(one) != secret_of(other)
    assert [code_in(letter) for letter in receipts()] == [spell(secret_of(one))]


def test_what_tells_a_message_again_is_gone_after_sixteen_days(
    mailed: CaseReader, own_folder: Path, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mailed.since
    one = written("They took our land.")
    hand_over(one)
    keys = own_folder / KEYS
    (first,) = keys.glob("mail-*")
    held = first.read_bytes()
    assert len(held) == 32
    daily.see_to(home=home, today=NOW.date() + datetime.timedelta(days=MAIL_KEY_DAYS))
    assert first.exists()
    daily.see_to(home=home, today=NOW.date() + datetime.timedelta(days=2 * MAIL_KEY_DAYS))
    assert list(keys.glob("mail-*")) == []
    on(NOW + datetime.timedelta(days=2 * MAIL_KEY_DAYS), monkeypatch)
    hand_over(one)
    assert SealedCase.objects.count() == 2


def letters_between_programs(mailed: CaseReader) -> int:
    """How many receipts go out to a program that answers each with a message like a person's; six at most."""
    assert mailed.since
    hand_over(written("They took our land."))
    while len(outbox.outbox) < 6:
        before = len(outbox.outbox)
        name = outbox.outbox[-1].message()["Message-ID"]
        hand_over(written(f"Your word is worth a lot to us, {before}.", In_Reply_To=str(name)))
        if len(outbox.outbox) == before:
            break
    return len(outbox.outbox)


def test_a_program_that_answers_receipts_is_answered_once(mailed: CaseReader) -> None:
    assert letters_between_programs(mailed) == 1


def test_two_programs_that_answer_each_other_are_noticed(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: a receipt is not known again by what an answer refers to."""
    monkeypatch.setattr(genuine, "answers_receipt", lambda _: False)
    assert letters_between_programs(mailed) == 6


def test_a_message_waits_while_nobody_could_read_it(mailed: CaseReader, own_folder: Path) -> None:
    CaseReader.objects.filter(pk=mailed.pk).update(until=NOW.date())
    with pytest.raises(Refusal, match="Nobody can read"):
        hand_over(written("They took our land."))
    assert SealedCase.objects.count() == 0
    assert [one for one in (own_folder / KEYS).iterdir() if len(one.name) == 32] == []


def test_an_office_that_takes_no_mail_says_so(mailed: CaseReader, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mailed.since
    monkeypatch.setattr(settings, "CONFIGURATION", dataclasses.replace(settings.CONFIGURATION, mail_in=""))
    with pytest.raises(Refusal, match="nothing by mail"):
        hand_over(written("They took our land."))
