"""Making the copy of a ledger that is given to anyone, up to its last checkpoint."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import cast

from tallystick.base.reasons import Unfit
from tallystick.ledger.by_term import TERM_ERASURE
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.given_form import (
    CHECKPOINT,
    HELD,
    LEAVES,
    PART_ENTRIES,
    STATEMENT,
    WORDS,
    CopyStatement,
    part_name,
    parts_for,
    sign_statement,
)
from tallystick.ledger.holders import ERASURE
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.layout import SEGMENT, Damaged
from tallystick.ledger.lines import read_line
from tallystick.ledger.model import ENTRY_BYTES

#: What stands in a zip tells no moment.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_WORDS = tuple(kind.encode().ljust(16, b"\0") for kind in (ERASURE, TERM_ERASURE))


def copy_to_give(folder: str, key: str, held: str, day: str) -> Iterator[tuple[str, bytes]]:
    """Give the parts of a copy that anyone may have, by name; none before there is a checkpoint.

    See `given_form`. The same ledger and list give the same bytes, and a full part is made as it was.

    Args:
        folder: the ledger's.
        key: the file of its secret key.
        held: the office's signed list of what it holds.
        day: the day by the office's clock.

    Raises:
        Refusal: there is no ledger, or no such key.
    """
    own = SigningKey.load(key)
    with LedgerCopy(folder) as ledger:
        last = ledger.files.last_checkpoint()
        if last is None:
            return
        size = last.head.size
        hashes: list[tuple[str, str]] = []
        for number in range(parts_for(size)):
            start = number * PART_ENTRIES
            leaves = ledger.records(start, min(start + PART_ENTRIES, size))
            files = {LEAVES: leaves, WORDS: _words(ledger, start, leaves)}
            hashes.append((_sha256(files[LEAVES]), _sha256(files[WORDS])))
            if number == parts_for(size) - 1:
                told = CopyStatement(ledger.origin, size, day, _sha256(held.encode()), tuple(hashes))
                files |= {CHECKPOINT: last.write().encode(), HELD: held.encode()}
                files |= {STATEMENT: sign_statement(told, own).encode()}
            yield part_name(number + 1), _zipped(files)


def _words(ledger: LedgerCopy, start: int, leaves: bytes) -> bytes:
    """The lines of the words in a part, and of the steps that those of a term name, by place."""
    lines = _Lines(ledger)
    found: dict[int, bytes] = {}
    for at in range(0, len(leaves), ENTRY_BYTES):
        if not leaves.startswith(_WORDS, at):
            continue
        place = start + at // ENTRY_BYTES
        for one in (place, lines.step_of(place)):
            line = None if one is None else lines.line(one)
            if line is not None and one is not None:
                found[one] = line
    return b"".join(found[one] for one in sorted(found))


class _Lines:
    """The lines of a ledger, of which those in one file of events are held at a time."""

    def __init__(self, ledger: LedgerCopy) -> None:
        self._ledger = ledger
        self._number, self._held = -1, cast("list[bytes]", [])

    def line(self, place: int) -> bytes | None:
        """The line of an entry; None where it was erased, or can't be read."""
        number, at = divmod(place, SEGMENT)
        if number != self._number:
            try:
                self._number, self._held = number, self._ledger.files.lines(number)
            except Damaged:
                self._number, self._held = number, []
        try:
            line = self._held[at]
            return None if read_line(line, place) is None else line
        except (IndexError, Unfit, ValueError):
            return None

    def step_of(self, place: int) -> int | None:
        """The entry of the step that a word at a place names; None where it names none."""
        line = self.line(place)
        opened = None if line is None else read_line(line, place)
        if opened is None or opened.type != TERM_ERASURE:
            return None
        step = json.loads(opened.event).get("step")
        return step if isinstance(step, int) and 0 <= step < place else None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
