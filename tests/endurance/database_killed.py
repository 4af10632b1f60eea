"""``kill -9`` of PostgreSQL itself while reports are handed in.

    .venv/bin/python -m tests.endurance.database_killed DAY [KILLS]

As ``office_killed``, on a cluster of its own in a temporary folder, with the settings that it is made with:
it waits for the disk. Killed are in turns its first process alone, which those that work for it see soon, and
all of them, as where a machine goes down. The office's server and its worker run on. Writes
``database_killed.json``. Whoever runs it as root has it run as the user ``postgres``.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from tests.endurance.office_killed import run, wrong_in

RESULT = Path(__file__).with_suffix(".json")
KILLS = 50
#: What a server of which processes were killed needs to come back, at the most.
_PATIENCE_SECONDS = 120
#: What says whether it waits for the disk.
_SETTINGS = ("server_version", "fsync", "synchronous_commit", "full_page_writes")


class Cluster:
    """A PostgreSQL of its own that is killed and begun again."""

    is_waited_for = True

    def __init__(self, folder: Path) -> None:
        """Make one in a folder, and begin it."""
        found = shutil.which("initdb")
        assert found, "the programs of PostgreSQL are not where programs are looked for"
        self._programs, self._folder, self._alone = Path(found).resolve().parent, folder, False
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:  # which PostgreSQL refuses
            shutil.chown(folder, "postgres", "postgres")
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": []}
        words = [str(self._programs / "initdb"), "-D", f"{folder}/data", "-U", "postgres", "-A", "trust"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **self._as)
        self.begin()

    @property
    def address(self) -> str:
        """The address of its database."""
        return f"postgresql://postgres@/postgres?host={self._folder}"

    def begin(self) -> None:
        """Begin it, again where it refuses to because somebody works still on what it left."""
        end = time.monotonic() + _PATIENCE_SECONDS
        self._process = self._begun()
        while not self._answers():
            assert time.monotonic() < end, "PostgreSQL does not come back"
            if self._process.poll() is not None:
                self._process = self._begun()
            time.sleep(0.05)

    def _begun(self) -> subprocess.Popen[bytes]:
        words = [str(self._programs / "postgres"), "-D", f"{self._folder}/data", "-k", str(self._folder)]
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([*words, "-c", "listen_addresses="], **quiet, **self._as)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.address).close()
        except psycopg.OperationalError:
            return False
        return True

    def kill(self) -> None:
        """End its first process, and in every second turn all that work for it too."""
        self._alone = not self._alone
        others = [] if self._alone else _children(self._process.pid)
        for one in (self._process.pid, *others):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._process.wait()

    def end(self) -> None:
        """End it for good."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait()


def _children(process: int) -> list[int]:
    """The processes that a process has begun."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in found.split()]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster that is gone in the end."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        made = Cluster(Path(folder))
        try:
            yield made
        finally:
            made.end()


def killed(kills: int) -> dict[str, object]:
    """Kill so many times, and give what was found; the environment names the database meanwhile."""
    before = os.environ.get("DATABASE_URL")
    with cluster() as beside:
        os.environ["DATABASE_URL"] = beside.address
        try:
            with psycopg.connect(beside.address) as asked:
                rows = [asked.execute(f"SHOW {one}").fetchone() for one in _SETTINGS]
            kept = {name: row[0] for name, row in zip(_SETTINGS, rows, strict=True) if row}
            return kept | run(kills, wrong_in, beside)
        finally:
            os.environ.pop("DATABASE_URL")
            if before is not None:
                os.environ["DATABASE_URL"] = before


if __name__ == "__main__":
    os.environ["TALLYSTICK_OFFICE_SECOND_FACTOR"] = "false"
    result = killed(int(sys.argv[2]) if len(sys.argv) > 2 else KILLS)
    RESULT.write_text(json.dumps({"day": sys.argv[1], **result}, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    sys.exit(bool(result["wrong"]))
