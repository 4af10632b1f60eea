"""Whoever of the staff opens a case or acts on it leaves a line in it, under its seal, and in no other list.

Who may read a case sees who opened it and when; whoever has the database, a backup or the office's list of
acts learns of none which body's people deal with it. The line goes with the case.
"""

import dataclasses
import datetime

from django.db import transaction

from tallystick.base.canonical import canonical_bytes
from tallystick.office.models import CaseReader, SealedSummary, StaffActs
from tallystick.office.selectors.case_setting import desk_now
from tallystick.office.selectors.staff_acts import (
    SEEN,
    StaffAct,
    acts_on_case,
    acts_on_summary,
    staff_acts_place,
)
from tallystick.office.selectors.submissions import OpenedCase
from tallystick.office.services.case_lock import locked_case
from tallystick.vault.sealing import seal


@dataclasses.dataclass(frozen=True, slots=True)
class AtWork:
    """A reader who does something with a case, and when."""

    reader: CaseReader
    now: datetime.datetime


@transaction.atomic
def note_on_case(found: OpenedCase, act: str, by: AtWork, more: str = "") -> None:
    """Write down in a case that somebody of the staff opened it or did something with it.

    To be called before anything of it is shown, or in the transaction of what is done.

    Args:
        found: the case, opened.
        act: what was done.
        by: who did it, and when.
        more: which file or point.

    Raises:
        Refusal: it was erased since it was opened.
    """
    row = locked_case(found.row)
    acts = (*acts_on_case(row, found.key), _line(act, by, more))
    kept = StaffActs.objects.filter(case=row, summary=None).first() or StaffActs(case=row)
    _keep(kept, row.name, found.key, acts)


def note_seen(found: OpenedCase, by: AtWork) -> None:
    """Write down in a case that somebody saw in the list how it begins: once a day for each.

    Raises:
        Refusal: it was erased since it was opened.
    """
    line = _line(SEEN, by, "")
    seen = acts_on_case(found.row, found.key)
    if not any((one.act, one.by, one.day) == (SEEN, line.by, line.day) for one in seen):
        note_on_case(found, SEEN, by)


@transaction.atomic
def note_on_summary(row: SealedSummary, key: bytes, act: str, by: AtWork) -> None:
    """Write down in a summary that somebody to whom it was handed opened or answered it.

    Args:
        row: the summary.
        key: its key.
        act: what was done.
        by: who did it, and when.

    Raises:
        Refusal: its case was erased since it was opened.
    """
    case = locked_case(row.case)  # a summary goes with its case alone
    acts = (*acts_on_summary(row, key), _line(act, by, ""))
    kept = StaffActs.objects.filter(summary=row).first() or StaffActs(case=case, summary=row)
    _keep(kept, row.name, key, acts)


def _line(act: str, by: AtWork, more: str) -> StaffAct:
    at = by.now.strftime("%Y-%m-%d %H:%M")
    return StaffAct(at, by.reader.person_id or 0, by.reader.body or desk_now(), act, more)


def _keep(kept: StaffActs, name: str, key: bytes, acts: tuple[StaffAct, ...]) -> None:
    told = canonical_bytes([dataclasses.asdict(one) for one in acts])
    kept.sealed = seal(key, staff_acts_place(name), told)
    kept.save()
