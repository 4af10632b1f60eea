"""What somebody writes to the office, as it stands under its seal."""

import datetime
import hashlib
import json
from dataclasses import dataclass, replace

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.reasons import Template, inside
from tallystick.vault.model import NotOpened
from tallystick.workflow.cases.stages import COMPLAINT, EVIDENCE, PROPOSAL, QUESTION, RETALIATION

KIND_WORDS: dict[str, Template] = {
    COMPLAINT: inside("something sent", "a complaint"),
    PROPOSAL: inside("something sent", "a proposal"),
    QUESTION: inside("something sent", "a question"),
    EVIDENCE: inside("something sent", "evidence"),
    RETALIATION: inside("something sent", "pressure or revenge for having written"),
}
#: A longer text comes as a file.
LONGEST = 10_000
MOST_FILES = 10


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file beside a text.

    Attributes:
        number: which of the case's files it is.
        name: the name that it is given out with.
        sha256: of the cleaned file.
        size: of it, in bytes.
        removed: the codes of what was taken out of it.
    """

    number: int
    name: str
    sha256: str
    size: int
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentText:
    """A text of the sender or of the office.

    Attributes:
        text: the text.
        kind: what the sender calls it; else the act of the case that it belongs to.
        commitment: the commitment that it is about; empty for none.
        area: the part of the country that it is about; empty for none.
        leave: whether a redacted summary may go to the body that it is about.
        against: the bodies that it complains of; of a summary, the one that it is for.
        doubt: whether it is kept from whoever is above these, too.
        files: the files beside it.
        remarks: what is told of it where it came by mail: a code, and a name or nothing.
        eraser: the public key that its entry in the ledger names; empty in a draft and of old.
        kept: the term that its entry names.
        side: whose it is; empty in a draft and of old, as the day.
        day: the day on which it came, as ISO 8601.
    """

    text: str = ""
    kind: str = ""
    commitment: str = ""
    area: str = ""
    leave: bool = False
    against: tuple[str, ...] = ()
    doubt: bool = False
    files: tuple[SentFile, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    eraser: str = ""
    kept: str = ""
    side: str = ""
    day: str = ""

    def as_typed(self) -> "SentText":
        """What somebody typed and chose of it, without what it was given when it was sent."""
        return replace(self, files=(), remarks=(), eraser="", kept="", side="", day="")

    def write(self) -> bytes:
        """It as bytes."""
        files: list[Json] = [
            {
                "number": one.number,
                "name": one.name,
                "sha256": one.sha256,
                "size": one.size,
                "removed": list(one.removed),
            }
            for one in self.files
        ]
        told: dict[str, Json] = {
            "text": self.text,
            "kind": self.kind,
            "commitment": self.commitment,
            "area": self.area,
            "leave": self.leave,
            "against": list(self.against),
            "doubt": self.doubt,
            "files": files,
        }
        if self.remarks:
            told["remarks"] = [list(one) for one in self.remarks]
        if self.eraser:
            told |= {"eraser": self.eraser, "kept": self.kept}
        if self.day:
            told |= {"side": self.side, "day": self.day}
        return canonical_bytes(told)

    @classmethod
    def read(cls, data: bytes) -> "SentText":
        """Read the bytes.

        Raises:
            NotOpened: they are no such text.
        """
        try:
            told = json.loads(data)
            if told.get("day"):
                datetime.date.fromisoformat(told["day"])
            files = tuple(
                SentFile(one["number"], one["name"], one["sha256"], one["size"], tuple(one["removed"]))
                for one in told["files"]
            )
            return cls(
                told["text"],
                told["kind"],
                told["commitment"],
                told["area"],
                told["leave"] is True,
                tuple(told.get("against", ())),
                told.get("doubt") is True,
                files,
                tuple((str(code), str(name)) for code, name in told.get("remarks", ())),
                str(told.get("eraser", "")),
                str(told.get("kept", "")),
                str(told.get("side", "")),
                str(told.get("day", "")),
            )
        except (ValueError, KeyError, TypeError):
            raise NotOpened from None

    @property
    def seen(self) -> str:
        """By what its words are known: a form that was made of others does not write over them unseen."""
        return hashlib.sha256(replace(self, files=()).write()).hexdigest()[:16]

    def with_file(self, file: SentFile) -> "SentText":
        """It with a file more."""
        return replace(self, files=(*self.files, file))

    def without_file(self, number: int) -> "SentText":
        """It without a file."""
        return replace(self, files=tuple(one for one in self.files if one.number != number))
