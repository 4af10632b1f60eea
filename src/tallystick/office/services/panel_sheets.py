"""A sheet that is coded on the assessor's own machine: committed to by a signed note, handed in at the end.

Until everybody has committed the office has a digest and a signature, so that nobody who runs the server can
read a code. The two files are those that ``tallystick panel commit`` writes.
"""

import datetime

from django.db import IntegrityError, transaction

from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.ledger.notes import Note, read_note
from tallystick.ledger.verifiers import PublicKey, is_signed
from tallystick.office.act_notes import HANDED_IN, noted
from tallystick.office.models import OfficePanel, PanelReveal, PanelSeal, Person, StoredAssessor
from tallystick.office.selectors.panel import (
    CODING,
    DRAWN_FROM,
    OPENED,
    WORKED_IN,
    part_of_package,
    record_of,
    state_of,
)
from tallystick.office.services.history import note_act
from tallystick.office.services.panel_codes import refuse_over, store_seal
from tallystick.office.services.panel_opening import (
    awaited,
    is_over,
    open_panel,
    read_sheet,
    take_seal,
    uncommitted,
)
from tallystick.panel.disputes import FIRST
from tallystick.panel.record import PanelRecord
from tallystick.panel.sealing import SheetSeal, digest_of, read_opening, read_seal
from tallystick.workflow.panel_acts import COMMIT_CODES

_AS_WRITTEN = Reason("hand in the file that ends in .commitment, as 'tallystick panel commit' wrote it")
_BOTH = Reason("hand in the sheet as it was committed to, and the file that ends in .opening beside it")


@transaction.atomic
def commit_sheet(
    *, panel: OfficePanel, assessor: str, note: str, by: Person, now: datetime.datetime
) -> PanelSeal:
    """Commit to a sheet that was coded offline, by the note that its assessor signed.

    Raises:
        Refusal: it is of another panel or assessor, their key has not signed it, or the round is over.
    """
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    refuse_over(found, assessor, now)
    seal = _seal(record_of(found), assessor, note)
    stored = store_seal(found, seal, now, note=note)
    note_act(act=COMMIT_CODES, about=f"panel {found.name}", by=by, now=now, note=seal.digest)
    return stored


def _seal(panel: PanelRecord, assessor: str, text: str) -> SheetSeal:
    try:
        note = read_note(text)
        seal = read_seal(note.text)
    except Unfit as problem:
        what = Reason("It does not commit to a coded sheet ({why}).", why=problem.reason)
        raise Refusal(what, _AS_WRITTEN) from None
    if seal.panel != panel.sha256 or seal.assessor != assessor:
        raise Refusal(Reason("It commits to a sheet of another panel, or of somebody else."), _AS_WRITTEN)
    if not _is_signed_by(assessor, note):
        raise Refusal(
            Reason("It is not signed by the key that stands beside your name."),
            Reason("sign with that key, or write your key into your answer on the page of panels first"),
        )
    return seal


def _is_signed_by(assessor: str, note: Note) -> bool:
    row = StoredAssessor.objects.get(id=assessor)
    try:
        return is_signed(note, PublicKey.parse(row.signing_key or ""))
    except Refusal:
        return False


@transaction.atomic
def hand_in_sheet(
    *, panel: OfficePanel, assessor: str, sheet: bytes, opening: str, by: Person, now: datetime.datetime
) -> None:
    """Hand in the sheet that an assessor has committed to; with the last one the codes of all are opened.

    Raises:
        Refusal: not everybody has committed yet, or it is not the sheet that was committed to.
    """
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    seal = found.seals.filter(assessor__id=assessor).exclude(note="").first()
    if seal is None or state_of(found) not in {CODING, OPENED}:
        raise Refusal(Reason("No sheet of yours is awaited."), Reason("nothing was changed"))
    if state_of(found) == CODING and uncommitted(found) and not is_over(found, now):
        raise Refusal(
            Reason("Not everybody has committed, so nothing is opened yet."),
            Reason("keep the sheet and what opens it until the page asks for both"),
        )
    salt = _salt(opening)
    if digest_of(salt, sheet) != seal.digest:
        raise Refusal(Reason("It is not the sheet that you have committed to."), _BOTH)
    coded = read_sheet(sheet, record_of(found))
    if (coded.assessor, coded.round) != (assessor, FIRST):
        raise Refusal(
            Reason("It is a sheet of {assessor}, or of another round.", assessor=Text(coded.assessor)), _BOTH
        )
    try:
        with transaction.atomic():
            PanelReveal.objects.create(seal=seal, salt=salt.hex(), sheet=sheet, at=now)
    except IntegrityError:
        raise Refusal(Reason("It is handed in already."), Reason("nothing needs to be done")) from None
    note_act(act=COMMIT_CODES, about=f"panel {found.name} {assessor}", by=by, now=now, note=noted(HANDED_IN))
    if state_of(found) == OPENED:
        take_seal(seal, record_of(found), part_of_package((*DRAWN_FROM, *WORKED_IN)))
    elif not awaited(found):
        open_panel(found, by, now)


def _salt(opening: str) -> bytes:
    try:
        return read_opening(opening)
    except Unfit as problem:
        raise Refusal(Reason("What opens it can't be read ({why}).", why=reason_of(problem)), _BOTH) from None
