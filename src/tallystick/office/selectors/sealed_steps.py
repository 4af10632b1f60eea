"""The steps of a case: what is sealed of each, what the ledger has of it, and where the clear is another."""

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.ledger.by_term import step_event as of_step
from tallystick.office.models import CaseStepTaken, SealedCase
from tallystick.office.selectors.case_facts import WHO_IS_KNOWN
from tallystick.vault.model import NotOpened, SealedPlace
from tallystick.vault.sealing import seal, unseal
from tallystick.workflow.cases.model import CaseStep

#: What stands in the clear of a step, and under its seal.
_OF_STEP = ("act", "who", "day")


@dataclass(frozen=True, slots=True)
class OpenedSteps:
    """What was done with a case, each step with what was sealed of it.

    Attributes:
        steps: the steps in order, none of which is to be written.
        moved: the numbers of those of which something in the clear is other than it was sealed.
        spoilt: the numbers of those that do not open, or that have no seal though their act has one.
    """

    steps: tuple[CaseStepTaken, ...]
    moved: frozenset[int] = frozenset()
    spoilt: frozenset[int] = frozenset()


def step_place(case: str, number: int) -> SealedPlace:
    """Where what a step names belongs."""
    return SealedPlace(case, f"step {number}")


def steps_opened(row: SealedCase, key: bytes, steps: Iterable[CaseStepTaken]) -> OpenedSteps:
    """The steps of a case as they were sealed; those of old, and those that do not open, as they stand.

    Of what is done by those who can't open the case nothing is sealed, of every other step something always
    was: a row without a seal that says anything else was put in by hand, or emptied.
    """
    found, moved, spoilt = [], set(), set()
    for one in steps:
        told = _told_in(row, key, one) if one.sealed else {}
        if told is None or not (one.sealed or WHO_IS_KNOWN.get(one.act) == one.who):
            spoilt.add(one.number)
        sealed = {name: str(told[name]) for name in _OF_STEP if name in told} if told else {}
        if sealed and sealed != {"act": one.act, "who": one.who, "day": one.day.isoformat()}:
            moved.add(one.number)
            one = _with_sealed(one, sealed)  # noqa: PLW2901 - the row itself stays as it is
        found.append(one)
    return OpenedSteps(tuple(found), frozenset(moved), frozenset(spoilt))


def _with_sealed(step: CaseStepTaken, sealed: dict[str, str]) -> CaseStepTaken:
    return CaseStepTaken(
        pk=step.pk,
        case_id=step.case_id,
        number=step.number,
        act=sealed["act"],
        who=sealed["who"],
        day=datetime.date.fromisoformat(sealed["day"]),
        form=step.form,
        sealed=step.sealed,
    )


def sealed_step(row: SealedCase, key: bytes, number: int, step: CaseStep, staff: str) -> bytes:
    """What a step names, sealed with what stands of it in the clear.

    Args:
        row: the case's row.
        key: its key.
        number: which step of the case it is.
        step: the step.
        staff: the mark of what the staff had done with the case until then: the ledger has a digest of what
            is sealed here, so that an earlier list of it can't be put back unseen.
    """
    told: dict[str, Json] = {
        "act": step.act,
        "who": step.who,
        "day": step.day.isoformat(),
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
