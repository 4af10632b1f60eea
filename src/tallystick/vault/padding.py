"""Bytes filled up to one of few sizes, so that a sealed text's length tells next to nothing of it."""

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError

from tallystick.vault.model import NotOpened

#: The smallest size; each further one is twice the one before.
SMALLEST = 4096


def bucket(length: int) -> int:
    """The size in bytes that so many are filled up to; at least one is always added.

    Examples:
        >>> bucket(0), bucket(4095), bucket(4096), bucket(100_000)
        (4096, 4096, 8192, 131072)
    """
    return max(SMALLEST, 1 << length.bit_length())


def padded(data: bytes) -> bytes:
    """The bytes filled up to their bucket, by ISO/IEC 7816-4: 0x80, then zeros."""
    return sodium_pad(data, bucket(len(data)))


def unpadded(data: bytes) -> bytes:
    """The bytes without what they were filled up with.

    Raises:
        NotOpened: they were not filled up so.
    """
    if len(data) < SMALLEST or len(data) & (len(data) - 1):
        raise NotOpened
    try:
        return sodium_unpad(data, len(data))
    except CryptoError:
        raise NotOpened from None
