"""A spreadsheet that was handed in: each row a draft, or named with why not."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Ordinal, Reason, Template, Text, inside
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import OfficeDraft, Person
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.forms import package_of_form
from tallystick.office.selectors.late import report_is_over
from tallystick.office.services.drafts import begin_draft, save_draft, send_draft
from tallystick.pipeline.forms.take import CHANGED, ENTERED, HALF, FormAnswer, taken_rows
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.phases import PlanPhase
from tallystick.workflow import drafts
from tallystick.workflow.permissions import OVER

SAVED, SENT, NOT_TAKEN = "saved", "sent", "not_taken"
OUTCOME_WORDS: dict[str, Template] = {
    "saved": inside("a row of a form", "saved as a draft"),
    "sent": inside("a row of a form", "sent for approval"),
    "already": inside("a row of a form", "already so"),
    "unanswered": inside("a row of a form", "without an answer"),
    "not_taken": inside("a row of a form", "not taken"),
}
_FORM = Reason(
    "download the form on the page of what the body owes, fill that in, and hand it in as xlsx or ods; "
    "nothing was changed"
)
_LOCKED = Reason("what was written in the office waits for approval; take it back there first")


@dataclass(frozen=True, slots=True)
class TakenRow:
    """What became of a row: its number, its commitment, the outcome and, where it was not taken, why."""

    row: int
    commitment: str
    outcome: str
    why: Reason | None = None

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it was taken that should have been."""
        return self.outcome == NOT_TAKEN

    @property
    def told(self) -> Reason:
        """What became of it, in a line."""
        row, commitment = Ordinal(self.row), Text(self.commitment)
        said = Reason(OUTCOME_WORDS[self.outcome])
        if self.why is None:
            return Reason("row {row}, {commitment}: {outcome}", row=row, commitment=commitment, outcome=said)
        return Reason(
            "row {row}, {commitment}: {outcome} ({why})",
            row=row,
            commitment=commitment,
            outcome=said,
            why=self.why,
        )


def take_rows(
    *, form: str, body: str, phase: PlanPhase, is_sent: bool, by: Person, now: datetime.datetime
) -> tuple[TakenRow, ...]:
    """Save what stands in a form as drafts, row by row; the same form twice changes nothing.

    Args:
        form: the file.
        body: the body whose form it is.
        phase: the phase.
        is_sent: whether what was taken is sent for approval at once.
        by: who hands it in.
        now: when.

    Raises:
        Refusal: it is no form of this office, or that of another body or phase.
    """
    package, begun = package_of_form(body, phase, now.date())
    taken, after = taken_rows(form, package, now.date(), begun, _FORM)
    _refuse_other(taken.rows, body, phase)
    reports = {one.commitment: one for one in after.reports if one.body == body and one.phase == phase.id}
    rows = []
    for answer in taken.rows:
        report = reports.get(answer.commitment)
        place = DraftPlace(REPORTS, answer.body, answer.commitment, phase.id)
        if answer.outcome in {ENTERED, CHANGED} and report is not None:
            cells = cells_of(BY_NAME[REPORTS], report)
            rows.append(_saved(answer, place, cells, by, now, is_sent=is_sent))
        elif answer.outcome == HALF and answer.body == body:
            rows.append(_saved(answer, place, answer.given, by, now, is_sent=False))
        else:
            rows.append(TakenRow(answer.row, answer.commitment, answer.outcome, answer.why))
    return tuple(rows)


def _refuse_other(rows: tuple[FormAnswer, ...], body: str, phase: PlanPhase) -> None:
    """Look whether a form is that of this body and phase; single rows of others are named by themselves.

    Raises:
        Refusal: none of its rows is.
    """
    if not rows or any((one.body, one.phase) == (body, phase.id) for one in rows):
        return
    other = Reason("{body} in {phase}", body=Text(rows[0].body or "-"), phase=Text(rows[0].phase or "-"))
    raise Refusal(
        Reason("The spreadsheet is that of {other}.", other=other),
        Reason(
            "hand it in on that page; here is that of {body} in {phase}",
            body=Text(body),
            phase=Text(phase.id),
        ),
    )


@transaction.atomic
def _saved(
    answer: FormAnswer,
    place: DraftPlace,
    cells: Mapping[str, str],
    by: Person,
    now: datetime.datetime,
    *,
    is_sent: bool,
) -> TakenRow:
    draft = OfficeDraft.objects.filter(
        table=REPORTS, phase__id=place.phase, body__id=place.body, commitment__id=place.commitment
    ).first()
    is_locked = draft is not None and draft.state == drafts.SENT
    why = OVER if report_is_over(place, now.date()) else _LOCKED if is_locked else None
    if why is not None:
        return TakenRow(answer.row, answer.commitment, NOT_TAKEN, why)
    if draft is None:
        draft = begin_draft(place=place, cells=cells, by=by, now=now).draft
    else:
        draft = save_draft(draft=draft, version=draft.version, cells=cells, by=by, now=now).draft
    if is_sent:
        try:
            send_draft(draft=draft, version=draft.version, by=by, now=now)
        except Refusal as refusal:
            return TakenRow(answer.row, answer.commitment, SAVED, refusal.title)
    return TakenRow(answer.row, answer.commitment, SENT if is_sent else SAVED, answer.why)
