"""A server for reading a site on one's own machine. It logs nothing and serves only what the site holds."""

import errno
import fcntl
import logging
import socket
import sys
import termios
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol, Self
from wsgiref.types import StartResponse, WSGIEnvironment

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Ordinal, Reason, Text, Value
from tallystick.base.showing import command, quoted
from tallystick.base.system import why_refused
from tallystick.pipeline.held_memory import heaviest
from tallystick.pipeline.incoming import LARGEST_READ, IncomingRequest, TooLate
from tallystick.pipeline.output import MANIFEST
from tallystick.pipeline.taken_places import gives_way
from tallystick.pipeline.website import Website, no_page
from tallystick.voice.language import ENGLISH, Language

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")
_OF_THE_WEB = 80
PATIENCE_SECONDS = 10
#: A reader's own system keeps much and asks for more seldom: what a slow one takes comes in leaps.
READING_SECONDS = 60
#: Each may have a file open too, and a process has 1,024.
MOST_CONNECTIONS = 400
#: Who takes fewer bytes of an answer that waits, in this time, is no reader.
_LEAST_TAKEN = 10_000
#: Where all places are taken, who takes fewer bytes in a second gives way to somebody new.
_SLOW = 100_000
#: Of an answer the system keeps so much for one reader, and the rest waits where it is counted.
_KEPT_BY_SYSTEM = 128 * 1024


class _NoPage(ErrorTask):  # type: ignore[misc]
    """The answer to what was no request, in our words and with the headers of every other answer."""

    def execute(self) -> None:
        self.status, headers, body = no_page(
            self.request.error.code, self.channel.server.application.language
        )
        self.response_headers.extend(headers)
        self.set_close_on_finish()
        self.write(b"".join(body))


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection. Its answers go out one by one, so that no thread of ours waits for a slow reader.

    Attributes:
        held: whether another request waits until the answer before it has gone out.
        answered: since when nothing was answered.
    """

    error_task_class = _NoPage
    parser_class = IncomingRequest
    held = False

    def __init__(self, *of_library: object, **named: object) -> None:
        super().__init__(*of_library, **named)
        self.answered = self._began = self._looked = time.monotonic()
        self._sent = self._at_first = self._at_look = 0

    def writable(self) -> bool:
        # A thread that writes wakes the loop where something is left. Asking all the while it writes would
        # keep the interpreter from it: a request took 13 ms of the processor in place of half of one.
        if not self.outbuf_lock.acquire(blocking=False):
            return False
        self.outbuf_lock.release()
        return bool(super().writable()) or self.held

    def handle_write(self) -> None:
        super().handle_write()
        if self.held and not self.total_outbufs_len:
            self.held = False
            self.server.add_task(self)

    def service(self) -> None:
        super().service()
        self.answered = time.monotonic()

    def send(self, data: bytes, do_close: bool = True) -> int:
        sent: int = super().send(data, do_close)
        self._sent += sent
        return sent

    def is_left(self, now: float) -> bool:
        """Whether its answer waits for a reader who takes next to nothing of it; asked every moment."""
        if not self.total_outbufs_len:
            self._began = self._looked = 0
        elif not self._began:
            self._began = self._looked = now
            self._at_first = self._at_look = self._arrived()
        elif now - self._looked > READING_SECONDS:
            arrived = self._arrived()
            left = arrived - self._at_look < _LEAST_TAKEN
            self._looked, self._at_look = now, arrived
            return left
        return False

    def _arrived(self) -> int:
        """How much the reader's system has taken of all that was sent."""
        try:
            waiting = fcntl.ioctl(self.socket.fileno(), termios.TIOCOUTQ, bytes(4))
        except OSError:  # a system that doesn't tell
            return self._sent
        return self._sent - int.from_bytes(waiting, sys.byteorder)

    def _is_slow(self, now: float) -> bool:
        took = now - self._began
        waits = self.total_outbufs_len and self._began and took > PATIENCE_SECONDS
        return bool(waits) and self._arrived() - self._at_first < took * _SLOW

    def worth(self, now: float) -> tuple[bool, float]:
        """Which of two connections is kept: the one that is being answered, else the one answered last."""
        busy = bool(self.requests or self.total_outbufs_len)
        return busy and not self._is_slow(now), self.answered


class _Server(TcpWSGIServer):  # type: ignore[misc]
    channel_class = _Channel

    def add_task(self, task: _Channel) -> None:
        """Have the next request of a connection answered as soon as the answer before it has gone out."""
        task.held = task.total_outbufs_len > 0
        if not task.held:
            super().add_task(task)

    def maintenance(self, now: float) -> None:
        """Answer requests that don't come to an end, and close idle connections."""
        for channel in self.active_channels.values():
            request = channel.request
            if request and not channel.requests and request.is_late(time.monotonic(), PATIENCE_SECONDS):
                request.error, request.completed = TooLate(""), True
                channel.request, channel.requests = None, [request]
                self.add_task(channel)
            if channel.total_outbufs_len or (request and request.headers_finished):
                channel.last_activity = now  # idle it is not; whether who reads or sends is, others see
        super().maintenance(now)

    def make_room(self, now: float) -> None:
        """End whose reader takes nothing, or who fills the memory; where all are taken, the least worth one.

        Not to be called while the library goes through them: it would take a new one for the one that ended.
        """
        channels = list(self.active_channels.values())
        for channel in [one for one in channels if one.is_left(now)] or heaviest(channels):
            channel.handle_close()
        if len(self._map) >= self.adj.connection_limit and self.active_channels:
            gives_way(list(self.active_channels.values()), now).handle_close()


class Served(Protocol):
    """What a server gives out: a web application (WSGI) that knows its language."""

    @property
    def language(self) -> Language:
        """In which language it says that there is no page."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""


class SiteServer:
    """A site that is being served; use it in a ``with`` statement, which ends every connection."""

    def __init__(self, website: Served, listener: socket.socket, largest: int = LARGEST_READ) -> None:
        """Begin to listen on a socket that is bound; no more than so many bytes of a form are read."""
        # What the library logs holds addresses: nothing of it may reach a file or a terminal.
        logging.getLogger("waitress").setLevel(logging.CRITICAL + 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _KEPT_BY_SYSTEM)  # for all that it accepts
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
            max_request_header_size=LARGEST_READ,
            max_request_body_size=largest,
            # A thread never waits for a reader: each answer waits by itself, and the next one behind it.
            outbuf_high_watermark=sys.maxsize,
        )

    def serve_forever(self) -> None:
        """Answer until somebody calls ``shutdown``."""
        while not self._ended:
            wasyncore.loop(timeout=1, use_poll=True, map=self._connections, count=1)
            self._server.make_room(time.monotonic())

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


def listening(website: Served, port: int, other: str, largest: int = LARGEST_READ) -> SiteServer:
    """A server on a port of 127.0.0.1.

    Args:
        website: what it gives out.
        port: the port.
        other: the command that would take another port, for the message.
        largest: how many bytes of a form are read.

    Raises:
        Refusal: the port can't be had.
    """
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        return SiteServer(website, listener, largest)
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
