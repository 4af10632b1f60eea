"""Killing at system calls: each of them, in order, and seen where the work can't bear it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.durability.calling import STRACE, kills_at_calls


def may_trace() -> bool:
    """Whether there is a `strace`, and it may look at what a child does."""
    if STRACE is None:
        return False
    done = subprocess.run([STRACE, "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return done.returncode == 0


pytestmark = pytest.mark.skipif(not may_trace(), reason="strace is not there, or may not trace a child")


def test_each_call_is_killed_at_and_named_until_the_work_comes_to_its_end(tmp_path: Path) -> None:
    place, other = tmp_path / "work" / "a", tmp_path / "work" / "b"
    place.parent.mkdir()

    def begin() -> None:
        place.unlink(missing_ok=True)
        other.unlink(missing_ok=True)

    def work() -> None:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT)
        os.write(handle, b"one")
        os.fsync(handle)
        os.close(handle)
        place.rename(other)

    found = []
    for name in kills_at_calls(work, begin, tmp_path):
        found.append(name.removesuffix("at2").removesuffix("at"))
        assert not other.exists() or found[-1] == "rename"
    assert found == ["write", "fsync", "rename"]


def test_a_file_that_is_written_in_place_is_caught_while_it_is_empty(tmp_path: Path) -> None:
    place = tmp_path / "work"

    def begin() -> None:
        place.write_bytes(b"the old one")

    def work() -> None:
        with place.open("wb") as out:
            out.write(b"the new one")

    left = [place.read_bytes() for _ in kills_at_calls(work, begin, tmp_path)]
    assert left == [b""]
