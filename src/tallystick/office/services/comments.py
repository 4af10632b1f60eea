"""What the public says of a text that is open: taken, kept apart from who said it, and deleted in time."""

import datetime
import hashlib
from dataclasses import dataclass

from django.db import transaction

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text
from tallystick.office.marks import found_by, make_mark
from tallystick.office.models import (
    DrawnComment,
    LedgerEvent,
    PublicComment,
    StoredConsultation,
    StoredConsultationPoint,
    StoredDraftParagraph,
)
from tallystick.office.models.consulted import AGAINST, FOR
from tallystick.office.selectors.consultations import is_open, text_named, wording_of
from tallystick.office.services.comment_counts import counted_anew
from tallystick.register.public import Consultation

#: The longest comment and challenge, in characters; the most comments on a text.
LONGEST_COMMENT, MOST_COMMENTS = 3_000, 100_000
#: So many days after the last one on which comments were taken their words are deleted.
WORDS_KEPT_DAYS = 365
#: The type of the entries of comments and challenges in the ledger.
SAID_IN_PUBLIC = "said-in-public"
_WRITE = Reason("write a sentence")


@dataclass(frozen=True, slots=True)
class CommentTyped:
    """A comment as it was handed in.

    Attributes:
        text: what it says.
        paragraph: the paragraph that it is on; empty for the whole.
        wording: by what the paragraph is known as its sender read it.
        point: the point for or against which it is a reason; empty for none.
        side: `FOR` or `AGAINST`; empty for none.
        is_trapped: whether a field was filled in that people don't see.
    """

    text: str
    paragraph: str = ""
    wording: str = ""
    point: str = ""
    side: str = ""
    is_trapped: bool = False


@transaction.atomic
def comment(text: Consultation, typed: CommentTyped, *, form: str, today: datetime.date) -> str:
    """Take a comment on a text; handed in twice it is taken once.

    Args:
        text: the text.
        typed: what was handed in.
        form: the word of the form.
        today: the day.

    Returns:
        The mark by which its sender finds what became of it.

    Raises:
        Refusal: comments are not taken now, nothing is written, or what it is on is not there or has been
            changed since it was read; what was written is not lost.
    """
    said = fit_words(typed.text)
    mark = make_mark(form, text.id, typed.paragraph, typed.point, typed.side, said)
    there = PublicComment.objects.filter(found_by=found_by(mark))
    if there.exists():
        return mark
    _refuse_untimely(text, today)
    with counted_anew(text.id):  # no paragraph is changed meanwhile
        if there.exists():  # the same form, a moment ago
            return mark
        _refuse_what_it_is_on(text, typed)
        if PublicComment.objects.filter(consultation__id=text.id).count() >= MOST_COMMENTS:
            raise Refusal(
                Reason(
                    "There are {count} comments on this text, and no room for more.",
                    count=Count(MOST_COMMENTS),
                ),
                Reason("write to the body that asks; its address stands in its own publications"),
            )
        made = PublicComment.objects.create(
            consultation_id=text.id,
            paragraph_id=typed.paragraph or None,
            point_id=typed.point or None,
            side=typed.side,
            text=said,
            day=today,
            found_by=found_by(mark),
            is_trapped=typed.is_trapped,
        )
        if typed.point:
            DrawnComment.objects.create(comment=made, point_id=typed.point, by=None, at=None)
    keep_in_ledger(text.id, mark, said)
    return mark


def fit_words(text: str) -> str:
    """What was written, if it can be taken.

    Raises:
        Refusal: it is nothing, too long, or holds what is no character.
    """
    said = text.replace("\r\n", "\n").strip()
    if not said:
        raise Refusal(Reason("Nothing is written."), _WRITE)
    if len(said) > LONGEST_COMMENT:
        raise Refusal(
            Reason("The text has more than {count} signs.", count=Count(LONGEST_COMMENT)),
            Reason("shorten it, or send the rest as a second one; nothing of it was lost"),
        )
    if "\0" in said:
        raise Refusal(Reason("The text holds a character that is none (NUL)."), Reason("take it out"))
    return said


def keep_in_ledger(about: str, mark: str, said: str) -> None:
    """Have the ledger keep that something was said, by a digest that tells nothing without its mark."""
    digest = hashlib.sha256(f"{mark}\n{said}".encode()).hexdigest()
    event = canonical_bytes({"about": about, "said": digest}).decode()
    LedgerEvent.objects.create(kind=SAID_IN_PUBLIC, event=event)


def _refuse_untimely(text: Consultation, today: datetime.date) -> None:
    if not is_open(text, today):
        raise Refusal(
            Reason(
                "Comments on this text are taken from {first} to {last}.",
                first=Text(text.opened.text),
                last=Text(text.closed.text),
            ),
            Reason("keep your text; write to the body that asks, or send a proposal from the first page"),
        )


def _refuse_what_it_is_on(text: Consultation, typed: CommentTyped) -> None:
    if typed.side not in {"", FOR, AGAINST} or bool(typed.side) != bool(typed.point):
        raise Refusal(
            Reason("It is not said whether this speaks for the point or against it."),
            Reason("choose one of the two"),
        )
    if typed.point:
        point = StoredConsultationPoint.objects.filter(id=typed.point, consultation__id=text.id).first()
        if point is None:
            raise Refusal(Reason("This point is not there any more."), Reason("write a comment of your own"))
    if typed.paragraph:
        row = StoredDraftParagraph.objects.filter(id=typed.paragraph, consultation__id=text.id).first()
        if row is None:
            raise Refusal(
                Reason("This paragraph is not in the text any more."),
                Reason("put your text beside another one, or beside the whole"),
            )
        if wording_of(str(row.says)) != typed.wording:
            raise Refusal(
                Reason("The paragraph was changed while you wrote."),
                Reason("read what it says now; your text stands below it: send it again if it still holds"),
            )


@transaction.atomic
def drop_old_words(today: datetime.date) -> int:
    """Delete the words of comments whose time is over; that they came is counted still. Gives how many."""
    number = 0
    for row in StoredConsultation.objects.all():
        text = text_named(str(row.id))
        if text is not None and text.closed.last < today - datetime.timedelta(days=WORDS_KEPT_DAYS):
            number += PublicComment.objects.filter(consultation__id=text.id).exclude(text="").update(text="")
    return number
