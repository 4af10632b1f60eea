"""Two people at one moment, in an office on PostgreSQL: what each is told, and what is there then.

    python -m tests.office.two_at_once FOLDER PACKAGE

The office in FOLDER was made a moment ago. What each act writes is held back until the other one has begun.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.db import connection, connections

from tallystick.office.start import open_office

PHASE = {"kind": "annual", "period": "2025", "due": "2099-12-31"}
#: What two people write into one form, by its address: the same name, and each their own words.
FORMS: dict[str, tuple[dict[str, str], str]] = {
    "/office/phases/open/": (PHASE | {"id": "annual-25"}, "title"),
    "/office/research/new-study/": (
        {"id": "s9", "phase": "midterm", "kind": "survey", "state": "planned"},
        "title",
    ),
    "/office/research/new-recommendation/": (
        {"id": "a9", "phase": "midterm", "body": "MOH", "due": "2099-12-31"},
        "recommended",
    ),
    "/office/disclosure/new/": (
        {"id": "d9", "kind": "village", "body": "MOH", "state": "not_looked_for"},
        "item",
    ),
    "/office/consultations/open/": (
        {"id": "t9", "title": "A text", "body": "MOH", "opened": "2024-01-01", "closed": "2099-12-31"},
        "text",
    ),
}


def _held_back(execute: Callable[..., Any], sql: str, *told: Any) -> Any:  # noqa: ANN401 - as Django has it
    """Wait where an act writes its line into the history, which is the last that it does."""
    done = execute(sql, *told)
    if sql.startswith('INSERT INTO "office_officedeed"'):
        time.sleep(0.3)
    return done


def at_once(*acts: Callable[[], int]) -> list[int | str]:
    """Give what comes of acts that begin at one moment: a code, or the name of a fault."""
    together, told = threading.Barrier(len(acts)), ["" for _ in acts]

    def run(place: int) -> None:
        try:
            with connection.execute_wrapper(_held_back):
                together.wait()
                told[place] = str(acts[place]())
        except Exception as fault:  # noqa: BLE001 - each is told
            told[place] = repr(fault)[:200]
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return sorted(told)


def _tried(package: str) -> dict[str, Any]:
    # An office has to be open before anything of it is loaded.
    from django.conf import settings  # noqa: PLC0415 - Django is set up first
    from django.test import Client  # noqa: PLC0415 - Django is set up first

    from tallystick.office.models import OfficeDraft, StoredBodyMeasure  # noqa: PLC0415 - Django is set up first
    from tallystick.office.services.people import add_person, appoint  # noqa: PLC0415 - Django is set up first
    from tallystick.office.services.plan import bring_in  # noqa: PLC0415 - Django is set up first
    from tests.office.conftest import NOW  # noqa: PLC0415 - Django is set up first
    from tests.office.writing import MEASURE, PLANNED, written  # noqa: PLC0415 - Django is set up first

    bring_in(path=package, by=None, now=NOW)

    def client(name: str, role: str, body: str = "") -> Client:
        person = add_person(name=name, email=f"{name}@office.example", password=None, by=None, now=NOW)
        appoint(person=person, role=role, body=body, by=None, now=NOW)
        made = Client(headers={"host": settings.CONFIGURATION.host})
        made.force_login(person)
        return made

    def sends(who: Client, path: str, said: dict[str, str]) -> Callable[[], int]:
        return lambda: int(who.post(path, said, secure=True).status_code)

    pair = [client(name, "secretariat") for name in ("one", "other")]
    told: dict[str, Any] = {
        path: at_once(
            *(
                sends(who, path, cells | {own: f"Of {number}.", "form": f"{path} {number}"})
                for number, who in enumerate(pair)
            )
        )
        for path, (cells, own) in FORMS.items()
    }
    told["sent"] = at_once(*_sender_in_a_hurry(client("reader", "case_handler")))
    officer = client("officer", "body_officer", "MOH")
    heads = [client(name, "body_head", "MOH") for name in ("head", "deputy")]
    drafts = [written(PLANNED, MEASURE) for _ in heads]
    for one in drafts:
        officer.post(f"/office/drafts/{one.pk}/send/", {"form": f"s{one.pk}", "version": "1"}, secure=True)
    told["approve"] = at_once(
        *(
            sends(who, f"/office/drafts/{one.pk}/approve/", {"form": f"a{one.pk}", "version": "1"})
            for who, one in zip(heads, drafts, strict=True)
        )
    )
    told["measures"] = StoredBodyMeasure.objects.filter(title=PLANNED["title"]).count()
    told["states"] = sorted(OfficeDraft.objects.values_list("state", flat=True))
    return told


def _sender_in_a_hurry(reader: Any) -> list[Callable[[], int]]:  # noqa: ANN401 - a browser, loaded late
    """One draft to which three forms put a file each at once; then it is sent twice at once."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - Django is set up first

    from tests.office.tell.sender import PASSPHRASE, Sender  # noqa: PLC0415 - Django is set up first

    made = reader.post(
        "/office/cases/key/", {"passphrase": PASSPHRASE, "again": PASSPHRASE, "form": "key"}, secure=True
    )
    if made.status_code != HTTPStatus.SEE_OTHER:
        raise ValueError(made.status_code)
    sender = Sender()
    sender.client.defaults["HTTP_HOST"] = reader.defaults["HTTP_HOST"]
    sender.gets_code()
    sender.post("begin/", kept="on")
    written = {"kind": "complaint", "text": "They."}

    def sends(number: int) -> Callable[[], int]:
        file = SimpleUploadedFile(f"{number}.txt", f"List {number}.".encode())
        return lambda: int(sender.post("draft/", **written, file=file, save="").status_code)

    def ends() -> int:
        return int(sender.post("draft/", **written, send="").status_code)

    beside = at_once(*(sends(number) for number in range(3)))
    return [ends, ends, lambda: beside.count("200")]


if __name__ == "__main__":
    open_office(str(Path(sys.argv[1])))
    sys.stdout.write(json.dumps(_tried(sys.argv[2])))
