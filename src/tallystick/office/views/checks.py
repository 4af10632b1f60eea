"""Checks of reports: drawn, chosen, answered, and what was found."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Text, msgid
from tallystick.office.check_place import CheckPlace
from tallystick.office.follow_up_found import CheckThere
from tallystick.office.found import BodyInPhase, DraftThere
from tallystick.office.handed_in import done
from tallystick.office.models.evidence import OF_CHECK
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.checks import (
    CheckLine,
    CheckTold,
    OpenDraw,
    check_lines,
    check_row,
    check_told,
    checking_bodies,
    open_draws,
)
from tallystick.office.selectors.duties import below, phases
from tallystick.office.selectors.evidence import FileSeen, digests_of, files_behind
from tallystick.office.selectors.last_days import LastDayTold, last_days
from tallystick.office.services import checks as services
from tallystick.office.services.typed import typed_number
from tallystick.office.standing import standing
from tallystick.office.visit import Visit
from tallystick.register.phases import CHECK_RESULTS, PlanPhase
from tallystick.report.views.report_rows import RESULT
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow import permissions as p


@dataclass(frozen=True, slots=True)
class ChecksView:
    """What the page of checks shows.

    Attributes:
        checks: each check, open ones first.
        number: how many there are.
        draws: where reports can be drawn: the path, the phase, and among whose reports.
        bodies: the bodies that can check, for whoever names one; empty for a body, which checks itself.
        open_draws: the draws whose last day can be set by whoever asks.
    """

    checks: tuple[CheckLine, ...]
    number: int
    draws: tuple[tuple[str, str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    open_draws: tuple[OpenDraw, ...]


def checks(visit: Visit, _: object) -> HttpResponse:
    """Which reports are checked, and a form to draw some."""
    may_draw = visit.may(f.DRAW_CHECKS)
    sees_all = any(one.role not in p.BODY_ROLES for one in visit.holdings)
    mine = visit.bodies(*p.BODY_ROLES)
    under = {body: below(body) for body in mine}
    seen = None if sees_all else tuple({*mine, *(one for of in under.values() for one in of)})
    found, number = check_lines(seen, visit.language)
    view = ChecksView(
        found,
        number,
        tuple(_draws(may_draw, {body: of for body, of in under.items() if of})),
        checking_bodies() if may_draw else (),
        open_draws(visit.language) if visit.may(f.SET_LAST_DAY) else (),
    )
    page = OfficePage("checks.html", said(msgid("Checks")), view, area="checks")
    return office_page(visit.request, visit, page)


def _draws(may_draw: bool, under: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    found = []
    for phase in phases():
        if may_draw:
            found.append((reverse("draw_checks", kwargs={"phase": phase.id}), phase.title, ""))
        for body in under:
            path = reverse("draw_below", kwargs={"body": body, "phase": phase.id})
            found.append((path, phase.title, body))
    return found


def draw(visit: Visit, phase: PlanPhase) -> HttpResponse:
    """Draw among all reports of a phase."""
    return _drawn(visit, phase.id, visit.request.POST.get("checked_by", ""), None)


def draw_below(visit: Visit, found: BodyInPhase) -> HttpResponse:
    """Draw among the reports of the bodies below one, which checks them."""
    return _drawn(visit, found.phase.id, found.body.id, below(found.body.id))


def _drawn(visit: Visit, phase: str, checked_by: str, among: tuple[str, ...] | None) -> HttpResponse:
    fields = visit.request.POST
    count = typed_number(fields.get("count", ""), 1, services.MOST_DRAWN)
    told = services.Draw(phase, fields.get("seed", ""), count, checked_by, fields.get("asked_for", ""), among)

    def act() -> str:
        services.draw_checks(draw=told, by=visit.person, now=visit.now)
        return reverse("checks")

    return done(visit, act)


def pick(visit: Visit, there: DraftThere) -> HttpResponse:
    """Choose a report for a check."""
    fields, place = (
        visit.request.POST,
        CheckPlace(there.place.phase, there.place.body, there.place.commitment),
    )
    above = [one for one in there.acted_on.above if one in visit.bodies(*p.BODY_ROLES)]
    checked_by = fields.get("checked_by", "") or (above[0] if above else "")

    def act() -> str:
        services.pick_check(
            place=place,
            because=fields.get("because", ""),
            checked_by=checked_by,
            asked_for=fields.get("asked_for", ""),
            by=visit.person,
            now=visit.now,
        )
        return reverse("check", kwargs=place.named)

    return done(visit, act)


@dataclass(frozen=True, slots=True)
class CheckView:
    """What the page of a check shows.

    Attributes:
        told: the check, its report and its history.
        path: its own path, to which acts are added.
        stood: the mark of the check.
        results: each result with its word, for whoever writes one down.
        may_show: whether who asks may show the record now.
        may_record: whether they may write down what was found.
        may_answer: whether they may answer for the body now.
        files: the files that the body showed.
        last: the last day for the record; None where there is none.
        may_set: whether who asks may set it now.
        may_ask: whether they may ask for a later one now.
    """

    told: CheckTold
    path: str
    stood: str
    results: tuple[tuple[str, str], ...]
    may_show: bool
    may_record: bool
    may_answer: bool
    files: tuple[FileSeen, ...]
    last: LastDayTold | None
    may_set: bool
    may_ask: bool


def check(visit: Visit, there: CheckThere) -> HttpResponse:
    """A check, with whatever who asks may do with it."""
    row = there.check
    is_open = row.result == "open"
    results = tuple((one, said(RESULT[one])) for one in CHECK_RESULTS if one != "open")
    last = last_days((there.place.about,), visit.today, visit.language).get(there.place.about)
    is_past = last is not None and last.is_over
    view = CheckView(
        check_told(row, visit.language),
        reverse("check", kwargs=there.place.named),
        standing(row),
        results,
        may_show=is_open and not is_past and visit.may(f.SHOW_RECORD, there.acted_on),
        may_record=visit.may(f.RECORD_CHECK, there.by_whom_checks),
        may_answer=not is_open and visit.may(f.ANSWER_CHECK, there.acted_on),
        files=files_behind(OF_CHECK, there.place, visit.language),
        last=last if is_open else None,
        may_set=is_open and visit.may(f.SET_LAST_DAY, there.acted_on),
        may_ask=is_open and is_past and visit.may(f.ASK_LATER_DAY, there.acted_on),
    )
    title = said(msgid("Check of the report of {commitment}"), commitment=Text(row.commitment))
    trail = ((visit.language.folder + "office/checks/", said(msgid("Checks"))),)
    return office_page(
        visit.request, visit, OfficePage("check.html", title, view, area="checks", trail=trail)
    )


def show(visit: Visit, there: CheckThere) -> HttpResponse:
    """Show the record behind a report."""
    shown = visit.request.POST.get("shown", "")

    def act() -> str:
        services.show_record(
            place=there.place,
            shown=shown,
            files=digests_of(there.place, OF_CHECK),
            by=visit.person,
            now=visit.now,
        )
        return reverse("check", kwargs=there.place.named)

    return done(visit, act, stands=lambda: check_row(there.place))


def record(visit: Visit, there: CheckThere) -> HttpResponse:
    """Write down what was found."""
    fields = visit.request.POST

    def act() -> str:
        services.record_check(
            place=there.place,
            result=fields.get("result", "open"),
            found=fields.get("found", ""),
            by=visit.person,
            now=visit.now,
        )
        return reverse("check", kwargs=there.place.named)

    return done(visit, act, stands=lambda: check_row(there.place))


def answer(visit: Visit, there: CheckThere) -> HttpResponse:
    """Answer for the body."""
    words = visit.request.POST.get("answer", "")

    def act() -> str:
        services.answer_check(place=there.place, answer=words, by=visit.person, now=visit.now)
        return reverse("check", kwargs=there.place.named)

    return done(visit, act, stands=lambda: check_row(there.place))
