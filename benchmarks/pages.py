"""``python -m benchmarks.pages``: each kind of page in headless Chromium, on a phone behind a 3G line.

A page is asked of `tallystick serve` with an empty cache, uncompressed. What it transfers and how many
requests it makes is bounded; when its largest text is painted is told, for that depends on the machine as
well as on the line.
"""

import contextlib
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, sync_playwright

PACKAGE = Path("plans/china-2021-2025")
CHROMIUM = "/usr/bin/chromium"
#: The line: bits a second down and up, and the time that a request and its answer are under way at least.
DOWN, UP, LATENCY_MS = 1_600_000, 750_000, 300
#: A phone computes so many times slower than this machine.
SLOWER = 4
MOST_BYTES, MOST_REQUESTS = 50_000, 2
#: One page of each kind; of the longest kinds the longest page.
KINDS = (
    "index.html",
    "find.html",
    "titles.html",
    "lists/plan-order.html",
    "targets.html",
    "deliverables.html",
    "groups.html",
    "places.html",
    "places/CN-SH.html",
    "places/by/childcare_places.html",
    "furthest.html",
    "gaps.html",
    "responsible.html",
    "bodies/MOE.html",
    "chapters/I.html",
    "commitments/I.1.04.html",
    "commitments/III.1.01.html",
    "figures/I.1.04.t2.html",
    "indicators/index.html",
    "indicators/I.html",
    "questions/index.html",
    "sources/index.html",
    "sources/conflicts.html",
    "sources/treaties.html",
    "phases.html",
    "calendar.html",
    "recommendations/index.html",
    "recommendations/cycle/2.html",
    "indices/years.html",
    "glossary.html",
    "corrections.html",
    "press.html",
    "method.html",
    "data.html",
    "about.html",
)
#: What a page asks for beside itself and its style: the one script, and the drawings of the page for print.
BESIDE = {"find.html": 1, "press.html": 3}
#: What a browser asks for by itself, and no page has.
_UNASKED = "/favicon.ico"
_PAINTED = """() => new Promise(done => new PerformanceObserver(
  list => done(list.getEntries().at(-1).startTime)
).observe({type: "largest-contentful-paint", buffered: true}))"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a page cost: bytes on the line with heads, requests, and milliseconds to its largest paint."""

    path: str
    bytes: int
    requests: int
    largest_ms: float

    @property
    def holds(self) -> bool:
        """Whether it is as light as every page has to be, with all that it asks for."""
        return self.bytes <= MOST_BYTES and self.requests <= MOST_REQUESTS + BESIDE.get(self.path, 0)


def weigh(browser: Browser, address: str, path: str) -> Weighed:
    """A page as a phone gets it for the first time."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    try:
        page = context.new_page()
        line = context.new_cdp_session(page)
        lengths, asked = _watched(line)
        page.goto(f"{address}/{path}", wait_until="load")
        page.wait_for_load_state("networkidle")
        own = [one for one, url in asked.items() if not url.endswith(_UNASKED)]
        return Weighed(path, sum(lengths[one] for one in own), len(own), page.evaluate(_PAINTED))
    finally:
        context.close()


def _watched(line: CDPSession) -> tuple[dict[str, int], dict[str, str]]:
    """By request the length of its answer and its address, as they come in behind the slow line."""
    lengths: dict[str, int] = {}
    asked: dict[str, str] = {}
    line.on(
        "Network.loadingFinished",
        lambda event: lengths.update({event["requestId"]: round(event["encodedDataLength"])}),
    )
    line.on(
        "Network.requestWillBeSent",
        lambda event: asked.update({event["requestId"]: event["request"]["url"]}),
    )
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    limits = {"latency": LATENCY_MS, "downloadThroughput": DOWN / 8, "uploadThroughput": UP / 8}
    line.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return lengths, asked


@contextlib.contextmanager
def _served(site: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [sys.executable, "-m", "tallystick", "serve", site, "--port", str(port)]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit("the server does not answer")


def main() -> int:
    """Weigh a page of each kind and print what it cost; 1 where one is too heavy."""
    with tempfile.TemporaryDirectory() as scratch:
        site = f"{scratch}/site"
        assess = [sys.executable, "-m", "tallystick", "assess", str(PACKAGE), "--out", site]
        subprocess.run(assess, check=True, capture_output=True)
        with _served(site) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM)
            found = [weigh(browser, address, path) for path in KINDS]
            browser.close()
        index = sum(one.stat().st_size for one in Path(site, "search").glob("*.js"))
    print(f"{DOWN / 1e6:g} Mbit/s, {LATENCY_MS} ms, processor {SLOWER} times slower, cache empty")
    for one in found:
        mark = "holds" if one.holds else "FAILS"
        print(
            f"{mark}  {one.path}: {one.bytes:,} bytes, {one.requests} requests, largest paint "
            f"{one.largest_ms:,.0f} ms"
        )
    print(f"the index of the search, asked for when its box is entered: {index:,} bytes")
    return 0 if all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
