"""Where the bytes of evidence files lie: in the office's folder, each under its SHA-256."""

import hashlib
from pathlib import Path

from django.conf import settings

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, make_folder, replace_file
from tallystick.base.reasons import Reason

#: Only the office's own account reads them.
_OWN, _OWN_FOLDER = 0o600, 0o700


def _place(sha256: str) -> Path:
    return Path(settings.EVIDENCE) / sha256[:2] / sha256


def keep(data: bytes) -> str:
    """Keep the bytes of a file on the disk; gives their SHA-256.

    Raises:
        Refusal: the folder can't be written.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    place = _place(sha256)
    if not place.exists():
        with explained(str(settings.EVIDENCE)):
            for folder in (place.parent.parent, place.parent):
                make_folder(folder, _OWN_FOLDER)
            replace_file(place, data, _OWN)
    return sha256


def kept(sha256: str) -> bytes:
    """The bytes of a file, held against their SHA-256.

    Raises:
        Refusal: they are not there, or are not what was kept.
    """
    try:
        data = _place(sha256).read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Refusal(
            Reason("The file is not in the office's folder as it was kept."),
            Reason("put it back from a backup"),
        )
    return data
