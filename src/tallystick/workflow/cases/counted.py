"""What is counted of a phase's cases, by province. Nothing of it is published but through `suppression`."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import ERASED, OPEN, OUTCOMES

#: What became of a case without an answer: nothing is overdue in it, something is, or it was withdrawn.
IN_TIME, OVERDUE, TAKEN_BACK = "in_time", "overdue", "withdrawn"
#: All that are open, in time or not.
OPEN_CASES = "open"
OUTCOME_LEAVES = (IN_TIME, OVERDUE, *OUTCOMES, TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class PlacedCase:
    """A case with where it is from.

    Attributes:
        case: the case as it stands.
        area: the province that it is about; never a place below one.
    """

    case: CaseStanding
    area: str


def became_of(case: CaseStanding, clocks: CaseClocks, day: datetime.date) -> str:
    """What became of a case at the end of a day: its last answer, open, overdue or withdrawn.

    A case under appeal is overdue where the appeal is, and stands with its answer else.
    """
    if case.stage != ERASED and clocks.is_late(case, day):
        return OVERDUE
    if case.outcome:
        return case.outcome
    return IN_TIME if case.stage in OPEN else TAKEN_BACK


def outcomes(cases: Iterable[PlacedCase], clocks: CaseClocks, day: datetime.date) -> Counter[tuple[str, ...]]:
    """How many cases by area, kind and what became of them; those that were erased too.

    Args:
        cases: the cases of one phase.
        clocks: their deadlines.
        day: the day at whose end they are counted.
    """
    return Counter((one.area, one.case.kind, became_of(one.case, clocks, day)) for one in cases)
