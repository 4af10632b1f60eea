"""The program tried on all counts that fit what the clock shows, with the lot known and kept.

    .venv/bin/python -m tests.endurance.minimality DAY [TABLES]

Run before a release. DAY is written into the result, ``minimality.json`` beside this file; no clock is read
for it. Met are tables of one and of two places that at most 150 sets of counts fit and that withhold
something; twelve lots stand for those that may have been drawn.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from tallystick.pipeline.case_counts import LEAST_ON_CLOCK, clock_plan
from tallystick.suppression.axes import Name, TablePlan
from tallystick.suppression.model import CountsRelease
from tallystick.suppression.primary import totals
from tallystick.suppression.withhold import withheld_of
from tests.suppression.minimality import Lot, fitting, lot_by, told

TABLES, MOST, LOTS = 100, 150, 12
RESULT = Path(__file__).with_suffix(".json")


def attack(plan: TablePlan, chance: np.random.Generator, tables: int) -> dict[str, int]:
    """How many figures are withheld in so many tables, how many small ones, and how many of each are told."""

    def release(counts: Mapping[Name, int], lot: Lot) -> CountsRelease:
        return withheld_of(plan, counts, lambda _: LEAST_ON_CLOCK, lot)

    found = dict.fromkeys(("tables", "withheld", "small", "told_with_lot", "told", "small_told"), 0)
    size = len(plan.leaves())
    while found["tables"] < tables:
        drawn = chance.integers(0, 26, size) * (chance.random(size) < 0.6)
        counts = dict(zip(plan.leaves(), map(int, drawn), strict=True))
        published = release(counts, lot_by(0)).published
        sets = fitting(plan, published.shown, MOST)
        if not published.withheld or not 1 < len(sets) <= MOST:
            continue
        with_lot = [*told(published, sets, release, range(1))]
        without = [*told(published, sets, release, range(LOTS))] if with_lot else []
        values = totals(plan, counts)
        small = {name for name in published.withheld if 0 < values[name] < LEAST_ON_CLOCK}
        found["tables"] += 1
        found["withheld"] += len(published.withheld)
        found["small"] += len(small)
        found["told_with_lot"] += len(with_lot)
        found["told"] += len(without)
        found["small_told"] += len(small.intersection(without))
    return found


def main() -> None:
    """Run, check and write the result."""
    tables = int(sys.argv[2]) if len(sys.argv) > 2 else TABLES
    plans = {"one place": clock_plan(("A0",)), "two places": clock_plan(("A0", "A1"))}
    found = {what: attack(plan, np.random.default_rng(12), tables) for what, plan in plans.items()}
    assert all(one["told"] < one["withheld"] * 0.05 for one in found.values()), found
    RESULT.write_text(json.dumps({"day": sys.argv[1], **found}, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(RESULT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
