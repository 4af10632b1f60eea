"""A request as it comes in: what can't become one is answered at once, not when patience ends."""

import re
import time

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge, RequestHeaderFieldsTooLarge

#: A larger head is no request for a page. It is read to its end all the same, up to the second bound: a
#: connection that is closed over bytes that nobody read takes the answer down with it.
_LARGEST_HEAD, LARGEST_READ = 16 * 1024, 256 * 1024
#: A form with a file that is too large is read to its end, too, up to this: what was written in it stands
#: before the file, and is given back. Of the file no more is kept than of any other.
LARGEST_HEARD = 128 * 1024 * 1024
_WITH_FILE = "multipart/form-data"
#: A slow line is no attack: of a body that is coming so much arrives in this time at least.
SENDING_SECONDS, LEAST_SENT = 60, 10_000
_FIRST_LINE = re.compile(rb"[A-Z]{1,20} [^\x00-\x20]+ HTTP/([0-9]\.[0-9])")
#: Of the words in which a body says how long it is one may stand, once: two are read as two by somebody.
_CODING = re.compile(rb"\r\ntransfer-encoding:[ \t]*([^\r\n]*)", re.IGNORECASE)
_HOPELESS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\n\n")


class TooLate(Error):  # type: ignore[misc]
    """The answer to a request that did not come to its end."""

    code = 408


class _OtherVersion(Error):  # type: ignore[misc]
    code = 505


class IncomingRequest(HTTPRequestParser):  # type: ignore[misc]
    """A request as the library reads it, which sees when it has gone wrong and knows when it began."""

    error: Error | None
    completed: bool
    expect_continue: bool

    def __init__(self, adj: object) -> None:
        """Begin to read one."""
        super().__init__(adj)
        self.began = time.monotonic()
        self._at_look, self._body_since = 0, self.began
        self._is_cut = False

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head; a length with more digits than Python reads, or said in two ways, is none."""
        try:
            super().parse_header(header_plus)
        except ValueError:
            raise ParsingError("") from None
        coded = [one.strip().lower() for one in _CODING.findall(header_plus)]
        if coded and (coded != [b"chunked"] or "CONTENT_LENGTH" in self.headers):
            raise ParsingError("")

    def is_late(self, now: float, patience: float) -> bool:
        """Whether its head has not come to its end in time, or next to nothing more of its body came.

        Args:
            now: the moment, by the clock that never goes back.
            patience: how many seconds a head may take.
        """
        if not self.headers_finished:
            return now - self.began > patience
        if now - self.began <= SENDING_SECONDS:
            return False
        came = int(self.body_bytes_received) - self._at_look
        self.began, self._at_look = now, self.body_bytes_received
        return came < LEAST_SENT

    def speed(self, now: float) -> float:
        """How many bytes of its body have come in a second, in a second at least.

        Args:
            now: the moment, by the clock that never goes back.
        """
        return int(self.body_bytes_received) / max(1, now - self._body_since)

    @property
    def held(self) -> int:
        """How many bytes of its body are held in memory."""
        return min(int(self.body_bytes_received), int(self.adj.max_request_body_size))

    def received(self, data: bytes) -> int:
        """Take what has come; how many bytes of it belong to this request."""
        if self._is_cut and not self.completed:
            return self._received_cut(data)
        was_head = not self.headers_finished
        taken: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge) and self._may_be_cut():
            self._is_cut, self.error, self.completed = True, None, False
        if was_head and self.headers_finished:
            self.began = self._body_since = time.monotonic()
        if self.error is None and not self.empty:
            self.error = self._begun() if self.headers_finished else _beginning(self.header_plus)
        self.completed = self.completed or self.error is not None
        # The library would ask for the body of a request that has none, or is refused, and wait for it.
        self.expect_continue = self.expect_continue and not self.completed
        return taken

    def _may_be_cut(self) -> bool:
        """Whether it is a form with a file which is too large, on a server that takes files."""
        kind, most = self.headers.get("CONTENT_TYPE", ""), self.adj.max_request_body_size
        is_heard = LARGEST_READ < most <= int(self.content_length) <= LARGEST_HEARD
        return is_heard and str(kind).startswith(_WITH_FILE)

    def _received_cut(self, data: bytes) -> int:
        """Keep of a body what is kept of the largest, and let the rest go by."""
        taken = data[: self.content_length - self.body_bytes_received]
        self.body_rcv.buf.append(taken[: self.adj.max_request_body_size - self.held])
        self.body_bytes_received += len(taken)
        self.completed = self.body_bytes_received >= self.content_length
        return len(taken)

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
