"""The reading server: only files, no lists, no log, and headers that keep a page to itself."""

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.pipeline.output import write_output
from tallystick.pipeline.server import open_server

FILES = {"index.html": b"<h1>Plan</h1>", "chapters/I.html": b"<h1>I</h1>", "tables/verdicts.csv": b"a\n"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_output(str(tmp_path / "out"), FILES, {"assessment_id": "0" * 64})
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "out"


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
        server.server_close()
        thread.join(5)


def get(port: int, path: str, method: str = "GET") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_serves_pages_with_headers_that_keep_them_to_themselves(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with running(site) as port:
        answer = get(port, "/")
        assert (answer.status, answer.body) == (200, b"<h1>Plan</h1>")  # type: ignore[attr-defined]
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Python" not in answer.headers["Server"]
        assert answer.headers["Set-Cookie"] is None
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "path", ["/chapters/", "/tables", "/tables/", "/../secret.txt", "/%2e%2e/secret.txt", "/nope"]
)
def test_lists_no_folder_and_leaves_the_site_for_nobody(site: Path, path: str) -> None:
    with running(site) as port:
        answer = get(port, path)
        assert answer.status in {301, 404}
        assert b"secret" not in answer.body.replace(b"secret.txt", b"")  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_only_reads(site: Path, method: str) -> None:
    with running(site) as port:
        assert get(port, "/", method).status == 501


def test_says_that_the_port_is_taken_and_how_to_choose_another(site: Path) -> None:
    with (
        running(site) as port,
        pytest.raises(Refusal, match=f"port {port} on 127.0.0.1 is already in use") as caught,
    ):
        open_server(str(site), port)
    assert f"--port {port + 1}" in caught.value.fix.text


def test_says_that_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="holds no site") as caught:
        open_server(str(tmp_path), free_port())
    assert "tallystick assess" in caught.value.fix.text
