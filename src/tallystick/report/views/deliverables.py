"""The list of all deliverables: the dated yes-or-no things that the plan promised, by answer."""

from dataclasses import dataclass, replace

from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import DONE
from tallystick.register.model import Deliverable
from tallystick.report.context import PageContext
from tallystick.report.views.answered import why_done
from tallystick.report.views.lists import Arranged, ListPage, arrange
from tallystick.report.views.marks import done_tallies
from tallystick.report.views.plan_calendar import calendar_days
from tallystick.voice import terms
from tallystick.voice.promises import deadline, heading

#: The most deliverables on a page of the list.
_DELIVERABLES = 40


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A deliverable in a list."""

    title: str
    path: str
    kind: str
    deadline: str
    why: str


def deliverables_arranged(context: PageContext) -> Arranged[DeliverableRow]:
    """All deliverables by answer, on their pages."""

    def rows(code: str) -> list[DeliverableRow]:
        verdicts = context.book.deliverable_verdicts
        return [
            _row(context, one)
            for one in context.book.package.deliverables
            if verdicts[one.id].verdict == code
        ]

    tallies = done_tallies(context, context.book.assessment.summary.whole.deliverables)
    return arrange(context, "deliverables.html", tallies, rows, _DELIVERABLES)


def deliverables_pages(context: PageContext) -> tuple[tuple[str, ListPage[DeliverableRow]], ...]:
    """The pages of the list."""
    pages = deliverables_arranged(context).drawn(context.language, _sentence(context))
    if not calendar_days(context):
        return pages
    told = context.say(msgid("Calendar: reports, reviews and days of the plan, and what is late"))
    beside = context.path("calendar.html"), told
    return tuple((path, replace(page, beside=beside)) for path, page in pages)


def _sentence(context: PageContext) -> str:
    summary = context.book.assessment.summary
    complete = next(one for one in summary.rates if one.name == "complete_of_all")
    forms = plural(
        "The plan promises {number} dated thing that is there or is not. {done} is done.",
        "The plan promises {number} dated things that are there or are not. Of {commitments} commitments, "
        "{count} can be shown to be complete.",
    )
    done = dict(summary.whole.deliverables)[DONE.code]
    total = len(context.book.deliverables)
    return context.language.say_many(
        forms, total, done=done, count=complete.count or 0, commitments=complete.of
    )


def _row(context: PageContext, one: Deliverable) -> DeliverableRow:
    return DeliverableRow(
        title=heading(one.title),
        path=context.deliverable_path(one.id),
        kind=context.say(terms.DELIVERABLE[one.kind]),
        deadline=deadline(context.language, one.deadline),
        why=why_done(context, context.book.deliverable_verdicts[one.id]),
    )
