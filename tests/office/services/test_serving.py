"""An answer that is written once serves further duties of its body, each as a draft of its own."""

import re

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import DraftVersion, OfficeDraft
from tallystick.office.selectors.duties import phase_row, unanswered
from tallystick.office.services import drafts as services
from tallystick.office.services.serving import serve_further
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import BODY, COMMITMENT, MEASURE, PHASE, PLANNED, SAID, SECOND, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def serve(*commitments: str) -> int:
    """Have the ministry's report of one commitment serve others too."""
    phase = phase_row(PHASE)
    assert phase is not None
    draft = OfficeDraft.objects.get(commitment__id=COMMITMENT)
    return serve_further(draft=draft, phase=phase, commitments=commitments, by=writer(), now=NOW)


def test_the_text_begins_another_report_and_stays_with_its_own() -> None:
    first = written(SAID)
    assert serve(SECOND) == 1
    other = OfficeDraft.objects.get(commitment__id=SECOND)
    assert (other.cells, other.state, other.body_id) == (first.cells, "draft", BODY)
    assert DraftVersion.objects.filter(draft=other).count() == 1
    services.save_draft(draft=other, version=1, cells=SAID | {"said": "Other."}, by=writer(), now=NOW)
    first.refresh_from_db()
    assert first.cells["said"] == SAID["said"]


def test_what_is_begun_answered_or_not_owed_is_never_written_over() -> None:
    written(SAID)
    phase = phase_row(PHASE)
    assert phase is not None
    assert [one.duty.commitment for one in unanswered(BODY, phase, NOW.date())] == [SECOND]
    for wrong, told in (("I.1.01", "I.1.01"), (COMMITMENT, COMMITMENT), ("II.9.99", "II.9.99")):
        with pytest.raises(Refusal, match=re.escape(told)):
            serve(SECOND, wrong)
    with pytest.raises(Refusal, match="No duty was chosen"):
        serve()
    assert OfficeDraft.objects.count() == 1


def test_on_the_page_duties_are_ticked_without_a_script(make_person: MakePerson, sign_in: SignIn) -> None:
    first = written(SAID)
    client = sign_in(make_person(f"body_officer@{BODY}"))
    page = client.get(f"/office/drafts/{first.pk}/", secure=True).content.decode()
    path = f"/office/drafts/{first.pk}/further/"
    assert path in page
    shown = client.get(path, secure=True).content.decode()
    assert re.findall(r'name="duty" value="([^"]+)"', shown) == [SECOND]
    form = {"duty": [SECOND], "form": "once"}
    for _ in range(2):  # the same form twice does it once
        assert client.post(f"{path}begin/", form, secure=True).status_code == 303
    assert OfficeDraft.objects.filter(commitment__id=SECOND).count() == 1
    assert "Every other duty" in client.get(path, secure=True).content.decode()


def test_a_measure_serves_no_further_duty(make_person: MakePerson, sign_in: SignIn) -> None:
    measure = written(PLANNED, MEASURE)
    client = sign_in(make_person(f"body_officer@{BODY}"))
    assert "further/" not in client.get(f"/office/drafts/{measure.pk}/", secure=True).content.decode()
    assert client.get(f"/office/drafts/{measure.pk}/further/", secure=True).status_code == 302
