"""Readers who leave, and bodies that end or in which nobody reads any more, while cases lie there."""

import datetime

import pytest
from django.db import connection

from tallystick.base.findings import Refusal
from tallystick.office.case_store import keys_of
from tallystick.office.models import (
    Appointment,
    CaseReader,
    Person,
    SealedCase,
    StoredArea,
    StoredBody,
    StoredCommitment,
)
from tallystick.office.selectors.case_setting import NO_BODY, bodies_that_read
from tallystick.office.services.case_readers import let_in, secret_of
from tallystick.office.services.people import appoint, close_account, end_appointment
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.bodies import COURT, MINISTRY, SUPERVISORS, reading_in
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import PASSPHRASE, Sender, reader_of, says, words_of
from tests.office.tell.test_passing import passed

pytestmark = pytest.mark.django_db
TEXT = "They took our land."
PLACE, STUCK = "QX-01", "Nobody can work on it there"


@pytest.fixture
def administrator(make_person: MakePerson) -> Person:
    return make_person("administrator")


@pytest.fixture
def court(supervisor: Reading, make_person: MakePerson, sign_in: SignIn) -> Reading:  # noqa: ARG001
    return reading_in(COURT, make_person, sign_in)


def given(sender: Sender, reader: Reading, commit: Committing, act: str = "transfer") -> SealedCase:
    """Send a case and pass it to the supervisors."""
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    assert passed(commit, reader, f"{case.pk}/{act}/", body=SUPERVISORS, text="It is theirs.")
    return case


def reading_it() -> set[str]:
    keys = keys_of(SealedCase.objects.get().name)
    assert keys is not None
    return set(keys.readers)


@pytest.mark.parametrize("act", ["transfer", "assign"])
@pytest.mark.usefixtures("court")
def test_where_the_last_reader_of_a_body_leaves_the_desk_gives_its_case_to_another(
    sender: Sender,
    reader: Reading,
    supervisor: Reading,
    administrator: Person,
    commit: Committing,
    act: str,
) -> None:
    """Given for good as well: nobody there could ever answer it."""
    case = given(sender, reader, commit, act)
    assert not says(reader.post(f"{case.pk}/open/"), STUCK)
    close_account(person=supervisor.person, by=administrator, now=NOW)
    key = CaseReader.objects.get(person=supervisor.person)
    assert (key.until, SUPERVISORS in bodies_that_read(), str(key.pk) in reading_it()) == (
        NOW.date(),
        False,
        False,
    )
    assert says(reader.post(f"{case.pk}/open/"), STUCK)
    assert passed(commit, reader, f"{case.pk}/assign/", body=COURT, text="Nobody reads there.")
    assert not says(reader.post(f"{case.pk}/open/"), STUCK)


def test_where_nobody_else_reads_the_desk_takes_the_case_back_and_answers(
    sender: Sender, reader: Reading, supervisor: Reading, administrator: Person, commit: Committing
) -> None:
    case = given(sender, reader, commit, "assign")
    early = reader.post(f"{case.pk}/assign/", body=NO_BODY, text="Back.")
    assert says(early, "The desk takes a case back only where nobody can work on it any more")
    close_account(person=supervisor.person, by=administrator, now=NOW)
    page = reader.post(f"{case.pk}/open/").content.decode()
    assert f'<option value="{NO_BODY}">' in page
    assert passed(commit, reader, f"{case.pk}/assign/", body=NO_BODY, text="Nobody reads there.")
    assert says(sender.comes_back(), "It lies with the office's desk", "Nobody reads there.")
    assert reader.post(f"{case.pk}/take-up/").status_code == 200
    assert says(reader.answers(case, "It comes back."), "It comes back.")


def test_a_body_that_is_given_a_case_for_good_keeps_it_while_somebody_reads_there(
    sender: Sender, reader: Reading, court: Reading, commit: Committing
) -> None:
    case = given(sender, reader, commit, "assign")
    refused = reader.post(f"{case.pk}/assign/", body=COURT, text="Rather there.")
    assert says(refused, "The desk has given this case to its holder for good")
    assert court.post(f"{case.pk}/open/").status_code == 404


@pytest.mark.usefixtures("supervisor", "court")
def test_a_case_goes_on_where_its_body_is_merged_into_another(
    sender: Sender, reader: Reading, commit: Committing
) -> None:
    case = given(sender, reader, commit, "assign")
    dissolved(COURT)
    assert says(reader.post(f"{case.pk}/open/"), STUCK)
    assert passed(commit, reader, f"{case.pk}/assign/", body=COURT, text="It took over.")
    assert says(sender.comes_back(), "It lies with Administrative court")


def dissolved(successor: str | None = None) -> None:
    """End the supervisors on the day before."""
    yesterday = (NOW - datetime.timedelta(days=1)).date().isoformat()
    StoredBody.objects.filter(id=SUPERVISORS).update(until=yesterday, successor_id=successor)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("", ("That body is no more", "took over from it", "Nobody can work on your case there now")),
        ("zh-hans", ("该机构已不存在", "承接", "该处现已无人可以办理您的事项")),
    ],
)
@pytest.mark.usefixtures("court")
def test_its_sender_is_told_that_the_body_which_has_a_case_is_no_more(
    language: str, told: tuple[str, str, str], sender: Sender, reader: Reading, commit: Committing
) -> None:
    case = given(sender, reader, commit)
    own = Sender(language)
    own.code = sender.code
    gone, taken_over, stuck = told
    assert not any(says(own.comes_back(), one) for one in told)
    dissolved()
    assert says(own.comes_back(), gone, stuck)
    assert not says(own.comes_back(), taken_over)
    dissolved(COURT)
    assert says(own.comes_back(), gone, taken_over, stuck)
    assert passed(commit, reader, f"{case.pk}/assign/", body=COURT, text="It took over.")
    assert not any(says(own.comes_back(), one) for one in told)


@pytest.mark.usefixtures("court")
def test_whoever_read_for_a_body_that_is_no_more_hands_its_case_on_and_does_nothing_else(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    case = given(sender, reader, commit)
    assert supervisor.post(f"{case.pk}/take-up/").status_code == 200
    dissolved(COURT)
    refused = supervisor.answers(case, "It comes back.")
    assert says(refused, f"{SUPERVISORS} is no more: it passes the case on or gives it back")
    page = supervisor.post(f"{case.pk}/open/")
    assert all(f"/{act}/" not in page.content.decode() for act in ("answer", "ask", "extend"))
    assert passed(commit, supervisor, f"{case.pk}/transfer/", body=COURT, text="It took over.")
    assert says(sender.comes_back(), "It lies with Administrative court")


def test_what_a_dissolved_body_was_passed_it_can_give_back_to_the_desk(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    case = given(sender, reader, commit)
    dissolved()
    assert says(supervisor.post(f"{case.pk}/take-up/"), "does nothing else with it")
    assert passed(commit, supervisor, f"{case.pk}/object/", text="We are no more.")
    assert says(sender.comes_back(), "It lies with the office's desk")
    assert says(reader.post(f"{case.pk}/open/"), "acknowledged")


def test_the_last_reader_of_the_desk_cannot_leave_before_another_was_let_in(
    sender: Sender, reader: Reading, administrator: Person, make_person: MakePerson
) -> None:
    sender.sends(TEXT)
    first = CaseReader.objects.get(person=reader.person)
    with pytest.raises(Refusal, match="Nobody else could read"):
        close_account(person=reader.person, by=administrator, now=NOW)
    reader.person.refresh_from_db()
    assert reader.person.is_active
    second = reader_of(make_person("case_handler"))
    let_in(reader=second, opener=first, secret=secret_of(first, PASSPHRASE), by=reader.person, now=NOW)
    close_account(person=reader.person, by=administrator, now=NOW)
    assert reading_it() == {str(second.pk)}
    later = Sender()
    later.gets_code()
    assert says(later.post("begin/", kept="on"), "1 person can read it")


@pytest.mark.parametrize("language", ["", "zh-hans"])
def test_what_is_no_longer_in_the_plan_is_said_to_be_so_and_not_dropped(
    sender: Sender, reader: Reading, language: str
) -> None:
    """A later plan lacks the commitment and the body that a draft and a case name."""
    here = Sender(language)
    told = {"kind": "complaint", "text": TEXT, "commitment": "I.1.01", "against": MINISTRY, "area": PLACE}
    for one in (sender, here):
        one.gets_code()
        one.post("begin/", kept="on")
    sender.post("draft/", **told, send="")
    assert says(sender.comes_back(), "Example Province (invented)")
    here.post("draft/", **told, save="")
    rows = (
        StoredCommitment.objects.filter(id="I.1.01"),
        StoredBody.objects.filter(id=MINISTRY),
        StoredArea.objects.filter(id=PLACE),
    )
    kept = [row.get() for row in rows]
    with connection.constraint_checks_disabled():
        for row in rows:
            row._raw_delete("default")
        gone = "已不在行动计划中" if language else "no longer in the plan"
        draft = here.comes_back()
        assert says(draft, f"I.1.01 {gone}", MINISTRY)
        for name in ("I.1.01", PLACE):
            assert f'<option value="{name}" selected>' in draft.content.decode()
        assert says(here.post("draft/", **told, send=""), "I.1.01", TEXT)
        here.code = sender.code
        page = words_of(here.comes_back())
        assert page.count(gone) == 4
        assert all(name in page for name in ("I.1.01", MINISTRY, PLACE))
        assert says(reader.post(f"{SealedCase.objects.get().pk}/open/"), "I.1.01 (no longer in the plan)")
        for back in kept:
            back.save(force_insert=True)


def test_whose_role_is_given_back_is_let_in_again_with_the_key_that_they_have(
    sender: Sender, reader: Reading, supervisor: Reading, administrator: Person, commit: Committing
) -> None:
    case = given(sender, reader, commit)
    own = CaseReader.objects.get(person=supervisor.person)
    end_appointment(appointment=Appointment.objects.get(person=supervisor.person), by=administrator, now=NOW)
    refused = reader.post(f"readers/{own.pk}/let-in/")
    assert says(refused, "They are no reader any more")
    appoint(person=supervisor.person, role="case_officer", body=SUPERVISORS, by=administrator, now=NOW)
    assert says(reader.get(), "waits to be let in")
    assert reader.post(f"readers/{own.pk}/let-in/").status_code == 303
    assert says(supervisor.post(f"{case.pk}/open/"), TEXT)
