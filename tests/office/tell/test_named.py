"""Bodies complained of: several, named before sending or after; and a desk that is one of them."""

import dataclasses

import pytest
from django.conf import settings

from tallystick.office.case_store import keys_of
from tallystick.office.models import CaseReader, SealedCase, StoredBody, StoredResponsibility
from tallystick.office.selectors import case_setting
from tallystick.office.selectors.submissions import case_for_sender
from tallystick.office.services.bodies import end_body
from tallystick.office.services.people import appoint, end_appointment
from tallystick.vault.code_keys import read_code
from tallystick.workflow.cases import steps
from tallystick.workflow.cases.guards import MOST_NAMED
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.bodies import CLINIC, COURT, MINISTRY, SUPERVISORS, more_bodies, reading_in
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import Sender, says, words_of
from tests.office.writing import writer

pytestmark = pytest.mark.django_db
TEXT = "They took our land."


@pytest.fixture
def clinic(plan: object, make_person: MakePerson, sign_in: SignIn) -> Reading:  # noqa: ARG001
    more_bodies()
    return reading_in(CLINIC, make_person, sign_in)


@pytest.fixture
def judge(clinic: Reading, make_person: MakePerson, sign_in: SignIn) -> Reading:  # noqa: ARG001
    return reading_in(COURT, make_person, sign_in)


@pytest.fixture
def desk_of_ministry(monkeypatch: pytest.MonkeyPatch) -> None:
    """An office that runs for the ministry, where the court is the other desk of the profile."""
    own = dataclasses.replace(settings.CONFIGURATION, case_desk=MINISTRY)
    monkeypatch.setattr(settings, "CONFIGURATION", own)
    clocks = case_setting.clocks_now()
    profile = clocks.profile.model_copy(update={"other_desks": ("superior", COURT)})
    other = dataclasses.replace(clocks, profile=profile)
    monkeypatch.setattr(case_setting, "clocks_now", lambda: other)


def split(body: str, heir: str) -> None:
    """End a body without a successor; another takes over one of its parts."""
    row = StoredResponsibility.objects.filter(body__id=body, until=None)[0]
    others = {(str(row.commitment_id), str(row.role)): heir}
    end_body(body=body, until="2024-03-20", successor="", others=others, by=writer(), now=NOW)


def test_whoever_took_over_a_part_of_a_body_is_kept_from_it_too(
    sender: Sender, reader: Reading, judge: Reading
) -> None:
    sender.sends(TEXT, against=MINISTRY)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    split(MINISTRY, COURT)
    refused = reader.post(f"{case.pk}/transfer/", body=COURT, text="It is yours now.")
    assert says(refused, "COURT is complained of")
    assert judge.post(f"{case.pk}/open/").status_code == 404


def test_whoever_came_into_the_body_complained_of_sees_nothing_of_the_case_any_more(
    sender: Sender,
    reader: Reading,
    judge: Reading,
    make_person: MakePerson,
    sign_in: SignIn,
    commit: Committing,
) -> None:
    """The court had taken the complaint up; its people are the ministry's since it was merged into that."""
    supervisor = reading_in(SUPERVISORS, make_person, sign_in)
    sender.sends(TEXT, against=MINISTRY)
    case = SealedCase.objects.get()
    with commit(execute=True):
        reader.post(f"{case.pk}/acknowledge/")
        reader.post(f"{case.pk}/transfer/", body=COURT)
    judge.post(f"{case.pk}/take-up/")
    assert says(judge.post(f"{case.pk}/open/"), TEXT)
    end_body(body=COURT, until="2024-03-24", successor=MINISTRY, others={}, by=writer(), now=NOW)
    assert not says(judge.post(f"{case.pk}/open/"), TEXT)
    assert says(judge.post(f"{case.pk}/answer/", text="No.", outcome="rejected"), "must not get the case")
    with commit(execute=True):
        reader.post(f"{case.pk}/assign/", body=SUPERVISORS, text="The court is the ministry's now.")
    assert judge.post(f"{case.pk}/open/").status_code == 404
    assert says(supervisor.post(f"{case.pk}/open/"), TEXT)


def test_several_are_named_in_the_draft_and_each_can_be_taken_away(sender: Sender) -> None:
    more_bodies()
    sender.gets_code()
    sender.post("begin/", kept="on")
    page = sender.post("draft/", kind="complaint", text=TEXT, against=[MINISTRY, COURT], save="")
    assert page.content.decode().count("checked> Example Ministry") == 1
    assert says(page, "Administrative court", "One body more")
    sender.post("draft/", kind="complaint", text=TEXT, against=[COURT, "", SUPERVISORS], doubt="on", send="")
    found = case_for_sender(read_code(sender.code))
    assert found is not None
    assert found.standing.against == {COURT, SUPERVISORS}
    assert found.standing.doubts_above
    refused = Sender()
    many = [f"B{number}" for number in range(9)]
    assert says(refused.sends(TEXT, against=many), "More than 8 bodies are named")
    assert SealedCase.objects.count() == 1


def test_a_body_named_after_sending_loses_the_case_at_once(
    sender: Sender, reader: Reading, clinic: Reading, commit: Committing
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    with commit(execute=True):
        reader.post(f"{case.pk}/acknowledge/")
        reader.post(f"{case.pk}/transfer/", body=CLINIC)
    assert says(clinic.post(f"{case.pk}/open/"), TEXT)
    with commit(execute=True):
        page = sender.post("case/name/", against=MINISTRY)  # the clinic is under the ministry
    assert says(page, "Example Ministry", "It lies with the office's desk")
    assert clinic.post(f"{case.pk}/open/").status_code == 404
    keys = keys_of(case.name)
    assert keys is not None
    assert len(keys.readers) == 1
    assert says(reader.post(f"{case.pk}/transfer/", body=CLINIC), "it must not get the case")


def test_a_planted_bug_that_leaves_it_with_the_body_is_seen(
    sender: Sender, reader: Reading, clinic: Reading, commit: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "_kept_apart", lambda case, *_: case)
    with pytest.raises(AssertionError):
        test_a_body_named_after_sending_loses_the_case_at_once(sender, reader, clinic, commit)


def test_a_reader_names_a_body_with_a_reason_which_the_sender_is_told(
    sender: Sender, reader: Reading
) -> None:
    more_bodies()
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    assert says(reader.post(f"{case.pk}/name/", named=CLINIC), "Give the reason")
    reader.post(f"{case.pk}/name/", named=CLINIC, text="Its head signed the order.")
    assert says(sender.comes_back(), "Clinic of the ministry", "Its head signed the order.")
    assert says(sender.comes_back(), "Above them, and not kept from it: Example Ministry")
    reader.post(f"{case.pk}/doubt/", text="The ministry gave the order.")
    assert says(sender.comes_back(), "Above them, and kept from it too: Example Ministry")
    assert says(reader.post(f"{case.pk}/name/", named="NOBODY", text="x"), "There is no body NOBODY")


@pytest.mark.usefixtures("desk_of_ministry")
def test_a_complaint_of_the_desk_itself_comes_in_at_the_other_desk(
    sender: Sender, reader: Reading, judge: Reading
) -> None:
    page = sender.sends(TEXT, against=MINISTRY)
    assert says(page, "It lies with Administrative court")
    case = SealedCase.objects.get()
    assert not says(reader.get(), f"Case {case.pk}")
    assert says(reader.post(f"{case.pk}/open/"), "The case does not open with your key")
    assert says(judge.post(f"{case.pk}/open/"), TEXT)
    for act in ("acknowledge", "take-up"):
        assert judge.post(f"{case.pk}/{act}/").status_code == 200
    assert says(judge.answers(case, "The land is yours."), "The land is yours.")


@pytest.mark.usefixtures("desk_of_ministry")
def test_a_desk_that_is_named_later_loses_the_case_to_the_other_one(
    sender: Sender, reader: Reading, judge: Reading, commit: Committing
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    assert says(reader.post(f"{case.pk}/open/"), TEXT)
    with commit(execute=True):
        page = sender.post("case/name/", against=MINISTRY)
    assert says(page, "It lies with Administrative court")
    assert says(reader.post(f"{case.pk}/open/"), "The case does not open with your key")
    assert says(judge.post(f"{case.pk}/open/"), TEXT)


@pytest.mark.usefixtures("desk_of_ministry")
def test_a_desk_that_becomes_complained_of_sees_nothing_and_can_only_give_it_away(
    sender: Sender, reader: Reading, judge: Reading, commit: Committing
) -> None:
    sender.sends(TEXT, against=SUPERVISORS)
    case = SealedCase.objects.get()
    assert says(reader.post(f"{case.pk}/move-desk/", other_desk=COURT), "it stays where it is")
    StoredBody.objects.filter(id=MINISTRY).update(parent=StoredBody.objects.get(id=SUPERVISORS))
    page = reader.post(f"{case.pk}/open/")
    assert says(page, "Your own desk belongs to whom this case complains of")
    assert TEXT not in words_of(page) + words_of(reader.post("open/"))
    assert "Supervision" not in words_of(page)
    assert page.content.decode().count('<button class="main-act">') == 1
    assert says(reader.post(f"{case.pk}/acknowledge/"), "it must not get the case")
    with commit(execute=True):
        reader.post(f"{case.pk}/move-desk/", other_desk=COURT)
    assert says(reader.post(f"{case.pk}/open/"), "The case does not open with your key")
    assert says(judge.post(f"{case.pk}/open/"), TEXT)
    assert says(sender.comes_back(), "It lies with Administrative court")


@pytest.mark.usefixtures("desk_of_ministry")
def test_a_case_at_another_desk_opens_again_when_its_one_reader_comes_back(
    sender: Sender, reader: Reading, judge: Reading, make_person: MakePerson
) -> None:
    """What opens it stays sealed to who has left, since it opens to nobody else: it is not lost for good."""
    sender.sends(TEXT, against=MINISTRY)
    case, administrator = SealedCase.objects.get(), make_person("administrator")
    role, key = judge.person.appointments.get(), CaseReader.objects.get(person=judge.person)
    end_appointment(appointment=role, by=administrator, now=NOW)
    assert judge.post(f"{case.pk}/open/").status_code == 403
    held = keys_of(case.name)
    assert held is not None
    assert set(held.readers) == {str(key.pk)}
    appoint(person=judge.person, role="case_officer", body=COURT, by=administrator, now=NOW)
    assert judge.post(f"{case.pk}/open/").status_code == 404
    assert reader.post(f"readers/{key.pk}/let-in/").status_code == 303
    assert says(judge.post(f"{case.pk}/open/"), TEXT)


def test_a_body_that_has_the_case_cannot_keep_itself_from_being_named(
    sender: Sender, reader: Reading, clinic: Reading, commit: Committing
) -> None:
    """It names others until there is no room; its sender has as much room once more."""
    for number in range(MOST_NAMED * 2):
        StoredBody.objects.create(id=f"B{number}", name=f"Body {number} (invented)")
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    with commit(execute=True):
        reader.post(f"{case.pk}/acknowledge/")
        reader.post(f"{case.pk}/transfer/", body=CLINIC, text="Theirs.")
    for number in range(MOST_NAMED):
        assert says(clinic.post(f"{case.pk}/name/", named=f"B{number}", text="So I think."), "passed to")
    full = clinic.post(f"{case.pk}/name/", named=f"B{MOST_NAMED}", text="So I think.")
    assert says(full, "No more than 8 bodies can be named")
    with commit(execute=True):
        assert says(sender.post("case/name/", against=CLINIC), "None of them gets what you write", "desk")
    assert clinic.post(f"{case.pk}/open/").status_code == 404
    many = [f"B{number}" for number in range(MOST_NAMED, MOST_NAMED * 2)]
    assert says(sender.post("case/name/", against=many), "No more than 16 bodies can be named")
    assert says(sender.post("case/name/", against=many[1:]), "None of them gets what you write")
