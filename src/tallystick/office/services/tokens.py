"""Tokens of bodies: given out once, kept as a digest, and ended."""

import datetime
import secrets

from django.db import transaction

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.act_notes import KEEP_TOKENS, TOKENS_ENDED, noted
from tallystick.office.models import BodyToken, Person, StoredBody
from tallystick.office.services.history import note_act
from tallystick.office.visit import holdings_of
from tallystick.workflow.permissions import OFFICER, Holding

#: The act as the history has it.
#: A token can't be guessed: 256 bits of chance.
_BYTES = 32


@transaction.atomic
def give_token(*, body: str, name: str, now: datetime.datetime, writes_as: str = "") -> str:
    """Make a token for a body, and give it: it can't be read again later.

    Args:
        body: the body's identifier.
        name: what the token is for.
        now: when.
        writes_as: the address of the body's officer in whose name it may write; empty where it only reads.

    Raises:
        Refusal: there is no such body or officer, or nothing says what it is for.
    """
    if not StoredBody.objects.filter(id=body).exists():
        raise Refusal(
            Reason("There is no body {body}.", body=Text(body)), Reason("write the identifier of one")
        )
    if not name.strip():
        raise Refusal(Reason("The token has no name."), Reason("say what it is for"))
    token = secrets.token_urlsafe(_BYTES)
    made = BodyToken.objects.create(
        body_id=body,
        name=name.strip()[:120],
        sha256=sha256(token.encode()),
        since=now,
        writes_as=officer_of(writes_as, body, now.date()) if writes_as else None,
    )
    note_act(act=KEEP_TOKENS, about=f"token {made.pk} {body}", by=None, now=now, note=made.name)
    return token


def officer_of(address: str, body: str, day: datetime.date) -> Person:
    """The officer of a body who has this address.

    Raises:
        Refusal: there is none.
    """
    person = Person.objects.filter(email__iexact=address.strip(), is_active=True).first()
    if person is None or Holding(OFFICER, body) not in holdings_of(person, day):
        raise Refusal(
            Reason("{address} is no officer of {body}.", address=Text(address.strip()), body=Text(body)),
            Reason("name somebody who writes what the body owes: they answer for what is written so"),
        )
    return person


@transaction.atomic
def end_tokens(*, body: str, now: datetime.datetime) -> int:
    """End every token of a body; gives how many there were.

    Args:
        body: the body's identifier.
        now: when.
    """
    ended = BodyToken.objects.filter(body__id=body, until=None).update(until=now)
    note_act(
        act=KEEP_TOKENS, about=f"tokens {body}", by=None, now=now, note=noted(TOKENS_ENDED, number=ended)
    )
    return ended
