"""Where all places are taken: who opens connections and sends nothing cuts off nobody on a slow line."""

import contextlib
import socket
import time
from pathlib import Path

import pytest

from tallystick.pipeline import server as serving
from tallystick.pipeline import taken_places
from tests.pipeline.serving import get, made_site, running

SIZE, PLACES = 40_000, 24
FORM = "POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {size}\r\n\r\n"


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """A site whose server has few places."""
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", PLACES)
    monkeypatch.setattr(taken_places, "MOST_SENDING", PLACES * 3 // 4)
    with running(made_site(tmp_path)) as found:
        yield found


def opened(port: int, sent: bytes, held: contextlib.ExitStack) -> socket.socket:
    line = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
    line.sendall(sent)
    return line


@pytest.mark.parametrize("begins", ["", "GET / HT", f"{FORM}x"])
def test_whoever_takes_all_places_ends_no_form_that_is_coming_in(begins: str, port: int) -> None:
    """And who comes then, with a page to read or a form, is answered as well."""
    form = FORM.format(port=port, size=SIZE).encode()
    with contextlib.ExitStack() as held:
        slow = opened(port, form, held)
        for _ in range(3):
            slow.sendall(b"x" * (SIZE // 4))
            for _ in range(PLACES):
                opened(port, begins.format(port=port, size=SIZE).encode(), held)
            time.sleep(0.3)
            assert get(port, "/").status == 200
        slow.sendall(b"x" * (SIZE // 4))
        assert b" 405 " in slow.recv(100)


def test_forms_alone_leave_places_to_who_has_just_come(port: int) -> None:
    form = FORM.format(port=port, size=SIZE).encode()
    with contextlib.ExitStack() as held:
        for _ in range(PLACES * 2):
            opened(port, form + b"x" * 9_000, held)
        for _ in range(5):
            assert get(port, "/").status == 200
