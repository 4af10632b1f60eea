"""The first round on the web: codes that nobody else reads, and that are committed to by a digest.

A code that is saved leaves no line in the history that others read: whoever counted these lines would know
how far another assessor is. `TaskCode` keeps each, and only grows.
"""

import datetime
import os
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.office.models import (
    LedgerEvent,
    OfficePanel,
    PanelSeal,
    PanelTask,
    Person,
    StoredAssessor,
    TaskCode,
)
from tallystick.office.selectors.panel import (
    CODING,
    known_sources,
    own_tasks,
    record_of,
    state_of,
    written,
    written_on,
)
from tallystick.office.services.history import note_act
from tallystick.office.services.panel_opening import awaited, open_panel
from tallystick.panel.codings import GIVEN, WHITE, CodingDesk
from tallystick.panel.disputes import FIRST
from tallystick.panel.record import PanelRecord
from tallystick.panel.sealing import SALT_BYTES, SheetSeal, digest_of
from tallystick.register.columns import cells_of
from tallystick.register.panels import Judgement
from tallystick.register.tables import TABLES
from tallystick.workflow.panel_acts import COMMIT_CODES

#: The type of the ledger's entry of a commitment, as on the command line.
COMMITTED = "panel-commitment"
_SHEET = "tallystick web sheet/v1"
_JUDGEMENTS = next(one for one in TABLES if one.name == "judgements")
_MEND = Reason("put it right on the page of the commitment; the others are as they should be")
#: Longer than any reason that a person writes.
_LONGEST_CELL = 20_000


@transaction.atomic
def write_codes(*, task: PanelTask, said: Mapping[str, Mapping[str, str]], now: datetime.datetime) -> None:
    """Save what an assessor writes to the questions of a commitment, right or not.

    Args:
        task: the commitment, of whom.
        said: by criterion, the cells that were filled in.
        now: when.

    Raises:
        Refusal: the assessor has committed, has not accepted, the round is over, or a text is too long.
    """
    panel = OfficePanel.objects.select_for_update().get(pk=task.panel_id)
    refuse_over(panel, str(task.assessor_id), now)
    before = written([task])
    for asked in record_of(panel).rubric.criterion:
        cells = {name: said.get(asked.name, {}).get(name, "").strip() for name in WHITE}
        if max(map(len, cells.values())) > _LONGEST_CELL:
            raise Refusal(
                Reason("A text is too long."), Reason("write the reason shorter, and name what it rests on")
            )
        there = before.get((task.pk, asked.name), dict.fromkeys(WHITE, ""))
        if cells != there:
            TaskCode.objects.create(task=task, criterion=asked.name, cells=cells, at=now)


def refuse_over(panel: OfficePanel, assessor: str, now: datetime.datetime) -> None:
    """Look whether an assessor may still code and commit.

    Raises:
        Refusal: they may not; says why.
    """
    if state_of(panel) != CODING:
        raise Refusal(
            Reason("The first round is not under way."),
            Reason("what you have written is kept"),
        )
    if StoredAssessor.objects.filter(id=assessor).exclude(standing="accepted").exists():
        raise Refusal(
            Reason("You have not accepted, or have resigned."), Reason("accept first on the page of panels")
        )
    closes = record_of(panel).closes
    if closes and now.date().isoformat() > closes:
        raise Refusal(
            Reason("The round closed on {closes}.", closes=Text(closes)),
            Reason("what you have written is kept, and can't be committed to any more"),
        )
    if PanelSeal.objects.filter(panel=panel, assessor__id=assessor).exists():
        raise Refusal(
            Reason("You have committed to your codes."), Reason("they can be changed in the second round")
        )


def read_codes(panel: PanelRecord, tasks: list[PanelTask]) -> tuple[list[Judgement], list[Finding]]:
    """The codes that an assessor has written, and what is wrong with others."""
    cells, days = written(tasks), written_on(tasks)
    sources = known_sources() if cells else frozenset()
    found, wrong = [], []
    for task in tasks:
        desk = CodingDesk(panel, str(task.assessor_id), FIRST, sources)
        for asked in panel.rubric.criterion:
            told = cells.get((task.pk, asked.name), dict.fromkeys(WHITE, ""))
            named = {
                "commitment": str(task.commitment_id),
                "criterion": asked.name,
                GIVEN: days.get((task.pk, asked.name), ""),
            }
            try:
                judgement = desk.judged(told | named, task.position)
            except Unfit as problem:
                one = Problem("code-not-taken", problem.reason, _MEND)
                wrong.append(one.at(f"{task.commitment_id} {asked.name}", value=told["code"] or None))
            else:
                found += [judgement] if judgement else []
    return found, wrong


@transaction.atomic
def commit_codes(*, panel: OfficePanel, assessor: str, by: Person, now: datetime.datetime) -> PanelSeal:
    """Commit to all codes of an assessor; with the last of the panel's the first round is opened.

    Raises:
        Refusal: a code can't be taken, there is none, or the round is over; nothing was done then.
    """
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    refuse_over(found, assessor, now)
    record = record_of(found)
    judgements, wrong = read_codes(record, own_tasks(found, assessor))
    if wrong:
        raise Refusal(
            Reason("Some codes can't be taken."),
            Reason("mend them and commit then: what is committed to can't be mended"),
            tuple(wrong),
        )
    if not judgements:
        raise Refusal(
            Reason("There is no code yet."),
            Reason("give one at least; whoever can give none resigns on the page of panels"),
        )
    seal = _sealed(found, assessor, judgements, now)
    note_act(act=COMMIT_CODES, about=f"panel {found.name}", by=by, now=now, note=seal.digest)
    if not awaited(found):
        open_panel(found, by, now)
    return seal


def _sealed(
    panel: OfficePanel, assessor: str, judgements: list[Judgement], now: datetime.datetime
) -> PanelSeal:
    sha256 = record_of(panel).sha256
    rows: list[Json] = [dict(cells_of(_JUDGEMENTS, one)) for one in judgements]
    told: dict[str, Json] = {"form": _SHEET, "panel": sha256, "assessor": assessor, "judgements": rows}
    sheet, salt = canonical_bytes(told), os.urandom(SALT_BYTES)
    seal = SheetSeal(sha256, assessor, digest_of(salt, sheet))
    return store_seal(panel, seal, now, salt=salt.hex(), sheet=sheet.decode())


def store_seal(panel: OfficePanel, seal: SheetSeal, now: datetime.datetime, **kept: str) -> PanelSeal:
    """Store what an assessor has committed to, and write its digest for the ledger.

    Raises:
        Refusal: they have committed already.
    """
    event = {"panel": seal.panel, "assessor": seal.assessor, "digest": seal.digest}
    entry = LedgerEvent.objects.create(kind=COMMITTED, event=canonical_bytes(event).decode())
    try:
        return PanelSeal.objects.create(
            panel=panel, assessor_id=seal.assessor, digest=seal.digest, at=now, entry=entry, **kept
        )
    except IntegrityError:
        raise Refusal(Reason("You have committed already."), Reason("nothing needs to be done")) from None
