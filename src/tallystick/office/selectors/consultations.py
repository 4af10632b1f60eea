"""Texts that are open for comment: what they say now, what was said of them, what was drawn together."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.office.models import OfficeDeed, PublicComment
from tallystick.office.models.consulted import AGAINST, FOR
from tallystick.office.selectors.plan import model_of, rows_in
from tallystick.register.indexed import BY_NAME
from tallystick.register.order import in_order
from tallystick.register.public import Consultation, ConsultationPoint, DraftParagraph
from tallystick.workflow.public_acts import KEEP_TEXT

if TYPE_CHECKING:
    from django.db.models import QuerySet

TEXTS, PARAGRAPHS, POINTS = "consultations", "draft_paragraphs", "consultation_points"
#: What a page of a text holds at most: bytes of what it says, with some for the form beside each paragraph.
_MOST_BYTES, _OF_FORM = 14_000, 900


def texts() -> list[Consultation]:
    """Every text that was ever opened for comment, the latest first."""
    return sorted(rows_in(BY_NAME[TEXTS]), key=lambda one: (one.opened.text, one.id), reverse=True)


def text_named(name: str) -> Consultation | None:
    """A text, by its identifier; None where there is none."""
    return next(rows_in(BY_NAME[TEXTS], model_of(BY_NAME[TEXTS])._default_manager.filter(id=name)), None)


def paragraphs_of(text: str) -> list[DraftParagraph]:
    """The paragraphs of a text, in its order."""
    chosen = model_of(BY_NAME[PARAGRAPHS])._default_manager.filter(consultation__id=text)
    return list(in_order(BY_NAME[PARAGRAPHS], list(rows_in(BY_NAME[PARAGRAPHS], chosen))))


def points_of(text: str) -> list[ConsultationPoint]:
    """The points that were drawn together of a text, in the order of identifiers."""
    chosen = model_of(BY_NAME[POINTS])._default_manager.filter(consultation__id=text)
    return list(in_order(BY_NAME[POINTS], list(rows_in(BY_NAME[POINTS], chosen))))


def paragraph_now(paragraph: DraftParagraph) -> DraftParagraph | None:
    """A paragraph as it is now; None where it was taken out."""
    return next((one for one in paragraphs_of(paragraph.consultation) if one.id == paragraph.id), None)


def words_now(point: ConsultationPoint) -> tuple[str | None, ...]:
    """What a point says now, whoever wrote it."""
    return words_of(next((one for one in points_of(point.consultation) if one.id == point.id), point))


def words_of(point: ConsultationPoint) -> tuple[str | None, ...]:
    """What a point says: comments that are drawn to it change no word of it."""
    return (point.said, point.reasons_for, point.reasons_against, point.answer, point.did)


def is_open(text: Consultation, today: datetime.date) -> bool:
    """Whether comments on a text are taken on a day."""
    return text.opened.first <= today <= text.closed.last


def has_begun(text: Consultation, today: datetime.date) -> bool:
    """Whether comments on a text were ever taken."""
    return text.opened.first <= today


def wording_of(says: str) -> str:
    """By what it is known whether a paragraph says what somebody read: the beginning of its SHA-256."""
    return hashlib.sha256(says.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class EarlierWording:
    """What a paragraph said until a day on which it was changed while comments were taken."""

    until: datetime.date
    says: str


#: By paragraph, what it said before the wording that its row has as the last one, the latest first.
EarlierWordings = Mapping[str, tuple[EarlierWording, ...]]


def earlier_wordings(text: Consultation, paragraphs: Sequence[DraftParagraph]) -> EarlierWordings:
    """What the paragraphs of a text said before the last change, by the history, which nobody alters.

    So no second change hides a first one.
    """
    named = {f"{PARAGRAPHS} {one.id}": one.id for one in paragraphs if one.was}
    found: dict[str, tuple[EarlierWording, ...]] = {}
    deeds = OfficeDeed.objects.filter(act=KEEP_TEXT, about__in=list(named), at__date__gte=text.opened.first)
    for one in deeds.order_by("pk"):
        name = named[one.about]
        found[name] = (EarlierWording(one.at.date(), one.note), *found.get(name, ()))
    return {name: wordings[1:] for name, wordings in found.items()}


def shared_out(
    paragraphs: Sequence[DraftParagraph], earlier: EarlierWordings | None = None
) -> list[list[DraftParagraph]]:
    """The paragraphs page by page, so that no page is long; one page where there are none."""
    pages: list[list[DraftParagraph]] = [[]]
    held = 0
    for one in paragraphs:
        shown = (one.says, one.was or "", *(wording.says for wording in (earlier or {}).get(one.id, ())))
        size = sum(len(words.encode()) for words in shown) + _OF_FORM
        if pages[-1] and held + size > _MOST_BYTES:
            pages.append([])
            held = 0
        pages[-1].append(one)
        held += size
    return pages


@dataclass(frozen=True, slots=True)
class CommentTold:
    """A comment as those see it who draw comments together.

    Attributes:
        number: its number.
        on: the paragraph that it is on; empty for the whole text.
        spoke_of: where that paragraph has been changed since, the wording that it is on; several where it was
            changed on the very day.
        side: whether it is a reason for a point or against it; empty for neither.
        text: what it says; empty where that was deleted after its time.
        day: the day it came.
        points: the points that it was drawn to.
        is_trapped: whether it looks as if a program had sent it.
    """

    number: int
    on: str
    spoke_of: tuple[EarlierWording, ...]
    side: str
    text: str
    day: datetime.date
    points: tuple[str, ...]
    is_trapped: bool


def comments_on(text: str, *, drawn: bool) -> "QuerySet[PublicComment]":
    """The comments on a text that were drawn to some point, or those that wait for it; doubtful ones last."""
    found = PublicComment.objects.filter(consultation__id=text, drawn__isnull=not drawn).distinct()
    return found.order_by("is_trapped", "pk").prefetch_related("drawn")


def told(comments: "QuerySet[PublicComment]") -> tuple[CommentTold, ...]:
    """Comments as those see them who draw them together."""
    spoke = spoken_of(list(comments))
    return tuple(
        CommentTold(
            one.pk,
            str(one.paragraph_id or ""),
            spoke.get(one.pk, ()),
            one.side,
            one.text,
            one.day,
            tuple(sorted(str(drawn.point_id) for drawn in one.drawn.all())),
            one.is_trapped,
        )
        for one in comments
    )


def spoken_of(comments: Sequence[PublicComment]) -> dict[int, tuple[EarlierWording, ...]]:
    """By comment that is on an earlier wording, which one; several where its day does not tell them apart.

    A comment has a day and no hour, so that of a paragraph that was changed twice on that day each wording
    which stood then may be meant, but the one that stands now.
    """
    on_earlier = [one for one in comments if one.on_earlier]
    deeds = OfficeDeed.objects.filter(
        act=KEEP_TEXT, about__in={f"{PARAGRAPHS} {one.paragraph_id}" for one in on_earlier}
    )
    history: dict[str, list[EarlierWording]] = {}
    for deed in deeds.order_by("pk"):
        history.setdefault(deed.about, []).append(EarlierWording(deed.at.date(), deed.note))
    found: dict[int, tuple[EarlierWording, ...]] = {}
    for one in on_earlier:
        wordings = history.get(f"{PARAGRAPHS} {one.paragraph_id}", [])
        since = [datetime.date.min, *(was.until for was in wordings)]
        stood = zip(since, wordings, strict=False)
        found[one.pk] = tuple(was for begun, was in stood if begun <= one.day <= was.until)
    return found


def sides_of(point: str) -> tuple[int, int]:
    """How many reasons were given for a point, and against it."""
    found = PublicComment.objects.filter(point__id=point)
    return found.filter(side=FOR).count(), found.filter(side=AGAINST).count()
