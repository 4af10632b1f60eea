"""Who may read what is sent: a first reader, others let in by one, a key in escrow; and who is taken out."""

import dataclasses
import datetime
from collections.abc import Iterable

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.case_addresses import CASE_ROUTES
from tallystick.office.case_store import keys_of
from tallystick.office.clock import now
from tallystick.office.commands import escrow_key, open_by_escrow
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.selectors.submissions import case_for_reader
from tallystick.office.services import case_readers
from tallystick.office.services.case_readers import let_in, make_own_key, secret_of, take_out
from tallystick.office.services.people import appoint, close_account
from tallystick.workflow.permissions import TABLE
from tallystick.workflow.roles import OWN
from tallystick.workflow.submission_acts import (
    ANSWER_SUMMARIES,
    KEEP_READERS,
    OFFICE_ACTS,
    OPEN_CASES,
    PLACE_POINT,
    SEE_CASES,
    SEE_SUMMARIES,
    WORDS,
)
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.bodies import MINISTRY, SUPERVISORS, more_bodies
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import PASSPHRASE, QUICK, Sender, reader_of, says

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2024, 3, 25, tzinfo=datetime.UTC)
OTHER, SHORT = "another passphrase, of somebody else", "short"


def test_a_key_is_made_on_the_page_and_reads_at_once_where_nobody_does(
    home: object,  # noqa: ARG001
    plan: object,  # noqa: ARG001
    make_person: MakePerson,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(case_readers.make_own_key, "__kwdefaults__", {"cost": QUICK})
    person = make_person("case_handler")
    reader = Reading(sign_in(person), person)
    assert says(reader.post("key/", passphrase=SHORT, again=SHORT), "at least 14 signs")
    assert says(reader.post("key/", passphrase=PASSPHRASE, again=OTHER), "typed in two ways")
    assert reader.post("key/", passphrase=PASSPHRASE, again=PASSPHRASE).status_code == 303
    sender = Sender()
    sender.sends()
    assert says(reader.post("open/"), "They took our land.")
    assert says(reader.post("key/", passphrase=PASSPHRASE, again=PASSPHRASE), "You have a key already")


def test_nobody_lets_themselves_in(
    sender: Sender, reader: Reading, make_person: MakePerson, sign_in: SignIn
) -> None:
    sender.sends()
    person = make_person("case_handler")
    own = make_own_key(person=person, passphrase=OTHER, now=now(), cost=QUICK)
    assert own.since is None
    second = Reading(sign_in(person), person)
    for path in ("open/", f"{SealedCase.objects.get().pk}/open/", f"readers/{own.pk}/let-in/"):
        assert says(second.post(path, passphrase=OTHER), "You have no key of your own yet")
    assert says(second.client.get("/office/cases/", secure=True), "has to let you in")  # type: ignore[arg-type]
    assert reader.post(f"readers/{own.pk}/let-in/").status_code == 303
    assert says(second.post("open/", passphrase=OTHER), "They took our land.")
    assert says(Sender().get(), "2 people can read it")


def test_who_is_taken_out_opens_nothing_more(
    sender: Sender, reader: Reading, make_person: MakePerson
) -> None:
    sender.sends()
    person = make_person("case_handler")
    second = make_own_key(person=person, passphrase=OTHER, now=now(), cost=QUICK)
    first = CaseReader.objects.get(person=reader.person)
    assert says(reader.post(f"readers/{first.pk}/take-out/"), "Nobody else could read what was sent")
    let_in(reader=second, opener=first, secret=secret_of(first, PASSPHRASE), by=reader.person, now=NOW)
    assert reader.post(f"readers/{first.pk}/take-out/").status_code == 303
    keys = keys_of(SealedCase.objects.get().name)
    assert keys is not None
    assert set(keys.readers) == {str(second.pk)}
    assert says(reader.post("open/"), "You have no key of your own yet")


def test_who_lost_their_passphrase_makes_another_key_and_is_let_in_with_it(
    sender: Sender,
    reader: Reading,
    make_person: MakePerson,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(case_readers.make_own_key, "__kwdefaults__", {"cost": QUICK})
    sender.sends()
    person = make_person("case_handler")
    lost = make_own_key(person=person, passphrase=OTHER, now=now(), cost=QUICK)
    first = CaseReader.objects.get(person=reader.person)
    let_in(reader=lost, opener=first, secret=secret_of(first, PASSPHRASE), by=reader.person, now=NOW)
    second = Reading(sign_in(person), person)
    assert says(second.post("key/", passphrase=PASSPHRASE, again=PASSPHRASE), "You have a key already")
    reader.post(f"readers/{lost.pk}/take-out/")
    assert says(second.get(), "You had a key, and nothing is sealed to it any more")
    assert second.post("key/", passphrase=PASSPHRASE, again=PASSPHRASE).status_code == 303
    own = CaseReader.objects.get(person=person)
    assert own.since is None
    assert says(second.post("open/"), "You have no key of your own yet")
    assert reader.post(f"readers/{own.pk}/let-in/").status_code == 303
    assert says(second.post("open/"), "They took our land.")


def test_two_shares_on_paper_let_somebody_in(
    sender: Sender, reader: Reading, make_person: MakePerson
) -> None:
    sender.sends()
    shares = escrow_key()
    escrow = CaseReader.objects.get(person=None)
    assert says(reader.client.get("/office/cases/", secure=True), "the key in escrow", "waits")  # type: ignore[arg-type]
    reader.post(f"readers/{escrow.pk}/let-in/")
    later = Sender()
    later.sends("Later.")
    person = make_person("case_handler")
    with pytest.raises(Refusal, match="made no key"):
        open_by_escrow(shares[:2], person.email)
    own = make_own_key(person=person, passphrase=OTHER, now=now(), cost=QUICK)
    assert open_by_escrow((shares[2], shares[0]), person.email.upper()) == 2
    own.refresh_from_db()
    texts = [
        case_for_reader(one, own, secret_of(own, OTHER)).messages[0].told.text
        for one in SealedCase.objects.all()
    ]
    assert sorted(texts) == ["Later.", "They took our land."]
    with pytest.raises(Refusal, match="no account"):
        open_by_escrow(shares[:2], "nobody@office.example")
    with pytest.raises(Refusal, match="not those of this office"):
        case_readers.recover(person=person, secret=bytes(32), now=NOW)


def test_shares_let_nobody_in_who_is_no_reader_any_more(
    sender: Sender, reader: Reading, make_person: MakePerson
) -> None:
    """A closed account was counted among those who can read again, and sealed what came."""
    sender.sends()
    shares = escrow_key()
    reader.post(f"readers/{CaseReader.objects.get(person=None).pk}/let-in/")
    person, administrator = make_person("case_handler"), make_person("administrator")
    own = make_own_key(person=person, passphrase=OTHER, now=now(), cost=QUICK)
    close_account(person=person, by=administrator, now=NOW)
    with pytest.raises(Refusal, match="no reader any more"):
        open_by_escrow(shares[:2], person.email)
    own.refresh_from_db()
    assert own.until is not None


@pytest.mark.usefixtures("reader")
def test_nobody_reads_for_two_bodies(make_person: MakePerson) -> None:
    """A case that complains of the one would be open to its people at the other."""
    more_bodies()
    person, administrator = make_person(f"case_officer@{SUPERVISORS}"), make_person("administrator")
    with pytest.raises(Refusal, match="reads what is passed to another body"):
        appoint(person=person, role="case_officer", body=MINISTRY, by=administrator, now=NOW)


def roles_of(acts: Iterable[str]) -> set[str]:
    """The roles that the table of permissions lets do one of some acts."""
    wanted = set(acts)
    return {one.role for one in TABLE if one.act in wanted}


def test_nobody_but_readers_comes_near_what_the_public_sends() -> None:
    """Said here anew: that each address lets in whom the table names is tested, and it could name more."""
    assert roles_of(WORDS) == {"case_handler", "case_officer"}
    assert roles_of({KEEP_READERS, PLACE_POINT}) == {"case_handler"}
    assert roles_of({SEE_SUMMARIES, ANSWER_SUMMARIES}) == {"case_officer"}
    own = {one.act for one in TABLE if one.role == "case_officer" and one.scope == OWN}
    assert {OPEN_CASES, ANSWER_SUMMARIES, *OFFICE_ACTS.values()} <= own
    acts = {route.name: route.act for route in CASE_ROUTES}
    assert set(acts.values()) <= set(WORDS)
    assert {acts["let_reader_in"], acts["take_reader_out"]} == {KEEP_READERS}
    assert {acts["open_case"], acts["case_file"]} == {OPEN_CASES}


def test_a_table_that_lets_somebody_else_in_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: auditors see the list of cases."""
    (line, *_) = (one for one in TABLE if one.act == SEE_CASES)
    more = dataclasses.replace(line, role="auditor")
    monkeypatch.setattr("tests.office.tell.test_readers.TABLE", (*TABLE, more))
    assert "auditor" in roles_of(WORDS)


def test_shares_are_kept_nowhere(sender: Sender, own_folder: object) -> None:  # noqa: ARG001
    from tests.office.tell.test_nothing_of_sender import whole_database  # noqa: PLC0415 - for this test alone

    words = [" ".join(one.split()[4:10]) for one in escrow_key()]
    assert not [one for one in words if one in whole_database()]


def test_the_escrow_key_takes_the_place_of_nobody(sender: Sender, reader: Reading) -> None:
    """What is sealed to the key in escrow alone can be read by nobody until two come together."""
    sender.sends()
    first = CaseReader.objects.get(person=reader.person)
    reader_of(None)
    with pytest.raises(Refusal, match="Nobody else"):
        take_out(reader=first, by=reader.person, now=NOW)
