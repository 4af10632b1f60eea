"""What a receipt code opens: the row it is looked up by, the sender's view, and the erasing of a case.

Keys are parted by HKDF with SHA-256 (RFC 5869), so that none of them gives another.
"""

import hashlib
import hmac

from nacl.signing import SigningKey

from tallystick.vault.codes import BITS, SECRET_BYTES, looks_like_signs, read_signs
from tallystick.vault.model import KEY_BYTES
from tallystick.vault.words import read_words

_READING, _DRAFT, _ERASING, _CLOSED = (
    f"tallystick receipt code/v1 {purpose}".encode() for purpose in ("reading", "draft", "erasing", "closed")
)


def read_code(text: str) -> bytes:
    """The secret that a receipt code spells, in signs or in words.

    Raises:
        Unfit: it spells none; a slip is named.
    """
    return read_signs(text) if looks_like_signs(text) else read_words(text)


def lookup(pepper: bytes, secret: bytes) -> str:
    """What a case is found by: HMAC-SHA-256 of the code under a key that lies in no database; 64 digits."""
    return hmac.new(pepper, secret, hashlib.sha256).hexdigest()


def closed_lookup(pepper: bytes, secret: bytes, number: int) -> str:
    """What a case is found by once its sender has closed their view; its code then finds nothing.

    Args:
        pepper: the key that lies in no database.
        secret: the code's secret.
        number: counted from 1, where one code has had several.
    """
    return lookup(pepper, derived(secret, _CLOSED, number.to_bytes(4, "big")))


def reading_key(secret: bytes) -> bytes:
    """What opens the sender's view of a case, 32 bytes."""
    return derived(secret, _READING)


def draft_key(secret: bytes) -> bytes:
    """What opens what was begun and not sent, 32 bytes."""
    return derived(secret, _DRAFT)


def eraser_of(secret: bytes) -> bytes:
    """The public half of what signs that a case was erased by its holder, 32 bytes of Ed25519."""
    return bytes(_erasing(secret).verify_key)


def sign_erasure(secret: bytes, statement: bytes) -> bytes:
    """The holder's signature under an erasure, 64 bytes."""
    return bytes(_erasing(secret).sign(statement).signature)


def derived(secret: bytes, purpose: bytes, salt: bytes = b"") -> bytes:
    """32 bytes of HKDF-SHA-256: its two steps, of which the second is taken once (RFC 5869, 2.2 and 2.3)."""
    drawn = hmac.new(salt or bytes(KEY_BYTES), secret, hashlib.sha256).digest()
    return hmac.new(drawn, purpose + b"\x01", hashlib.sha256).digest()


def _erasing(secret: bytes) -> SigningKey:
    return SigningKey(derived(secret, _ERASING))


def mail_secret(key: bytes, known_by: str) -> bytes:
    """The secret of a code for a message that came by mail: the same when the same message comes once more.

    Args:
        key: of those days; once it is deleted nothing gives the secret again but the code itself.
        known_by: by what the message is known.
    """
    drawn = int.from_bytes(derived(key, b"tallystick receipt code/v1 mail " + known_by.encode()), "big")
    return (drawn >> 8 * KEY_BYTES - BITS).to_bytes(SECRET_BYTES, "big")
