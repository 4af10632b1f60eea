"""How many calls are answered: far more than a person makes, far fewer than a program can."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from tallystick.base.reasons import Count, msgid
from tallystick.office.clock import now
from tallystick.office.forgetting import is_of_public
from tallystick.office.visit import language_now

#: So many a minute of one person, or of one address where nobody has signed in.
MOST_A_MINUTE = 600
_MINUTE = 60
_TOO_MANY = msgid("More than {number} pages were asked for in a minute. Wait a minute, and go on.")


class CallLimits:
    """Answers nobody who asks without end; counts are in the memory of each process, for a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request.

        The public has no address by here, and over Tor all of it shares one: a count would shut everybody out
        as soon as one script asks without end.
        """
        if is_of_public(request.path):
            return self._answer(request)
        moment = int(now().timestamp())
        who = request.user.pk if request.user.is_authenticated else _where_from(request)
        key = f"calls-{who}-{moment // _MINUTE}"
        if _counted(key) <= MOST_A_MINUTE:
            return self._answer(request)
        words = language_now().say(_TOO_MANY, number=Count(MOST_A_MINUTE))
        answer = HttpResponse(f"{words}\n", status=429, content_type="text/plain; charset=utf-8")
        answer["Retry-After"] = str(_MINUTE - moment % _MINUTE)
        return answer


def _where_from(request: HttpRequest) -> str:
    """The address that asks; none where the server before it listens at a socket and tells none."""
    return str(get_adapter().get_client_ip(request)) if request.META.get("REMOTE_ADDR") else ""


def _counted(key: str) -> int:
    """How many calls there were, with this one."""
    for _ in range(2):
        try:
            return int(cache.incr(key))
        except ValueError:  # the first of this minute; or the memory was full, and the count was pushed out
            if cache.add(key, 1, 2 * _MINUTE):
                return 1
    return 1
