"""Committing to a coded sheet before anybody may read it.

The digest is of a salt of 32 bytes and of the sheet's bytes; without the salt nobody can try out what a sheet
may hold. What is signed names the panel and the assessor, so that it can't be used for another.
"""

import hashlib
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Unfit

SALT_BYTES = 32
_COMMITMENT = "tallystick panel commitment/v1"
_SHEET = b"tallystick panel sheet/v1\n"


@dataclass(frozen=True, slots=True)
class SheetSeal:
    """What an assessor signs before the codes are opened.

    Attributes:
        panel: the panel's SHA-256.
        assessor: who coded.
        digest: of the salt and the sheet.
    """

    panel: str
    assessor: str
    digest: str

    @property
    def text(self) -> str:
        """The lines that are signed."""
        lines = (_COMMITMENT, f"panel {self.panel}", f"assessor {self.assessor}", f"digest {self.digest}")
        return "".join(f"{one}\n" for one in lines)


def digest_of(salt: bytes, sheet: bytes) -> str:
    """The digest of a sheet under a salt."""
    return hashlib.sha256(_SHEET + salt + sheet).hexdigest()


def read_seal(text: str) -> SheetSeal:
    """What was signed.

    Raises:
        Unfit: it is something else.
    """
    lines = text.split("\n")
    if len(lines) != 5 or lines[0] != _COMMITMENT or lines[4]:
        raise Unfit(Reason("it does not commit to a coded sheet"))
    names, values = zip(*(one.partition(" ")[::2] for one in lines[1:4]), strict=True)
    if names != ("panel", "assessor", "digest"):
        raise Unfit(Reason("it does not commit to a coded sheet"))
    return SheetSeal(*values)
