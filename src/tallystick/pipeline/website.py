"""A folder of pages as a web application (WSGI): it gives out its own files and nothing else."""

import errno
import html
import os
import re
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import FileWrapper

from tallystick.base.reasons import Reason
from tallystick.voice.language import ENGLISH, Language

Headers = list[tuple[str, str]]
Reply = tuple[str, Headers, Iterable[bytes]]

LONGEST_ADDRESS = 2048
#: With every answer, errors too: a page loads and sends nothing elsewhere, and stands in no other's frame.
_RULES = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
#: The one page on which a script runs, the site's own; on every other it is forbidden.
_SEARCHED, _OWN_SCRIPT = "find.html", "; script-src 'self'"
_MANNERS: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]
_GUARD: Headers = [("Content-Security-Policy", _RULES), *_MANNERS]
_GUARD_OF_SEARCH: Headers = [("Content-Security-Policy", _RULES + _OWN_SCRIPT), *_MANNERS]
#: Written down, for what a machine has in its own list differs from machine to machine.
_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".toml": "application/toml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/atom+xml; charset=utf-8",
    ".zip": "application/zip",
}
_BYTES = "application/octet-stream"
#: By code: the name in the answer's first line, which programs read, and what the page says.
_WHY = {
    301: ("Moved Permanently", Reason("The page has a slash at the end of its address.")),
    400: ("Bad Request", Reason("This is no request for a page.")),
    403: ("Forbidden", Reason("The request comes from another page than those of this site.")),
    404: ("Not Found", Reason("There is no such page.")),
    405: ("Method Not Allowed", Reason("Pages can only be read here.")),
    408: ("Request Timeout", Reason("The request did not come whole in time.")),
    413: (
        "Content Too Large",
        Reason("What was sent is larger than what is taken in here; nothing was kept."),
    ),
    414: ("URI Too Long", Reason("No page has so long an address.")),
    415: ("Unsupported Media Type", Reason("Only a form of this site is taken.")),
    421: ("Misdirected Request", Reason("This site is read under the address that it was started for.")),
    431: ("Request Header Fields Too Large", Reason("The request is larger than any for a page.")),
    500: ("Internal Server Error", Reason("The page could not be given out.")),
    501: ("Not Implemented", Reason("The request asks for what no page needs.")),
    503: ("Service Unavailable", Reason("The site is being written anew. Ask again in a moment.")),
    505: ("HTTP Version Not Supported", Reason("Ask in HTTP/1.1.")),
}
_START = Reason("To the start page")
#: A site that is assessed anew is away for the moment in which the new folder takes the old one's place.
_TRIES, _PAUSE_SECONDS = 50, 0.02
#: An address with the name of a server in it, of whatever scheme.
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:(?://)?([^/?#]*)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class _NoPage(Exception):
    """There is nothing to give out; holds the code of the answer."""

    def __init__(self, code: int, *headers: tuple[str, str]) -> None:
        super().__init__(code)
        self.code = code
        self.headers = list(headers)


@dataclass(frozen=True, slots=True)
class Website:
    """The pages and tables in a folder, for any server that speaks WSGI.

    It follows no link, gives out no hidden file, lists no folder, and looks at the folder anew for every
    request: a site that was assessed again while it is read is the new one, whole, from then on.

    Attributes:
        folder: where the files lie.
        hosts: the names, with their port, under which it answers; asked by another name, as a page of
            somebody else's can make a browser do, it gives out nothing.
        language: in which it says that there is no page.
    """

    folder: Path
    hosts: frozenset[str]
    language: Language = ENGLISH

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        try:
            status, headers, body = self._answer(environ)
        except _NoPage as nothing:
            status, headers, body = no_page(nothing.code, self.language)
            headers += nothing.headers
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else body

    def _answer(self, environ: WSGIEnvironment) -> Reply:
        self._refuse_strangers(environ)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            raise _NoPage(405, ("Allow", "GET, HEAD"))
        parts = _parts(environ.get("PATH_INFO", ""))
        kind = ("Content-Type", _type(parts[-1]))
        file, about = self._open(parts)
        mark = f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
        guard = _GUARD_OF_SEARCH if parts[-1] == _SEARCHED else _GUARD
        headers = [("ETag", mark), ("Cache-Control", "no-cache"), ("Accept-Ranges", "none"), *guard]
        known = environ.get("HTTP_IF_NONE_MATCH", "")
        if mark in known or known.strip() == "*":
            file.close()
            return "304 Not Modified", headers, []
        headers += [kind, ("Content-Length", str(about.st_size))]
        if environ["REQUEST_METHOD"] == "HEAD":
            file.close()
            return "200 OK", headers, []
        return "200 OK", headers, environ.get("wsgi.file_wrapper", FileWrapper)(file)

    def _refuse_strangers(self, environ: WSGIEnvironment) -> None:
        host, target = environ.get("HTTP_HOST", ""), environ.get("REQUEST_URI", "/")
        if not host or "," in host:
            raise _NoPage(400)
        if len(target) > LONGEST_ADDRESS:
            raise _NoPage(414)
        named = _ABSOLUTE.match(target)
        asked = {host.lower(), named[1].lower()} if named else {host.lower()}
        if not asked <= self.hosts:
            raise _NoPage(421)

    def _open(self, parts: list[str]) -> tuple[BinaryIO, os.stat_result]:
        try:
            handle = self._walk(parts)
        except OSError as problem:
            full = problem.errno in {errno.EMFILE, errno.ENFILE}
            raise (_NoPage(503, ("Retry-After", "1")) if full else _NoPage(404)) from None
        about = os.fstat(handle)
        if stat.S_ISREG(about.st_mode):
            return os.fdopen(handle, "rb"), about
        os.close(handle)
        if stat.S_ISDIR(about.st_mode):
            self._open([*parts, "index.html"])[0].close()
            raise _NoPage(301, ("Location", "/" + quote("/".join(parts)) + "/"))
        raise _NoPage(404)

    def _walk(self, parts: list[str]) -> int:
        """Go down name by name, so that no name on the way can be a link to somewhere else."""
        handle = self._top()
        try:
            for name in parts[:-1]:
                below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
                os.close(handle)
                handle = below
            return os.open(parts[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handle)
        finally:
            os.close(handle)

    def _top(self) -> int:
        for _ in range(_TRIES):
            try:
                return os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
            except FileNotFoundError:
                time.sleep(_PAUSE_SECONDS)
        raise _NoPage(503, ("Retry-After", "1"))


def no_page(code: int, language: Language) -> Reply:
    """The answer where there is nothing to give out; it repeats nothing of what was asked."""
    name, why = _WHY.get(code, _WHY[404])
    said, way = html.escape(language.reason(why)), html.escape(language.reason(_START))
    page = (
        f'<!doctype html>\n<html lang="{language.code}">\n<meta charset="utf-8">\n<title>{said}</title>\n'
        '<meta name="viewport" content="width=device-width">\n<link rel="stylesheet" href="/style.css">\n'
        f'<main>\n<h1>{said}</h1>\n<p><a href="/">{way}</a></p>\n</main>\n</html>\n'
    ).encode()
    kind = ("Content-Type", "text/html; charset=utf-8")
    return f"{code} {name}", [kind, ("Content-Length", str(len(page))), *_GUARD], [page]


def _parts(path: str) -> list[str]:
    """The names in a path, as WSGI gives it: its bytes, each as one character."""
    try:
        plain = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        raise _NoPage(400) from None
    if not plain.startswith("/") or _CONTROL.search(plain):
        raise _NoPage(400)
    parts = plain[1:].split("/")
    if not parts[-1]:
        parts[-1] = "index.html"
    if any(not name or name.startswith(".") for name in parts):
        raise _NoPage(404)
    return parts


def _type(name: str) -> str:
    """What a file is; one without an ending, as SHA256SUMS, is text."""
    place = Path(name)
    return _TYPES.get(place.suffix.lower(), _BYTES if place.suffix else _TYPES[".txt"])
