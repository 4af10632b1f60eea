"""Which letters somebody wants."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.handed_in import done
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.mail import choice_of
from tallystick.office.services.letters import choose_mail
from tallystick.office.visit import Visit
from tallystick.workflow.reminders import CHOICE_WORDS


@dataclass(frozen=True, slots=True)
class MailView:
    """What the page of letters shows: each choice with its word, and the one that holds."""

    choices: tuple[tuple[str, str], ...]
    chosen: str


def mail(visit: Visit, _: object) -> HttpResponse:
    """Which letters come to the person."""
    choices = tuple((choice, said(words)) for choice, words in CHOICE_WORDS.items())
    view = MailView(choices, choice_of(visit.person))
    page = OfficePage("mail.html", said(msgid("Letters")), view, area="mail")
    return office_page(visit.request, visit, page)


def choose(visit: Visit, _: object) -> HttpResponse:
    """Choose which letters come."""
    often = visit.request.POST.get("often", "")

    def act() -> str:
        choose_mail(person=visit.person, often=often, language=visit.language.code, now=visit.now)
        return reverse("mail")

    return done(visit, act)
