"""The bodies as a tree, and one of them with all that the secretariat does with it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.cell_fields import CellField, cell_fields
from tallystick.office.handed_in import done
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.paging import asked_page, pages_of
from tallystick.office.selectors.bodies import (
    BodyAtWork,
    BodyInTree,
    BodyTree,
    PartSeen,
    at_work,
    body_choices,
    body_row,
    parts_of,
    tree_seen,
)
from tallystick.office.selectors.duties import above
from tallystick.office.services import bodies as services
from tallystick.office.standing import standing
from tallystick.office.visit import Visit
from tallystick.register.bodies import Body
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.voice.packing import Numbered
from tallystick.workflow import permissions as p

#: From which list on the page each of these is chosen.
_CHOICES = {"parent": "bodies", "body": "bodies"}


@dataclass(frozen=True, slots=True)
class TreeView:
    """What the page of the tree shows.

    Attributes:
        under: the body below which is looked; None for all.
        bodies: those on this page.
        all: how many there are.
        pages: the other pages.
        new: the form for a new body; empty for whoever may not add one.
        choices: the bodies from which one is chosen.
    """

    under: tuple[str, str] | None
    bodies: tuple[BodyInTree, ...]
    all: int
    pages: Numbered
    new: tuple[CellField, ...]
    choices: tuple[tuple[str, str], ...]


def bodies(visit: Visit, _: object) -> HttpResponse:
    """The tree, or what lies below one body."""
    tree = BodyTree()
    asked = visit.request.GET.get("under", "")
    under = asked if asked in tree.bodies else ""
    number = asked_page(visit)
    seen, pages = tree_seen(tree, under, number, visit.language)
    may_keep = visit.may(p.KEEP_BODIES)
    fields = cell_fields(
        "bodies", ("id", *services.SAID), {"parent": under}, visit.language, choices=_CHOICES
    )
    path = f"?under={under}&page=" if under else "?page="
    view = TreeView(
        (under, tree.bodies[under].name) if under else None,
        seen,
        len(tree.under(under)),
        pages_of(path, number, pages),
        fields if may_keep else (),
        body_choices(tree.bodies) if may_keep else (),
    )
    page = OfficePage("bodies.html", said(msgid("Bodies")), view, area="bodies")
    return office_page(visit.request, visit, page)


def add(visit: Visit, _: object) -> HttpResponse:
    """Add a body."""
    fields = visit.request.POST

    def act() -> str:
        cells = {name: fields.get(name, "") for name in ("id", *services.SAID)}
        return _path(services.add_body(said=cells, by=visit.person, now=visit.now))

    return done(visit, act)


def _path(body: str) -> str:
    return reverse("body", kwargs={"body": body})


@dataclass(frozen=True, slots=True)
class BodyView:
    """What the page of a body shows.

    Attributes:
        id: its identifier.
        above: the bodies above it, the highest first, each with its page.
        facts: what is said of it, each with its name.
        time: its first and last day, and who took over.
        below: the bodies that belong to it.
        parts: its parts in commitments.
        at_work: what goes on in it; None for whoever does not keep bodies.
        path: its own path, to which acts are added; empty for whoever may do none.
        change: the form to change it.
        stood: the mark of what it says.
        end: the form to end it; empty where it has ended.
        choices: the bodies from which one is chosen.
    """

    id: str
    above: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    heir: tuple[str, str] | None
    below: tuple[tuple[str, str], ...]
    parts: tuple[PartSeen, ...]
    at_work: BodyAtWork | None
    path: str
    change: tuple[CellField, ...]
    stood: str
    end: tuple[CellField, ...]
    choices: tuple[tuple[str, str], ...]


def body(visit: Visit, found: Body) -> HttpResponse:
    """A body: where it belongs, what it has to do, and what can be done with it."""
    tree, language = BodyTree(), visit.language
    cells = cells_of(BY_NAME["bodies"], found)
    may_keep = visit.may(p.KEEP_BODIES)
    heir = tree.bodies.get(found.successor or "")
    told = cell_fields("bodies", (*services.SAID, "until"), cells, language)
    view = BodyView(
        found.id,
        tuple((_path(one), tree.bodies[one].name) for one in reversed(above(found.id, tree.bodies))),
        tuple(
            (one.label, dict(one.allowed).get(one.value, one.value))
            for one in told
            if one.value and one.name not in {"name", "parent"}
        ),
        (_path(heir.id), heir.name) if heir else None,
        tuple((_path(one.id), one.name) for one in tree.directly_under(found.id)[:100]),
        parts_of(found.id, language),
        at_work(found.id) if may_keep else None,
        _path(found.id) if may_keep else "",
        cell_fields("bodies", services.SAID, cells, language, choices=_CHOICES),
        standing(found),
        cell_fields("bodies", ("until", "successor"), {}, language, choices={"successor": "bodies"})
        if found.until is None
        else (),
        body_choices(tree.bodies) if may_keep else (),
    )
    trail = ((reverse("bodies").removeprefix("/"), said(msgid("Bodies"))),)
    return office_page(
        visit.request, visit, OfficePage("body.html", found.name, view, area="bodies", trail=trail)
    )


def change(visit: Visit, found: Body) -> HttpResponse:
    """Change what is said of a body."""
    fields = visit.request.POST

    def act() -> str:
        cells = {name: fields.get(name, "") for name in services.SAID}
        services.change_body(body=found.id, said=cells, by=visit.person, now=visit.now)
        return _path(found.id)

    return done(visit, act, stands=lambda: body_row(found.id))


def end(visit: Visit, found: Body) -> HttpResponse:
    """End a body, merge it into another, or split it."""
    fields = visit.request.POST
    others = {
        (commitment, role): fields[name].strip()
        for name in fields
        if name.startswith("heir ") and fields[name].strip()
        for _, commitment, role in [name.split(" ", 2)]
    }

    def act() -> str:
        services.end_body(
            body=found.id,
            until=fields.get("until", ""),
            successor=fields.get("successor", "").strip(),
            others=others,
            by=visit.person,
            now=visit.now,
        )
        return _path(found.id)

    return done(visit, act)
