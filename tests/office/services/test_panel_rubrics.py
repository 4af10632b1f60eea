"""A panel that is not as usual: a rubric of its own, somebody who comes later, an interest in the talk."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import OfficePanel, StoredJudgement
from tallystick.office.selectors.panel import own_tasks, record_of, state_of
from tallystick.office.services import panel_calls
from tallystick.office.services.panel_replacing import replace_assessor
from tallystick.panel.rubric import standard_rubric
from tests.office.conftest import NOW
from tests.office.panelled import PANEL, coded, drawn, invited, opened
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def test_a_panel_may_judge_by_a_rubric_of_its_own() -> None:
    own = standard_rubric().replace(b'name = "standard"', b'name = "short"').replace(b'"2"', b'"7"', 1)
    invited()
    said = {"name": PANEL, "value": "a lottery", "each": "2", "closes": ""}
    with pytest.raises(Refusal) as refused:
        panel_calls.announce(said=said, by=writer(), now=NOW, rubric=b"name = 3")
    assert refused.value.findings
    panel = panel_calls.announce(said=said, by=writer(), now=NOW, rubric=own)
    assert (record_of(panel).rubric.name, record_of(panel).rubric.version) == ("short", "7")


def test_somebody_comes_in_the_place_of_who_resigned() -> None:
    panel = drawn()
    given = {str(one.commitment_id) for one in own_tasks(panel, "J3")}
    coded(panel, "J1")
    coded(panel, "J2")
    panel_calls.answer_call(assessor="J3", cells={"standing": "resigned"}, by=writer(), now=NOW)
    panel_calls.invite(cells={"id": "J4", "replaces": "J3"}, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="nobody who has accepted"):
        replace_assessor(panel=panel, assessor="J4", because="Knows courts.", by=writer(), now=NOW)
    panel_calls.answer_call(assessor="J4", cells={"standing": "accepted"}, by=writer(), now=NOW)
    replace_assessor(panel=panel, assessor="J4", because="Knows courts.", by=writer(), now=NOW)
    panel = OfficePanel.objects.get(name=PANEL)
    assert {str(one.commitment_id) for one in own_tasks(panel, "J4")} == given
    with pytest.raises(Refusal, match="codes in the panel"):
        replace_assessor(panel=panel, assessor="J4", because="Knows courts.", by=writer(), now=NOW)
    coded(panel, "J4")
    assert state_of(OfficePanel.objects.get(name=PANEL)) == "opened"
    assert StoredJudgement.objects.filter(assessor__id="J4").exists()


def test_an_interest_that_is_declared_in_the_talk_takes_ones_own_codes_out() -> None:
    opened()
    reached = str(own_tasks(OfficePanel.objects.get(name=PANEL), "J1")[0].commitment_id)
    before = StoredJudgement.objects.count()
    own = StoredJudgement.objects.filter(assessor__id="J1", commitment__id=reached)
    number = own.count()
    cells = {"kind": "paid_by", "commitment": reached}
    panel_calls.declare(assessor="J1", cells=cells | {"kind": "declared"}, by=writer(), now=NOW)
    assert own.count() == number > 0
    panel_calls.declare(assessor="J1", cells=cells, by=writer(), now=NOW)
    assert not own.exists()
    assert StoredJudgement.objects.count() == before - number
