"""Tables of 31 provinces by 7 kinds, withheld and attacked by what is published alone.

    .venv/bin/python -m tests.endurance.suppression DAY [TABLES]

Run before a release. DAY is written into the result, ``suppression.json`` beside this file; no clock is read
for it. Seconds are of the processor. Control: of the same tables with only what is withheld for itself, the
same attack must tell some exactly.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

from tallystick.suppression.model import PublishedCounts
from tallystick.suppression.withhold import withheld_of
from tests.suppression.attack import Attacker
from tests.suppression.test_withhold import drawn, least, lot, plan_of, primary_only

TABLES = 20
ROWS, COLUMNS = 31, 7
RESULT = Path(__file__).with_suffix(".json")


def told(release: PublishedCounts) -> tuple[int, int, int]:
    """How many figures are withheld, how many of these have too narrow an interval, how many are told."""
    attacker = Attacker([release])
    narrow = exact = 0
    for name in release.withheld:
        low, high = attacker.interval(attacker.row(name, 0), whole=False)
        narrow += high - low < max(5, release.least[name]) - 1e-6
        exact += high - low < 1 - 1e-6
    return len(release.withheld), narrow, exact


def run(day: str, tables: int) -> dict[str, object]:
    """Attack so many tables, and as many in which only small figures are withheld."""
    chance = np.random.default_rng(31)
    plan = plan_of(ROWS, COLUMNS)
    sums, controls, seconds, figures = np.zeros(3, int), np.zeros(3, int), [], 0
    for _ in range(tables):
        counts = drawn(plan, chance)
        began = time.process_time()
        release = withheld_of(plan, counts, least, lot).published
        seconds.append(time.process_time() - began)
        figures += len(plan.names())
        sums += told(release)
        controls += told(primary_only(plan, counts))
    return {
        "day": day,
        "tables": tables,
        "figures": figures,
        "withheld": int(sums[0]),
        "too_narrow": int(sums[1]),
        "exactly_told": int(sums[2]),
        "seconds_a_table": round(float(np.median(seconds)), 2),
        "control_withheld": int(controls[0]),
        "control_too_narrow": int(controls[1]),
        "control_exactly_told": int(controls[2]),
    }


def main() -> None:
    """Run, check and write the result."""
    found = run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else TABLES)
    assert found["too_narrow"] == found["exactly_told"] == 0, found
    assert found["control_exactly_told"], found
    RESULT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(RESULT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
