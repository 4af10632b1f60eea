"""The queue of what was sent: word of retaliation first, then what falls due first; known without any key.

Among those that fall due on one day, those for which work was done come first. What looks as if a program
had sent it stands as if it fell due a week later, so that it is read in the end.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from tallystick.office.case_store import keys_of
from tallystick.office.models import CaseReader, CaseStepTaken, CaseTurn, SealedCase
from tallystick.office.selectors.case_facts import in_the_clear
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.submissions import is_sealed_to, readers_now
from tallystick.workflow.cases.clocks import due_for
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import APPEALED, OPEN, RETALIATION

#: So much later stands what looks as if a program had sent it.
_BEHIND = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Queued:
    """A case in the queue.

    Attributes:
        row: its row.
        case: how it stands, as far as that stands in the clear.
        due: the day by which something is owed to its sender; None where nothing is.
        is_late: whether that day is over.
        is_urgent: whether it tells of revenge for having written.
    """

    row: SealedCase
    case: CaseStanding
    due: datetime.date | None
    is_late: bool
    is_urgent: bool


def queue(reader: CaseReader | None, today: datetime.date) -> tuple[Queued, ...]:
    """The cases that somebody may open, those that wait for an answer first, in the order of their queue.

    A reader of a body sees those that the body holds alone, and one of the desk none that lies at another.
    """
    desk = {str(one.pk) for one in readers_now()}
    rows = [one for one in SealedCase.objects.order_by("pk") if _may_see(one, reader, desk)]
    steps: dict[int, list[CaseStepTaken]] = {}
    for one in CaseStepTaken.objects.order_by("number").defer("sealed"):
        steps.setdefault(one.case_id, []).append(one)
    turns = {one.case_id: one for one in CaseTurn.objects.all()}
    clocks, waiting, others = clocks_now(), [], []
    for row in rows:
        case = in_the_clear(row, steps.get(row.pk, ()))
        is_urgent = case.kind == RETALIATION
        if case.stage not in (*OPEN, APPEALED):
            others.append(Queued(row, case, None, is_late=False, is_urgent=is_urgent))
            continue
        order = due_for(case, clocks)
        is_late = clocks.is_late(case, today)
        place = _place(order, turns.get(row.pk))
        waiting.append((place, Queued(row, case, order[1], is_late=is_late, is_urgent=is_urgent)))
    in_order = [one for _, one in sorted(waiting, key=lambda pair: (pair[0], pair[1].row.pk))]
    return (*in_order, *reversed(others))


def _may_see(row: SealedCase, reader: CaseReader | None, desk: Collection[str]) -> bool:
    """Whether a case stands in somebody's queue; one that nothing opens is the desk's, to know of it."""
    if reader is not None and reader.body:
        return is_sealed_to(row, reader)
    keys = keys_of(row.name)
    return keys is None or not keys.readers or any(one in keys.readers for one in desk)


def _place(order: tuple[bool, datetime.date], turn: CaseTurn | None) -> tuple[bool, datetime.date, bool]:
    """Where a case stands: urgent ones first, then by day, then those for which work was done."""
    after, day = order
    if turn is None:
        return after, day, True
    return after, day + _BEHIND if turn.is_trapped else day, not turn.has_worked
