"""Every address of the office: what it does, who may do that, and to what; nothing else is answered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.refusals import denied, nothing, refused, signed_out
from tallystick.office.security_events import REFUSED, note_event
from tallystick.office.visit import Visit, asked_by
from tallystick.workflow.permissions import NOTHING, ActedOn


class NothingThere(Exception):
    """What the address names is not there."""


#: Databases keep whole numbers of 64 bits.
_LARGEST = 2**63 - 1
_NO_TEXT = Reason("What was sent holds a character that is none (NUL).")
_WRITE_AGAIN = Reason("take it out of the text, which stands below")

#: What an address names, and what the table of permissions needs to know of it.
NamedThing = tuple[Any, ActedOn]


def of_nothing(_: Visit) -> NamedThing:
    """An address that names nothing in particular."""
    return None, NOTHING


@dataclass(frozen=True, slots=True)
class Route:
    """An address of the office.

    Attributes:
        name: its name in the program.
        pattern: its path below the office's first page.
        act: the act of the table of permissions that it does.
        view: what answers: the page to read, or the page that is led to.
        find: what the address names; raises NothingThere.
        changes: whether it changes something, and so takes a form and nothing else.
    """

    name: str
    pattern: str
    act: str
    view: Callable[[Visit, Any], HttpResponse]
    find: Callable[..., NamedThing] = of_nothing
    changes: bool = False


def patterns(routes: tuple[Route, ...]) -> list[URLPattern]:
    """The routes as Django knows them, each behind its permission."""
    return [path(one.pattern, _permitted(one), name=one.name) for one in routes]


def _permitted(route: Route) -> Callable[..., HttpResponse]:
    methods = ["POST"] if route.changes else ["GET", "HEAD"]

    @wraps(route.view)
    def answer(request: HttpRequest, **named: object) -> HttpResponse:
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        visit = asked_by(request)
        if visit is None:
            path = reverse("start") if route.changes else request.get_full_path()
            return signed_out(request, None) or redirect_to_login(path)
        if visit.lacks_factor:
            return signed_out(request, visit) or HttpResponseRedirect(reverse("mfa_activate_totp"))
        return _answered(route, visit, named)

    return answer


def _answered(route: Route, visit: Visit, named: dict[str, object]) -> HttpResponse:
    if not _can_stand(named.values()) or not _can_stand(_all_of(visit.request.GET)):
        return nothing(visit.request, visit)
    try:
        found, acted_on = route.find(visit, **named)
    except NothingThere:
        return nothing(visit.request, visit)
    why = visit.denial(route.act, acted_on)
    if why is not None:
        note_event(REFUSED, visit.person, route=route.name)
        return denied(visit.request, visit, why)
    try:
        if not _can_stand(_all_of(visit.request.POST)):
            raise Refusal(_NO_TEXT, _WRITE_AGAIN)
        return route.view(visit, found)
    except NothingThere:
        return nothing(visit.request, visit)
    except Refusal as refusal:
        return refused(visit.request, visit, refusal)


def _all_of(sent: QueryDict) -> Iterable[object]:
    """Every value that was sent, each of those under one name too."""
    return (one for _, values in sent.lists() for one in values)


def _can_stand(values: Iterable[object]) -> bool:
    """Whether a database could hold each of these: no number beyond its own, no text with a NUL."""
    return not any(
        one > _LARGEST if isinstance(one, int) else isinstance(one, str) and "\0" in one for one in values
    )
