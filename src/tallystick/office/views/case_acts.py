"""A case opened by whoever reads it, and each step that they take with it; what opens it is kept nowhere."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason
from tallystick.base.wholes import as_place
from tallystick.office.case_store import pepper
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.case_setting import bodies_that_read, desk_now, is_kept_from, setting_now
from tallystick.office.selectors.near_copies import NearCopy, near_copies
from tallystick.office.selectors.staff_acts import OPENED, SAVED, acts_on_all
from tallystick.office.selectors.submissions import OpenedCase, case_for_reader, file_of_case
from tallystick.office.services import case_points as services
from tallystick.office.services import case_readers, cases
from tallystick.office.services.staff_acts import AtWork, note_on_case
from tallystick.office.views.case_history import StepShown, changed_said, messages_shown, steps_shown
from tallystick.office.views.case_offers import (
    BODY,
    BODY_FIELDS,
    FIELDS,
    LEAD,
    OUTCOME,
    TEXT,
    WHOM,
    ActOffered,
    offered,
    side_of,
)
from tallystick.office.views.case_parts import (
    NOBODY,
    ComplainedOf,
    StaffActShown,
    SummaryShown,
    complained_of,
    is_left,
    moved_shown,
    staff_acts_shown,
    summaries_shown,
)
from tallystick.office.views.case_shown import (
    ENDS_FOR_OFFICE,
    DueShown,
    MessageShown,
    body_said,
    due_shown,
)
from tallystick.office.views.cases import own_reader
from tallystick.office.views.tell_case import download
from tallystick.office.visit import Visit
from tallystick.vault.model import NotOpened
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.guards import can_go_on
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.steps import denial
from tallystick.workflow.submission_acts import PLACE_POINT

_SHUT = Refusal(
    Reason("The case does not open with your key."),
    Reason("it was sealed before you were let in, or erased: ask another reader"),
)
_NO_SUCH_CASE = Refusal(
    Reason("There is no such case that you can open."), Reason("write the number of one of your list")
)
_NOBODY_READS = Refusal(
    Reason("Nobody in that body can open what is passed to it."),
    Reason("have somebody there make a key, and let them in; nothing was changed"),
)


@dataclass(frozen=True, slots=True)
class OpenCaseView:
    """What the page of an opened case shows.

    Attributes:
        number: its number.
        stands: where it stands, in words; empty where nobody can know it any more.
        holder: who has it; empty likewise.
        changed: what is to be known where it was changed from outside; empty where it was not.
        is_stuck: whether nobody can work on it there any more.
        is_left: whether the case that it was joined to is not answered here any more.
        bodies: of whom it complains.
        due: what is owed by which day.
        steps: what was done with it.
        leaves: what its sender allows, in words.
        messages: what was said.
        summaries: the summaries for whom it complains of.
        moved: last days that a later calendar moved: from which to which.
        is_kept: whether the desk itself must not get it any more: then nothing of it is shown.
        copies: by the number of a message, the one that it nearly repeats, and where they differ.
        acts: what can be done with it now.
        takes_point: whether a point of it may be put beside a commitment.
        staff: who of the staff opened it or did something with it.
    """

    number: int
    stands: str
    holder: str
    changed: str
    is_stuck: bool
    is_left: bool
    bodies: ComplainedOf
    due: tuple[DueShown, ...]
    steps: tuple[StepShown, ...]
    leaves: tuple[str, ...]
    messages: tuple[MessageShown, ...]
    summaries: tuple[SummaryShown, ...]
    moved: tuple[tuple[str, str], ...]
    is_kept: bool
    copies: dict[int, NearCopy]
    acts: tuple[ActOffered, ...]
    takes_point: bool
    staff: tuple[StaffActShown, ...]


def open_case(visit: Visit, case: SealedCase) -> HttpResponse:
    """A case, opened."""
    reader, found, _ = _opened(visit, case)
    note_on_case(found, OPENED, AtWork(reader, visit.now))
    return _case_page(visit, reader, found)


def acting(act: str) -> Callable[[Visit, SealedCase], HttpResponse]:
    """What answers the form of an act: takes the step, and shows the case as it stands then."""

    def answer(visit: Visit, case: SealedCase) -> HttpResponse:
        reader, found, secret = _opened(visit, case)
        typed, by = visit.request.POST, AtWork(reader, visit.now)
        with _refusals_noted(found, by):
            step = _step(act, found.standing, visit, reader)
            joined: tuple[OpenedCase, ...] = ()
            if act == s.JOIN:
                step = replace(step, lead=_lead(typed.get(LEAD, ""), case, reader, secret))
            elif act == s.ANSWER:
                joined = _answered_with(found, step, reader, secret)
            text, form = typed.get(TEXT, "").replace("\r\n", "\n"), typed.get("form", "")[:60]
            cases.act_of_office(found, step, text, form=form, by=by, joined=joined)
        return _page_then(visit, reader, case, secret)

    return answer


def place_point(visit: Visit, case: SealedCase) -> HttpResponse:
    """Put a point of a case beside a commitment, and show the case with what its sender was told."""
    reader, found, secret = _opened(visit, case)
    typed, by = visit.request.POST, AtWork(reader, visit.now)
    with _refusals_noted(found, by):
        if is_kept_from(found.standing, reader):
            raise _SHUT
        services.place_point(
            found,
            commitment=typed.get("commitment", "").strip(),
            text=typed.get(TEXT, ""),
            redacted_by=typed.get(BODY, "").strip(),
            form=typed.get("form", "")[:60],
            by=by,
        )
    return _page_then(visit, reader, case, secret)


@contextlib.contextmanager
def _refusals_noted(found: OpenedCase, by: AtWork) -> Iterator[None]:
    """Have a refusal leave a line in the case too: it tells whom it is about and what is allowed."""
    try:
        yield
    except Refusal:
        with contextlib.suppress(Refusal):  # erased meanwhile: there is nothing to write it into
            note_on_case(found, OPENED, by)
        raise


def _page_then(visit: Visit, reader: CaseReader, case: SealedCase, secret: bytes) -> HttpResponse:
    """The page of a case after something was done with it; the list, where it has gone since."""
    row = SealedCase.objects.filter(pk=case.pk).first()
    try:
        if row is not None:
            return _case_page(visit, reader, case_for_reader(row, reader, secret))
    except NotOpened:  # to somebody else
        pass
    return HttpResponseRedirect(reverse("see_cases"), status=303)


def case_file(visit: Visit, case: SealedCase) -> HttpResponse:
    """A file of a case, as a download."""
    reader, found, _ = _opened(visit, case)
    if is_kept_from(found.standing, reader):
        raise _SHUT
    number = as_place(visit.request.POST.get("number", ""))
    held = file_of_case(found, number) if number is not None else None
    if held is None:
        raise NothingThere
    note_on_case(found, SAVED, AtWork(reader, visit.now), str(number))
    return download(held[1], held[0])


def _opened(visit: Visit, case: SealedCase) -> tuple[CaseReader, OpenedCase, bytes]:
    reader = own_reader(visit)
    secret = case_readers.secret_of(reader, visit.request.POST.get("passphrase", ""))
    try:
        return reader, case_for_reader(case, reader, secret), secret
    except NotOpened:
        pepper()  # says so where what opens cases is away: then nothing was erased
        raise _SHUT from None


def _step(act: str, case: CaseStanding, visit: Visit, reader: CaseReader) -> CaseStep:
    typed, body = visit.request.POST, reader.body or desk_now()
    to = next((typed.get(one, "").strip() for one in (*BODY_FIELDS, WHOM) if one in FIELDS[act]), "")
    if BODY in FIELDS[act] and to not in (*bodies_that_read(), case.desk):
        raise _NOBODY_READS
    return CaseStep(
        act,
        side_of(act, case, body),
        visit.today,
        body,
        to,
        has_reason=bool(typed.get(TEXT, "").strip()),
        redacted_by=body if act in (s.DRAFT_SUMMARY, s.SEND_SUMMARY) else "",
        outcome=typed.get(OUTCOME, "") if OUTCOME in FIELDS[act] else "",
    )


def _lead(number: str, case: SealedCase, reader: CaseReader, secret: bytes) -> tuple[str, CaseStanding]:
    """The other case that a case is joined to, by its number."""
    row = SealedCase.objects.filter(pk=as_place(number) or 0).exclude(pk=case.pk).first()
    try:
        found = None if row is None else case_for_reader(row, reader, secret)
        if found is None or found.seal.faults.is_unknown:
            raise _NO_SUCH_CASE
        return found.row.name, found.standing
    except NotOpened:
        raise _NO_SUCH_CASE from None


def _answered_with(
    found: OpenedCase, step: CaseStep, reader: CaseReader, secret: bytes
) -> tuple[OpenedCase, ...]:
    """The cases that were joined to one, or to one that was, as far as whoever answers it may answer them."""
    others: list[OpenedCase] = []
    for row in SealedCase.objects.filter(stage=s.JOINED).exclude(pk=found.row.pk).order_by("pk"):
        with contextlib.suppress(NotOpened):
            others.append(case_for_reader(row, reader, secret))
    leads, joined, setting = {found.row.name}, [], setting_now()
    for _ in others:  # whoever is joined to one that is joined comes in a later round
        fresh = [one for one in others if one.standing.joined_to in leads and one.row.name not in leads]
        leads |= {one.row.name for one in fresh}
        joined += fresh
    return tuple(one for one in joined if denial(one.standing, step, setting) is None)


def _case_page(visit: Visit, reader: CaseReader, found: OpenedCase) -> HttpResponse:
    case, is_kept = found.standing, is_kept_from(found.standing, reader)
    is_known = not found.seal.faults.is_unknown
    view = OpenCaseView(
        found.row.pk,
        said(s.STAGE_WORDS[case.stage]) if is_known else "",
        body_said(case.holder) if is_known else "",
        changed_said(found),
        is_known and case.stage in (*s.OPEN, s.APPEALED) and not can_go_on(case, visit.today, setting_now()),
        is_left(case, reader),
        NOBODY if is_kept else complained_of(found),
        due_shown(found, visit.today, ENDS_FOR_OFFICE),
        () if is_kept else steps_shown(found),
        tuple(said(s.LEAVE_WORDS[one]) for one in s.LEAVES if one in case.leaves),
        () if is_kept else messages_shown(found),
        () if is_kept else summaries_shown(found),
        moved_shown(found.row),
        is_kept,
        near_copies(found.messages),
        tuple(offered(case, visit, reader)) if is_known else (),
        not is_kept and services.may_stand(case) and visit.may(PLACE_POINT),
        () if is_kept else staff_acts_shown(acts_on_all(found)),
    )
    title = visit.language.reason(Reason("Case {number}", number=Count(found.row.pk)))
    return office_page(visit.request, visit, OfficePage("case.html", title, view, "cases"))
