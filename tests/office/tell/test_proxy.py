"""The nginx of docs/office-operations.md notes nobody's address and puts nothing aside (C1, C3)."""

import http.server
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx here")
#: From where somebody writes: an address of the loopback that nothing else here has.
WRITER, SECRET = "127.0.0.9", b"They took our land. "
LARGE = SECRET * 200_000
_RECIPE = re.compile(r"```nginx\n(.*?)```", re.DOTALL)
_FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Office(http.server.BaseHTTPRequestHandler):
    """Reads what is sent, and answers with as much of what somebody wrote."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.connection.settimeout(5)
        left = int(self.headers.get("Content-Length") or 0)
        while left > 0 and (data := self.rfile.read(min(left, 65536))):
            left -= len(data)
        while self.headers.get("Transfer-Encoding") and (size := int(self.rfile.readline(), 16)):
            self.rfile.read(size + 2)
        self.send_response(200)
        self.send_header("Content-Length", str(3 * len(LARGE)))
        self.end_headers()
        for _ in range(3):
            self.wfile.write(LARGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Seen:
    """What nginx left of a sender: words that it put aside in files, and lines with their address."""

    aside: set[str] = field(default_factory=set)
    noted: list[str] = field(default_factory=list)


def recipe(without: str) -> str:
    """The server of the documents that answers by TLS, without one line."""
    (text,) = _RECIPE.findall((ROOT / "docs/office-operations.md").read_text(encoding="utf-8"))
    lines = text[text.index("server {\n    listen 443") :].splitlines()
    assert without == "" or any(without in one for one in lines), without
    return "\n".join(one for one in lines if not without or without not in one)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def running(place: Path, port: int, behind: int, without: str) -> Iterator[int]:
    """The nginx of the recipe on this machine, without TLS; gives its process."""
    own = recipe(without).replace("listen 443 ssl default_server", f"listen 127.0.0.1:{port}")
    own = re.sub(r" *ssl_certificate.*", "", own).replace("127.0.0.1:8020", f"127.0.0.1:{behind}")
    temp = "".join(f"{one}_temp_path {place}/temp/{one};\n" for one in _FOLDERS)
    head = f"daemon off;\nmaster_process off;\npid {place}/pid;\nerror_log {place}/error.log;\n"
    log = f"access_log {place}/access.log;\n"
    (place / "temp").mkdir(parents=True)
    (place / "nginx.conf").write_text(f"{head}events {{}}\nhttp {{\n{temp}{log}{own}\n}}\n", encoding="utf-8")
    command = ["nginx", "-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "error.log")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(100):
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield process.pid
        finally:
            process.terminate()


def aside(process: int, place: Path) -> set[str]:
    """The folders of files with words of a sender that a process holds open, or left there."""
    found = set()
    for one in (*Path(f"/proc/{process}/fd").iterdir(), *(place / "temp").rglob("*")):
        name = str(one.resolve(strict=False))
        if str(place / "temp") not in name or one.is_dir():
            continue
        if SECRET in one.read_bytes():
            found.add(Path(name.removeprefix(str(place / "temp"))).parts[1])
    return found


def asks(port: int, head: str, body: bytes, look: "threading.Event | None" = None) -> int:
    """Send something by a slow line, and read the answer slowly; gives its code."""
    told = ("POST /zh-hans/office/tell/draft/ HTTP/1.1", "Host: office.example", "Connection: close", head)
    with socket.socket() as line:
        line.settimeout(20)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.bind((WRITER, 0))
        line.connect(("127.0.0.1", port))
        line.sendall("\r\n".join((*told, "", "")).encode())
        try:
            line.sendall(body[: len(body) // 2])
            if look is not None:
                time.sleep(0.3)
                look.set()
                time.sleep(0.3)
            line.sendall(body[len(body) // 2 :])
        except OSError:  # it was refused before all of it was sent
            pass
        answer = line.recv(100)
        time.sleep(0.5)
        while line.recv(1 << 20):
            pass
    return int(answer.split()[1])


def tried(tmp_path: Path, without: str = "") -> Seen:
    """Somebody sends by a proxy: whole, in pieces, too much, and while the office is not there."""
    port, seen = free_port(), Seen()
    office = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Office)
    threading.Thread(target=office.serve_forever, daemon=True).start()
    place = tmp_path / f"proxy {without[:9]}".replace(" ", "")
    with running(place, port, office.server_address[1], without) as process:
        stop = threading.Event()

        def watch() -> None:
            while not stop.wait(0.02):
                seen.aside |= aside(process, place)

        watching = threading.Thread(target=watch)
        watching.start()
        pieces = b"%x\r\n%s\r\n0\r\n\r\n" % (len(LARGE), LARGE)
        look = threading.Event()
        assert asks(port, f"Content-Length: {len(LARGE)}", LARGE, look) == 200
        assert asks(port, "Transfer-Encoding: chunked", pieces, look) == 200
        assert asks(port, f"Content-Length: {10**9}", b"x") == 413
        office.shutdown()
        office.server_close()
        assert asks(port, "Content-Length: 1", b"x") == 502
        stop.set()
        watching.join()
    for log in place.glob("*.log"):
        seen.noted += [one for one in log.read_text(encoding="utf-8").splitlines() if WRITER in one]
    return seen


def test_the_recipe_notes_no_address_and_puts_nothing_aside(tmp_path: Path) -> None:
    assert tried(tmp_path) == Seen()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("access_log", "noted"),
        ("error_log", "noted"),
        ("proxy_max_temp_file_size", "proxy"),
        ("proxy_request_buffering", "client_body"),
        ("proxy_http_version", "client_body"),
    ],
)
def test_each_line_that_is_left_out_of_it_betrays_somebody(line: str, found: str, tmp_path: Path) -> None:
    """The planted bugs, each of which the documents once had."""
    seen = tried(tmp_path, line)
    assert (found in seen.aside) or (found == "noted" and seen.noted != [])
