"""Sessions in the database, as Django keeps them; with one it is asked who has it, and with which roles.

Whose a session is stands inside it and in no column. So it is guessed by what it said before, and one
question brings session, person and roles as they are now. A guess lets nobody in: what was asked along counts
for the person alone whom the session names now, and Django looks at it as at any other.
"""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, FilteredRelation, OuterRef, Subquery

from tallystick.office.clock import now
from tallystick.office.models import Person
from tallystick.office.prepared import PreparedQuestion, ToldLater
from tallystick.office.visit import held_now, holding_of
from tallystick.workflow.permissions import Holding

_HELD = PreparedQuestion(
    lambda: Session.objects.filter(session_key=ToldLater("key"), expire_date__gt=ToldLater("now"))
)
_FIELDS = [one.attname for one in Person._meta.concrete_fields]
_TOLD = ("session", "has_factor", "held__role", "held__body_id", "held__assessor_id")
_ALONG = PreparedQuestion(
    lambda: (
        Person.objects.filter(pk=ToldLater("person"), is_active=True)
        .annotate(
            session=Subquery(
                Session.objects.filter(session_key=ToldLater("key"), expire_date__gt=ToldLater("now")).values(
                    "session_data"
                )
            ),
            has_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))),
            held=FilteredRelation("appointments", condition=held_now("appointments__")),
        )
        .order_by("held__pk")
        .values_list(*_TOLD, *_FIELDS)
    )
)
#: What a session held when it was last looked at, as it lies in the database and opened, with whose it is;
#: so many are kept in mind.
_SEEN: dict[str, "_Seen"] = {}
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class AskedAlong:
    """What was asked along with a session.

    Attributes:
        person: whom it names.
        holdings: their roles.
        day: on this day.
        has_factor: whether they have a second factor.
    """

    person: Person
    holdings: tuple[Holding, ...]
    day: datetime.date
    has_factor: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """A session as it was seen: whose it is, how it lies in the database, and what that says."""

    person: int
    sealed: str
    said: str


class SessionStore(db.SessionStore):
    """A session; of Django's name, which its signature has in it."""

    #: What was asked along; None where it was not.
    along: AskedAlong | None = None

    def __init__(self, session_key: str | None = None) -> None:
        """Make that of a key; a cookie may hold what is none and no database takes, such as a NUL."""
        is_key = session_key is not None and session_key.isascii() and session_key.isalnum()
        super().__init__(session_key if is_key else None)

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing where it is over."""
        moment, key = now(), str(self.session_key)
        seen = _SEEN.get(key)
        data = None if seen is None else self._asked_along(key, seen, moment)
        if data is None:
            found = self._get_session_from_db()
            data = self._opened(key, found.session_data) if found else {}
        return data

    def _asked_along(self, key: str, seen: _Seen, moment: datetime.datetime) -> dict[str, Any] | None:
        """What the session holds, with who has it asked along; None where that was not to be guessed."""
        day = moment.date()
        rows = _ALONG.rows(person=seen.person, key=key, now=moment, day=day)
        if not rows or rows[0][0] is None:
            return None
        # What lies there as it was seen has been looked at: its signature is right.
        data: dict[str, Any] = (
            json.loads(seen.said) if rows[0][0] == seen.sealed else self._opened(key, rows[0][0])
        )
        if data.get(SESSION_KEY) != str(seen.person):
            return None
        count = len(_TOLD)
        person = Person.from_db(DEFAULT_DB_ALIAS, _FIELDS, rows[0][count:])
        held = tuple(holding_of(*row[2:count]) for row in rows if row[2] is not None)
        self.along = AskedAlong(person, held, day, bool(rows[0][1]))
        return data

    def _opened(self, key: str, sealed: str) -> dict[str, Any]:
        """What a session says that lies so in the database, which is kept in mind."""
        data: dict[str, Any] = self.decode(sealed)
        whose = data.get(SESSION_KEY)
        _SEEN.pop(key, None)
        if isinstance(whose, str) and whose.isdecimal():
            if len(_SEEN) >= _MOST:
                _SEEN.clear()
            _SEEN[key] = _Seen(int(whose), sealed, json.dumps(data))
        return data

    def _get_session_from_db(self) -> Session | None:
        found = _HELD.first(key=self.session_key, now=now())
        if found is None:
            self._session_key = None
        return found
