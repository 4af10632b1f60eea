"""Who is responsible for each commitment, and for which nobody is."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Text, msgid
from tallystick.office.cell_fields import CellField, cell_fields
from tallystick.office.handed_in import done
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.paging import asked_page, pages_of
from tallystick.office.selectors.bodies import body_choices
from tallystick.office.selectors.duties import body_rows
from tallystick.office.selectors.responsible import (
    ON_A_PAGE,
    CommitmentLed,
    PartHeld,
    commitment_title,
    commitments_led,
    parts_in,
)
from tallystick.office.services import parts as services
from tallystick.office.visit import Visit
from tallystick.voice.packing import Numbered
from tallystick.workflow import permissions as p


@dataclass(frozen=True, slots=True)
class PartsView:
    """What the list of commitments with their bodies shows: those of this page, and how many nobody leads."""

    rows: tuple[CommitmentLed, ...]
    all: int
    unled: int
    unled_only: bool
    pages: Numbered


def parts(visit: Visit, _: object) -> HttpResponse:
    """Every commitment with its bodies, or those that nobody leads."""
    unled_only = visit.request.GET.get("show") == "unled"
    number = asked_page(visit)
    found = commitments_led(number, unled_only=unled_only)
    pages = max(1, -(-found.all // ON_A_PAGE))
    path = "?show=unled&page=" if unled_only else "?page="
    view = PartsView(
        found.rows, found.all, found.unled, unled_only, pages_of(path, min(number, pages), pages)
    )
    page = OfficePage("parts.html", said(msgid("Who is responsible")), view, area="bodies", trail=_trail())
    return office_page(visit.request, visit, page)


def _trail() -> tuple[tuple[str, str], ...]:
    return ((reverse("bodies").removeprefix("/"), said(msgid("Bodies"))),)


@dataclass(frozen=True, slots=True)
class CommitmentPartsView:
    """What the page of the bodies of a commitment shows.

    Attributes:
        title: what is promised.
        parts: the parts in it on this page.
        all: how many parts there are.
        pages: the other pages.
        path: its own path, to which acts are added; empty for whoever may do none.
        new: the form to give a part.
        choices: the bodies from which one is chosen.
    """

    title: str
    parts: tuple[PartHeld, ...]
    all: int
    pages: Numbered
    path: str
    new: tuple[CellField, ...]
    choices: tuple[tuple[str, str], ...]


def commitment_parts(visit: Visit, commitment: str) -> HttpResponse:
    """The bodies of a commitment, and a form to give it another one."""
    language = visit.language
    may_keep = visit.may(p.KEEP_BODIES)
    number = asked_page(visit)
    held, count, pages = parts_in(commitment, number, language)
    view = CommitmentPartsView(
        commitment_title(commitment) or "",
        held,
        count,
        pages_of("?page=", min(number, pages), pages),
        _path(commitment) if may_keep else "",
        cell_fields("responsibilities", services.SAID, {}, language, choices={"body": "bodies"}),
        body_choices(body_rows()) if may_keep else (),
    )
    title = said(msgid("Who is responsible for {commitment}"), commitment=Text(commitment))
    trail = (*_trail(), (reverse("parts").removeprefix("/"), said(msgid("Who is responsible"))))
    page = OfficePage("commitment_parts.html", title, view, area="bodies", trail=trail)
    return office_page(visit.request, visit, page)


def _path(commitment: str) -> str:
    return reverse("commitment_parts", kwargs={"commitment": commitment})


def give(visit: Visit, commitment: str) -> HttpResponse:
    """Give a body a part."""
    fields = visit.request.POST

    def act() -> str:
        cells = {name: fields.get(name, "") for name in services.SAID}
        services.give_part(commitment=commitment, said=cells, by=visit.person, now=visit.now)
        return _path(commitment)

    return done(visit, act)


def end(visit: Visit, commitment: str) -> HttpResponse:
    """End a part, or take it back as a mistake."""
    fields = visit.request.POST
    body, role, until = (fields.get(name, "") for name in ("body", "role", "until"))

    def act() -> str:
        key = {"commitment": commitment, "body": body, "role": role}
        if fields.get("then") == "mistake":
            services.take_part_back(**key, by=visit.person, now=visit.now)
        else:
            services.end_part(**key, until=until, by=visit.person, now=visit.now)
        return _path(commitment)

    return done(visit, act)
