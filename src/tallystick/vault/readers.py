"""A reader's key: its public half for everybody, its secret half sealed under a passphrase of their own."""

import unicodedata
from dataclasses import dataclass

from nacl import pwhash
from nacl.public import PrivateKey
from nacl.utils import random

from tallystick.base.reasons import Count, Reason, Unfit
from tallystick.vault.model import KEY_BYTES, SealedPlace
from tallystick.vault.sealing import seal, unseal

#: Shorter ones are guessed once the disk is stolen, however slow each guess is.
SHORTEST_PASSPHRASE = 14
_SALT_BYTES = pwhash.argon2id.SALTBYTES


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs by Argon2id (RFC 9106).

    Attributes:
        passes: over the memory.
        memory: in bytes.
    """

    passes: int
    memory: int


#: A tenth of a second of one core, and 64 MiB: the second choice of RFC 9106 with a pass more for its lanes.
STRONG = Cost(4, 64 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class ReaderKey:
    """A reader's key as it is kept.

    Attributes:
        public: the public half, 32 bytes of Curve25519.
        sealed: the secret half under the passphrase.
        salt: of the passphrase.
        cost: of a guess at it.
    """

    public: bytes
    sealed: bytes
    salt: bytes
    cost: Cost


def make_reader(passphrase: str, cost: Cost = STRONG) -> ReaderKey:
    """A new key for a reader.

    Raises:
        Unfit: the passphrase is too short.
    """
    return _under(bytes(PrivateKey.generate()), passphrase, cost)


def open_reader(kept: ReaderKey, passphrase: str) -> bytes:
    """The secret half of a reader's key, 32 bytes.

    Raises:
        NotOpened: the passphrase is another.
    """
    return unseal(_stretched(passphrase, kept.salt, kept.cost), _of(kept.public), kept.sealed)


def change_passphrase(kept: ReaderKey, old: str, new: str, cost: Cost = STRONG) -> ReaderKey:
    """The same key under another passphrase.

    Raises:
        NotOpened: the old passphrase is another.
        Unfit: the new one is too short.
    """
    return _under(open_reader(kept, old), new, cost)


def _under(secret: bytes, passphrase: str, cost: Cost) -> ReaderKey:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Unfit(
            Reason("a passphrase has at least {count} signs", count=Count(SHORTEST_PASSPHRASE)),
        )
    public, salt = bytes(PrivateKey(secret).public_key), random(_SALT_BYTES)
    return ReaderKey(public, seal(_stretched(passphrase, salt, cost), _of(public), secret), salt, cost)


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # However a keyboard composes its letters.
    plain = unicodedata.normalize("NFKC", passphrase).encode()
    return pwhash.argon2id.kdf(KEY_BYTES, plain, salt, opslimit=cost.passes, memlimit=cost.memory)


def _of(public: bytes) -> SealedPlace:
    return SealedPlace(public.hex(), "reader")
