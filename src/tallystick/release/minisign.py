"""Signatures in minisign's format, which Debian's ``minisign`` and plain ``openssl`` check too."""

import hashlib

from tallystick.ledger.keys import SigningKey
from tallystick.ledger.notes import NoNote, decode, encode
from tallystick.ledger.tree import digest
from tallystick.ledger.verifiers import PublicKey

_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "
#: The algorithm's name: Ed25519 over the BLAKE2b-512 of the file, so that large files are signed in one pass.
_HASHED = b"ED"
_KEY = b"Ed"


def key_number(key: PublicKey) -> bytes:
    """The eight bytes by which minisign names a key."""
    return digest(b"minisign" + key.raw)[:8]


def public_file(key: PublicKey) -> str:
    """The public key as the file that ``minisign -p`` reads."""
    shown = key_number(key)[::-1].hex().upper()
    return f"{_UNTRUSTED}minisign public key {shown}\n{encode(_KEY + key_number(key) + key.raw)}\n"


def sign_file(data: bytes, key: SigningKey, comment: str) -> str:
    """The signature of a file, as the text that lies beside it; the comment is signed too."""
    signature = key.sign(_hash(data))
    return _write(key.public, signature, comment, key.sign(signature + comment.encode()))


def is_signed_file(text: str, data: bytes, key: PublicKey) -> bool:
    """Whether the text is this key's signature of the file, in the one form that `sign_file` gives it."""
    lines = text.split("\n")
    if len(lines) != 5 or not lines[2].startswith(_TRUSTED):
        return False
    comment = lines[2].removeprefix(_TRUSTED)
    try:
        signature, whole = decode(lines[1])[10:], decode(lines[3])
    except NoNote:
        return False
    return (
        text == _write(key, signature, comment, whole)
        and key.checks(_hash(data), signature)
        and key.checks(signature + comment.encode(), whole)
    )


def signed_comment(text: str) -> str:
    """The comment that was signed together with the file; of a text that `is_signed_file` accepts."""
    return text.split("\n")[2].removeprefix(_TRUSTED)


def _write(key: PublicKey, signature: bytes, comment: str, whole: bytes) -> str:
    return (
        f"{_UNTRUSTED}signature by {key.name}\n{encode(_HASHED + key_number(key) + signature)}\n"
        f"{_TRUSTED}{comment}\n{encode(whole)}\n"
    )


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()
