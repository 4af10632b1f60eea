"""A file in parts: each is sealed to the code of its draft as it comes; a broken line loses one part only.

How much is there is asked before anything is sent again. What a draft has of a file is found by a digest of
the file under the draft's own key, so that the database doesn't tell which file it is.
"""

import datetime
import hashlib
import hmac
import re

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.case_store import keep_sealed, sealed_bytes, writing
from tallystick.office.cleaning.kinds import LARGEST, REFUSALS
from tallystick.office.models import SealedDraft, SealedPart
from tallystick.office.selectors.submissions import draft_of
from tallystick.office.sent import SentText
from tallystick.office.services.fit_to_send import refuse_more_files
from tallystick.office.services.submissions import NO_DRAFT, add_file, wipe_later
from tallystick.vault.code_keys import draft_key
from tallystick.vault.model import SealedPlace
from tallystick.vault.padding import bucket
from tallystick.vault.sealing import seal, unseal

#: A part has just so many bytes, the last one what is left.
PART_BYTES = 256 * 1024
MOST_PARTS = -(-LARGEST // PART_BYTES)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OTHER_BYTES = Refusal(
    Reason("The part is not what was sent: its digest is another."),
    Reason("send it again; nothing was changed"),
)
_OTHER_FILE = Refusal(
    Reason("The parts don't make up the file that was begun."),
    Reason("send the file anew; what was there of it is taken away"),
)


def parts_there(secret: bytes, whole: str, *, today: datetime.date) -> int:
    """How many parts of a file are there already, from its beginning.

    Args:
        secret: the code's secret.
        whole: the SHA-256 of the file.
        today: the day.

    Raises:
        Refusal: there is no draft, or this is no digest.
    """
    row = _draft(secret, today)
    return SealedPart.objects.filter(draft=row, upload=_upload(secret, whole)).count()


@writing()
@transaction.atomic
def take_part(
    secret: bytes, whole: str, number: int, data: bytes, sha256: str, *, today: datetime.date
) -> int:
    """Seal the next part of a file; one that is there already is not taken again. Gives how many are there.

    Of another file that was begun and not brought to its end the parts are taken away.

    Raises:
        Refusal: it is not what was sent, too large, or the office has no room.
    """
    row = SealedDraft.objects.select_for_update().get(pk=_draft(secret, today).pk)
    upload = _upload(secret, whole)
    _drop(row, but=upload)
    there = SealedPart.objects.filter(draft=row, upload=upload).count()
    if number != there:
        return there
    if len(data) > PART_BYTES or not data or number * PART_BYTES + len(data) > LARGEST:
        raise Refusal(*REFUSALS["too-large"])
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _OTHER_BYTES
    refuse_more_files(row.files.count(), in_draft=True)
    digest = keep_sealed(seal(draft_key(secret), _place(row, upload, number), data))
    SealedPart.objects.create(draft=row, upload=upload, number=number, sha256=digest, size=bucket(len(data)))
    return there + 1


def put_together(secret: bytes, whole: str, name: str, *, today: datetime.date) -> SentText:
    """Make one file of its parts, cleaned, beside the draft.

    Raises:
        Refusal: they are not the file, or it does not come in; the parts are taken away.
    """
    row = _draft(secret, today)
    upload = _upload(secret, whole)
    parts = SealedPart.objects.filter(draft=row, upload=upload).order_by("number")
    data = b"".join(
        unseal(draft_key(secret), _place(row, upload, one.number), sealed_bytes(one.sha256)) for one in parts
    )
    with transaction.atomic():
        _drop(row)
    if hashlib.sha256(data).hexdigest() != whole:
        raise _OTHER_FILE
    return add_file(secret, data, name, today=today)


def _draft(secret: bytes, today: datetime.date) -> SealedDraft:
    found = draft_of(secret, today)
    if found is None:
        raise NO_DRAFT
    return found[0]


def _upload(secret: bytes, whole: str) -> str:
    if not _DIGEST.fullmatch(whole):
        raise _OTHER_FILE
    return hmac.new(draft_key(secret), b"parts of a file " + whole.encode(), hashlib.sha256).hexdigest()


def _place(row: SealedDraft, upload: str, number: int) -> SealedPlace:
    return SealedPlace(row.lookup, f"part {number} of {upload}")


def _drop(row: SealedDraft, but: str = "") -> None:
    """Take away what a draft has of files that were begun; to be called inside a transaction."""
    parts = SealedPart.objects.filter(draft=row).exclude(upload=but)
    wipe_later(list(parts.values_list("sha256", flat=True)))
    parts.delete()
