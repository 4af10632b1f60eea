"""Serving a site to fifty readers at once, in turns with the standard library's own server."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

READERS = 50
REQUESTS = 1_000
ROUNDS = 3
BOUND_MS = 100.0
TALLYSTICK = [sys.executable, "-m", "tallystick"]
THEIRS = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1"]


def serving_is_quick(package: Path) -> bool:
    """Fifty readers at once: no answer takes longer than 100 ms, and none costs more than http.server's.

    The slowest answer is that of the best round: what a busy machine adds is not the server's. Each
    server's cost is its CPU time for the requests, without that of starting.
    """
    ours, kept, theirs = [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        site = f"{scratch}/site"
        subprocess.run([*TALLYSTICK, "assess", str(package), "--out", site], check=True, capture_output=True)
        pages = sorted("/" + one.relative_to(site).as_posix() for one in Path(site).rglob("*.html"))
        for _ in range(ROUNDS):
            ours.append(_round([*TALLYSTICK, "serve", site, "--port"], pages, keep=False))
            theirs.append(_round([*THEIRS, "--directory", site], pages, keep=False))
            kept.append(_round([*TALLYSTICK, "serve", site, "--port"], pages, keep=True))
    (cost, slowest), (cost_kept, slowest_kept), (other, slowest_other) = map(_best, (ours, kept, theirs))
    holds = max(slowest, slowest_kept) <= BOUND_MS and max(cost, cost_kept) <= other
    print(
        f"{'holds' if holds else 'FAILS'}  serve, {READERS} readers: slowest answer {slowest:.0f} ms "
        f"(kept connections {slowest_kept:.0f}), bound {BOUND_MS:.0f}; http.server {slowest_other:.0f}; "
        f"CPU a request {cost:.2f} ms (kept {cost_kept:.2f}), http.server {other:.2f}; "
        f"ratio {cost / other:.2f} (kept {cost_kept / other:.2f}), bound 1"
    )
    return holds


def _best(rounds: list[tuple[float, float]]) -> tuple[float, float]:
    return min(cost for cost, _ in rounds), min(slowest for _, slowest in rounds)


def _round(command: list[str], pages: list[str], *, keep: bool) -> tuple[float, float]:
    """CPU milliseconds a request, and milliseconds of the slowest one."""
    idle, _ = _run(command, pages, 0, keep=keep)
    busy, slowest = _run(command, pages, REQUESTS, keep=keep)
    return (busy - idle) * 1000 / REQUESTS, slowest * 1000


def _run(command: list[str], pages: list[str], count: int, *, keep: bool) -> tuple[float, float]:
    """CPU seconds of a server's whole life in which it answers so many requests, and the slowest's time."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*command, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        times = asyncio.run(_readers(port, pages, count, keep=keep))
    finally:
        server.send_signal(signal.SIGINT)
        _, _, used = os.wait4(server.pid, 0)
        server.returncode = 0
    return used.ru_utime + used.ru_stime, max(times, default=0.0)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server did not begin to listen")


async def _readers(port: int, pages: list[str], count: int, *, keep: bool) -> list[float]:
    shares = [pages[reader::READERS] * REQUESTS for reader in range(READERS)]
    work = [_reader(port, share[: count // READERS], keep=keep) for share in shares]
    return [seconds for times in await asyncio.gather(*work) for seconds in times]


async def _reader(port: int, pages: list[str], *, keep: bool) -> list[float]:
    times: list[float] = []
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    for page in pages:
        began = time.perf_counter()
        line = line or await asyncio.open_connection("127.0.0.1", port, limit=2**20)
        await _page(*line, f"127.0.0.1:{port}", page)
        times.append(time.perf_counter() - began)
        if not keep:
            line[1].close()
            line = None
    if line:
        line[1].close()
    return times


async def _page(answer: asyncio.StreamReader, ask: asyncio.StreamWriter, host: str, page: str) -> None:
    ask.write(f"GET {page} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    head = await answer.readuntil(b"\r\n\r\n")
    assert b" 200 " in head.partition(b"\r\n")[0], head
    length = next(one for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:"))
    await answer.readexactly(int(length.split(b":")[1]))
