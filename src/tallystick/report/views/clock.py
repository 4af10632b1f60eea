"""The public clock: which report is due when, and how late it is, on the day of the assessment."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.phases import PlanPhase
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.report_rows import day_asked
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.workflow.duties import AWAITED, IN_TIME, LATE, OVERDUE, Duty, duties_in

#: The most reports on a page.
_REPORTS = 80
#: What a reader looks for first: what has not come and is long due.
_FIRST = {OVERDUE: 0, AWAITED: 1, LATE: 2, IN_TIME: 3}


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A report on the clock: its commitment, its body, how it stands as a code, and in words by how much."""

    id: str
    title: str
    path: str
    body: str
    body_path: str
    standing: str
    told: str


@dataclass(frozen=True, slots=True)
class ClockBlock:
    """The reports of a phase under its name and last day."""

    path: str
    title: str
    rows: tuple[ClockRow, ...]


@dataclass(frozen=True, slots=True)
class ClockPage:
    """One page of the clock: on which day it was looked at, and the reports of each phase."""

    number: int
    day: str
    blocks: tuple[ClockBlock, ...]
    pages: Numbered


_Key = tuple[str, str]


def clock_path(context: PageContext) -> str:
    """Where the first page of the clock lies."""
    return context.path("clock.html")


def clock_pages(context: PageContext) -> tuple[tuple[str, ClockPage], ...]:
    """The reports that are owed in each phase, the phase that ends last at the top, the latest ones first.

    Nothing is counted to today: the day is the last one of sources that the assessment heard.
    """
    first = clock_path(context)
    rows = list(_rows(context))
    pages = context.sharing.share(first, rows, _REPORTS)
    names = spans(context.language, [[row.title for _, row in page if row] for page in pages])
    day = context.day(context.book.assessment.known_by)
    return tuple(
        (
            page_path(first, number),
            ClockPage(
                number,
                day,
                tuple(ClockBlock(*key, found) for key, found in by_heading(page)),
                numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _rows(context: PageContext) -> Iterator[tuple[_Key, ClockRow | None]]:
    package, day = context.book.package, day_asked(context)
    for phase in sorted(package.phases, key=lambda one: one.due.last, reverse=True):
        duties = sorted(
            duties_in(package, phase, day),
            key=lambda one: (_FIRST[one.standing], -one.days_late, one.commitment, one.body),
        )
        title = context.say(
            msgid("{phase}: reports are due by {due}"),
            phase=phase.title,
            due=context.language.date(phase.due),
        )
        path = context.path(f"reports/{phase.id}.html")
        yield from under((path, title), [_row(context, phase, one) for one in duties])


def _row(context: PageContext, phase: PlanPhase, duty: Duty) -> ClockRow:
    return ClockRow(
        duty.commitment,
        context.book.commitments[duty.commitment].title,
        context.commitment_path(duty.commitment),
        context.book.bodies[duty.body].name,
        context.body_path(duty.body),
        duty.standing,
        _told(context, phase, duty),
    )


def _told(context: PageContext, phase: PlanPhase, duty: Duty) -> str:
    """By how much a report is late, or how long there is still time."""
    language = context.language
    if duty.standing == OVERDUE:
        forms = plural("{number} day overdue", "{number} days overdue")
        return language.say_many(forms, duty.days_late)
    if duty.standing == AWAITED:
        left = (phase.due.last - day_asked(context)).days
        return language.say_many(plural("{number} day left", "{number} days left"), left)
    came = language.date(duty.report.sent) if duty.report else ""
    if duty.standing == LATE:
        forms = plural("came on {day}, {number} day late", "came on {day}, {number} days late")
        return language.say_many(forms, duty.days_late, day=came)
    return context.say(msgid("came on {day}, in time"), day=came)
