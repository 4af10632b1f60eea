"""Questions and rows with a statement that is ready say what Django's own say, and none is made anew."""

import datetime
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from tallystick.office.models import Appointment, DraftVersion, OfficeDraft, Person, UsedForm
from tallystick.office.prepared import PreparedQuestion, ToldLater, change_row, put_row
from tallystick.office.visit import holdings_of
from tallystick.workflow.permissions import HEAD
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.test_commands import ENVIRON
from tests.office.writing import BODY, COMMITMENT, PHASE, SAID, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
WRITE = f"/office/bodies/{BODY}/{PHASE}/reports/{COMMITMENT}/write/"


def test_it_gives_what_the_query_set_gives(make_person: MakePerson) -> None:
    person, day = make_person(f"body_officer@{BODY}", f"{HEAD}@{BODY}"), NOW.date()
    Appointment.objects.filter(role=HEAD).update(until=day)
    told = Appointment.objects.filter(
        Q(until=None) | Q(until__gte=ToldLater("day")), person=ToldLater("person")
    )
    asked = PreparedQuestion(lambda: told.order_by("pk"))
    for later, count in ((0, 2), (1, 1)):
        found = asked.rows(person=person.pk, day=day + datetime.timedelta(later))
        assert [one[0] for one in found] == list(
            Appointment.objects.filter(Q(until=None) | Q(until__gte=day + datetime.timedelta(later)))
            .filter(person=person)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        assert len(found) == count
    assert len(holdings_of(person, day)) == 2
    assert len(holdings_of(person, day + datetime.timedelta(1))) == 1


def test_the_first_row_is_one_of_its_model_with_its_values() -> None:
    draft = written(SAID)
    asked = PreparedQuestion(lambda: OfficeDraft.objects.filter(pk=ToldLater("number")))
    found = asked.first(number=draft.pk)
    assert found == draft
    assert found is not None
    assert (found.cells, found.phase_id, found.sent_by_id) == (draft.cells, PHASE, None)
    found.because = "x"
    found.save()
    again = asked.first(number=draft.pk)
    assert again is not None
    assert again.because == "x"
    assert asked.first(number=draft.pk + 1) is None
    person = PreparedQuestion(lambda: Person.objects.filter(pk=ToldLater("number"))).first(number=writer().pk)
    assert person is not None
    assert person.joined == NOW


def test_a_row_is_put_in_as_it_would_be_saved() -> None:
    draft, by = written(SAID), writer()
    text = DraftVersion(draft=draft, number=7, cells={"said": "É %s"}, by=by, at=NOW)
    assert put_row(text)
    there = DraftVersion.objects.get(pk=text.pk)
    assert (there.cells, there.at, there.is_aside) == ({"said": "É %s"}, NOW, False)
    used = UsedForm(form="one", person=by, answer="", at=NOW)
    assert put_row(used, unless_there=True)
    used.answer = "/there/"
    change_row(used, "answer")
    assert UsedForm.objects.get(pk=used.pk).answer == "/there/"
    again = UsedForm(form="one", person=by, answer="", at=NOW)
    assert not put_row(again, unless_there=True)
    assert not UsedForm.objects.filter(pk=again.pk).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        put_row(again)


def counted(made: list[str]) -> Callable[..., object]:
    """Give Django's way of putting a statement together, which notes that it was gone."""
    real = SQLCompiler.as_sql

    def as_sql(*told: Any, **more: Any) -> object:  # noqa: ANN401 - of the library
        made.append("")
        return real(*told, **more)

    return as_sql


def test_a_report_is_saved_with_no_statement_made_anew(
    make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two thirds of what it took was Django's making of statements; docs/office.md says what it takes now."""
    client = sign_in(make_person(f"body_officer@{BODY}"))
    assert client.post(WRITE, SAID | {"form": "0"}, secure=True).status_code == 303
    path = f"/office/drafts/{OfficeDraft.objects.get().pk}/write/"
    for version in (1, 2):
        made: list[str] = []
        form = SAID | {"said": f"More: {version}.", "form": str(version), "version": str(version)}
        with monkeypatch.context() as patch, CaptureQueriesContext(connection) as asked:
            patch.setattr(SQLCompiler, "as_sql", counted(made))
            assert client.post(path, form, secure=True).status_code == 303
    assert OfficeDraft.objects.get().version == 3
    assert made == []
    assert len(asked) <= 14, [one["sql"] for one in asked]


_ERASED = """
import sys
from pathlib import Path
from tallystick.office.start import make_office
make_office(sys.argv[1], "http://127.0.0.1:8020")
from tallystick.office.models import PackageFile
from tallystick.office.write_ahead import empty_write_ahead
word, ahead = b"what was erased", Path(sys.argv[1], "office.sqlite3-wal")
PackageFile.objects.create(name="x", data=word * 900)
PackageFile.objects.all().delete()
before = word in ahead.read_bytes()
emptied = empty_write_ahead()
print(before, emptied, word in ahead.read_bytes() + Path(sys.argv[1], "office.sqlite3").read_bytes())
"""


def test_what_was_erased_lies_beside_the_database_no_longer(tmp_path: Path) -> None:
    words = [sys.executable, "-c", _ERASED, str(tmp_path / "office")]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=ENVIRON)
    assert done.stdout.split() == ["True", "True", "False"]
