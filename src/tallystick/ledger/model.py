"""The nouns of a ledger: an entry, what opens it, and the head of the log at a moment."""

import re
import struct
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.reasons import Reason, Unfit
from tallystick.ledger.tree import digest, leaf_hash

SALT_BYTES = 32
#: Type (16 bytes, ASCII, filled with NUL), sequence (8 bytes, big end first), digest (32 bytes).
_LAYOUT = struct.Struct(">16sQ32s")
ENTRY_BYTES = _LAYOUT.size
_TYPE = re.compile(r"[a-z][a-z-]{0,15}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the tree holds of an event: nothing that anyone could read back.

    Attributes:
        type: what kind of event it is: ``file``, ``preregistration``, ``release``.
        sequence: its place in the ledger, from 0; the only order there is.
        digest: SHA-256 of the salt and the canonical event.
    """

    type: str
    sequence: int
    digest: bytes

    def encode(self) -> bytes:
        """The entry in 56 bytes, always the same for the same entry and never the same for two.

        Raises:
            Unfit: the type is not 1 to 16 small letters and hyphens, or the digest not 32 bytes long.
        """
        if _TYPE.fullmatch(self.type) is None or len(self.digest) != 32:
            raise Unfit(Reason("an entry has a type of 1 to 16 small letters and a digest of 32 bytes"))
        return _LAYOUT.pack(self.type.encode(), self.sequence, self.digest)

    @classmethod
    def decode(cls, record: bytes) -> "Entry":
        """Read the 56 bytes.

        Raises:
            Unfit: they are no entry.
        """
        if len(record) != ENTRY_BYTES:
            raise Unfit(Reason("an entry is 56 bytes long"))
        kind, sequence, found = _LAYOUT.unpack(record)
        entry = cls(kind.rstrip(b"\0").decode("ascii"), sequence, found)
        if entry.encode() != record:
            raise Unfit(Reason("the entry's type is not one"))
        return entry

    @property
    def leaf(self) -> bytes:
        """The hash of this entry as a leaf of the tree."""
        return leaf_hash(self.encode())


@dataclass(frozen=True, slots=True)
class Opening:
    """What an entry stands for. It lies apart from the tree and can be erased.

    Attributes:
        type: the entry's type.
        salt: 32 random bytes, without which a guess at the event can't be tested.
        event: the event as canonical JSON.
        key: a name by which filing twice is noticed; empty for none.
    """

    type: str
    salt: bytes
    event: bytes
    key: str = ""

    @classmethod
    def of(cls, kind: str, event: Json, salt: bytes) -> "Opening":
        """The opening of an event; the event itself is the key, so the same one is filed only once."""
        data = canonical_bytes(event)
        return cls(kind, salt, data, digest(kind.encode() + b"\0" + data).hex())

    def entry(self, sequence: int) -> Entry:
        """The entry that it opens, at a place in the ledger."""
        return Entry(self.type, sequence, digest(self.salt + self.event))


@dataclass(frozen=True, slots=True)
class Head:
    """How long the log is and what its whole content comes to.

    Attributes:
        size: the number of entries.
        root: the hash at the top of the tree of them.
    """

    size: int
    root: bytes
