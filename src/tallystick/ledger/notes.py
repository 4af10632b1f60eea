"""Signed notes, the text form of C2SP: a text, an empty line, and a line for each signature."""

import base64
import binascii
import re
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Unfit

DASH = "\N{EM DASH}"
_LARGEST = 1_000_000
#: Who signed, by name: signs that anyone can see and type, none of which turns the line around.
_NAME = re.compile(r"[!-*,-~]{1,200}")


class NoNote(Unfit):
    """The text is no signed note; its reason says why."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line.

    Attributes:
        name: who signed, by name.
        key_id: four bytes that tell keys of one name apart.
        blob: the signature itself, with a time before it where a witness gave it.
    """

    name: str
    key_id: bytes
    blob: bytes

    @property
    def line(self) -> str:
        """The line as it stands in the note."""
        return f"{DASH} {self.name} {encode(self.key_id + self.blob)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the signatures under it.

    Attributes:
        text: what is signed, with the line end at its end.
        signatures: in the order in which they stand.
    """

    text: str
    signatures: tuple[Signature, ...]

    def write(self) -> str:
        """The note as text."""
        return self.text + "\n" + "".join(one.line for one in self.signatures)


def read_note(text: str, largest: int = _LARGEST) -> Note:
    """Read a signed note; whether a signature is right is another question.

    Raises:
        NoNote: it has another form.
    """
    if len(text) > largest or any(ord(one) < 0x20 and one != "\n" for one in text):
        raise NoNote(Reason("it is no plain text of a sensible size"))
    head, parted, tail = text.rpartition("\n\n")
    if not parted or not head or not tail.endswith("\n"):
        raise NoNote(Reason("the empty line before the signatures or the line end after them is missing"))
    return Note(head + "\n", tuple(_signature(line) for line in tail[:-1].split("\n")))


def _signature(line: str) -> Signature:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != DASH or _NAME.fullmatch(parts[1]) is None:
        raise NoNote(Reason("a signature line is not: dash, name in plain ASCII, signature"))
    blob = decode(parts[2])
    if len(blob) < 5:
        raise NoNote(Reason("a signature is too short"))
    return Signature(parts[1], blob[:4], blob[4:])


def encode(data: bytes) -> str:
    """The bytes in base64."""
    return base64.b64encode(data).decode("ascii")


def decode(text: str) -> bytes:
    """The bytes written in base64, in its one proper spelling.

    Raises:
        NoNote: it is no base64, or another spelling of the same bytes.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NoNote(Reason("a part that should be base64 is not")) from None
    if encode(data) != text:
        raise NoNote(Reason("a part in base64 is not in its proper spelling"))
    return data
