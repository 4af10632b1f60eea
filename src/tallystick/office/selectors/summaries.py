"""Redacted summaries: the words that its sender allows, what a body was handed, and what it answers."""

import contextlib
import datetime
import json
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.office.case_store import keys_of
from tallystick.office.marks import make_mark
from tallystick.office.models import CaseReader, SealedSummary
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.submissions import OpenedCase, OpenedMessage
from tallystick.vault.case_keys import open_for_reader, open_for_sender
from tallystick.vault.code_keys import derived
from tallystick.vault.model import NotOpened, SealedPlace
from tallystick.vault.sealing import unseal
from tallystick.workflow.cases.stages import DRAFT_SUMMARY

#: Eight signs and the dash between them.
_MARK = 9
_OF_CASE = b"tallystick summary/v1 of a case"


@dataclass(frozen=True, slots=True)
class OpenedSummary:
    """A summary that was handed to a body, opened.

    Attributes:
        row: its row.
        body: the body that it was handed to.
        text: what it says.
        answer: what the body answers; empty: nothing yet.
        is_lost: whether a part of it does not open, which is empty then.
    """

    row: SealedSummary
    body: str
    text: str
    answer: str
    is_lost: bool = False


def drafted_for(found: OpenedCase, body: str) -> OpenedMessage | None:
    """The last words that were written for a body, as its sender sees them; None where there are none."""
    written = (
        one for one in reversed(found.messages) if not one.is_sender and one.told.kind == DRAFT_SUMMARY
    )
    return next((one for one in written if one.told.against == (body,)), None)


def key_of_summary(row: SealedSummary, key: bytes) -> bytes | None:
    """The key of a summary, by that of its case; None where what opens it was changed or is gone."""
    keys = keys_of(row.name)
    try:
        return None if keys is None else open_for_sender(keys, key_of_case(key))
    except NotOpened:
        return None


def as_far_as_it_opens(row: SealedSummary, case_key: bytes) -> OpenedSummary:
    """A summary of a case, by the key of the case; what does not open of it is empty."""
    key = key_of_summary(row, case_key)
    if key is None:
        return OpenedSummary(row, "", "", "", is_lost=True)
    try:
        return opened_summary(row, key)
    except NotOpened:
        pass
    body = text = answer = ""
    with contextlib.suppress(NotOpened):
        body, text = _words_of(row, key)
    with contextlib.suppress(NotOpened):
        answer = _answer_of(row, key)
    return OpenedSummary(row, body, text, answer, is_lost=True)


def summary_for_reader(row: SealedSummary, reader: CaseReader, secret: bytes) -> tuple[OpenedSummary, bytes]:
    """A summary for a reader of the body that it was handed to, and its key.

    Raises:
        NotOpened: it is not sealed to them, or not any more.
    """
    keys = keys_of(row.name)
    if keys is None:
        raise NotOpened
    key = open_for_reader(keys, str(reader.pk), secret)
    return opened_summary(row, key), key


def handed_to(reader: CaseReader) -> tuple[SealedSummary, ...]:
    """The summaries that a reader can open, the last first."""
    rows = SealedSummary.objects.order_by("-pk")
    return tuple(one for one in rows if is_handed_to(one, reader))


def summary_mark(row: SealedSummary) -> str:
    """What a summary is called where a body sees it: chance, for a number would count those of other bodies.

    Examples:
        >>> summary_mark(SealedSummary(name="0e" * 16))
        '69BJ-ZYJJ'
    """
    return make_mark(row.name, "summary")[:_MARK]


def summary_of(mark: str) -> SealedSummary | None:
    """The summary that is called so; None where there is none."""
    return next((one for one in SealedSummary.objects.order_by("pk") if summary_mark(one) == mark), None)


def is_handed_to(row: SealedSummary, reader: CaseReader) -> bool:
    """Whether a reader can open a summary."""
    keys = keys_of(row.name)
    return keys is not None and str(reader.pk) in keys.readers


def opened_summary(row: SealedSummary, key: bytes) -> OpenedSummary:
    """A summary, opened with its key.

    Raises:
        NotOpened: it is not what was sealed.
    """
    return OpenedSummary(row, *_words_of(row, key), _answer_of(row, key))


def _words_of(row: SealedSummary, key: bytes) -> tuple[str, str]:
    told = json.loads(unseal(key, summary_place(row.name), bytes(row.sealed)))
    return str(told["body"]), str(told["text"])


def _answer_of(row: SealedSummary, key: bytes) -> str:
    return unseal(key, answer_place(row.name), bytes(row.answer)).decode() if row.answer else ""


def written_summary(body: str, text: str) -> bytes:
    """What is sealed of a summary: nothing else of its case goes with it."""
    told: dict[str, Json] = {"body": body, "text": text}
    return canonical_bytes(told)


def key_of_case(key: bytes) -> bytes:
    """What opens the summaries of a case for whoever can open the case."""
    return derived(key, _OF_CASE)


def summary_place(name: str) -> SealedPlace:
    """Where the words of a summary belong."""
    return SealedPlace(name, "summary")


def answer_place(name: str) -> SealedPlace:
    """Where the answer to a summary belongs."""
    return SealedPlace(name, "answer")


def answer_due(handed: datetime.date) -> datetime.date:
    """The last day on which a body answers a summary that it was handed on a day."""
    return clocks_now().summary(handed).day
