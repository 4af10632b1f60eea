"""Requests of the public are stripped of whatever could tell who sends them, before anything looks at it."""

import re
import threading
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: Below which path the public writes to the office.
TELL = "tell/"
_OF_OFFICE = re.compile(r"/(?:[A-Za-z-]+/)?office/")
_OF_PUBLIC = re.compile(rf"/(?:[A-Za-z-]+/)?office/{TELL}")
#: What a request keeps of its head: what it needs to be answered, and nothing that tells people apart.
_KEPT = frozenset({"HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"})
#: Set when somebody was answered: what their request held is to be let go.
ANSWERED = threading.Event()
_OF_SENDER = ("REMOTE_ADDR", "REMOTE_HOST", "REMOTE_PORT", "REMOTE_USER", "REMOTE_IDENT")


def is_of_public(path: str) -> bool:
    """Whether a path is one of those on which the public writes."""
    return _OF_PUBLIC.match(path) is not None


class Forgetting:
    """Forgets address, browser, cookies and every other header of who writes to the office.

    Outside the office's own pages nobody gets a cookie either.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before everything else."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        try:
            return self._answered(request)
        finally:
            ANSWERED.set()

    def _answered(self, request: HttpRequest) -> HttpResponse:
        if not is_of_public(request.path):
            response = self._answer(request)
            if _OF_OFFICE.match(request.path) is None:  # browsers ask for an icon by themselves, there too
                response.cookies.clear()
            return response
        for name in [one for one in request.META if one.startswith("HTTP_") and one not in _KEPT]:
            del request.META[name]
        for name in _OF_SENDER:
            request.META.pop(name, None)
        response = self._answer(request)
        response.cookies.clear()
        return response
