"""Many write at once on SQLite, and things go wrong for some: what was acknowledged is stored, once."""

import hashlib
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from django.db import IntegrityError, OperationalError, connection, connections
from django.utils import translation

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import Person, StoredBody
from tallystick.office.models.drafts import REPORTS
from tallystick.office.services import drafts as services
from tallystick.office.services.once import NewRows, once
from tests.office.conftest import NOW
from tests.office.writing import COMMITMENT, PHASE, SECOND, writer

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("plan"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets many write at a time"),
]
PEOPLE, FORMS, BODIES = 8, 40, 120


class PlantedError(Exception):
    """What was planted."""


def _raises(problem: BaseException) -> Callable[[], None]:
    def fault() -> None:
        raise problem

    return fault


def _fills_the_disk() -> None:
    """Meet the bound of the file: SQLite undoes the whole transaction then, all by itself."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")
        try:
            for number in range(100):
                cursor.execute(f"CREATE TABLE more_{number} AS SELECT zeroblob(9000) AS rest")
        finally:
            connection.connection.execute("PRAGMA max_page_count = 1073741823")


def _undoes_all() -> None:
    connection.connection.execute("ROLLBACK")
    raise OperationalError("disk I/O error")


def _closes() -> None:
    connection.close()
    raise OperationalError("closed")


FAULTS: dict[str, Callable[[], None]] = {
    "slow": lambda: time.sleep(0.005),
    "in the way": _raises(IntegrityError("planted")),
    "locked": _raises(OperationalError("database is locked")),
    "wrong": _raises(PlantedError()),
    "refused": _raises(Refusal(Reason("planted"), Reason("none"))),
    "ended": _raises(SystemExit()),
    "full": _fills_the_disk,
    "undone": _undoes_all,
    "closed": _closes,
}
#: What a fault comes to for whoever meets it by themselves; it comes to nobody else.
MET = {
    OperationalError: {"locked", "full", "undone", "closed"},
    PlantedError: {"wrong"},
    SystemExit: {"ended"},
}


@dataclass
class Told:
    """What those who wrote were told.

    Attributes:
        saved: the text and the answer of each form, once for each time that it was acknowledged.
        strange: what came to somebody whose own it was not.
    """

    saved: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)


def _hand_in(person: Person, form: str, place: DraftPlace, fault: str, language: str) -> str:
    """Hand a first text in, which meets a fault where it is put in."""

    def act() -> str:
        services.begin_draft(place=place, cells={"said": form}, by=person, now=NOW)
        return f"/{form}/"

    def new() -> NewRows:
        rows = services.first_rows(place=place, cells={"said": form}, by=person, now=NOW)
        assert translation.get_language() == language
        FAULTS.get(fault, lambda: None)()
        return rows, f"/{form}/"

    with translation.override(language):
        return once(form=form, person=person, now=NOW, act=act, new=new, sent=form)


def _write(person: Person, number: int, told: Told) -> None:
    for at in range(FORMS):
        form = f"everybody's {at}" if at % 8 == 0 else f"{number}'s {at}"
        chance = hashlib.sha256(f"{number} {at}".encode()).digest()
        place = DraftPlace(REPORTS, f"B{chance[0] % BODIES}", (COMMITMENT, SECOND)[chance[1] % 2], PHASE)
        fault = (*FAULTS, *[""] * len(FAULTS))[chance[2] % (2 * len(FAULTS))]
        language = ("en", "zh-hans")[chance[3] % 2]
        try:
            answer = _hand_in(person, form, place, fault, language)
        except Refusal:
            if fault != "refused":
                told.strange.append(f"refused: {fault}")
        except BaseException as problem:  # noqa: BLE001 - whatever comes to them is compared
            if fault not in MET.get(type(problem), ()):
                told.strange.append(f"{problem!r}: {fault}")
        else:
            told.saved.setdefault(form, []).append((form, answer))
    connections["default"].close()


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in a file, as an office has it, with many bodies; each new thread is connected to it."""
    body = StoredBody.objects.order_by("pk")[0]
    for number in range(BODIES):
        body.pk, body.id, body._state.adding = None, f"B{number}", True
        body.save(force_insert=True)
    writer()
    place = tmp_path / "office.sqlite3"
    with sqlite3.connect(place) as copy:
        copy.execute("PRAGMA journal_mode = WAL")
        # As it stands in the test's own transaction, which a backup would wait for.
        copy.executescript("\n".join(cast("sqlite3.Connection", connection.connection).iterdump()))
    copy.close()
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA synchronous=OFF;"}
    monkeypatch.setitem(
        connections.settings, "default", connections.settings["default"] | {"NAME": place, "OPTIONS": options}
    )
    return place


def test_what_was_acknowledged_is_stored_once_and_each_fault_is_its_own(stored: Path) -> None:
    told, person = Told(), writer()
    writing = [
        threading.Thread(target=_write, args=(person, number, told), daemon=True) for number in range(PEOPLE)
    ]
    for one in writing:
        one.start()
    for one in writing:
        one.join(60)
    assert not any(one.is_alive() for one in writing)
    assert told.strange == []
    with sqlite3.connect(stored) as found:
        texts = Counter(one for (one,) in found.execute("SELECT cells ->> 'said' FROM office_draftversion"))
        forms = dict(found.execute("SELECT form, answer FROM office_usedform"))
        asides = found.execute("SELECT count(*) FROM office_draftversion WHERE is_aside").fetchone()[0]
        acts = found.execute("SELECT count(*) FROM office_officedeed WHERE draft_id IS NOT NULL").fetchone()[
            0
        ]
        words = found.execute(
            "SELECT count(*) FROM office_ledgerevent e JOIN office_officedeed d ON d.id = e.deed_id"
            " WHERE d.draft_id IS NOT NULL"
        ).fetchone()[0]
    assert texts == Counter(told.saved.keys())
    assert set(forms) == set(told.saved)
    assert all(answer == forms[form] for form, answers in told.saved.items() for _, answer in answers)
    assert acts == words == len(texts) - asides
