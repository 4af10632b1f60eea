"""The fictional pairs of plans, and what is expected of them."""

import csv
from functools import cache
from pathlib import Path

from tallystick.comparison import ComparedPlan, Difference, Pairing, compare_plans
from tallystick.register import load_package

HERE = Path(__file__).parent
PAIRS = {
    "english": ("old", "new", "expected_pairings"),
    "chinese": ("zh_old", "zh_new", "expected_pairings_zh"),
}
Key = tuple[str, str]


@cache
def plan(name: str, *, with_text: bool = True) -> ComparedPlan:
    text = (HERE / name / "document.txt").read_text(encoding="utf-8") if with_text else None
    return ComparedPlan(load_package(str(HERE / name)), text)


@cache
def compared(pair: str, *, with_text: bool = True) -> Difference:
    old, new, _ = PAIRS[pair]
    return compare_plans(plan(old, with_text=with_text), plan(new, with_text=with_text))


def expected(pair: str) -> dict[Key, dict[str, str]]:
    with (HERE / f"{PAIRS[pair][2]}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    found = {(row["old"], row["new"]): row for row in rows}
    assert len(found) == len(rows), "a pairing is expected twice"
    return found


def key(one: Pairing) -> Key:
    return "; ".join(one.old), "; ".join(one.new)


def told(one: Pairing) -> str:
    """The changes of a pairing that do more than be noted, as the expected file writes them."""
    if one.relation in {"dropped", "new"}:
        return ""
    return "; ".join(sorted({f"{c.subject}.{c.field}:{c.way}" for c in one.changes if c.way != "neutral"}))
