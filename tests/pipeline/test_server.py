"""The reading server: only the site's own files, no list, no log, no address, an answer to everything."""

import contextlib
import errno
import http.client
import os
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.pipeline import server as serving
from tallystick.pipeline import website
from tallystick.pipeline.output import write_output
from tallystick.pipeline.server import open_server

FILES = {
    "index.html": b"<h1>Plan</h1>",
    "style.css": b"p{}",
    "chapters/I.html": b"<h1>I</h1>",
    "zh/index.html": "<h1>计划</h1>".encode(),
    "tables/verdicts.csv": b"a\n",
    "assessment.json": b"{}",
    "SHA256SUMS": b"0\n",
    "plan.parquet": b"PAR1",
    "empty.txt": b"",
}


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


def test_serves_pages_with_headers_that_keep_them_to_themselves(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with running(site) as port:
        answer = get(port, "/")
        assert (answer.status, answer.body) == (200, b"<h1>Plan</h1>")  # type: ignore[attr-defined]
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Server"] == "tallystick"
        assert answer.headers["Set-Cookie"] is None
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/zh/", "text/html; charset=utf-8"),
        ("/style.css?v=2", "text/css; charset=utf-8"),
        ("/tables/verdicts.csv", "text/csv; charset=utf-8"),
        ("/assessment.json", "application/json; charset=utf-8"),
        ("/SHA256SUMS", "text/plain; charset=utf-8"),
        ("/empty.txt", "text/plain; charset=utf-8"),
        ("/plan.parquet", "application/vnd.apache.parquet"),
    ],
)
def test_says_what_a_file_is_and_in_which_letters_it_is_written(site: Path, path: str, kind: str) -> None:
    with running(site) as port:
        answer, bare = get(port, path), get(port, path, "HEAD")
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert int(answer.headers["Content-Length"]) == len(answer.body)  # type: ignore[attr-defined]
    assert (bare.status, bare.body) == (200, b"")  # type: ignore[attr-defined]
    told = [{n: v for n, v in one.headers.items() if n != "Date"} for one in (answer, bare)]
    assert told[0] == told[1]


def test_a_page_that_is_still_the_same_is_not_sent_again_and_a_part_is_sent_whole(site: Path) -> None:
    with running(site) as port:
        mark = get(port, "/").headers["ETag"]
        again = get(port, "/", If_None_Match=mark)
        part = get(port, "/", Range="bytes=0-3")
    assert (again.status, again.body) == (304, b"")  # type: ignore[attr-defined]
    assert again.headers["Content-Security-Policy"]
    assert (part.status, part.body) == (200, b"<h1>Plan</h1>")  # type: ignore[attr-defined]
    assert part.headers["Accept-Ranges"] == "none"


@pytest.mark.parametrize(
    "path",
    [
        "/chapters/", "/tables", "/tables/", "/nope", "/index.html/", "/zh//", "/style.css/x", "//secret.txt",
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/zh/../index.html", "/./index.html",
        "/..%5csecret.txt", "/" + "n" * 300, "/%F0%9F%98%80",
    ],
)  # fmt: skip
def test_lists_no_folder_and_leaves_the_site_for_nobody(site: Path, path: str) -> None:
    with running(site) as port:
        answer = get(port, path)
        assert answer.status == 404
        assert b"secret" not in answer.body  # type: ignore[attr-defined]


def test_a_folder_with_a_page_of_its_own_is_found_without_its_slash(site: Path) -> None:
    with running(site) as port:
        answer = get(port, "/zh")
    assert (answer.status, answer.headers["Location"]) == (301, "/zh/")


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


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_only_reads(site: Path, method: str) -> None:
    with running(site) as port:
        answer = get(port, "/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_answers_only_to_the_names_it_was_started_for(site: Path) -> None:
    with running(site) as port:
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}"):
            assert get(port, "/", Host=host).status == 200
        for host in (
            "evil.example",
            f"evil.example:{port}",
            "127.0.0.1",
            f"127.0.0.1:{port + 1}",
            "localhost.",
        ):
            answer = get(port, "/", Host=host)
            assert answer.status == 421, host
            assert b"Plan" not in answer.body  # type: ignore[attr-defined]
        own = f"Host: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        for head, code in [
            (f"GET http://localhost:{port}/ HTTP/1.1\r\n{own}", b"200"),
            (f"GET http://evil.example/ HTTP/1.1\r\n{own}", b"421"),
            (f"GET / HTTP/1.1\r\nHost: evil.example\r\n{own}", b"400"),
            ("GET / HTTP/1.0\r\n\r\n", b"400"),
        ]:
            assert raw(port, head.encode()).split()[1] == code, head


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


def test_several_requests_on_one_connection(site: Path) -> None:
    with running(site) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        for path in ("/", "/nope", "/zh/", "/"):
            connection.request("GET", path)
            assert connection.getresponse().read()
        own = b"Host: 127.0.0.1:%d\r\n" % port
        both = raw(
            port,
            b"GET / HTTP/1.1\r\n" + own + b"\r\nGET /zh/ HTTP/1.1\r\nConnection: close\r\n" + own + b"\r\n",
        )
        connection.close()
    assert both.count(b"HTTP/1.1 200 OK") == 2


def test_a_site_that_is_assessed_anew_is_served_anew_and_whole(site: Path) -> None:
    with running(site) as port:
        for edition in range(20):
            told = b"<h1>Edition %d</h1>" % edition * 1000
            write_output(str(site), {"index.html": told}, {"assessment_id": "1" * 64})
            assert get(port, "/").body == told  # type: ignore[attr-defined]
        assert get(port, "/zh/").status == 404


def test_a_site_that_is_away_for_a_moment_is_waited_for_and_else_said_to_be_away(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = site.with_name("away")
    with running(site) as port:
        site.rename(away)
        back = threading.Timer(0.2, lambda: away.rename(site))
        back.start()
        assert get(port, "/").status == 200
        back.join()
        monkeypatch.setattr(website, "_TRIES", 1)
        site.rename(away)
        answer = get(port, "/")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "1")


def test_a_machine_out_of_files_says_so_and_goes_on(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object, **__: object) -> int:
        raise OSError(errno.EMFILE, "too many")

    with running(site) as port:
        monkeypatch.setattr(website.Website, "_walk", none_left)
        assert get(port, "/").status == 503
        monkeypatch.undo()
        assert get(port, "/").status == 200


def test_a_folder_named_by_a_link_or_from_within_is_served(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = site.with_name("latest")
    link.symlink_to(site.name)
    with running(link) as port:
        assert get(port, "/").status == 200
    monkeypatch.chdir(site)
    with running(Path()) as port:
        monkeypatch.chdir("/")
        assert get(port, "/").status == 200


def test_says_that_the_port_is_taken_and_how_to_choose_another(site: Path) -> None:
    with (
        running(site) as port,
        pytest.raises(Refusal, match=f"port {port} on 127.0.0.1 is already in use") as caught,
    ):
        open_server(str(site), port)
    assert f"--port {port + 1}" in caught.value.fix


def test_says_that_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="holds no site") as caught:
        open_server(str(tmp_path), free_port())
    assert "tallystick assess" in caught.value.fix


def test_says_of_a_release_how_to_read_its_pages(tmp_path: Path) -> None:
    (tmp_path / "a release.zip").write_bytes(b"PK")
    with pytest.raises(Refusal, match="is a file") as caught:
        open_server(str(tmp_path / "a release.zip"), free_port())
    assert f"unzip '{tmp_path}/a release.zip' -d DIR, then tallystick serve DIR" in caught.value.fix
