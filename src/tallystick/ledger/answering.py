"""How a promise stands, by the names of the files that its holder has; nobody is asked."""

import datetime
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import shown
from tallystick.ledger.checkpoints import Checkpoint, InclusionProof, read_checkpoint, read_proof
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.files import LARGEST_TEXT, open_plain, read_text
from tallystick.ledger.given_copy import GivenCopy, is_given
from tallystick.ledger.held import LARGEST_HELD, HeldEntries, read_held
from tallystick.ledger.holders import check_paper, is_paper
from tallystick.ledger.notes import NoNote, Note
from tallystick.ledger.operations import CHECKPOINT, HELD, PROOF, RECEIPT, not_a, read_public
from tallystick.ledger.papers import file_event, name_when_filed, spellings
from tallystick.ledger.receipts import Answer, Gathered, check_receipt, read_receipt
from tallystick.ledger.step_papers import check_step_paper, is_step_paper

_RENAMED = Reason(
    "it is for this very file under the name {name}, which it no longer has: call it so again, and check"
)
_NOT_COME = Reason(
    "the office signed what was given under {day}, a day that has not come by the clock of this machine: a "
    "day that is signed ahead makes a term look over, or hides what is gone today; where that clock is "
    "right, keep what you have and ask the office why"
)
_COPY_NOT_OURS = Reason("the key of {name} did not sign the copy of the ledger given")


@dataclass(frozen=True, slots=True)
class HolderFiles:
    """The names of the files that the holder of a receipt has; each but the first two may be missing.

    Attributes:
        receipt: a receipt, or the paper of something sent.
        ledger_key: the ledger's public key.
        file: what was filed.
        proofs: proofs of inclusion.
        checkpoints: checkpoints seen anywhere.
        leaves: the ledger's file of entries.
        ledger: a copy of the ledger: as its office gives it to anyone, or its whole folder.
        held: signed lists of what the office holds.
    """

    receipt: str
    ledger_key: str
    file: str | None = None
    proofs: tuple[str, ...] = ()
    checkpoints: tuple[str, ...] = ()
    leaves: str | None = None
    ledger: str | None = None
    held: tuple[str, ...] = ()


def answer_for(held: HolderFiles, today: str = "") -> Answer:
    """How the promise of a receipt stands, by what its holder has.

    Args:
        held: the names of their files.
        today: the day by their own clock, against which that of the office is held; empty: it is not.

    Raises:
        Refusal: a file can't be read, or holds something else.
    """
    key = read_public(held.ledger_key)
    proofs = tuple(map(_proof, held.proofs))
    checkpoints = tuple(map(_checkpoint, held.checkpoints))
    events = tuple(map(canonical_bytes, spellings(file_event(held.file)))) if held.file else ()
    text = _read(held.receipt)
    if held.file and (is_paper(text) or is_step_paper(text)):
        raise Refusal(
            Reason("the proof of something sent says nothing of any file: what was sent is sealed"),
            Reason("check it without the file"),
        )
    with ExitStack() as stack:
        copy = _copy(held.ledger, stack) if held.ledger else None
        leaves: BinaryIO | None = stack.enter_context(open_plain(held.leaves)) if held.leaves else None
        lists = tuple(map(_list, held.held))
        if copy is not None:
            if not copy.is_signed_by(key):
                return Answer("not_ours", _COPY_NOT_OURS.saying(name=Text(key.name)))
            checkpoints += tuple(copy.checkpoints)
            lists += tuple(copy.lists)
            leaves = leaves or stack.enter_context(copy.open_leaves())
        gathered = Gathered(events, proofs, checkpoints, leaves)
        try:
            if is_paper(text):
                days = [one.day for one, _ in lists]
                return _in_time(check_paper(text, key, gathered, copy, lists), days, today)
            if is_step_paper(text):
                return check_step_paper(text, key, gathered)
            answer = check_receipt(text, key, gathered)
            return _named(answer, held, text) if answer.standing == "another" else answer
        except NoNote as problem:
            raise not_a(RECEIPT, held.receipt, problem) from None


def _in_time(answer: Answer, days: Sequence[str], today: str) -> Answer:
    """The same answer, but where an office signed under a day that has not come, with a day between zones."""
    last = max(days, default="")
    if not today or answer.standing not in {"kept", "erased_by_term"}:
        return answer
    end = datetime.date.fromisoformat(today) + datetime.timedelta(days=1)
    return Answer("open", _NOT_COME.saying(day=Text(last))) if last > end.isoformat() else answer


def _copy(path: str, stack: ExitStack) -> GivenCopy | LedgerCopy:
    if is_given(path):
        return stack.enter_context(GivenCopy(path))
    return stack.enter_context(LedgerCopy(path))


def _named(answer: Answer, held: HolderFiles, text: str) -> Answer:
    """The same answer; where the file was renamed since it was filed, with the name that it had."""
    name = name_when_filed(read_receipt(text)[0], held.file, held.receipt) if held.file else None
    return answer if name is None else Answer("another", _RENAMED.saying(name=Text(shown(name))))


def _read(path: str, largest: int = LARGEST_TEXT) -> str:
    """A text as it was written: mails and editors end lines in their own ways, and put marks."""
    text = read_text(path, largest).removeprefix("\ufeff").replace("\r\n", "\n")
    return text.rstrip("\n") + "\n"


def _proof(path: str) -> InclusionProof:
    try:
        return read_proof(_read(path))
    except NoNote as problem:
        raise not_a(PROOF, path, problem) from None


def _list(path: str) -> tuple[HeldEntries, Note]:
    try:
        return read_held(_read(path, LARGEST_HELD))
    except NoNote as problem:
        raise not_a(HELD, path, problem) from None


def _checkpoint(path: str) -> Checkpoint:
    try:
        return read_checkpoint(_read(path))
    except NoNote as problem:
        raise not_a(CHECKPOINT, path, problem) from None
