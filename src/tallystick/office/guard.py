"""What every answer of the office says to the browser: nothing from elsewhere, nothing kept, no script.

Only a page that asks for a passkey, one on which a device works for a place in the queue, and one on which
the public hands in files run a script of the office's own; all do without.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

RULES = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
_ONE_SCRIPT = "; script-src 'self'"
#: What a page that runs a script of the office notes at its request, under a name that no header has.
RUNS_SCRIPT = "tallystick.runs_script"
#: What a page notes whose script sends files in parts, and asks the office how much it has.
TAKES_PARTS = "tallystick.takes_parts"
_ASKS_BACK = "; connect-src 'self'"
_API, _SIGN_OUT = "/office/api/", "/account/logout/"
_OPEN = "Ask by https, and take this token out of use: it was sent in the clear.\n"
_ALWAYS = {
    "Content-Security-Policy": RULES,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Guard:
    """Puts these words on each answer; one that says otherwise, as a file does, is left so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = _too_open(request) or self._answer(request)
        if request.method == "POST" and request.path.endswith(_SIGN_OUT):
            response["Clear-Site-Data"] = '"cache", "storage"'
        if request.META.get(RUNS_SCRIPT):
            response.setdefault("Content-Security-Policy", RULES + _ONE_SCRIPT)
        if request.META.get(TAKES_PARTS):
            response.setdefault("Content-Security-Policy", RULES + _ONE_SCRIPT + _ASKS_BACK)
        for name, value in _ALWAYS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        return response


def _too_open(request: HttpRequest) -> HttpResponse | None:
    """The answer to a program that asks without https where there is https."""
    if settings.SECURE_SSL_REDIRECT and request.path.startswith(_API) and not request.is_secure():
        return HttpResponseForbidden(_OPEN, content_type="text/plain; charset=utf-8")
    return None
