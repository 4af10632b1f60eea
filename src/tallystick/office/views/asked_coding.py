"""Coding what answers a recommendation: the rounds, a coder's desk, and what a third settles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.found_asked import LinkToSettle
from tallystick.office.handed_in import done
from tallystick.office.models import CodingRound, CodingTask, StoredRecommendation
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.asked_again import differing
from tallystick.office.selectors.asked_coding import (
    CODE_CELLS,
    CodingLine,
    CodingPage,
    awaited_coders,
    coding_lines,
    coding_page,
    links_to_settle,
)
from tallystick.office.services.asked_again import call_again
from tallystick.office.services.asked_coding import (
    call_coders,
    commit_coding,
    settle_link,
    write_code,
)
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.visit import Visit
from tallystick.report.asked_words import LINK
from tallystick.workflow import asked_acts as q

LineT = TypeVar("LineT")
#: So many rows stand on a page, that it stays small; a line to be settled holds a form.
_ROWS, _FORMS = 150, 25


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list.

    Attributes:
        name: its name.
        is_open: whether its codes are open.
        asked: how many recommendations it asks of each coder.
        awaited: how many have not committed yet, for whoever called it; None for others.
        desk: where an assessor codes in it; empty for others.
        again: whether it is a second one, of what coders differ on.
    """

    name: str
    is_open: bool
    asked: int
    awaited: int | None
    desk: str
    again: bool


@dataclass(frozen=True, slots=True)
class SettleLine:
    """A link that whoever reads could settle: what is asked, what was given, and where the form goes."""

    recommendation: str
    asked: str
    given: str
    path: str


@dataclass(frozen=True, slots=True)
class AskedView:
    """What the page of coding shows.

    Attributes:
        recommendations: how many the package has.
        rounds: each round.
        may_call: whether who asks may call coders.
        differ: how many recommendations coders could code again; 0 where who asks may not call them.
        alike: how many codes were alike, round by round, in words; for whoever calls coders.
        to_settle: what an assessor could settle, a page of it.
        turns: the pages before and after.
    """

    recommendations: int
    rounds: tuple[RoundLine, ...]
    may_call: bool
    differ: int
    alike: tuple[str, ...]
    to_settle: tuple[SettleLine, ...]
    turns: Turns


def asked(visit: Visit, _: object) -> HttpResponse:
    """Every round, and what differs that whoever asks could settle."""
    lines = _settle_lines(visit) if visit.assessor else []
    shown, turns = _page_of(visit, lines, _FORMS)
    view = AskedView(
        StoredRecommendation.objects.count(),
        tuple(_line(visit, one) for one in CodingRound.objects.order_by("pk")),
        visit.may(q.CALL_CODERS),
        *(differing(visit.language) if visit.may(q.CALL_CODERS) else (0, ())),
        shown,
        turns,
    )
    page = OfficePage("asked.html", said(msgid("What others asked")), view, area="asked")
    return office_page(visit.request, visit, page)


def _page_of(visit: Visit, lines: Sequence[LineT], most: int) -> tuple[tuple[LineT, ...], Turns]:
    """The lines of the page that is asked for, and the ways to those before and after it."""
    page = page_asked(visit.request, "page")
    start = (page - 1) * most
    return tuple(lines[start : start + most]), turned(page, len(lines) > start + most, "page")


def _line(visit: Visit, round_: CodingRound) -> RoundLine:
    coders = {str(one) for one in round_.tasks.values_list("assessor_id", flat=True)}
    return RoundLine(
        str(round_.name),
        round_.opened_at is not None,
        round_.tasks.values("recommendation").distinct().count(),
        len(awaited_coders(round_)) if visit.may(q.CALL_CODERS) else None,
        reverse("coding", kwargs={"round_": round_.name}) if visit.assessor in coders else "",
        bool(round_.again),
    )


def _settle_lines(visit: Visit) -> list[SettleLine]:
    say = visit.language.say
    return [
        SettleLine(
            one.link.recommendation,
            one.asked,
            say(
                msgid("{commitment} {title}: {how}"),
                commitment=one.link.commitment,
                title=one.title,
                how=say(LINK[one.link.how]),
            )
            if one.link.commitment
            else say(LINK[one.link.how]),
            _settle_path(one.link.recommendation, one.link.how, one.link.commitment or ""),
        )
        for one in links_to_settle(visit.assessor)
    ]


def _settle_path(recommendation: str, how: str, commitment: str) -> str:
    named = {"recommendation": recommendation, "how": how}
    if commitment:
        return reverse("settle_link", kwargs=named | {"commitment": commitment})
    return reverse("settle_none", kwargs=named)


def call_second(visit: Visit, _: object) -> HttpResponse:
    """Call those who differ to code again."""

    def act() -> str:
        call_again(by=visit.person, now=visit.now)
        return reverse("asked")

    return done(visit, act)


def call(visit: Visit, _: object) -> HttpResponse:
    """Call the coders of a round."""
    coders = visit.request.POST.get("coders", "").replace(",", ";").split(";")

    def act() -> str:
        call_coders(coders=coders, by=visit.person, now=visit.now)
        return reverse("asked")

    return done(visit, act)


@dataclass(frozen=True, slots=True)
class CodingDeskView:
    """What a coder finds in a round.

    Attributes:
        path: the page's own address.
        is_open: whether the codes are open.
        tasks: what was given to them, a page of it.
        turns: the pages before and after.
        digest: the digest that they have committed to; empty before.
    """

    path: str
    is_open: bool
    tasks: tuple[CodingLine, ...]
    turns: Turns
    digest: str


def coding(visit: Visit, round_: CodingRound) -> HttpResponse:
    """What was given to whoever asks, and how far it is."""
    seal = round_.seals.filter(assessor__id=visit.assessor).first()
    tasks, turns = _page_of(visit, coding_lines(round_, visit.assessor), _ROWS)
    view = CodingDeskView(
        reverse("coding", kwargs={"round_": round_.name}),
        round_.opened_at is not None,
        tasks,
        turns,
        seal.digest if seal else "",
    )
    page = OfficePage("asked_desk.html", str(round_.name), view, "asked", _trail(visit))
    return office_page(visit.request, visit, page)


def _trail(visit: Visit, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((visit.language.folder + "office/asked/", said(msgid("What others asked"))), *more)


@dataclass(frozen=True, slots=True)
class CodingTaskView:
    """What the page of a recommendation shows to its coder: the desk, where the form goes, the rest."""

    desk: str
    write: str
    shown: CodingPage


def coding_task(visit: Visit, task: CodingTask | None) -> HttpResponse:
    """A recommendation that was given to whoever asks."""
    if task is None:
        raise NothingThere
    round_ = task.round
    sealed = round_.opened_at is not None or round_.seals.filter(assessor__id=visit.assessor).exists()
    named = {"round_": round_.name, "recommendation": task.recommendation_id}
    desk = reverse("coding", kwargs={"round_": round_.name})
    view = CodingTaskView(
        desk, "" if sealed else reverse("write_coding", kwargs=named), coding_page(task, visit.language)
    )
    trail = _trail(visit, (desk.removeprefix("/"), str(round_.name)))
    page = OfficePage("asked_task.html", str(task.recommendation_id), view, "asked", trail)
    return office_page(visit.request, visit, page)


def write_coding(visit: Visit, task: CodingTask | None) -> HttpResponse:
    """Save what was coded, right or not."""
    if task is None:
        raise NothingThere
    cells = {name: "; ".join(visit.request.POST.getlist(name)) for name in CODE_CELLS}

    def act() -> str:
        write_code(task=task, said=cells, now=visit.now)
        named = {"round_": task.round.name, "recommendation": task.recommendation_id}
        return reverse("coding_task", kwargs=named)

    return done(visit, act)


def commit(visit: Visit, round_: CodingRound) -> HttpResponse:
    """Commit to one's codes."""

    def act() -> str:
        commit_coding(round_=round_, assessor=visit.assessor, by=visit.person, now=visit.now)
        return reverse("coding", kwargs={"round_": round_.name})

    return done(visit, act)


def own_codes(visit: Visit, round_: CodingRound) -> HttpResponse:
    """What one has committed to, with the salt: whoever has both can make the digest again."""
    seal = round_.seals.select_related("entry").filter(assessor__id=visit.assessor).first()
    if seal is None:
        raise NothingThere
    text = f"digest {seal.digest}\nsalt {seal.salt}\n{seal.entry.receipt}\n\n{seal.sheet}"
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{visit.assessor}.txt"'
    return answer


def settle(visit: Visit, there: LinkToSettle) -> HttpResponse:
    """Settle a link on which coders differ."""
    cells = {name: visit.request.POST.get(name, "") for name in ("stands", "reason")}

    def act() -> str:
        settle_link(
            assessor=visit.assessor,
            key=(there.recommendation, there.commitment, there.how),
            said=cells,
            by=visit.person,
            now=visit.now,
        )
        return reverse("asked")

    return done(visit, act)
