"""What the addresses of bodies and commitments name."""

from tallystick.office.found import body_named, the_one
from tallystick.office.models import StoredCommitment, StoredPart
from tallystick.office.routes import NamedThing, NothingThere
from tallystick.office.selectors.plan import rows_in
from tallystick.office.selectors.responsible import commitment_title
from tallystick.office.views.confirming import PAGES
from tallystick.office.visit import Visit
from tallystick.register.indexed import BY_NAME
from tallystick.workflow.permissions import NOTHING


def body_of_plan(visit: Visit, body: str) -> NamedThing:
    """A body of the plan, which is nobody's own."""
    return body_named(visit, body)[0], NOTHING


def own_body(visit: Visit, body: str) -> NamedThing:
    """A body of the plan, whose work is its own."""
    return body_named(visit, body)


def commitment_named(_: Visit, commitment: str) -> NamedThing:
    """A commitment, by its identifier."""
    if commitment_title(commitment) is None:
        raise NothingThere
    return commitment, NOTHING


def page_of_draft(_: Visit, page: str) -> NamedThing:
    """A page of the plan's draft beside the first."""
    if page not in PAGES:
        raise NothingThere
    return page, NOTHING


def part_with_commitments(_: Visit, part: str) -> NamedThing:
    """A part of the plan that holds commitments itself."""
    chosen = StoredPart.objects.filter(id=part)
    the_one(StoredCommitment.objects.filter(section__id=part))
    return next(rows_in(BY_NAME["outline"], chosen)), NOTHING
