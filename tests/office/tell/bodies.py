"""Invented bodies for the tests of cases, and people in them who read what is passed there."""

from tallystick.office.models import StoredBody
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import reader_of

#: The ministry has a clinic under it; the supervisors and the court are under nobody.
MINISTRY, CLINIC, SUPERVISORS, COURT = "MOH", "CLINIC", "SUPERVISORS", "COURT"


def more_bodies() -> None:
    """Put a clinic under the example's ministry, and a court beside it."""
    ministry = StoredBody.objects.get(id=MINISTRY)
    StoredBody.objects.create(id=CLINIC, name="Clinic of the ministry (invented)", parent=ministry)
    StoredBody.objects.create(id=COURT, name="Administrative court (invented)")


def reading_in(body: str, make_person: MakePerson, sign_in: SignIn) -> Reading:
    """Somebody who reads what is passed to a body, and has a key."""
    person = make_person(f"case_officer@{body}")
    reader_of(person, body=body)
    return Reading(sign_in(person), person)
