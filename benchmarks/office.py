"""The office with 5,000 bodies and 500,000 measures and reports: ``python -m benchmarks.office [BODIES]``.

Pages are asked for one after another; reports are handed in by several people at once, in turns with a bare
Django view that does one insert into the same kind of database, served in the same way.
"""

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from benchmarks.cpu import taken_by
from benchmarks.office_filled import EACH, LOGINS, Seats

BODIES = 5_000
#: Bounds of the goals: p95 beside the median of a page, and submissions beside bare inserts.
SPREAD, SHARE = 4.0, 0.5
ASKED, AT_ONCE, ROUNDS = 40, 4, 3
_BARE = Path(__file__).parent / "bare_insert.py"
#: How bare inserts are served; the goal is held against those that are served as the office is.
_LIKE_OURS = "overwriting"
_WAYS = {
    _LIKE_OURS: "as the office is served",
    "keeping": "with nothing overwritten",
    "opening": "with nothing overwritten and the database opened each time",
}


def office_is_large(bodies: int = BODIES) -> bool:
    """Pages and submissions of a large office hold their bounds."""
    with tempfile.TemporaryDirectory(prefix="bench-office-") as scratch, free_port() as port:
        folder = Path(scratch) / "office"
        words = [sys.executable, "-m", "benchmarks.office_filled", str(folder), str(port), str(bodies)]
        began = time.monotonic()
        seats: Seats = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
        print(
            f"filled with {bodies} bodies, {seats['reports']} reports, {seats['measures']} measures "
            f"in {time.monotonic() - began:.0f} s, on {seats['vendor']}"
        )
        serve = [sys.executable, "-c", SERVE, str(folder), str(port)]
        with _running(serve, port) as office:
            pages = [_page(port, name, seats["cookies"][who], path) for name, who, path in seats["pages"]]
            pages.append(_agenda(port, seats))
            pages.append(_page(port, "a meeting", seats["cookies"]["s"], seats["meeting"]))
            share = _share(port, office, seats, Path(scratch))
    return all(pages) and share


#: The office as it is served, without its worker, which would take a processor from the measuring.
SERVE = """
import sys
from tallystick.office.overwriting import overwrite_what_is_freed
overwrite_what_is_freed()
from tallystick.office.start import office_server
from tallystick.voice.language import ENGLISH
with office_server(sys.argv[1], int(sys.argv[2]), ENGLISH) as server:
    server.serve_forever()
"""


@contextmanager
def free_port() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    yield port


@contextmanager
def _running(words: list[str], port: int) -> Iterator[int]:
    """A server in a process of its own; gives the process's number."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                with socket.socket() as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield process.pid
        finally:
            process.terminate()


def _agenda(port: int, seats: Seats) -> bool:
    """An agenda drawn again and again: what is open is looked up each time."""
    connection, times = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    for number in range(ASKED):
        began = time.perf_counter()
        fields = {"csrfmiddlewaretoken": seats["token"], "form": f"agenda-{number}"}
        status = _sent(connection, seats["meeting"] + "draw/", seats["cookies"]["s"], fields)
        times.append((time.perf_counter() - began) * 1000)
        assert status == 303, status
    return _holds("an agenda drawn", times, 0)


def _sent(
    connection: http.client.HTTPConnection, path: str, cookie: str, fields: dict[str, str] | str
) -> int:
    """A form handed in: the code of the answer."""
    body = fields if isinstance(fields, str) else urllib.parse.urlencode(fields)
    kind = "application/x-www-form-urlencoded"
    connection.request("POST", path, body, {"Cookie": cookie, "Content-Type": kind})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _page(port: int, name: str, cookie: str, path: str) -> bool:
    """A page asked for again and again: its median, its p95, and whether the one holds beside the other."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times, size = [], 0
    for _ in range(ASKED):
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        size = len(answer.read())
        assert answer.status == 200, (path, answer.status)
        times.append((time.perf_counter() - began) * 1000)
    return _holds(name, times, size)


def _holds(name: str, times: list[float], size: int) -> bool:
    """Say how long it took, in milliseconds, and give whether that and the size in bytes are well."""
    median, p95 = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    holds = p95 <= SPREAD * median and size <= 50_000
    print(
        f"{_word(holds)}  {name}: median {median:.0f} ms, p95 {p95:.0f} ms "
        f"({p95 / median:.1f} times, bound {SPREAD:.0f}), {size / 1000:.0f} kB"
    )
    return holds


def _word(holds: bool) -> str:
    return "holds" if holds else "FAILS"


def _share(port: int, office: int, seats: Seats, scratch: Path) -> bool:
    """How many reports are handed in a second, beside bare inserts in the same run and in turns.

    The goal is held against bare inserts by the same server, on connections that stay open as the office's do
    and with freed memory overwritten as the office's is. Beside that, what both take of the processor, and
    the same against bare inserts of which nothing is overwritten, and where each opens the database anew too.
    """
    ours: list[tuple[float, float]] = []
    bare: dict[str, list[tuple[float, float]]] = {way: [] for way in _WAYS}
    with ExitStack() as serving:
        inserting = {way: serving.enter_context(_bare(scratch, way)) for way in _WAYS}
        for number in range(ROUNDS):
            ours.append(_timed(office, port, partial(_report, seats, number * EACH)))
            for way, (process, other) in inserting.items():
                bare[way].append(_timed(process, other, _insert))
    rate, own = max(ours)[0], min(taken for _, taken in ours)
    shares = {way: rate / max(told)[0] for way, told in bare.items()}
    holds = shares[_LIKE_OURS] >= SHARE
    print(
        f"{_word(holds)}  reports handed in: {rate:.0f} a second, {own * 1000:.1f} ms of the processor each"
    )
    for way, told in bare.items():
        taken = min(taken for _, taken in told)
        print(
            f"       bare Django inserts, {_WAYS[way]}: {max(told)[0]:.0f} a second, ratio {shares[way]:.2f}"
            f"{f', bound {SHARE}' if way == _LIKE_OURS else ''}; {taken * 1000:.1f} ms ({taken / own:.2f})"
        )
    return holds


@contextmanager
def _bare(scratch: Path, way: str) -> Iterator[tuple[int, int]]:
    """A bare view that is served: its process, and its port."""
    with free_port() as port:
        words = [sys.executable, str(_BARE), str(scratch / f"{way}.sqlite3"), str(port), way]
        with _running(words, port) as process:
            yield process, port


def _insert(seat: int, at: int) -> tuple[str, str, str]:
    return "/", "", f"text=report+{seat}+{at}"


def _timed(server: int, port: int, form: Callable[[int, int], tuple[str, str, str]]) -> tuple[float, float]:
    """Forms a second, and what its server took of the processor for each, in seconds."""
    before = taken_by(server)
    rate = _rate(port, form)
    return rate, (taken_by(server) - before) / (AT_ONCE * EACH)


def _report(seats: Seats, first: int, seat: int, at: int) -> tuple[str, str, str]:
    """A draft saved: its path, the cookie of who writes, and the form."""
    fields = {
        "csrfmiddlewaretoken": seats["token"],
        "form": f"bench-{seat}-{first + at}",
        "rating": "as_planned",
        "said": f"Report {at} of seat {seat}.",
        "record": "register",
    }
    who = LOGINS[seat]
    path = seats["duties"][who][first + at]
    return path, seats["cookies"][who], urllib.parse.urlencode(fields)


def _rate(port: int, form: Callable[[int, int], tuple[str, str, str]]) -> float:
    """Forms a second, each seat on a connection of its own; every one has to be answered well."""

    def seat(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for at in range(EACH):
            path, cookie, body = form(number, at)
            status = _sent(connection, path, cookie, body)
            assert status in {200, 303}, (path, status)

    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(seat, range(AT_ONCE)))
    return AT_ONCE * EACH / (time.perf_counter() - began)


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    os.environ["TALLYSTICK_OFFICE_SECOND_FACTOR"] = "false"
    sys.exit(not office_is_large(int(sys.argv[1]) if len(sys.argv) > 1 else BODIES))
