"""Public keys: what anyone may hold, and what a signature is checked with."""

import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.ledger.notes import NoNote, Note, decode, encode
from tallystick.ledger.tree import digest

#: The algorithm bytes of C2SP's signed notes: plain Ed25519, and Ed25519 with the witness's time.
ED25519 = 0x01
COSIGNATURE = 0x04
#: A witness's time, in 8 bytes, and its signature.
COSIGNATURE_BYTES = 72
_NAME = re.compile(r"[A-Za-z0-9./_-]{1,200}")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key with the name of its owner.

    Attributes:
        name: the owner's name, such as ``example.org/ledger``.
        raw: the 32 bytes of the key.
        algorithm: `ED25519`, or `COSIGNATURE` for a witness.
    """

    name: str
    raw: bytes
    algorithm: int = ED25519

    @property
    def key_id(self) -> bytes:
        """The four bytes by which a signature line names this key."""
        return digest(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.raw)[:4]

    @property
    def vkey(self) -> str:
        """The key as one line of text, the form of C2SP's signed notes."""
        return f"{self.name}+{self.key_id.hex()}+{encode(bytes([self.algorithm]) + self.raw)}"

    @classmethod
    def parse(cls, line: str) -> "PublicKey":
        """Read the one line.

        Raises:
            Refusal: it is no such line, or its parts don't fit together.
        """
        name, _, rest = line.strip().partition("+")
        hint, _, blob = rest.partition("+")
        try:
            data = decode(blob)
        except NoNote:
            data = b""
        key = cls(name, data[1:], data[0]) if len(data) == 33 else None
        known = key is not None and key.algorithm in {ED25519, COSIGNATURE}
        if key is None or not known or not is_name(name) or key.key_id.hex() != hint:
            # What was given is not repeated: it may be a secret key.
            raise Refusal(
                Reason("what was given is no public key"),
                Reason("give the one line that 'tallystick keys make' wrote into the .vkey file"),
            )
        return key

    def checks(self, message: bytes, signature: bytes) -> bool:
        """Whether the owner of the key signed this message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def is_name(name: str) -> bool:
    """Whether a key may be called so: 1 to 200 of the letters A to Z, a to z, digits and ``. / - _``.

    A plus sign parts the fields of a key's line; other signs can look like these or turn a line around.
    """
    return _NAME.fullmatch(name) is not None


def is_signed(note: Note, key: PublicKey) -> bool:
    """Whether the key's owner signed the note."""
    return any(
        key.checks(note.text.encode(), one.blob)
        for one in note.signatures
        if one.name == key.name and one.key_id == key.key_id and key.algorithm == ED25519
    )


def names_another(note: Note, key: PublicKey) -> bool:
    """Whether a note says that another key of the same name signed it."""
    return any(one.name == key.name and one.key_id != key.key_id for one in note.signatures)


def cosigned_at(note: Note, key: PublicKey) -> int | None:
    """When a witness cosigned the note, in seconds since 1970 by its own clock; None if it did not."""
    for one in note.signatures:
        ours = one.name == key.name and one.key_id == key.key_id and key.algorithm == COSIGNATURE
        if ours and len(one.blob) == COSIGNATURE_BYTES:
            moment = int.from_bytes(one.blob[:8], "big")
            if key.checks(cosigned_message(note.text, moment), one.blob[8:]):
                return moment
    return None


def cosigned_message(text: str, moment: int) -> bytes:
    """What a witness signs: a line with the form, a line with its time, and the whole checkpoint."""
    return f"cosignature/v1\ntime {moment}\n{text}".encode()
