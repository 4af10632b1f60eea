"""Random panels: drawn again by a solver, told apart in no two worlds, reserves drawn again by a script.

    .venv/bin/python -m tests.endurance.panels DAY [PANELS]

Run before a release. DAY is written into the result, ``panels.json`` beside this file; no clock is read
for it. Controls: of the same panels a view that leaks a count, a claim or a day must be found, and another
seed must give reserves in another order than the script's.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from tallystick.panel.assignment import AssignmentPool, Shortage, assignment_of, wrong_in
from tallystick.panel.blind import blind_view
from tallystick.panel.record import PanelRecord
from tallystick.panel.replacing import drawn
from tallystick.register.panels import Assessor
from tests.panel.simulated import rubric
from tests.panel.test_assignment import drawn_by_solver, panel
from tests.panel.test_reserves import PLAN, redrawn
from tests.panel.test_two_worlds import leaks_a_claim, leaks_a_count, leaks_a_day, told_apart

PANELS = 1_000
RESERVES = ("R1", "R2", "R3", "R4")
RESULT = Path(__file__).with_suffix(".json")


def assigned(number: int) -> tuple[bool, bool, int]:
    """Whether a panel was refused, whether it is not what the solver draws, and how many pairs are wrong."""
    pool, seed = panel(number), f"seed {number}"
    ours, theirs = assignment_of(pool, seed), drawn_by_solver(pool, seed)
    if isinstance(ours, Shortage):
        return True, theirs is not None, 0
    return False, ours != theirs, len(wrong_in(pool, ours))


def replaced(number: int) -> tuple[bool, bool]:
    """Whether another reserve comes than the script draws, and whether another seed has another order."""
    ids = tuple(one.id for one in PLAN.commitments)
    pool = AssignmentPool(ids, dict.fromkeys(("A1", "A2", "A3")), frozenset(), 2)
    record = PanelRecord("final", "golden", rubric(), "x", "", pool, str(number), reserves=RESERVES)
    order = redrawn(record.seed, "A1", *RESERVES)
    gone = order[: number % len(RESERVES)]
    rows = [Assessor("A1", "resigned"), Assessor("A2", "accepted"), Assessor("A3", "accepted")]
    rows += [Assessor(one, "declined" if one in gone else "reserve") for one in RESERVES]
    came = drawn(record, replace(PLAN, assessors=tuple(rows)), "A1").replacements[-1]
    right = (came.assessor, list(came.passed_over)) == (order[len(gone)], gone)
    return not right, list(replace(record, seed=f"{number}x").reserves_for("A1")) != order


def run(day: str, panels: int) -> dict[str, object]:
    """Try so many panels of each kind."""
    drawn_ = [assigned(number) for number in range(panels)]
    came = [replaced(number) for number in range(panels)]
    controls = (leaks_a_count, leaks_a_claim, leaks_a_day)
    return {
        "day": day,
        "panels": panels,
        "refused": sum(one[0] for one in drawn_),
        "other_than_the_solver": sum(one[1] for one in drawn_),
        "wrong_pairs": sum(one[2] for one in drawn_),
        "told_apart": sum(told_apart(number, blind_view) for number in range(panels)),
        "control_told_apart": [sum(told_apart(one, leak) for one in range(60)) for leak in controls],
        "other_reserve_than_the_script": sum(one[0] for one in came),
        "control_other_order": sum(one[1] for one in came),
    }


def main() -> None:
    """Run, check and write the result."""
    found = run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else PANELS)
    named = ("other_than_the_solver", "wrong_pairs", "told_apart", "other_reserve_than_the_script")
    assert not any(found[one] for one in named), found
    assert found["control_other_order"], found
    controls = found["control_told_apart"]
    assert isinstance(controls, list)
    assert all(controls), found
    RESULT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
