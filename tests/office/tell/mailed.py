"""An office that takes mail, and messages put into it as the pipe of a mail server does."""

import datetime
import json
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from django.apps import apps
from django.core import mail as outbox

from tallystick.base.findings import Refusal
from tallystick.office import commands
from tallystick.office.by_mail import reader
from tallystick.office.by_mail.told import Envelope, MailTold
from tallystick.office.case_store import mail_keys
from tallystick.office.cleaning.apart import CleanFile
from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.kinds import REFUSALS, FileNotTaken
from tallystick.office.models import SealedCase
from tallystick.office.selectors.submissions import OpenedCase, case_for_sender, file_of_case, looked_up
from tallystick.vault.code_keys import mail_secret
from tests.office.tell.mails import OWN, REFUSED, SENDER, STOPPED, TAKEN, TRUSTED, Mail, begun
from tests.office.tell.sender import TODAY

PASSED = (
    f"{TRUSTED} (a program); spf=pass smtp.mailfrom={SENDER}; "
    f"dmarc=pass (p=none) header.from={SENDER.partition('@')[2]}"
)


def read_here(raw: bytes, asked: Envelope) -> MailTold:
    """What a message says, read in this process: a process for each of many takes too long."""
    told = reader.read_mail(raw, asked) if raw.strip() else MailTold(refused="nothing")
    return MailTold.of_record(
        json.loads(json.dumps(told.as_record())), b"".join(one.data for one in told.files)
    )


def clean_here(data: bytes, name: str) -> CleanFile:
    """A file cleaned in this process: one for each of many takes too long."""
    try:
        kind, (cleaned, removed) = cleaned_file(data, PurePosixPath(name).suffix.lower())
    except FileNotTaken as why:
        raise Refusal(*REFUSALS[why.code]) from None
    return CleanFile(kind, cleaned, tuple(removed))


def hand_over(mail: Mail) -> str:
    """Hand a message over; gives what became of it."""
    sender = mail.sender if mail.sender.strip() or not mail.sender else "<>"
    try:
        stopped = commands.take_message(mail.raw, sender, "complaint")
    except commands.NotTaken:
        return REFUSED
    return STOPPED if stopped else TAKEN


def secret_of(mail: Mail) -> bytes:
    """The secret of the code that a message was given."""
    told = read_here(mail.raw, Envelope(mail.sender, OWN, TRUSTED))
    drawn = [mail_secret(key, told.known_by) for key in mail_keys(TODAY)]
    return next((one for one in drawn if SealedCase.objects.filter(lookup=looked_up(one)).exists()), drawn[0])


def case_of(mail: Mail) -> OpenedCase:
    """The case that a message has become."""
    found = case_for_sender(secret_of(mail))
    assert found is not None, mail.kind
    return found


def files_of(found: OpenedCase) -> dict[str, str]:
    """The files of a case as texts, by their names."""
    held = [file_of_case(found, one.number) for message in found.messages for one in message.told.files]
    return {one[0]: one[1].decode("utf-8", "replace") for one in held if one is not None}


def opened_words(found: OpenedCase) -> str:
    """All that a reader of a case sees of what was sent."""
    told = [message.told.write().decode() for message in found.messages]
    return "\n".join([*told, *files_of(found).values()])


def every_cell() -> Iterator[str]:
    """All that stands in the database, cell by cell."""
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            yield from (
                bytes(one).decode("latin-1") if isinstance(one, bytes | memoryview) else str(one)
                for one in row
            )


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
