"""A fictional country's full office, to be tried out on one's own machine: bodies, people, a phase under way.

Its people and their one password stand on the page for signing in. So it opens only for this machine and with
a database that was made for it: `refuse_other_place` and `refuse_other_database`.
"""

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.demo_cases import pass_one_on
from tallystick.office.demo_panel import ASSESSORS, hold_panels, invite_assessors
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import Person
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.office.services import drafts
from tallystick.office.services.people import add_person, appoint
from tallystick.office.services.phases import open_phase
from tallystick.office.services.plan import bring_in
from tallystick.pipeline.new import make_new
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.workflow import permissions as p

#: Shown on the page for signing in; it opens nothing but this office.
PASSWORD = "let me look around here"  # noqa: S105 - of invented people
PHASE = "annual"
#: Written into the database's file when it is made for a demo, and looked at when one is opened: "demo".
_MARK = 0x64656D6F
_DAYS_LEFT = 12
_COMMITMENTS = ("I.1.01", "I.1.02", "I.1.03")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody invented: the name, the address, the role, and the body in which or the assessor as whom."""

    name: str
    email: str
    role: str
    body: str = ""


def _person(name: str, role: str, body: str = "") -> DemoPerson:
    return DemoPerson(name, f"{name.lower().replace(' ', '.')}@demo.example", role, body)


PEOPLE = (
    _person("Secretariat", p.SECRETARIAT),
    _person("Ministry officer", p.OFFICER, "MOH"),
    _person("Ministry head", p.HEAD, "MOH"),
    _person("Province officer", p.OFFICER, "NORTH"),
    _person("Province head", p.HEAD, "NORTH"),
    _person("County officer", p.OFFICER, "NORTH-1-A"),
    _person("County head", p.HEAD, "NORTH-1-A"),
    _person("Supervision", p.SUPERVISION),
    _person("Statistics officer", p.STATISTICS),
    _person("Editor", p.EDITOR),
    _person("Auditor", p.AUDITOR),
    _person("Administrator", p.ADMINISTRATOR),
    _person("Reader", p.HANDLER),
    _person("Province reader", p.CASE_OFFICER, "NORTH"),
    *(_person(f"Assessor {one}", p.ASSESSOR, one) for one in ASSESSORS),
)


def bodies() -> Iterator[Body]:
    """The country's health offices below its ministry, at three levels, each with the one above it."""
    for province, name in (("NORTH", "North"), ("SOUTH", "South")):
        yield _body(province, f"Health Bureau of {name} Province (invented)", "MOH", "provincial")
        for number in ("1", "2"):
            place = f"{province}-{number}"
            title = f"Health Office of Prefecture {number} in the {name} (invented)"
            yield _body(place, title, province, "prefectural")
            for letter in ("A", "B"):
                title = f"Health Office of County {letter}, Prefecture {number} in the {name} (invented)"
                yield _body(f"{place}-{letter}", title, place, "county")


def _body(id_: str, name: str, parent: str, level: str) -> Body:
    return Body(id_, name, kind="local_body", parent=parent, level=level, note="Invented.")


def make_demo(folder: Path, now: datetime.datetime) -> None:
    """Fill a new office with the fictional country, its people and their work.

    Args:
        folder: the office's folder.
        now: the moment; the phase that is under way ends some days later.
    """
    refuse_if_used()
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA application_id = {_MARK}")
    plan = str(folder / "plan")
    make_new(plan)
    _add_rows(plan, now.year)
    bring_in(path=plan, by=None, now=now)
    with transaction.atomic():
        people: dict[str, Person] = {}
        for one in PEOPLE:
            if one.role == p.ASSESSOR and one.body == ASSESSORS[0]:
                invite_assessors(by=people[PEOPLE[0].email], now=now)
            people[one.email] = _let_in(one, now)
        _work(people, now)
        judges = {one.body: people[one.email] for one in PEOPLE if one.role == p.ASSESSOR}
        hold_panels(by=people[PEOPLE[0].email], judges=judges, now=now)
    # Outside the transaction: what opens a case is given to its new holder once the step stands.
    reader, officer = people["reader@demo.example"], people["province.reader@demo.example"]
    pass_one_on(desk=reader, officer=officer, to="NORTH", against="SOUTH-1", passphrase=PASSWORD, now=now)


def refuse_if_used() -> None:
    """Look that nobody works in this office yet.

    Raises:
        Refusal: somebody does.
    """
    if Person.objects.exists():
        raise Refusal(
            Reason("this office has people already, and is no place for a demo"),
            Reason("name a new folder"),
        )


def refuse_other_database() -> None:
    """Look that the database was made for a demo.

    Raises:
        Refusal: it was not.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA application_id")
        mark = cursor.fetchone()[0]
    if mark != _MARK:
        raise Refusal(
            Reason("this database was not made for a demo, and a demo shows everybody's password"),
            Reason("take demo out of office.toml, or make a demo in a new folder"),
        )


def _add_rows(plan: str, year: int) -> None:
    """Add the bodies and their parts, which began this year, to the tables of the package."""
    since = PartialDate.parse(f"{year}-01-01")
    parts = tuple(
        Responsibility(one, body.id, "with", "proposed", None, "Invented.", since=since)
        for body in bodies()
        for one in _COMMITMENTS
    )
    package = load_package(plan)
    fuller = dataclasses.replace(
        package,
        bodies=(*package.bodies, *bodies()),
        responsibilities=(*package.responsibilities, *parts),
    )
    save_package(fuller, plan, {}, expected=package_sha256(package))


def _let_in(one: DemoPerson, now: datetime.datetime) -> Person:
    person = add_person(name=one.name, email=one.email, password=PASSWORD, by=None, now=now)
    appoint(person=person, role=one.role, body=one.body, by=None, now=now)
    return person


def _work(people: dict[str, Person], now: datetime.datetime) -> None:
    """Open a phase, and let bodies report: approved, waiting, returned, begun, and nothing yet."""
    by = people["secretariat@demo.example"]
    said = {
        "id": PHASE,
        "kind": "annual",
        "title": f"Example of a phase under way: {now.year}",
        "period": str(now.year),
        "due": (now.date() + datetime.timedelta(days=_DAYS_LEFT)).isoformat(),
    }
    open_phase(said=said, by=by, now=now)
    of_body = {one.body: one.email.split(".")[0] for one in PEOPLE if one.role == p.HEAD}
    for number, body in enumerate(["MOH", *(one.id for one in bodies())]):
        level = of_body.get(body, "county")  # of the other bodies nobody signs in
        writer, head = (people[f"{level}.{role}@demo.example"] for role in ("officer", "head"))
        for at, commitment in enumerate(_COMMITMENTS):
            _report(DraftPlace(REPORTS, body, commitment, PHASE), (number + at) % 5, (writer, head), now)
    measure = {"title": "Vaccination days in every school of the county", "note": "Invented."}
    drafts.begin_draft(
        place=DraftPlace(MEASURES, "NORTH-1-A", "I.1.01"),
        cells=measure,
        by=people["county.officer@demo.example"],
        now=now,
    )


_SAID = (
    {
        "rating": "as_planned",
        "said": "Mobile teams went to 12 villages.",
        "record": "register of visits",
    },
    {"rating": "delayed", "said": "Two posts are still empty.", "obstacles": "Nobody applied."},
    {"rating": "fulfilled", "said": "Every school was visited.", "record": "list of schools"},
)


def _report(place: DraftPlace, state: int, people: tuple[Person, Person], now: datetime.datetime) -> None:
    """Bring a report so far on its way as a number says: 0 and 1 approved, 2 sent, 3 returned, 4 nothing."""
    writer, head = people
    if state == 4:
        return
    cells = _SAID[state % len(_SAID)]
    draft = drafts.begin_draft(place=place, cells=cells, by=writer, now=now).draft
    draft = drafts.send_draft(draft=draft, version=draft.version, by=writer, now=now)
    if state in {0, 1}:
        drafts.approve_draft(draft=draft, version=draft.version, by=head, now=now)
    elif state == 3:
        because = "Say how many were reached, and by which record."
        drafts.return_draft(draft=draft, version=draft.version, because=because, by=head, now=now)
