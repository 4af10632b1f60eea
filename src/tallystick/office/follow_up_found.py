"""What an address of following up names, and what the table of permissions needs to know of it."""

from tallystick.office.found import the_one
from tallystick.office.models import LateRelease
from tallystick.office.routes import NamedThing
from tallystick.office.visit import Visit
from tallystick.workflow.permissions import NOTHING


def release_numbered(_: Visit, number: int) -> NamedThing:
    """The release of a late report, by number."""
    return the_one(LateRelease.objects.filter(pk=number)), NOTHING
