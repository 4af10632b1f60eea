"""A later holiday, or other time limits, move last days: once, noted at the case, told to its sender (D1)."""

import dataclasses
import datetime
from pathlib import Path

import pytest

from tallystick.office.models import CaseDueMoved, SealedCase
from tallystick.office.selectors import case_setting
from tallystick.office.selectors.case_facts import in_the_clear
from tallystick.office.selectors.submissions import steps_of
from tallystick.office.services import calendar_moved
from tallystick.office.services.calendar_moved import CALENDAR_FILE, PROFILE_FILE, note_moved
from tallystick.workflow.cases.calendar import CalendarFile
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.profile import TermSaid
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import Sender, says

pytestmark = pytest.mark.django_db


def test_a_later_holiday_moves_the_last_day_of_an_open_case_once(
    sender: Sender,
    reader: Reading,
    own_folder: Path,
    commit: Committing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sender.sends("They took our land.")
    case = SealedCase.objects.get()
    reader.takes_up(case)
    clocks = case_setting.clocks_now()
    with commit(execute=True):
        assert note_moved(case.day) == 0
    assert (own_folder / CALENDAR_FILE).is_file()
    found = case_setting.clocks_now().answer(in_the_clear(SealedCase.objects.get(), steps_of(case)))
    dated = case.day + datetime.timedelta(days=5)
    later = CaseClocks(clocks.profile, clocks.calendar.with_holiday(found.day, "Day of the River", dated))
    monkeypatch.setattr(calendar_moved, "clocks_now", lambda: later)
    with commit(execute=True):
        assert note_moved(case.day) >= 1
    with commit(execute=True):
        assert note_moved(case.day) == 0
    moved = CaseDueMoved.objects.get(what="answer")
    assert (moved.was, moved.dated) == (found.day, dated)
    assert moved.now > moved.was
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert says(page, "The calendar of working days, or the time limits of this office, were changed")


def test_what_is_kept_of_a_calendar_is_the_calendar() -> None:
    clocks = case_setting.clocks_now()
    again = CalendarFile.of(clocks.calendar).calendar()
    assert again == clocks.calendar
    assert dataclasses.replace(again, dated=datetime.date(2024, 1, 1)) != again


def test_an_office_that_gives_itself_more_time_is_seen_by_its_senders(
    sender: Sender, reader: Reading, own_folder: Path, commit: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another profile moves what is owed in cases that were sent under the first, and each says so."""
    sender.sends("They took our land.")
    case = SealedCase.objects.get()
    reader.takes_up(case)
    clocks = case_setting.clocks_now()
    with commit(execute=True):
        assert note_moved(case.day) == 0
    assert (own_folder / PROFILE_FILE).is_file()
    longer = clocks.profile.clocks.model_copy(update={"answer": TermSaid(number=36, unit="months")})
    profile = clocks.profile.model_copy(update={"clocks": longer})
    monkeypatch.setattr(calendar_moved, "clocks_now", lambda: CaseClocks(profile, clocks.calendar))
    for number in (1, 0):
        with commit(execute=True):
            assert bool(note_moved(case.day)) == bool(number)
    was = clocks.answer(in_the_clear(SealedCase.objects.get(), steps_of(case))).day
    assert CaseDueMoved.objects.get(what="answer").was == was
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert says(page, "the time limits of this office, were changed: what was due by")
