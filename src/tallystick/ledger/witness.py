"""The witness: remembers the last checkpoint it saw and cosigns only what goes on from there."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.ledger.checkpoints import Checkpoint, Request, read_checkpoint, read_request
from tallystick.ledger.files import explained, read_text, replace_file
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote, Note
from tallystick.ledger.proofs import proves_consistency
from tallystick.ledger.tree import EMPTY_ROOT, digest
from tallystick.ledger.verifiers import PublicKey, is_signed


class NotCosigned(Refusal):
    """The witness refuses a checkpoint.

    Attributes:
        status: the number that C2SP's tlog-witness gives the reason: 400, 403, 409 or 422.
    """

    def __init__(self, status: int, title: str, fix: str) -> None:
        """Keep the number beside the words."""
        super().__init__(title, fix)
        self.status = status


@dataclass(frozen=True, slots=True)
class Witness:
    """Who watches a ledger, and where it remembers.

    Attributes:
        key: the witness's own key.
        ledger: the ledger's public key, got from the ledger's people on another way than the checkpoints.
        memory: the folder in which the last checkpoint is kept.
    """

    key: SigningKey
    ledger: PublicKey
    memory: str

    def cosign(self, text: str, moment: int) -> Checkpoint:
        """Check that a checkpoint goes on from the last one seen, remember it, and only then cosign it.

        Args:
            text: what was carried here: the old size, the proof and the checkpoint.
            moment: seconds since 1970 by the witness's clock.

        Raises:
            NotCosigned: it does not go on from there, or is not the ledger's.
            Refusal: the memory can't be read or written.
        """
        request = self._read(text)
        with self._alone():
            seen = self.seen()
            self._compare(request, seen)
            new = request.checkpoint
            if seen is None or seen.head != new.head:
                replace_file(self._place(), new.write().encode())
        signed = (*new.note.signatures, self.key.cosign(new.note.text, moment))
        return Checkpoint(new.origin, new.head, Note(new.note.text, signed))

    def seen(self) -> Checkpoint | None:
        """The last checkpoint that this witness saw of the ledger."""
        if not self._place().exists():
            return None
        try:
            return read_checkpoint(read_text(self._place()))
        except NoNote as problem:
            raise Refusal(
                f"the memory of this witness is damaged ({problem})",
                "bring it back from a backup; a witness that forgets proves nothing",
            ) from None

    def _read(self, text: str) -> Request:
        try:
            request = read_request(text)
        except NoNote as problem:
            raise NotCosigned(
                400,
                f"this is no checkpoint for a witness: {problem}",
                "carry the file as the ledger wrote it",
            ) from None
        checkpoint = request.checkpoint
        if checkpoint.origin != self.ledger.name or not is_signed(checkpoint.note, self.ledger):
            raise NotCosigned(
                403,
                f"the key of {self.ledger.name} did not sign this checkpoint",
                "compare the ledger's public key with the one its people gave you",
            )
        return request

    def _compare(self, request: Request, seen: Checkpoint | None) -> None:
        new = request.checkpoint.head
        old = seen.head if seen else Head(0, EMPTY_ROOT)
        if seen is not None and new == old:
            return  # seen before, and perhaps stopped before the answer was given
        if seen is not None and new.size == old.size and new.root != old.root:
            kept = self._keep_conflict(request.checkpoint)
            raise NotCosigned(
                409,
                f"a fork: the ledger signed two different trees of {new.size} entries",
                f"keep {kept} and {self._place()}: the two signatures prove it to anyone; publish both",
            )
        if new.size < old.size:
            kept = self._keep_conflict(request.checkpoint)
            raise NotCosigned(
                409,
                f"a rollback: this checkpoint has {new.size} entries and the ledger had signed {old.size}",
                f"ask for one that goes on from there; if there is none, entries were cut off: keep {kept}",
            )
        if request.old != old.size:
            raise NotCosigned(
                409,
                f"the proof begins at {request.old} entries and this witness last saw {old.size}",
                f"make the file again: tallystick ledger checkpoint --since {old.size}",
            )
        if not proves_consistency(old, new, request.proof):
            kept = self._keep_conflict(request.checkpoint)
            raise NotCosigned(
                422,
                f"a fork: nothing shows that these {new.size} entries begin with the {old.size} seen before",
                "entries were changed, deleted or reordered, or the proof was spoilt on the way: ask for "
                f"it again; if it stays so, keep {kept} and publish it",
            )

    def _keep_conflict(self, checkpoint: Checkpoint) -> Path:
        text = checkpoint.write().encode()
        place = self._place().with_suffix(f".conflict-{digest(text).hex()[:16]}.txt")
        replace_file(place, text)
        return place

    def _place(self) -> Path:
        return Path(self.memory) / f"{digest(self.ledger.vkey.encode()).hex()[:32]}.txt"

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no second process look and remember at the same time."""
        with explained(self.memory):
            Path(self.memory).mkdir(parents=True, exist_ok=True)
            handle = os.open(Path(self.memory) / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
