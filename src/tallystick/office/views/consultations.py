"""Texts open for comment, as the office sees them: changed, comments drawn together, points answered."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.cell_fields import CellField, cell_fields
from tallystick.office.handed_in import done
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.consultations import (
    TEXTS,
    comments_on,
    is_open,
    paragraph_now,
    paragraphs_of,
    points_of,
    sides_of,
    told,
    words_now,
    words_of,
)
from tallystick.office.selectors.consultations import texts as all_texts
from tallystick.office.services import consultations as services
from tallystick.office.standing import standing
from tallystick.office.turning import page_asked, turned
from tallystick.office.views.comments_shown import CommentsView, wordings_said
from tallystick.office.visit import Visit
from tallystick.register.public import Consultation, ConsultationPoint, DraftParagraph
from tallystick.report.views.consultations import unanswered
from tallystick.voice.public_words import POINT_ANSWER, UNANSWERED
from tallystick.workflow import public_acts as a
from tallystick.workflow.permissions import ActedOn

_COMMENTS = 40
#: No number of a comment has more digits.
_LONGEST_NUMBER = 16
_NAME = msgid("Texts open for comment")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text in a list: its page, its title, its days, whether it is open, comments, and those unanswered."""

    path: str
    title: str
    days: tuple[str, str]
    is_open: bool
    comments: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class TextsView:
    """What the list of texts shows: the texts, and the cells of a new one for whoever may open one."""

    texts: tuple[TextLine, ...]
    cells: tuple[CellField, ...]
    most: int


@dataclass(frozen=True, slots=True)
class PointTold:
    """A point with what whoever asks may do with it.

    Attributes:
        path: where its forms go.
        point: the point.
        answer: what became of it, in words.
        sides: how many reasons were given for it, and against.
        stood: the mark of the point.
    """

    path: str
    point: ConsultationPoint
    answer: str
    sides: tuple[int, int]
    stood: str


@dataclass(frozen=True, slots=True)
class TextView:
    """What the page of a text shows.

    Attributes:
        path: its address, below which its forms go.
        public: where the public reads it and comments on it.
        line: its days and counts.
        paragraphs: each, with the address of its form, and its mark.
        points: what comments say.
        answers: each answer with its word.
        may_keep: whether who asks may change it.
        may_read: whether they may read each comment.
        may_draw: whether they may draw comments together.
        may_answer: whether they may answer for the body.
    """

    path: str
    public: str
    line: TextLine
    paragraphs: tuple[tuple[DraftParagraph, str, str], ...]
    points: tuple[PointTold, ...]
    answers: tuple[tuple[str, str], ...]
    may_keep: bool
    may_read: bool
    may_draw: bool
    may_answer: bool


def texts(visit: Visit, _: object) -> HttpResponse:
    """Every text that was opened for comment, and a form for a new one."""
    cells = cell_fields(TEXTS, services.KEPT_CELLS, {}, visit.language) if visit.may(a.KEEP_TEXT) else ()
    view = TextsView(tuple(_line(visit, one) for one in all_texts()), cells, services.LONGEST_PARAGRAPH)
    return office_page(
        visit.request, visit, OfficePage("consultations.html", said(_NAME), view, "consultations")
    )


def open_one(visit: Visit, _: object) -> HttpResponse:
    """Open a text for comment."""
    typed = {name: visit.request.POST.get(name, "") for name in services.KEPT_CELLS}

    def act() -> str:
        text = visit.request.POST.get("text", "")
        made = services.open_text(cells=typed, paragraphs=text, by=visit.person, now=visit.now)
        return reverse("consultation", kwargs={"text": made})

    return done(visit, act)


def one_text(visit: Visit, found: Consultation) -> HttpResponse:
    """A text with what was said of it."""
    path = reverse("consultation", kwargs={"text": found.id})
    view = TextView(
        path,
        reverse("tell_text", kwargs={"text": found.id}),
        _line(visit, found),
        tuple((one, f"{path}paragraphs/{one.id}/change/", standing(one)) for one in paragraphs_of(found.id)),
        tuple(
            PointTold(
                f"{path}points/{one.id}/",
                one,
                said(POINT_ANSWER[one.answer] if one.answer else UNANSWERED),
                sides_of(one.id),
                standing(words_of(one)),
            )
            for one in points_of(found.id)
        ),
        tuple((code, said(words)) for code, words in POINT_ANSWER.items()),
        visit.may(a.KEEP_TEXT),
        visit.may(a.SEE_COMMENTS),
        visit.may(a.DRAW_POINTS),
        visit.may(a.ANSWER_POINT, ActedOn(body=found.body)),
    )
    trail = ((visit.language.folder + "office/consultations/", said(_NAME)),)
    page = OfficePage("consultation.html", found.title, view, "consultations", trail)
    return office_page(visit.request, visit, page)


def comments(visit: Visit, found: Consultation) -> HttpResponse:
    """The comments on a text: those that wait to be drawn together, or those that were."""
    waiting = "drawn" not in visit.request.GET
    page = page_asked(visit.request, "page")
    rows = comments_on(found.id, drawn=not waiting)[(page - 1) * _COMMENTS : page * _COMMENTS + 1]
    shown = told(rows)
    turns = turned(page, len(shown) > _COMMENTS, "page" if waiting else "drawn=on&page")
    view = CommentsView(
        reverse("consultation", kwargs={"text": found.id}),
        waiting,
        shown[:_COMMENTS],
        tuple((one.id, one.said) for one in points_of(found.id)),
        turns,
        visit.may(a.DRAW_POINTS),
        wordings_said(shown),
    )
    above = f"{visit.language.folder}office/consultations/"
    trail = ((above, said(_NAME)), (f"{above}{found.id}/", found.title))
    title = said(msgid("Comments"))
    return office_page(visit.request, visit, OfficePage("comments.html", title, view, "consultations", trail))


def last_day(visit: Visit, found: Consultation) -> HttpResponse:
    """Take comments for longer."""
    closed = visit.request.POST.get("closed", "")
    return _kept(
        visit,
        found.id,
        lambda: services.set_last_day(text=found, closed=closed, by=visit.person, now=visit.now),
    )


def change(visit: Visit, found: DraftParagraph) -> HttpResponse:
    """Change a paragraph."""
    says = visit.request.POST.get("says", "")
    return _kept(
        visit,
        found.consultation,
        lambda: services.change_paragraph(paragraph=found, says=says, by=visit.person, now=visit.now),
        lambda: paragraph_now(found),
    )


def draw(visit: Visit, found: Consultation) -> HttpResponse:
    """Draw comments together, to a new point or to one that is there."""
    typed = visit.request.POST
    chosen = [int(one) for one in typed.getlist("comment") if one.isdecimal() and len(one) < _LONGEST_NUMBER]
    there = next((one for one in points_of(found.id) if one.id == typed.get("point", "")), None)

    def act() -> None:
        if there is not None:
            services.draw_to(point=there, comments=chosen, by=visit.person, now=visit.now)
        else:
            services.draw_point(
                text=found,
                said=typed.get("said", ""),
                paragraph=typed.get("paragraph", "").strip(),
                comments=chosen,
                by=visit.person,
                now=visit.now,
            )

    return _kept(visit, found.id, act)


def take_from(visit: Visit, found: ConsultationPoint) -> HttpResponse:
    """Take a comment from a point."""
    number = visit.request.POST.get("comment", "")
    comment = int(number) if number.isdecimal() and len(number) < _LONGEST_NUMBER else 0
    return _kept(
        visit,
        found.consultation,
        lambda: services.take_from(point=found, comment=comment, by=visit.person, now=visit.now),
    )


def reasons(visit: Visit, found: ConsultationPoint) -> HttpResponse:
    """Sum up the reasons for a point and against it."""
    typed = visit.request.POST
    return _kept(
        visit,
        found.consultation,
        lambda: services.sum_up_reasons(
            point=found,
            reasons_for=typed.get("for", ""),
            reasons_against=typed.get("against", ""),
            by=visit.person,
            now=visit.now,
        ),
        lambda: words_now(found),
    )


def answer(visit: Visit, found: ConsultationPoint) -> HttpResponse:
    """Say for the body what became of a point."""
    typed = visit.request.POST
    return _kept(
        visit,
        found.consultation,
        lambda: services.answer_point(
            point=found,
            answer=typed.get("answer", ""),
            did=typed.get("did", ""),
            by=visit.person,
            now=visit.now,
        ),
        lambda: words_now(found),
    )


def _line(visit: Visit, one: Consultation) -> TextLine:
    return TextLine(
        reverse("consultation", kwargs={"text": one.id}),
        one.title,
        (visit.language.date(one.opened), visit.language.date(one.closed)),
        is_open(one, visit.today),
        one.comments,
        unanswered(one, points_of(one.id)),
    )


def _kept(
    visit: Visit,
    text: str,
    change_it: Callable[[], object],
    stands: Callable[[], object] | None = None,
) -> HttpResponse:
    """Do what a form asks, and lead back to the text."""

    def act() -> str:
        change_it()
        return reverse("consultation", kwargs={"text": text})

    return done(visit, act, stands=stands)
