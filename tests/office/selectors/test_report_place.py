"""What one question tells of the place of a report is what its single questions tell."""

import datetime

import pytest

from tallystick.base.dates import PartialDate
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import (
    PhaseLock,
    StoredBody,
    StoredPlanPhase,
    StoredProgressReport,
    StoredResponsibility,
)
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import phase_row
from tallystick.office.selectors.late import taken_until
from tallystick.office.selectors.owing import is_owed
from tallystick.office.selectors.report_place import report_place, surroundings
from tallystick.office.selectors.succession import above_one
from tests.office.conftest import NOW
from tests.office.writing import BODY, COMMITMENT, PHASE, SAID, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
PARTS = (("2023", None), ("2024-03-31", None), ("2024-04", None), (None, "2024-03"), (None, "2024-03-30"))


def compared() -> dict[str, list[bool | None]]:
    """Look at every place there is, and give whether each is owed."""
    phase, found = phase_row(PHASE), {}
    assert phase is not None
    commitments = sorted(set(StoredResponsibility.objects.values_list("commitment_id", flat=True)))
    for body in map(str, StoredBody.objects.values_list("id", flat=True)):
        told = []
        for one in map(str, commitments):
            there = report_place(PHASE, body, one)
            assert there is not None
            around = surroundings(DraftPlace(REPORTS, body, one, PHASE))
            assert there.around == around
            assert (around.above, around.taken_until) == (above_one(body), taken_until(PHASE))
            named = {"phase": PHASE, "body": body, "commitment": one}
            assert there.stands is StoredProgressReport.objects.filter(**named).exists()
            assert there.is_owed in {None, is_owed(phase, body, one)}
            told.append(there.is_owed)
        found[body] = told
    return found


def test_one_question_tells_what_many_do() -> None:
    StoredBody.objects.filter(id="SUPERVISORS").update(parent=BODY)
    PhaseLock.objects.create(phase_id=PHASE, taken_until=datetime.date(2024, 5, 1), by=writer(), at=NOW)
    parts = StoredResponsibility.objects.order_by("key")
    for one, (since, until) in zip(parts, PARTS, strict=False):
        StoredResponsibility.objects.filter(pk=one.pk).update(since=since, until=until)
    told = compared()
    assert {True, False} <= {one for row in told.values() for one in row}
    assert not any(one is None for row in told.values() for one in row)


def test_a_draft_is_found_by_its_number() -> None:
    draft = written(SAID)
    there = report_place(PHASE, BODY, COMMITMENT)
    assert there is not None
    assert (there.draft, there.is_owed) == (draft.pk, True)


@pytest.mark.parametrize("named", [("none", BODY), (PHASE, "NOBODY")])
def test_without_a_phase_or_a_body_there_is_nothing(named: tuple[str, str]) -> None:
    assert report_place(*named, COMMITMENT) is None


def test_what_came_from_a_body_that_ended_is_left_to_the_long_way() -> None:
    StoredBody.objects.filter(id="SUPERVISORS").update(until=PartialDate.parse("2023"))
    assert {one for row in compared().values() for one in row} == {None}


def test_a_last_day_that_is_a_month_is_left_to_the_long_way() -> None:
    StoredPlanPhase.objects.filter(id=PHASE).update(due=PartialDate.parse("2024-03"))
    assert {one for row in compared().values() for one in row} == {None}
