"""Bytes sealed under a key, bound to their place: XChaCha20-Poly1305 over what was filled up to a bucket."""

from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random

from tallystick.vault.model import KEY_BYTES, NotOpened, SealedPlace
from tallystick.vault.padding import padded, unpadded

#: The first byte of everything sealed: the version of this form. It is under the seal too.
_VERSION = b"\x01"


def new_key() -> bytes:
    """A new key of 32 bytes from the machine's source of chance."""
    return random(KEY_BYTES)


def seal(key: bytes, place: SealedPlace, data: bytes) -> bytes:
    """Seal bytes for a place: a byte of version, a nonce of 24 bytes, and the ciphertext with its tag.

    Args:
        key: 32 bytes.
        place: where they belong.
        data: the bytes, of any length.
    """
    return _VERSION + bytes(Aead(key).encrypt(padded(data), _VERSION + place.bound))


def unseal(key: bytes, place: SealedPlace, sealed: bytes) -> bytes:
    """Open what was sealed for a place.

    Raises:
        NotOpened: by another key, for another place, in another version, or changed since.
    """
    if sealed[:1] != _VERSION or len(key) != KEY_BYTES:
        raise NotOpened
    try:
        return unpadded(Aead(key).decrypt(sealed[1:], _VERSION + place.bound))
    except (CryptoError, ValueError, TypeError):
        raise NotOpened from None
