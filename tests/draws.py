"""How many cases a test draws: few in every run, so many times as many where ``TALLYSTICK_DRAWS`` says so.

`make draws` runs the tests that draw with twenty times as many, and all of what a run takes a share of.
What is drawn is the same in each run.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import HealthCheck, settings

T = TypeVar("T")

#: How many times as many cases are drawn as in every run.
TIMES = int(os.environ.get("TALLYSTICK_DRAWS", "1"))


def share(cases: Sequence[T], of: int, first: int = 0) -> Sequence[T]:
    """One in so many of a long row of like cases in every run, all of them where more are drawn.

    Tests that each take a share of the same row begin it at another place, so that together they meet all.
    """
    return cases if TIMES > 1 else cases[first % of :: of]


def draws(few: int) -> settings:
    """So many cases, the same ones each time, however long one takes."""
    return settings(
        max_examples=few * TIMES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
