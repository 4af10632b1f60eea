"""A later calendar moves last days: which open cases, from which day to which, is noted once for each."""

import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from pydantic import ValidationError

from tallystick.base.places import PRIVATE, replace_file
from tallystick.office.models import CaseDueMoved, SealedCase
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.case_standing import in_the_clear
from tallystick.office.selectors.submissions import steps_of
from tallystick.workflow.cases.calendar import CalendarFile, WorkingCalendar
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.recounted import moved_by
from tallystick.workflow.cases.stages import APPEALED, OPEN

#: The working days by which last days were counted until now, in the office's folder.
CALENDAR_FILE = "case-calendar.json"


@transaction.atomic
def note_moved(_: datetime.date) -> int:
    """Note the last days that the calendar moves since it was looked at last; gives how many."""
    place = Path(settings.CONFIGURATION.folder) / CALENDAR_FILE
    now, number = clocks_now(), 0
    before = _kept(place)
    if before is not None and before != now.calendar:
        number = _noted(CaseClocks(now.profile, before), now.calendar)
    if before != now.calendar:
        data = CalendarFile.of(now.calendar).model_dump_json(indent=1).encode()
        transaction.on_commit(lambda: replace_file(place, data, PRIVATE))
    return number


def _noted(before: CaseClocks, calendar: WorkingCalendar) -> int:
    rows = {str(one.pk): one for one in SealedCase.objects.filter(stage__in=(*OPEN, APPEALED))}
    cases = {name: in_the_clear(row, steps_of(row)) for name, row in rows.items()}
    moved = moved_by(cases, before, calendar)
    for one in moved:
        CaseDueMoved.objects.get_or_create(
            case=rows[one.case], what=one.what, was=one.was, now=one.now, defaults={"dated": one.dated}
        )
    return len(moved)


def _kept(place: Path) -> WorkingCalendar | None:
    try:
        return CalendarFile.model_validate_json(place.read_bytes()).calendar()
    except (FileNotFoundError, ValidationError):
        return None
