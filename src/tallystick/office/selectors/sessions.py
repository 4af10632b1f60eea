"""What a person has open: since when, and when somebody was last there; no address and no browser is kept."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import salted_hmac

from tallystick.office.models import Person
from tallystick.office.sessions import BEGUN, SEEN


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that holds.

    Attributes:
        named: by what a form names it; whoever reads it can't take the session over.
        begun: when it was begun; None before its first page.
        seen: when somebody was last there, to some minutes.
        is_this: whether it is the one that asks.
    """

    named: str
    begun: datetime.datetime | None
    seen: datetime.datetime | None
    is_this: bool


def open_sessions(person: Person, own: str, now: datetime.datetime) -> tuple[OpenSession, ...]:
    """The sessions of a person that hold, the one that asks first, then the latest.

    Args:
        person: whose.
        own: the key of the session that asks.
        now: when.
    """
    found = [
        OpenSession(_named(key), _at(data.get(BEGUN)), _at(data.get(SEEN)), key == own)
        for key, data in _held(person, now)
    ]
    latest = sorted(found, key=lambda one: one.seen or one.begun or now, reverse=True)
    return tuple(sorted(latest, key=lambda one: not one.is_this))


def session_named(person: Person, named: str, now: datetime.datetime) -> Session | None:
    """The session of a person that a form names; None where it is theirs no more."""
    keys = [key for key, _ in _held(person, now) if _named(key) == named]
    return Session.objects.filter(session_key__in=keys).first()


def _held(person: Person, now: datetime.datetime) -> Iterator[tuple[str, dict[str, object]]]:
    """Sessions hold no column of whose they are, so that all that have not run out are opened."""
    for one in Session.objects.filter(expire_date__gt=now).iterator():
        data = one.get_decoded()
        whose = data.get(SESSION_KEY), data.get(HASH_SESSION_KEY)
        if BACKEND_SESSION_KEY in data and whose == (str(person.pk), person.get_session_auth_hash()):
            yield one.session_key, data


def _named(key: str) -> str:
    return salted_hmac("open session", key, algorithm="sha256").hexdigest()


def _at(moment: object) -> datetime.datetime | None:
    return datetime.datetime.fromtimestamp(moment, datetime.UTC) if isinstance(moment, (int, float)) else None
