"""Another calendar or profile moves last days: which open cases, from which day to which, is noted once."""

import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from pydantic import ValidationError

from tallystick.base.places import PRIVATE, replace_file
from tallystick.office.models import CaseDueMoved, SealedCase
from tallystick.office.selectors.case_facts import in_the_clear
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.submissions import steps_of
from tallystick.workflow.cases.calendar import CalendarFile, WorkingCalendar
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.profile import Profile
from tallystick.workflow.cases.recounted import moved_by
from tallystick.workflow.cases.stages import APPEALED, OPEN

#: The working days and the time limits by which last days were counted until now, in the office's folder.
CALENDAR_FILE, PROFILE_FILE = "case-calendar.json", "case-profile.json"


@transaction.atomic
def note_moved(_: datetime.date) -> int:
    """Note the last days that moved since it was looked last, by another calendar or profile; gives how many.

    Otherwise whoever runs the office could give itself time by other limits, and no case would show it.
    """
    folder, now, number = Path(settings.CONFIGURATION.folder), clocks_now(), 0
    before = CaseClocks(_profile(folder) or now.profile, _calendar(folder) or now.calendar)
    if before != now:
        number = _noted(before, now)
    calendar = CalendarFile.of(now.calendar).model_dump_json(indent=1)
    for name, text in ((CALENDAR_FILE, calendar), (PROFILE_FILE, now.profile.model_dump_json(indent=1))):
        _keep_later(folder / name, text.encode())
    return number


def _noted(before: CaseClocks, later: CaseClocks) -> int:
    rows = {str(one.pk): one for one in SealedCase.objects.filter(stage__in=(*OPEN, APPEALED))}
    cases = {name: in_the_clear(row, steps_of(row)) for name, row in rows.items()}
    moved = moved_by(cases, before, later)
    for one in moved:
        CaseDueMoved.objects.get_or_create(
            case=rows[one.case], what=one.what, was=one.was, now=one.now, defaults={"dated": one.dated}
        )
    return len(moved)


def _keep_later(place: Path, data: bytes) -> None:
    """Keep a file once what is noted stands, where it says something else than it did."""
    if not place.is_file() or place.read_bytes() != data:
        transaction.on_commit(lambda: replace_file(place, data, PRIVATE))


def _calendar(folder: Path) -> WorkingCalendar | None:
    try:
        return CalendarFile.model_validate_json((folder / CALENDAR_FILE).read_bytes()).calendar()
    except (FileNotFoundError, ValidationError):
        return None


def _profile(folder: Path) -> Profile | None:
    try:
        return Profile.model_validate_json((folder / PROFILE_FILE).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
