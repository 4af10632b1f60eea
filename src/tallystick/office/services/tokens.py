"""Tokens of bodies: given out once, kept as a digest, and ended."""

import datetime
import secrets

from django.db import transaction

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import BodyToken, StoredBody
from tallystick.office.services.history import note_act

#: The act as the history has it.
KEEP_TOKENS = "keep_tokens"
#: A token can't be guessed: 256 bits of chance.
_BYTES = 32


@transaction.atomic
def give_token(*, body: str, name: str, now: datetime.datetime) -> str:
    """Make a token for a body, and give it: it can't be read again later.

    Args:
        body: the body's identifier.
        name: what the token is for.
        now: when.

    Raises:
        Refusal: there is no such body, or nothing says what it is for.
    """
    if not StoredBody.objects.filter(id=body).exists():
        raise Refusal(
            Reason("There is no body {body}.", body=Text(body)), Reason("write the identifier of one")
        )
    if not name.strip():
        raise Refusal(Reason("The token has no name."), Reason("say what it is for"))
    token = secrets.token_urlsafe(_BYTES)
    made = BodyToken.objects.create(
        body_id=body, name=name.strip()[:120], sha256=sha256(token.encode()), since=now
    )
    note_act(act=KEEP_TOKENS, about=f"token {made.pk} {body}", by=None, now=now, note=made.name)
    return token


@transaction.atomic
def end_tokens(*, body: str, now: datetime.datetime) -> int:
    """End every token of a body; gives how many there were.

    Args:
        body: the body's identifier.
        now: when.
    """
    ended = BodyToken.objects.filter(body__id=body, until=None).update(until=now)
    note_act(act=KEEP_TOKENS, about=f"tokens {body}", by=None, now=now, note=f"ended {ended}")
    return ended
