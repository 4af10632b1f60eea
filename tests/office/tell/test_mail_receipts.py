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
from tallystick.office import commands
from tallystick.office.by_mail import genuine
from tallystick.office.case_store import KEYS, MAIL_KEY_DAYS
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, SealedCase, SealedMessage
from tallystick.office.services import by_mail, daily
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import new_secret, spell
from tallystick.vault.words import spell_words
from tests.office.conftest import NOW
from tests.office.tell.mailed import case_of, every_cell, hand_over, opened_words, read_here, secret_of
from tests.office.tell.mails import OWN, SENDER, TAKEN, TRUSTED, Mail, begun
from tests.office.tell.sender import Sender, every_byte, says

pytestmark = pytest.mark.django_db
PASSED = f"{TRUSTED} (a program); spf=pass smtp.mailfrom={SENDER}; dmarc=pass (p=none) header.from=x"


@pytest.fixture
def mailed(reading: CaseReader, monkeypatch: pytest.MonkeyPatch) -> CaseReader:
    """An office that takes mail and answers whom its mail server trusts."""
    own = dataclasses.replace(settings.CONFIGURATION, mail_in=OWN, mail_in_trusts=TRUSTED)
    monkeypatch.setattr(settings, "CONFIGURATION", own)
    on(NOW, monkeypatch)
    monkeypatch.setattr(commands, "read_apart", read_here)
    return reading


def on(moment: datetime.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "now", lambda: moment)


def written(text: str, said: str = PASSED, sender: str = SENDER, **heads: str) -> Mail:
    """A message, with what the mail server says of its sender."""
    mail = begun()
    if said:
        mail["Authentication-Results"] = said
    for name, value in heads.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text, cte="base64")
    return Mail("written", mail.as_bytes(), sender=sender)


def receipts() -> list[str]:
    return [str(one.body) for one in outbox.outbox]


def code_in(letter: str) -> str:
    return next(line for line in letter.splitlines() if len(line) == 34 and line.count("-") == 6)


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


def answered(code: str, spelled: str) -> str:
    """A reply that quotes the receipt, with the code in one spelling."""
    words = " ".join(spell_words(read_code(code)))
    said = {
        "signs": code,
        "small": code.lower().replace("-", " "),
        "words": words,
        "broken": words.replace(" ", "\n> ", 5),
        "full": code.translate({at: at + 0xFEE0 for at in range(33, 127)}),
    }[spelled]
    return f"They took the wood too.\n\nOn 25 March 2024, <{OWN}> wrote:\n> Your code:\n> {said}\n> Keep it."


@pytest.mark.parametrize("spelled", ["signs", "small", "words", "broken", "full"])
def test_a_reply_that_quotes_the_code_is_put_into_the_case_without_it(
    mailed: CaseReader, spelled: str
) -> None:
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    code = code_in(receipts()[0])
    reply = written(answered(code, spelled), Subject2="x")
    assert [hand_over(reply), hand_over(reply)] == [TAKEN, TAKEN]
    found = case_of(first)
    assert (SealedCase.objects.count(), len(found.messages)) == (1, 2)
    assert "They took the wood too." in found.messages[1].told.text
    seen = opened_words(found).lower()
    spellings = (code, code.replace("-", " "), *spell_words(read_code(code)))
    assert [one for one in spellings if one.lower() in seen] == []
    assert "added to the case" in receipts()[1]
    assert code not in receipts()[1]


def test_a_code_that_stays_where_readers_read_is_noticed(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: codes are found and left where they stand."""
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    code = code_in(receipts()[0])
    found = (read_code(code),)
    monkeypatch.setattr("tallystick.office.by_mail.reader.without_codes", lambda text: (text, found))
    hand_over(written(answered(code, "signs")))
    assert code in opened_words(case_of(first))


@pytest.mark.parametrize("slip", [True, False], ids=["a slip", "nobody's"])
def test_a_code_without_a_case_loses_nothing_and_is_not_shown(mailed: CaseReader, slip: bool) -> None:
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    code = code_in(receipts()[0])
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1") if slip else spell(new_secret())
    reply = written(f"They took the wood too. My code is {wrong}, as you wrote.")
    assert hand_over(reply) == TAKEN
    assert SealedCase.objects.count() == 2
    assert wrong not in opened_words(case_of(reply))
    assert "as you wrote." in opened_words(case_of(reply))


def test_what_belongs_to_a_case_that_takes_no_more_is_a_case_of_its_own(mailed: CaseReader) -> None:
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    sender = Sender()
    sender.code = code_in(receipts()[0])
    sender.post("case/withdraw/", sure="on")
    hand_over(written(f"And the wood.\n\n{sender.code}"))
    assert SealedCase.objects.count() == 2


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
