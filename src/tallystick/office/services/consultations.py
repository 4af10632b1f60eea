"""Texts opened for comment, by the office: opened, changed, comments drawn together to points, answered."""

import datetime
import re
from collections.abc import Collection, Mapping

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text
from tallystick.office.act_notes import REASONS, TEXT_CLOSED, noted
from tallystick.office.models import DrawnComment, Person, PublicComment, StoredConsultation
from tallystick.office.selectors.consultations import (
    PARAGRAPHS,
    POINTS,
    TEXTS,
    has_begun,
    paragraphs_of,
    points_of,
    text_named,
)
from tallystick.office.services.comment_counts import counted_anew
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.typed import of_others, one_line
from tallystick.office.services.wordings import keep_wording
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.public import (
    POINT_ANSWERS,
    Consultation,
    ConsultationPoint,
    DraftParagraph,
)
from tallystick.workflow.public_acts import ANSWER_POINT, DRAW_POINTS, KEEP_TEXT

#: What the secretariat writes of a text; the counts are counted.
KEPT_CELLS = ("id", "title", "body", "opened", "closed", "source", "commitment", "note")
MOST_PARAGRAPHS, LONGEST_PARAGRAPH = 300, 2_500
_BLANK = re.compile(r"\n\s*\n")
_BY_BLANK = Reason("part paragraphs by an empty line")


@transaction.atomic
def open_text(*, cells: Mapping[str, str], paragraphs: str, by: Person, now: datetime.datetime) -> str:
    """Put a text into the package that is opened for comment on a day, paragraph by paragraph.

    Args:
        cells: what was typed, by column.
        paragraphs: the text, its paragraphs parted by empty lines.
        by: who opens it.
        now: when.

    Returns:
        Its identifier.

    Raises:
        Refusal: there is one of this name, a check finds an error, or a paragraph is too long.
    """
    typed = {name: " ".join(cells.get(name, "").split()) for name in KEPT_CELLS}
    if text_named(typed["id"]) is not None:
        raise Refusal(
            Reason("There is a text {id} already.", id=Text(typed["id"])),
            Reason("give it another identifier"),
        )
    store_row(TEXTS, fitting_row(TEXTS, typed | {"comments": "0", "unanswered": "0"}))
    for number, says in enumerate(_parted(paragraphs), 1):
        row = {
            "id": f"{typed['id']}.{number}",
            "consultation": typed["id"],
            "number": str(number),
            "says": says,
        }
        store_row(PARAGRAPHS, fitting_row(PARAGRAPHS, row))
    note_act(act=KEEP_TEXT, about=f"{TEXTS} {typed['id']}", by=by, now=now)
    return typed["id"]


def _parted(text: str) -> list[str]:
    parts = [" ".join(one.split()) for one in _BLANK.split(text.replace("\r\n", "\n"))]
    parts = [one for one in parts if one]
    if not parts:
        raise Refusal(Reason("The text has no paragraph."), _BY_BLANK)
    if len(parts) > MOST_PARAGRAPHS:
        raise Refusal(
            Reason("The text has {count} paragraphs.", count=Count(len(parts))),
            Reason("open it in parts of {most} at most", most=Count(MOST_PARAGRAPHS)),
        )
    _refuse_long(parts)
    return parts


def _refuse_long(parts: Collection[str]) -> None:
    for one in parts:
        if len(one) > LONGEST_PARAGRAPH:
            raise Refusal(
                Reason(
                    "A paragraph has more than {most} signs: {start}",
                    most=Count(LONGEST_PARAGRAPH),
                    start=Text(one[:60]),
                ),
                _BY_BLANK,
            )


@transaction.atomic
def set_last_day(*, text: Consultation, closed: str, by: Person, now: datetime.datetime) -> None:
    """Take comments for longer, or, before a text is opened, for less long.

    Raises:
        Refusal: the day is none, is over, or would cut short what was announced.
    """
    cells = cells_of(BY_NAME[TEXTS], text) | {"closed": closed.strip()}
    row = fitting_row(TEXTS, cells)
    if (
        not isinstance(row, Consultation)
        or row.closed.last < now.date()
        or (has_begun(text, now.date()) and row.closed.last < text.closed.last)
    ):
        raise Refusal(
            Reason("People were told that they have until {day}.", day=Text(text.closed.text)),
            Reason("give a later day, which is not over"),
        )
    with counted_anew(text.id):
        store_row(TEXTS, row)
    note_act(
        act=KEEP_TEXT,
        about=f"{TEXTS} {text.id}",
        by=by,
        now=now,
        note=noted(TEXT_CLOSED, day=text.closed.text),
    )


@transaction.atomic
def change_paragraph(*, paragraph: DraftParagraph, says: str, by: Person, now: datetime.datetime) -> None:
    """Change a paragraph; while comments are taken its page shows what it said before, and since when.

    Comments that were made stay, and are known to be on the earlier wording.

    Raises:
        Refusal: nothing is written, it is too long, or comments are taken no longer.
    """
    new = one_line(says, Reason("write what it says now; of one that goes, that it was taken out"))
    _refuse_long([new])
    StoredConsultation.objects.select_for_update().get(id=paragraph.consultation)  # no comment meanwhile
    text = text_named(paragraph.consultation)
    there = next((one for one in paragraphs_of(paragraph.consultation) if one.id == paragraph.id), None)
    if text is None or there is None or new == there.says:
        return
    if text.closed.last < now.date():
        raise Refusal(
            Reason("Comments are taken no longer, so the text stays as it was commented on."),
            Reason("say in the answers to points what was changed"),
        )
    cells = cells_of(BY_NAME[PARAGRAPHS], there) | {"says": new}
    if has_begun(text, now.date()):
        keep_wording(there)
        cells |= {"was": there.says, "changed": now.date().isoformat()}
    store_row(PARAGRAPHS, fitting_row(PARAGRAPHS, cells))
    PublicComment.objects.filter(paragraph__id=paragraph.id).update(on_earlier=True)
    note_act(act=KEEP_TEXT, about=f"{PARAGRAPHS} {paragraph.id}", by=by, now=now, note=there.says)


@transaction.atomic
def draw_point(
    *,
    text: Consultation,
    said: str,
    paragraph: str,
    comments: Collection[int],
    by: Person,
    now: datetime.datetime,
) -> str:
    """Draw comments together to a new point; gives its identifier.

    Raises:
        Refusal: nothing is said or chosen, or a check finds an error.
    """
    words = of_others(one_line(said, Reason("sum up what these comments say")))
    _refuse_none(comments)
    taken = {one.id for one in points_of(text.id)}
    number = next(one for one in range(1, len(taken) + 2) if f"{text.id}.p{one}" not in taken)
    cells = {
        "id": f"{text.id}.p{number}",
        "consultation": text.id,
        "said": words,
        "comments": "0",
        "paragraph": paragraph,
    }
    with counted_anew(text.id):
        store_row(POINTS, fitting_row(POINTS, cells))
        _draw(text, cells["id"], comments, by, now)
    note_act(act=DRAW_POINTS, about=f"{POINTS} {cells['id']}", by=by, now=now)
    return cells["id"]


@transaction.atomic
def draw_to(
    *, point: ConsultationPoint, comments: Collection[int], by: Person, now: datetime.datetime
) -> None:
    """Draw more comments to a point that is there.

    Raises:
        Refusal: none is chosen.
    """
    text = _text_of(point)
    _refuse_none(comments)
    with counted_anew(text.id):
        _draw(text, point.id, comments, by, now)
    note_act(act=DRAW_POINTS, about=f"{POINTS} {point.id}", by=by, now=now)


@transaction.atomic
def take_from(*, point: ConsultationPoint, comment: int, by: Person, now: datetime.datetime) -> None:
    """Take a comment from a point to which it was drawn by mistake.

    Raises:
        Refusal: the point was answered, or the comment was given as a reason on this very point.
    """
    if point.answer is not None:
        raise Refusal(
            Reason("The point was answered with the comments that it has."),
            Reason("draw it to another as well"),
        )
    with counted_anew(point.consultation):
        gone, _ = DrawnComment.objects.filter(comment=comment, point__id=point.id).exclude(by=None).delete()
        if not gone:
            raise Refusal(
                Reason("This comment was given as a reason on this point."),
                Reason("draw it to another as well"),
            )
    note_act(act=DRAW_POINTS, about=f"{POINTS} {point.id}", by=by, now=now, note=f"-{comment}")


@transaction.atomic
def sum_up_reasons(
    *, point: ConsultationPoint, reasons_for: str, reasons_against: str, by: Person, now: datetime.datetime
) -> None:
    """Sum up the reasons that were given for a point and against it; both are printed, of nobody."""
    summed = {
        "reasons_for": of_others(" ".join(reasons_for.split())),
        "reasons_against": of_others(" ".join(reasons_against.split())),
    }
    with counted_anew(point.consultation):
        cells = cells_of(BY_NAME[POINTS], _as_it_is(point)) | summed
        store_row(POINTS, fitting_row(POINTS, cells))
    note_act(act=DRAW_POINTS, about=f"{POINTS} {point.id}", by=by, now=now, note=noted(REASONS))


@transaction.atomic
def answer_point(
    *, point: ConsultationPoint, answer: str, did: str, by: Person, now: datetime.datetime
) -> None:
    """Say for the body what was changed by a point, or why not.

    An answer can be given anew; the earlier one stays in the history.

    Raises:
        Refusal: it is no answer, nothing is said, or reasons against the point were not summed up.
    """
    words = one_line(did, Reason("say what was changed, or why nothing was"))
    if answer not in POINT_ANSWERS:
        raise Refusal(Reason("It is not said what became of the point."), Reason("choose one of the list"))
    told = {"answer": answer, "did": words, "answered": now.date().isoformat()}
    with counted_anew(point.consultation):
        cells = cells_of(BY_NAME[POINTS], _as_it_is(point))
        for side, column in (("for", "reasons_for"), ("against", "reasons_against")):
            if not cells[column] and PublicComment.objects.filter(point__id=point.id, side=side).exists():
                raise Refusal(
                    Reason("Reasons were given on this point that nobody has summed up."),
                    Reason("ask the secretariat to sum them up, for and against, before it is answered"),
                )
        store_row(POINTS, fitting_row(POINTS, cells | told))
    note_act(act=ANSWER_POINT, about=f"{POINTS} {point.id}", by=by, now=now, note=f"{answer}: {words}")


def _as_it_is(point: ConsultationPoint) -> ConsultationPoint:
    """A point as it is now: what somebody else wrote since it was read stays."""
    return next(one for one in points_of(point.consultation) if one.id == point.id)


def _text_of(point: ConsultationPoint) -> Consultation:
    text = text_named(point.consultation)
    assert text is not None  # noqa: S101 - a point names its text, and the database holds it to that
    return text


def _refuse_none(comments: Collection[int]) -> None:
    if not comments:
        raise Refusal(Reason("No comment is chosen."), Reason("set the box beside those that say it"))


def _draw(
    text: Consultation, point: str, comments: Collection[int], by: Person, now: datetime.datetime
) -> None:
    chosen = PublicComment.objects.filter(pk__in=comments, consultation__id=text.id)
    for one in chosen.exclude(drawn__point__id=point).order_by("pk"):
        DrawnComment.objects.create(comment=one, point_id=point, by=by, at=now)
