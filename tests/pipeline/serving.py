"""A small site on a port of this machine, and ways to ask for it, for the tests of the reading server."""

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from tallystick.pipeline.output import write_output
from tallystick.pipeline.server import open_server

FILES = {
    "index.html": b"<h1>Plan</h1>",
    "style.css": b"p{}",
    "find.html": b"<h1>Find</h1>",
    "zh/find.html": b"<h1>Find</h1>",
    "search.js": b"0",
    "chapters/I.html": b"<h1>I</h1>",
    "zh/index.html": "<h1>计划</h1>".encode(),
    "tables/verdicts.csv": b"a\n",
    "assessment.json": b"{}",
    "SHA256SUMS": b"0\n",
    "plan.parquet": b"PAR1",
    "empty.txt": b"",
}


def made_site(folder: Path) -> Path:
    """A site, with a file beside it that is none of it."""
    write_output(str(folder / "out"), FILES, {"assessment_id": "0" * 64})
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    return folder / "out"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def running(site: Path) -> Iterator[int]:
    port = free_port()
    server = open_server(str(site), port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield port
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


def get(port: int, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def raw(port: int, data: bytes) -> bytes:
    """What comes back for bytes that need not be a request; the server has to end the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(data)
        answer = b""
        while got := line.recv(65536):
            answer += got
    return answer
