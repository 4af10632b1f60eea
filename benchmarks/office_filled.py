"""An office filled for a benchmark: ``FOLDER PORT BODIES``; prints who does what there."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from tallystick.office.start import make_office

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    from tallystick.office.models import Person

#: Who hands in reports, and how many forms each does in a round.
LOGINS = ("w0", "w1", "w2", "w3")
EACH = 60
_ROUNDS = 3
_COMMITMENTS, _BODIES_EACH = 50, 4
#: Of ten reports eight have come.
_CAME = 8
_TOKEN = "0123456789abcdef0123456789abcdef"  # noqa: S105 - of a benchmark


#: The pages that are asked for: the name, who asks, and the path.
_PAGES = (
    ("a phase", "s", "/office/phases/midterm/"),
    ("a phase, page 50", "s", "/office/phases/midterm/?page=50"),
    ("what a body owes", "w0", "/office/bodies/B10/midterm/"),
    ("a desk", "w0", "/office/"),
    ("who did what", "a", "/office/acts/"),
    ("bodies", "s", "/office/tree/"),
    ("bodies, page 50", "s", "/office/tree/?page=50"),
    ("a body", "s", "/office/tree/of/B10/"),
    ("who is responsible", "s", "/office/parts/C1/"),
    ("levels", "s", "/office/levels/"),
    ("a commitment at every level", "w0", "/office/levels/C1/"),
    ("a handover", "w0", "/office/handover/B10/"),
)


#: A meeting after the reports of the example's phase were due.
_MEETING = {"title": "Joint meeting", "day": "2024-04-10", "time": "09:00", "minutes": "60"}


class Seats(TypedDict):
    """Who does what in the benchmark."""

    vendor: str
    reports: int
    measures: int
    token: str
    cookies: dict[str, str]
    pages: list[tuple[str, str, str]]
    duties: dict[str, list[str]]
    meeting: str


def fill(folder: Path, port: int, bodies: int) -> Seats:
    make_office(str(folder), f"http://127.0.0.1:{port}")
    from django.db import connection, transaction

    from tallystick.office.clock import now
    from tallystick.office.services.meetings import call_meeting
    from tallystick.office.services.people import add_person, appoint
    from tallystick.office.services.phases import open_phase
    from tallystick.office.services.plan import bring_in
    from tallystick.pipeline.new import make_new

    make_new(str(folder / "plan"))
    bring_in(path=str(folder / "plan"), by=None, now=now())
    people = {}
    roles = {"s": "secretariat", "a": "auditor", **dict.fromkeys(LOGINS, "body_officer")}
    with transaction.atomic():
        _rows(connection, bodies)
        for name, role in roles.items():
            person = add_person(name=name, email=f"{name}@bench.example", password=None, by=None, now=now())
            for body in _bodies_of(name) if name in LOGINS else [""]:
                appoint(person=person, role=role, body=body, by=None, now=now())
            people[name] = person
    said = {"id": "open", "kind": "annual", "title": "Open", "period": "2024", "due": "2099-01-01"}
    open_phase(said=said, by=people["s"], now=now())
    meeting = call_meeting(said=_MEETING, by=people["s"], now=now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        counts = []
        for table in ("progressreport", "bodymeasure"):
            cursor.execute(f"SELECT COUNT(*) FROM office_stored{table}")
            counts.append(cursor.fetchone()[0])
    return Seats(
        vendor=connection.vendor,
        reports=counts[0],
        measures=counts[1],
        token=_TOKEN,
        cookies={name: _cookie(person) for name, person in people.items()},
        pages=list(_PAGES),
        duties={name: _paths(name) for name in LOGINS},
        meeting=f"/office/meetings/{meeting.pk}/",
    )


def _bodies_of(name: str) -> list[str]:
    """The bodies in which somebody writes: enough for a report a form."""
    first = 10 + LOGINS.index(name) * _BODIES_EACH
    return [f"B{number}" for number in range(first, first + _BODIES_EACH)]


def _paths(name: str) -> list[str]:
    """Where reports are written, each once."""
    return [
        f"/office/bodies/{body}/open/reports/C{number}/write/"
        for body in _bodies_of(name)
        for number in range(_COMMITMENTS)
    ][: EACH * _ROUNDS]


def _rows(connection: "BaseDatabaseWrapper", bodies: int) -> None:
    from tallystick.office.models import StoredBody, StoredCommitment

    StoredBody.objects.bulk_create(
        StoredBody(id=f"B{number}", name=f"Body number {number}", note="invented") for number in range(bodies)
    )
    StoredCommitment.objects.bulk_create(
        StoredCommitment(
            id=f"C{number}",
            section_id="I.1",
            title=f"Commitment {number}",
            start=0,
            end=1,
            evaluability="directional",
        )
        for number in range(_COMMITMENTS)
    )
    pair = "FROM office_storedbody b JOIN office_storedcommitment c ON c.id LIKE 'C%' WHERE b.id LIKE 'B%'"
    words = [
        "INSERT INTO office_storedresponsibility (commitment_id, body_id, role, basis) "
        f"SELECT c.id, b.id, 'with', 'proposed' {pair}",
        "INSERT INTO office_storedprogressreport (phase_id, body_id, commitment_id, sent, rating, said, "
        "record, approved, files) SELECT 'midterm', b.id, c.id, "
        "CASE WHEN c.key % 7 = 0 THEN '2024-04-05' ELSE '2024-03-20' END, 'as_planned', 'Done.', "
        f"'register', 'office', '' {pair} AND (b.key * 7 + c.key) % 10 < {_CAME}",
        "INSERT INTO office_storedbodymeasure (id, commitment_id, body_id, title) "
        f"SELECT b.id || '-' || c.id, c.id, b.id, 'A measure' {pair}",
        "INSERT INTO office_storedbodymeasure (id, commitment_id, body_id, title) "
        f"SELECT b.id || '-' || c.id || '-2', c.id, b.id, 'Another measure' {pair} "
        f"AND (b.key * 7 + c.key) % 10 >= {_CAME}",
    ]
    with connection.cursor() as cursor:
        for one in words:
            cursor.execute(one)


def _cookie(person: "Person") -> str:
    """The cookies of a browser in which somebody has signed in."""
    from django.conf import settings
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={_TOKEN}"


if __name__ == "__main__":
    place = Path(sys.argv[1])
    sys.stdout.write(json.dumps(fill(place, int(sys.argv[2]), int(sys.argv[3]))))
