"""A hundred and fifty broken requests at once: each is answered or ended, and the site is read as ever."""

import socket
from pathlib import Path

import pytest
from waitress.task import ErrorTask

from tallystick.pipeline import server as serving
from tests.ledger.chance import Chance
from tests.pipeline.serving import get, made_site, running

COUNT = 150
SOUND = [
    "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
    "HEAD /zh/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nIf-None-Match: *\r\n\r\n",
    "GET /style.css?x=%20 HTTP/1.0\r\nHost: {host}\r\nRange: bytes=0-\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd",
    "POST / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
]
TRAPS = [
    b"\x00", b"\r", b"\n", b"\r\n", b"\r\n\r\n", b" ", b":", b"%00", b"%2e%2e%2f", b"/../", b"\xff\xfe",
    b"\x1b[2J", b"Host: evil.example\r\n", b"Content-Length: 99\r\n", b"Transfer-Encoding: x\r\n",
    b"A" * 20_000, b"a: b\r\n" * 4_000, b"HTTP/1.1", b"\xe2\x80\xae", b"-1", b"9" * 5_000,
]  # fmt: skip


def broken(seed: int, host: str) -> bytes:
    """A sound request with one to four accidents, the same for the same seed."""
    chance = Chance(f"request {seed}")
    data = SOUND[chance.below(len(SOUND))].format(host=host).encode()
    for _ in range(1 + chance.below(4)):
        at, cut = chance.below(len(data) + 1), chance.below(30) * chance.below(2)
        piece = TRAPS[chance.below(len(TRAPS))] if chance.below(4) else chance.bytes(1 + chance.below(20))
        data = data[:at] + piece + data[at + cut :]
    return data


def answers(port: int) -> list[bytes]:
    """What comes back for each, all being under way at once."""
    lines = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(COUNT)]
    try:
        for seed, line in enumerate(lines):
            line.sendall(broken(seed, f"127.0.0.1:{port}"))
        return [_all_of(line) for line in lines]
    finally:
        for line in lines:
            line.close()


def _all_of(line: socket.socket) -> bytes:
    answer = b""
    try:
        while got := line.recv(65536):
            answer += got
    except ConnectionResetError:
        pass  # a body that nobody wanted was still on its way
    except TimeoutError:
        return b"no end: " + answer
    return answer


def faults(found: list[bytes]) -> list[str]:
    """What is wrong with any answer; none at all is right only where a request never came to its end."""
    wrong = []
    for seed, answer in enumerate(found):
        head = answer.partition(b"\r\n\r\n")[0]
        if answer and not head.startswith((b"HTTP/1.1 ", b"HTTP/1.0 ")):
            wrong.append(f"{seed}: {head[:80]!r}")
        elif answer and not head.startswith(b"HTTP/1.1 100") and b"Content-Security-Policy" not in head:
            wrong.append(f"{seed}: no policy: {head[:80]!r}")
        elif b"127.0.0.1" in answer or b"Traceback" in answer:
            wrong.append(f"{seed}: it says too much")
    return wrong


def test_broken_requests_are_answered_and_leave_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 2)
    with running(made_site(tmp_path)) as port:
        found = answers(port)
        assert faults(found) == []
        assert sum(bool(answer) for answer in found) > COUNT * 9 // 10
        assert {answer.split()[1] for answer in found if answer} >= {b"200", b"400", b"405", b"431"}
        assert get(port, "/").status == 200
    assert capfd.readouterr() == ("", "")


def test_the_library_alone_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 2)
    monkeypatch.setattr(serving._Channel, "error_task_class", ErrorTask)
    with running(made_site(tmp_path)) as port:
        assert faults(answers(port))
