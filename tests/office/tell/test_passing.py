"""A case passed from body to body: one case, one clock, and never to the body complained of or under it."""

import dataclasses
from typing import TYPE_CHECKING, cast

import pytest
from django.conf import settings

from tallystick.office.case_store import keep_keys, keys_of
from tallystick.office.models import CaseReader, OfficeDeed, SealedCase, SealedDraft
from tallystick.office.selectors.submissions import case_for_sender
from tallystick.vault.case_keys import add_reader
from tallystick.vault.code_keys import read_code
from tallystick.vault.readers import make_reader
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.bodies import CLINIC, COURT, MINISTRY, SUPERVISORS, more_bodies, reading_in
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import QUICK, Sender, says, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

pytestmark = pytest.mark.django_db
TEXT = "They took our land."


@pytest.fixture
def judge(supervisor: Reading, make_person: MakePerson, sign_in: SignIn) -> Reading:  # noqa: ARG001
    return reading_in(COURT, make_person, sign_in)


@pytest.fixture
def clinic(supervisor: Reading, make_person: MakePerson, sign_in: SignIn) -> Reading:  # noqa: ARG001
    return reading_in(CLINIC, make_person, sign_in)


def passed(commit: Committing, reader: Reading, path: str, **fields: str) -> bool:
    """Whether a case went on: its former holder is led back to their list."""
    with commit(execute=True):
        return reader.post(path, **fields).status_code in (200, 303)


def test_a_case_is_passed_on_read_there_and_nowhere_before_or_after(
    sender: Sender, reader: Reading, supervisor: Reading, judge: Reading, commit: Committing
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    assert supervisor.post(f"{case.pk}/open/").status_code == 404
    assert not says(supervisor.get(), f"Case {case.pk}")
    reader.post(f"{case.pk}/acknowledge/")
    due = words_of(sender.comes_back()).partition("it is answered")[0].rpartition("By ")[2]
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    assert says(sender.comes_back(), "passed to another body", "It lies with Example Office of Supervision")
    assert says(supervisor.get(), f"Case {case.pk}")
    assert says(supervisor.post(f"{case.pk}/open/"), TEXT)
    assert supervisor.post(f"{case.pk}/take-up/").status_code == 200
    assert judge.post(f"{case.pk}/open/").status_code == 404
    assert passed(commit, supervisor, f"{case.pk}/transfer/", body=COURT)
    assert supervisor.post(f"{case.pk}/open/").status_code == 404
    assert supervisor.post(f"{case.pk}/answer/", text="Too late.", outcome="upheld").status_code == 404
    assert says(judge.post(f"{case.pk}/open/"), TEXT)
    assert judge.post(f"{case.pk}/take-up/").status_code == 200
    back = judge.post(f"{case.pk}/transfer/", body=SUPERVISORS, text="It is theirs.")
    assert says(back, "has had this case already: a case does not go back and forth")
    assert due in words_of(sender.comes_back())
    assert says(judge.answers(case, "The land is yours."), "The land is yours.")
    assert says(sender.comes_back(), "answered", "The land is yours.", "Administrative court")


def test_who_bears_the_number_of_a_reader_that_a_backup_has_lost_reads_what_is_passed_to_them(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    """Keys of a case are newer than a database that was brought back, and have another's of that number."""
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    keys = keys_of(case.name)
    assert keys is not None
    number = str(CaseReader.objects.get(person=supervisor.person).pk)
    keep_keys(add_reader(keys, b"k" * 32, number, make_reader("a passphrase of another", QUICK).public))
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    assert says(supervisor.post(f"{case.pk}/open/"), TEXT)


@pytest.mark.usefixtures("clinic")
def test_a_second_transfer_needs_a_reason_which_the_sender_is_told(
    sender: Sender,
    reader: Reading,
    supervisor: Reading,
    judge: Reading,
    commit: Committing,
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    supervisor.post(f"{case.pk}/take-up/")
    assert passed(commit, supervisor, f"{case.pk}/transfer/", body=COURT)
    judge.post(f"{case.pk}/take-up/")
    assert says(judge.post(f"{case.pk}/transfer/", body=CLINIC), "Give the reason: the sender is told it")
    assert passed(commit, judge, f"{case.pk}/transfer/", body=CLINIC, text="The clinic keeps the files.")
    assert says(sender.comes_back(), "The clinic keeps the files.", "Clinic of the ministry")


@pytest.mark.usefixtures("supervisor")
@pytest.mark.parametrize("body", [MINISTRY, CLINIC])
def test_it_never_goes_to_whom_it_complains_of_or_under_it(
    sender: Sender, reader: Reading, body: str, make_person: MakePerson, sign_in: SignIn
) -> None:
    accused = reading_in(body, make_person, sign_in)
    sender.sends(TEXT, against=MINISTRY, leave="on")
    case = SealedCase.objects.get()
    page = reader.post(f"{case.pk}/acknowledge/").content.decode()
    assert f'value="{SUPERVISORS}"' in page
    assert f'value="{body}"' not in page.partition("transfer/")[2].partition("</form>")[0]
    for act in ("transfer", "assign"):
        refused = reader.post(f"{case.pk}/{act}/", body=body, text="Theirs.")
        assert says(refused, "it must not get the case")
    assert accused.post(f"{case.pk}/open/").status_code == 404
    keys = keys_of(case.name)
    assert keys is not None
    assert len(keys.readers) == 1


def test_the_desk_of_whom_it_complains_of_never_gets_it(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = dataclasses.replace(settings.CONFIGURATION, case_desk=MINISTRY)
    monkeypatch.setattr(settings, "CONFIGURATION", own)
    page = sender.sends(TEXT, against=MINISTRY)
    assert says(page, "there is no other that can take it", "Write elsewhere", TEXT)
    assert (SealedCase.objects.count(), SealedDraft.objects.count()) == (0, 1)
    assert not says(reader.post("open/"), TEXT)


def test_a_body_in_which_nobody_reads_is_passed_nothing(sender: Sender, reader: Reading) -> None:
    more_bodies()
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    assert "transfer/" not in reader.post(f"{case.pk}/acknowledge/").content.decode()
    assert says(reader.post(f"{case.pk}/transfer/", body=COURT), "Nobody in that body can open")


def test_who_objects_gives_it_back_and_the_desk_gives_it_for_good(
    sender: Sender, reader: Reading, supervisor: Reading, judge: Reading, commit: Committing
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    assert says(supervisor.post(f"{case.pk}/object/"), "Give the reason")
    assert passed(commit, supervisor, f"{case.pk}/object/", text="It is not ours.")
    assert says(sender.comes_back(), "It lies with the office's desk", "It is not ours.")
    assert passed(commit, reader, f"{case.pk}/assign/", body=COURT, text="It is the court's.")
    judge.post(f"{case.pk}/take-up/")
    refused = judge.post(f"{case.pk}/transfer/", body=SUPERVISORS, text="No.")
    assert says(refused, "The desk has given this case to its holder for good")


@pytest.mark.usefixtures("supervisor")
def test_a_reader_let_in_later_reads_what_their_body_holds_and_no_more(
    sender: Sender, reader: Reading, commit: Committing, make_person: MakePerson, sign_in: SignIn
) -> None:
    for text in ("The desk's own.", "Passed on."):
        sender.sends(text)
    kept, case = SealedCase.objects.order_by("pk")
    reader.post(f"{case.pk}/acknowledge/")
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    second = reading_in(SUPERVISORS, make_person, sign_in)
    assert second.post(f"{case.pk}/open/").status_code == 404
    key = CaseReader.objects.get(person=second.person)
    assert reader.post(f"readers/{key.pk}/let-in/").status_code == 303
    assert says(second.post(f"{case.pk}/open/"), "Passed on.")
    assert second.post(f"{kept.pk}/open/").status_code == 404
    for path in ("let-in", "take-out"):
        assert second.post(f"readers/{key.pk}/{path}/").status_code == 403


def test_a_stolen_database_tells_neither_who_has_it_nor_against_whom(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    sender.sends(TEXT, against=MINISTRY)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    case.refresh_from_db()
    cells = [str(value) for value in vars(case).values()]
    cells += [bytes(case.standing).decode("latin-1")]
    for step in case.steps.all():
        cells += [*(str(value) for value in vars(step).values()), bytes(step.sealed).decode("latin-1")]
    assert not [one for one in cells if SUPERVISORS in one or MINISTRY in one]
    found = case_for_sender(read_code(sender.code))
    assert found is not None
    assert (found.standing.holder, found.standing.against) == (SUPERVISORS, frozenset({MINISTRY}))
    assert says(supervisor.post(f"{case.pk}/open/"), TEXT)


def test_nor_does_it_once_somebody_there_has_opened_it_and_the_page_says_so(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    sender.sends(TEXT, against=MINISTRY)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    deeds = OfficeDeed.objects.count()
    assert says(supervisor.post(f"{case.pk}/open/"), TEXT)
    assert OfficeDeed.objects.count() == deeds
    assert says(sender.get("limits/"), "who of the staff opened your case, and when, is sealed with it")
    assert says(sender.get(), "Which of the staff opened it, and when, is sealed with it and erased with it.")


@pytest.mark.parametrize("meanwhile", ["case/erase/", "case/name/", "case/close/"])
def test_what_comes_between_a_step_and_its_keys_counts(
    meanwhile: str, sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    """The new holder gets the key once the step stands; another hand may be quicker by a moment."""
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    with cast("AbstractContextManager[list[Callable[[], object]]]", commit()) as waiting:
        reader.post(f"{case.pk}/transfer/", body=SUPERVISORS)
    sender.post(meanwhile, sure="on", against=SUPERVISORS)
    for give in waiting:
        give()
    keys, own = keys_of(case.name), CaseReader.objects.get(person=supervisor.person)
    if meanwhile == "case/erase/":
        assert keys is None
    else:
        assert keys is not None
        assert (str(own.pk) in keys.readers, bool(keys.sender)) == (
            (True, False) if meanwhile == "case/close/" else (False, True)
        )
