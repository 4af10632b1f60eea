"""What the command line does with an office that is open; loaded only when Django is ready."""

import contextlib
from pathlib import Path

from django.conf import settings

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.by_mail.apart import read_apart
from tallystick.office.by_mail.told import NO_FILES, Envelope
from tallystick.office.clock import now
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.mail_words import MAIL_REFUSALS
from tallystick.office.models import Person
from tallystick.office.selectors.duties import phase_row
from tallystick.office.services import case_readers, letters, plan
from tallystick.office.services.by_mail import NothingTaken, take_mail
from tallystick.office.services.forms import TakenRow, take_rows
from tallystick.office.services.letters import LettersDone
from tallystick.office.services.mail_answers import answer_mail
from tallystick.office.services.outbox import deliver
from tallystick.office.services.people import add_person, appoint
from tallystick.office.services.plan import PackageBroughtIn
from tallystick.office.services.tokens import end_tokens, give_token, officer_of
from tallystick.register.model import Package
from tallystick.vault.escrow import join_shares
from tallystick.workflow.permissions import ADMINISTRATOR


class NotTaken(Exception):
    """A message can't be taken, now or later."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep why, and what would be right."""
        super().__init__(refusal.title.text)
        self.refusal = refusal


_NO_MAIL = Refusal(
    Reason("This office takes nothing by mail."),
    Reason("write the address under mail_in of office.toml, or take the pipe out of the mail server"),
)


def has_people() -> bool:
    """Whether anybody has an account."""
    return Person.objects.exists()


def first_administrator(name: str, email: str, password: str) -> None:
    """Let in the first person, who keeps the accounts of all others.

    Raises:
        Refusal: the name, the address or the password is unfit.
    """
    person = add_person(name=name, email=email, password=password, by=None, now=now())
    appoint(person=person, role=ADMINISTRATOR, body="", by=None, now=now())


def body_token(body: str, name: str, writes_as: str) -> str:
    """A new token for a body, with which an officer's drafts are written where one is named.

    Raises:
        Refusal: there is no such body or officer, or the name is empty.
    """
    return give_token(body=body, name=name, now=now(), writes_as=writes_as)


def no_more_tokens(body: str) -> int:
    """End every token of a body; gives how many there were."""
    return end_tokens(body=body, now=now())


def take_form(form: str, body: str, phase: str, writes_as: str, *, is_sent: bool) -> tuple[TakenRow, ...]:
    """Take a form that came by mail into drafts, in the name of an officer of its body.

    Raises:
        Refusal: there is no such phase or officer, or the file is no form of this office.
    """
    moment = now()
    found = phase_row(phase)
    if found is None:
        raise Refusal(
            Reason("There is no phase {phase}.", phase=Text(phase)), Reason("write the identifier of one")
        )
    officer = officer_of(writes_as, body, moment.date())
    return take_rows(form=form, body=body, phase=found, is_sent=is_sent, by=officer, now=moment)


def import_package(path: str) -> PackageBroughtIn:
    """Bring a package into the office.

    Raises:
        Refusal: as `bring_in` says.
    """
    return plan.bring_in(path=path, by=None, now=now())


def export_package(out: str) -> Package:
    """Take the package out of the office.

    Raises:
        Refusal: as `take_out` says.
    """
    return plan.take_out(out=out, by=None, now=now())


def remind() -> LettersDone:
    """Write today's reminders, and send every letter that waits."""
    return letters.remind(now=now())


def escrow_key() -> tuple[str, ...]:
    """A new key in escrow; gives its three shares, which are kept nowhere."""
    return case_readers.make_escrow_key(now=now())


def open_by_escrow(shares: tuple[str, ...], email: str) -> int:
    """Let somebody in by two shares of the key in escrow; gives how many cases they can read now.

    Raises:
        Unfit: they are no two shares of one key.
        Refusal: they are of another office's key, or there is no such person with a key.
    """
    secret = join_shares(shares)
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise Refusal(Reason("{email} has no account.", email=Text(email)), Reason("name who is to read"))
    return case_readers.recover(person=person, secret=secret, now=now())


def take_message(raw: bytes, sender: str, kind: str) -> str:
    """Take a message that came by mail, and send its receipt where that may go.

    Args:
        raw: the message, with its heads.
        sender: the address that its envelope names; `<>` for none at all, empty where nobody says.
        kind: what it is, if it begins a case.

    Returns:
        The code of what shows that no person wrote it; empty where it was taken.

    Raises:
        NotTaken: it can't ever be taken.
        Refusal: it can't be taken now.
    """
    told_from_outside = settings.CONFIGURATION
    if not told_from_outside.mail_in:
        raise _NO_MAIL
    asked = Envelope(sender, told_from_outside.mail_in, told_from_outside.mail_in_trusts)
    told = read_apart(raw, asked)
    if told.refused:
        raise NotTaken(MAIL_REFUSALS[told.refused])
    if told.machine:
        return told.machine
    today = now().date()
    try:
        taken = take_mail(told, kind=kind, today=today)
    except NothingTaken:
        raise NotTaken(MAIL_REFUSALS[NO_FILES]) from None
    with contextlib.suppress(Refusal):  # its proof is made by the worker then
        deliver(home=LedgerHome(Path(told_from_outside.folder)), day=today)
    if told.answer_to:
        answer_mail(taken, told.answer_to)
    return ""
