"""Meetings in words: who is asked, what is on the agenda, what was decided, and what is not done."""

import datetime
import zoneinfo
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from tallystick.office.models import AgendaItem, JointMeeting, MeetingDecision, MeetingSeat
from tallystick.office.selectors.agenda import FURTHER
from tallystick.voice.language import Language
from tallystick.workflow.meetings import (
    COUNTED_ALONE,
    DECISION_WORDS,
    DONE,
    DROPPED,
    FOLLOWED,
    ITEM_KINDS,
    ITEM_WORDS,
    OTHER,
    SEAT_WORDS,
)

#: The most meetings or decisions on a page.
_MOST = 100


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list: its page, its title, when it is, and how many decisions of it are open."""

    path: str
    title: str
    when: str
    is_off: bool
    open: int


def meeting_lines(bodies: tuple[str, ...] | None, language: Language) -> tuple[MeetingLine, ...]:
    """The meetings to which some bodies are asked, or all, the newest first."""
    found = JointMeeting.objects.order_by("-starts", "-pk")
    if bodies is not None:
        found = found.filter(pk__in=MeetingSeat.objects.filter(body__id__in=bodies).values("meeting"))
    counted = found.annotate(open=Count("decisions", filter=Q(decisions__state__in=FOLLOWED)))
    return tuple(
        MeetingLine(
            reverse("meeting", kwargs={"number": one.pk}),
            one.title,
            when(one, language),
            one.is_off,
            one.open,
        )
        for one in counted[:_MOST]
    )


def local_start(meeting: JointMeeting) -> datetime.datetime:
    """When a meeting begins, by the clocks of its place."""
    return meeting.starts.astimezone(zoneinfo.ZoneInfo(meeting.zone))


def when(meeting: JointMeeting, language: Language) -> str:
    """When a meeting begins, in words: the day, the time and the zone."""
    starts = local_start(meeting)
    return f"{language.day(starts.date())}, {starts:%H:%M} ({meeting.zone})"


@dataclass(frozen=True, slots=True)
class ItemTold:
    """A matter on an agenda: its number, what kind it is, of whom and how many, its text, what was said."""

    number: int
    kind: str
    about: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class SeatTold:
    """A body at a meeting: its number, its name, whether it came and the word for it, and its office."""

    number: int
    body: str
    state: tuple[str, str]
    office: str


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A decision: its number, its words, who carries it out, by when, how it stands, what was done."""

    number: int
    text: str
    owner: tuple[str, str]
    due: str
    state: tuple[str, str]
    report: str
    is_late: bool
    meeting: str


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """A meeting in words."""

    title: str
    when: str
    place: str
    is_off: bool
    minutes: int
    items: tuple[ItemTold, ...]
    seats: tuple[SeatTold, ...]
    decisions: tuple[DecisionTold, ...]


def meeting_told(meeting: JointMeeting, day: datetime.date, language: Language) -> MeetingTold:
    """A meeting with its agenda, its seats and its decisions."""
    items = meeting.items.select_related("body", "phase", "decision").order_by("pk")
    ordered = sorted(items, key=lambda one: (ITEM_KINDS.index(one.kind), one.pk))
    seats = meeting.seats.select_related("body").order_by("pk")
    decisions = meeting.decisions.select_related("owner", "meeting").order_by("pk")
    return MeetingTold(
        meeting.title,
        when(meeting, language),
        meeting.place,
        meeting.is_off,
        meeting.minutes,
        tuple(_item(one, language) for one in ordered),
        tuple(
            SeatTold(one.pk, _name(one.body), (one.state, language.say(SEAT_WORDS[one.state])), one.office)
            for one in seats
        ),
        tuple(decision_told(one, day, language) for one in decisions),
    )


def called_as(meeting: JointMeeting) -> tuple[object, ...]:
    """How a meeting is called now: its title, when, for how long, where, and whether it is off."""
    asked = ("title", "starts", "zone", "minutes", "place", "is_off")
    return tuple(JointMeeting.objects.filter(pk=meeting.pk).values_list(*asked))


def noted_of(meeting: JointMeeting) -> tuple[object, ...]:
    """What is written down of a meeting now: of each seat who came, of each matter what was said."""
    seats = meeting.seats.order_by("pk").values_list("pk", "state", "office")
    return (*seats, *meeting.items.order_by("pk").values_list("pk", "note"))


def _name(row: object) -> str:
    return str(getattr(row, "name", ""))


def _item(one: AgendaItem, language: Language) -> ItemTold:
    about = [str(getattr(one.phase, "title", "")), _name(one.body)]
    if one.kind != OTHER and one.text == FURTHER:
        about.append(language.say(COUNTED_ALONE))
    if one.number is not None:
        about.append(language.whole(one.number))
    text = (
        one.decision.text if one.decision else "" if one.text == FURTHER and one.kind != OTHER else one.text
    )
    said = language.list([word for word in about if word], ",")
    return ItemTold(one.pk, language.say(ITEM_WORDS[one.kind]), said, text, one.note)


def decision_told(one: MeetingDecision, day: datetime.date, language: Language) -> DecisionTold:
    """A decision in words, as it stands on a day."""
    return DecisionTold(
        one.pk,
        one.text,
        (str(one.owner_id), _name(one.owner)),
        language.day(one.due),
        (one.state, language.say(DECISION_WORDS[one.state])),
        one.report,
        one.state in FOLLOWED and one.due < day,
        one.meeting.title,
    )


def open_decisions(
    bodies: tuple[str, ...] | None, day: datetime.date, language: Language
) -> tuple[DecisionTold, ...]:
    """What some bodies or any have to carry out, those due first at the top, and those closed last."""
    found = MeetingDecision.objects.select_related("owner", "meeting")
    if bodies is not None:
        found = found.filter(owner__id__in=bodies)
    followed = found.filter(state__in=FOLLOWED).order_by("due", "pk")[:_MOST]
    closed = found.filter(state__in=(DONE, DROPPED)).order_by("-pk")[:20]
    return tuple(decision_told(one, day, language) for one in (*followed, *closed))


def decisions_owed() -> tuple[MeetingDecision, ...]:
    """Every decision that its owner has not said to be done."""
    return tuple(MeetingDecision.objects.filter(state=FOLLOWED[0]).order_by("due", "pk"))
