"""Each profile's deadlines against an oracle written apart, with other libraries and other calendars."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import chinese_calendar
import numpy as np
import pytest
from dateutil.relativedelta import relativedelta

from tallystick.workflow.cases import clocks as clocks_module
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.calendar import WorkingCalendar, shipped_calendar
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.profile import SHIPPED, TermSaid, read_profile, shipped_profile
from tallystick.workflow.cases.recounted import moved_by
from tallystick.workflow.cases.terms import Due, due_after, months_after
from tests.draws import TIMES
from tests.workflow.cases.counted_apart import (
    ANSWERS,
    DAY,
    REVENGE,
    STAGES_WITH_TERMS,
    SUMMARY,
    Lived,
    end_of,
    worked_in_china,
)
from tests.workflow.cases.holiday_files import CALENDARS as FILES
from tests.workflow.cases.holiday_files import gathered
from tests.workflow.cases.made import CALENDARS, FIRST, complaint, day, setting

DRAWN = 1500 * TIMES
#: What the shipped files have from `holidays` 0.109, which the locked version, held back by another, is too
#: old to know: a day that was declared later, as the program has to expect of any.
DECLARED_SINCE = {"GB": ["2026-06-15"]}
#: The acts that come after a case was taken up, none of which moves the day of its answer.
_LATER = (s.ASK, s.REPLY, s.ADD, s.TRANSFER, s.NAME, s.EXTEND)


def _drawn(profile: str) -> list[tuple[CaseStanding, Lived]]:
    """Cases in which something was done long after, too, behind the last day of the answer as well."""
    chance = np.random.default_rng(19)
    found = []
    for _ in range(DRAWN):
        received = datetime.date(2020, 3, 1) + int(chance.integers(0, 2100)) * DAY
        told = received + int(chance.integers(0, 40)) * DAY
        taken = told + int(chance.integers(0, 40)) * DAY
        longer = bool(chance.integers(0, 2)) and shipped_profile(profile).clocks.extension is not None
        first = {s.RECEIVED: received, s.ACKNOWLEDGE: told, s.TAKE_UP: taken}
        first |= {act: taken + int(chance.integers(0, 200)) * DAY for act in _LATER}
        stage, kind = s.OPEN[int(chance.integers(len(s.OPEN)))], s.KINDS[int(chance.integers(len(s.KINDS)))]
        since = taken + int(chance.integers(0, 200)) * DAY
        case = CaseStanding(kind, "desk", "desk", frozenset(), stage, since, first, is_extended=longer)
        found.append((case, Lived(received, told, taken, longer, kind == s.RETALIATION)))
    return found


def _differing(profile: str) -> int:
    counted = setting(profile).clocks
    return sum(counted.answer(case).day != ANSWERS[profile](said) for case, said in _drawn(profile))


@pytest.mark.parametrize("profile", SHIPPED)
def test_the_answer_falls_due_when_an_independent_count_says(profile: str) -> None:
    assert _differing(profile) == 0


@pytest.mark.parametrize(
    ("profile", "place", "bug"),
    [
        ("information-gb", "after", lambda _, begun, number: begun + number * DAY),
        ("whistleblowers-eu", "first_working", lambda _, last: last),
    ],
)
def test_a_slip_in_counting_is_seen(
    profile: str, place: str, bug: Callable[..., datetime.date], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WorkingCalendar, place, bug)
    assert _differing(profile) > DRAWN // 20


def test_a_late_act_that_gained_time_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(_: clocks_module.CaseClocks, case: CaseStanding, act: str, *__: object) -> datetime.date:
        return case.first_done[act]

    monkeypatch.setattr(clocks_module.CaseClocks, "_done_or_due", late)
    assert _differing("petitions-cn") > DRAWN // 20


def test_an_extension_that_is_counted_from_a_later_step_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = clocks_module.CaseClocks._after

    def later(clocks: clocks_module.CaseClocks, said: TermSaid, begun: datetime.date) -> Due:
        is_extension = said is clocks.profile.clocks.extension
        return whole(clocks, said, max(begun, *last) if is_extension else begun)

    last: list[datetime.date] = []
    monkeypatch.setattr(clocks_module.CaseClocks, "_after", later)
    drawn, counted = _drawn("petitions-cn"), setting("petitions-cn").clocks
    wrong = 0
    for case, said in drawn:
        last[:] = [case.since, *case.first_done.values()]
        wrong += counted.answer(case).day != ANSWERS["petitions-cn"](said)
    assert wrong > DRAWN // 20


def _ends_wrongly(profile: str) -> set[str]:
    """The stages, a summary and word of revenge among them, whose last day another count puts elsewhere."""
    chance, clocks = np.random.default_rng(23), setting(profile).clocks
    wrong = set()
    for _ in range(DRAWN // 10):
        begun = datetime.date(2020, 3, 1) + int(chance.integers(0, 2100)) * DAY
        came = begun - int(chance.integers(0, 300)) * DAY
        plain = CaseStanding(s.COMPLAINT, "desk", "desk", frozenset(), "", begun, {s.RECEIVED: came})
        ends = {one: clocks.stage(replace(plain, stage=one)) for one in STAGES_WITH_TERMS}
        ends |= {REVENGE: clocks.stage(replace(plain, kind=s.RETALIATION, stage=s.RECEIVED))}
        ends |= {SUMMARY: clocks.summary(begun)}
        wrong |= {one for one, due in ends.items() if not due or due.day != end_of(profile, one, begun)}
    return wrong


@pytest.mark.parametrize("profile", SHIPPED)
def test_each_stage_ends_when_an_independent_count_says(profile: str) -> None:
    assert _ends_wrongly(profile) == set()


def test_a_stage_that_ends_with_the_term_of_another_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    for stage in (s.APPEALED, s.WITHDRAWN):
        monkeypatch.setitem(clocks_module._STAGE_TERMS, stage, lambda said, _: said.clocks.asked)
    assert _ends_wrongly("information-gb") == {s.APPEALED, s.WITHDRAWN}


def test_what_is_owed_is_late_from_the_day_after_its_last_one() -> None:
    clocks = setting().clocks
    for stage in (*s.OPEN, s.APPEALED):
        case = replace(complaint(), stage=stage)
        first = min(one.day for one in clocks.owed(case))
        assert [clocks.is_late(case, first + days * DAY) for days in (0, 1)] == [False, True], stage


def test_the_objection_of_a_body_is_counted_in_days_that_are_worked_in_china() -> None:
    term, counted = shipped_profile("petitions-cn").clocks.transferred.limit(), shipped_calendar("CN")
    chance = np.random.default_rng(5)
    for _ in range(DRAWN):
        begun = datetime.date(2020, 1, 1) + int(chance.integers(0, 2500)) * DAY
        assert due_after(term, begun, counted, rolls=False).day == worked_in_china(begun, 5)


@pytest.mark.parametrize("jurisdiction", sorted(set(CALENDARS.values())))
def test_a_shipped_calendar_is_what_the_library_says_today(jurisdiction: str) -> None:
    shipped = shipped_calendar(jurisdiction)
    free, worked = gathered(jurisdiction, shipped.first, shipped.last)
    assert sorted(one.isoformat() for one in shipped.free) == sorted(
        {*free, *DECLARED_SINCE.get(jurisdiction, ())}
    )
    assert sorted(one.isoformat() for one in shipped.worked) == worked
    assert sorted(one.stem for one in FILES.glob("*.toml")) == sorted(set(CALENDARS.values()))


def test_china_works_on_the_days_that_another_library_says() -> None:
    shipped = shipped_calendar("CN")
    days = [datetime.date(shipped.first, 1, 1) + number * DAY for number in range(7 * 365 + 2)]
    assert [one for one in days if shipped.is_working(one) != chinese_calendar.is_workday(one)] == []
    assert shipped.is_working(datetime.date(2024, 2, 18)), "a Sunday that is worked"


def test_a_month_ends_on_its_last_day_where_it_has_no_such_day() -> None:
    chance = np.random.default_rng(7)
    for _ in range(DRAWN):
        begun = datetime.date(2020, 1, 1) + int(chance.integers(0, 3000)) * DAY
        number = int(chance.integers(0, 40))
        assert months_after(begun, number) == begun + relativedelta(months=number)


def test_a_holiday_that_is_declared_later_moves_open_cases_and_says_so() -> None:
    """Counted by hand: 20 working days after 1 March 2024, past three holidays, is 3 April."""
    case = complaint(profile="information-gb")
    before = setting("information-gb").clocks
    assert before.answer(case).day == datetime.date(2024, 4, 3)
    assert [name for _, name in before.answer(case).holidays] == [
        "Saint Patrick's Day (observed)",
        "Good Friday",
        "Easter Monday",
    ]
    declared = datetime.date(2024, 3, 26)
    calendar = before.calendar.with_holiday(declared, "Day of mourning", datetime.date(2024, 3, 10))
    later = CaseClocks(before.profile, calendar)
    answer = next(one for one in moved_by({"1": case, "2": case}, before, later) if one.what == "answer")
    assert (answer.was, answer.now) == (datetime.date(2024, 4, 3), datetime.date(2024, 4, 4))
    assert (declared, "Day of mourning") in answer.holidays
    assert answer.dated == datetime.date(2024, 3, 10)
    assert moved_by({"1": case}, before, before) == ()


def test_a_request_of_december_2014_is_counted_as_two_writers_count_it() -> None:
    """FOIman's table for Christmas 2014, repeated on confirmordeny.org.uk: of 2 December, 5 January."""
    free, _ = gathered("GB", 2014, 2015)
    known = {datetime.date.fromisoformat(one): name for one, name in free.items()}
    counted = replace(shipped_calendar("GB"), first=2014, last=2015, free=known)
    term = shipped_profile("information-gb").clocks.answer.limit()
    due = due_after(term, datetime.date(2014, 12, 2), counted, rolls=False)
    assert due.day == datetime.date(2015, 1, 5)


def test_a_deadline_in_a_year_whose_holidays_nobody_knows_is_provisional() -> None:
    counted, term = shipped_calendar("CN"), shipped_profile("petitions-cn").clocks.transferred.limit()
    assert due_after(term, datetime.date(2026, 12, 30), counted, rolls=False).is_provisional
    assert not due_after(term, FIRST, counted, rolls=False).is_provisional


def test_retaliation_is_acknowledged_sooner_and_stands_first() -> None:
    clocks = setting().clocks
    plain, urgent = complaint(), complaint(kind=s.RETALIATION)
    assert clocks.owed(urgent)[0].day == day(3)
    assert clocks.owed(plain)[0].day == day(15)
    for stage in (*s.OPEN, s.APPEALED):  # passed on, asked, joined or appealed it stands first still
        later = replace(urgent, stage=stage, since=day(900))
        queue = sorted([plain, later], key=lambda one: clocks_module.due_for(one, clocks))
        assert queue[0].kind == s.RETALIATION, stage


@pytest.mark.parametrize("profile", SHIPPED)
def test_every_term_names_a_text_that_was_read_or_none(profile: str) -> None:
    said = shipped_profile(profile)
    assert said.name == profile
    assert set(said.title) == {"en", "zh-Hans"}
    assert all(one.read_at and one.read_on for one in said.texts.values())


def test_a_profile_says_what_is_wrong_in_it() -> None:
    place = FILES.parent / "profiles" / "petitions-cn.toml"
    text = place.read_text(encoding="utf-8")
    profile, found = read_profile(
        "mine.toml", text.replace('source = "regulations"', 'source = "rules"').encode()
    )
    assert profile is None
    assert {one.column for one in found} == {
        "received",
        "acknowledged",
        "answer",
        "extension",
        "transferred",
        "answered",
        "appealed",
    }
    profile, found = read_profile(
        "mine.toml", text.replace("[clocks.asked]\nnumber = 15\nunit", "[clocks.asked]\nunit").encode()
    )
    assert profile is None
    assert [one.column for one in found] == ["clocks.asked.number"]
