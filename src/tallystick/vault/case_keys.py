"""The key of a case, wrapped for each who may read it: readers by public keys, the sender by the code."""

from collections.abc import Mapping
from dataclasses import replace

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from tallystick.vault.model import CASE_BYTES, KEY_BYTES, CaseKeys, NotOpened, SealedPlace
from tallystick.vault.sealing import seal, unseal

_SENDER = "sender's key"


def wrap_for_all(case: str, key: bytes, readers: Mapping[str, bytes], reading_key: bytes) -> CaseKeys:
    """The key of a new case, wrapped for everybody who may read it.

    Args:
        case: the case, 32 hexadecimal digits.
        key: its key, 32 bytes.
        readers: each reader's name and public key, 32 bytes.
        reading_key: what the receipt code gives, 32 bytes.
    """
    wrapped = {name: _wrapped(case, key, public) for name, public in readers.items()}
    return CaseKeys(case, wrapped, seal(reading_key, SealedPlace(case, _SENDER), key))


def open_for_reader(keys: CaseKeys, name: str, secret: bytes) -> bytes:
    """The key of a case for one of its readers.

    Args:
        keys: the case's keys.
        name: the reader's name.
        secret: the secret half of the reader's key, 32 bytes.

    Raises:
        NotOpened: it is not wrapped for this reader, or was taken from another case.
    """
    try:
        opened = SealedBox(PrivateKey(secret)).decrypt(keys.readers[name])
    except (KeyError, CryptoError, ValueError, TypeError):
        raise NotOpened from None
    # A sealed box binds nothing beside itself: the case stands inside, so that no key moves to another.
    if len(opened) != CASE_BYTES + KEY_BYTES or opened[:CASE_BYTES] != bytes.fromhex(keys.case):
        raise NotOpened
    return opened[CASE_BYTES:]


def open_for_sender(keys: CaseKeys, reading_key: bytes) -> bytes:
    """The key of a case for its sender.

    Raises:
        NotOpened: the code is another's, or the sender's view was closed.
    """
    return unseal(reading_key, SealedPlace(keys.case, _SENDER), keys.sender)


def add_reader(keys: CaseKeys, key: bytes, name: str, public: bytes) -> CaseKeys:
    """The keys with one reader more, by somebody who can open the case."""
    return replace(keys, readers={**keys.readers, name: _wrapped(keys.case, key, public)})


def remove_reader(keys: CaseKeys, name: str) -> CaseKeys:
    """The keys without a reader, who may have kept what was opened before."""
    return replace(keys, readers={one: held for one, held in keys.readers.items() if one != name})


def close_for_sender(keys: CaseKeys) -> CaseKeys:
    """The keys without the sender's: whoever finds the code finds nothing with it."""
    return replace(keys, sender=b"")


def _wrapped(case: str, key: bytes, public: bytes) -> bytes:
    return bytes(SealedBox(PublicKey(public)).encrypt(bytes.fromhex(case) + key))
