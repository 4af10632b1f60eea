"""Sessions in the database, as Django keeps them; what is asked with each request has its statement ready."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from tallystick.office.clock import now
from tallystick.office.prepared import PreparedQuestion, ToldLater

_HELD = PreparedQuestion(
    lambda: Session.objects.filter(session_key=ToldLater("key"), expire_date__gt=ToldLater("now"))
)


class SessionStore(db.SessionStore):
    """A session; of Django's name, which its signature has in it."""

    def _get_session_from_db(self) -> Session | None:
        found = _HELD.first(key=self.session_key, now=now())
        if found is None:
            self._session_key = None
        return found
