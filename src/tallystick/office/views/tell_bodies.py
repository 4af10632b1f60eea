"""What a sender says of bodies: whom they complain of, whether who is above gets it, which words go out."""

from django.http import HttpRequest, HttpResponse

from tallystick.base.reasons import Reason
from tallystick.base.wholes import as_place
from tallystick.office.clock import now
from tallystick.office.services import cases
from tallystick.office.views.tell_case import asked, form_of, look_up


def name(request: HttpRequest) -> HttpResponse:
    """Name a body more, or have the case kept from whoever is above those that are named."""
    secret, found = asked(request)
    if found is None:
        return look_up(request, secret)
    typed = (one.strip() for one in request.POST.getlist("against"))
    names = [one for one in typed if one]
    doubts, form = "doubt" in request.POST, form_of(request, "name")
    cases.name_bodies(found, names, doubts_above=doubts, form=form, today=now().date())
    return look_up(request, secret, Reason("None of them gets what you write."))


def allow(request: HttpRequest) -> HttpResponse:
    """Allow the words that were written for a body."""
    secret, found = asked(request)
    if found is None:
        return look_up(request, secret)
    body, form = request.POST.get("body", "").strip(), form_of(request, "allow")
    words = as_place(request.POST.get("words", "")) or 0
    cases.allow_summary(found, body, words, form=form, today=now().date())
    return look_up(request, secret, Reason("These words, and no others, may be handed over."))
