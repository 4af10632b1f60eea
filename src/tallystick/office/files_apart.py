"""Evidence files given out from a host of their own, where no cookie of the office's ever goes.

Where ``files`` names one: the office looks who asks for which file, as ever, and leads on to an address of
that host which it signs and which holds for a minute. That host answers nothing else.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.request import split_domain_port
from django.utils.http import content_disposition_header

from tallystick.base.findings import Refusal
from tallystick.office.evidence_store import kept
from tallystick.office.pages import HOME

#: So long an address of a file holds, in seconds.
HOLDS = 60
_SIGNED_AS = "tallystick.office.files_apart"
_FILE = re.compile(rf"/{HOME}file/([A-Za-z0-9_:.-]+)")
_NOTHING = "There is no such file here, or its address has run out: go back to the office and ask again.\n"
#: A browser that opens the file all the same runs nothing of it and loads nothing for it.
_LOCKED = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def file_given(sha256: str, name: str) -> HttpResponse:
    """A file, as a download.

    Raises:
        Refusal: it is not there as it was kept.
    """
    answer = HttpResponse(kept(sha256), content_type="application/octet-stream")
    # The name is made of letters, digits, spaces and dashes alone; others than ASCII go by RFC 6266.
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer.headers["Content-Disposition"] = disposition
    answer["Content-Security-Policy"] = _LOCKED
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def address_apart(sha256: str, name: str) -> str:
    """Where a file is given out for a minute on the host for files; empty where there is no such host."""
    if not settings.CONFIGURATION.files:
        return ""
    told = signing.dumps([sha256, name], salt=_SIGNED_AS)
    return f"{settings.CONFIGURATION.files}/{HOME}file/{told}"


class FilesApart:
    """Answers for the host for files, before anybody looks for a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        files = urlsplit(settings.CONFIGURATION.files).hostname
        if not files or split_domain_port(request.get_host())[0] != files:
            return self._answer(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return _signed_file(request.path) or HttpResponse(
            _NOTHING, status=404, content_type="text/plain; charset=utf-8"
        )


def _signed_file(path: str) -> HttpResponse | None:
    found = _FILE.fullmatch(path)
    if found is None:
        return None
    try:
        sha256, name = signing.loads(found[1], salt=_SIGNED_AS, max_age=HOLDS)
        return file_given(sha256, name)
    except (signing.BadSignature, Refusal):
        return None
