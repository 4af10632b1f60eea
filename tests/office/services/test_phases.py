"""A phase is opened, and refused where it can't be."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import OfficeDeed, StoredPlanPhase
from tallystick.office.selectors.duties import duties_seen, phases
from tallystick.office.services.phases import open_phase
from tests.office.conftest import NOW, MakePerson
from tests.office.writing import BODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
SAID = {
    "id": "annual-2024",
    "kind": "annual",
    "title": "The year 2024",
    "period": "2024",
    "due": "2025-03-31",
}


def test_whoever_has_a_part_owes_a_report_from_then_on(make_person: MakePerson) -> None:
    by = make_person("secretariat")
    assert open_phase(said=SAID, by=by, now=NOW) == "annual-2024"
    (found,) = (one for one in phases() if one.id == "annual-2024")
    assert str(found.asked) == "2024-03-25"
    assert {one.state for one in duties_seen(BODY, found, NOW.date())} == {"unwritten"}
    assert OfficeDeed.objects.filter(act="open_phase", by=by, about="annual-2024").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "midterm"},
        {"id": "two words"},
        {"kind": "weekly"},
        {"period": "soon"},
        {"due": "2023-01-01"},
        {"due": "2024-02-01"},
        {"title": ""},
    ],
)
def test_a_phase_that_cannot_be_is_not_opened(make_person: MakePerson, wrong: dict[str, str]) -> None:
    count = StoredPlanPhase.objects.count()
    with pytest.raises(Refusal) as refused:
        open_phase(said=SAID | wrong, by=make_person("secretariat"), now=NOW)
    assert refused.value.findings or wrong == {"id": "midterm"}
    assert StoredPlanPhase.objects.count() == count
