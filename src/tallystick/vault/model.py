"""The nouns of the vault: where sealed bytes belong, and all keys of a case, wrapped for its readers."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.reasons import Reason, Unfit

#: The length of every symmetric key and of both halves of a reader's key, in bytes.
KEY_BYTES = 32
#: A case is named by so many random bytes, written in hexadecimal digits.
CASE_BYTES = 16
FORM = "tallystick vault/v1"


class NotOpened(Unfit):
    """What should open does not: the key is another, or the bytes are not those that were sealed."""

    def __init__(self) -> None:
        """Say so, and nothing of why: whoever tries keys learns nothing more."""
        super().__init__(Reason("this does not open: the key is another, or what was sealed was changed"))


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """Where sealed bytes belong; opened anywhere else they don't open.

    Attributes:
        case: the case, 32 hexadecimal digits.
        part: which part of it, such as ``message/1``.
    """

    case: str
    part: str

    @property
    def bound(self) -> bytes:
        """The associated data of its seal, never the same for two places."""
        return canonical_bytes({"form": FORM, "case": self.case, "part": self.part})


@dataclass(frozen=True, slots=True)
class CaseKeys:
    """All that opens a case, each copy of its key wrapped for one reader. Without it the case stays shut.

    Attributes:
        case: the case.
        readers: by each reader's name, the key sealed to their public key.
        sender: the key sealed to the receipt code; empty where the sender has closed their view.
    """

    case: str
    readers: Mapping[str, bytes]
    sender: bytes = b""

    def write(self) -> bytes:
        """It as bytes, the same each time."""
        readers: dict[str, Json] = {name: _text(one) for name, one in self.readers.items()}
        record: dict[str, Json] = {"form": FORM, "case": self.case, "readers": readers}
        return canonical_bytes(record | {"sender": _text(self.sender)})

    @classmethod
    def read(cls, data: bytes) -> "CaseKeys":
        """Read the bytes.

        Raises:
            NotOpened: they are no keys of a case.
        """
        try:
            found: dict[str, Any] = json.loads(data)
            if found["form"] != FORM:
                raise NotOpened
            readers = {str(name): _bytes(one) for name, one in found["readers"].items()}
            return cls(str(found["case"]), readers, _bytes(found["sender"]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise NotOpened from None


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise NotOpened from None
