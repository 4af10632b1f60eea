"""Two assessors who are one person: by their name, or by who signs in as them."""

from collections.abc import Iterable, Iterator

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import Appointment, StoredAssessor


def refuse_one_person(named: Iterable[StoredAssessor]) -> None:
    """Refuse two assessors who are one person, by name or by who signs in: one person is not two."""
    people: dict[str, str] = {}
    # A database gives rows as they lie: who is named first is told by the identifier.
    for one in sorted(named, key=lambda each: str(each.id)):
        for sign in _signs_of(one):
            other = people.setdefault(sign, str(one.id))
            if other != str(one.id):
                raise Refusal(
                    Reason(
                        "{one} and {other} are one person, by their name or by who signs in",
                        one=Text(other),
                        other=Text(str(one.id)),
                    ),
                    Reason("ask a second person; where two people have one name, tell them apart in name"),
                )


def _signs_of(assessor: StoredAssessor) -> Iterator[str]:
    """By what two assessors are told to be one person: their name, and who signs in, or did before."""
    if assessor.name:
        yield " ".join(str(assessor.name).split()).casefold()
    for person in Appointment.objects.filter(assessor=assessor).values_list("person_id", flat=True):
        yield f"person {person}"
