"""Where each thing lies in a ledger's folder, and how it is read. Nothing here writes.

origin          the ledger's name
leaves          the entries, 56 bytes each: no secret, may be handed to anyone
events/000007   salt and event of entries 7 x 1024 and on, a line each: what erasing rewrites
checkpoints/    a signed checkpoint for each size at which one was published
receipts/       where the receipts lie that were written beside what was filed: 000007, and where that is
                full 000007.1 and so on
batch           which entries were written together last
index           where each event stands

``leaves`` and ``index`` follow from the lines in ``events``; what was erased stands in ``leaves`` alone.
"""

import os
import re
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Count, Ordinal, Reason, Text, Value, texts
from tallystick.base.showing import command, shown
from tallystick.ledger.checkpoints import Checkpoint, read_checkpoint
from tallystick.ledger.files import LARGEST_TEXT, read_at_most, read_text
from tallystick.ledger.lines import LARGEST_LINE
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote
from tallystick.ledger.verifiers import is_name

SEGMENT = 1024
#: So many bytes its lines can have at most.
LARGEST_SEGMENT = SEGMENT * LARGEST_LINE
#: So much of a list of places lies in one file: for each entry sixteen, as long as a system's names can be.
LARGEST_RECEIPTS = SEGMENT * 16 * 4096
_LISTED = re.compile(r"[0-9]{12}\.txt")
#: A longer number begins with no zero: each file of events has one name.
_NUMBERED = re.compile(r"[0-9]{6}|[1-9][0-9]{6,11}")
_LIST_OF_RECEIPTS = re.compile(rf"(?:{_NUMBERED.pattern})(?:\.[1-9][0-9]{{0,8}})?")


class Damaged(Refusal):
    """A ledger is not as it was left: which one, from which entry on, and why; nothing was changed."""

    def __init__(self, place: str, what: Reason, entry: int | None = None) -> None:
        """Say so, with the mend."""
        values: dict[str, Value] = {"place": Text(shown(place)), "why": what}
        super().__init__(
            Reason("the ledger in {place} is damaged: {why}", **values)
            if entry is None
            else Reason(
                "the ledger in {place} is damaged at entry {entry}: {why}", **values, entry=Ordinal(entry)
            ),
            Reason(
                "nothing was changed: bring the folder back from a backup, and compare its last checkpoint "
                "with a witness's before going on"
            ),
        )
        self.entry = entry
        self.what = what


def reach(files: int) -> int:
    """Up to which entry to look in a ledger with so many files of events, though half of them were lost.

    What lies further on, such as a ``leaves`` that was made longer, is more than the ledger can hold.
    """
    return (2 * files + 1) * SEGMENT


def too_long(name: str, most: int) -> Reason:
    """What to say of a file that is longer than whatever a ledger could have put into it."""
    return Reason(
        "{name} is longer than the {count} bytes that it can have", name=Text(name), count=Count(most)
    )


def misnamed(name: str, head: Head) -> Reason:
    """What to say of a checkpoint's file whose name gives another size than it holds."""
    return Reason(
        "checkpoints/{name} is a checkpoint of {count} entries", name=Text(name), count=Count(head.size)
    )


_A_LINK = Reason("{name} is a link, and a ledger's files lie in its own folder")
_NOT_PLAIN = Reason("{name} is no plain file")


class LedgerFiles:
    """The files of a ledger's folder.

    Args:
        path: the folder.

    Raises:
        Refusal: there is no ledger.
    """

    def __init__(self, path: str) -> None:
        self.place = path
        self.root = Path(path)
        self.leaves = self.root / "leaves"
        self.events = self.root / "events"
        self.published = self.root / "checkpoints"
        self.receipts = self.root / "receipts"
        self.batch = self.root / "batch"
        self.index = self.root / "index"
        with explained(path):
            self._be_a_ledger()
        written = read_text(self.root / "origin")
        self.origin = written.strip()
        if not is_name(self.origin):
            name = Text(shown(self.origin[:80]))
            raise Damaged(path, Reason("its name “{name}” is none that a key could have", name=name))
        if written.removesuffix("\n") != self.origin:
            name = Text(self.origin)
            raise Damaged(path, Reason("origin holds something besides the name {name}", name=name))

    def segment(self, number: int) -> Path:
        """The file of events of a number."""
        return self.events / f"{number:06d}"

    def numbers(self) -> list[int]:
        """The numbers of the files of events that are there."""
        with explained(self.events):
            return sorted(int(one.name) for one in self.events.iterdir() if _NUMBERED.fullmatch(one.name))

    def folders(self) -> list[Path]:
        """Every folder of it that is there."""
        known = (self.root, self.events, self.published, self.receipts)
        return [one for one in known if one.is_dir()]

    def others(self) -> list[Path]:
        """Files in its folders that are none of its own, such as what an editor or somebody's copy left."""
        own = {self.root / "origin", self.leaves, self.batch, self.index}
        own |= {self.segment(number) for number in self.numbers()}
        return sorted(one for one in self.root.rglob("*") if one.is_file() and one not in own)

    def private(self) -> list[Path]:
        """Every file and folder of it that nobody else may look into."""
        inside = [one for one in (self.events, self.receipts) if one.is_dir()]
        files = [one for one in (self.batch, self.index) if one.exists()]
        return [*inside, *(one for folder in inside for one in folder.iterdir()), *files]

    def lines(self, number: int, mark: bytes = b"") -> list[bytes]:
        """The lines of one file of events; none where it is not there, or a mark stands nowhere in it.

        What stands behind as many as there can be is one piece more, whatever it is.

        Raises:
            Damaged: it is longer than so many lines can be.
        """
        place = self.segment(number)
        if not place.is_file():
            return []
        data = read_at_most(place, LARGEST_SEGMENT)
        if data is None:
            raise Damaged(self.place, too_long(f"events/{place.name}", LARGEST_SEGMENT), number * SEGMENT)
        *lines, rest = data.split(b"\n", SEGMENT) if mark in data else [b""]
        return [one + b"\n" for one in lines] + ([rest] if rest else [])

    def checkpoints(self) -> list[str]:
        """The checkpoints, by size."""
        return [read_text(self.published / name) for name in self._listed()]

    def named_checkpoints(self) -> dict[str, bytes | None]:
        """The checkpoints with the names of their files, by size, readable or not; None: too long for one."""
        with explained(self.published):
            return {name: read_at_most(self.published / name, LARGEST_TEXT) for name in self._listed()}

    def last_checkpoint(self) -> Checkpoint | None:
        """The checkpoint of the largest size.

        Raises:
            Damaged: it can't be read.
        """
        known = self._listed()
        if not known:
            return None
        try:
            last = read_checkpoint(read_text(self.published / known[-1]))
        except NoNote as problem:
            why = Reason("its last checkpoint can't be read ({why})", why=problem.reason)
            raise Damaged(self.place, why) from None
        if f"{last.head.size:012d}.txt" != known[-1]:
            raise Damaged(self.place, misnamed(known[-1], last.head))
        return last

    def _listed(self) -> list[str]:
        with explained(self.published):
            return sorted(one.name for one in self.published.iterdir() if _LISTED.fullmatch(one.name))

    def _be_a_ledger(self) -> None:
        name, make = shown(self.place), command("ledger", "start", "DIR", "--key", "KEY")
        parts = (self.root / "origin", self.leaves, self.events, self.published)
        missing = [one.name for one in parts if not one.exists()]
        if not missing:
            self._be_plain()
            return
        if not self.root.exists():
            here = Text(command("ledger", "start", self.place, "--key", "KEY"))
            fix = Reason("correct the name, or make one: {make}", make=here)
            raise Refusal(Reason("there is no folder {name}", name=Text(name)), fix)
        if not self.root.is_dir():
            raise Refusal(
                Reason("{name} is a file, and a ledger is a folder", name=Text(name)),
                Reason("name its folder, or make one: {make}", make=Text(make)),
            )
        if len(missing) == len(parts):
            raise Refusal(
                Reason("the folder {name} is no ledger", name=Text(name)),
                Reason("name the ledger's folder, or make one: {make}", make=Text(make)),
            )
        raise Damaged(self.place, Reason("its {names} can't be found", names=texts(missing)))

    def _be_plain(self) -> None:
        """A pipe in the place of a file would be waited for, a device read for ever, a folder passed over.

        Behind a link would stay what is erased here, and be changed what is another's.
        """
        for folder in (self.events, self.published, self.receipts):
            if folder.exists() and not folder.is_dir():
                raise Damaged(self.place, Reason("{name} is no folder", name=Text(folder.name)))
        for folder in self.folders():
            with os.scandir(folder) as inside:
                odd = next((one for one in inside if one.is_symlink() or not self._may_be(one)), None)
            if odd is not None:
                name = Text(shown(str(Path(odd.path).relative_to(self.root))))
                raise Damaged(self.place, (_A_LINK if odd.is_symlink() else _NOT_PLAIN).saying(name=name))

        for one in self.receipts.iterdir() if self.receipts.is_dir() else ():
            if one.stat().st_size > LARGEST_RECEIPTS:
                raise Damaged(self.place, too_long(f"receipts/{one.name}", LARGEST_RECEIPTS))

    def _may_be(self, there: os.DirEntry[str]) -> bool:
        """Whether it is a file, or a folder under a name that none of its files has."""
        if there.is_file():
            return True
        own = {str(one) for one in (self.root / "origin", self.leaves, self.batch, self.index)}
        folder = Path(there.path).parent
        listed = {self.events: _NUMBERED, self.receipts: _LIST_OF_RECEIPTS, self.published: _LISTED}
        ours = folder in listed and listed[folder].fullmatch(there.name) is not None
        return there.is_dir() and not ours and there.path not in own
