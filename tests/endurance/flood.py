"""Fifty forged cases for each honest one, against a server of its own: who is served (row F1).

    .venv/bin/python -m tests.endurance.flood DAY [MINUTES [TIMES]]

Three kinds of sender flood it: one address, five hundred addresses of the loopback, and many that share one
line. Honest ones write between them, each with time to think, and come back with their codes. Writes
``flood.json`` with DAY in it: no clock is read for it. Seconds are of the clock, on whatever else runs here:
the load stands beside them, and what the server itself took of the processor for one request, so that the
rest of each wait is known to be waiting. The server overwrites what it frees, as `office serve` does.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.office import SERVE, free_port
from tallystick.office.start import make_office
from tallystick.vault.codes import new_secret, spell

RESULT = Path(__file__).with_suffix(".json")
MINUTES, TIMES, FLOODERS = 10, 50, 6
_THINKS = 0.3
OVERWRITES = "from tallystick.office.overwriting import overwrite_what_is_freed as f; f()"
_READER = """
import sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tests.office.tell.sender import reader_of
reader_of(None)
"""
_LOOK = """
import datetime, json, sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tallystick.office.clock import now
from tallystick.office.models import CaseTurn, SealedCase, SealedDraft
from tallystick.office.selectors.case_queue import queue
trapped = set(CaseTurn.objects.filter(is_trapped=True).values_list("case_id", flat=True))
rows = [one.row.pk for one in queue(None, now().date())]
firsts = [at for at, one in enumerate(rows) if one in trapped]
print(json.dumps({
    "cases": SealedCase.objects.count(),
    "drafts_left": SealedDraft.objects.count(),
    "trapped": len(trapped),
    "trapped_stand_last": firsts == list(range(len(rows) - len(firsts), len(rows))),
}))
"""


@dataclass
class Written:
    """What came of writing: how many were served and not, and the seconds that honest senders waited."""

    served: int = 0
    refused: int = 0
    looked_up: int = 0
    waits: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)


class Browser:
    """Somebody who writes, from an address of the loopback."""

    def __init__(self, port: int, source: str) -> None:
        self.port, self.source = port, source
        self.code = spell(new_secret())
        self.waits: list[float] = []

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        began = time.monotonic()
        line = http.client.HTTPConnection("127.0.0.1", self.port, 120, source_address=(self.source, 0))
        try:
            told = urllib.parse.urlencode({"code": self.code, "form": self.code[:20]} | fields)
            head = {"Content-Type": "application/x-www-form-urlencoded"}
            line.request("POST", f"/office/tell/{path}", told, head)
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            line.close()
            self.waits.append(time.monotonic() - began)

    def sends(self, text: str, *, thinks: float = 0, website: str = "") -> bool:
        self.post("begin/", kept="on")
        time.sleep(thinks)
        status, page = self.post("draft/", kind="complaint", text=text, send="", website=website)
        return status == 200 and "It was sent" in page


def main(day: str, minutes: int = MINUTES, times: int = TIMES) -> None:
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="flood-") as name, free_port() as port:
        folder = Path(name) / "office"
        make_office(str(folder), f"http://127.0.0.1:{port}")
        subprocess.run([sys.executable, "-c", _READER, str(folder)], check=True)
        server = subprocess.Popen(
            [sys.executable, "-c", f"{OVERWRITES}\n{SERVE}", str(folder), str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            before = _processor(server.pid)
            found = flooded(port, minutes * 60, times)
            took = _processor(server.pid) - before
            found["server_ms_of_processor_a_request"] = round(1000 * took / int(str(found["requests"])), 1)
            found["server_share_of_a_processor"] = round(took / int(str(found["seconds"])), 2)
            found |= {"server_rss_mb": _rss(server.pid), "disk_mb": _size(folder) // 1_000_000}
        finally:
            server.kill()
            server.wait()
        look = [sys.executable, "-c", _LOOK, str(folder)]
        found |= json.loads(subprocess.run(look, check=True, capture_output=True).stdout)
    loads = [round(load, 1), round(os.getloadavg()[0], 1)]
    RESULT.write_text(json.dumps({"day": day, "load": loads} | found, indent=2) + "\n", encoding="utf-8")


def flooded(port: int, seconds: int, times: int) -> dict[str, object]:
    """Flood a server for so long while honest senders write, one for so many forged; give who was served."""
    mob, people, began = Written(), Written(), time.monotonic()
    end = began + seconds
    floods = [threading.Thread(target=_flood, args=(port, kind, end, mob)) for kind in range(FLOODERS)]
    for one in floods:
        one.start()
    honest = 0
    while time.monotonic() < end:
        if mob.served + mob.refused >= (honest + 0.5) * times:
            _write(port, honest, people)
            honest += 1
        else:
            time.sleep(0.05)
    for one in floods:
        one.join()
    waits, back = sorted(people.waits), sorted(people.back)
    return {
        "honest": honest,
        "honest_served": people.served,
        "honest_looked_up": people.looked_up,
        "forged": mob.served + mob.refused,
        "forged_refused": mob.refused,
        "requests": 2 * (mob.served + mob.refused) + 3 * honest,
        "seconds": round(time.monotonic() - began),
        "honest_p50_seconds": round(waits[len(waits) // 2], 2),
        "honest_p95_seconds": round(waits[int(len(waits) * 0.95)], 2),
        "look_up_p95_seconds": round(back[int(len(back) * 0.95)], 2),
    }


def _flood(port: int, kind: int, end: float, mob: Written) -> None:
    number = -1
    while time.monotonic() < end:
        number += 1
        spread = number * FLOODERS + kind
        source = f"127.0.{spread % 500 // 250}.{spread % 250 + 1}" if kind % 3 == 1 else "127.0.0.9"
        text = f"We all support paragraph {spread % 7} of the plan, as every honest person does ({spread})."
        if Browser(port, source).sends(text, website="https://spam.example" if kind % 2 else ""):
            mob.served += 1
        else:
            mob.refused += 1


def _write(port: int, number: int, people: Written) -> None:
    sender = Browser(port, "127.0.0.9")
    people.served += sender.sends(f"They closed the school of village {number}.", thinks=_THINKS)
    people.waits += sender.waits
    sender.waits.clear()
    status, page = sender.post("back/")
    people.looked_up += status == 200 and f"village {number}." in page
    people.back += sender.waits


def _wait_for(port: int) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            http.client.HTTPConnection("127.0.0.1", port, 5).connect()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not come up")


def _processor(pid: int) -> float:
    """The seconds of the processor that a process took."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _rss(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
