"""The words of a reminder: who owes what by when; nothing that anybody wrote, and nobody's name."""

import datetime
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from tallystick.base.reasons import msgid, plural
from tallystick.office.models import MeetingDecision
from tallystick.office.pages import HOME
from tallystick.office.selectors.checks import records_asked
from tallystick.office.selectors.last_days import decision_about, last_days_now
from tallystick.office.selectors.late import admissions_waiting
from tallystick.office.selectors.mail import Reader
from tallystick.office.selectors.matters import OwedInPhase, owed_reports, waiting_by_body
from tallystick.office.selectors.meetings import decisions_owed
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.selectors.research import advice_unanswered
from tallystick.register.research import AssessmentRecommendation
from tallystick.voice.language import Language
from tallystick.workflow.permissions import BODY_ROLES, HEAD, SECRETARIAT
from tallystick.workflow.reminders import NONE, is_reminded

#: How many identifiers a letter names; the page has them all.
_MOST_NAMED = 12
_LEFT = plural("{number} report is left to write: {named}.", "{number} reports are left to write: {named}.")
_RETURNED = plural("{number} was returned with a reason.", "{number} were returned with reasons.")
_WAITING = plural(
    "{number} text waits for the approval of the head of {body}.",
    "{number} texts wait for the approval of the head of {body}.",
)
_RECORDS = plural(
    "The record behind {number} report of {body} is asked for, and was not shown yet.",
    "The records behind {number} reports of {body} are asked for, and were not shown yet.",
)
_RECORDS_BY = plural(
    "The record behind {number} report of {body} is to be shown by {day}; after that it is not taken.",
    "The records behind {number} reports of {body} are to be shown, the first by {day}; after its day none "
    "is taken.",
)
_RECORDS_OVER = plural(
    "The last day for the record behind {number} report of {body} is over: the secretariat can set a later "
    "one.",
    "The last day for the records behind {number} reports of {body} is over: the secretariat can set a later "
    "one.",
)
_DECISIONS_BY = plural(
    "That {number} decision is carried out can be said until {day}.",
    "That {number} decisions are carried out can be said until a last day, the first of them {day}.",
)
_DECISIONS = plural(
    "{number} decision of a meeting is to be carried out by {day}.",
    "{number} decisions of meetings are to be carried out, the first by {day}.",
)
_ADVICE = plural(
    "{number} recommendation of an assessment to {body} waits for the head's reply, and is to be carried out "
    "by {day}.",
    "{number} recommendations of assessments to {body} wait for the head's reply, and the first is to be "
    "carried out by {day}.",
)
_ADMISSIONS = plural(
    "{number} late report waits for its admission.", "{number} late reports wait for their admission."
)
_LATER_DAYS = plural(
    "For {number} record or decision a later day is asked.",
    "For {number} records and decisions a later day is asked.",
)


@dataclass(frozen=True, slots=True)
class OfficeMatters:
    """What is open on a day, gathered once for all letters.

    Attributes:
        day: the day.
        plan: the plan's title.
        owed: what each body has still to write.
        waiting: by body, how many texts wait for its head.
        admissions: how many late reports wait for their admission.
        later_days: for how many records and decisions a later day is asked.
        records: by body, the records that are asked for and not shown: the last day of each, or None.
        decisions: those of meetings that are not carried out.
        last_days: the last day of what has one, by what it is of, as the history names it.
        advice: what assessments recommend, and its body has not replied to.
    """

    day: datetime.date
    plan: str
    owed: tuple[OwedInPhase, ...]
    waiting: Counter[str]
    admissions: int
    later_days: int
    records: Mapping[str, Sequence[datetime.date | None]]
    decisions: tuple[MeetingDecision, ...]
    last_days: Mapping[str, datetime.date]
    advice: tuple[AssessmentRecommendation, ...]

    @classmethod
    def on(cls, day: datetime.date) -> "OfficeMatters":
        """What is open on a day; nothing where no plan has been brought in."""
        plan = plan_settings()
        if plan is None:
            return cls(day, "", (), Counter(), 0, 0, {}, (), {}, ())
        days, later = last_days_now()
        return cls(
            day,
            plan.title,
            owed_reports(day),
            waiting_by_body(),
            admissions_waiting(),
            later,
            records_asked(days),
            decisions_owed(),
            days,
            advice_unanswered(),
        )


@dataclass(frozen=True, slots=True)
class LetterTold:
    """What a letter says."""

    subject: str
    text: str


def reminder(reader: Reader, matters: OfficeMatters) -> LetterTold | None:
    """The reminder for somebody on a day; None where nothing is to be said to them.

    Args:
        reader: who would get it.
        matters: what is open.
    """
    if reader.often == NONE:
        return None
    lines = [*_of_bodies(reader, matters), *_of_secretariat(reader, matters)]
    if not lines:
        return None
    language = reader.language
    address = f"{settings.CONFIGURATION.address}/{language.folder}{HOME}"
    text = [
        matters.plan,
        *lines,
        language.say(msgid("The office: {address}"), address=address),
        language.say(msgid("Which letters come is chosen there: {address}"), address=f"{address}mail/"),
    ]
    return LetterTold(language.say(msgid("What is due in the office")), "\n\n".join(text) + "\n")


def _of_bodies(reader: Reader, matters: OfficeMatters) -> list[str]:
    """What the reader's own bodies owe, and what waits for them as a head."""
    mine, language = reader.bodies(*BODY_ROLES), reader.language
    lines = [
        _owed(one, matters.day, language)
        for one in matters.owed
        if one.body in mine and is_reminded(reader.often, one.due, matters.day)
    ]
    lines += _decided(reader, matters, mine)
    lines += _records_by(reader, matters, mine)
    lines += _unanswered(reader, matters)
    # What waits for a head or a check has no last day of its own: it goes along, on Mondays by itself.
    if lines or matters.day.weekday() == 0:
        lines += [
            language.say_many(_WAITING, matters.waiting[body], body=body)
            for body in reader.bodies(HEAD)
            if matters.waiting[body]
        ]
        dayless = {body: matters.records.get(body, ()).count(None) for body in mine}
        lines += [language.say_many(_RECORDS, dayless[body], body=body) for body in mine if dayless[body]]
    return lines


def _decided(reader: Reader, matters: OfficeMatters, mine: Collection[str]) -> list[str]:
    """The decisions that the reader's bodies carry out, by when, and until when that is taken."""
    language, owed = reader.language, [one for one in matters.decisions if str(one.owner_id) in mine]
    until_each = [matters.last_days.get(decision_about(one.pk)) for one in owed]
    found = []
    for words, days in (
        (_DECISIONS, [one.due for one in owed]),
        (_DECISIONS_BY, [one for one in until_each if one is not None]),
    ):
        told = [one for one in days if is_reminded(reader.often, one, matters.day)]
        if told:
            found.append(language.say_many(words, len(told), day=language.day(min(told))))
    return found


def _records_by(reader: Reader, matters: OfficeMatters, mine: Collection[str]) -> list[str]:
    """The records that the reader's bodies have to show by a day, and those whose day is over."""
    language, found = reader.language, []
    for body in mine:
        days = [one for one in matters.records.get(body, ()) if one is not None]
        told = [one for one in days if is_reminded(reader.often, one, matters.day)]
        ahead = [one for one in told if one >= matters.day]
        if ahead:
            first = language.day(min(ahead))
            found.append(language.say_many(_RECORDS_BY, len(ahead), body=body, day=first))
        if len(told) > len(ahead):
            found.append(language.say_many(_RECORDS_OVER, len(told) - len(ahead), body=body))
    return found


def _unanswered(reader: Reader, matters: OfficeMatters) -> list[str]:
    """What the reader as a head has not replied to."""
    due: dict[str, list[datetime.date]] = {}
    for one in matters.advice:
        if is_reminded(reader.often, one.due.last, matters.day):
            due.setdefault(one.body, []).append(one.due.last)
    return [
        reader.language.say_many(_ADVICE, len(due[body]), body=body, day=reader.language.day(min(due[body])))
        for body in reader.bodies(HEAD)
        if body in due
    ]


def _owed(one: OwedInPhase, day: datetime.date, language: Language) -> str:
    due, late = language.day(one.due), (day - one.due).days
    named = language.list(one.commitments[:_MOST_NAMED], ",")
    said = [language.say(msgid("{phase}, due by {due}: {body}."), phase=one.phase, due=due, body=one.name)]
    said.append(language.say_many(_LEFT, len(one.commitments), named=named))
    if late > 0:
        said.append(language.say(msgid("Days late: {count}."), count=late))
    if one.returned:
        said.append(language.say_many(_RETURNED, one.returned))
    return language.sentences(said)


def _of_secretariat(reader: Reader, matters: OfficeMatters) -> list[str]:
    """How phases stand, for the secretariat."""
    if all(one.role != SECRETARIAT for one in reader.holdings):
        return []
    phases: dict[tuple[str, datetime.date], list[OwedInPhase]] = {}
    for one in matters.owed:
        if is_reminded(reader.often, one.due, matters.day):
            phases.setdefault((one.phase, one.due), []).append(one)
    language = reader.language
    told = msgid("{phase}, due by {due}: reports that have not come: {left}, of so many bodies: {bodies}.")
    lines = [
        language.say(
            told,
            phase=phase,
            due=language.day(due),
            left=sum(len(one.commitments) for one in of),
            bodies=len(of),
        )
        for (phase, due), of in phases.items()
    ]
    if lines or matters.day.weekday() == 0:
        for words, number in ((_ADMISSIONS, matters.admissions), (_LATER_DAYS, matters.later_days)):
            if number:
                lines.append(language.say_many(words, number))
    return lines
