"""The witness: remembers the last checkpoint it saw and cosigns only what goes on from there."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, make_folder, replace_file
from tallystick.base.reasons import Count, Reason, Text, Value
from tallystick.base.showing import command, shown
from tallystick.ledger.checkpoints import Checkpoint, Request, read_checkpoint, read_request
from tallystick.ledger.files import read_text
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.lock import take_turn
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote, Note, Signature
from tallystick.ledger.proofs import goes_on
from tallystick.ledger.tree import EMPTY_ROOT, digest
from tallystick.ledger.verifiers import COSIGNATURE_BYTES, PublicKey, cosigned_at, is_signed

#: Of so many other witnesses the cosignatures are kept and carried on.
_MOST_OTHERS = 32
_NOT_FIRST = Reason("this witness has seen {old} entries of {name}: this is not the first time")
_FORK = Reason("a fork: the ledger signed two different trees of {count} entries")
_PUBLISH_BOTH = Reason("keep {kept} and {place}: the two signatures prove it to anyone; publish both")
_ROLLBACK = Reason("a rollback: this checkpoint has {new} entries and the ledger had signed {old}")
_CUT_OFF = Reason("ask for one that goes on from there; if there is none, entries were cut off: keep {kept}")
_ANOTHER_START = Reason("the proof begins at {start} entries and this witness last saw {old}")
_UNPROVEN = Reason("a fork: nothing shows that these {new} entries begin with the {old} seen before")
_ASK_AGAIN = Reason(
    "entries were changed, deleted or reordered, or the proof was spoilt on the way: ask for it again; if it "
    "stays so, keep {kept} and publish it"
)
_REMEMBERS_NONE = Reason("this witness remembers no checkpoint of {name} in {memory}")


class NotCosigned(Refusal):
    """The witness refuses a checkpoint.

    Attributes:
        status: the number that C2SP's tlog-witness gives the reason: 400, 403, 409 or 422.
    """

    def __init__(self, status: int, title: Reason, fix: Reason) -> None:
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
                kept = Note(signed.text, (*self._worth_keeping(signed), ours))
                replace_file(self._place(), kept.write().encode())
        return Checkpoint(new.origin, new.head, Note(new.note.text, (*self._worth_keeping(new.note), ours)))

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
            raise self._spoilt(Reason("it can't be read: {why}", why=problem.reason)) from None
        if last.origin != self.ledger.name or not is_signed(last.note, self.ledger):
            name = Text(self.ledger.name)
            raise self._spoilt(Reason("the key of {name} did not sign what stands in it", name=name))
        mine = [one for one in last.note.signatures if one.key_id == self.key.cosigner.key_id]
        if mine and self._cosignature(last.note) is None:
            raise self._spoilt(Reason("this witness did not sign what stands in it"))
        return last

    def _cosignature(self, note: Note) -> Signature | None:
        """This witness's own cosignature under a checkpoint."""
        key = self.key.cosigner
        for one in note.signatures:
            if cosigned_at(Note(note.text, (one,)), key) is not None:
                return one
        return None

    def _worth_keeping(self, note: Note) -> tuple[Signature, ...]:
        """The ledger's signature first, then those of other witnesses as far as they have the form of one.

        A checkpoint may be carried here with a megabyte of lines under it: a memory that keeps them all can
        be made longer than what can be read again.
        """
        mine = {(key.name, key.key_id) for key in (self.ledger, self.key.cosigner)}
        listed = (one for one in note.signatures if (one.name, one.key_id) not in mine)
        others = [one for one in dict.fromkeys(listed) if len(one.blob) == COSIGNATURE_BYTES]
        ledgers = (one for one in note.signatures if is_signed(Note(note.text, (one,)), self.ledger))
        return (next(ledgers), *others[:_MOST_OTHERS])

    def _spoilt(self, why: Reason) -> Refusal:
        return Refusal(
            Reason(
                "the memory of this witness in {place} was changed: {why}",
                place=Text(shown(str(self._place()))),
                why=why,
            ),
            Reason("bring it back from a backup; a witness that forgets proves nothing"),
        )

    def _read(self, text: str) -> Request:
        try:
            request = read_request(text)
        except NoNote as problem:
            raise NotCosigned(
                400,
                Reason("this is no checkpoint for a witness: {why}", why=problem.reason),
                Reason("carry the file as the ledger wrote it"),
            ) from None
        checkpoint = request.checkpoint
        if not checkpoint.head.size and checkpoint.head.root != EMPTY_ROOT:
            raise NotCosigned(
                422,
                Reason("a tree of no entries was signed with the root of another"),
                Reason("keep it: no sound ledger signs such a one"),
            )
        if checkpoint.origin != self.ledger.name or not is_signed(checkpoint.note, self.ledger):
            raise NotCosigned(
                403,
                Reason("the key of {name} did not sign this checkpoint", name=Text(self.ledger.name)),
                Reason("compare the ledger's public key with the one its people gave you"),
            )
        return request

    def _compare(self, request: Request, seen: Checkpoint | None, *, first: bool) -> None:
        new = request.checkpoint.head
        old = seen.head if seen else Head(0, EMPTY_ROOT)
        sizes: dict[str, Value] = {"new": Count(new.size), "old": Count(old.size)}
        if seen is not None and new == old:
            return  # seen before, and perhaps stopped before the answer was given
        if seen is not None and first:
            raise NotCosigned(
                409,
                _NOT_FIRST.saying(old=Count(old.size), name=Text(self.ledger.name)),
                Reason("ask again without --first"),
            )
        if seen is not None and new.size == old.size:
            places: dict[str, Value] = {
                "kept": self._keep_conflict(request.checkpoint),
                "place": self._named(),
            }
            raise NotCosigned(409, _FORK.saying(count=Count(new.size)), _PUBLISH_BOTH.saying(**places))
        if new.size < old.size:
            kept = self._keep_conflict(request.checkpoint)
            raise NotCosigned(409, _ROLLBACK.saying(**sizes), _CUT_OFF.saying(kept=kept))
        if request.old != old.size:
            again = Text(self._since(old.size))
            raise NotCosigned(
                409,
                _ANOTHER_START.saying(start=Count(request.old), old=Count(old.size)),
                Reason("ask for the file again, made with: {command}", command=again),
            )
        if not goes_on(old, new, request.proof):
            kept = self._keep_conflict(request.checkpoint)
            raise NotCosigned(422, _UNPROVEN.saying(**sizes), _ASK_AGAIN.saying(kept=kept))

    def _keep_conflict(self, checkpoint: Checkpoint) -> Text:
        note = checkpoint.note
        text = Note(note.text, self._worth_keeping(note)[:1]).write().encode()
        place = self._place().with_suffix(f".conflict-{digest(text).hex()[:16]}.txt")
        replace_file(place, text)
        return Text(str(place))

    def _named(self) -> Text:
        return Text(str(self._place()))

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
                _REMEMBERS_NONE.saying(name=Text(self.ledger.name), memory=Text(shown(self.memory))),
                Reason("name the folder it remembers in; if there is none yet, ask with --first"),
            )
        make_folder(self.memory)
        with explained(self.memory):
            handle = os.open(Path(self.memory) / ".lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            with explained(self.memory):
                take_turn(handle, Reason("the memory in {memory}", memory=Text(shown(self.memory))))
            yield
        finally:
            os.close(handle)
