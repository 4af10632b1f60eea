"""A message that came by mail becomes a case, or more of one: by the same steps as on the page.

Its code is drawn of the message itself under a key that lives some days, so that a message which is
delivered twice is one case, and a receipt that was lost on the way can be given once more. Nothing of who
sent it is kept for that, and once the key is gone nothing tells whether it was taken.
"""

import datetime
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.office.by_mail.told import LONG, QUOTED, Attached, MailTold
from tallystick.office.case_store import mail_keys, writing
from tallystick.office.cleaning.apart import CleanFile, clean_apart
from tallystick.office.cleaning.kinds import REFUSALS, TXT
from tallystick.office.mail_words import BUNDLE, BY_MAIL, FILE, NO_ROOM, NO_TEXT, SUSPECT, TOO_MANY
from tallystick.office.selectors.submissions import OpenedCase, case_for_sender, cases_of
from tallystick.office.sent import LONGEST, MOST_FILES, SentText
from tallystick.office.services import cases, submissions
from tallystick.office.services.cases import Handed
from tallystick.office.services.fit_to_send import refuse_more_files
from tallystick.office.services.form_words import form_word
from tallystick.office.services.turns import note_trapped
from tallystick.vault.code_keys import mail_secret

#: What a message has become.
NEW, AGAIN, ADDED = "new", "again", "added"
EARLIER_FILE, WHOLE_FILE = "earlier.txt", "whole.txt"
_MARKUP = re.compile(r"<(?=[!?/A-Za-z])")
_BUNDLE = re.compile(r"^(?:winmail\.dat|.*\.tnef)$", re.IGNORECASE)
_BUNDLE_BEGINS = b"\x78\x9f\x3e\x22"
_LONGEST_NAME = 80


class NothingTaken(Exception):
    """A message has no words, and none of its files comes in: whoever sent it has to know."""


@dataclass(frozen=True, slots=True)
class MailTaken:
    """What a message has become.

    Attributes:
        was: a new case, one that it had made before, or more of a case whose code stood in it.
        secret: the secret of the case's code.
        remarks: what is to be told of it.
    """

    was: str
    secret: bytes
    remarks: tuple[tuple[str, str], ...] = ()


def take_mail(told: MailTold, *, kind: str, today: datetime.date) -> MailTaken:
    """Take a message: into the case whose code stands in it, or as a new one.

    Args:
        told: what the message says.
        kind: what a new case is, as the address says that it was sent to.
        today: the day.

    Raises:
        NothingTaken: it has no words, and none of its files comes in.
        Refusal: it can't be taken now: nobody could read it, or there is no room for its words.
    """
    keys = mail_keys(today)
    there = next((one for one in (mail_secret(key, told.known_by) for key in keys) if _is_case(one)), None)
    if there is not None:
        return MailTaken(AGAIN, there, _remarks_of(there))
    for code in told.codes:
        found = case_for_sender(bytes.fromhex(code))
        added = _added(found, bytes.fromhex(code), told, today) if found else None
        if added is not None:
            return added
    return _begun(mail_secret(keys[0], told.known_by), told, kind, today)


def _is_case(secret: bytes) -> bool:
    return bool(cases_of(secret))


def _remarks_of(secret: bytes) -> tuple[tuple[str, str], ...]:
    found = case_for_sender(secret)
    return found.first.remarks if found else ()


def _begun(secret: bytes, told: MailTold, kind: str, today: datetime.date) -> MailTaken:
    """A new case, whole or not at all."""
    sent, files = _fitted(told, _with_room(0, in_draft=True))
    with writing(), transaction.atomic():
        submissions.begin(secret, today=today)
        submissions.save_draft(secret, replace(sent, kind=kind), today=today)
        for one in files:
            submissions.keep_file(secret, one.clean, one.name, today=today)
        case = submissions.send(secret, form="send", today=today)
        if told.is_suspect:
            note_trapped(case)
    return MailTaken(NEW, secret, sent.remarks)


def _added(found: OpenedCase, secret: bytes, told: MailTold, today: datetime.date) -> MailTaken | None:
    """More of a case; None where nothing can be added to it any more: the words make a case of their own."""
    sent, files = _fitted(told, _with_room(found.row.files.count(), in_draft=False))
    try:
        cases.add_known(found, secret, sent, files, form=form_word(found, told.known_by), today=today)
    except Refusal:
        return None
    return MailTaken(ADDED, secret, sent.remarks)


def _fitted(told: MailTold, refuse_room: Callable[[int], None]) -> tuple[SentText, list[Handed]]:
    """A message as a text that can be sent, with its files cleaned and what is to be told of it.

    Raises:
        NothingTaken: it has no words, and none of its files comes in.
    """
    remarks = [(BY_MAIL, ""), *([(SUSPECT, "")] if told.is_suspect else []), *told.remarks]
    files: list[Handed] = []
    text = told.text.strip()
    if len(text) > LONGEST:
        files.append(_own(WHOLE_FILE, text))
        remarks.append((LONG, WHOLE_FILE))
    if told.earlier:
        files.append(_own(EARLIER_FILE, told.earlier))
        remarks.append((QUOTED, EARLIER_FILE))
    if told.is_silent:
        remarks.append((NO_TEXT, ""))
    for one in told.files:
        taken = _taken(one, len(files), refuse_room)
        if isinstance(taken, Handed):
            files.append(taken)
        else:
            remarks.append(taken)
    if told.is_silent and told.files and not files:
        raise NothingTaken
    return SentText(text[:LONGEST] or "…", remarks=tuple(dict.fromkeys(remarks))), files


def _taken(file: Attached, there: int, refuse_room: Callable[[int], None]) -> Handed | tuple[str, str]:
    """A file, cleaned; or the code of why it was not taken, with its name."""
    name = " ".join(file.name.split())[:_LONGEST_NAME]
    if _BUNDLE.match(name) or file.data.startswith(_BUNDLE_BEGINS):
        return BUNDLE, name
    if there >= MOST_FILES:
        return TOO_MANY, name
    try:
        refuse_room(there)
    except Refusal:
        return NO_ROOM, name
    try:
        clean = clean_apart(file.data, file.name)
    except Refusal as refusal:
        return FILE + next(code for code, (title, _) in REFUSALS.items() if title == refusal.title), name
    return Handed(file.name, hashlib.sha256(file.data).hexdigest(), clean)


def _with_room(there: int, *, in_draft: bool) -> Callable[[int], None]:
    def refuse(further: int) -> None:
        refuse_more_files(there + further, in_draft=in_draft)

    return refuse


def _own(name: str, text: str) -> Handed:
    """Words of a message as a file of plain text that no program takes for a page."""
    data = _MARKUP.sub("< ", text).encode()
    return Handed(name, hashlib.sha256(data).hexdigest(), CleanFile(TXT, data, ()))
