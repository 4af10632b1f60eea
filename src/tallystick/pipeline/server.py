"""A server for reading a site on one's own machine. It logs nothing and serves only what the site holds."""

import errno
import logging
import re
import socket
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol, Self
from wsgiref.types import StartResponse, WSGIEnvironment

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import BadRequest, Error, RequestHeaderFieldsTooLarge

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Ordinal, Reason, Text, Value
from tallystick.base.showing import command, quoted
from tallystick.base.system import why_refused
from tallystick.pipeline.output import MANIFEST
from tallystick.pipeline.website import Website, no_page
from tallystick.voice.language import ENGLISH, Language

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")
_OF_THE_WEB = 80
PATIENCE_SECONDS = 10
MOST_CONNECTIONS = 512
#: A larger head is no request for a page. It is read to its end all the same, up to the second bound: a
#: connection that is closed over bytes that nobody read takes the answer down with it.
_LARGEST_HEAD, _LARGEST_READ = 16 * 1024, 256 * 1024
_FIRST_LINE = re.compile(rb"[A-Z]{1,20} [^\x00-\x20]+ HTTP/([0-9]\.[0-9])")
_HOPELESS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\n\n")


class _TooLate(Error):  # type: ignore[misc]
    code = 408


class _OtherVersion(Error):  # type: ignore[misc]
    code = 505


class _NoPage(ErrorTask):  # type: ignore[misc]
    """The answer to what was no request, in our words and with the headers of every other answer."""

    def execute(self) -> None:
        self.status, headers, body = no_page(
            self.request.error.code, self.channel.server.application.language
        )
        self.response_headers.extend(headers)
        self.set_close_on_finish()
        self.write(b"".join(body))


class _Request(HTTPRequestParser):  # type: ignore[misc]
    """A request as it comes in; what can't become one is answered at once, not when patience ends."""

    error: Error | None
    completed: bool

    def __init__(self, adj: object) -> None:
        super().__init__(adj)
        self.began = time.monotonic()

    def received(self, data: bytes) -> int:
        taken: int = super().received(data)
        if self.error is None and not self.empty:
            self.error = self._begun() if self.headers_finished else _beginning(self.header_plus)
        self.completed = self.completed or self.error is not None
        return taken

    def _begun(self) -> Error | None:
        """What is wrong with a whole head that the library has let pass."""
        if self.header_bytes_received > _LARGEST_HEAD:
            return RequestHeaderFieldsTooLarge("")
        return _first_line(self.first_line)


def _beginning(head: bytes) -> Error | None:
    """What is wrong with the beginning of a request, if something is wrong already."""
    line, ended, _ = head.lstrip(b"\r\n").partition(b"\r\n")
    if _HOPELESS.search(head):
        return BadRequest("")
    return _first_line(line) if ended else None


def _first_line(line: bytes) -> Error | None:
    known = _FIRST_LINE.fullmatch(line)
    if known is None:
        return BadRequest("")
    return None if known[1] in {b"1.0", b"1.1"} else _OtherVersion("")


class _Channel(HTTPChannel):  # type: ignore[misc]
    error_task_class = _NoPage
    parser_class = _Request


class _Server(TcpWSGIServer):  # type: ignore[misc]
    channel_class = _Channel

    def maintenance(self, now: float) -> None:
        """Answer requests that don't come to an end, and close idle connections."""
        for channel in self.active_channels.values():
            request = channel.request
            if request and not channel.requests and time.monotonic() - request.began > PATIENCE_SECONDS:
                request.error, request.completed = _TooLate(""), True
                channel.request, channel.requests = None, [request]
                self.add_task(channel)
        super().maintenance(now)


class Served(Protocol):
    """What a server gives out: a web application (WSGI) that knows its language."""

    @property
    def language(self) -> Language:
        """In which language it says that there is no page."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""


class SiteServer:
    """A site that is being served; use it in a ``with`` statement, which ends every connection."""

    def __init__(self, website: Served, listener: socket.socket) -> None:
        """Begin to listen on a socket that is bound."""
        # What the library logs holds addresses: nothing of it may reach a file or a terminal.
        logging.getLogger("waitress").setLevel(logging.CRITICAL + 1)
        self._connections: dict[int, Any] = {}
        self._ended = False
        self._server = _Server(
            website,
            map=self._connections,
            _sock=listener,
            bind_socket=False,
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
            sockets=[listener],
            ident="tallystick",
            threads=4,
            clear_untrusted_proxy_headers=False,
            connection_limit=MOST_CONNECTIONS,
            channel_timeout=PATIENCE_SECONDS,
            cleanup_interval=1,
            max_request_header_size=_LARGEST_READ,
            max_request_body_size=_LARGEST_READ,
        )

    def serve_forever(self) -> None:
        """Answer until somebody calls ``shutdown``."""
        while not self._ended:
            wasyncore.loop(timeout=1, use_poll=True, map=self._connections, count=1)

    def shutdown(self) -> None:
        """Let ``serve_forever`` come to its end; may be called from another thread."""
        self._ended = True
        self._server.pull_trigger()

    def server_close(self) -> None:
        """End every connection and give the port back."""
        self._server.task_dispatcher.shutdown()
        for channel in list(self._server.active_channels.values()):
            channel.handle_close()
        wasyncore.close_all(self._connections)

    def __enter__(self) -> Self:
        """The server itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.server_close()


def open_server(folder: str, port: int, language: Language = ENGLISH) -> SiteServer:
    """A server of the site in a folder, listening on 127.0.0.1 for that name and for localhost.

    Where there is no page it says so in this language.

    Raises:
        Refusal: the folder holds no site, or the port can't be had.
    """
    place = Path(folder).absolute()
    if place.is_file():
        raise Refusal(
            Reason("{path} is a file, and a site is a folder", path=Text(folder)),
            Reason(
                "if it is a release, read its pages so: unzip {path} -d DIR, then tallystick serve DIR",
                path=Text(quoted(folder)),
            ),
        )
    if not (place / MANIFEST).is_file() or not (place / "index.html").is_file():
        raise Refusal(
            Reason("{path} holds no site", path=Text(folder)),
            Reason("make one with 'tallystick assess PACKAGE --out DIR', then 'tallystick serve DIR'"),
        )
    website = Website(place, hosts_on(port), language)
    return listening(website, port, command("serve", folder, "--port", str(port % 65535 + 1)))


def hosts_on(port: int) -> frozenset[str]:
    """The names under which what listens on a port of this machine answers.

    To the port of the web itself browsers don't name it (RFC 9110, section 4.2.3).

    Examples:
        >>> sorted(hosts_on(80))
        ['127.0.0.1', '127.0.0.1:80', 'localhost', 'localhost:80']
    """
    bare = NAMES if port == _OF_THE_WEB else ()
    return frozenset((*bare, *(f"{name}:{port}" for name in NAMES)))


def listening(website: Served, port: int, other: str) -> SiteServer:
    """A server on a port of 127.0.0.1.

    Args:
        website: what it gives out.
        port: the port.
        other: the command that would take another port, for the message.

    Raises:
        Refusal: the port can't be had.
    """
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        return SiteServer(website, listener)
    except OSError as problem:
        listener.close()
        asked: dict[str, Value] = {"port": Ordinal(port), "address": Text(ADDRESS)}
        if problem.errno == errno.EADDRINUSE:
            raise Refusal(
                Reason("port {port} on {address} is already in use", **asked),
                Reason("stop what uses it, or choose another: {command}", command=Text(other)),
            ) from None
        raise Refusal(
            Reason("port {port} on {address} can't be opened ({why})", **asked, why=why_refused(problem)),
            Reason("choose a port above 1023, such as --port 8000"),
        ) from None
