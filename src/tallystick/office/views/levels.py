"""Level by level: which commitments nobody has taken up, and what is done about one of them."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Text, msgid
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.paging import asked_page, pages_of
from tallystick.office.selectors.adding import TargetOverParts, targets_over_parts
from tallystick.office.selectors.cascade import Cascade, cascade
from tallystick.office.selectors.coverage import (
    TilesOfParts,
    cascade_path,
    coverage,
    level_words,
    tiles_of,
)
from tallystick.office.selectors.duties import body_rows
from tallystick.office.selectors.responsible import commitment_title
from tallystick.office.visit import Visit
from tallystick.voice.packing import Numbered
from tallystick.workflow import permissions as p

_ON_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What the map of coverage shows.

    Attributes:
        parts: the parts of an area as tiles.
        levels: each level: its code, its word, and how many commitments nobody there has taken up.
        nobody: how many commitments nobody has taken up at any level.
        all: how many commitments there are.
        shown: the level whose gaps alone are listed; empty for all commitments.
        rows: each commitment of this page: its identifier, title, page, and how many measures at each level.
        pages: the other pages.
    """

    parts: TilesOfParts
    levels: tuple[tuple[str, str, int], ...]
    nobody: int
    all: int
    shown: str
    rows: tuple[tuple[str, str, str, tuple[int, ...]], ...]
    pages: Numbered


def levels(visit: Visit, _: object) -> HttpResponse:
    """Which commitments have been taken up, area by area and level by level."""
    found = coverage()
    asked = visit.request.GET.get("untaken", "")
    shown = asked if asked in {"any", *found.levels} else ""
    listed = found.untaken("" if shown == "any" else shown) if shown else found.commitments
    pages = max(1, -(-len(listed) // _ON_A_PAGE))
    number = min(asked_page(visit), pages)
    words = level_words(found.levels, visit.language)
    view = CoverageView(
        tiles_of(visit.request.GET.get("area", "")),
        tuple(
            (level, word, len(found.untaken(level))) for level, word in zip(found.levels, words, strict=True)
        ),
        len(found.untaken("")),
        len(found.commitments),
        shown,
        tuple(
            (id_, title, cascade_path(id_), tuple(found.taken.get((id_, at), 0) for at in found.levels))
            for id_, title in listed[(number - 1) * _ON_A_PAGE :][:_ON_A_PAGE]
        ),
        pages_of(f"?untaken={shown}&page=" if shown else "?page=", number, pages),
    )
    page = OfficePage("levels.html", said(msgid("Who has taken up what")), view, area="levels")
    return office_page(visit.request, visit, page)


@dataclass(frozen=True, slots=True)
class CascadeView:
    """What the page of a commitment at every level shows.

    Attributes:
        title: what is promised.
        body: the body from which it is seen, its identifier and name; None for nobody in particular.
        bodies: the bodies from which who asks may look, each with its identifier and name.
        done: the measures.
        targets: its targets, each with what parts of the country promise.
        write: where a new measure of the body is written; empty where none can be.
        responsible: the page of who is responsible.
    """

    title: str
    body: tuple[str, str] | None
    bodies: tuple[tuple[str, str], ...]
    done: Cascade
    targets: tuple[TargetOverParts, ...]
    write: str
    responsible: str


def one_commitment(visit: Visit, commitment: str) -> HttpResponse:
    """What is done about a commitment, from the nation down to whoever looks."""
    own = visit.bodies(*p.BODY_ROLES)
    names = body_rows()
    asked = visit.request.GET.get("body", own[0] if own else "")
    body = asked if asked in names else ""
    view = CascadeView(
        commitment_title(commitment) or "",
        (body, names[body].name) if body else None,
        tuple((one, names[one].name) for one in own),
        cascade(commitment, body, visit.language),
        targets_over_parts(commitment, visit.language),
        reverse("new_measure", kwargs={"body": body, "commitment": commitment})
        if body in visit.bodies(p.OFFICER)
        else "",
        reverse("commitment_parts", kwargs={"commitment": commitment}),
    )
    title = said(msgid("{commitment} at every level"), commitment=Text(commitment))
    trail = ((reverse("levels").removeprefix("/"), said(msgid("Who has taken up what"))),)
    page = OfficePage("cascade.html", title, view, area="levels", trail=trail)
    return office_page(visit.request, visit, page)
