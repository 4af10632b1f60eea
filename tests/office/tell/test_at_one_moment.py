"""Readers let in, taken out and refused at the very moment at which a case goes on or comes in."""

from typing import TYPE_CHECKING, cast

import pytest
from django.http import HttpRequest

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.case_store import keys_of
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.selectors import submissions
from tallystick.office.services import case_points, case_readers
from tallystick.office.services.case_readers import let_in, secret_of, take_out
from tallystick.office.services.people import close_account
from tallystick.office.views import tell_bodies, tell_case
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.bodies import COURT, SUPERVISORS, reading_in
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import PASSPHRASE, Sender, a_file, reader_of, says
from tests.office.tell.test_passing import passed

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
TEXT = "They took our land."
TOO_LONG = "x" * 10_001


@pytest.fixture
def court(supervisor: Reading, make_person: MakePerson, sign_in: SignIn) -> Reading:  # noqa: ARG001 - in its body
    return reading_in(COURT, make_person, sign_in)


def opening() -> set[str]:
    """Whose keys open the one case."""
    keys = keys_of(SealedCase.objects.get().name)
    assert keys is not None
    return set(keys.readers)


def key_of(who: Reading) -> CaseReader:
    return CaseReader.objects.get(person=who.person)


def held_there(sender: Sender, reader: Reading, supervisor: Reading, commit: Committing) -> SealedCase:
    """A case that the supervisors work on."""
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    assert passed(commit, reader, f"{case.pk}/transfer/", body=SUPERVISORS)
    supervisor.post(f"{case.pk}/take-up/")
    return case


@pytest.mark.usefixtures("court")
def test_a_step_that_is_refused_at_its_end_takes_no_key_from_who_has_the_case(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    """The page said that nothing was changed, and the body opened its case no more."""
    case = held_there(sender, reader, supervisor, commit)
    before = opening()
    refused = supervisor.post(f"{case.pk}/transfer/", body=COURT, text=TOO_LONG)
    assert says(refused, "The text is too long")
    assert opening() == before
    assert says(supervisor.post(f"{case.pk}/open/"), TEXT)


def test_an_appeal_that_is_too_long_leaves_the_case_with_who_answered_it(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    case = held_there(sender, reader, supervisor, commit)
    assert supervisor.answers(case, "No.", "not_upheld").status_code == 200
    before = opening()
    assert says(sender.post("case/appeal/", sure="on", text=TOO_LONG), "The text is too long")
    assert opening() == before


def test_an_account_that_can_not_be_closed_loses_no_key(
    sender: Sender,
    reader: Reading,
    supervisor: Reading,
    commit: Committing,
    make_person: MakePerson,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held_there(sender, reader, supervisor, commit)
    before = opening()

    def full(**_: object) -> None:
        raise Refusal(Reason("The disk is full."), Reason("make room"))

    monkeypatch.setattr(case_readers, "note_act", full)
    with pytest.raises(Refusal, match="The disk is full"):
        close_account(person=supervisor.person, by=make_person("administrator"), now=NOW)
    assert opening() == before


def test_who_is_taken_out_before_a_case_comes_to_them_gets_no_key_of_it(
    sender: Sender, reader: Reading, supervisor: Reading, make_person: MakePerson, commit: Committing
) -> None:
    """Between the step and what it gives to its new readers there is a moment."""
    left = reader_of(make_person(f"case_officer@{SUPERVISORS}"), body=SUPERVISORS)
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    with commit(execute=True):
        reader.post(f"{case.pk}/transfer/", body=SUPERVISORS)
        take_out(reader=left, by=reader.person, now=NOW)
    assert opening() == {str(key_of(reader).pk), str(key_of(supervisor).pk)}


def test_who_is_let_in_before_a_case_comes_to_their_body_gets_it(
    sender: Sender, reader: Reading, supervisor: Reading, make_person: MakePerson, commit: Committing
) -> None:
    more = reader_of(make_person(f"case_officer@{SUPERVISORS}"), body=SUPERVISORS)
    CaseReader.objects.filter(pk=more.pk).update(since=None)
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    opener = key_of(supervisor)
    with commit(execute=True):
        reader.post(f"{case.pk}/transfer/", body=SUPERVISORS)
        let_in(reader=more, opener=opener, secret=secret_of(opener, PASSPHRASE), by=None, now=NOW)
    assert opening() == {str(one.pk) for one in (key_of(reader), opener, more)}


def test_who_is_taken_out_or_let_in_while_a_case_comes_in_is_reckoned_with(
    sender: Sender, reader: Reading, make_person: MakePerson, commit: Committing
) -> None:
    """As on a database where a transaction does not see what others have begun: after it has stood."""
    left, more = (reader_of(make_person("case_handler")) for _ in range(2))
    CaseReader.objects.filter(pk=more.pk).update(since=None)
    opener = key_of(reader)
    with commit(execute=True):
        sender.sends(TEXT)
        CaseReader.objects.filter(pk=left.pk).update(until=NOW.date())
        CaseReader.objects.filter(pk=more.pk).update(since=NOW.date())
    assert opening() == {str(opener.pk), str(more.pk)}


def test_a_case_that_comes_in_while_the_others_are_gone_through_is_gone_through_too(
    sender: Sender, reader: Reading, make_person: MakePerson, commit: Committing
) -> None:
    left = reader_of(make_person("case_handler"))
    assert reader.person is not None
    with commit() as waiting:
        take_out(reader=left, by=reader.person, now=NOW)
    CaseReader.objects.filter(pk=left.pk).update(until=None)  # so it looks to whoever has begun before
    sender.sends(TEXT)
    assert str(left.pk) in opening()
    for one in cast("list[Callable[[], None]]", waiting):
        one()
    assert opening() == {str(key_of(reader).pk)}


@pytest.mark.parametrize("path", ["case/more/", "case/withdraw/", "case/leaves/", "case/name/"])
def test_what_comes_while_its_case_is_erased_is_told_so(
    path: str, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was a fault of ours: a file that is looked through for a while leaves time for that."""
    sender.sends(TEXT)
    whole = tell_case.asked

    def then_erased(request: HttpRequest) -> object:
        found = whole(request)
        SealedCase.objects.all().delete()
        return found

    for room in (tell_case, tell_bodies):
        monkeypatch.setattr(room, "asked", then_erased)
    told = sender.post(path, sure="on", text=TEXT, point="on", against=COURT, file=a_file("a.txt", b"a"))
    assert (told.status_code, says(told, "erased a moment ago")) == (409, True)
    assert TEXT in told.content.decode()


def test_whoever_opens_a_case_while_a_step_is_taken_with_it_sees_it(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were told that there is nothing under their code, which is the sign of a deletion."""
    sender.sends(TEXT)
    case, whole = SealedCase.objects.get(), submissions.steps_of
    acts = ["acknowledge", "take-up"]

    def meanwhile(row: SealedCase) -> object:
        """Between the moment at which a case's row is read and that at which its steps are."""
        if acts:
            reader.post(f"{case.pk}/{acts.pop(0)}/")
        return whole(row)

    monkeypatch.setattr(submissions, "steps_of", meanwhile)
    assert says(sender.comes_back(), TEXT)
    sender.post("case/withdraw/", sure="on")
    monkeypatch.undo()
    case.standing = b"changed by hand"
    case.save(update_fields=["standing"])
    assert says(sender.comes_back(), "There is nothing under this code")


@pytest.mark.parametrize("then", ["more", "erase"])
def test_what_comes_while_a_point_is_placed_is_no_fault(
    then: str, sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.sends(TEXT)
    sender.post("case/leaves/", point="on")
    placing = case_points.place_point

    def meanwhile(*of: object, **named: object) -> object:
        made = placing(*of, **named)  # type: ignore[arg-type]
        sender.post(f"case/{then}/", text="And the wood.", sure="on")
        return made

    monkeypatch.setattr(case_points, "place_point", meanwhile)
    told = {"commitment": "I.1.02", "body": SUPERVISORS, "text": "Somebody says that land was taken."}
    answer = reader.post(f"{SealedCase.objects.get().pk}/place-point/", **told)
    assert answer.status_code == (200 if then == "more" else 303)
    assert says(answer, "And the wood.") is (then == "more")
