"""The reading server: the site's own files, as what they are, under its own names, and nothing else."""

import http.client
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.pipeline import server, website
from tallystick.pipeline.output import write_output
from tallystick.pipeline.server import hosts_on, open_server
from tests.pipeline.serving import free_port, get, made_site, raw, running


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return made_site(tmp_path)


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


def test_a_script_may_run_where_one_searches_and_nowhere_else(site: Path) -> None:
    with running(site) as port:
        allowed = {
            path: "script-src 'self'" in (get(port, path).headers["Content-Security-Policy"] or "")
            for path in ("/find.html", "/zh/find.html", "/", "/chapters/I.html", "/search.js", "/nope.html")
        }
    assert [path for path, may in allowed.items() if may] == ["/find.html", "/zh/find.html"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/zh/", "text/html; charset=utf-8"),
        ("/style.css?v=2", "text/css; charset=utf-8"),
        ("/search.js", "text/javascript; charset=utf-8"),
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
        whatever = get(port, "/", If_None_Match="*")
        part = get(port, "/", Range="bytes=0-3")
    assert (again.status, again.body) == (304, b"")  # type: ignore[attr-defined]
    assert whatever.status == 304
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
            (f"GET HTTP://127.0.0.1:{port}/ HTTP/1.1\r\n{own}", b"200"),
            *(
                (f"GET {address} HTTP/1.1\r\n{own}", b"421")
                for address in (
                    "http://evil.example/",
                    "https://evil.example/",
                    "ws+x://evil.example/index.html",
                    "http:/index.html",
                    "http:///index.html",
                    f"http://a@localhost:{port}/",
                )
            ),
            (f"GET / HTTP/1.1\r\nHost: evil.example\r\n{own}", b"400"),
            ("GET / HTTP/1.0\r\n\r\n", b"400"),
        ]:
            assert raw(port, head.encode()).split()[1] == code, head


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


def test_connections_that_stay_open_are_not_looked_at_all_the_while_an_answer_is_written(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    write = server._Channel.handle_write

    def counted(channel: server._Channel) -> None:
        looks.append(channel)
        write(channel)

    monkeypatch.setattr(server._Channel, "handle_write", counted)

    def read(port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        for _ in range(10):
            connection.request("GET", "/")
            assert connection.getresponse().read() == b"<h1>Plan</h1>"
        connection.close()

    with running(site) as port, ThreadPoolExecutor(20) as readers:
        list(readers.map(read, [port] * 20))
    assert len(looks) <= 20 * 10


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
    assert f"--port {port + 1}" in caught.value.fix.text


def test_says_that_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="holds no site") as caught:
        open_server(str(tmp_path), free_port())
    assert "tallystick assess" in caught.value.fix.text


def test_says_of_a_release_how_to_read_its_pages(tmp_path: Path) -> None:
    (tmp_path / "a release.zip").write_bytes(b"PK")
    with pytest.raises(Refusal, match="is a file") as caught:
        open_server(str(tmp_path / "a release.zip"), free_port())
    assert f"unzip '{tmp_path}/a release.zip' -d DIR, then tallystick serve DIR" in caught.value.fix.text


def test_on_the_port_of_the_web_it_answers_to_its_names_without_a_port(site: Path) -> None:
    """A browser leaves out the port there: with it alone no page could be read."""
    names = {"127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80"}
    assert website.Website(site, hosts_on(80)).hosts == names
    assert not hosts_on(8000) & {"127.0.0.1", "localhost"}
