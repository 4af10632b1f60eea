"""After the first round: the talk, a second code beside the first, a third's word, dissents, and the lock."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Problem, Refusal
from tallystick.base.reasons import Reason, Unfit
from tallystick.office.models import (
    OfficePanel,
    PanelFinish,
    PanelRemark,
    PanelTask,
    Person,
    StoredAssessor,
    StoredDissent,
)
from tallystick.office.selectors.package import package_now
from tallystick.office.selectors.panel import DRAWN_FROM, WORKED_IN, known_sources, part_of_package, record_of
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.panel_rows import refuse_unless_open, store_judgements
from tallystick.office.services.typed import one_line
from tallystick.panel.codings import GIVEN, WHITE, CodingDesk
from tallystick.panel.published import code_rows, drawn_row
from tallystick.panel.record import PanelRecord
from tallystick.pipeline.panel.admitted import admitted
from tallystick.pipeline.panel.coded import CodedSheet
from tallystick.register.files import chosen_method
from tallystick.workflow.panel_acts import DISCUSS, DISSENT, FINISH, SETTLE

_MEND = Reason("Mend what is listed; nothing was changed.")


@dataclass(frozen=True, slots=True)
class CodedAgain:
    """A commitment that is coded in a later round.

    Attributes:
        panel: the panel.
        assessor: who codes.
        commitment: the commitment.
        round: ``second`` or ``settled``.
    """

    panel: OfficePanel
    assessor: str
    commitment: str
    round: str


@transaction.atomic
def code_again(
    *, place: CodedAgain, said: Mapping[str, Mapping[str, str]], by: Person, now: datetime.datetime
) -> int:
    """Take codes of a later round: the assessor's own again, or a third's on what stayed in dispute.

    The codes of the first round stay beside them. A question whose cells are empty is left as it is.

    Args:
        place: who codes what, in which round.
        said: by criterion, the cells that were filled in.
        by: who asks.
        now: when.

    Returns:
        How many codes were taken.

    Raises:
        Refusal: the panel is not open, or a code can't be taken; then none is.
    """
    found = OfficePanel.objects.select_for_update().get(pk=place.panel.pk)
    refuse_unless_open(found)
    _refuse_gone(place.assessor)
    coded, is_own = _read(place, record_of(found), said, now)
    taken = admitted(coded, part_of_package((*DRAWN_FROM, *WORKED_IN)), record_of(found))
    wrong = [*coded.findings, *(_problem(why).at(place.commitment) for why in taken.whys)]
    if wrong:
        raise Refusal(Reason("Some codes can't be taken."), _MEND, tuple(wrong))
    store_judgements(taken.fresh)
    note = f"{place.round}: {', '.join(one.criterion for one in taken.fresh)}"
    act = DISCUSS if is_own else SETTLE
    note_act(act=act, about=f"panel {found.name} {place.commitment}", by=by, now=now, note=note)
    return len(taken.fresh)


def _read(
    place: CodedAgain,
    record: PanelRecord,
    said: Mapping[str, Mapping[str, str]],
    now: datetime.datetime,
) -> tuple[CodedSheet, bool]:
    """What was filled in, as a sheet of that round, and whether the commitment was given to who codes."""
    desk = CodingDesk(record, place.assessor, place.round, known_sources())
    task = PanelTask.objects.filter(
        panel=place.panel, assessor__id=place.assessor, commitment__id=place.commitment
    ).first()
    judgements, wrong = [], []
    for asked in record.rubric.criterion:
        cells = {name: said.get(asked.name, {}).get(name, "").strip() for name in WHITE}
        named = {
            "commitment": place.commitment,
            "criterion": asked.name,
            GIVEN: now.date().isoformat(),
        }
        try:
            judgements.append(desk.judged(cells | named, task.position if task else 0))
        except Unfit as problem:
            found = _problem(problem.reason)
            wrong.append(found.at(f"{place.commitment} {asked.name}", value=cells["code"] or None))
    given = tuple(one for one in judgements if one)
    return CodedSheet(place.assessor, place.round, given, 0, tuple(wrong)), task is not None


def _problem(why: Reason) -> Problem:
    return Problem("code-not-taken", why, _MEND)


def _refuse_gone(assessor: str) -> None:
    if not StoredAssessor.objects.filter(id=assessor, standing="accepted").exists():
        raise Refusal(
            Reason("You have not accepted, or have resigned."), Reason("what you have coded stays as it is")
        )


@transaction.atomic
def remark(
    *, panel: OfficePanel, assessor: str, commitment: str, said: str, by: Person, now: datetime.datetime
) -> None:
    """Say something to the others who code a commitment; no name stands beside it.

    Raises:
        Refusal: nothing is said, or the panel is not open.
    """
    refuse_unless_open(panel)
    _refuse_gone(assessor)
    text = one_line(said, Reason("write what the others should know"))
    PanelRemark.objects.create(panel=panel, assessor_id=assessor, commitment_id=commitment, said=text, at=now)
    note_act(act=DISCUSS, about=f"panel {panel.name} {commitment}", by=by, now=now, note=text)


@transaction.atomic
def dissent(
    *,
    panel: OfficePanel,
    assessor: str,
    cells: Mapping[str, str],
    by: Person,
    now: datetime.datetime,
) -> str:
    """Write a dissent, which is printed beside the verdict and never taken out; gives its identifier.

    Args:
        panel: the panel.
        assessor: whose it is.
        cells: ``commitment``, ``criterion`` (empty for the whole verdict) and ``statement``.
        by: who asks.
        now: when.

    Raises:
        Refusal: nothing is said, the panel is not open, or it asks nothing of that name.
    """
    refuse_unless_open(panel)
    statement = one_line(cells.get("statement", ""), Reason("write what you hold against the verdict"))
    criterion = cells.get("criterion", "").strip()
    if criterion and record_of(panel).rubric.asked(criterion) is None:
        raise Refusal(Reason("The rubric asks nothing of that name."), Reason("choose one of the list"))
    number = StoredDissent.objects.filter(panel=panel.name).count() + 1
    row = {
        "id": f"{panel.name}-d{number}",
        "panel": str(panel.name),
        "assessor": assessor,
        "commitment": cells.get("commitment", ""),
        "statement": statement,
        "criterion": criterion,
    }
    store_row("dissents", fitting_row("dissents", row))
    note_act(act=DISSENT, about=f"dissents {row['id']}", by=by, now=now, note=statement)
    return row["id"]


@transaction.atomic
def finish(*, panel: OfficePanel, assessor: str, by: Person, now: datetime.datetime) -> bool:
    """Say that one's rounds are over; the last of those who coded and have not resigned locks the panel.

    Returns:
        Whether the panel is locked now.

    Raises:
        Refusal: the panel is not open, or this was said before.
    """
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    refuse_unless_open(found)
    try:
        with transaction.atomic():
            PanelFinish.objects.create(panel=found, assessor_id=assessor, at=now)
    except IntegrityError:
        raise Refusal(Reason("You have said so already."), Reason("the others have to say so too")) from None
    note_act(act=FINISH, about=f"panel {found.name}", by=by, now=now)
    return lock_when_all_finished(found, now)


def lock_when_all_finished(panel: OfficePanel, now: datetime.datetime) -> bool:
    """Lock a panel where everybody who coded has finished or resigned: its rubric goes into the package."""
    coded = set(panel.seals.values_list("assessor_id", flat=True))
    gone = set(StoredAssessor.objects.filter(standing="resigned").values_list("id", flat=True))
    if coded - gone - set(panel.finished.values_list("assessor_id", flat=True)):
        return False
    record = record_of(panel)
    day = PartialDate.parse(chosen_method(package_now(), None).judged_to.isoformat())
    store_row("panels", drawn_row(record, day, PartialDate.parse(now.date().isoformat())))
    for one in code_rows(record):
        store_row("rubric_codes", one)
    panel.locked_at = now
    panel.save(update_fields=["locked_at"])
    return True
