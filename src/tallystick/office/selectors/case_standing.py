"""How a case stands: its clock in the clear; under its seal who has it, against whom, and what is allowed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.office.models import SealedCase
from tallystick.office.selectors.case_facts import (
    CaseFacts,
    CaseFaults,
    CaseSeal,
    in_the_clear,
    is_other,
    numbers_missing,
)
from tallystick.office.selectors.sealed_steps import OpenedSteps, named_in
from tallystick.office.sent import SentText
from tallystick.vault.model import NotOpened, SealedPlace
from tallystick.vault.sealing import seal, unseal
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import EXTEND, NAME, SEND_SUMMARY, TO_BODY

#: So many places are tried behind the one where a standing belongs.
_TRIED = 1000


def standing_place(case: str, after: int) -> SealedPlace:
    """Where the sealed half of a standing belongs after so many sealed steps; an older one opens no more."""
    return SealedPlace(case, f"standing {after}")


def standing_of(
    row: SealedCase, key: bytes, done: OpenedSteps, messages: Sequence[int], first: SentText, desk: str
) -> tuple[CaseStanding, CaseSeal]:
    """How an opened case stands, and what its seal says beside that.

    What was changed, spoilt or taken out from outside keeps nobody from the rest: what was sealed counts, and
    not what stands in the clear. Where nothing of it opens, how the case stands is not known.

    Args:
        row: its row.
        key: its key.
        done: what was done with it, opened.
        messages: the numbers of its messages.
        first: its first message, which says the rest where nothing of it was sealed yet.
        desk: the body whose desk takes what comes in today.
    """
    clear = in_the_clear(row, done.steps)
    there = sum(bool(one.sealed) for one in done.steps)
    found = _opened_standing(row, key, there, first, desk)
    if found is not None:
        after, told, facts = found
        if after == there or (after > there and facts is not None):
            now, done = _since_sealed(facts, done)
            faults = _faults(row, now, done, messages, is_short=after > there)
            return _standing_in(told, clear, now), _seal(row, after, now, done, messages, faults)
    faults = replace(_faults(row, None, done, messages, is_short=False), is_unknown=True)
    against = frozenset({*first.against, *_named_against(row, key, done)})
    return replace(clear, against=against), _seal(row, there, None, done, messages, faults)


def _opened_standing(
    row: SealedCase, key: bytes, there: int, first: SentText, desk: str
) -> tuple[int, dict[str, Any], CaseFacts | None] | None:
    """What is sealed of a standing, after how many sealed steps, with what stands in the clear too.

    Where steps were taken out it belongs to a later place than those that are there say, and where an earlier
    one was put back, to one before.
    """
    if not row.standing:
        # An earlier version sealed nothing of a case that had just come in.
        return None if there or first.day or not first.kind else (0, _at_first(first, desk), None)
    for after in (there, *range(there + 1, there + _TRIED), *range(there)):
        try:
            told = json.loads(unseal(key, standing_place(row.name, after), bytes(row.standing)))
            return after, told, CaseFacts.read(told.get("clear"))
        except NotOpened:
            continue
    return None


def _since_sealed(facts: CaseFacts | None, done: OpenedSteps) -> tuple[CaseFacts | None, OpenedSteps]:
    """What was sealed after what was done since, and the steps with those of them marked that nobody took."""
    if facts is None:
        return None, done
    return facts.after(done.steps), replace(done, spoilt=done.spoilt | facts.made_up(done.steps))


def _faults(
    row: SealedCase, now: CaseFacts | None, done: OpenedSteps, messages: Sequence[int], *, is_short: bool
) -> CaseFaults:
    steps = numbers_missing((one.number for one in done.steps), now.steps if now else 0)
    return CaseFaults(
        is_other=now is not None and (is_other(row, now) or (is_short and not steps and not done.spoilt)),
        steps=steps,
        spoilt=done.spoilt,
        moved=done.moved,
        messages=numbers_missing(messages, now.messages if now else 0),
    )


def _seal(
    row: SealedCase,
    after: int,
    now: CaseFacts | None,
    done: OpenedSteps,
    messages: Sequence[int],
    faults: CaseFaults,
) -> CaseSeal:
    steps = [one.number for one in done.steps]
    return CaseSeal(
        after,
        now.area if now else row.area,
        max((now.steps if now else 0, *steps)),
        max((now.messages if now else 0, *messages)),
        faults,
    )


def _named_against(row: SealedCase, key: bytes, done: OpenedSteps) -> Iterator[str]:
    """The bodies that were named since a case came in, as far as the steps open."""
    named = (named_in(row, key, one) for one in done.steps if one.act == NAME)
    return (one for one in named if one)


def _standing_in(told: dict[str, Any], clear: CaseStanding, now: CaseFacts | None) -> CaseStanding:
    """A standing as it was sealed, with what stands in the clear as far as an earlier version sealed none."""
    first = clear.first_done if now is None else now.first_done
    return CaseStanding(
        clear.kind if now is None else now.kind,
        desk=told["desk"],
        holder=told["holder"],
        against=frozenset(told["against"]),
        stage=clear.stage if now is None else now.stage,
        since=clear.since if now is None else now.since,
        first_done=first,
        had_by=tuple(told["had_by"]),
        passed=told["passed"],
        is_given=told["is_given"],
        is_extended=EXTEND in first,
        leaves=frozenset(told["leaves"]),
        summary_sent=SEND_SUMMARY in first,
        drafted=frozenset(told.get("drafted", ())),
        allowed=frozenset(told.get("allowed", ())),
        handed=frozenset(told.get("handed", ())),
        is_elsewhere=told.get("is_elsewhere") is True,
        doubts_above=told.get("doubts_above") is True,
        answered_by=tuple(told["answered_by"]),
        outcome=clear.outcome if now is None else now.outcome,
        joined_to=told["joined_to"],
    )


def sealed_standing(
    row: SealedCase, key: bytes, case: CaseStanding, *, after: int, facts: CaseFacts
) -> bytes:
    """What of a standing is for those alone who can open the case, and what of it stands in the clear.

    Args:
        row: the case's row.
        key: its key.
        case: the case as it stands.
        after: after how many sealed steps.
        facts: what stands of it in the clear.
    """
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
        "clear": facts.told(),
    }
    return seal(key, standing_place(row.name, after), canonical_bytes(told))


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
