"""How many comments there are on a text and how many are answered, kept right in the package's rows."""

import datetime
import functools
import operator
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import Q

from tallystick.base.dates import PartialDate
from tallystick.office.models import (
    DrawnComment,
    PublicComment,
    StoredConsultation,
    StoredConsultationPoint,
)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What the package counts that did not come through the office: on the text, and by point."""

    comments: int
    points: dict[str, int]


@contextmanager
def counted_anew(text: str) -> Iterator[None]:
    """Have the counts of a text and its points be right after what is done within; in one transaction.

    What came by another way, as on paper, and was typed in with the package stays counted.
    """
    StoredConsultation.objects.select_for_update().get(id=text)  # one after the other
    elsewhere = _elsewhere(text)
    yield
    _write(text, elsewhere)


def _elsewhere(text: str) -> _Elsewhere:
    row = StoredConsultation.objects.get(id=text)
    here, drawn = PublicComment.objects.filter(consultation__id=text).count(), _drawn(text)
    points = StoredConsultationPoint.objects.filter(consultation__id=text)
    return _Elsewhere(
        max(0, (row.comments or 0) - here),
        {str(one.id): max(0, (one.comments or 0) - drawn.get(str(one.id), 0)) for one in points},
    )


def _drawn(text: str) -> dict[str, int]:
    counted: dict[str, int] = {}
    for (point,) in DrawnComment.objects.filter(comment__consultation__id=text).values_list("point__id"):
        counted[str(point)] = counted.get(str(point), 0) + 1
    return counted


def _write(text: str, elsewhere: _Elsewhere) -> None:
    drawn, spoken = _drawn(text), 0
    answered: dict[datetime.date, list[str]] = {}
    for one in StoredConsultationPoint.objects.filter(consultation__id=text).order_by("pk"):
        beside = elsewhere.points.get(str(one.id), 0)
        if one.answer is not None:
            day = PartialDate.parse(str(one.answered)).last if one.answered else datetime.date.max
            answered.setdefault(day, []).append(str(one.id))
            spoken += beside
        number = beside + drawn.get(str(one.id), 0)
        if number != one.comments:
            one.comments = number
            one.save(update_fields=["comments"])
    here = PublicComment.objects.filter(consultation__id=text)
    silent = here.count() - here.filter(_is_answered(answered)).distinct().count()
    StoredConsultation.objects.filter(id=text).update(
        comments=elsewhere.comments + here.count(),
        unanswered=silent + elsewhere.comments - min(elsewhere.comments, spoken),
    )


def _is_answered(answered: Mapping[datetime.date, Collection[str]]) -> Q:
    """Which comments have an answer: drawn by a person to a point that has one, or a reason given before it.

    A reason that comes after the answer counts with its point at once, though nobody has looked at it.
    """
    names = [name for points in answered.values() for name in points]
    drawn_by_hand = Q(drawn__by__isnull=False, drawn__point__id__in=names)
    return functools.reduce(
        operator.or_,
        (Q(point__id__in=points, day__lte=day) for day, points in answered.items()),
        drawn_by_hand,
    )
