"""Who owes a report in a phase, and how that stands on a day: worked by hand."""

import datetime
import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.dates import PartialDate, Period
from tallystick.register import load_package
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase, ProgressReport
from tallystick.workflow.drawing import drawn
from tallystick.workflow.duties import (
    AWAITED,
    IN_TIME,
    LATE,
    OVERDUE,
    duties_in,
    unowed_reports,
    without_anybody,
)
from tallystick.workflow.thin import thin_in
from tests.register.packages import GOLDEN

DUE = "2024-03-31"
PHASE = PlanPhase("mid", "midterm", "Half way", Period.parse("2021/2023"), PartialDate.parse(DUE))
DAY_BEFORE, LAST_DAY, DAY_AFTER = (
    datetime.date.fromisoformat(f"2024-0{one}") for one in ("3-30", "3-31", "4-01")
)
_GOLDEN = load_package(str(GOLDEN))
FIRST, SECOND = (one.id for one in _GOLDEN.commitments[:2])


def part(commitment: str, body: str, role: str = "lead", **more: str) -> Responsibility:
    since, until = (PartialDate.parse(more[name]) if name in more else None for name in ("since", "until"))
    return Responsibility(commitment, body, role, "named_in_plan", None, None, since, until)


def sent(body: str, commitment: str, day: str) -> ProgressReport:
    empty = (None, None, None, None, None)
    return ProgressReport("mid", body, commitment, PartialDate.parse(day), "fulfilled", "All.", *empty)


def plan(
    *parts: Responsibility, bodies: tuple[Body, ...] = (), reports: tuple[ProgressReport, ...] = ()
) -> Package:
    named = bodies or tuple(Body(one, one) for one in ("a", "b", "c"))
    return replace(_GOLDEN, bodies=named, responsibilities=parts, phases=(PHASE,), reports=reports)


@pytest.mark.parametrize(
    ("came", "day", "standing", "late"),
    [
        (None, DAY_BEFORE, AWAITED, 0),
        (None, LAST_DAY, AWAITED, 0),
        (None, DAY_AFTER, OVERDUE, 1),
        (DUE, LAST_DAY, IN_TIME, 0),
        ("2024-04-01", LAST_DAY, AWAITED, 0),  # it has not come yet
        ("2024-04-01", DAY_AFTER, LATE, 1),
        ("2024-04-10", datetime.date(2025, 1, 1), LATE, 10),  # late by when it came, not by when is asked
    ],
)
def test_a_duty_stands_by_its_last_day(
    came: str | None, day: datetime.date, standing: str, late: int
) -> None:
    reports = (sent("a", FIRST, came),) if came else ()
    (duty,) = duties_in(plan(part(FIRST, "a"), reports=reports), PHASE, day)
    assert (duty.standing, duty.days_late) == (standing, late)
    assert (duty.report is None) == (standing in {AWAITED, OVERDUE})


def test_who_leads_or_helps_reports_and_who_supervises_or_publishes_does_not() -> None:
    parts = [
        part(FIRST, "a"),
        part(FIRST, "b", "with"),
        part(FIRST, "c", "supervise"),
        part(SECOND, "c", "publish"),
    ]
    found = duties_in(plan(*parts), PHASE, LAST_DAY)
    assert [(one.commitment, one.body, one.role) for one in found] == [
        (FIRST, "a", "lead"),
        (FIRST, "b", "with"),
    ]
    nobody = without_anybody(plan(*parts), PHASE)
    assert FIRST not in nobody
    assert SECOND in nobody


def test_a_part_counts_on_the_day_on_which_reports_are_due() -> None:
    parts = [
        part(FIRST, "a", until="2024-03-30"),
        part(FIRST, "b", since="2024-03-31"),
        part(SECOND, "c", since="2024-04"),
    ]
    assert [one.body for one in duties_in(plan(*parts), PHASE, LAST_DAY)] == ["b"]


def test_a_body_that_ended_owes_nothing_and_its_successor_does() -> None:
    gone = Body("a", "a", until=PartialDate.parse("2023"), successor="b")
    also_gone = Body("b", "b", until=PartialDate.parse("2024-01"), successor="c")
    alone = Body("d", "d", until=PartialDate.parse("2023"))
    bodies = (gone, also_gone, Body("c", "c"), alone)
    (duty,) = duties_in(plan(part(FIRST, "a"), part(SECOND, "d"), bodies=bodies), PHASE, LAST_DAY)
    assert (duty.body, duty.instead_of) == ("c", "a")
    circle = (gone, replace(also_gone, successor="a"))
    assert duties_in(plan(part(FIRST, "a"), bodies=circle), PHASE, LAST_DAY) == ()


def test_a_report_that_nobody_was_asked_for_is_kept_and_named() -> None:
    package = plan(part(FIRST, "a"), reports=(sent("b", FIRST, "2024-03-01"),))
    assert [one.body for one in unowed_reports(package, PHASE, LAST_DAY)] == ["b"]
    assert unowed_reports(package, PHASE, datetime.date(2024, 2, 29)) == ()


def test_what_a_report_leaves_out_is_named() -> None:
    bare = sent("a", FIRST, DUE)
    assert [one.text for one in thin_in(bare, {FIRST})] == [
        "It names no record behind it.",
        "It gives no figure, though the commitment has a target.",
        "It does not say which office approved it.",
    ]
    behind = replace(bare, rating="delayed", record="A register.", approved="The office.")
    assert [one.text for one in thin_in(behind, ())] == [
        "It names nothing that stands in the way, though it says delayed, not begun or stopped."
    ]
    assert thin_in(replace(behind, obstacles="Floods."), ()) == ()


@given(
    st.sets(st.integers(0, 200), min_size=1, max_size=40),
    st.text("abc 123", min_size=1, max_size=9),
    st.integers(0, 50),
)
def test_a_draw_can_be_made_again_with_a_hash_and_a_sort(numbers: set[int], seed: str, count: int) -> None:
    reports = [sent("a", str(one), DUE) for one in numbers]
    by_hand = sorted(
        (hashlib.sha256(f"{seed}\nmid\na\n{one}".encode()).digest(), str(one)) for one in numbers
    )
    assert [one.commitment for one in drawn(reports, seed, count)] == [one for _, one in by_hand][:count]
    assert drawn(reversed(reports), seed, count) == drawn(reports, seed, count)


def test_each_report_is_drawn_as_often_as_any_other() -> None:
    reports = [sent("a", str(one), DUE) for one in range(10)]
    times = [sum(drawn(reports, str(seed), 3).count(one) for seed in range(2000)) for one in reports]
    assert sum(times) == 6000
    # Each of ten is drawn 600 times in 2,000 draws of three, with a standard deviation of 20.5.
    assert all(abs(one - 600) < 5 * 20.5 for one in times)
