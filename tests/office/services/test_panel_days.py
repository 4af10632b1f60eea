"""The days of a panel in the office: of codes, interests and the lock; and reserves that its seed draws."""

import datetime

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import (
    OfficePanel,
    StoredAssessor,
    StoredDrawnPanel,
    StoredInterest,
    StoredJudgement,
)
from tallystick.office.selectors.package import package_now
from tallystick.office.selectors.panel import DRAWN_FROM, own_tasks, part_of_package, record_of, state_of
from tallystick.office.services import panel_calls, panel_talk
from tallystick.office.services.panel_codes import commit_codes, write_codes
from tallystick.office.services.panel_replacing import draw_replacement
from tallystick.register.interest_days import was_signed
from tests.office.conftest import NOW
from tests.office.panelled import ASSESSORS, PANEL, announced, coded, codes, drawn, invited, opened
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
TODAY = NOW.date().isoformat()
RESERVES = ("J7", "J8")


def later(days: int) -> datetime.datetime:
    return NOW + datetime.timedelta(days=days)


def waiting() -> None:
    """Invite assessors, and two who only come where somebody resigns."""
    invited(*ASSESSORS)
    for one in RESERVES:
        panel_calls.invite(cells={"id": one, "budget": "9"}, by=writer(), now=NOW)
        panel_calls.answer_call(assessor=one, cells={"standing": "reserve"}, by=writer(), now=NOW)


def test_a_code_has_the_day_on_which_it_was_written_last_and_not_that_of_the_commitment() -> None:
    panel = drawn()
    first, *others = own_tasks(panel, "J1")
    write_codes(task=first, said=codes(panel, 1), now=NOW)
    for task in others:
        write_codes(task=task, said=codes(panel), now=later(3))
    write_codes(task=first, said={**codes(panel, 1), "completion": codes(panel)["completion"]}, now=later(4))
    commit_codes(panel=panel, assessor="J1", by=writer(), now=later(9))
    for one in ("J2", "J3"):
        coded(panel, one)
    rows = StoredJudgement.objects.filter(assessor__id="J1")
    days = {
        (str(one.commitment_id) == str(first.commitment_id), str(one.criterion) == "completion"): str(
            one.given
        )
        for one in rows
    }
    written = {shift: later(shift).date().isoformat() for shift in (0, 3, 4)}
    assert days == {
        (True, False): written[0],
        (True, True): written[4],
        (False, False): written[3],
        (False, True): written[3],
    }


def test_an_interest_has_the_day_of_its_declaration_and_the_panel_that_of_its_lock() -> None:
    panel = opened()
    cells = {"kind": "declared", "holds_from": "2019-05"}
    panel_calls.declare(assessor="J1", cells=cells, by=writer(), now=NOW)
    row = StoredInterest.objects.get(id="J1-1")
    assert (str(row.holds_from), str(row.declared_on)) == ("2019-05", TODAY)
    for one in ASSESSORS:
        panel_talk.finish(panel=panel, assessor=one, by=writer(), now=later(2))
    assert str(StoredDrawnPanel.objects.get().locked) == later(2).date().isoformat()


@pytest.mark.parametrize("kind", ["runs", "declared"])
def test_nothing_that_counts_as_signed_is_declared_after_the_lock_of_the_same_day(kind: str) -> None:
    panel = opened()
    before = part_of_package(DRAWN_FROM).interests
    for one in ASSESSORS:
        panel_talk.finish(panel=panel, assessor=one, by=writer(), now=NOW)
    cells = {"kind": kind, "commitment": str(own_tasks(panel, "J1")[0].commitment_id)}
    with pytest.raises(Refusal, match="was locked today"):
        panel_calls.declare(assessor="J1", cells=cells, by=writer(), now=NOW + datetime.timedelta(hours=1))
    assert part_of_package(DRAWN_FROM).interests == before
    # who judged nothing there, and who waits a day, undoes no signature
    panel_calls.invite(cells={"id": "J9"}, by=writer(), now=NOW)
    panel_calls.declare(assessor="J9", cells=cells, by=writer(), now=NOW)
    panel_calls.declare(assessor="J1", cells=cells, by=writer(), now=later(1))
    (locked,) = package_now().panels
    told = {one.assessor: was_signed(one, locked) for one in package_now().interests if one not in before}
    assert told == {"J9": True, "J1": False}


def test_the_seed_draws_who_comes_and_the_package_says_so() -> None:
    waiting()
    panel = drawn()
    record = record_of(panel)
    assert record.reserves == RESERVES
    assert not panel.tasks.filter(assessor__id__in=RESERVES).exists()
    given = {str(one.commitment_id) for one in own_tasks(panel, "J3")}
    with pytest.raises(Refusal, match="has not resigned"):
        draw_replacement(panel=panel, resigned="J3", by=writer(), now=NOW)
    panel_calls.answer_call(assessor="J3", cells={"standing": "resigned"}, by=writer(), now=NOW)
    draw_replacement(panel=panel, resigned="J3", by=writer(), now=NOW)
    first = record.reserves_for("J3")[0]
    panel = OfficePanel.objects.get(name=PANEL)
    assert {str(one.commitment_id) for one in own_tasks(panel, first)} == given
    came = StoredAssessor.objects.get(id=first)
    assert (came.standing, str(came.replaces_id), came.came_by) == ("accepted", "J3", "drawn")
    with pytest.raises(Refusal, match="is left without an assessor"):
        draw_replacement(panel=panel, resigned="J3", by=writer(), now=NOW)
    for one in ("J1", "J2", first):
        coded(panel, one)
    assert state_of(OfficePanel.objects.get(name=PANEL)) == "opened"


def test_a_reserve_who_comes_after_the_announcement_is_not_drawn_from() -> None:
    waiting()
    panel = announced()
    panel_calls.invite(cells={"id": "J9", "budget": "9"}, by=writer(), now=NOW)
    panel_calls.answer_call(assessor="J9", cells={"standing": "reserve"}, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="have changed since"):
        panel_calls.draw(panel=panel, seed="3 11 19", by=writer(), now=NOW)


def test_a_panel_may_not_have_the_name_of_a_review() -> None:
    invited()
    with pytest.raises(Refusal, match="names of the mechanism's reviews"):
        announced(name="irm-AP_QX01-end")
