"""Letters: written once, sent until they have gone, and forgotten then but for that they went."""

import datetime
import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import MailChoice, OfficeLetter, Person
from tallystick.office.models.letters import REMINDER
from tallystick.office.selectors.mail import readers
from tallystick.office.services.history import note_act
from tallystick.office.services.reminding import OfficeMatters, reminder
from tallystick.workflow.follow_up_acts import CHOOSE_MAIL
from tallystick.workflow.reminders import CHOICES

#: A letter that another run has taken up and not sent by then is taken up anew.
_NOT_SENT = (OSError, smtplib.SMTPException)
_TAKEN_FOR = datetime.timedelta(minutes=15)


@transaction.atomic
def choose_mail(*, person: Person, often: str, language: str, now: datetime.datetime) -> None:
    """Say which letters somebody wants, and in which language.

    Raises:
        Refusal: there is no such choice.
    """
    if often not in CHOICES:
        raise Refusal(
            Reason("There is no choice {choice}.", choice=Text(often)), Reason("choose one of the list")
        )
    MailChoice.objects.update_or_create(person=person, defaults={"often": often, "language": language})
    note_act(act=CHOOSE_MAIL, about=f"person {person.pk}", by=person, now=now, note=often)


@dataclass(frozen=True, slots=True)
class LettersDone:
    """What came of a run: how many reminders were written, letters sent, and letters that could not be."""

    written: int
    sent: int
    failed: int


def remind(*, now: datetime.datetime) -> LettersDone:
    """Write today's reminders, once a day and person, and send every letter that waits.

    Args:
        now: when.
    """
    written = write_reminders(now=now)
    sent, failed = send_letters(now=now)
    return LettersDone(written, sent, failed)


@transaction.atomic
def write_reminders(*, now: datetime.datetime) -> int:
    """Write the reminders of a day; gives how many are new."""
    day = now.date()
    matters = OfficeMatters.on(day)
    has_one = set(
        OfficeLetter.objects.filter(kind=REMINDER, about=day.isoformat()).values_list("person_id", flat=True)
    )
    letters = []
    for reader in readers(day):
        told = reminder(reader, matters) if reader.person.pk not in has_one else None
        if told is not None:
            letters.append(
                OfficeLetter(
                    person=reader.person,
                    kind=REMINDER,
                    about=day.isoformat(),
                    subject=told.subject,
                    text=told.text,
                    made=now,
                )
            )
    # Another run may be writing the same ones at this moment: the database keeps one of each.
    OfficeLetter.objects.bulk_create(letters, ignore_conflicts=True)
    return len(letters)


def send_letters(*, now: datetime.datetime) -> tuple[int, int]:
    """Send every letter that waits: how many went, and how many could not be sent and wait on.

    A letter that was sent in the moment before a crash may be sent again; its name is the same then.
    """
    waiting = list(OfficeLetter.objects.filter(sent=None).order_by("pk").values_list("pk", flat=True))
    if not waiting:
        return 0, 0
    sent = failed = 0
    connection = get_connection()
    try:
        connection.open()
        for number in waiting:
            letter = _taken_up(number, now)
            if letter is not None:
                sent, failed = (sent + 1, failed) if _went(letter, connection, now) else (sent, failed + 1)
        connection.close()
    except _NOT_SENT:  # nobody answers where mail is taken
        return sent, len(waiting) - sent
    return sent, failed


def _went(letter: OfficeLetter, connection: BaseEmailBackend, now: datetime.datetime) -> bool:
    """Whether a letter could be sent; one that could not waits for the next run."""
    row = OfficeLetter.objects.filter(pk=letter.pk)
    try:
        _message(letter, connection).send()
    except _NOT_SENT:
        row.update(taken_up=None)
        return False
    row.update(sent=now, subject="", text="", calendar="")
    return True


def _taken_up(number: int, now: datetime.datetime) -> OfficeLetter | None:
    """The letter, if no other run has it in hand."""
    free = OfficeLetter.objects.filter(
        Q(taken_up=None) | Q(taken_up__lt=now - _TAKEN_FOR), pk=number, sent=None
    )
    if not free.update(taken_up=now):
        return None
    return OfficeLetter.objects.select_related("person").get(pk=number)


def _message(letter: OfficeLetter, connection: BaseEmailBackend) -> EmailMessage:
    host = settings.CONFIGURATION.host or "localhost"
    message = EmailMessage(
        letter.subject,
        letter.text,
        to=[letter.person.email],
        connection=connection,
        headers={"Message-ID": f"<letter-{letter.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    if letter.calendar:
        message.attach("meeting.ics", letter.calendar, "text/calendar")
    return message
