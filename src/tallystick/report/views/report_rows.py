"""A body's report as it is printed, with the check of it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import Template, inside, msgid, plural
from tallystick.register.phases import PlanPhase, ProgressReport, SpotCheck
from tallystick.report.context import PageContext
from tallystick.voice.check_words import drawn_said
from tallystick.workflow.drawing import draw_read
from tallystick.workflow.thin import thin_in

#: A commitment's page shows so many reports, and so many letters of them: the others stand with their phase.
_SHOWN, _LETTERS = 12, 9000
#: So many letters of earlier wordings stand beside a report; what is over is in the tables.
_LETTERS_BEFORE = 6000
RATING: dict[str, Template] = {
    "fulfilled": inside("a body's own rating", "fulfilled"),
    "as_planned": inside("a body's own rating", "as planned"),
    "delayed": inside("a body's own rating", "delayed"),
    "not_begun": inside("a body's own rating", "not begun"),
    "stopped": inside("a body's own rating", "stopped"),
    "cannot_say": inside("a body's own rating", "cannot say"),
}
RESULT: dict[str, Template] = {
    "open": inside("a check of a report", "still open"),
    "agrees": inside("a check of a report", "the record agrees"),
    "differs": inside("a check of a report", "the record differs"),
    "no_record": inside("a check of a report", "no record was shown"),
    "not_answered": inside("a check of a report", "nobody answered"),
}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check of a report: how it was picked, by whom, what was asked for, shown, found and answered."""

    id: str
    told: str
    asked_for: str
    shown: str
    result: str
    found: str
    answer: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    """What a report said before: until when, the rating as a word, its words, and further lines."""

    until: str
    rating: str
    said: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as it is printed.

    Attributes:
        id: its anchor.
        phase: the phase's title.
        body: the body's name and page.
        commitment: the commitment's identifier, title and page.
        rating: what the body says itself, as a word.
        said: what was done, in its words.
        facts: further lines: its figure, what stands in the way, the record behind it, who approved it.
        came: when it came, and how late.
        lacks: what it leaves out, in sentences; empty for nothing.
        check: the check of it; None where it was not picked.
        files: the SHA-256 of each file behind it.
        before: what it said before, the latest wording first.
        wordings: how many earlier wordings there are.
    """

    id: str
    phase: str
    body: tuple[str, str]
    commitment: tuple[str, str, str]
    rating: str
    said: str
    facts: tuple[tuple[str, str], ...]
    came: str
    lacks: str
    check: CheckRow | None
    files: tuple[str, ...]
    before: tuple[WordingRow, ...]
    wordings: int


def day_asked(context: PageContext) -> datetime.date:
    """The day on which the phase is looked at: the last day of sources that the assessment heard."""
    return datetime.date.fromisoformat(context.book.assessment.known_by)


@dataclass(frozen=True, slots=True)
class ReportsHere:
    """The reports that a commitment's page has room for, and how many stand on the phases' pages alone."""

    rows: tuple[ReportRow, ...]
    more: int


def reports_of(context: PageContext, commitment: str) -> ReportsHere | None:
    """What bodies reported of a commitment, the latest phase first; None for nothing."""
    day = day_asked(context)
    phases = {one.id: one for one in context.book.package.phases}
    found = [
        one for one in context.book.package.reports if one.commitment == commitment and one.sent.first <= day
    ]
    found.sort(key=lambda one: (phases[one.phase].due.last.toordinal(), one.body), reverse=True)
    shown: list[ReportRow] = []
    letters = 0
    for one in found[:_SHOWN]:
        row = report_row(context, phases[one.phase], one)
        letters += len(repr(row))
        if shown and letters > _LETTERS:
            break
        shown.append(row)
    return ReportsHere(tuple(shown), len(found) - len(shown)) if shown else None


def report_row(context: PageContext, phase: PlanPhase, one: ProgressReport) -> ReportRow:
    """A report as it is printed."""
    with_targets = {one.commitment} if context.book.targets_of.get(one.commitment) else ()
    lacks = [context.language.reason(why) for why in thin_in(one, with_targets)]
    commitment = context.book.commitments[one.commitment]
    return ReportRow(
        id=f"report-{one.body}-{one.commitment}",
        phase=phase.title,
        body=(context.book.bodies[one.body].name, context.body_path(one.body)),
        commitment=(one.commitment, commitment.title, context.commitment_path(one.commitment)),
        rating=context.say(RATING[one.rating]),
        said=one.said,
        facts=tuple(_facts(context, one)),
        came=_came(context, phase, one),
        lacks=context.language.sentences(lacks),
        check=_check(context, one),
        files=one.files,
        before=tuple(_wordings(context, one)),
        wordings=len(context.book.follow_up.wordings_of.get((one.phase, one.body, one.commitment), ())),
    )


def _wordings(context: PageContext, one: ProgressReport) -> Iterator[WordingRow]:
    """What a report said before, the latest wording first."""
    found = context.book.follow_up.wordings_of.get((one.phase, one.body, one.commitment), ())
    letters = 0
    for wording in sorted(found, key=lambda before: -before.wording):
        letters += len(repr(wording))
        if letters > _LETTERS_BEFORE and wording.wording != len(found):
            return
        until = context.say(msgid("until {day}"), day=context.language.date(wording.replaced))
        facts = tuple(_facts(context, wording.as_it_was()))
        yield WordingRow(until, context.say(RATING[wording.rating]), wording.said, facts)


def _facts(context: PageContext, one: ProgressReport) -> Iterator[tuple[str, str]]:
    say, language = context.say, context.language
    if one.numerator is not None:
        count = language.number(one.numerator)
        of = msgid("{count} of {total}: {what}")
        if one.denominator is not None:
            count = say(of, count=count, total=language.number(one.denominator), what=one.counted or "")
        else:
            count = say(msgid("{count}: {what}"), count=count, what=one.counted or "")
        yield say(msgid("Its figure")), count
    for name, value in (
        (msgid("What stands in the way"), one.obstacles),
        (msgid("The record behind it"), one.record),
        (msgid("Approved by"), one.approved),
    ):
        if value:
            yield say(name), value


def _came(context: PageContext, phase: PlanPhase, one: ProgressReport) -> str:
    day = context.language.date(one.sent)
    late = max(0, (one.sent.first - phase.due.last).days)
    if not late:
        return context.say(msgid("came {day}, in time"), day=day)
    forms = plural("came {day}, {number} day late", "came {day}, {number} days late")
    return context.language.say_many(forms, late, day=day)


def _check(context: PageContext, report: ProgressReport) -> CheckRow | None:
    key = report.phase, report.body, report.commitment
    found = [one for one in context.book.package.checks if (one.phase, one.body, one.commitment) == key]
    return _check_row(context, found[0]) if found else None


def _check_row(context: PageContext, one: SpotCheck) -> CheckRow:
    drawn = msgid("Drawn for a check ({reason}), made by {by}, asked {day}")
    chosen = msgid("Chosen for a check ({reason}), made by {by}, asked {day}")
    return CheckRow(
        id=f"check-{one.body}-{one.commitment}",
        told=context.say(
            drawn if one.picked == "drawn" else chosen,
            reason=drawn_said(context.language, draw_read(one.reason), one.reason),
            by=context.book.bodies[one.checked_by].name,
            day=context.language.date(one.asked),
        ),
        asked_for=one.asked_for or "",
        shown=one.shown or "",
        result=context.say(RESULT[one.result]),
        found=one.found or "",
        answer=one.answer or "",
    )
