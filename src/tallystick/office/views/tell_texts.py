"""Texts open for comment, as the public sees them: read, commented on by paragraph, and what became of it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.office.clock import now
from tallystick.office.models.consulted import AGAINST, FOR
from tallystick.office.pages import OfficePage, said
from tallystick.office.selectors.consultations import (
    earlier_wordings,
    is_open,
    paragraphs_of,
    points_of,
    shared_out,
    text_named,
    texts,
    wording_of,
)
from tallystick.office.services.comments import LONGEST_COMMENT, CommentTyped, comment
from tallystick.office.tell_pages import tell_page, tell_refused, wrote_of
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.views.case_shown import body_said, day_of
from tallystick.office.views.tell_said import said_page
from tallystick.office.visit import language_now
from tallystick.register.public import Consultation, ConsultationPoint
from tallystick.report.views.consultations import unanswered
from tallystick.voice.public_words import POINT_ANSWER, UNANSWERED

#: A field that people don't see; what fills it in is most likely a program.
TRAP = "website"
_POINTS = 12
_NAME = msgid("Texts open for comment")
NO_TEXT = Refusal(Reason("There is no such text."), Reason("look at the list of all texts"))


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text in the list: its page, its title, its days, whether it is open."""

    path: str
    title: str
    days: tuple[str, str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class OpenTextsView:
    """What the list of texts shows."""

    texts: tuple[OpenText, ...]


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """A paragraph with its form.

    Attributes:
        id: its identifier.
        number: its number in the text.
        says: what it says.
        was: what it said before; empty where it was not changed.
        changed: on which day it was changed.
        earlier: what it said before that, and until which day, the latest first.
        wording: by what its wording is known.
        typed: what somebody wrote on it that was not taken.
    """

    id: str
    number: str
    says: str
    was: str
    changed: str
    earlier: tuple[tuple[str, str], ...]
    wording: str
    typed: str


@dataclass(frozen=True, slots=True)
class PublicTextView:
    """What the page of a text shows.

    Attributes:
        path: its address, below which its forms go.
        body: the body that asks.
        days: from when until when comments are taken.
        is_open: whether they are taken now.
        is_over: whether they are taken no longer.
        comments: how many came.
        unanswered: how many of them have no answer.
        note: what a reader should know.
        points: how many points were drawn together.
        paragraphs: those of this page.
        turns: the pages before and after.
        longest: how many signs a comment may have.
        typed: what somebody wrote on the whole that was not taken.
        said: what is wrong; empty for nothing.
        mend: what would be right.
        left: what somebody wrote that no form of this page holds.
    """

    path: str
    body: str
    days: tuple[str, str]
    is_open: bool
    is_over: bool
    comments: int
    unanswered: int
    note: str
    points: int
    paragraphs: tuple[ParagraphShown, ...]
    turns: Turns
    longest: int
    typed: str = ""
    said: str = ""
    mend: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class PointShown:
    """A point: what was said, on what, reasons, what became of it, and what was not taken, with its side."""

    id: str
    said: str
    on: str
    reasons: tuple[str, str]
    answer: str
    did: str
    day: str
    typed: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class PublicPointsView:
    """What the page of points shows.

    Its points, what is wrong with what was handed in, and what somebody wrote that no form of it holds.
    """

    path: str
    is_open: bool
    points: tuple[PointShown, ...]
    turns: Turns
    longest: int
    said: str = ""
    mend: str = ""
    left: str = ""


def open_texts(request: HttpRequest) -> HttpResponse:
    """Every text that was opened for comment."""
    view = OpenTextsView(tuple(map(_listed, texts())))
    return tell_page(request.path, OfficePage("tell_texts.html", said(_NAME), view))


def _listed(one: Consultation) -> OpenText:
    days = (language_now().date(one.opened), language_now().date(one.closed))
    path = reverse("tell_text", kwargs={"text": one.id})
    return OpenText(path, one.title, days, is_open(one, now().date()))


def one_text(request: HttpRequest, text: str) -> HttpResponse:
    """A text, with a form beside each paragraph as long as it is open."""
    found = text_named(text)
    return _text_page(request, found) if found else tell_refused(request.path, NO_TEXT, 404)


def points(request: HttpRequest, text: str) -> HttpResponse:
    """The points that were made on a text, and what was done."""
    found = text_named(text)
    return _points_page(request, found) if found else tell_refused(request.path, NO_TEXT, 404)


def add_comment(request: HttpRequest, text: str) -> HttpResponse:
    """Take a comment, or show again what was written with what is wrong."""
    found = text_named(text)
    if found is None:
        return tell_refused(request.path, NO_TEXT, 404, wrote=wrote_of(request))
    posted = request.POST
    typed = CommentTyped(
        posted.get("text", ""),
        posted.get("paragraph", ""),
        posted.get("wording", ""),
        posted.get("point", ""),
        posted.get("side", "") if posted.get("side", "") in {FOR, AGAINST} else "",
        bool(posted.get(TRAP, "")),
    )
    try:
        mark = comment(found, typed, form=posted.get("form", "")[:64], today=now().date())
    except Refusal as refusal:
        drawn = _points_page if typed.point else _text_page
        return drawn(request, found, typed, refusal)
    back = reverse("tell_points" if typed.point else "tell_text", kwargs={"text": found.id})
    return said_page(request, mark, back)


def point_shown(
    one: ConsultationPoint, numbers: dict[str, str], typed: CommentTyped | None = None
) -> PointShown:
    """A point in words.

    Args:
        one: the point.
        numbers: the numbers of paragraphs, by identifier.
        typed: what somebody wrote that was not taken, on this point or another one.
    """
    own = typed if typed and typed.point == one.id else None
    language = language_now()
    return PointShown(
        one.id,
        one.said,
        numbers.get(one.paragraph or "", said(msgid("The whole text"))),
        (one.reasons_for or "", one.reasons_against or ""),
        said(POINT_ANSWER[one.answer] if one.answer else UNANSWERED),
        one.did or "",
        language.date(one.answered) if one.answered else "",
        *((own.text, own.side) if own else ("", "")),
    )


def _text_page(
    request: HttpRequest,
    text: Consultation,
    typed: CommentTyped | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    language, today = language_now(), now().date()
    paragraphs = paragraphs_of(text.id)
    earlier = earlier_wordings(text, paragraphs)
    pages = shared_out(paragraphs, earlier)
    asked = page_asked(request, "page")
    if typed and typed.paragraph:
        held = (at for at, one in enumerate(pages, 1) if any(row.id == typed.paragraph for row in one))
        asked = next(held, asked)
    page, found = min(asked, len(pages)), points_of(text.id)
    on = typed.paragraph if typed else ""
    view = PublicTextView(
        reverse("tell_text", kwargs={"text": text.id}),
        body_said(text.body),
        (language.date(text.opened), language.date(text.closed)),
        is_open(text, today),
        text.closed.last < today,
        text.comments,
        unanswered(text, found),
        text.note or "",
        len(found),
        tuple(
            ParagraphShown(
                one.id,
                one.number,
                one.says,
                one.was or "",
                language.date(one.changed) if one.changed else "",
                tuple((language.date(day_of(was.until)), was.says) for was in earlier.get(one.id, ())),
                wording_of(one.says),
                typed.text if typed and one.id == on else "",
            )
            for one in pages[page - 1]
        ),
        turned(page, len(pages) > page, "page"),
        LONGEST_COMMENT,
        typed.text if typed and not any(one.id == on for one in pages[page - 1]) else "",
        language.clause(refusal.title) if refusal else "",
        language.clause(refusal.fix) if refusal else "",
        typed.text if typed and not is_open(text, today) else "",
    )
    told = OfficePage("tell_text.html", text.title, view, status=409 if refusal else 200)
    return tell_page(request.path, told)


def _points_page(
    request: HttpRequest,
    text: Consultation,
    typed: CommentTyped | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    language, found = language_now(), points_of(text.id)
    page = page_asked(request, "page")
    if typed:
        page = 1 + next((at for at, one in enumerate(found) if one.id == typed.point), 0) // _POINTS
    start = (page - 1) * _POINTS
    is_held = is_open(text, now().date()) and any(typed and one.id == typed.point for one in found)
    numbers = {one.id: one.number for one in paragraphs_of(text.id)}
    view = PublicPointsView(
        reverse("tell_text", kwargs={"text": text.id}),
        is_open(text, now().date()),
        tuple(point_shown(one, numbers, typed) for one in found[start : start + _POINTS]),
        turned(page, len(found) > start + _POINTS, "page"),
        LONGEST_COMMENT,
        language.clause(refusal.title) if refusal else "",
        language.clause(refusal.fix) if refusal else "",
        typed.text if typed and not is_held else "",
    )
    told = OfficePage("tell_points.html", text.title, view, status=409 if refusal else 200)
    return tell_page(request.path, told)
