"""Who of the staff dealt with a case stands under its seal alone; no table, file or ledger tells it."""

import dataclasses
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Model

from tallystick.ledger.folder import LedgerFolder
from tallystick.office.clock import now
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, OfficeDeed, Person, SealedCase, SealedSummary, StaffActs
from tallystick.office.selectors.staff_acts import StaffAct, acts_on_all
from tallystick.office.selectors.submissions import OpenedCase, case_for_reader
from tallystick.office.selectors.summaries import summary_mark
from tallystick.office.services.case_readers import secret_of
from tallystick.office.services.history import note_act
from tallystick.office.services.outbox import deliver
from tallystick.office.services.staff_acts import AtWork
from tallystick.office.views import case_acts
from tallystick.workflow.roles import ASSESSOR, CASE_OFFICER, HANDLER, IN_A_BODY, ROLES
from tallystick.workflow.submission_acts import OFFICE_ACTS, OPEN_CASES
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.bodies import MINISTRY, SUPERVISORS, more_bodies, reading_in
from tests.office.tell.conftest import Committing, Reading, clean_all_here
from tests.office.tell.sender import PASSPHRASE, TODAY, Sender, every_byte, says, words_of
from tests.office.tell.test_summaries import Accused
from tests.office.tell.whole_case import WholeCase, whole_case

pytestmark = pytest.mark.django_db
#: Numbers that stand nowhere by chance.
CASE, PERSON, READER = 771_000_000, 552_000_000, 333_000_000
#: Where an account stands while its owner has something open; nothing of a case is in it.
OF_ACCOUNTS = {"django_session"}
OFTEN = "Who of the staff opened it"


def number_from(model: type[Model], start: int) -> None:
    """Have the rows of a table numbered from here on."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, start])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, start])


@pytest.fixture(autouse=True)
def numbered(db: None) -> None:  # noqa: ARG001 - the database has to be there
    """Cases, people and readers have numbers by which they are known wherever they stand."""
    for model, start in ((SealedCase, CASE), (Person, PERSON), (CaseReader, READER)):
        number_from(model, start)


def every_row() -> dict[str, set[str]]:
    """Each row of each table as one text."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - the tables' own names
            found[name] = {"\0".join(map(text_of, row)) for row in cursor.fetchall()}
    return found


def text_of(cell: object) -> str:
    return bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)


def accounts() -> list[str]:
    """What an account is known by, and a reader's key."""
    people = [str(one) for row in Person.objects.values_list("pk", "name", "email") for one in row]
    return people + [str(one) for one in CaseReader.objects.values_list("pk", flat=True)]


def case_words(case: SealedCase) -> list[str]:
    """What a case is known by, and its summaries."""
    summaries = SealedSummary.objects.filter(case=case)
    own = [word for one in summaries for word in (one.name, summary_mark(one))]
    return [str(case.pk), case.name, case.lookup, *own]


def telling(rows: dict[str, set[str]], *words: Iterable[str]) -> set[str]:
    """The tables in which a row has one of each of some words."""
    alike = [tuple(one) for one in words]
    return {
        name
        for name, found in rows.items()
        if name not in OF_ACCOUNTS
        and any(all(any(word in row for word in one) for one in alike) for row in found)
    }


def told(before: dict[str, set[str]], case: SealedCase) -> set[str]:
    """What tells of whose account a case was, when, or that anybody dealt with any: a word for each."""
    after = every_row()
    came = {name: rows - before.get(name, set()) for name, rows in after.items()}
    day = now().date().isoformat()
    hour = re.compile(rf"{day}[T ]\d\d:")
    found = {f"account beside case in {name}" for name in telling(after, case_words(case), accounts())}
    found |= {f"account in {name}" for name in telling(came, accounts())}
    return found | {
        f"minute in {name}"
        for name, rows in came.items()
        if name not in OF_ACCOUNTS and any(hour.search(row) for row in rows)
    }


def walked(whole: WholeCase, supervisor: Reading, commit: Committing) -> None:
    """Have done with a case what readers do with one, at the desk and in a body, accepted or refused."""
    reader, case, sender = whole.reader, whole.case, whole.sender
    with commit(execute=True):
        reader.post("open/")
        assert says(reader.post(f"{case.pk}/open/"), OFTEN)
        assert reader.post(f"{case.pk}/file/", number="1").status_code == 200
        assert reader.post(f"{case.pk}/ask/", text="When?").status_code == 200
        sender.post("case/more/", text="In May.")
        for act in ("extend", "send-outside", "name", "doubt", "join", "part", "object", "move-desk"):
            reader.post(f"{case.pk}/{act}/", text="Reason.", against=SUPERVISORS, whom="", lead="1")
    with commit(execute=True):
        assert reader.post(f"{case.pk}/transfer/", body=SUPERVISORS, text="Theirs.").status_code in (200, 303)
    with commit(execute=True):
        supervisor.post("open/")
        assert supervisor.post(f"{case.pk}/open/").status_code == 200
        supervisor.post(f"{case.pk}/take-up/")
        assert says(supervisor.answers(case, "The land is yours."), "The land is yours.")


@dataclasses.dataclass(frozen=True, slots=True)
class ActedOn:
    """A case with which all was done, its holder, and what database and ledger had before."""

    whole: WholeCase
    holder: Reading
    before: dict[str, set[str]]
    filed: int

    @property
    def case(self) -> SealedCase:
        return self.whole.case

    def acts(self) -> list[StaffAct]:
        """What stands in the case for whoever holds it."""
        own = CaseReader.objects.get(person=self.holder.person)
        return [*acts_on_all(case_for_reader(self.case, own, secret_of(own, PASSPHRASE)))]


Acting = Callable[[], ActedOn]


@pytest.fixture
def acting(
    sender: Sender,
    reader: Reading,
    make_person: MakePerson,
    sign_in: SignIn,
    commit: Committing,
    monkeypatch: pytest.MonkeyPatch,
) -> Acting:
    """Has all done with a case that can be, by everybody who can, and tried by everybody who can't."""
    clean_all_here(monkeypatch)
    more_bodies()
    accused = Accused(reading_in(MINISTRY, make_person, sign_in))
    holder = reading_in(SUPERVISORS, make_person, sign_in)
    roles = [one for one in ROLES if one not in {HANDLER, CASE_OFFICER, ASSESSOR}]
    others = [sign_in(make_person(f"{one}@{MINISTRY}" if one in IN_A_BODY else one)) for one in roles]

    def act() -> ActedOn:
        home = LedgerHome(Path(settings.CONFIGURATION.folder))
        deliver(home=home, day=TODAY)
        before, filed = every_row(), len(filed_in(home))
        with commit(execute=True):
            whole = whole_case(sender, reader, accused)
        walked(whole, holder, commit)
        path = f"/office/cases/{whole.case.pk}/open/"
        for one in others:
            assert one.post(path, {"passphrase": PASSPHRASE}, secure=True).status_code in (403, 404)
        return ActedOn(whole, holder, before, filed)

    return act


def test_nothing_in_the_clear_tells_whose_account_dealt_with_a_case_or_when(
    acting: Acting, home: LedgerHome
) -> None:
    found = acting()
    assert told(found.before, found.case) == set()
    deliver(home=home, day=TODAY)
    ledger = "".join(filed_in(home)[found.filed :])
    assert "step" in ledger
    assert [one for one in (*accounts(), *case_words(found.case)) if one in ledger] == []


def filed_in(home: LedgerHome) -> list[str]:
    """What the ledger's own folder has of each entry."""
    with LedgerFolder(home.ledger) as ledger:
        opened = [ledger.opening(at) for at in range(ledger.size)]
    return [one.event.decode() if one else "" for one in opened]


def test_whoever_reads_the_case_sees_who_did_what_with_it_and_its_sender_does_not(acting: Acting) -> None:
    found = acting()
    desk, holder = found.whole.reader.person, found.holder.person
    accused = Person.objects.get(reader__body=MINISTRY)
    acts = found.acts()
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", one.at) for one in acts)
    by = {person.pk: [one.act for one in acts if one.by == person.pk] for person in (desk, holder, accused)}
    assert {"acknowledge", "take_up", "draft_summary", "send_summary", "place", "see", "open"} <= set(
        by[desk.pk]
    )
    assert {"save", "ask", "extend", "transfer"} <= set(by[desk.pk])
    assert [one for one in by[holder.pk] if one != "name"] == ["see", "open", "take_up", "answer"]
    assert by[accused.pk] == ["answer_summary"]
    assert set(by) == {one.by for one in acts}
    page = found.holder.post(f"{found.case.pk}/open/")
    assert says(
        page,
        OFTEN,
        f"{desk.name} (the office's desk)",
        f"{holder.name} (Example Office of Supervision (invented))",
    )
    told = words_of(found.whole.sender.comes_back()) + words_of(found.whole.sender.post("case/steps/"))
    assert [one.name for one in (desk, holder, accused) if one.name in told] == []
    assert OFTEN not in told


def test_after_an_erasure_nothing_names_the_case(
    acting: Acting, own_folder: Path, commit: Committing
) -> None:
    found = acting()
    assert left_of(found.case, own_folder) != []
    words = case_words(found.case)
    with commit(execute=True):
        found.whole.sender.post("case/erase/", sure="on")
    assert not SealedCase.objects.filter(pk=found.case.pk).exists()
    assert StaffActs.objects.count() == 0
    assert left_of(found.case, own_folder, words) == []


def left_of(case: SealedCase, folder: Path, words: list[str] | None = None) -> list[str]:
    """What names a case, in the database or in the office's folder."""
    stored = "\0".join(row for rows in every_row().values() for row in rows)
    files = every_byte([folder]).decode("latin-1")
    return [one for one in words or case_words(case) if one in stored or one in files]


def _as_before(found: OpenedCase, _act: str, by: AtWork, _more: str = "") -> None:
    """The act in the office's own list, as it was written until 0069."""
    note_act(act=OPEN_CASES, about=f"case {found.row.pk}", by=by.reader.person, now=by.now)


def test_an_act_that_is_written_into_the_list_is_found(
    acting: Acting, own_folder: Path, commit: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: an opened case leaves its line in the list of acts and for the ledger."""
    monkeypatch.setattr(case_acts, "note_on_case", _as_before)
    monkeypatch.setattr(sys.modules[__name__], "OFTEN", "")
    found = acting()
    seen = told(found.before, found.case)
    for table in ("office_officedeed", "office_ledgerevent"):
        assert {f"{one} in {table}" for one in ("account beside case", "account", "minute")} <= seen
    with commit(execute=True):
        found.whole.sender.post("case/erase/", sure="on")
    assert left_of(found.case, own_folder) == [str(found.case.pk)]


def test_the_list_of_acts_has_nothing_of_cases(acting: Acting) -> None:
    acts = {"open_cases", "answer_summaries", "place_point", *OFFICE_ACTS.values()}
    before = OfficeDeed.objects.count()
    acting()
    assert OfficeDeed.objects.count() == before
    assert not OfficeDeed.objects.filter(act__in=acts).exists()
