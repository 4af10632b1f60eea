"""A draft of the plan is confirmed in the office: each act is saved at once, and the last is undone."""

import datetime
from collections.abc import MutableMapping

from django.db import transaction

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import BroughtIn, PackageFile, Person, StoredConfirmation
from tallystick.office.selectors.package import files_beside, package_now
from tallystick.office.services.history import note_act
from tallystick.office.services.package_part import keep_edits
from tallystick.pipeline.confirming.desk import AskedAct
from tallystick.pipeline.confirming.forms import SAYINGS
from tallystick.pipeline.confirming.signature import SignedBy
from tallystick.pipeline.confirming.what_was_read import what_was_read, written_into
from tallystick.pipeline.document import find_document
from tallystick.register.confirming.doing import Deed, commitment_of, undo
from tallystick.register.confirming.remembered import ACTS, MOST_ACTS, Act, recalled, remembered
from tallystick.register.confirming.situation import Situation
from tallystick.register.fingerprint import package_sha256
from tallystick.register.folder import Held
from tallystick.register.indexed import indexed
from tallystick.workflow.permissions import CONFIRM_DRAFT

#: As which office the secretariat confirms: what is published of it names no person.
SECRETARIAT_SIGNS = "Secretariat"
#: Under which name the browser of somebody keeps what they did last.
TOLD = "confirming"
_DID, _UNDID = "did", "undid"


class OfficeDesk:
    """The draft that lies in the office's database.

    What a form was drawn from is compared with what is there when it comes (`pipeline.confirming.forms`), in
    one transaction with what it does, so that of two people who decide on one row the second is told.
    """

    def __init__(self, *, by: Person, now: datetime.datetime, told: MutableMapping[str, str]) -> None:
        """Open the draft.

        Args:
            by: who confirms, for the office's own history.
            now: when.
            told: what that person's browser keeps, so that each act is told to who did it.

        Raises:
            Refusal: the office has no package, or one that was not read from a document.
        """
        self._by, self._now, self._kept = by, now, told
        self._signature = SignedBy(SECRETARIAT_SIGNS, lambda: PartialDate.parse(now.date().isoformat()))
        self._open()

    @property
    def signature(self) -> SignedBy:
        """As which office it is confirmed."""
        return self._signature

    def _open(self) -> None:
        files, package = files_beside(), package_now()
        if not package.confirmations:
            raise Refusal(
                Reason("The plan here was not read from a document: nothing waits to be confirmed."),
                Reason("bring in a draft that 'tallystick read' wrote, where one is to be confirmed"),
            )
        held = Held(files)
        text, gaps = find_document(held, package)
        self._draft = Situation(package, text or "", what_was_read(held))
        self._gaps = gaps + written_into(held, package)
        self._done = recalled(files.get(ACTS), package_sha256(package), SAYINGS)

    def look(self) -> tuple[Situation, Reason | None, bool, tuple[Finding, ...]]:
        """The draft as it is now, what was done last, whether that can be undone, and what is missing.

        To who did something that is what they did, an undoing too, until somebody does something else.
        """
        said = self._own() or (self._done[-1].said if self._done else None)
        return self._draft, said, bool(self._done), self._gaps

    def _own(self) -> Reason | None:
        """What the person did last, where nobody has changed the draft since."""
        verb, _, record = self._kept.get(TOLD, "").partition(" ")
        found = recalled(record.encode(), package_sha256(self._draft.package), SAYINGS)
        if not found:
            return None
        return Reason("Undone: {what}", what=found[0].said) if verb == _UNDID else found[0].said

    def _tell(self, verb: str, said: Reason) -> None:
        record = remembered([Act((), said)], package_sha256(self._draft.package))
        self._kept[TOLD] = f"{verb} {record.decode()}"

    @transaction.atomic
    def do(self, act: AskedAct) -> None:
        """Do an act and save it.

        Raises:
            Refusal: it can't be done; nothing was changed.
        """
        self._alone()
        deed, said = act(self._draft, indexed(self._draft.package))
        if deed.edits:
            self._save(deed, [*self._done, Act(deed.edits, said)][-MOST_ACTS:], said)
        self._tell(_DID, said)

    @transaction.atomic
    def undo(self) -> str:
        """Take back what was done last, and say of which commitment; empty where of none, or of several.

        Raises:
            Refusal: nothing was done, or the same rows were changed since.
        """
        self._alone()
        if not self._done:
            raise Refusal(
                Reason("there is nothing to undo"), Reason("take back what was said of a row where it stands")
            )
        last = self._done[-1]
        said = Reason("Undone: {what}", what=last.said)
        self._save(undo(indexed(self._draft.package), last.edits), self._done[:-1], said)
        self._tell(_UNDID, last.said)
        return commitment_of(last.edits)

    def _alone(self) -> None:
        """Let nobody else change the draft until the transaction ends, and look at it as it is now."""
        BroughtIn.objects.select_for_update().first()
        self._open()

    def _save(self, deed: Deed, done: list[Act], said: Reason) -> None:
        keep_edits(deed.edits)
        sha = package_sha256(deed.result.package)
        PackageFile.objects.update_or_create(name=ACTS, defaults={"data": remembered(done, sha)})
        note_act(act=CONFIRM_DRAFT, about="confirmations", by=self._by, now=self._now, note=said.text)
        self._draft = Situation(deed.result.package, self._draft.text, self._draft.read)
        self._done = done


def is_draft() -> bool:
    """Whether the plan in the office was read from a document."""
    return StoredConfirmation.objects.exists()
