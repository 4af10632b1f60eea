"""How long somebody stays signed in: not beyond a day's work, and not where nobody has been for a while."""

import datetime
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from tallystick.office.clock import now

#: Without a request for so long, a session is over.
IDLE = datetime.timedelta(hours=1)
#: Whatever happens, a session is over so long after the sign-in.
LONGEST = datetime.timedelta(hours=12)
#: That somebody is there is written down this often, not with each request.
NOTED_EACH = datetime.timedelta(minutes=5)
SEEN, BEGUN = "seen", "begun"


class SessionLimits:
    """Ends a session that has gone on too long or stood open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if request.user.is_authenticated:
            moment = now().timestamp()
            begun, seen = request.session.get(BEGUN, moment), request.session.get(SEEN, moment)
            if moment - begun > LONGEST.total_seconds() or moment - seen > IDLE.total_seconds():
                logout(request)
            elif SEEN not in request.session or moment - seen > NOTED_EACH.total_seconds():
                request.session.update({BEGUN: begun, SEEN: moment})
        return self._answer(request)
