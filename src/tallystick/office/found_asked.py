"""What an address of the coding of recommendations names, and to whom it was given."""

from dataclasses import dataclass

from tallystick.office.found import the_one
from tallystick.office.models import CodingRound, CodingTask
from tallystick.office.routes import NamedThing, NothingThere
from tallystick.office.selectors.asked_coding import links_to_settle
from tallystick.office.visit import Visit
from tallystick.workflow.permissions import ActedOn


def round_named(_: Visit, round_: str) -> NamedThing:
    """A round, by its name; it is its coders'."""
    found = the_one(CodingRound.objects.filter(name=round_))
    coders = sorted({str(one) for one in found.tasks.values_list("assessor_id", flat=True)})
    return found, ActedOn(assessors=tuple(coders))


def coding_named(visit: Visit, round_: str, recommendation: str) -> NamedThing:
    """A recommendation that was given to whoever asks."""
    found, coders = round_named(visit, round_)
    tasks = CodingTask.objects.filter(round=found, recommendation__id=recommendation)
    own = tasks.filter(assessor__id=visit.assessor).first()
    if own is None and not tasks.exists():
        raise NothingThere
    return own, coders


@dataclass(frozen=True, slots=True)
class LinkToSettle:
    """A link on which coders differ: the recommendation, the commitment (empty: none answers), and how."""

    recommendation: str
    commitment: str
    how: str


def link_named(visit: Visit, recommendation: str, how: str, commitment: str = "") -> NamedThing:
    """A link on which coders differ; it is theirs to settle who coded none of it and are not tied to it."""
    key = LinkToSettle(recommendation, commitment, how)
    own = {
        LinkToSettle(one.link.recommendation, one.link.commitment or "", one.link.how)
        for one in links_to_settle(visit.assessor)
    }
    return key, ActedOn(assessors=(visit.assessor,) if key in own else ())
