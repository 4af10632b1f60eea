"""Whoever sends on a slow line is heard to the end; who sends next to nothing, or fills memory, is not."""

import contextlib
import socket
import time
from pathlib import Path

import pytest

from tallystick.pipeline import held_memory, incoming, website
from tallystick.pipeline import server as serving
from tests.pipeline.serving import get, made_site, running

HEAD = "POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {size}\r\n\r\n"


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """A site whose server has a second of patience with a head, and looks at a body each 1.5 seconds."""
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 1)
    monkeypatch.setattr(incoming, "SENDING_SECONDS", 1.5)
    monkeypatch.setattr(incoming, "LEAST_SENT", 1_000)
    with running(made_site(tmp_path)) as found:
        yield found


def begun(port: int, size: int, held: contextlib.ExitStack) -> socket.socket:
    line = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
    line.sendall(HEAD.format(port=port, size=size).encode())
    return line


def status_after(port: int, lot: int, pause: float, seconds: float) -> bytes:
    """Send a body lot by lot for so long, then what is left of it; give the first line of the answer."""
    with contextlib.ExitStack() as held:
        line = begun(port, 40_000, held)
        left, end = 40_000, time.monotonic() + seconds
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            while time.monotonic() < end and left > lot:
                line.sendall(b"x" * lot)
                left -= lot
                time.sleep(pause)
            line.sendall(b"x" * left)
        return line.recv(100).partition(b"\r\n")[0]


def test_a_body_that_comes_slowly_is_heard_to_its_end(port: int) -> None:
    """Four times as long as a head may take, with a pause of its own as in a tunnel."""
    assert b" 405 " in status_after(port, 1_500, 0.4, 4)
    assert b" 405 " in status_after(port, 8_000, 1.4, 4)


def test_a_body_of_which_next_to_nothing_comes_is_not(port: int) -> None:
    assert b" 408 " in status_after(port, 10, 0.2, 4)


def test_a_planted_server_that_gives_a_body_as_little_time_as_a_head_is_found(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impatient(self: incoming.IncomingRequest, now: float, patience: float) -> bool:
        return now - self.began > patience

    monkeypatch.setattr(incoming.IncomingRequest, "is_late", impatient)
    assert b" 408 " in status_after(port, 1_500, 0.4, 4)


def test_bodies_that_fill_the_memory_give_way_and_the_largest_first(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_memory, "MOST_COMING", 300_000)
    with contextlib.ExitStack() as held:
        small, large = (begun(port, 250_000, held) for _ in range(2))
        small.sendall(b"x" * 100_000)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            large.sendall(b"x" * 249_999)
        with contextlib.suppress(ConnectionResetError):
            assert large.recv(100) == b""
        small.sendall(b"x" * 150_000)
        assert b" 405 " in small.recv(100)
        assert get(port, "/").status == 200


def unread(port: int, held: contextlib.ExitStack, number: int) -> list[socket.socket]:
    """Ask so many times for an answer of a megabyte that is made in memory, and read nothing of it."""
    lines = []
    for _ in range(number):
        line = held.enter_context(socket.socket())
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(10)
        line.connect(("127.0.0.1", port))
        line.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        assert line.recv(1) == b"H"
        lines.append(line)
    time.sleep(1.5)
    return lines


def is_ended(line: socket.socket) -> bool:
    """Whether less comes than was answered."""
    count = 0
    with contextlib.suppress(ConnectionResetError):
        while count < 1_000_000 and (data := line.recv(65_536)):
            count += len(data)
    return count < 1_000_000


@pytest.mark.parametrize("most", [2_500_000, 100_000_000])
def test_answers_that_nobody_reads_do_not_fill_the_memory(
    most: int, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def large(*_: object) -> tuple[str, list[tuple[str, str]], list[bytes]]:
        return "200 OK", [("Content-Length", "1000000")], [b"x" * 1_000_000]

    monkeypatch.setattr(held_memory, "MOST_GOING", most)
    monkeypatch.setattr(website.Website, "_answer", large)
    with contextlib.ExitStack() as held:
        ended = sum(map(is_ended, unread(port, held, 6)))
    assert (ended >= 3) == (most < 6_000_000)
