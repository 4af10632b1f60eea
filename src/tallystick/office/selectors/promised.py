"""When a case that has ended is erased, as each of its proofs promised; by its seal where it is opened."""

import datetime
from collections.abc import Iterable, Mapping

from tallystick.base.canonical import Json
from tallystick.ledger.by_term import ENDS, row_digest
from tallystick.office.models import CaseEntry, CaseStepTaken, SealedCase, SealedMessage
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.filed import event_of
from tallystick.office.selectors.submissions import OpenedCase
from tallystick.workflow.cases.terms import UNITS, Due, TimeLimit, due_after

_Told = Mapping[str, Json] | None


def promised_end(case: SealedCase, steps: Iterable[CaseStepTaken]) -> Due | None:
    """When a case that has ended is erased by term; None where one of its proofs names no term.

    Nor is it where a day or a side is another in the clear than was filed, or what was filed can't be read:
    then it is left to the holder of its code.
    """
    since = max((case.since, *(one.day for one in steps if one.act in ENDS)))
    filed = [(event_of(one.event), one.message) for one in _entries(case)]
    if any(told and not is_as_filed(told, case, one) for told, one in filed):
        return None
    return _last((since, told, one.day) for told, one in filed)


def promised_end_of(found: OpenedCase) -> Due | None:
    """The same of an opened case, by what is sealed of it.

    What the office's time limits say today moves nothing: who sent something was told how long it is kept.
    What came after the end, as something that is added to a withdrawn case, is kept as long since it came: a
    proof of it that is older than its term would else be a broken promise.
    """
    days = {one.number: one.day for one in found.messages}
    since = found.standing.since
    filed = ((event_of(one.event), one.message) for one in _entries(found.row))
    return _last((since, told, days.get(one.number, one.day)) for told, one in filed)


def _entries(case: SealedCase) -> Iterable[CaseEntry]:
    return CaseEntry.objects.filter(message__case=case).select_related("message").defer("message__sealed")


def is_as_filed(told: Mapping[str, Json], case: SealedCase, one: SealedMessage) -> bool:
    """Whether a message is the one in the clear of which something was filed; of old nothing was."""
    named = told.get("row")
    return named is None or named == row_digest(case.name, one.number, one.side, one.day.isoformat())


def _last(filed: Iterable[tuple[datetime.date, _Told, datetime.date]]) -> Due | None:
    """The last day of all: of each message since when the case has ended, what was filed, and its own day."""
    ends = []
    for since, told, day in filed:
        number, _, unit = str((told or {}).get("kept", "")).partition(" ")
        if unit not in UNITS or not number.isdecimal():
            return None
        clocks = clocks_now()
        term = TimeLimit(int(number), unit)
        ends.append(due_after(term, max(since, day), clocks.calendar, rolls=clocks.profile.rolls))
    return max(ends, key=lambda one: one.day, default=None)
