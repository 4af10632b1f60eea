"""What was published, what is under way, and what can be published."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tallystick.office.models import Publication
from tallystick.office.selectors.package import files_beside
from tallystick.register.folder import Held
from tallystick.register.settings import read_descriptor, read_methods

_EACH = 50


@dataclass(frozen=True, slots=True)
class MethodNamed:
    """A method of the package: its name, its title, and whether it is the one that leads."""

    name: str
    title: str
    is_default: bool


def publications_now() -> QuerySet[Publication]:
    """The last publications, newest first."""
    return Publication.objects.select_related("by", "phase").order_by("-pk")[:_EACH]


def methods_now() -> tuple[MethodNamed, ...]:
    """The methods by which a phase can be judged, the one that leads first."""
    held = Held(files_beside())
    descriptor, _ = read_descriptor(held)
    if descriptor is None:
        return ()
    methods, _ = read_methods(held, descriptor)
    leading = descriptor.tallystick.method
    found = (MethodNamed(one.name, one.title, one.name == leading) for one in methods)
    return tuple(sorted(found, key=lambda one: (not one.is_default, one.name)))
