"""A process that is bounded ends when its time is up, and later only as far as it was given more."""

import subprocess
import sys

import pytest

_WORK = """
import resource, sys, time
from tallystick.base.bounded import allow, bound
bound(2**30, 1, int(sys.argv[1]))
for seconds in sys.argv[2:]:
    allow(int(seconds))
print(*resource.getrlimit(resource.RLIMIT_CPU), flush=True)
while time.process_time() < 1.8:
    pass
print("went on")
"""


@pytest.mark.parametrize(
    ("at_most", "allowed", "limits", "goes_on"),
    [
        (0, [], "1 1", False),
        (0, [5], "1 1", False),
        (4, [], "1 4", False),
        (4, [3], "3 4", True),
        (4, [3, 9], "4 4", True),
    ],
)
def test_more_time_is_given_as_far_as_it_was_left(
    at_most: int, allowed: list[int], limits: str, goes_on: bool
) -> None:
    command = [sys.executable, "-c", _WORK, str(at_most), *map(str, allowed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    said = done.stdout.splitlines()
    assert said[0] == limits
    assert (said[1:] == ["went on"]) == goes_on
