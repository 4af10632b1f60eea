"""What checking costs grows in step with the package: work is counted, or its time compared with itself."""

import time
from collections.abc import Callable

from tallystick.base.identifiers import natural_key
from tallystick.register.cells import TypedTable
from tallystick.register.indicators import INDICATOR_KINDS, CommitmentIndicator, MissingIndicator
from tallystick.register.model import Commitment
from tallystick.register.rules.commitment_indicators import commitments_without_indicators
from tallystick.register.tables import TABLES
from tests.register.packages import golden


def least_seconds(work: Callable[[], object], runs: int = 3) -> float:
    """CPU seconds of the quickest of some runs: the same on a quiet and on a loaded machine."""
    taken = []
    for _ in range(runs):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def explained(commitments: int) -> dict[str, TypedTable]:
    """The tables of a plan of so many commitments, each with its reasons for having no indicator but one."""
    pattern = golden().commitments[0]
    rows: dict[str, list[tuple[int, object]]] = {"commitments": [], "missing_indicators": []}
    for place in range(commitments):
        fields = {name: getattr(pattern, name) for name in Commitment.__slots__} | {"id": f"c{place}"}
        rows["commitments"].append((place + 2, Commitment(**fields)))
        for kind in INDICATOR_KINDS:
            reason = MissingIndicator(f"c{place}", kind, "none")
            rows["missing_indicators"].append((place + 2, reason))
    link = CommitmentIndicator("c0", "i0", "context", (), "not_published", None, (), None, None)
    rows["commitment_indicators"] = [(2, link)]
    return {one.name: TypedTable(one, rows.get(one.name, [])) for one in TABLES}


def test_the_search_for_lacking_indicators_grows_in_step_with_the_commitments() -> None:
    few, many = explained(1000), explained(8000)
    small = least_seconds(lambda: commitments_without_indicators(few, None))
    large = least_seconds(lambda: commitments_without_indicators(many, None))
    assert large <= 24 * small, f"8 times the commitments took {large / small:.0f} times as long"


def test_a_name_is_split_once_however_often_it_is_sorted() -> None:
    names = [f"sorted.{place}" for place in range(1000)]
    natural_key.cache_clear()
    for _ in range(3):
        names.sort(key=natural_key)
    assert natural_key.cache_info().misses == len(names)
