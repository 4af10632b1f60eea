"""Two hundred messages by mail: each becomes what it should, and nothing of who sent it is kept (row D6)."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail as outbox

from tallystick.base.findings import Refusal
from tallystick.office import commands
from tallystick.office.by_mail import machines, parts, quoted, reader
from tallystick.office.by_mail.apart import read_apart
from tallystick.office.by_mail.texts import ReadWords
from tallystick.office.by_mail.told import Envelope
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, CaseTurn, SealedCase
from tallystick.office.services import by_mail
from tallystick.office.services.outbox import deliver
from tests.office.conftest import NOW
from tests.office.tell.machine_mails import hostile, not_taken, of_programs
from tests.office.tell.mailed import (
    case_of,
    clean_here,
    every_cell,
    files_of,
    hand_over,
    opened_words,
    read_here,
)
from tests.office.tell.mails import OWN, PLANTED, TAKEN, TRUSTED, Mail
from tests.office.tell.people_mails import of_people
from tests.office.tell.sender import TODAY, Sender, every_byte, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailed(reading: CaseReader, monkeypatch: pytest.MonkeyPatch) -> CaseReader:
    """An office that takes mail, on the day of the tests; messages are read in this process."""
    monkeypatch.setattr(settings, "CONFIGURATION", dataclasses.replace(settings.CONFIGURATION, mail_in=OWN))
    monkeypatch.setattr(commands, "now", lambda: NOW)
    monkeypatch.setattr(commands, "read_apart", read_here)
    return reading


def all_of_them() -> list[Mail]:
    """Two hundred messages: four of each kind that people send, and one of each other."""
    return [
        *(one for seed in range(4) for one in of_people(seed)),
        *of_programs(),
        *not_taken(),
        *hostile()[4:7],
    ]


def wrong_with(mail: Mail) -> list[str]:
    """What a message that was taken does not say, or says though it must not."""
    found = case_of(mail)
    told, files = found.messages[0].told, files_of(found)
    told_codes = {code for code, _ in told.remarks}
    wrong = [f"lost: {one}" for one in mail.says if one not in told.text]
    wrong += [
        f"lost of what it quotes: {one}" for one in mail.keeps if one not in files.get("earlier.txt", "")
    ]
    wrong += [f"there: {one}" for one in mail.never_says if one in told.text]
    return wrong + [f"not told: {one}" for one in ("mail", *mail.remarks) if one not in told_codes]


def betrayed(mails: Iterable[Mail], folder: Path) -> set[str]:
    """What of the senders stands in a file, a cell of the database, or what readers open."""
    seen = [every_byte([folder]).decode("latin-1"), *every_cell()]
    seen += [opened_words(case_of(one)) for one in mails if one.becomes == TAKEN]
    return {secret for secret in PLANTED if any(secret in one for one in seen)}


def test_two_hundred_messages_become_what_they_should_and_betray_nobody(
    mailed: CaseReader,
    own_folder: Path,
    home: LedgerHome,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert mailed.body == ""
    monkeypatch.setattr(by_mail, "clean_apart", clean_here)
    monkeypatch.setattr(commands, "deliver", lambda **_: 0)  # once, for all of them, below
    mails = all_of_them()
    assert len(mails) == 203
    became = [(one.kind, hand_over(one)) for one in mails]
    assert became == [(one.kind, one.becomes) for one in mails]
    taken = [one for one in mails if one.becomes == TAKEN]
    assert SealedCase.objects.count() == len(taken)
    assert deliver(home=home, day=TODAY) >= len(taken)
    assert {one.kind: wrong for one in taken if (wrong := wrong_with(one))} == {}
    assert betrayed(mails, own_folder) == set()
    assert not any(secret in "".join((*capfd.readouterr(), caplog.text)) for secret in PLANTED)
    assert outbox.outbox == []


def test_heads_of_earlier_messages_that_stay_are_noticed(
    mailed: CaseReader, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: nothing is cut off what is quoted."""
    assert mailed.since
    monkeypatch.setattr(reader, "parted", lambda text: quoted.QuotedApart(text, ""))
    mails = [one for one in of_people(0) if one.keeps]
    assert {hand_over(one) for one in mails} == {TAKEN}
    assert {"telltale-quoted", "Telltale Person", "17:43:21"} <= betrayed(mails, own_folder)
    assert any(wrong_with(one) for one in mails)


@pytest.mark.parametrize("guard", ["_no_sender", "_is_ours", "_is_away", "head"])
def test_each_guard_against_programs_is_needed(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch, guard: str
) -> None:
    """The planted bug: one guard sees nothing."""
    assert mailed.since
    monkeypatch.setattr(machines, guard, lambda *_: "" if guard == "head" else False)
    assert TAKEN in {hand_over(one) for one in of_programs()}


def test_words_in_a_wrong_encoding_are_noticed(mailed: CaseReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: what a message says of its letters is believed."""
    assert mailed.since

    def believed(data: bytes, label: str) -> ReadWords:
        return ReadWords(data.decode(label if label != "none" else "utf-8", "replace"))

    monkeypatch.setattr(parts, "words", believed)
    mails = [one for one in of_people(0) if "gbk said to be" in one.kind and "gb2312" not in one.kind]
    assert {hand_over(one) for one in mails} == {TAKEN}
    assert all(wrong_with(one) for one in mails)


@pytest.mark.parametrize("mail", hostile(), ids=lambda one: one.kind)
def test_what_is_made_to_break_a_reader_breaks_none(mail: Mail) -> None:
    told = read_apart(mail.raw, Envelope(mail.sender, OWN, TRUSTED))
    assert bool(told.refused) == (mail.becomes != TAKEN)
    assert [one for one in mail.says if one not in told.text] == []
    assert not any(sign in told.text for sign in "\0\x1b\r")


def test_a_message_that_ends_its_reader_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    nested = b"Content-Type: text/html\n\n" + b"<div>" * 400_000
    monkeypatch.setattr("tallystick.office.by_mail.apart._PATIENCE_SECONDS", 3)
    assert read_apart(nested, Envelope()).refused == "unreadable"


def test_a_reader_that_does_not_start_gives_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with the office is no fault of the message: the mail server has to keep it."""
    monkeypatch.setattr("tallystick.office.by_mail.apart._READER", "tallystick.nothing_of_the_kind")
    with pytest.raises(Refusal, match="did not start"):
        read_apart(b"Subject: x\n\ny", Envelope())


def test_what_a_server_took_for_spam_is_read_later(mailed: CaseReader) -> None:
    assert mailed.since
    one = of_people(0)[0]
    marked = dataclasses.replace(one, raw=b"X-Spam-Flag: YES\r\n" + one.raw)
    assert hand_over(marked) == TAKEN
    assert CaseTurn.objects.get().is_trapped
    assert ("suspect", "") in case_of(marked).messages[0].told.remarks


def test_the_page_names_the_address_only_where_mail_is_taken_and_says_what_it_tells(
    mailed: CaseReader, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mailed.since
    assert says(sender.get(), OWN, "who wrote, when and what", "Better write here")
    monkeypatch.setattr(settings, "CONFIGURATION", dataclasses.replace(settings.CONFIGURATION, mail_in=""))
    assert not says(sender.get(), OWN)
    assert not says(sender.get(), "By mail")
