"""The end of the first round: whom it waits for, and the codes of all, opened at once."""

import datetime
import json

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Unfit
from tallystick.office.act_notes import NOT_TAKEN, noted
from tallystick.office.models import OfficePanel, PanelReveal, PanelSeal, Person, StoredAssessor
from tallystick.office.scratch import scratch_folder
from tallystick.office.selectors.panel import (
    CODING,
    DRAWN_FROM,
    WORKED_IN,
    known_sources,
    part_of_package,
    record_of,
    state_of,
)
from tallystick.office.services.history import note_act
from tallystick.office.services.panel_rows import store_judgements
from tallystick.panel.codings import CodingDesk
from tallystick.panel.disputes import FIRST
from tallystick.panel.record import PanelRecord
from tallystick.panel.sealing import digest_of
from tallystick.pipeline.panel.admitted import admitted
from tallystick.pipeline.panel.coded import CodedSheet, read_coded
from tallystick.register.model import Package
from tallystick.workflow.panel_acts import OPEN_CODES


def uncommitted(panel: OfficePanel) -> tuple[str, ...]:
    """Who codes in the panel, has not resigned, and has not committed yet."""
    coding = set(map(str, panel.tasks.values_list("assessor_id", flat=True)))
    there = set(map(str, panel.seals.values_list("assessor_id", flat=True)))
    return tuple(sorted(coding - _gone() - there))


def unrevealed(panel: OfficePanel) -> tuple[str, ...]:
    """Who has committed to a sheet that was coded offline, has not resigned, and has not handed it in."""
    closed = panel.seals.exclude(note="").filter(reveal=None)
    return tuple(sorted(set(map(str, closed.values_list("assessor_id", flat=True))) - _gone()))


def _gone() -> set[str]:
    return set(map(str, StoredAssessor.objects.filter(standing="resigned").values_list("id", flat=True)))


def awaited(panel: OfficePanel) -> tuple[str, ...]:
    """Whom the first round waits for: to commit, or to hand in the sheet that they have committed to."""
    return (*uncommitted(panel), *unrevealed(panel))


def is_over(panel: OfficePanel, now: datetime.datetime) -> bool:
    """Whether the last day to commit is over."""
    closes = record_of(panel).closes
    return bool(closes) and now.date().isoformat() > closes


def may_be_opened(panel: OfficePanel, now: datetime.datetime) -> bool:
    """Whether nobody can commit to something else any more: all have, or the last day is over."""
    return state_of(panel) == CODING and (is_over(panel, now) or not awaited(panel))


@transaction.atomic
def open_codes(*, panel: OfficePanel, by: Person, now: datetime.datetime) -> None:
    """Open all codes of the first round at once.

    Raises:
        Refusal: somebody could still commit to something else.
    """
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    if state_of(found) != CODING:
        raise Refusal(Reason("The first round is not under way."), Reason("nothing needs to be done"))
    if not may_be_opened(found, now):
        raise Refusal(
            Reason("Not everybody has committed."),
            Reason("wait until they have, have resigned, or the last day is over"),
        )
    if not found.seals.exists():
        raise Refusal(Reason("Nobody has committed."), Reason("announce a new panel"))
    open_panel(found, by, now)


def open_panel(panel: OfficePanel, by: Person, now: datetime.datetime) -> None:
    """Open a panel's codes: those that can be taken go into the package, the others are named."""
    record = record_of(panel)
    package = part_of_package((*DRAWN_FROM, *WORKED_IN))
    not_taken: list[str] = []
    for seal in panel.seals.order_by("assessor_id"):
        not_taken += take_seal(seal, record, package)
    panel.opened_at = now
    panel.save(update_fields=["opened_at"])
    note = noted(NOT_TAKEN, text=", ".join(not_taken)) if not_taken else ""
    note_act(act=OPEN_CODES, about=f"panel {panel.name}", by=by, now=now, note=note)


def take_seal(seal: PanelSeal, record: PanelRecord, package: Package) -> list[str]:
    """Put the codes that an assessor has committed to into the package; gives what was not taken."""
    assessor = str(seal.assessor_id)
    coded, wrong = _coded_offline(seal, record) if seal.note else _coded_here(seal, record)
    found = admitted(coded, package, record)
    store_judgements(found.fresh)
    taken = {(one.commitment, one.criterion) for one in found.judgements}
    return [
        *wrong,
        *(
            f"{assessor} {one.commitment} {one.criterion}"
            for one in coded.judgements
            if (one.commitment, one.criterion) not in taken
        ),
    ]


def _coded_here(seal: PanelSeal, record: PanelRecord) -> tuple[CodedSheet, list[str]]:
    assessor = str(seal.assessor_id)
    if digest_of(bytes.fromhex(seal.salt), seal.sheet.encode()) != seal.digest:
        return CodedSheet(assessor, FIRST, (), 0, ()), [assessor]
    desk, judgements, wrong = CodingDesk(record, assessor, FIRST, known_sources()), [], []
    for cells in json.loads(seal.sheet)["judgements"]:
        try:
            judgements.append(desk.judged(cells, int(cells["position"])))
        except Unfit:
            wrong.append(f"{assessor} {cells['commitment']} {cells['criterion']}")
    return CodedSheet(assessor, FIRST, tuple(one for one in judgements if one), 0, ()), wrong


def _coded_offline(seal: PanelSeal, record: PanelRecord) -> tuple[CodedSheet, list[str]]:
    assessor = str(seal.assessor_id)
    handed_in = PanelReveal.objects.filter(seal=seal).first()
    if handed_in is None:
        return CodedSheet(assessor, FIRST, (), 0, ()), [assessor]
    coded = read_sheet(bytes(handed_in.sheet), record)
    return coded, [f"{assessor} {one.file} {one.row}" for one in coded.findings]


def read_sheet(data: bytes, record: PanelRecord) -> CodedSheet:
    """What stands in a sheet that was coded offline.

    Raises:
        Refusal: it is none, or one of another panel.
    """
    with scratch_folder("sheet") as folder:
        place = folder / ("sheet.ods" if b"opendocument" in data[:200] else "sheet.xlsx")
        place.write_bytes(data)
        return read_coded(str(place), record, known_sources())
