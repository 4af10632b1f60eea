"""A server for reading a site on one's own machine. It logs nothing and serves only what the site holds."""

import errno
import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.pipeline.output import MANIFEST

ADDRESS = "127.0.0.1"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class _Reader(SimpleHTTPRequestHandler):
    """Serves files and nothing else: no listing of folders, no log of who reads."""

    server_version = "tallystick"
    sys_version = ""

    def end_headers(self) -> None:
        """Add the headers that keep a page from loading or sending anything elsewhere."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, *_: object) -> None:
        """Refuse to list a folder."""
        self.send_error(404, "There is no such page")

    def log_message(self, *_: object) -> None:
        """Log nothing: an address or a page that somebody read is nobody's business."""


def open_server(folder: str, port: int) -> ThreadingHTTPServer:
    """A server of the site in a folder, listening on 127.0.0.1.

    Raises:
        Refusal: the folder holds no site, or the port can't be had.
    """
    place = Path(folder)
    if not (place / MANIFEST).is_file() or not (place / "index.html").is_file():
        raise Refusal(
            f"{folder} holds no site",
            "make one with 'tallystick assess PACKAGE --out DIR', then 'tallystick serve DIR'",
        )
    handler = functools.partial(_Reader, directory=str(place.resolve()))
    try:
        return ThreadingHTTPServer((ADDRESS, port), handler)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise Refusal(
                f"port {port} on {ADDRESS} is already in use",
                f"stop what uses it, or choose another: tallystick serve {folder} --port {port % 65535 + 1}",
            ) from None
        raise Refusal(
            f"port {port} on {ADDRESS} can't be opened ({(problem.strerror or 'refused').lower()})",
            "choose a port above 1023, such as --port 8000",
        ) from None
