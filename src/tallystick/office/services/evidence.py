"""Files handed in behind a report or a check: cleaned, kept by their SHA-256, and withdrawn."""

import datetime
import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import IntegrityError, transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.check_place import CheckPlace
from tallystick.office.cleaning.apart import clean_apart
from tallystick.office.cleaning.kinds import ENDINGS
from tallystick.office.evidence_store import keep
from tallystick.office.models import EvidenceFile, OfficeDraft, Person
from tallystick.office.models.drafts import REPORTS
from tallystick.office.models.evidence import OF_CHECK, OF_REPORT
from tallystick.office.services.history import note_act
from tallystick.workflow import drafts

ATTACH, WITHDRAW = "attach_file", "withdraw_file"
#: More files than these are no evidence of one report.
MOST_FILES = 20
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that was cleaned and lies on the disk.

    Attributes:
        name: the name that it is given out with.
        kind: its kind.
        sha256: of the cleaned file.
        original_sha256: of the file as it came, which is not kept.
        size: of the cleaned file, in bytes.
        removed: the codes of what was taken out.
    """

    name: str
    kind: str
    sha256: str
    original_sha256: str
    size: int
    removed: tuple[str, ...]


def take_file(data: bytes, name: str) -> HandedFile:
    """Clean a file that somebody hands in, and keep it.

    Args:
        data: the file.
        name: the name that it came with.

    Raises:
        Refusal: it does not come in, or can't be kept.
    """
    clean = clean_apart(data, name)
    return HandedFile(
        safe_name(name, clean.kind),
        clean.kind,
        keep(clean.data),
        hashlib.sha256(data).hexdigest(),
        len(clean.data),
        clean.removed,
    )


def safe_name(name: str, kind: str) -> str:
    r"""A name that no system takes for a path or for another kind of file.

    Examples:
        >>> safe_name("../../etc/list\u202egnp.exe.pdf", "pdf"), safe_name("C:\\x\\报告 1.PDF", "pdf")
        ('list gnp exe.pdf', '报告 1.pdf')
        >>> safe_name(".pdf", "pdf")
        'file.pdf'
    """
    stem = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    stem = stem.rpartition(".")[0] if "." in stem else stem
    plain = "".join(one if one.isalnum() or one in "-_ " else " " for one in stem)
    return f"{' '.join(plain.split())[:_LONGEST_NAME] or 'file'}{ENDINGS[kind][0]}"


def _about(use: str, place: CheckPlace) -> str:
    return place.about if use == OF_CHECK else f"reports {place.phase} {place.body} {place.commitment}"


@transaction.atomic
def attach(
    *, use: str, place: CheckPlace, file: HandedFile, by: Person, now: datetime.datetime
) -> EvidenceFile:
    """Put a file behind a report or a check.

    Raises:
        Refusal: it is there already, there are too many, or the report was sent meanwhile.
    """
    _refuse_sent(use, place)
    there = EvidenceFile.objects.filter(place.rows, use=use, is_withdrawn=False)
    if there.count() >= MOST_FILES:
        raise Refusal(
            Reason("There are 20 files already."), Reason("withdraw one, or join several into a PDF")
        )
    try:
        with transaction.atomic():
            made = EvidenceFile.objects.create(
                use=use,
                phase_id=place.phase,
                body_id=place.body,
                commitment_id=place.commitment,
                sha256=file.sha256,
                original_sha256=file.original_sha256,
                name=file.name,
                kind=file.kind,
                size=file.size,
                removed=list(file.removed),
                by=by,
                at=now,
            )
    except IntegrityError:
        raise Refusal(Reason("The file is there already."), Reason("nothing needs to be done")) from None
    _open_again(use, place)
    note_act(act=ATTACH, about=_about(use, place), by=by, now=now, note=f"{made.name} {made.sha256}")
    return made


def _refuse_sent(use: str, place: CheckPlace) -> None:
    """Look whether the head decides on the report just now, who would approve what they have not seen.

    The draft is held until the act ends, so that nobody sends it meanwhile.

    Raises:
        Refusal: it was sent.
    """
    held = OfficeDraft.objects.select_for_update().filter(place.rows, table=REPORTS)
    if use == OF_REPORT and any(one.state == drafts.SENT for one in held):
        raise Refusal(
            Reason("Somebody has changed it since you opened the page."),
            Reason("Open it again, and look at what it says now."),
        )


def _open_again(use: str, place: CheckPlace) -> None:
    """Have a report approved anew where what stands behind it has changed: the package names its files."""
    if use == OF_REPORT:
        approved = OfficeDraft.objects.filter(place.rows, table=REPORTS, state=drafts.APPROVED)
        approved.update(state=drafts.after(drafts.WRITE))


@transaction.atomic
def withdraw(*, file: EvidenceFile, by: Person, now: datetime.datetime) -> None:
    """Withdraw a file: nobody is given it any more, and that it was there stays in the history.

    Raises:
        Refusal: the report that it stands behind was sent meanwhile.
    """
    place = CheckPlace(str(file.phase_id), str(file.body_id), str(file.commitment_id))
    _refuse_sent(file.use, place)
    EvidenceFile.objects.filter(pk=file.pk).update(is_withdrawn=True)
    _open_again(file.use, place)
    note_act(act=WITHDRAW, about=_about(file.use, place), by=by, now=now, note=f"{file.name} {file.sha256}")
