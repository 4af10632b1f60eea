"""What is read out of a message that came by mail, and how large one may be."""

from dataclasses import asdict, dataclass, fields
from typing import Any

#: The largest message: a file of 20 MB as mail writes it, and its text.
MOST_BYTES = 30 * 1024 * 1024
#: So many parts are looked into, so deep inside one another; honest mail has a tenth of it.
MOST_PARTS, MOST_DEPTH = 100, 12
#: Longer words come as a file.
MOST_SIGNS = 2_000_000
#: Of a line of a message's head only so much is looked at, and of a file's name.
MOST_OF_HEAD, MOST_OF_NAME = 4_000, 200

#: Said by the reading process before it looks at a message: what ends it from then on is the message.
READY = b"ready\n"
#: Why a message is not taken though somebody may have written it.
ENCRYPTED, NOTHING, PARTS, UNREADABLE, LARGE, NO_FILES = (
    "encrypted",
    "nothing",
    "parts",
    "unreadable",
    "large",
    "no_files",
)
#: What is told of a message beside its words, by code, with a name or an empty one.
CHARSET, QUOTED, LONG, ALL_QUOTED, LEFT_OUT, LOCKED, LISTED = (
    "charset",
    "quoted",
    "long",
    "all_quoted",
    "left_out",
    "locked",
    "listed",
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the reading of a message is told beside its bytes.

    Attributes:
        sender: the address that its envelope names; `<>` for none at all, empty where nobody says.
        own: the office's own address for mail.
        trusted: the name by which the office's mail server signs what it found of a sender; empty for none.
    """

    sender: str = ""
    own: str = ""
    trusted: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a message, as it came.

    Attributes:
        name: its name.
        data: its bytes.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MailTold:
    """What a message says.

    Attributes:
        machine: the code of what shows that no person wrote it; empty where a person may have.
        refused: the code of why it can't be taken; empty where it can.
        known_by: 64 digits by which the same message is known when it comes once more.
        answer_to: the address to which a receipt may go; empty for none. It is kept nowhere.
        is_suspect: whether the mail server marked it as one that nobody asked for.
        codes: the secrets of receipt codes that stood in it, as hexadecimal digits.
        text: what is new in it, its title first.
        is_silent: whether it has no words but its title.
        earlier: what it quotes of earlier messages, without who wrote them and when; empty for nothing.
        remarks: what is to be told beside that: a code of this module, and a name or nothing.
        files: what came with it.
    """

    machine: str = ""
    refused: str = ""
    known_by: str = ""
    answer_to: str = ""
    is_suspect: bool = False
    codes: tuple[str, ...] = ()
    text: str = ""
    is_silent: bool = False
    earlier: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    files: tuple[Attached, ...] = ()

    def as_record(self) -> dict[str, object]:
        """It as a record for JSON, with the length of each file in the place of its bytes."""
        told = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "files"}
        return told | {"files": [[one.name, len(one.data)] for one in self.files]}

    @classmethod
    def of_record(cls, record: dict[str, Any], data: bytes) -> "MailTold":
        """It from such a record, and the bytes of all files one behind the other.

        Raises:
            ValueError: the record is none, or the bytes are not those of its files.
        """
        try:
            files, at = [], 0
            for name, length in record.pop("files"):
                files.append(Attached(str(name), data[at : at + int(length)]))
                at += int(length)
            remarks = tuple((str(code), str(name)) for code, name in record.pop("remarks"))
            told = cls(**record | {"codes": tuple(record["codes"])}, remarks=remarks, files=tuple(files))
        except (KeyError, TypeError) as problem:
            raise ValueError(str(problem)) from None
        if at != len(data):
            raise ValueError(at)
        return told


def envelope_record(asked: Envelope) -> dict[str, str]:
    """What the reading is told, as a record for JSON."""
    return asdict(asked)
