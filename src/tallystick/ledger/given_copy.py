"""A ledger's copy as it is given to anyone, opened to be read: one zip, or a folder with its parts.

A folder may hold the last parts of several days: the newest is read, and what the office signed on the others
is held against it.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Count, Reason, Text, Unfit
from tallystick.base.regular import UnfitFile
from tallystick.base.showing import shown
from tallystick.base.zips import UnsoundZip, open_zip, read_member
from tallystick.ledger.checkpoints import Checkpoint, read_checkpoint
from tallystick.ledger.given_form import (
    CHECKPOINT,
    HELD,
    LARGEST_PART,
    LEAVES,
    STATEMENT,
    WORDS,
    CopyStatement,
    read_statement,
)
from tallystick.ledger.held import HeldEntries, read_held
from tallystick.ledger.lines import line_number, read_line
from tallystick.ledger.model import ENTRY_BYTES, Opening
from tallystick.ledger.notes import NoNote, Note
from tallystick.ledger.verifiers import PublicKey, is_signed

_FETCH = Reason("fetch it again from the page that gives it, and leave its files as they are")
_MISSING = Reason("part {number} of {count} is missing, or is not as it was signed")
_OTHER_LIST = Reason("its list of what is held is not the one that was signed with it")
_OTHER_DAY = Reason("its list of what is held is of another day than it: ask the office why")
_OTHER_POINT = Reason("its checkpoint is of another size than was signed")


@dataclass(frozen=True, slots=True)
class _Given:
    """What the office signed on one day: the statement, the list and the checkpoint."""

    told: CopyStatement
    note: Note
    held: tuple[HeldEntries, Note]
    checkpoint: Checkpoint


class GivenCopy:
    """A copy of a ledger as its office gives it to anyone.

    Args:
        path: its zip, or the folder in which its parts lie.

    Raises:
        Refusal: it is none, a part is missing, or something in it is not as it was signed.
    """

    #: It says what entries stand for only where something was erased by them.
    is_whole = False

    def __init__(self, path: str) -> None:
        self._path = path
        found = {str(one): self._files(one) for one in parts_in(path)}
        parts = {name: one for name, one in found.items() if LEAVES in one and WORDS in one}
        files = list(parts.values())
        self._given = [self._read(name, one) for name, one in parts.items() if STATEMENT in one]
        if not self._given:
            raise self._none(Reason("it has no {name}", name=Text(STATEMENT)))
        self._newest = max(self._given, key=lambda one: (one.told.size, one.held[0].size))
        wanted = self._parts(files)
        self._leaves = b"".join(one[LEAVES] for one in wanted)
        lines = (line for one in wanted for line in one[WORDS].splitlines(keepends=True))
        self._words = {number: line for line in lines if (number := line_number(line)) is not None}
        self.origin = self._newest.told.origin
        self.end = self._newest.told.size
        #: All of it was signed together.
        self.signed_size = self.end
        #: The list that was given with it speaks of no more than it, whatever its size says.
        self.reach = max(self.end, self._newest.held[0].size)
        self.checkpoints = [one.checkpoint for one in self._given]
        self.lists = [one.held for one in self._given]
        self.days = [(one.told.size, one.told.day) for one in self._given]

    def __enter__(self) -> Self:
        """Give the open copy."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let it go."""

    def open_leaves(self) -> BinaryIO:
        """Its entries, one behind the other."""
        return io.BytesIO(self._leaves)

    def records(self, start: int, stop: int) -> bytes:
        """The bytes of its entries from one up to another, as far as there are any."""
        return self._leaves[start * ENTRY_BYTES : stop * ENTRY_BYTES]

    def opening(self, sequence: int) -> Opening | None:
        """What opens an entry, where it is a word by which something was erased, or a step that one names."""
        try:
            return read_line(self._words[sequence], sequence)
        except (KeyError, Unfit, ValueError):
            return None

    def is_signed_by(self, key: PublicKey) -> bool:
        """Whether a ledger's own key signed all of it."""
        return all(one.told.origin == key.name and is_signed(one.note, key) for one in self._given)

    def _files(self, path: Path) -> dict[str, bytes]:
        """What lies in one zip, under names that a part has."""
        names = (LEAVES, WORDS, CHECKPOINT, HELD, STATEMENT)
        with explained(path):
            try:
                with open_zip(str(path), LARGEST_PART) as archive:
                    return {one: read_member(archive, one) for one in archive.namelist() if one in names}
            except (UnsoundZip, UnfitFile) as problem:
                raise self._none(problem.reason, str(path)) from None

    def _read(self, name: str, files: dict[str, bytes]) -> _Given:
        try:
            told, note = read_statement(files[STATEMENT].decode())
            held = read_held(files[HELD].decode())
            checkpoint = read_checkpoint(files[CHECKPOINT].decode())
        except NoNote as problem:
            raise self._none(problem.reason, name) from None
        except KeyError as problem:
            raise self._none(Reason("it has no {name}", name=Text(str(problem.args[0]))), name) from None
        except UnicodeDecodeError:
            raise self._none(Reason("one of its texts is none"), name) from None
        if _sha256(files[HELD]) != told.held:
            raise self._none(_OTHER_LIST, name)
        if held[0].day != told.day:
            raise self._none(_OTHER_DAY, name)
        if checkpoint.head.size != told.size:
            raise self._none(_OTHER_POINT, name)
        return _Given(told, note, held, checkpoint)

    def _parts(self, files: Sequence[dict[str, bytes]]) -> list[dict[str, bytes]]:
        """The parts of the newest one, in order, whatever their files are called."""
        known = {(_sha256(one[LEAVES]), _sha256(one[WORDS])): one for one in files}
        wanted = self._newest.told.parts
        missing = next((at for at, one in enumerate(wanted, start=1) if one not in known), None)
        if missing is not None:
            raise self._none(_MISSING.saying(number=Count(missing), count=Count(len(wanted))))
        return [known[one] for one in wanted]

    def _none(self, why: Reason, file: str = "") -> Refusal:
        """Say of the copy, or of the one file of it that is unfit, what is wrong with it."""
        name = Text(shown(file or self._path))
        return Refusal(Reason("{path} is no copy of a ledger ({why})", path=name, why=why), _FETCH)


def parts_in(path: str) -> list[Path]:
    """The zips of a copy: the file itself, or those in a folder."""
    place = Path(path)
    return sorted(place.glob("*.zip")) if place.is_dir() else [place]


def is_given(path: str) -> bool:
    """Whether what lies there may be a copy as it is given to anyone, and not a ledger's own folder."""
    place = Path(path)
    return place.is_file() or (place.is_dir() and not (place / "origin").exists() and bool(parts_in(path)))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
