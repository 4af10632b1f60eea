"""Who reads what of a case: its holder and its desk all, the body complained of a summary or nothing."""

from tallystick.workflow.cases.circle import Bodies
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import ERASED, RETALIATION, TO_BODY

NOTHING, SUMMARY, WHOLE = "nothing", "summary", "whole"


def reads(body: str, case: CaseStanding, bodies: Bodies) -> str:
    """How much of a case a body may read today.

    Whoever had it before reads nothing of it any more; a leave that was taken back ends the summary too.

    Args:
        body: the body.
        case: the case as it stands.
        bodies: the bodies that there are.
    """
    if case.stage == ERASED:
        return NOTHING
    if body in bodies.kept_from(case):
        is_let = body in case.handed and TO_BODY in case.leaves and case.kind != RETALIATION
        return SUMMARY if is_let and body in case.against else NOTHING
    return WHOLE if body in (case.holder, case.desk) else NOTHING


def asks_for_work(kind: str) -> bool:
    """Whether whoever sends this may be asked for a proof of work when there is a flood."""
    return kind != RETALIATION
