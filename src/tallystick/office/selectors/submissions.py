"""What is sealed, opened: for its sender by the code, for a reader by their key; within one request."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.office.case_store import NOT_AS_KEPT, keys_of, pepper, sealed_bytes
from tallystick.office.models import CaseReader, CaseStepTaken, Person, SealedCase, SealedDraft, SealedMessage
from tallystick.office.models.submissions import SENDER
from tallystick.office.selectors.case_facts import CaseFaults, CaseSeal
from tallystick.office.selectors.case_setting import desk_now
from tallystick.office.selectors.case_standing import standing_of
from tallystick.office.selectors.filed import day_promised
from tallystick.office.selectors.sealed_steps import steps_opened
from tallystick.office.sent import SentText
from tallystick.vault.case_keys import open_for_reader, open_for_sender
from tallystick.vault.code_keys import closed_lookup, draft_key, lookup, reading_key
from tallystick.vault.model import NotOpened, SealedPlace
from tallystick.vault.sealing import unseal
from tallystick.workflow.cases.model import CaseStanding

#: What somebody began and did not send is kept so long.
DRAFT_DAYS = 30
#: So many cases of one code can have been closed to its holder; the pages give each case a code of its own.
_MOST_CLOSED = 8


def message_place(case: str, number: int) -> SealedPlace:
    """Where a message of a case belongs."""
    return SealedPlace(case, f"message {number}")


def file_place(case: str, number: int) -> SealedPlace:
    """Where a file of a case, or of a draft by its lookup, belongs."""
    return SealedPlace(case, f"file {number}")


def draft_place(found_by: str) -> SealedPlace:
    """Where the text of a draft belongs."""
    return SealedPlace(found_by, "draft")


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """A message of a case, opened.

    Attributes:
        number: its place in the case, from 1.
        side: whose it is.
        day: on which day it came.
        told: what it says.
        entry: its entry in the ledger; None where it has none, or not yet.
        is_lost: whether it does not open, since somebody changed it outside of the office's pages.
        is_moved: whether its day or its side stands in the clear, or was promised, as another than here.
    """

    number: int
    side: str
    day: datetime.date
    told: SentText
    entry: int | None
    is_lost: bool = False
    is_moved: bool = False

    @property
    def is_sender(self) -> bool:
        """Whether it is the sender's."""
        return self.side == SENDER


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case, opened.

    Attributes:
        row: its row.
        key: its key.
        messages: what was said, the first message first.
        standing: how it stands.
        steps: what was done with it, in order, as it was sealed.
        seal: what its seal says beside that, and what was changed from outside.
    """

    row: SealedCase
    key: bytes
    messages: tuple[OpenedMessage, ...]
    standing: CaseStanding
    steps: tuple[CaseStepTaken, ...]
    seal: CaseSeal

    @property
    def first(self) -> SentText:
        """What was sent at first; empty where that was taken away or does not open."""
        return first_of(self.messages)


def looked_up(secret: bytes) -> str:
    """What the case or the draft of a code is found by."""
    return lookup(pepper(), secret)


def places_when_closed(secret: bytes) -> tuple[str, ...]:
    """What cases of a code are found by whose sender has closed their view."""
    key = pepper()
    return tuple(closed_lookup(key, secret, number) for number in range(1, _MOST_CLOSED + 1))


def cases_of(secret: bytes) -> tuple[SealedCase, ...]:
    """Every case of a code, those too whose sender has closed their view."""
    found = SealedCase.objects.filter(lookup__in=(looked_up(secret), *places_when_closed(secret)))
    return tuple(found.order_by("pk"))


def draft_of(secret: bytes, today: datetime.date) -> tuple[SealedDraft, SentText] | None:
    """What the holder of a code has begun and not sent; None where there is nothing, or it is too old."""
    since = today - datetime.timedelta(days=DRAFT_DAYS)
    row = SealedDraft.objects.filter(lookup=looked_up(secret), day__gte=since).first()
    if row is None:
        return None
    return row, SentText.read(unseal(draft_key(secret), draft_place(row.lookup), bytes(row.sealed)))


def case_for_sender(secret: bytes) -> OpenedCase | None:
    """The case of a code; None where there is none, it was erased, or its sender closed their view."""
    row = SealedCase.objects.filter(lookup=looked_up(secret)).first()
    keys = keys_of(row.name) if row else None
    if row is None or keys is None:
        return None
    try:
        return opened(row, open_for_sender(keys, reading_key(secret)))
    except NotOpened:
        return None


def case_for_reader(row: SealedCase, reader: CaseReader, secret: bytes) -> OpenedCase:
    """A case for one of its readers.

    Args:
        row: the case.
        reader: the reader.
        secret: the secret half of their key.

    Raises:
        NotOpened: it is not sealed to them, or nothing opens it any more.
    """
    keys = keys_of(row.name)
    if keys is None:
        raise NotOpened
    return opened(row, open_for_reader(keys, str(reader.pk), secret))


def opened(row: SealedCase, key: bytes) -> OpenedCase:
    """A case, opened with its key.

    Its row was read before its steps: where somebody has done something with it in between, what is sealed in
    the row is not what these steps belong to, and the row is read again. Else whoever comes back at that
    moment would be told that there is nothing under their code, which is the sign of a deletion.

    What was changed, spoilt or taken out from outside keeps nobody from the rest, and is told with it.

    Raises:
        NotOpened: the case was erased meanwhile.
    """
    while True:
        found = _as_read(row, key)
        if found.seal.faults == CaseFaults():
            return found
        now = SealedCase.objects.filter(pk=row.pk).first()
        if now is None:
            raise NotOpened
        if _beside_steps(now) == _beside_steps(row):
            return found
        row = now


def _beside_steps(row: SealedCase) -> tuple[object, ...]:
    """What changes in the row of a case whenever a step is taken."""
    return bytes(row.standing), row.stage, row.since, row.outcome


def _as_read(row: SealedCase, key: bytes) -> OpenedCase:
    rows = SealedMessage.objects.filter(case=row).select_related("entry").order_by("number")
    messages = tuple(_message(row.name, key, one) for one in rows)
    done = steps_opened(row, key, steps_of(row))
    numbers = [one.number for one in messages]
    standing, told = standing_of(row, key, done, numbers, first_of(messages), desk_now())
    return OpenedCase(row, key, messages, standing, done.steps, told)


def first_of(messages: Sequence[OpenedMessage]) -> SentText:
    """What was sent at first; empty where that was taken away or does not open."""
    return messages[0].told if messages and messages[0].number == 1 else SentText()


def steps_of(row: SealedCase) -> tuple[CaseStepTaken, ...]:
    """What was done with a case, in order."""
    return tuple(CaseStepTaken.objects.filter(case_id=row.pk).order_by("number"))


def _message(case: str, key: bytes, one: SealedMessage) -> OpenedMessage:
    entry = getattr(one, "entry", None)
    at = entry.sequence if entry else None
    try:
        told = SentText.read(unseal(key, message_place(case, one.number), bytes(one.sealed)))
    except NotOpened:
        return OpenedMessage(one.number, one.side, one.day, SentText(), at, is_lost=True)
    if told.day:
        day, is_moved = (
            datetime.date.fromisoformat(told.day),
            (told.side, told.day) != (one.side, str(one.day)),
        )
        return OpenedMessage(one.number, told.side, day, told, at, is_moved=is_moved)
    # An earlier version sealed no day; but nothing came later than its proof was given.
    promised = day_promised(entry.receipt) if entry else None
    day = one.day if promised is None else min(one.day, promised)
    return OpenedMessage(one.number, one.side, day, told, at, is_moved=day != one.day)


def file_of_case(found: OpenedCase, number: int) -> tuple[str, bytes] | None:
    """The name and the bytes of a file of an opened case; None where there is none.

    Raises:
        Refusal: its bytes are not there, or are not what was sealed.
    """
    named = {one.number: one for message in found.messages for one in message.told.files}
    row = found.row.files.filter(number=number).first()
    if row is None or number not in named:
        return None
    return named[number].name, unsealed_file(found.key, file_place(found.row.name, number), row.sha256)


def unsealed_file(key: bytes, place: SealedPlace, sha256: str) -> bytes:
    """The bytes of a file that is kept sealed.

    Raises:
        Refusal: they are not there, or are not what was sealed.
    """
    try:
        return unseal(key, place, sealed_bytes(sha256))
    except NotOpened:
        raise NOT_AS_KEPT from None


def readers_now(body: str = "") -> tuple[CaseReader, ...]:
    """Everybody to whom a case is sealed now: the desk's readers, or those of a body that holds it."""
    let_in = CaseReader.objects.filter(until=None, body=body).exclude(since=None)
    return tuple(let_in.select_related("person").order_by("pk"))


def readers_of(case: CaseStanding) -> tuple[CaseReader, ...]:
    """Everybody to whom a case is sealed as it stands: those of its desk, and those of whoever has it."""
    desk = readers_now(case.desk if case.is_elsewhere else "")
    return desk if case.holder == case.desk else (*desk, *readers_now(case.holder))


def reader_of_person(person: Person) -> CaseReader | None:
    """The key of a person who has been let in; None where they have none."""
    return CaseReader.objects.filter(person=person, until=None).exclude(since=None).first()


def is_sealed_to(row: SealedCase, reader: CaseReader) -> bool:
    """Whether a case can be opened by a reader."""
    keys = keys_of(row.name)
    return keys is not None and str(reader.pk) in keys.readers
