"""How a case stands: its clock in the clear; under its seal who has it, against whom, and what is allowed."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.ledger.by_term import step_event as of_step
from tallystick.office.models import CaseStepTaken, SealedCase
from tallystick.office.sent import SentText
from tallystick.vault.model import NotOpened, SealedPlace
from tallystick.vault.sealing import seal, unseal
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.stages import EXTEND, RECEIVED, SEND_SUMMARY, TO_BODY

if TYPE_CHECKING:
    import datetime


def standing_place(case: str, steps: Iterable[CaseStepTaken]) -> SealedPlace:
    """Where the sealed half of a case's standing belongs after these steps; an older one opens no more."""
    return SealedPlace(case, f"standing {sum(bool(one.sealed) for one in steps)}")


def step_place(case: str, number: int) -> SealedPlace:
    """Where what a step names belongs."""
    return SealedPlace(case, f"step {number}")


def in_the_clear(row: SealedCase, steps: Iterable[CaseStepTaken]) -> CaseStanding:
    """What can be known of a case without its key: what its clocks count from, and how it was answered."""
    first: dict[str, datetime.date] = {RECEIVED: row.day}
    for one in steps:
        first.setdefault(one.act, one.day)
    return CaseStanding(
        row.kind,
        desk="",
        holder="",
        against=frozenset(),
        stage=row.stage,
        since=row.since,
        first_done=first,
        is_extended=EXTEND in first,
        summary_sent=SEND_SUMMARY in first,
        outcome=row.outcome,
    )


def standing_of(
    row: SealedCase, key: bytes, steps: Sequence[CaseStepTaken], first: SentText, desk: str
) -> CaseStanding:
    """How an opened case stands.

    Args:
        row: its row.
        key: its key.
        steps: what was done with it, in order.
        first: its first message, which says the rest where nothing of it was sealed yet.
        desk: the body whose desk takes what comes in today.

    Raises:
        NotOpened: what is sealed of it is not what was sealed.
    """
    clear = in_the_clear(row, steps)
    place = standing_place(row.name, steps)
    told = json.loads(unseal(key, place, bytes(row.standing))) if row.standing else _at_first(first, desk)
    try:
        return CaseStanding(
            clear.kind,
            desk=told["desk"],
            holder=told["holder"],
            against=frozenset(told["against"]),
            stage=clear.stage,
            since=clear.since,
            first_done=clear.first_done,
            had_by=tuple(told["had_by"]),
            passed=told["passed"],
            is_given=told["is_given"],
            is_extended=clear.is_extended,
            leaves=frozenset(told["leaves"]),
            summary_sent=clear.summary_sent,
            drafted=frozenset(told.get("drafted", ())),
            allowed=frozenset(told.get("allowed", ())),
            handed=frozenset(told.get("handed", ())),
            is_elsewhere=told.get("is_elsewhere") is True,
            doubts_above=told.get("doubts_above") is True,
            answered_by=tuple(told["answered_by"]),
            outcome=clear.outcome,
            joined_to=told["joined_to"],
        )
    except (KeyError, TypeError):
        raise NotOpened from None


def sealed_standing(
    row: SealedCase, key: bytes, case: CaseStanding, steps: Sequence[CaseStepTaken] = ()
) -> bytes:
    """What of a standing is nobody's to know but of those who can open the case, sealed after these steps."""
    told: dict[str, Json] = {
        "desk": case.desk,
        "holder": case.holder,
        "against": sorted(case.against),
        "had_by": list(case.had_by),
        "passed": case.passed,
        "is_given": case.is_given,
        "leaves": sorted(case.leaves),
        "drafted": sorted(case.drafted),
        "allowed": sorted(case.allowed),
        "handed": sorted(case.handed),
        "is_elsewhere": case.is_elsewhere,
        "doubts_above": case.doubts_above,
        "answered_by": list(case.answered_by),
        "joined_to": case.joined_to,
    }
    return seal(key, standing_place(row.name, steps), canonical_bytes(told))


def sealed_step(row: SealedCase, key: bytes, number: int, step: CaseStep, staff: str) -> bytes:
    """What a step names, sealed.

    Args:
        row: the case's row.
        key: its key.
        number: which step of the case it is.
        step: the step.
        staff: the mark of what the staff had done with the case until then: the ledger has a digest of what
            is sealed here, so that an earlier list of it can't be put back unseen.
    """
    told: dict[str, Json] = {
        "body": step.body,
        "to": step.to,
        "has_reason": step.has_reason,
        "redacted_by": step.redacted_by,
        "outcome": step.outcome,
        "lead": step.lead[0] if step.lead else "",
        "staff": staff,
    }
    return seal(key, step_place(row.name, number), canonical_bytes(told))


def named_in(row: SealedCase, key: bytes, step: CaseStepTaken) -> str | None:
    """The body or whatever else a step goes to; empty where it names none, None where it does not open.

    A step that was changed from outside keeps nobody from the rest of the case.
    """
    if not step.sealed:
        return ""
    told = _told_in(row, key, step)
    return None if told is None else str(told["to"])


def staff_in(row: SealedCase, key: bytes, step: CaseStepTaken) -> str:
    """The mark of what the staff had done with a case until a step; empty where it has none or is spoilt.

    A step that was changed from outside is told as that, and keeps nobody from the acts.
    """
    told = _told_in(row, key, step) if step.sealed else None
    return "" if told is None else str(told.get("staff", ""))


def _told_in(row: SealedCase, key: bytes, step: CaseStepTaken) -> dict[str, Json] | None:
    """What a step names; None where it does not open."""
    try:
        told: dict[str, Json] = json.loads(unseal(key, step_place(row.name, step.number), bytes(step.sealed)))
    except NotOpened:
        return None
    return told


def step_event(case: str, step: CaseStepTaken) -> str:
    """What is filed in the ledger of a step: a digest under the case's own name, which goes with the case.

    Args:
        case: the name of the case, 16 random bytes that stand in no ledger.
        step: the step.
    """
    return canonical_bytes(of_step(told_of_step(case, step))).decode()


def told_of_step(case: str, step: CaseStepTaken) -> dict[str, Json]:
    """What the digest of a step is made of."""
    return {
        "case": case,
        "number": step.number,
        "act": step.act,
        "who": step.who,
        "day": step.day.isoformat(),
        "sealed": hashlib.sha256(bytes(step.sealed)).hexdigest(),
    }


def _at_first(first: SentText, desk: str) -> dict[str, Any]:
    return {
        "desk": desk,
        "holder": desk,
        "against": list(first.against),
        "had_by": [desk],
        "passed": 0,
        "is_given": False,
        "leaves": [TO_BODY] if first.leave else [],
        "answered_by": [],
        "joined_to": "",
    }
