"""A late report: which lock it is, and that only the secretariat's admission lets it in."""

import datetime

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import LateAdmission, OfficeDeed, OfficeDraft
from tallystick.office.services import drafts as services
from tallystick.office.services.late import ask_admission, decide_admission, set_lock
from tests.office.conftest import LATER, NOW, MakePerson, SignIn
from tests.office.trying_follow_up import asked_admission, locked_phase
from tests.office.writing import BODY, MEASURE, PLANNED, REPORT, SAID, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
LAST_DAY, DAY_AFTER = (datetime.datetime(2024, 4, day, 12, tzinfo=datetime.UTC) for day in (14, 15))
PAGE = "/office/bodies/MOH/midterm/reports/I.1.02/"


def write(now: datetime.datetime) -> OfficeDraft:
    """Write the ministry's report at a moment."""
    return services.begin_draft(place=REPORT, cells=SAID, by=writer(), now=now).draft


def test_a_report_is_taken_to_the_end_of_the_last_day_of_grace_and_not_after() -> None:
    locked_phase()
    with pytest.raises(Refusal, match="days of grace"):
        write(DAY_AFTER)
    draft = write(LAST_DAY)
    with pytest.raises(Refusal, match="days of grace"):
        services.send_draft(draft=draft, version=1, by=writer(), now=DAY_AFTER)
    with pytest.raises(Refusal, match="days of grace"):
        services.save_draft(draft=draft, version=1, cells=SAID | {"note": "x"}, by=writer(), now=DAY_AFTER)
    assert services.send_draft(draft=draft, version=1, by=writer(), now=LAST_DAY).state == "sent"
    services.begin_draft(place=MEASURE, cells=PLANNED, by=writer(), now=DAY_AFTER)


def test_a_phase_without_a_lock_takes_reports_for_ever() -> None:
    phase = locked_phase()
    set_lock(phase=phase, until="", by=writer(), now=LATER)
    assert write(LATER).state == "draft"


def test_what_was_sent_in_time_can_be_approved_after_the_lock(make_person: MakePerson) -> None:
    draft = services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    locked_phase()
    assert services.approve_draft(draft=draft, version=1, by=make_person(), now=LATER).state == "approved"


def test_a_admission_lets_one_report_in_until_its_day(make_person: MakePerson) -> None:
    admission = asked_admission()
    with pytest.raises(Refusal, match="asked for already"):
        ask_admission(place=REPORT, because="Again.", by=writer(), now=LATER)
    decide_admission(
        admission=admission, until="2024-05-31", because="So be it.", by=make_person(), now=LATER
    )
    assert write(datetime.datetime(2024, 5, 31, 23, tzinfo=datetime.UTC)).state == "draft"
    with pytest.raises(Refusal, match="decided already"):
        decide_admission(admission=admission, until="2024-06-30", because="x", by=make_person(), now=LATER)
    other = DraftPlace(REPORT.table, BODY, "I.1.03", REPORT.phase)
    with pytest.raises(Refusal, match="days of grace"):
        services.begin_draft(place=other, cells=SAID, by=writer(), now=LATER)
    draft, june = OfficeDraft.objects.get(), datetime.datetime(2024, 6, 1, tzinfo=datetime.UTC)
    with pytest.raises(Refusal, match="days of grace"):
        services.send_draft(draft=draft, version=1, by=writer(), now=june)
    notes = OfficeDeed.objects.filter(act="decide_admission").values_list("note", flat=True)
    assert list(notes) == ["admitted 2024-05-31: So be it."]


@pytest.mark.parametrize(
    ("until", "because", "words"),
    [("2024-05-19", "x", "is past"), ("soon", "x", "is no day"), ("2024-05-31", " ", "not filled in")],
)
def test_a_admission_has_a_reason_and_a_day_to_come(
    until: str, because: str, words: str, make_person: MakePerson
) -> None:
    with pytest.raises(Refusal, match=words):
        decide_admission(
            admission=asked_admission(), until=until, because=because, by=make_person(), now=LATER
        )
    assert LateAdmission.objects.get().state == "asked"


def test_nobody_decides_what_they_asked_and_what_is_not_admitted_stays_locked(
    make_person: MakePerson,
) -> None:
    admission = asked_admission()
    with pytest.raises(Refusal, match="asked for this yourself"):
        decide_admission(admission=admission, until="2024-05-31", because="x", by=writer(), now=LATER)
    decide_admission(admission=admission, until="", because="Too late.", by=make_person(), now=LATER)
    with pytest.raises(Refusal, match="days of grace"):
        write(LATER)
    assert ask_admission(place=REPORT, because="Again.", by=writer(), now=LATER).state == "asked"


def test_a_lock_does_not_fall_before_the_last_day() -> None:
    with pytest.raises(Refusal, match="in time"):
        locked_phase("2024-03-30")


def test_the_page_says_which_lock_it_is_and_takes_the_question(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    locked_phase()
    officer = sign_in(make_person(f"body_officer@{BODY}"))
    page = officer.get(PAGE, secure=True).content.decode()
    assert "days of grace are over" in page
    assert "Ask for the admission" in page
    assert "Save the draft" not in page
    answer = officer.post(PAGE + "write/", SAID | {"form": "w"}, secure=True)
    assert (answer.status_code, SAID["said"] in answer.content.decode()) == (403, True)
    assert (
        officer.post(PAGE + "admission/", {"form": "r", "because": "Floods."}, secure=True).status_code == 303
    )
    page = sign_in(make_person("secretariat")).get("/office/admissions/", secure=True).content.decode()
    assert "Floods." in page
    assert "Admit it" in page
