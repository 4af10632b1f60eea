"""Each act goes to the ledger once, in the transaction in which it is done."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import Filed
from tallystick.ledger.operations import file_all_in
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import LedgerEvent, OfficeDeed
from tallystick.office.selectors.package import package_now
from tallystick.office.services import keeping, outbox
from tallystick.office.services.history import note_act
from tallystick.office.services.keeping import ACT, keep_what_stands
from tallystick.office.services.outbox import deliver
from tallystick.office.services.plan import bring_in
from tallystick.pipeline import kept_rows
from tallystick.pipeline.kept_rows import KEPT_TABLES
from tallystick.release.kept import KEPT
from tests.office.conftest import NOW
from tests.office.writing import REPORT, SAID, approved, written

pytestmark = pytest.mark.django_db
DAY = NOW.date()
_NO = Refusal(Reason("no"), Reason("no"))


def entries(home: LedgerHome) -> list[dict[str, object]]:
    """Give what stands in the ledger, in its order."""
    with LedgerFolder(home.ledger) as ledger:
        opened = [ledger.opening(at) for at in range(ledger.size)]
    return [json.loads(one.event) | {"type": one.type} for one in opened if one]


@transaction.atomic
def _done_and_refused() -> None:
    note_act(act="keep_people", about="x", by=None, now=NOW)
    raise _NO


def test_an_act_and_its_word_for_the_ledger_are_one(home: LedgerHome) -> None:
    with pytest.raises(Refusal):
        _done_and_refused()
    assert (OfficeDeed.objects.count(), LedgerEvent.objects.count()) == (0, 0)
    deed = note_act(act="keep_people", about="x", by=None, now=NOW, note="a secret word")
    assert deliver(home=home, day=DAY) == 1
    (entry,) = entries(home)
    assert (entry["type"], entry["deed"], entry["act"]) == (ACT, deed.pk, "keep_people")
    assert "secret" not in str(entry)
    assert deliver(home=home, day=DAY) == 0


def test_what_was_appended_and_not_marked_is_found_again(
    home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        note_act(act="keep_people", about=str(number), by=None, now=NOW)

    class Stopped(Exception):
        pass

    def stopped(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(LedgerEvent.objects, "bulk_update", stopped)
        with pytest.raises(Stopped):
            deliver(home=home, day=DAY)
    assert LedgerEvent.objects.filter(sequence=None).count() == 5
    assert len(entries(home)) == 5
    assert deliver(home=home, day=DAY) == 5
    assert [one["about"] for one in entries(home)] == ["0", "1", "2", "3", "4"]
    kept = LedgerEvent.objects.order_by("pk").values_list("sequence", flat=True)
    assert list(kept) == [0, 1, 2, 3, 4]
    assert all("office.example/ledger" in one.receipt for one in LedgerEvent.objects.all())


def test_many_go_in_lots(home: LedgerHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "LOT", 3)
    for number in range(8):
        note_act(act="keep_people", about=str(number), by=None, now=NOW)
    assert deliver(home=home, day=DAY) == 8
    assert len(entries(home)) == 8


def test_nobody_changes_what_goes_to_the_ledger() -> None:
    note_act(act="keep_people", about="x", by=None, now=NOW)
    waiting = LedgerEvent.objects.all()
    for change in ({"event": "{}"}, {"kind": "other"}, {"deed": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            waiting.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        waiting.delete()
    waiting.update(sequence=3)
    with pytest.raises(DatabaseError), transaction.atomic():
        waiting.update(sequence=4)


@pytest.mark.usefixtures("plan")
def test_a_report_that_is_approved_is_kept_and_kept_anew_when_it_is_put_right(home: LedgerHome) -> None:
    before = LedgerEvent.objects.filter(kind=KEPT).count()
    draft = approved(written(SAID, REPORT))
    kept = LedgerEvent.objects.filter(kind=KEPT)
    assert kept.count() == before + 1
    told = json.loads(kept.order_by("-pk")[0].event)
    assert (told["table"], told["key"]) == ("reports", ["midterm", "MOH", "I.1.02"])
    assert draft.state == "approved"
    assert deliver(home=home, day=DAY) > 1


@pytest.mark.usefixtures("plan")
def test_what_an_office_has_from_before_is_kept_once(example: object) -> None:
    assert example
    assert keep_what_stands() == 0


def test_an_office_of_an_earlier_version_keeps_what_that_did_not_know(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        for module in (keeping, kept_rows):
            earlier.setattr(module, "KEPT_TABLES", KEPT_TABLES[:6])
        bring_in(path=str(example), by=None, now=NOW)
    package = package_now()
    fresh = len(package.measures) + len(package.milestones)
    assert (fresh > 1, keep_what_stands(), keep_what_stands()) == (True, fresh, 0)
    last = LedgerEvent.objects.filter(kind=KEPT).order_by("-pk")[0]
    assert json.loads(last.event)["table"] == "milestones"


def test_two_who_deliver_at_once_note_each_entry_once(
    home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request and the worker: whoever is later finds what it has filed noted, and goes on."""
    for number in range(3):
        note_act(act="keep_people", about=str(number), by=None, now=NOW)
    later, inner = [True], []

    def overtaken(folder: str, key: str, events: Sequence[tuple[str, Json]], day: str) -> list[Filed]:
        filed = file_all_in(folder, key, events, day)
        if later and later.pop():
            inner.append(deliver(home=home, day=DAY))
        return filed

    monkeypatch.setattr(outbox, "file_all_in", overtaken)
    deliver(home=home, day=DAY)
    assert inner == [3]
    assert len(entries(home)) == 3
    kept = LedgerEvent.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(kept) == [0, 1, 2]
