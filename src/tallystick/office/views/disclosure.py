"""Checklists of what bodies must publish, as the office sees them: entered, challenged, settled."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.cell_fields import CellField, cell_fields
from tallystick.office.handed_in import done
from tallystick.office.models import DutyChallenge
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.disclosure import (
    LISTS,
    duties_in_order,
    duty_named,
    open_challenges,
    was_entered_by,
)
from tallystick.office.services import disclosure as services
from tallystick.office.standing import standing
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.views.case_shown import day_of
from tallystick.office.visit import Visit
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.public import CHALLENGE_STATES, DisclosureDuty
from tallystick.voice.public_words import CHALLENGE_STATE, DUTY_KIND, FOUND_STATE
from tallystick.workflow import public_acts as a

_LINES = 60
_NAME = msgid("What bodies must publish")


@dataclass(frozen=True, slots=True)
class ListedDuty:
    """A line of a checklist: its page, what, whose, on which list, whether and when found, challenged."""

    path: str
    item: str
    body: str
    kind: str
    state: str
    looked: str
    challenge: str


@dataclass(frozen=True, slots=True)
class ListsView:
    """What the page of the checklists shows: lines, those with a challenge that waits, cells of a new one."""

    lines: tuple[ListedDuty, ...]
    waiting: tuple[ListedDuty, ...]
    turns: Turns
    cells: tuple[CellField, ...]


@dataclass(frozen=True, slots=True)
class ChallengeTold:
    """A challenge that waits: where its form goes, its words, its day, whether a program seems to send it."""

    path: str
    text: str
    day: str
    is_trapped: bool


@dataclass(frozen=True, slots=True)
class DutyView:
    """What the page of a line shows.

    Attributes:
        line: the line.
        cells: what is entered, as a form has it.
        path: where that form goes; empty for whoever may not enter.
        challenges: those that wait, for whoever may read them as they were sent.
        found: what an upheld challenge puts right, as a form has it.
        outcomes: what can become of a challenge.
        stood: the mark of the line.
        is_own: whether who asks has entered the line, and so settles no challenge of it.
        may_settle: whether they may settle challenges at all.
    """

    line: ListedDuty
    cells: tuple[CellField, ...]
    path: str
    challenges: tuple[ChallengeTold, ...]
    found: tuple[CellField, ...]
    outcomes: tuple[tuple[str, str], ...]
    stood: str
    is_own: bool
    may_settle: bool


def lists(visit: Visit, _: object) -> HttpResponse:
    """Every line of the checklists, those with a challenge that waits first."""
    page = page_asked(visit.request, "page")
    everything = duties_in_order()
    start = (page - 1) * _LINES
    waiting = {str(one.duty_id) for one in open_challenges()}
    view = ListsView(
        tuple(_line(visit, one) for one in everything[start : start + _LINES]),
        tuple(_line(visit, one) for one in everything if one.id in waiting)[:_LINES],
        turned(page, len(everything) > start + _LINES, "page"),
        cell_fields(LISTS, services.ENTERED_CELLS, {}, visit.language) if visit.may(a.ENTER_FOUND) else (),
    )
    return office_page(visit.request, visit, OfficePage("disclosures.html", said(_NAME), view, "disclosure"))


def new(visit: Visit, _: object) -> HttpResponse:
    """Enter a new line."""
    return _entered(visit, {}, is_new=True)


def duty(visit: Visit, found: DisclosureDuty) -> HttpResponse:
    """A line, with the challenges that wait."""
    cells = cells_of(BY_NAME[LISTS], found)
    path = reverse("duty", kwargs={"duty": found.id})
    names = services.ENTERED_CELLS[1:]
    view = DutyView(
        _line(visit, found),
        cell_fields(LISTS, names, cells, visit.language),
        f"{path}enter/" if visit.may(a.ENTER_FOUND) else "",
        tuple(
            ChallengeTold(
                reverse("settle_challenge", kwargs={"number": one.pk}),
                one.text,
                visit.language.date(day_of(one.day)),
                one.is_trapped,
            )
            for one in (open_challenges() if visit.may(a.SEE_CHALLENGES) else ())
            if one.duty_id == found.id
        ),
        cell_fields(LISTS, services.FOUND_CELLS, cells, visit.language),
        tuple((one, said(CHALLENGE_STATE[one])) for one in CHALLENGE_STATES[1:]),
        standing(found),
        was_entered_by(found.id, visit.person),
        visit.may(a.SETTLE_CHALLENGE),
    )
    trail = ((visit.language.folder + "office/disclosure/", said(_NAME)),)
    return office_page(visit.request, visit, OfficePage("duty.html", found.item, view, "disclosure", trail))


def enter(visit: Visit, found: DisclosureDuty) -> HttpResponse:
    """Enter what was found of a line."""
    return _entered(visit, {"id": found.id}, is_new=False)


def settle(visit: Visit, found: DutyChallenge) -> HttpResponse:
    """Settle a challenge."""
    typed = visit.request.POST

    def act() -> str:
        services.settle(
            challenge=found,
            settled=typed.get("settled", ""),
            said=typed.get("said", ""),
            reply=typed.get("reply", ""),
            found={name: typed.get(name, "") for name in services.FOUND_CELLS},
            by=visit.person,
            now=visit.now,
        )
        return reverse("duty", kwargs={"duty": str(found.duty_id)})

    return done(visit, act, stands=lambda: duty_named(str(found.duty_id)))


def _entered(visit: Visit, cells: dict[str, str], *, is_new: bool) -> HttpResponse:
    typed = {name: visit.request.POST.get(name, "") for name in services.ENTERED_CELLS} | cells

    def act() -> str:
        made = services.enter_duty(cells=typed, is_new=is_new, by=visit.person, now=visit.now)
        return reverse("duty", kwargs={"duty": made})

    return done(visit, act, stands=None if is_new else lambda: duty_named(typed["id"]))


def _line(visit: Visit, one: DisclosureDuty) -> ListedDuty:
    return ListedDuty(
        reverse("duty", kwargs={"duty": one.id}),
        one.item,
        one.body,
        said(DUTY_KIND[one.kind]),
        said(FOUND_STATE[one.state]),
        visit.language.date(one.looked) if one.looked else "",
        said(CHALLENGE_STATE[one.settled]) if one.settled else "",
    )
