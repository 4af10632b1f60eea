"""A form that was handed in: done once, and answered with the page that shows what came of it."""

from collections.abc import Callable

from django.http import HttpResponseRedirect

from tallystick.office.services.once import once
from tallystick.office.visit import Visit


def done(visit: Visit, act: Callable[[], str]) -> HttpResponseRedirect:
    """Do what a form asks, once, and lead to the page that its act names.

    Raises:
        Refusal: what the act refuses; nothing was done then.
    """
    form = visit.request.POST.get("form", "")
    answer = HttpResponseRedirect(once(form=form, person=visit.person, now=visit.now, act=act))
    answer.status_code = 303
    return answer
