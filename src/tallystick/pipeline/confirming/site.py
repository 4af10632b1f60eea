"""The pages of a draft as a web application (WSGI) for one person on their own machine.

Whoever asks must know the token in its address and name this machine; a form is taken only from a page of
its own. Nothing is fetched, set or logged.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIEnvironment

from tallystick.base.findings import Refusal
from tallystick.pipeline.confirming.answers import ConfirmingAnswers
from tallystick.pipeline.confirming.desk import ConfirmingDesk
from tallystick.pipeline.website import Headers, Reply, no_page
from tallystick.register.moved import MovedOn
from tallystick.report.confirming import SCRIPT, STYLE_MORE, confirming_files
from tallystick.voice.frame import STYLE, style_sheet
from tallystick.voice.language import Language

LARGEST_FORM = 128 * 1024
_MOST_FIELDS = 60
_GUARD: Headers = [
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    # A page that sends no referrer to anybody sends no origin with its forms either.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
]
_HTML, _CSS, _JS = "text/html", "text/css", "text/javascript"


class _Stranger(Exception):
    """The request is not answered; holds the code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class ConfirmSite:
    """The pages of a draft.

    Attributes:
        desk: where the draft is changed.
        hosts: the names, with their port, under which it answers.
        token: what stands in its address, so that no other user of the machine and no other page finds it.
        language: the language of its pages.
    """

    desk: ConfirmingDesk
    hosts: frozenset[str]
    token: str
    language: Language

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        try:
            status, headers, body = self._answer(environ)
        except _Stranger as stranger:
            status, headers, body = no_page(stranger.code, self.language)
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else body

    def _answer(self, environ: WSGIEnvironment) -> Reply:
        name = self._name(environ)
        if environ["REQUEST_METHOD"] == "POST":
            return self._act(environ) if name == "act" else _nothing(405)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            raise _Stranger(405)
        if name in {STYLE, SCRIPT, STYLE_MORE}:
            data = style_sheet() if name == STYLE else confirming_files()[name]
            return _reply("200 OK", _JS if name == SCRIPT else _CSS, data)
        try:
            page = self._answers.page(name, _fields(environ.get("QUERY_STRING", "")))
        except Refusal as refusal:
            return self._refused(refusal, {})
        return _reply("200 OK", _HTML, page) if page is not None else _nothing(404)

    def _name(self, environ: WSGIEnvironment) -> str:
        """The name of the page that is asked for, by somebody who may."""
        host = environ.get("HTTP_HOST", "").lower()
        if host not in self.hosts:
            raise _Stranger(421 if host else 400)
        parts = str(environ.get("PATH_INFO", "")).split("/")
        token, name = (parts[1], parts[2]) if len(parts) == 3 else ("", "")
        if not hmac.compare_digest(token.encode("latin-1", "replace"), self.token.encode()):
            raise _Stranger(404)
        if environ.get("HTTP_SEC_FETCH_SITE", "none") not in {"same-origin", "none"}:
            raise _Stranger(403)
        return name

    @property
    def _answers(self) -> ConfirmingAnswers:
        return ConfirmingAnswers(self.desk, self.language)

    def _act(self, environ: WSGIEnvironment) -> Reply:
        """Do what a form asks, and lead to the page where that is seen."""
        form = self._form(environ)
        try:
            address = f"/{self.token}/{self._answers.act(form)}"
        except Refusal as refusal:
            return self._refused(refusal, form)
        return "303 See Other", [("Location", address), ("Content-Length", "0"), *_GUARD], []

    def _form(self, environ: WSGIEnvironment) -> dict[str, str]:
        """The fields of a form that one of these pages sent."""
        origin = environ.get("HTTP_ORIGIN", "")
        if origin.removeprefix("http://") not in self.hosts or not origin.startswith("http://"):
            raise _Stranger(403)
        if environ.get("CONTENT_TYPE", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
            raise _Stranger(415)
        length = environ.get("CONTENT_LENGTH", "")
        if not length.isdecimal() or int(length) > LARGEST_FORM:
            raise _Stranger(413)
        return _fields(environ["wsgi.input"].read(int(length)).decode("utf-8", "replace"))

    def _refused(self, refusal: Refusal, form: Mapping[str, str]) -> Reply:
        try:
            page = self._answers.refused(refusal, form)
        except Refusal:
            return _nothing(503)
        status = "409 Conflict" if isinstance(refusal, MovedOn) else "422 Unprocessable Content"
        return _reply(status, _HTML, page)


def _nothing(code: int) -> Reply:
    raise _Stranger(code)


def _reply(status: str, kind: str, data: bytes) -> Reply:
    about = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(data)))]
    return status, [*about, *_GUARD], [data]


def _fields(text: str) -> dict[str, str]:
    """The fields of a form or an address, the last of those with one name."""
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise _Stranger(400) from None
