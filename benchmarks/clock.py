"""Timing whole commands side by side: in turns, so that a slower machine slows both."""

import statistics
import subprocess
import time

RUNS = 7


def seconds(command: list[str]) -> float:
    """Wall seconds of one run of a command, which must succeed."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return time.perf_counter() - began


def side_by_side(one: list[str], other: list[str], runs: int = RUNS) -> tuple[float, float, float]:
    """Median seconds of both commands and the median of their ratios, pair by pair, after a warm-up."""
    seconds(one), seconds(other)
    pairs = [(seconds(one), seconds(other)) for _ in range(runs)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )
