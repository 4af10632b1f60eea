"""What a body that is complained of sees: a redacted summary, the day by which it answers, nothing else."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.office.models import CaseReader, SealedSummary
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.staff_acts import SUMMARY_OPENED, acts_on_summary
from tallystick.office.selectors.submissions import reader_of_person
from tallystick.office.selectors.summaries import (
    OpenedSummary,
    answer_due,
    handed_to,
    summary_for_reader,
    summary_mark,
)
from tallystick.office.services.case_readers import secret_of
from tallystick.office.services.staff_acts import AtWork, note_on_summary
from tallystick.office.services.summaries import answer_summary
from tallystick.office.views.case_parts import StaffActShown, staff_acts_shown
from tallystick.office.views.case_shown import day_of
from tallystick.office.views.cases import own_reader
from tallystick.office.visit import Visit
from tallystick.vault.model import NotOpened

_SHUT = Refusal(
    Reason("The summary does not open with your key."),
    Reason("its sender has taken the leave back, or it was never handed to your body"),
)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A summary in a list.

    Attributes:
        mark: what it is called.
        day: the day on which it was handed over.
        due: the last day for an answer; empty where it was answered.
        is_late: whether that day is over.
    """

    mark: str
    day: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class SummariesView:
    """What the page of summaries shows: those that were handed to the body of who asks."""

    summaries: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """What the page of a summary shows.

    Attributes:
        about: its mark and days.
        text: what it says.
        answer: what the body has answered; empty: nothing yet.
        staff: who of the body opened or answered it.
    """

    about: SummaryRow
    text: str
    answer: str
    staff: tuple[StaffActShown, ...]


def see_summaries(visit: Visit, _: None) -> HttpResponse:
    """The summaries that were handed to one's body, sealed."""
    reader = reader_of_person(visit.person)
    rows = handed_to(reader) if reader is not None else ()
    view = SummariesView(tuple(_row(visit, one) for one in rows))
    told = OfficePage("summaries.html", said(msgid("What is complained of")), view, "summaries")
    return office_page(visit.request, visit, told)


def open_summary(visit: Visit, row: SealedSummary) -> HttpResponse:
    """A summary, opened."""
    reader = own_reader(visit)
    secret = secret_of(reader, visit.request.POST.get("passphrase", ""))
    found, key = _opened(row, reader, secret)
    note_on_summary(row, key, SUMMARY_OPENED, AtWork(reader, visit.now))
    return _summary_page(visit, found, key)


def answer(visit: Visit, row: SealedSummary) -> HttpResponse:
    """Answer a summary, and see it with the answer."""
    reader, typed = own_reader(visit), visit.request.POST
    secret = secret_of(reader, typed.get("passphrase", ""))
    text, form = typed.get("text", "").replace("\r\n", "\n"), typed.get("form", "")[:60] or reverse("start")
    answer_summary(row, AtWork(reader, visit.now), secret, text, form=form)
    now = SealedSummary.objects.filter(pk=row.pk).first()
    if now is None:  # erased with its case, as soon as it was answered
        raise _SHUT
    return _summary_page(visit, *_opened(now, reader, secret))


def _opened(row: SealedSummary, reader: CaseReader, secret: bytes) -> tuple[OpenedSummary, bytes]:
    try:
        return summary_for_reader(row, reader, secret)
    except NotOpened:
        raise _SHUT from None


def _summary_page(visit: Visit, found: OpenedSummary, key: bytes) -> HttpResponse:
    staff = staff_acts_shown(acts_on_summary(found.row, key))
    view = SummaryView(_row(visit, found.row), found.text, found.answer, staff)
    title = visit.language.reason(Reason("Summary {mark}", mark=Text(view.about.mark)))
    return office_page(visit.request, visit, OfficePage("summary.html", title, view, "summaries"))


def _row(visit: Visit, row: SealedSummary) -> SummaryRow:
    due = answer_due(row.day)
    return SummaryRow(
        summary_mark(row),
        visit.language.date(day_of(row.day)),
        "" if row.answered else visit.language.date(day_of(due)),
        row.answered is None and due < visit.today,
    )
