"""What is no request is answered, nothing leads out of the site, and nobody's address is ever printed."""

import contextlib
import errno
import os
import socket
import struct
import threading
from pathlib import Path

import pytest

from tallystick.pipeline import server as serving
from tallystick.pipeline import website
from tests.pipeline.serving import get, made_site, raw, running


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return made_site(tmp_path)


def links(site: Path) -> None:
    """What leads out of the site, or is no file, or is hidden."""
    (site / "link.txt").symlink_to("../secret.txt")
    (site / "inside.html").symlink_to("index.html")
    (site / "up").symlink_to("..")
    (site / "loop").symlink_to("loop")
    (site / "zero").symlink_to("/dev/zero")
    os.mkfifo(site / "pipe")
    (site / ".hidden").write_bytes(b"secret")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_bytes(b"secret")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(site / "s"))


@pytest.mark.parametrize(
    "path",
    ["/link.txt", "/inside.html", "/up/secret.txt", "/loop", "/zero", "/pipe", "/.hidden", "/.git/config",
     "/s", "/%2ehidden"],
)  # fmt: skip
def test_follows_no_link_and_gives_out_only_files_that_show(site: Path, path: str) -> None:
    links(site)
    with running(site) as port:
        answer = get(port, path)
    assert answer.status == 404
    assert b"secret" not in answer.body  # type: ignore[attr-defined]


#: What is no request, with the answer to it.
MALFORMED = {
    "nothing but NUL": (b"\0\0\0\0\r\n\r\n", 400),
    "NUL in the path": (b"GET /\0 HTTP/1.1\r\nHost: HERE\r\n\r\n", 400),
    "NUL, quoted": (b"GET /%00 HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", 400),
    "line ends, quoted": (b"GET /%0d%0aX:%20y HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", 400),
    "no UTF-8": (b"GET /%ff HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", 400),
    "no version": (b"GET /\r\n\r\n", 400),
    "a version to come": (b"GET / HTTP/9.9\r\nHost: HERE\r\n\r\n", 505),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    "TLS": (bytes.fromhex("16030100c8010000c40303") + b"x" * 99, 400),
    "bare line ends": (b"GET / HTTP/1.1\nHost: HERE\n\n", 400),
    "a word": (b"hello\r\n", 400),
    "small letters": (b"get / HTTP/1.1\r\nHost: HERE\r\n\r\n", 400),
    "a header without a colon": (b"GET / HTTP/1.1\r\nFoo\r\n\r\n", 400),
    "a header that goes on": (b"GET / HTTP/1.1\r\n folded: 1\r\n\r\n", 400),
    "two lengths": (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
    "a length below nothing": (b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
    "a length of 5,000 digits": (b"GET / HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", 400),
    "a length and chunks": (
        b"GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
    "chunks twice": (
        b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
    "broken chunks": (b"POST / HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    "unknown coding": (b"GET / HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    "a large body": (b"POST / HTTP/1.1\r\nHost: HERE\r\nContent-Length: 9999999\r\n\r\n", 413),
    "a long address": (b"GET /" + b"a" * 4000 + b" HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n", 414),
    "a longer address": (b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: HERE\r\n\r\n", 431),
    "many headers": (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 9000 + b"\r\n", 431),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_request_gets_an_answer_and_leaves_no_trace(
    site: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    data, code = MALFORMED[name]
    with running(site) as port:
        answer = raw(port, data.replace(b"HERE", b"127.0.0.1:%d" % port))
        assert get(port, "/").status == 200
    head = answer.partition(b"\r\n\r\n")[0].decode()
    assert head.split()[1] == str(code)
    assert "Content-Security-Policy: default-src 'none'" in head
    assert "X-Content-Type-Options: nosniff" in head
    assert "charset=utf-8" in head
    assert capfd.readouterr() == ("", "")


def test_no_address_is_printed_whatever_happens(
    site: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "large.txt").write_bytes(b"x" * 8_000_000)
    with running(site) as port:
        for _ in range(20):  # connections that are reset in the middle of an answer
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                line.sendall(b"GET /large.txt HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port)
                line.recv(1000)
        monkeypatch.setattr(website, "_type", lambda _: 1 / 0)  # a fault of our own
        assert get(port, "/").status == 500
        monkeypatch.undo()
        assert get(port, "/").status == 200
    assert capfd.readouterr() == ("", "")


def test_idle_and_endless_connections_are_ended_and_the_others_are_answered(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 1)
    with running(site) as port, contextlib.ExitStack() as held:
        lines = [
            held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=8)) for _ in range(60)
        ]
        for line in lines[30:]:
            line.sendall(b"GET / HT")
        assert get(port, "/").status == 200
        assert all(line.recv(100) == b"" for line in lines[:30])
        assert all(line.recv(100).startswith(b"HTTP/1.0 408 ") for line in lines[30:])


def test_the_number_of_connections_is_bounded_and_a_place_becomes_free(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 1)
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 12)
    with running(site) as port, contextlib.ExitStack() as held:
        for _ in range(40):
            held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=8))
        before = threading.active_count()
        assert get(port, "/").status == 200
        assert threading.active_count() <= before


def test_a_machine_out_of_files_says_so_and_goes_on(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object, **__: object) -> int:
        raise OSError(errno.EMFILE, "too many")

    with running(site) as port:
        monkeypatch.setattr(website.Website, "_walk", none_left)
        assert get(port, "/").status == 503
        monkeypatch.undo()
        assert get(port, "/").status == 200


EXPECTING = {
    "GET without a body": ("GET / HTTP/1.1\r\nExpect: 100-continue\r\n", b"", b"200"),
    "a body of nothing": ("GET / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 0\r\n", b"", b"200"),
    "a body that is too large": (
        "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n",
        b"",
        b"413",
    ),
    "a body": ("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n", b"abcd", b"405"),
    "a body in chunks": (
        "POST / HTTP/1.1\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n",
        b"2\r\nab\r\n0\r\n\r\n",
        b"405",
    ),
}


@pytest.mark.parametrize("name", EXPECTING)
def test_who_asks_whether_to_go_on_is_answered_at_once(site: Path, name: str) -> None:
    """Where there is nothing to send, or nothing that is taken, it is not waited for."""
    head, body, code = EXPECTING[name]
    with running(site) as port, socket.create_connection(("127.0.0.1", port), timeout=8) as line:
        line.sendall(f"{head}Host: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        first = line.recv(65536)
        if body:
            assert first.startswith(b"HTTP/1.1 100 ")
            line.sendall(body)
            first = line.recv(65536)
        assert first.split()[1] == code
