"""A step is taken with a case: held against the rules, added to what was done, and filed in the ledger.

Every step of the sender, of whoever holds the case, of the desk and of the clock comes through here.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Unfit
from tallystick.ledger.by_term import CASE_STEP
from tallystick.office.case_store import keep_keys, keys_of
from tallystick.office.models import CaseStepTaken, LedgerEvent, SealedCase
from tallystick.office.selectors.case_facts import CaseFacts, in_the_clear
from tallystick.office.selectors.case_setting import setting_now
from tallystick.office.selectors.case_standing import sealed_standing
from tallystick.office.selectors.sealed_steps import sealed_step, step_event
from tallystick.office.selectors.staff_acts import acts_on_case, mark_of_acts
from tallystick.office.selectors.submissions import (
    OpenedCase,
    opened,
    readers_now,
    readers_of,
    steps_of,
)
from tallystick.office.services.case_lock import locked_case
from tallystick.office.services.spoilt import passing_by
from tallystick.vault.case_keys import add_reader
from tallystick.vault.model import CaseKeys
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.setting import CaseSetting
from tallystick.workflow.cases.stages import ANSWERED, ASKED, CLOCK, LAPSE
from tallystick.workflow.cases.steps import after, denial

NOT_KNOWN = Refusal(
    Reason(
        "How this case stands is not known any more: somebody has changed it, or taken steps out of it, from "
        "outside of the office's pages."
    ),
    Reason("take everything along as it is, or erase it; what is to go on is sent under a new code"),
)
_AS_IT_STANDS = Reason("open the case again and look how it stands; nothing was changed")


@transaction.atomic
def take_step(found: OpenedCase, step: CaseStep, *, form: str) -> OpenedCase:
    """Take a step with an opened case; one of a form that was handed in before is not taken again.

    Args:
        found: the case.
        step: the step.
        form: the word of the form.

    Returns:
        The case as it stands after it.

    Raises:
        Refusal: it can't be taken, with the reason.
    """
    row = locked_case(found.row)  # one step after the other
    now = opened(row, found.key)
    if row.steps.filter(form=form, act=step.act).exists():
        return now
    if now.seal.faults.is_unknown:
        raise NOT_KNOWN
    try:
        standing = after(now.standing, step, setting_now())
    except Unfit as unfit:
        raise Refusal(unfit.reason, _AS_IT_STANDS) from None
    number = now.seal.last_step + 1
    sealed = sealed_step(row, now.key, number, step, mark_of_acts(acts_on_case(row, now.key)))
    made = _add(row, step, form=form, sealed=sealed, number=number)
    told = replace(now.seal, after=now.seal.after + 1, last_step=number)
    facts = CaseFacts.of(standing, told.area, number, told.last_message)
    row.standing = sealed_standing(row, now.key, standing, after=told.after, facts=facts)
    _stand(row, standing)
    seal_to_holder(row, now.key, standing, before=now.standing)
    return OpenedCase(row, now.key, now.messages, standing, (*now.steps, made), told)


def count_message(found: OpenedCase) -> None:
    """Have the seal of a case, whose row is held, count a message that was put in without a step."""
    row, told = found.row, found.seal
    facts = CaseFacts.of(found.standing, told.area, told.last_step, told.last_message + 1)
    row.standing = sealed_standing(row, found.key, found.standing, after=told.after, facts=facts)
    row.save(update_fields=["standing"])


def lapse_all(today: datetime.date) -> int:
    """Let the time run out where nobody answered a question or appealed in time; gives in how many cases.

    What is kept beyond its term is erased by `erasing`, with a word in the ledger for each entry.
    """
    number = 0
    setting = setting_now()
    for name in SealedCase.objects.filter(stage__in=(ASKED, ANSWERED)).values_list("pk", flat=True):
        with passing_by(f"SealedCase {name}"), transaction.atomic():
            number += _lapsed(name, today, setting)
    return number


def _lapsed(name: int, today: datetime.date, setting: CaseSetting) -> bool:
    row = SealedCase.objects.select_for_update().filter(pk=name, stage__in=(ASKED, ANSWERED)).first()
    if row is None:
        return False
    steps = steps_of(row)
    case, step = in_the_clear(row, steps), CaseStep(LAPSE, CLOCK, today)
    if denial(case, step, setting) is not None:
        return False
    number = _next(steps)
    _add(row, step, form=f"{LAPSE} {number}", sealed=b"", number=number)
    _stand(row, after(case, step, setting))
    return True


def take_known_step(row: SealedCase, step: CaseStep, *, form: str) -> None:
    """Take a step of somebody who can't open the case: what is known of it in the clear says whether.

    To be called inside a transaction.

    Raises:
        Refusal: it can't be taken, with the reason.
    """
    row = locked_case(row)
    steps = steps_of(row)
    try:
        case = after(in_the_clear(row, steps), step, setting_now())
    except Unfit as unfit:
        raise Refusal(unfit.reason, _AS_IT_STANDS) from None
    _add(row, step, form=form, sealed=b"", number=_next(steps))
    _stand(row, case)


def seal_to_holder(row: SealedCase, key: bytes, case: CaseStanding, *, before: CaseStanding) -> None:
    """Have a case open to its desk and to whoever holds it, and to nobody who held it before.

    Who held it loses it with the step; who holds it now gets it once the step stands. Of a body that had it
    before nobody gets it more: a reader is let in by another one, and not by a row in the database.

    Args:
        row: the case's row.
        key: its key.
        case: the case after the step.
        before: the case before it.
    """
    keys = keys_of(row.name)
    if keys is None:
        return
    came = _bodies_of(case) - _bodies_of(before)
    wanted = {str(one.pk) for one in readers_of(case)}
    left = CaseKeys(
        keys.case, {name: held for name, held in keys.readers.items() if name in wanted}, keys.sender
    )
    more = _with_readers(left, key, case, came)
    if left != keys:
        keep_keys(left if left.readers else more)  # never open to nobody, whatever comes in between
    if more != left:
        _give_later(row, key, case, came)


def give_to_readers(row: SealedCase, key: bytes, case: CaseStanding) -> None:
    """Have a case that is new open to just those who read it at the moment when this transaction stands.

    Somebody may be let in or taken out before it does, and neither could see what is not there yet.
    """
    _give_later(row, key, case, _bodies_of(case))


def _give_later(row: SealedCase, key: bytes, case: CaseStanding, came: frozenset[str]) -> None:
    transaction.on_commit(lambda: _give(row, key, case, came))


def _bodies_of(case: CaseStanding) -> frozenset[str]:
    """The bodies whose readers read a case; the office's own desk has no name."""
    desk = case.desk if case.is_elsewhere else ""
    return frozenset({desk, desk if case.holder == case.desk else case.holder})


def _with_readers(keys: CaseKeys, key: bytes, case: CaseStanding, came: frozenset[str]) -> CaseKeys:
    """The keys with the readers of bodies to which a case came, or of which nobody has it any more.

    The latter is so where the office was killed between the keys of a case and its row.
    """
    given = keys
    for body in sorted(_bodies_of(case)):
        readers = {str(one.pk): bytes(one.public) for one in readers_now(body)}
        is_new = body in came
        if is_new or not readers.keys() & keys.readers.keys():
            # After a backup was brought back a reader can have the number of another, whose key lies there.
            for name in readers.keys() - (set() if is_new else given.readers.keys()):
                given = add_reader(given, key, name, readers[name])
    return given


@transaction.atomic
def _give(row: SealedCase, key: bytes, case: CaseStanding, came: frozenset[str]) -> None:
    """Have a case open to who reads it now, unless another step came in between.

    Where it was erased at that moment nothing of it may come back, and where it was passed on, nobody who had
    it; what else changed its keys, as a view that was closed, stays so.
    """
    now = SealedCase.objects.select_for_update().filter(pk=row.pk).first()
    keys = keys_of(row.name)
    if now is None or keys is None or bytes(now.standing) != bytes(row.standing):
        return
    wanted = {str(one.pk) for one in readers_of(case)}
    held = {name: wrapped for name, wrapped in keys.readers.items() if name in wanted}
    given = _with_readers(CaseKeys(keys.case, held, keys.sender), key, case, came)
    if given.readers and given != keys:
        keep_keys(given)


def _add(row: SealedCase, step: CaseStep, *, form: str, sealed: bytes, number: int) -> CaseStepTaken:
    made = CaseStepTaken.objects.create(
        case=row, number=number, act=step.act, who=step.who, day=step.day, form=form, sealed=sealed
    )
    LedgerEvent.objects.create(kind=CASE_STEP, event=step_event(row.name, made))
    return made


def _next(steps: Sequence[CaseStepTaken]) -> int:
    """The number of the next step; one that was taken out from outside leaves its own."""
    return max((one.number for one in steps), default=0) + 1


def _stand(row: SealedCase, case: CaseStanding) -> None:
    row.stage, row.since, row.outcome = case.stage, case.since, case.outcome
    row.save(update_fields=["stage", "since", "outcome", "standing"])
