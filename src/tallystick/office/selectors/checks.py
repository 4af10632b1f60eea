"""Which reports are checked, what is asked of them, and what was found."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from tallystick.office.act_notes import said_note
from tallystick.office.check_place import CheckPlace
from tallystick.office.models import (
    OfficeDeed,
    StoredBody,
    StoredCommitment,
    StoredPlanPhase,
    StoredProgressReport,
    StoredSpotCheck,
)
from tallystick.office.selectors.deeds import DEED_WORDS
from tallystick.office.selectors.plan import rows_in
from tallystick.register.indexed import BY_NAME
from tallystick.register.phases import ProgressReport, SpotCheck
from tallystick.report.views.report_rows import RATING, RESULT
from tallystick.voice.check_words import drawn_said
from tallystick.voice.language import Language
from tallystick.workflow.drawing import draw_read

#: The most checks on a page.
MOST_SHOWN = 100
#: The kinds of bodies that are offered to make a check.
_CHECKING = ("supervisory_body", "coordinating_body")


def check_row(place: CheckPlace) -> SpotCheck | None:
    """The check of a report; None where it is not checked."""
    table = BY_NAME["checks"]
    return next(rows_in(table, StoredSpotCheck.objects.filter(place.rows)), None)


def report_row(place: CheckPlace) -> ProgressReport | None:
    """The report that stands in the package; None where none came."""
    table = BY_NAME["reports"]
    return next(rows_in(table, StoredProgressReport.objects.filter(place.rows)), None)


def reports_in(phase: str, bodies: tuple[str, ...] | None) -> tuple[ProgressReport, ...]:
    """The approved reports of a phase: of some bodies, or of all."""
    found = StoredProgressReport.objects.filter(phase__id=phase)
    if bodies is not None:
        found = found.filter(body__id__in=bodies)
    return tuple(rows_in(BY_NAME["reports"], found))


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check in a list: its page, the body, the commitment, the phase, when it was asked, and its result."""

    path: str
    body: str
    commitment: str
    phase: str
    asked: str
    result: tuple[str, str]


def check_lines(bodies: tuple[str, ...] | None, language: Language) -> tuple[tuple[CheckLine, ...], int]:
    """Checks of reports of some bodies or made by them, or all, open ones first; and how many there are."""
    found = StoredSpotCheck.objects.all()
    if bodies is not None:
        found = found.filter(Q(body__id__in=bodies) | Q(checked_by__id__in=bodies))
    number = found.count()
    chosen = found.extra(select={"is_closed": "result <> 'open'"}, order_by=["is_closed", "-asked", "-key"])
    rows = rows_in(BY_NAME["checks"], chosen[:MOST_SHOWN])
    return tuple(_line(one, language) for one in rows), number


def _line(one: SpotCheck, language: Language) -> CheckLine:
    place = CheckPlace(one.phase, one.body, one.commitment)
    return CheckLine(
        reverse("check", kwargs=place.named),
        one.body,
        one.commitment,
        one.phase,
        language.date(one.asked),
        (one.result, language.say(RESULT[one.result])),
    )


@dataclass(frozen=True, slots=True)
class CheckTold:
    """A check in words.

    Attributes:
        body: the body's name.
        title: what is promised.
        phase: the phase's title.
        by: the body that checks.
        rating: what the report says itself of how it stands.
        report: the report.
        check: the check.
        why: why it is checked.
        result: the word for its result.
        acts: its history, newest first: when, who, what, and the words.
    """

    body: str
    title: str
    phase: str
    by: str
    rating: str
    report: ProgressReport | None
    check: SpotCheck
    why: str
    result: str
    acts: tuple[tuple[str, str, str, str], ...]


def check_told(check: SpotCheck, language: Language) -> CheckTold:
    """A check with its report and its history."""
    place = CheckPlace(check.phase, check.body, check.commitment)
    names = dict(StoredBody.objects.filter(id__in=(check.body, check.checked_by)).values_list("id", "name"))
    report = report_row(place)
    return CheckTold(
        str(names[check.body]),
        str(StoredCommitment.objects.get(id=check.commitment).title),
        str(StoredPlanPhase.objects.get(id=check.phase).title),
        str(names[check.checked_by]),
        language.say(RATING[report.rating]) if report else "",
        report,
        check,
        drawn_said(language, draw_read(check.reason), check.reason),
        language.say(RESULT[check.result]),
        acts_about(place.about, language),
    )


def acts_about(about: str, language: Language) -> tuple[tuple[str, str, str, str], ...]:
    """What was done with a thing, newest first: when, who, what, and the reason that was given."""
    found = OfficeDeed.objects.filter(about=about).select_related("by").order_by("-pk")[:100]
    return tuple(
        (
            one.at.strftime("%Y-%m-%d %H:%M"),
            one.by.name if one.by else "",
            language.say(DEED_WORDS[one.act]),
            said_note(one.act, one.note, language),
        )
        for one in found
    )


def checking_bodies() -> tuple[tuple[str, str], ...]:
    """The bodies that are there to check, each with its name."""
    found = StoredBody.objects.filter(kind__in=_CHECKING).order_by("id")[:50]
    return tuple((str(one.id), str(one.name)) for one in found)


def records_asked(days: Mapping[str, datetime.date]) -> dict[str, list[datetime.date | None]]:
    """By body, the records that are asked for and not shown yet: the last day of each, or None.

    Args:
        days: the last day of what has one, by what it is of.
    """
    found: dict[str, list[datetime.date | None]] = {}
    asked = StoredSpotCheck.objects.filter(result="open", shown=None)
    for named in asked.values_list("phase_id", "body_id", "commitment_id"):
        place = CheckPlace(*map(str, named))
        found.setdefault(place.body, []).append(days.get(place.about))
    return found


@dataclass(frozen=True, slots=True)
class OpenDraw:
    """A draw of which some checks are open.

    Attributes:
        path: where its last day is set.
        phase: the phase's title.
        reason: what its checks have as their reason, by which it is known.
        told: the same in words.
        number: how many of its checks are open.
    """

    path: str
    phase: str
    reason: str
    told: str
    number: int


def open_checks_of(phase: str, reason: str) -> tuple[CheckPlace, ...]:
    """The open checks of a draw, by their phase and what they have as their reason."""
    found = StoredSpotCheck.objects.filter(phase__id=phase, picked="drawn", reason=reason, result="open")
    return tuple(
        CheckPlace(phase, str(body), str(commitment))
        for body, commitment in found.order_by("key").values_list("body_id", "commitment_id")
    )


def open_draws(language: Language) -> tuple[OpenDraw, ...]:
    """The draws of which some checks are open."""
    found = StoredSpotCheck.objects.filter(picked="drawn", result="open")
    counted = found.values_list("phase__id", "phase__title", "reason").annotate(Count("pk"))
    return tuple(
        OpenDraw(
            reverse("set_last_day_of_draw", kwargs={"phase": phase}),
            str(title),
            reason,
            drawn_said(language, draw_read(reason), reason),
            number,
        )
        for phase, title, reason, number in counted.order_by("phase__id", "reason")[:MOST_SHOWN]
    )
