"""Who gets the turn to write writes along what others wait with: each whole by itself, all by one wait."""

from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, transaction
from django.db.models import Model
from django.db.transaction import Atomic
from django.utils import translation

from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import DraftVersion, LedgerEvent, OfficeDeed, OfficeDraft, UsedForm
from tallystick.office.models.drafts import REPORTS
from tallystick.office.prepared import put_together
from tallystick.office.services import drafts as services
from tallystick.office.services import writing
from tallystick.office.services.once import once
from tests.office.conftest import NOW
from tests.office.writing import BODY, PHASE, REPORT, SAID, SECOND, writer

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("plan"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets many write at a time"),
]
OTHER = DraftPlace(REPORTS, BODY, SECOND, PHASE)


def rows(place: DraftPlace, form: str) -> tuple[Model, ...]:
    found = services.first_rows(place=place, cells=SAID, by=writer(), now=NOW)
    return UsedForm(form=form, person_id=writer().pk, answer=form, at=NOW), *found


def putting(place: DraftPlace, form: str) -> Callable[[], bool]:
    """What puts a first text in."""

    def put() -> bool:
        put_together(*rows(place, form))
        return True

    return put


def waits(put: Callable[[], bool]) -> writing._Waiting:
    one = writing._Waiting(put)
    writing._WAITING.append(one)
    return one


def test_who_gets_the_turn_writes_along_what_waits() -> None:
    other = waits(putting(OTHER, "other"))
    assert writing.put_in_turn(putting(REPORT, "own"))
    assert (other.is_done, other.is_put, len(writing._WAITING)) == (True, True, 0)
    assert {one.answer for one in UsedForm.objects.all()} == {"own", "other"}
    deeds = OfficeDeed.objects.exclude(draft=None)
    assert [OfficeDraft.objects.count(), DraftVersion.objects.count(), deeds.count()] == [2, 2, 2]
    assert LedgerEvent.objects.filter(deed__in=deeds).count() == 2
    assert {one.draft.commitment_id for one in deeds if one.draft} == {REPORT.commitment, OTHER.commitment}


def test_what_stands_in_the_way_of_one_leaves_the_others_alone() -> None:
    def fails() -> bool:
        put_together(*rows(OTHER, "broken")[:1])
        raise ValueError

    broken, twice = waits(fails), waits(putting(REPORT, "twice"))
    assert writing.put_in_turn(putting(OTHER, "own"))
    other = waits(putting(REPORT, "late"))
    assert not writing.put_in_turn(putting(OTHER, "again"))
    assert [one.is_put for one in (broken, twice, other)] == [False, True, False]
    assert {one.form for one in UsedForm.objects.all()} == {"own", "twice"}
    assert OfficeDraft.objects.count() == OfficeDeed.objects.exclude(draft=None).count() == 2


def test_a_form_that_could_not_be_written_along_is_done_by_itself() -> None:
    """As `once` does with whatever was not put in together: it meets by itself what stands in its way."""
    waits(putting(REPORT, "quicker"))
    cells = SAID | {"said": "Something else."}

    def act() -> str:
        saved = services.begin_draft(place=REPORT, cells=cells, by=writer(), now=NOW)
        return "/beside/" if saved.aside else "/new/"

    def new() -> tuple[tuple[Model, ...], str]:
        return services.first_rows(place=REPORT, cells=cells, by=writer(), now=NOW), "/new/"

    assert once(form="own", person=writer(), now=NOW, act=act, new=new) == "/beside/"
    assert OfficeDraft.objects.count() == 1


class FailsAtItsEnd:
    """A transaction that the disk refuses when it is to end; what is inside it goes well."""

    inside = 0

    def __init__(self) -> None:
        self._whole = Atomic(None, savepoint=True, durable=False)

    def __enter__(self) -> None:
        FailsAtItsEnd.inside += 1
        self._whole.__enter__()

    def __exit__(self, *told: object) -> None:
        FailsAtItsEnd.inside -= 1
        problem = None if FailsAtItsEnd.inside else OperationalError("disk I/O error")
        self._whole.__exit__(*((type(problem), problem, None) if problem else told))  # type: ignore[arg-type]
        if problem:
            raise problem


def test_where_the_transaction_itself_fails_nobody_is_told_that_it_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writer()
    other = waits(putting(OTHER, "other"))
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "atomic", FailsAtItsEnd)
        assert not writing.put_in_turn(putting(REPORT, "own"))
        assert (other.is_done, other.is_put) == (True, False)
        with pytest.raises(OperationalError):
            writing.put_in_turn(putting(REPORT, "alone"))
    assert not OfficeDraft.objects.exists()


def test_nobody_is_told_that_it_is_there_where_one_of_them_undid_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk has SQLite undo the whole transaction: there is nothing to go back to then."""

    def gone(_: object) -> None:
        raise OperationalError("no such savepoint")

    def fails() -> bool:
        monkeypatch.setattr(connection, "savepoint_rollback", gone)
        raise OperationalError("database or disk is full")

    before, full, after = waits(putting(OTHER, "before")), waits(fails), waits(lambda: False)
    with transaction.atomic(), transaction.atomic():
        told = writing.put_in_turn(putting(REPORT, "own"))
        monkeypatch.undo()
        transaction.set_rollback(False)
    assert (told, before.is_put, full.is_put, after.is_put) == (False, False, False, False)


def test_each_is_answered_in_their_own_language() -> None:
    said: list[str] = []

    def put() -> bool:
        said.append(translation.get_language() or "")
        return False

    with translation.override("zh-hans"):
        waits(put)
    with translation.override("en"):
        writing.put_in_turn(put)
    assert said == ["zh-hans", "en"]
