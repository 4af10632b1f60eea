"""Secret keys: made, kept in a file that only its owner may read, and signed with. Nowhere else."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tallystick.base.findings import Refusal
from tallystick.ledger.files import explained, write_new
from tallystick.ledger.notes import NoNote, Note, Signature, decode, encode
from tallystick.ledger.verifiers import COSIGNATURE, ED25519, PublicKey, cosigned_message, is_name

_PREFIX = "PRIVATE+KEY+"
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A secret key. It shows itself nowhere: not in a message, not in a traceback.

    Attributes:
        name: its owner's name, which stands in every signature.
    """

    name: str
    _secret: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def make(cls, name: str) -> "SigningKey":
        """A new key from the machine's source of chance.

        Raises:
            Refusal: the name can't stand in a signature.
        """
        return cls.from_seed(name, os.urandom(32))

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> "SigningKey":
        """The key of a seed of 32 bytes.

        Raises:
            Refusal: the name can't stand in a signature.
        """
        if not is_name(name):
            raise Refusal(
                f'"{name}" can\'t be the name of a key',
                "use a name without spaces and plus signs, such as example.org/ledger",
            )
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def public(self) -> PublicKey:
        """The public half, for signatures of a ledger or a release."""
        return PublicKey(self.name, self._secret.public_key().public_bytes_raw(), ED25519)

    @property
    def cosigner(self) -> PublicKey:
        """The public half, for cosignatures of a witness."""
        return PublicKey(self.name, self.public.raw, COSIGNATURE)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the Ed25519 signature, the same each time."""
        return self._secret.sign(message)

    def sign_note(self, text: str) -> Note:
        """The text as a note with this key's signature."""
        return Note(text, (Signature(self.name, self.public.key_id, self.sign(text.encode())),))

    def cosign(self, text: str, moment: int) -> Signature:
        """A witness's signature under a checkpoint at a moment."""
        blob = moment.to_bytes(8, "big") + self.sign(cosigned_message(text, moment))
        return Signature(self.name, self.cosigner.key_id, blob)

    def save(self, path: str) -> None:
        """Write the secret into a new file that only its owner may read.

        Raises:
            Refusal: there is a file already, or it can't be written.
        """
        seed = self._secret.private_bytes_raw()
        line = f"{_PREFIX}{self.name}+{self.public.key_id.hex()}+{encode(bytes([ED25519]) + seed)}\n"
        write_new(path, line.encode(), OWNER_ONLY)

    @classmethod
    def load(cls, path: str) -> "SigningKey":
        """Read a secret key.

        Raises:
            Refusal: there is none, others may read it, or the file holds something else.
        """
        with explained(path):
            mode = stat.S_IMODE(Path(path).stat().st_mode)
            text = Path(path).read_text(encoding="utf-8", errors="replace") if not mode & 0o077 else ""
        if mode & 0o077:
            raise Refusal(
                f"other people on this machine may read the secret key {path}",
                f"run: chmod 600 {path}; if somebody may have read it, make a new key",
            )
        name, _, rest = text.strip().removeprefix(_PREFIX).partition("+")
        try:
            blob = decode(rest.partition("+")[2])
        except NoNote:
            blob = b""
        if not text.startswith(_PREFIX) or len(blob) != 33 or blob[0] != ED25519:
            raise Refusal(
                f"{path} holds no secret key of ours", "make one: tallystick keys make NAME --out FILE"
            )
        return cls.from_seed(name, blob[1:])
