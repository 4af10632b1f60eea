"""What bodies reported in a phase: who has answered, what they say, and what a check of it found."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.phases import PlanPhase
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.report_rows import ReportRow, day_asked, report_row
from tallystick.report.views.research import ResearchRow, advice_rows, study_rows
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.workflow.duties import (
    AWAITED,
    IN_TIME,
    LATE,
    OVERDUE,
    Duty,
    duties_in,
    unowed_reports,
    without_anybody,
)

#: The most lines on a page; a report is so many.
_LINES, _OF_REPORT = 60, 4
BODIES, SENT, MISSING, NOBODY = "bodies", "sent", "missing", "nobody"
STUDIES, ADVICE = "studies", "advice"


@dataclass(frozen=True, slots=True)
class BodyAnswered:
    """A body with how many reports it was asked for, and how they stand."""

    name: str
    path: str
    asked: int
    in_time: int
    late: int
    missing: int


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A commitment of which a body has sent no report, or of which nobody was asked for one."""

    id: str
    title: str
    path: str
    body: str
    body_path: str


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """Rows of one kind under their heading."""

    kind: str
    title: str
    rows: tuple[BodyAnswered | ReportRow | MissingReport | ResearchRow, ...]


@dataclass(frozen=True, slots=True)
class ReportedPage:
    """One page of a phase's reports."""

    number: int
    sentence: str
    note: str
    blocks: tuple[ReportBlock, ...]
    pages: Numbered


_Key = tuple[str, str]
_Row = BodyAnswered | ReportRow | MissingReport | ResearchRow


def reported_path(context: PageContext, phase: PlanPhase) -> str:
    """Where the first page of a phase's reports lies."""
    return context.path(f"reports/{phase.id}.html")


def reported_pages(context: PageContext, phase: PlanPhase) -> tuple[tuple[str, ReportedPage], ...]:
    """The pages of a phase's reports, as it stood on the last day of sources that the assessment heard."""
    first = reported_path(context, phase)
    day = day_asked(context)
    duties = duties_in(context.book.package, phase, day)
    rows = list(_rows(context, phase, duties))
    pages = context.sharing.share(first, rows, _LINES, _lines)
    names = spans(context.language, [[_titled(row) for _, row in page if row] for page in pages])
    return tuple(
        (
            page_path(first, number),
            ReportedPage(
                number=number,
                sentence=_sentence(context, phase, duties),
                note=context.noted(phase.note),
                blocks=tuple(ReportBlock(*key, found) for key, found in _blocks(page)),
                pages=numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _blocks(page: tuple[tuple[_Key, _Row | None], ...]) -> tuple[tuple[_Key, tuple[_Row, ...]], ...]:
    return by_heading(page)


def _lines(row: tuple[_Key, _Row | None]) -> int:
    return _OF_REPORT if isinstance(row[1], (ReportRow, ResearchRow)) else 1


def _titled(row: _Row) -> str:
    match row:
        case BodyAnswered():
            return row.name
        case ReportRow():
            return row.commitment[1]
        case MissingReport() | ResearchRow():
            return row.title


def _rows(
    context: PageContext, phase: PlanPhase, duties: tuple[Duty, ...]
) -> Iterator[tuple[_Key, _Row | None]]:
    """Everything on a phase's pages, each row with its block."""
    say, package, day = context.say, context.book.package, day_asked(context)
    yield from under((BODIES, say(msgid("Who has answered"))), _bodies(context, duties))
    reports = [one.report for one in duties if one.report] + list(unowed_reports(package, phase, day))
    sent = [report_row(context, phase, one) for one in reports]
    yield from under((SENT, say(msgid("What they report"))), sent)
    missing = [_missing(context, one.commitment, one.body) for one in duties if one.report is None]
    if missing:
        overdue = any(one.standing == OVERDUE for one in duties)
        title = msgid("What has not come") if overdue else msgid("What is still awaited")
        yield from under((MISSING, say(title)), missing)
    if studies := study_rows(context, phase):
        yield from under((STUDIES, say(msgid("Research of the phase"))), studies)
    if advice := advice_rows(context, phase):
        yield from under((ADVICE, say(msgid("What the assessment recommends"))), advice)
    nobody = [_missing(context, one, "") for one in without_anybody(package, phase)]
    if nobody:
        yield from under((NOBODY, say(msgid("Of which nobody was asked for a report"))), nobody)


def _bodies(context: PageContext, duties: tuple[Duty, ...]) -> list[BodyAnswered]:
    counts: dict[str, Counter[str]] = {}
    for one in duties:
        counts.setdefault(one.body, Counter())[one.standing] += 1
    rows = [
        BodyAnswered(
            context.book.bodies[body].name,
            context.body_path(body),
            of.total(),
            of[IN_TIME],
            of[LATE],
            of[AWAITED] + of[OVERDUE],
        )
        for body, of in counts.items()
    ]
    return sorted(rows, key=lambda one: (-one.missing, -one.late, one.name))


def _missing(context: PageContext, commitment: str, body: str) -> MissingReport:
    return MissingReport(
        commitment,
        context.book.commitments[commitment].title,
        context.commitment_path(commitment),
        context.book.bodies[body].name if body else "",
        context.body_path(body) if body else "",
    )


def _sentence(context: PageContext, phase: PlanPhase, duties: tuple[Duty, ...]) -> str:
    """How the phase stands on the day of the assessment."""
    language, counts = context.language, Counter(one.standing for one in duties)
    due, day = language.date(phase.due), context.day(context.book.assessment.known_by)
    if not duties:
        return context.say(msgid("Nobody was asked for a report: no body has a part in a commitment."))
    forms = plural("{number} report was asked for by {due}.", "{number} reports were asked for by {due}.")
    said = [language.say_many(forms, len(duties), due=due)]
    forms = plural("{number} came in time.", "{number} came in time.")
    said.append(language.say_many(forms, counts[IN_TIME]))
    if counts[LATE]:
        forms = plural("{number} came late.", "{number} came late.")
        said.append(language.say_many(forms, counts[LATE]))
    if counts[OVERDUE]:
        forms = plural("{number} had not come by {day}.", "{number} had not come by {day}.")
        said.append(language.say_many(forms, counts[OVERDUE], day=day))
    if counts[AWAITED]:
        forms = plural("{number} was still awaited on {day}.", "{number} were still awaited on {day}.")
        said.append(language.say_many(forms, counts[AWAITED], day=day))
    return language.sentences([*said, *_checked(context, phase)])


def _checked(context: PageContext, phase: PlanPhase) -> Iterator[str]:
    """How many reports were checked, and in how many the record differed or was not shown."""
    results = Counter(one.result for one in context.book.package.checks if one.phase == phase.id)
    language = context.language
    if results:
        forms = plural("{number} report was picked for a check.", "{number} reports were picked for a check.")
        yield language.say_many(forms, results.total())
    if results["differs"]:
        forms = plural("In {number} the record differs.", "In {number} the record differs.")
        yield language.say_many(forms, results["differs"])
    unseen = results["no_record"] + results["not_answered"]
    if unseen:
        forms = plural("Of {number} no record was shown.", "Of {number} no record was shown.")
        yield language.say_many(forms, unseen)
