"""The page that an officer of a body leaves to a successor."""

from dataclasses import dataclass

from django.http import HttpResponse

from tallystick.base.reasons import Text, msgid
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.handover import Handover, handover
from tallystick.office.visit import Visit
from tallystick.register.bodies import Body


@dataclass(frozen=True, slots=True)
class HandoverView:
    """What the page shows: the day of which it speaks, and all that a successor has to know."""

    day: str
    told: Handover


def hand_over(visit: Visit, found: Body) -> HttpResponse:
    """All that is open in a body, what it has answered, and whom to ask."""
    view = HandoverView(visit.language.day(visit.today), handover(found, visit.today, visit.language))
    title = said(msgid("Handover: {body}"), body=Text(found.name))
    return office_page(visit.request, visit, OfficePage("handover.html", title, view))
