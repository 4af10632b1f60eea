"""Secret keys: made, kept in a file that only its owner may read, and signed with. Nowhere else."""

import os
import re
import shlex
import stat
from dataclasses import dataclass, field
from io import BufferedReader

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tallystick.base.findings import Refusal
from tallystick.base.places import PRIVATE, explained, write_new
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.base.showing import command, looks_secret, shown
from tallystick.ledger.files import open_plain
from tallystick.ledger.notes import NoNote, Note, Signature, decode, encode
from tallystick.ledger.verifiers import COSIGNATURE, ED25519, PublicKey, cosigned_message, is_name

_PREFIX = "PRIVATE+KEY+"
#: A key is one line; of a longer file no more is read.
_LARGEST = 100_000
#: A part of a key in base64 or in hexadecimal digits.
_CHANCE = re.compile(
    r"(?=[+=a-z0-9]*[A-Z])(?=[+=A-Z0-9]*[a-z])(?=[+=A-Za-z]*\d)[A-Za-z0-9+=]{16,}|[0-9a-fA-F]{32,}"
)


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
                Reason("what was given can't be the name of a key"),
                Reason("use letters A to Z, digits and . / - _ only, such as example.org/ledger"),
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
        write_new(path, line.encode(), PRIVATE)

    @classmethod
    def load(cls, path: str) -> "SigningKey":
        """Read a secret key. Nothing of what the file holds is repeated, whatever that is.

        Raises:
            Refusal: there is none, others may read it, or the file holds something else.
        """
        with open_key(path) as source, explained(path):
            others = stat.S_IMODE(os.fstat(source.fileno()).st_mode) & 0o077
            text = source.read(_LARGEST).decode("utf-8", "replace").strip()
        if _is_public(text):
            raise Refusal(
                Reason("{path} holds a public key, with which nobody can sign", path=Text(shown(path))),
                Reason("name the file of the secret key, beside which 'keys make' wrote it"),
            )
        if others:
            raise Refusal(
                Reason("other people on this machine may read the secret key {path}", path=Text(shown(path))),
                Reason(
                    "run: chmod 600 {path}; if somebody may have read it, make a new key",
                    path=Text(shlex.quote(shown(path))),
                ),
            )
        key = cls._parse(text)
        if key is None:
            make = command("keys", "make", "NAME", "--out", "FILE")
            raise Refusal(
                Reason("{path} holds no secret key of ours", path=Text(shown(path))),
                Reason("make one: {make}", make=Text(make)),
            )
        return key

    @classmethod
    def _parse(cls, line: str) -> "SigningKey | None":
        name, _, rest = line.removeprefix(_PREFIX).partition("+")
        hint, _, blob = rest.partition("+")
        try:
            data = decode(blob)
        except NoNote:
            return None
        if not line.startswith(_PREFIX) or not is_name(name) or len(data) != 33 or data[0] != ED25519:
            return None
        key = cls.from_seed(name, data[1:])
        return key if key.public.key_id.hex() == hint else None


def _is_public(text: str) -> bool:
    try:
        PublicKey.parse(text)
    except (Refusal, Unfit):
        return False
    return True


def read_key(path: str) -> str:
    """The text of a file that should hold a public key; it may hold a secret one, so it is not to be shown.

    Raises:
        Refusal: it can't be read.
    """
    with open_key(path) as source, explained(path):
        return source.read(_LARGEST).decode("utf-8", "replace")


def open_key(path: str) -> BufferedReader:
    """Open a key's file. What may be the key itself, typed in the place of its file's name, is not repeated.

    Raises:
        Refusal: it is not there, not readable, or no plain file.
    """
    try:
        return open_plain(path)
    except Refusal:
        if looks_secret(path) or _CHANCE.search(path):
            raise Refusal(
                Reason(
                    "there is no file of the name that was given for a key, which is not repeated: "
                    "it may be one"
                ),
                Reason("name the file that holds the key, not the key itself"),
            ) from None
        raise
