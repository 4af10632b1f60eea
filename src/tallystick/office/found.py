"""What an address names, and what the table of permissions needs to know of it."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from tallystick.office.models import Appointment, Person
from tallystick.office.routes import NamedThing, NothingThere
from tallystick.office.visit import Visit
from tallystick.workflow.permissions import NOTHING

ModelT = TypeVar("ModelT", bound=Model)


def the_one(found: QuerySet[ModelT]) -> ModelT:
    """The one row that is asked for.

    Raises:
        NothingThere: there is none.
    """
    one = found.first()
    if one is None:
        raise NothingThere
    return one


def person_numbered(_: Visit, number: int) -> NamedThing:
    """A person, by number."""
    return the_one(Person.objects.filter(pk=number)), NOTHING


def appointment_numbered(_: Visit, number: int) -> NamedThing:
    """A role of a person, by number."""
    return the_one(Appointment.objects.filter(pk=number)), NOTHING
