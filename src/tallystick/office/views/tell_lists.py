"""Checklists as the public sees them and challenges them, and what became of what somebody said in public."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.office.clock import now
from tallystick.office.marks import found_by
from tallystick.office.models import DutyChallenge, PublicComment
from tallystick.office.pages import OfficePage, said
from tallystick.office.selectors.consultations import paragraphs_of, points_of, spoken_of, text_named
from tallystick.office.selectors.disclosure import OPEN_CHALLENGE, duties_in_order, duty_named
from tallystick.office.services.comments import LONGEST_COMMENT
from tallystick.office.services.disclosure import challenge as keep_challenge
from tallystick.office.tell_pages import tell_page, tell_refused, wrote_of
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.views.case_shown import body_said, day_of
from tallystick.office.views.tell_said import said_page
from tallystick.office.views.tell_texts import TRAP, PointShown, point_shown
from tallystick.office.visit import language_now
from tallystick.register.public import DisclosureDuty
from tallystick.voice.public_words import CHALLENGE_STATE, DUTY_KIND, FOUND_STATE, words_of_challenge

_LINES = 10
_NO_LINE = Refusal(Reason("There is no such line."), Reason("look at the list of all lines"))
_NO_MARK = Refusal(Reason("Nothing is known under this mark."), Reason("look it through for a slip"))


@dataclass(frozen=True, slots=True)
class PublicDuty:
    """A line of a checklist.

    Attributes:
        id: its identifier.
        item: what has to be published.
        body: the body that has to.
        kind: on which checklist it stands.
        state: whether it was found.
        looked: on which day.
        where: where it was looked for.
        challenge: whether and how it was challenged.
        why: the words of the challenge and of the reply.
        typed: what somebody wrote on it that was not taken.
    """

    id: str
    item: str
    body: str
    kind: str
    state: str
    looked: str
    where: str
    challenge: str
    why: tuple[str, ...]
    typed: str


@dataclass(frozen=True, slots=True)
class PublicListsView:
    """What the page of the checklists shows: its lines, and what is wrong with what was handed in."""

    path: str
    lines: tuple[PublicDuty, ...]
    turns: Turns
    longest: int
    said: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class MarkView:
    """What is known under a mark.

    Attributes:
        path: the page of what it was said of.
        title: what that is called.
        day: the day it came.
        text: what was said; empty where it was deleted after its time.
        spoke_of: the wording that it is on, where that is an earlier one, and until which day that stood;
            several where the day does not tell them apart.
        became: what became of it; empty for nothing yet.
    """

    path: str
    title: str
    day: str
    text: str
    spoke_of: tuple[tuple[str, str], ...]
    became: tuple[PointShown, ...]


def lists(request: HttpRequest) -> HttpResponse:
    """Every line of the checklists."""
    return _page(request, page_asked(request, "page"))


def challenge(request: HttpRequest, duty: str) -> HttpResponse:
    """Take that a line is wrong."""
    found = duty_named(duty)
    if found is None:
        return tell_refused(request.path, _NO_LINE, 404, wrote=wrote_of(request))
    text, form = request.POST.get("text", ""), request.POST.get("form", "")[:64]
    is_trapped = bool(request.POST.get(TRAP, ""))
    try:
        mark = keep_challenge(found, text, form=form, is_trapped=is_trapped, today=now().date())
    except Refusal as refusal:
        at = next((at for at, one in enumerate(duties_in_order()) if one.id == found.id), 0)
        return _page(request, at // _LINES + 1, (found.id, text), refusal)
    return said_page(request, mark, reverse("tell_lists"))


def look_up_mark(request: HttpRequest) -> HttpResponse:
    """What became of what somebody said in public, by their mark."""
    kept = found_by(request.POST.get("mark", "")[:200])
    view = _of_comment(kept) or _of_challenge(kept)
    if view is None:
        return tell_refused(request.path, _NO_MARK, 404)
    title = said(msgid("What became of what you said"))
    return tell_page(request.path, OfficePage("tell_mark.html", title, view))


def _of_comment(kept: str) -> MarkView | None:
    row = PublicComment.objects.filter(found_by=kept).first()
    text = text_named(str(row.consultation_id)) if row else None
    if row is None or text is None:
        return None
    drawn = {str(one) for one in row.drawn.values_list("point__id", flat=True)}
    numbers = {one.id: one.number for one in paragraphs_of(text.id)}
    return MarkView(
        reverse("tell_text", kwargs={"text": text.id}),
        text.title,
        language_now().date(day_of(row.day)),
        row.text,
        tuple((language_now().date(day_of(was.until)), was.says) for was in spoken_of([row]).get(row.pk, ())),
        tuple(point_shown(one, numbers) for one in points_of(text.id) if one.id in drawn),
    )


def _of_challenge(kept: str) -> MarkView | None:
    row = DutyChallenge.objects.filter(found_by=kept).first()
    duty = duty_named(str(row.duty_id)) if row else None
    if row is None or duty is None:
        return None
    became = PointShown("", duty.item, "", ("", ""), said(CHALLENGE_STATE[row.settled]), row.reply, "")
    return MarkView(
        reverse("tell_lists"),
        duty.item,
        language_now().date(day_of(row.day)),
        row.text,
        spoke_of=(),
        became=() if row.settled == OPEN_CHALLENGE else (became,),
    )


def _page(
    request: HttpRequest, page: int, typed: tuple[str, str] = ("", ""), refusal: Refusal | None = None
) -> HttpResponse:
    language, everything = language_now(), duties_in_order()
    start = (page - 1) * _LINES
    view = PublicListsView(
        reverse("tell_lists"),
        tuple(
            _shown(one, typed[1] if one.id == typed[0] else "") for one in everything[start : start + _LINES]
        ),
        turned(page, len(everything) > start + _LINES, "page"),
        LONGEST_COMMENT,
        language.clause(refusal.title) if refusal else "",
        language.clause(refusal.fix) if refusal else "",
    )
    title = said(msgid("What bodies must publish"))
    told = OfficePage("tell_lists.html", title, view, status=409 if refusal else 200)
    return tell_page(request.path, told)


def _shown(one: DisclosureDuty, typed: str) -> PublicDuty:
    language = language_now()
    return PublicDuty(
        one.id,
        one.item,
        body_said(one.body),
        said(DUTY_KIND[one.kind]),
        said(FOUND_STATE[one.state]),
        language.date(one.looked) if one.looked else "",
        one.where or "",
        said(CHALLENGE_STATE[one.settled]) if one.settled else "",
        words_of_challenge(said, one.challenge, one.reply),
        typed,
    )
