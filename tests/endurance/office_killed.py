"""``kill -9`` of the office's server and its worker while reports are handed in.

    .venv/bin/python -m tests.endurance.office_killed DAY [KILLS]

Each of four people hands in texts, each under a word of its own, and again until it is acknowledged. Beside
them the server and the worker are killed in turns and begun again. In the end what was acknowledged is there
once: as a version, as an act, and as an entry of the ledger. Writes ``office_killed.json``, with DAY in it:
no clock is read for it.
"""

import hashlib
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from benchmarks.office import SERVE, free_port
from benchmarks.office_filled import LOGINS, Seats

#: Of PostgreSQL, where ``DATABASE_URL`` names an empty one, the result stands beside that of SQLite.
RESULT = Path(__file__).with_suffix(".postgresql.json" if "DATABASE_URL" in os.environ else ".json")
KILLS, BODIES = 150, 30
_CHECK = """
import json, sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tallystick.office.worker import work
work(once=True)
from collections import Counter
from tallystick.ledger.folder import LedgerFolder
from tallystick.office.models import DraftVersion, LedgerEvent, OfficeDeed
from tallystick.office.ledger_home import LedgerHome
from pathlib import Path
said = Counter(one["note"] for one in DraftVersion.objects.values_list("cells", flat=True))
with LedgerFolder(LedgerHome(Path(sys.argv[1])).ledger) as ledger:
    opened = [json.loads(ledger.opening(at).event) for at in range(ledger.size)]
deeds = Counter(one["deed"] for one in opened if "deed" in one)
print(json.dumps({
    "said": said,
    "deeds": OfficeDeed.objects.count(),
    "entries_of_deeds": len(deeds),
    "doubled_entries": sum(count - 1 for count in deeds.values()),
    "waiting": LedgerEvent.objects.filter(sequence=None).count(),
    "events": LedgerEvent.objects.count(),
    "ledger": len(opened),
}))
"""


@dataclass
class Handing:
    """What people have handed in: the texts that were acknowledged, and how often somebody asked again."""

    acknowledged: list[str] = field(default_factory=list)
    again: int = 0


class Victim(Protocol):
    """What is killed and begun again."""

    #: Whether somebody waits for it, so that what is acknowledged next shows that it is back.
    is_waited_for: bool

    def kill(self) -> None:
        """End it, as by ``kill -9``."""

    def begin(self) -> None:
        """Begin it again."""


class Program:
    """A program of the office, which runs from now on."""

    def __init__(self, words: list[str], *, is_waited_for: bool) -> None:
        self._words, self.is_waited_for = words, is_waited_for
        self.begin()

    def begin(self) -> None:
        """Begin it again."""
        self._process = subprocess.Popen(self._words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        """End it, as by ``kill -9``."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def has_ended(self) -> bool:
        """Whether it has ended by itself."""
        return self._process.poll() is not None


def run(
    kills: int, check: Callable[[dict[str, object], Handing], list[str]], beside: Victim | None = None
) -> dict[str, object]:
    """Kill so many times, and give what was found.

    Args:
        kills: how many times.
        check: gives what is not as it was promised.
        beside: what is killed in place of the office's own programs, which have to live through that.
    """
    with tempfile.TemporaryDirectory(prefix="office-killed-") as scratch, free_port() as port:
        folder = Path(scratch) / "office"
        words = [sys.executable, "-m", "benchmarks.office_filled", str(folder), str(port), str(BODIES)]
        seats: Seats = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
        stop, handed = threading.Event(), Handing()
        people = [threading.Thread(target=_hand_in, args=(port, seats, one, stop, handed)) for one in LOGINS]
        programs = [
            Program([sys.executable, "-c", SERVE, str(folder), str(port)], is_waited_for=True),
            Program([sys.executable, "-m", "tallystick", "office", "work", str(folder)], is_waited_for=False),
        ]
        try:
            for one in people:
                one.start()
            back = _kill(kills, [beside] if beside else [*programs], handed)
            ended = sum(one.has_ended() for one in programs)
        finally:
            stop.set()
            for program in programs:
                program.kill()
            for one in people:
                one.join()
        look = [sys.executable, "-c", _CHECK, str(folder)]
        found = json.loads(subprocess.run(look, check=True, capture_output=True).stdout)
    wrong = check(found, handed) + ["a program of the office that ended by itself"] * ended
    said = found.pop("said")
    return {
        "kills": kills,
        "acknowledged": len(handed.acknowledged),
        "asked_again": handed.again,
        "lost": sum(one not in said for one in handed.acknowledged),
        "doubled": sum(count - 1 for count in said.values()),
        "median_seconds_until_back": back[len(back) // 2],
        "p95_seconds_until_back": back[int(len(back) * 0.95)],
        **found,
        "wrong": wrong,
    }


def _kill(kills: int, victims: list[Victim], handed: Handing) -> list[float]:
    """Kill these in turns and begin them again; gives the seconds until something was acknowledged again."""
    back = []
    for number in range(kills):
        before = len(handed.acknowledged)
        _wait(lambda: len(handed.acknowledged) > before + 2)  # noqa: B023
        time.sleep(_pause(number))
        victim = victims[number % len(victims)]
        victim.kill()
        began, then = time.monotonic(), len(handed.acknowledged)
        victim.begin()
        if victim.is_waited_for:
            _wait(lambda: len(handed.acknowledged) > then)  # noqa: B023
            back.append(round(time.monotonic() - began, 2))
    return sorted(back)


def _pause(number: int) -> float:
    """Up to a fifth of a second, as if by chance and each time the same."""
    return hashlib.sha256(str(number).encode()).digest()[0] / 1280


def _wait(so: Callable[[], bool], seconds: float = 400) -> None:
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end, "nothing is acknowledged any more"
        time.sleep(0.01)


def _hand_in(port: int, seats: Seats, who: str, stop: threading.Event, handed: Handing) -> None:
    """Begin measures, one after the other, each until it is acknowledged."""
    body = seats["duties"][who][0].split("/")[3]
    path = f"/office/bodies/{body}/measures/under/C1/write/"
    at = 0
    while not stop.is_set():
        at += 1
        text = f"{who} {at}"
        said = urllib.parse.urlencode({"title": text, "note": text, "form": f"k-{who}-{at}"})
        fields = f"csrfmiddlewaretoken={seats['token']}&{said}"
        while not _acknowledged(port, path, seats["cookies"][who], fields):
            handed.again += 1
            time.sleep(0.05)
            if stop.is_set():
                return
        handed.acknowledged.append(text)


def _acknowledged(port: int, path: str, cookie: str, body: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    kind = "application/x-www-form-urlencoded"
    try:
        connection.request("POST", path, body, {"Cookie": cookie, "Content-Type": kind})
        return connection.getresponse().status == 303
    except OSError:
        return False
    except http.client.HTTPException:
        return False
    finally:
        connection.close()


def wrong_in(found: dict[str, object], handed: Handing) -> list[str]:
    """What is not as it was promised."""
    said = found["said"]
    assert isinstance(said, dict)
    wrong = [f"lost: {one}" for one in handed.acknowledged if one not in said]
    wrong += [f"doubled: {one}" for one, count in said.items() if count > 1]
    wrong += ["acts without their entry"] * (found["deeds"] != found["entries_of_deeds"])
    wrong += ["acts with two entries"] * (found["doubled_entries"] != 0)
    wrong += ["events that still wait"] * (found["waiting"] != 0)
    wrong += ["entries that are no events"] * (found["events"] != found["ledger"])
    return wrong


if __name__ == "__main__":
    os.environ["TALLYSTICK_OFFICE_SECOND_FACTOR"] = "false"
    result = run(int(sys.argv[2]) if len(sys.argv) > 2 else KILLS, wrong_in)
    RESULT.write_text(json.dumps({"day": sys.argv[1], **result}, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    sys.exit(bool(result["wrong"]))
