"""Who is asked to judge, what ties them, and a panel that is announced before its seed is known."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.act_notes import TIED, noted
from tallystick.office.models import (
    LedgerEvent,
    OfficePanel,
    PanelTask,
    Person,
    StoredDissent,
    StoredInterest,
    StoredJudgement,
)
from tallystick.office.selectors.panel import DRAWN_FROM, part_of_package, record_of
from tallystick.office.services.asked_coding import open_where_all_committed
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.panel_talk import lock_when_all_finished
from tallystick.office.services.research import row_cells
from tallystick.office.services.typed import one_line, typed_day, typed_number
from tallystick.panel.blind import own_order
from tallystick.panel.irm import refuse_review_name
from tallystick.panel.record import PanelRecord, panel_bytes
from tallystick.panel.replacing import reserves_of
from tallystick.panel.rubric import read_rubric, standard_rubric
from tallystick.pipeline.panel.assign import pool_of
from tallystick.register.conflicts import conflicts_of
from tallystick.workflow.panel_acts import ANSWER_CALL, CALL_PANEL

ASSESSORS, INTERESTS = "assessors", "interests"
#: What the secretariat writes of an assessor, and what the assessor does.
INVITED = ("id", "name", "organisation", "expertise", "languages", "budget", "replaces", "note")
ANSWERED = ("standing", "signing_key")
DECLARED = ("kind", "body", "section", "commitment", "holds_from", "note")
_MOST_EACH = 20
#: The type of the ledger's entry that announces a panel, as on the command line.
_ANNOUNCED = "panel"


@transaction.atomic
def invite(*, cells: Mapping[str, str], by: Person, now: datetime.datetime) -> str:
    """Invite an assessor, or put right what stands of one; gives their number.

    Raises:
        Refusal: a check finds an error in it.
    """
    typed = {name: " ".join(cells.get(name, "").split()) for name in INVITED}
    there = row_cells(ASSESSORS, typed["id"])
    standing = there.get("standing") or "invited"
    store_row(ASSESSORS, fitting_row(ASSESSORS, there | typed | {"standing": standing}))
    note_act(act=CALL_PANEL, about=f"{ASSESSORS} {typed['id']}", by=by, now=now)
    return typed["id"]


@transaction.atomic
def answer_call(*, assessor: str, cells: Mapping[str, str], by: Person, now: datetime.datetime) -> None:
    """Accept, decline or resign as an assessor, with the public key under which one signs.

    Raises:
        Refusal: it is no answer, or no key.
    """
    typed = {name: " ".join(cells.get(name, "").split()) for name in ANSWERED}
    there = row_cells(ASSESSORS, assessor)
    if there["standing"] == "resigned" and typed["standing"] != "resigned":
        raise Refusal(
            Reason("You have resigned."), Reason("ask the secretariat to invite you under another number")
        )
    store_row(ASSESSORS, fitting_row(ASSESSORS, there | typed))
    note_act(act=ANSWER_CALL, about=f"{ASSESSORS} {assessor}", by=by, now=now, note=typed["standing"])
    if typed["standing"] == "resigned":
        open_where_all_committed(by=by, now=now)
        for one in OfficePanel.objects.filter(opened_at__isnull=False, locked_at=None).order_by("name"):
            lock_when_all_finished(one, now)


@transaction.atomic
def declare(*, assessor: str, cells: Mapping[str, str], by: Person, now: datetime.datetime) -> None:
    """Declare what ties an assessor to what is assessed; it is published, and never taken back here.

    Codes of theirs that it reaches leave the package where their panel is open and not locked.

    Raises:
        Refusal: a check finds an error in it, or a panel in which they judged was locked on this very day.
    """
    _refuse_on_day_of_lock(assessor, now)
    typed = {name: " ".join(cells.get(name, "").split()) for name in DECLARED}
    number = StoredInterest.objects.filter(assessor__id=assessor).count() + 1
    while row_cells(INTERESTS, f"{assessor}-{number}"):
        number += 1
    named = {
        "id": f"{assessor}-{number}",
        "assessor": assessor,
        "declared_on": now.date().isoformat(),
    }
    store_row(INTERESTS, fitting_row(INTERESTS, typed | named))
    note_act(act=ANSWER_CALL, about=f"{INTERESTS} {named['id']}", by=by, now=now, note=typed["kind"])
    _take_out_tied(assessor, by, now)


def _refuse_on_day_of_lock(assessor: str, now: datetime.datetime) -> None:
    """Look whether what is declared now would count as signed, in a panel that was locked without it.

    Interests have a day and no hour: one of the day of the lock belongs to what is signed, would undo each
    signature, and would be an error beside codes that nobody can take out any more.

    Raises:
        Refusal: it would.
    """
    locked = [
        str(one.name)
        for one in OfficePanel.objects.filter(locked_at__isnull=False).order_by("name")
        if one.locked_at is not None and one.locked_at.date() == now.date()
    ]
    for table in (StoredJudgement, StoredDissent):
        judged = table.objects.filter(panel__in=locked, assessor__id=assessor).values_list("panel", flat=True)
        if name := judged.first():
            raise Refusal(
                Reason(
                    "The panel {name} was locked today, without this: what is declared on the day of a lock "
                    "counts as signed.",
                    name=Text(str(name)),
                ),
                Reason("declare it tomorrow; it is printed then with its days, and undoes no signature"),
            )


def _take_out_tied(assessor: str, by: Person, now: datetime.datetime) -> None:
    """Take codes of what an assessor is tied to out of the package; the sheets that hold them stay."""
    tied = [one for who, one in conflicts_of(part_of_package(DRAWN_FROM)) if who == assessor]
    for panel in OfficePanel.objects.filter(opened_at__isnull=False, locked_at=None).order_by("name"):
        coded = StoredJudgement.objects.filter(
            panel=panel.name, assessor__id=assessor, commitment__id__in=tied
        )
        if number := coded.count():
            coded.delete()
            note = noted(TIED, number=number)
            note_act(act=ANSWER_CALL, about=f"panel {panel.name} {assessor}", by=by, now=now, note=note)


@transaction.atomic
def announce(
    *, said: Mapping[str, str], by: Person, now: datetime.datetime, rubric: bytes = b""
) -> OfficePanel:
    """Announce a panel: from what it is drawn, and which public value will be its seed.

    Args:
        said: its ``name``, the ``value``, how many code ``each`` commitment, and when it ``closes``.
        by: who announces it.
        now: when.
        rubric: the file of its rubric; empty for the one that ships.

    Raises:
        Refusal: the rubric has errors, there is one of this name, nobody has accepted, or no seed could give
            an assignment.
    """
    name = one_line(said.get("name", ""), Reason("give the panel a name"))
    refuse_review_name(name)
    value = one_line(said.get("value", ""), Reason("name the public value, and when it comes to be known"))
    each = typed_number(said.get("each", ""), 2, _MOST_EACH)
    closes = said.get("closes", "").strip()
    if closes and typed_day(closes) <= now.date():
        raise Refusal(Reason("The last day is over."), Reason("name a later one"))
    taken = OfficePanel.objects.filter(name=name).exists()
    if taken or StoredJudgement.objects.filter(panel=name).exists():
        raise Refusal(
            Reason("There is a panel {name} already.", name=Text(name)), Reason("give it another name")
        )
    package = part_of_package(DRAWN_FROM)
    asked, findings = read_rubric("rubric.toml", rubric or standard_rubric())
    if asked is None:
        raise Refusal(Reason("The rubric has errors."), Reason("mend what is listed"), tuple(findings))
    panel = PanelRecord(
        name,
        package.descriptor.name,
        asked,
        value,
        closes,
        pool_of(package, each),
        reserves=reserves_of(package),
    )
    panel.assignment()  # whether there is one does not depend on the seed
    sha256 = panel.announcement_sha256
    made = OfficePanel.objects.create(
        name=name, record=panel_bytes(panel).decode(), sha256=sha256, announced_by=by, announced_at=now
    )
    event = {"panel": name, "plan": panel.plan, "announcement_sha256": sha256, "announced": value}
    LedgerEvent.objects.create(kind=_ANNOUNCED, event=canonical_bytes(event).decode())
    note_act(act=CALL_PANEL, about=f"panel {name}", by=by, now=now, note=sha256)
    return made


@transaction.atomic
def draw(*, panel: OfficePanel, seed: str, by: Person, now: datetime.datetime) -> None:
    """Draw a panel by its seed, once.

    Raises:
        Refusal: it is drawn already, or it would be drawn from something else than was announced.
    """
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    value = one_line(seed, Reason("write the public value that was named beforehand"))
    record = record_of(found)
    if found.drawn_at is not None:
        raise Refusal(Reason("The panel is drawn already."), Reason("announce a new one to draw again"))
    package = part_of_package(DRAWN_FROM)
    if (pool_of(package, record.pool.each), reserves_of(package)) != (record.pool, record.reserves):
        raise Refusal(
            Reason("Assessors, interests or commitments have changed since the panel was announced."),
            Reason("announce a new panel; what was announced must be what is drawn from"),
        )
    drawn = replace(record, seed=value)
    found.record, found.drawn_at = panel_bytes(drawn).decode(), now
    found.save(update_fields=["record", "drawn_at"])
    PanelTask.objects.bulk_create(
        PanelTask(panel=found, assessor_id=assessor, commitment_id=commitment, position=place)
        for assessor in sorted(drawn.pool.budgets)
        for place, commitment in enumerate(own_order(drawn, assessor), 1)
    )
    note_act(act=CALL_PANEL, about=f"panel {found.name}", by=by, now=now, note=f"{value} {drawn.sha256}")
