"""How many cases a test draws: few in every run, so many times as many where ``TALLYSTICK_DRAWS`` says so.

`make draws` runs the tests that draw with twenty times as many. What is drawn is the same in each run.
"""

import os

from hypothesis import HealthCheck, settings

#: How many times as many cases are drawn as in every run.
TIMES = int(os.environ.get("TALLYSTICK_DRAWS", "1"))


def draws(few: int) -> settings:
    """So many cases, the same ones each time, however long one takes."""
    return settings(
        max_examples=few * TIMES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
