"""The page for somebody whose words in public were taken: their mark, and the way back."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tallystick.base.reasons import msgid
from tallystick.office.pages import OfficePage, said
from tallystick.office.tell_pages import tell_page


@dataclass(frozen=True, slots=True)
class SaidView:
    """What is shown to somebody whose words were taken: their mark, and the way back."""

    mark: str
    back: str


def said_page(request: HttpRequest, mark: str, back: str) -> HttpResponse:
    """The page for somebody whose words were taken."""
    told = OfficePage("tell_said.html", said(msgid("Thank you")), SaidView(mark, back))
    return tell_page(request.path, told)
