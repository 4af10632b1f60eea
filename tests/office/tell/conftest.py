"""For the tests of what the public sends: an office that can be written to, with a reader."""

import dataclasses
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tallystick.office import commands
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, Person, SealedCase
from tallystick.office.services import submissions
from tallystick.office.views import tell_files
from tallystick.register.public import Consultation
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.mailed import clean_here, on, read_here
from tests.office.tell.mails import OWN, TRUSTED
from tests.office.tell.sender import PASSPHRASE, Sender, reader_of
from tests.office.trying_public import opened_text

if TYPE_CHECKING:
    from tests.office.tell.whole_case import WholeCase

Committing = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def reading(plan: Path, home: LedgerHome, make_person: MakePerson) -> CaseReader:  # noqa: ARG001
    """An office with a plan and a ledger, whose reader has a key."""
    return reader_of(make_person("case_handler"))


class Reading:
    """A reader at work, who types their passphrase each time."""

    def __init__(self, client: Client, person: Person) -> None:
        self.client = client
        self.person = person
        self.form = 0

    def get(self) -> HttpResponse:
        return cast("HttpResponse", self.client.get("/office/cases/", secure=True))

    def post(self, path: str, **fields: object) -> HttpResponse:
        self.form += 1
        told = {"passphrase": PASSPHRASE, "form": f"{self.person.pk} {self.form}"} | fields
        return cast("HttpResponse", self.client.post(f"/office/cases/{path}", told, secure=True))

    def takes_up(self, case: SealedCase) -> None:
        """Tell its sender that a case has come, and take it up."""
        for act in ("acknowledge", "take-up"):
            assert self.post(f"{case.pk}/{act}/").status_code == 200

    def answers(self, case: SealedCase, text: str, outcome: str = "upheld") -> HttpResponse:
        """Answer a case that was taken up."""
        return self.post(f"{case.pk}/answer/", text=text, outcome=outcome)


@pytest.fixture
def reader(reading: CaseReader, sign_in: SignIn) -> Reading:
    assert reading.person is not None
    return Reading(sign_in(reading.person), reading.person)


@pytest.fixture
def supervisor(reader: Reading, make_person: MakePerson, sign_in: SignIn) -> Reading:  # noqa: ARG001 - reads first
    """A reader in the body above the one complained of, let in after the desk's own."""
    from tests.office.tell.bodies import SUPERVISORS, more_bodies, reading_in  # noqa: PLC0415 - it stands on this module

    more_bodies()
    return reading_in(SUPERVISORS, make_person, sign_in)


@pytest.fixture
def sender(reading: CaseReader) -> Sender:  # noqa: ARG001 - somebody has to be able to read
    return Sender()


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Committing) -> Committing:
    """Does what waits for the end of a transaction."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def case(sender: Sender, reader: Reading) -> SealedCase:
    """A case that was taken up, with two messages of its sender and three steps."""
    from tests.office.tell.changed import MORE, TEXT  # noqa: PLC0415 - it stands on this module

    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    sender.post("case/more/", text=MORE)
    return SealedCase.objects.get()


def clean_all_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files cleaned in this process: one for each of many takes too long."""
    for room in (submissions, tell_files):
        monkeypatch.setattr(room, "clean_apart", clean_here)


@pytest.fixture
def whole(
    sender: Sender,
    reader: Reading,
    make_person: MakePerson,
    sign_in: SignIn,
    commit: Committing,
    monkeypatch: pytest.MonkeyPatch,
) -> "WholeCase":
    """A case with something of each kind that can belong to one."""
    from tests.office.tell.bodies import MINISTRY, reading_in  # noqa: PLC0415 - it stands on this module
    from tests.office.tell.test_summaries import Accused  # noqa: PLC0415 - so does this
    from tests.office.tell.whole_case import whole_case  # noqa: PLC0415 - and this

    clean_all_here(monkeypatch)
    accused = Accused(reading_in(MINISTRY, make_person, sign_in))
    with commit(execute=True):
        return whole_case(sender, reader, accused)


@pytest.fixture
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the public says of texts and lists is said on the day of the tests."""
    for room in ("tell_texts", "tell_lists"):
        monkeypatch.setattr(f"tallystick.office.views.{room}.now", lambda: NOW)


@pytest.fixture
def text(plan: object) -> Consultation:  # noqa: ARG001 - it stands in the plan
    """A text that is open for comment."""
    return opened_text()


@pytest.fixture
def mailed(reading: CaseReader, monkeypatch: pytest.MonkeyPatch) -> CaseReader:
    """An office that takes mail and answers whom its mail server trusts."""
    own = dataclasses.replace(settings.CONFIGURATION, mail_in=OWN, mail_in_trusts=TRUSTED)
    monkeypatch.setattr(settings, "CONFIGURATION", own)
    on(NOW, monkeypatch)
    monkeypatch.setattr(commands, "read_apart", read_here)
    return reading


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Somebody else's machine: nothing lies there but what was fetched."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    return place


@pytest.fixture
def senders(whole: "WholeCase") -> tuple[Sender, ...]:
    """The sender of a case to which something of each kind belongs, and another; any row can be changed."""
    from tests.office.tell.test_hostile_operator import nothing_only_grows  # noqa: PLC0415 - it stands on this

    nothing_only_grows()
    other = Sender()
    other.sends("A road was promised and not built.", against="MOH", leave="on")
    return whole.sender, other
