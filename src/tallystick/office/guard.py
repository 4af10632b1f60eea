"""What every answer of the office says to the browser: nothing from elsewhere, nothing kept, no script.

Only a page that asks for a passkey runs one, the office's own.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

RULES = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
_ONE_SCRIPT = "; script-src 'self'"
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
        response = self._answer(request)
        if getattr(request, "asks_passkey", False):
            response.setdefault("Content-Security-Policy", RULES + _ONE_SCRIPT)
        for name, value in _ALWAYS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        return response
