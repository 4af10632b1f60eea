"""What assessors send is taken in: commitments while the round is closed, sheets when it is locked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tallystick.base.findings import Refusal, reason_of
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text, Unfit, texts
from tallystick.base.regular import read_regular
from tallystick.ledger.notes import read_note
from tallystick.ledger.operations import file_in
from tallystick.ledger.verifiers import PublicKey, is_signed
from tallystick.panel.disputes import FIRST
from tallystick.panel.record import PanelRecord
from tallystick.panel.sealing import SheetSeal, digest_of, read_opening, read_seal
from tallystick.pipeline.panel.admitted import admitted
from tallystick.pipeline.panel.coded import read_coded
from tallystick.pipeline.panel.collected import Collected, LedgerAt
from tallystick.pipeline.panel.commit import COMMITMENT, OPENING
from tallystick.pipeline.panel.folder import (
    COMMITMENTS,
    LARGEST_NOTE,
    LARGEST_SHEET,
    LATE,
    OPENED,
    ReceivedSeal,
    keep,
    load_drawn,
    note_received,
    received,
    received_place,
)
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.model import Package
from tallystick.register.panels import Assessor, Judgement

_ZIP = b"PK"
_EMPTY = Reason("it is empty; let the assessor send it again, as 'tallystick panel commit' wrote it")
_NO_COMMITMENT = Reason(
    "it is neither a coded sheet nor what commits to one ({why}); let the assessor send it again, as "
    "'tallystick panel commit' wrote it"
)


class _NotTaken(Unfit):
    """A file that can't be taken; says why."""


def collect(
    package: str, folder: str, files: Sequence[str], day: str, ledger: LedgerAt | None = None
) -> tuple[Collected, ...]:
    """Take in commitments and sheets; of each file it is said what became of it, and a copy is kept.

    Args:
        package: the plan package.
        folder: the panel's folder.
        files: what was sent, commitments (``.commitment``) and sheets, each with its ``.opening`` beside it.
        day: the day on which it came, YYYY-MM-DD.
        ledger: where commitments are filed; None for nowhere.

    Raises:
        Refusal: the panel or package can't be used, or somebody else changes the package meanwhile.
    """
    desk = _Desk(load_package(package), load_drawn(folder), folder, day, ledger)
    before = package_sha256(desk.package)
    answers = tuple(desk.taken(one) for one in files)
    if package_sha256(desk.package) != before:
        save_package(desk.package, package, {}, expected=before)
    return answers


@dataclass(slots=True)
class _Desk:
    """Where files come in, one after another."""

    package: Package
    panel: PanelRecord
    folder: str
    day: str
    ledger: LedgerAt | None

    def taken(self, path: str) -> Collected:
        try:
            with explained(path):
                data = read_regular(path, LARGEST_SHEET)
        except Refusal as refusal:
            return Collected(path, "not_taken", whys=(_told(refusal),))
        name = Path(path).name
        try:
            return self._sheet(path, data) if data.startswith(_ZIP) else self._commitment(path, data)
        except Refusal as refusal:
            why = _told(refusal)
        except Unfit as problem:
            why = problem.reason
        return Collected(path, "not_taken", whys=(why,), kept=keep(self.folder, LATE, name, data))

    def _commitment(self, path: str, data: bytes) -> Collected:
        if not data.strip():
            raise _NotTaken(_EMPTY)
        seal = self._seal(data[:LARGEST_NOTE])
        self._refuse_late(self._assessor(seal.assessor))
        kept = keep(self.folder, COMMITMENTS, f"{seal.assessor}.commitment", data)
        note_received(
            self.folder, ReceivedSeal(seal.assessor, seal.digest, self.day, kept, self._receipt(seal))
        )
        return Collected(path, "committed", seal.assessor, kept=kept)

    def _seal(self, data: bytes) -> SheetSeal:
        """What a commitment says, once it is known to be of this panel and signed by its assessor."""
        try:
            note = read_note(data.decode("utf-8", "replace"))
            seal = read_seal(note.text)
        except Unfit as problem:
            raise _NotTaken(_NO_COMMITMENT.saying(why=problem.reason)) from None
        if seal.panel != self.panel.sha256:
            raise _NotTaken(
                Reason("it commits to a sheet of another panel than {name}", name=Text(self.panel.name))
            )
        assessor = self._assessor(seal.assessor)
        if not is_signed(note, _key_of(assessor)):
            raise _NotTaken(
                Reason(
                    "it is not signed by the key that {assessor} has in tables/assessors.csv; where that key "
                    "was lost, enter the new one there with a note, and let them commit again",
                    assessor=Text(assessor.id),
                )
            )
        return seal

    def _assessor(self, name: str) -> Assessor:
        found = next((one for one in self.package.assessors if one.id == name), None)
        if found is None:
            raise _NotTaken(
                Reason("it names {assessor}, who is no assessor of the package", assessor=Text(name))
            )
        return found

    def _refuse_late(self, assessor: Assessor) -> None:
        if assessor.id not in self.panel.coders:
            raise _NotTaken(
                Reason(
                    "{assessor} is not in the panel {name}",
                    assessor=Text(assessor.id),
                    name=Text(self.panel.name),
                )
            )
        self._refuse_gone(assessor)
        if any(one.replaces == assessor.id for one in self.panel.replacements):
            raise _NotTaken(
                Reason("somebody codes in the place of {assessor} already", assessor=Text(assessor.id))
            )
        if self.panel.closes and self.day > self.panel.closes:
            raise _NotTaken(
                Reason(
                    "it came on {day}, and the round closed on {closes}",
                    day=Text(self.day),
                    closes=Text(self.panel.closes),
                )
            )
        if self._first():
            raise _NotTaken(
                Reason("sheets of the round are opened already, so no code can be hidden from it")
            )

    def _refuse_gone(self, assessor: Assessor) -> None:
        if assessor.standing != "accepted":
            raise _NotTaken(Reason("{assessor} has resigned and codes no more", assessor=Text(assessor.id)))

    def _receipt(self, seal: SheetSeal) -> str:
        if self.ledger is None:
            return ""
        event = {"panel": seal.panel, "assessor": seal.assessor, "digest": seal.digest}
        at, place = self.ledger, str(received_place(self.folder))
        return file_in(at.folder, at.key, "panel-commitment", [event], self.day, place)[0].receipt

    def _first(self) -> tuple[Judgement, ...]:
        return tuple(
            one for one in self.package.judgements if (one.panel, one.round) == (self.panel.name, "first")
        )

    def _sheet(self, path: str, data: bytes) -> Collected:
        if any(one.panel == self.panel.name for one in self.package.panel_signatures):
            raise _NotTaken(
                Reason(
                    "the panel has signed what it found; take its rows out of tables/panel_signatures.csv, "
                    "bring this one, and let each sign again"
                )
            )
        coded = read_coded(path, self.panel, {one.id for one in self.package.sources})
        if coded.round == FIRST:
            self._refuse_unlocked()
            digest = self._committed(coded.assessor)
        else:
            self._refuse_gone(self._assessor(coded.assessor))
            digest = self._signed_beside(path, coded.assessor)
        self._refuse_changed(path, data, coded.assessor, digest)
        found = admitted(coded, self.package, self.panel)
        self.package = replace(self.package, judgements=(*self.package.judgements, *found.fresh))
        kept = keep(self.folder, OPENED, f"{coded.assessor}-{coded.round}.xlsx", data)
        fresh = len(found.fresh)
        return Collected(
            path,
            "opened",
            coded.assessor,
            found.whys,
            kept,
            judgements=fresh,
            known=len(found.judgements) - fresh,
            findings=coded.findings,
        )

    def _signed_beside(self, path: str, assessor: str) -> str:
        """The digest in the commitment beside a sheet of a later round, which hides nothing any more."""
        beside = f"{path}{COMMITMENT}"
        try:
            with explained(beside):
                seal = self._seal(read_regular(beside, LARGEST_NOTE))
        except (Refusal, Unfit) as problem:
            raise _NotTaken(
                Reason("its commitment is not beside it as it should be ({why})", why=reason_of(problem))
            ) from None
        if seal.assessor != assessor:
            raise _NotTaken(Reason("the commitment beside it is of {assessor}", assessor=Text(seal.assessor)))
        return seal.digest

    def _refuse_unlocked(self) -> None:
        """Nothing is opened while somebody could still commit to something else."""
        if self.panel.closes and self.day > self.panel.closes:
            return
        there = {one.assessor for one in received(self.folder)}
        gone = {one.id for one in self.package.assessors if one.standing == "resigned"}
        came = {one.assessor for one in self.panel.replacements}
        gone |= {one.replaces for one in self.panel.replacements}
        coding = came | {assessor for _, assessor in self.panel.assignment()}
        missing = sorted(coding - there - gone)
        if missing:
            raise _NotTaken(
                Reason(
                    "the round is not locked: no commitment has come from {names}; nothing is opened before "
                    "they have committed, resigned, or the closing day has passed",
                    names=texts(missing),
                )
            )

    def _committed(self, assessor: str) -> str:
        """The digest that an assessor committed to last."""
        seals = [one for one in received(self.folder) if one.assessor == assessor]
        if not seals:
            raise _NotTaken(
                Reason(
                    "no commitment of {assessor} came in time, so nothing shows when it was coded",
                    assessor=Text(assessor),
                )
            )
        return seals[-1].digest

    def _refuse_changed(self, path: str, data: bytes, assessor: str, digest: str) -> None:
        try:
            with explained(f"{path}{OPENING}"):
                salt = read_opening(read_regular(f"{path}{OPENING}", LARGEST_NOTE).decode("utf-8", "replace"))
        except (Refusal, Unfit) as problem:
            raise _NotTaken(
                Reason(
                    "what opens it is not beside it ({why}); put the file that ends in .opening there",
                    why=reason_of(problem),
                )
            ) from None
        if digest_of(salt, data) != digest:
            raise _NotTaken(
                Reason(
                    "it is not the sheet that {assessor} committed to: it was changed since, or it is "
                    "another one",
                    assessor=Text(assessor),
                )
            )


def _key_of(assessor: Assessor) -> PublicKey:
    if assessor.signing_key is None:
        raise _NotTaken(
            Reason(
                "{assessor} has no signing_key in tables/assessors.csv; enter the line that stands in "
                "their .vkey file",
                assessor=Text(assessor.id),
            )
        )
    return PublicKey.parse(assessor.signing_key)


def _told(refusal: Refusal) -> Reason:
    return Reason("{what}; {mend}", what=refusal.title, mend=refusal.fix)
