"""What is counted of cases, by province and phase. Nothing of it is published but through `suppression`."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import ANSWERED, APPEALED, CLOSED, ERASED, OPEN, WITHDRAWN

#: What became of a case, where nobody has answered it.
IN_HAND, TAKEN_BACK = "open", "withdrawn"


@dataclass(frozen=True, slots=True)
class PlacedCase:
    """A case with where it is from and in which phase it came in.

    Attributes:
        case: the case as it stands.
        area: the province that it is about; never a place below one.
        phase: the phase of the plan in which it came in.
    """

    case: CaseStanding
    area: str
    phase: str


def became_of(case: CaseStanding) -> str:
    """What became of a case: its last answer, or that it is open or was withdrawn."""
    if case.outcome:
        return case.outcome
    return IN_HAND if case.stage in (*OPEN, ANSWERED, APPEALED, CLOSED) else TAKEN_BACK


def outcomes(cases: Iterable[PlacedCase]) -> Counter[tuple[str, str, str, str]]:
    """How many cases by phase, area, kind and what became of them; those that were erased too."""
    return Counter((one.phase, one.area, one.case.kind, became_of(one.case)) for one in cases)


def late(cases: Iterable[PlacedCase], clocks: CaseClocks, day: datetime.date) -> Counter[tuple[str, str]]:
    """How many cases by phase and area in which something is overdue at the end of a day."""
    return Counter(
        (one.phase, one.area)
        for one in cases
        if one.case.stage not in (ERASED, WITHDRAWN) and clocks.is_late(one.case, day)
    )
