"""The witness: remembers the last checkpoint it saw and cosigns only what goes on from there."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.showing import command, shown
from tallystick.ledger.checkpoints import Checkpoint, Request, read_checkpoint, read_request
from tallystick.ledger.files import explained, make_folder, read_text, replace_file
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.lock import take_turn
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote, Note, Signature
from tallystick.ledger.proofs import goes_on
from tallystick.ledger.tree import EMPTY_ROOT, digest
from tallystick.ledger.verifiers import PublicKey, cosigned_at, is_signed


class NotCosigned(Refusal):
    """The witness refuses a checkpoint.

    Attributes:
        status: the number that C2SP's tlog-witness gives the reason: 400, 403, 409 or 422.
    """

    def __init__(self, status: int, title: str, fix: str) -> None:
        """Keep the number beside the words."""
        super().__init__(title, fix)
        self.status = status


class Unseen(NotCosigned):
    """The witness remembers nothing of this ledger, and was not told that this is the first checkpoint."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Who watches a ledger, and where it remembers.

    Attributes:
        key: the witness's own key.
        ledger: the ledger's public key, got from the ledger's people on another way than the checkpoints.
        memory: the folder in which the last checkpoint is kept, with the cosignature that was given for it.
    """

    key: SigningKey
    ledger: PublicKey
    memory: str

    def cosign(self, text: str, moment: int, *, first: bool = False) -> Checkpoint:
        """Check that a checkpoint goes on from the last one seen, remember it, and only then give it back.

        The cosignature is remembered with the checkpoint: who asks again gets the same one.

        Args:
            text: what was carried here: the old size, the proof and the checkpoint.
            moment: seconds since 1970 by the witness's clock.
            first: whether this is the first checkpoint of the ledger that this witness is shown.

        Raises:
            NotCosigned: it does not go on from there, or is not the ledger's.
            Refusal: the memory can't be read or written, or was edited.
        """
        request = self._read(text)
        new = request.checkpoint
        with self._alone(first=first):
            seen = self.seen()
            self._compare(request, seen, first=first)
            signed = new.note if seen is None or seen.head != new.head else seen.note
            ours = self._cosignature(signed)
            if ours is None:
                ours = self.key.cosign(signed.text, moment)
                kept = Note(signed.text, (*signed.signatures, ours))
                replace_file(self._place(), kept.write().encode())
        others = tuple(one for one in new.note.signatures if one != ours)
        return Checkpoint(new.origin, new.head, Note(new.note.text, (*others, ours)))

    def seen(self) -> Checkpoint | None:
        """The last checkpoint that this witness saw of the ledger.

        Raises:
            Refusal: the memory can't be read, or is not what this witness wrote.
        """
        place = self._place()
        if not place.exists():
            return None
        try:
            last = read_checkpoint(read_text(place))
        except NoNote as problem:
            raise self._spoilt(f"it can't be read: {problem}") from None
        if last.origin != self.ledger.name or not is_signed(last.note, self.ledger):
            raise self._spoilt(f"the key of {self.ledger.name} did not sign what stands in it")
        mine = [one for one in last.note.signatures if one.key_id == self.key.cosigner.key_id]
        if mine and self._cosignature(last.note) is None:
            raise self._spoilt("this witness did not sign what stands in it")
        return last

    def _cosignature(self, note: Note) -> Signature | None:
        """This witness's own cosignature under a checkpoint."""
        key = self.key.cosigner
        for one in note.signatures:
            if cosigned_at(Note(note.text, (one,)), key) is not None:
                return one
        return None

    def _spoilt(self, why: str) -> Refusal:
        return Refusal(
            f"the memory of this witness in {shown(str(self._place()))} was changed: {why}",
            "bring it back from a backup; a witness that forgets proves nothing",
        )

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

    def _compare(self, request: Request, seen: Checkpoint | None, *, first: bool) -> None:
        new = request.checkpoint.head
        old = seen.head if seen else Head(0, EMPTY_ROOT)
        if seen is not None and new == old:
            return  # seen before, and perhaps stopped before the answer was given
        if seen is not None and first:
            raise NotCosigned(
                409,
                f"this witness has seen {old.size} entries of {self.ledger.name}: this is not the first time",
                "ask again without --first",
            )
        if seen is not None and new.size == old.size:
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
                f"ask for the file again, made with: {self._since(old.size)}",
            )
        if not goes_on(old, new, request.proof):
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

    def _since(self, size: int) -> str:
        named = ("--ledger", "LEDGER", "--key", "KEY", "--since", str(size), "--out", "FILE")
        return command("ledger", "checkpoint", *named)

    def _place(self) -> Path:
        return Path(self.memory) / f"{digest(self.ledger.vkey.encode()).hex()[:32]}.txt"

    @contextlib.contextmanager
    def _alone(self, *, first: bool) -> Iterator[None]:
        """Let no second process look and remember at the same time."""
        if not first and not self._place().exists():
            raise Unseen(
                409,
                f"this witness remembers no checkpoint of {self.ledger.name} in {shown(self.memory)}",
                "name the folder it remembers in; if there is none yet, ask with --first",
            )
        make_folder(self.memory)
        with explained(self.memory):
            handle = os.open(Path(self.memory) / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            take_turn(handle, f"the memory in {shown(self.memory)}")
            yield
        finally:
            os.close(handle)
