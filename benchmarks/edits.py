"""What editing one row costs in a plan and in one of nine times its size; exit code 1 if it is too much."""

import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from tallystick.register import load_package
from tallystick.register.check import check_again
from tallystick.register.columns import cells_of, key_of
from tallystick.register.edits import change, put, remove
from tallystick.register.indexed import BY_NAME, Indexed, indexed
from tests.register.copied import copies

PACKAGE = Path("plans/china-2021-2025")
#: Copies of the reference plan with 187 commitments: about 500 and 5,000.
SMALL, LARGE = 3, 27
ROWS = 15
#: One edit in a plan of nine times the size takes at most so many times as long.
GROWTH = 3
#: One edit takes at most this share of looking the whole package through.
SHARE = 0.005


def median_of_edits(within: Indexed) -> float:
    """CPU seconds of a change, a removal or a putting in: over tables and rows the median of the least."""
    times = []
    for table in ("commitments", "targets", "indicators", "commitment_indicators", "observations", "events"):
        rows = within.rows(table)
        for number in range(ROWS):
            row = rows[len(rows) * number // ROWS]
            key, cells = key_of(BY_NAME[table], row), cells_of(BY_NAME[table], row)
            some = {"note": "seen"} if "note" in cells else {"title": "Seen"}
            fresh = cells | {BY_NAME[table].key[0]: "fresh.row"}
            times += [
                least(lambda: change(within, table, key, some)),  # noqa: B023
                least(lambda: remove(within, table, key)),  # noqa: B023
                least(lambda: put(within, table, fresh)),  # noqa: B023
            ]
    return statistics.median(times)


def least(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of some work, the least of some runs."""
    found = []
    for _ in range(times):
        began = process_time()
        work()
        found.append(process_time() - began)
    return min(found)


def editing_is_quick() -> bool:
    """An edit takes little of a whole check, and in a plan of nine times the size hardly longer."""
    base = load_package(str(PACKAGE))
    small, large = copies(base, SMALL), copies(base, LARGE)
    one, other = median_of_edits(indexed(small)), median_of_edits(indexed(large))
    index = least(lambda: indexed(large), 1)
    whole = least(lambda: check_again(large), 1)
    holds = other <= GROWTH * one and other <= SHARE * whole
    few, many = len(small.commitments), len(large.commitments)
    print(
        f"{'holds' if holds else 'FAILS'}  an edit among {few} commitments: {1000 * one:.2f} ms; "
        f"among {many}: {1000 * other:.2f} ms, ratio {other / one:.2f}, bound {GROWTH}; "
        f"looking all of these through: {whole:.2f} s, share {other / whole:.5f}, bound {SHARE}; "
        f"making their index once: {index:.2f} s"
    )
    return holds


if __name__ == "__main__":
    sys.exit(0 if editing_is_quick() else 1)
