"""Readers who take their time: nobody else waits for them, and who takes next to nothing is ended."""

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from waitress.server import TcpWSGIServer

from tallystick.pipeline import server as serving
from tests.pipeline.serving import get, made_site, running

LARGE = 40_000_000
#: More connections than the server has threads.
READERS = 8


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a file that no socket holds, which takes no room on the disk."""
    site = made_site(tmp_path)
    for name, size in (("large.csv", LARGE), ("middling.csv", 1_500_000)):
        with (site / name).open("wb") as file:
            file.truncate(size)
    return site


@contextlib.contextmanager
def asking(port: int, path: str, times: int = 1, kept: int = 4096) -> Iterator[socket.socket]:
    """A connection that has asked and takes what it likes; so little is kept for it on its own side."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, kept)
        line.settimeout(10)
        line.connect(("127.0.0.1", port))
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode() * times)
        yield line


def taken(line: socket.socket, most: int, pause: float = 0) -> int:
    """How many bytes come, taken a bite at a time, until as many have come or the server ends it."""
    count = 0
    with contextlib.suppress(ConnectionResetError):
        while count < most and (got := line.recv(min(most - count, 25_000))):
            count += len(got)
            time.sleep(pause)
    return count


def all_asked(port: int, times: int, held: contextlib.ExitStack) -> list[socket.socket]:
    lines = [held.enter_context(asking(port, "/large.csv", times)) for _ in range(READERS)]
    for line in lines:
        assert line.recv(1) == b"H"
    return lines


def test_answers_that_are_asked_for_in_advance_keep_nobody_waiting(site: Path) -> None:
    with running(site) as port, contextlib.ExitStack() as held:
        all_asked(port, 3, held)
        assert get(port, "/").status == 200


def files_open_for(site: Path) -> int:
    """How many files the server has open when each reader has asked for a hundred answers and takes none."""
    with running(site) as port, contextlib.ExitStack() as held:
        all_asked(port, 100, held)
        assert get(port, "/").status in {200, 503}
        return large_files_open()


def large_files_open() -> int:
    return sum(_is_open(one, "large.csv") for one in Path("/proc/self/fd").iterdir())


def _is_open(handle: Path, name: str) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return handle.readlink().name == name
    return False


def test_each_reader_has_one_answer_on_its_way(site: Path) -> None:
    assert 1 <= files_open_for(site) <= READERS


def test_control_the_library_alone_opens_one_for_each_request(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving._Server, "add_task", TcpWSGIServer.add_task)
    assert files_open_for(site) > READERS


def test_each_of_several_answers_comes_whole_and_in_its_order(site: Path) -> None:
    (site / "a.txt").write_text("first", encoding="utf-8")
    (site / "b.txt").write_text("last", encoding="utf-8")
    with running(site) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        asked = ["/a.txt", "/middling.csv", *["/index.html"] * 40, "/b.txt"]
        head = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        closing = [*["\r\n"] * (len(asked) - 1), "Connection: close\r\n\r\n"]
        line.sendall(
            "".join(f"GET {path}{head}{end}" for path, end in zip(asked, closing, strict=True)).encode()
        )
        answer = b""
        while got := line.recv(65536):
            answer += got
    assert answer.count(b"HTTP/1.1 200 OK") == len(asked)
    assert answer.find(b"first") < answer.find(b"\0" * 1_500_000) < answer.find(b"<h1>Plan</h1>")
    assert answer.endswith(b"last")


def test_who_takes_next_to_nothing_of_a_large_file_is_ended(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "READING_SECONDS", 1)
    with running(site) as port, contextlib.ExitStack() as held:
        lines = all_asked(port, 1, held)
        for _ in range(40):  # a byte at a time
            time.sleep(0.1)
            for line in lines[: READERS // 2]:
                with contextlib.suppress(ConnectionResetError):
                    line.recv(1)
        assert large_files_open() == 0
        assert all(taken(line, LARGE) < LARGE // 4 for line in lines)


def test_who_reads_slowly_gets_the_whole_of_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "READING_SECONDS", 2)
    with running(site) as port, asking(port, "/middling.csv", kept=64 * 1024) as line:
        assert taken(line, 1_500_000, 0.1) == 1_500_000


def starved(site: Path) -> bool:
    """Whether a reader of 20 kB a second was given up when it had been looked at three times."""
    with running(site) as port, asking(port, "/large.csv") as line:
        ends = time.monotonic() + 3.5 * serving.READING_SECONDS
        while time.monotonic() < ends:
            line.recv(2_000)
            time.sleep(0.1)
        return large_files_open() == 0


def test_what_the_system_keeps_does_not_hide_what_a_reader_takes(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "READING_SECONDS", 1)
    monkeypatch.setattr(serving, "_LEAST_TAKEN", 5_000)
    assert not starved(site)


def test_control_counted_by_what_was_sent_such_a_reader_would_be_ended(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "READING_SECONDS", 1)
    monkeypatch.setattr(serving, "_LEAST_TAKEN", 5_000)
    monkeypatch.setattr(serving._Channel, "_arrived", lambda self: self._sent)
    assert starved(site)


def test_slow_readers_in_all_places_give_way(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 1)
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", READERS + 3)  # two are the server's own
    with running(site) as port, contextlib.ExitStack() as held:
        all_asked(port, 1, held)
        time.sleep(1.5)
        assert all(get(port, "/").status == 200 for _ in range(5))


def silent(port: int, count: int) -> Iterator[socket.socket]:
    for _ in range(count):
        yield socket.create_connection(("127.0.0.1", port), timeout=10)


def test_where_all_places_are_taken_the_one_that_is_silent_longest_gives_way(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 3600)
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 20)
    with running(site) as port, contextlib.ExitStack() as held:
        reading = held.enter_context(asking(port, "/large.csv", kept=64 * 1024))
        assert reading.recv(1) == b"H"
        lines = [held.enter_context(one) for one in silent(port, 100)]
        assert get(port, "/").status == 200
        assert lines[0].recv(1) == b""
        assert taken(reading, LARGE) == LARGE
