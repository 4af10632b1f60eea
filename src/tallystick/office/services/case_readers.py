"""Who may read what the public sends: keys are made, let in by somebody who reads already, and taken out."""

import datetime
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Unfit
from tallystick.office.act_notes import ESCROW, LET_IN, READER_MADE, TAKEN_OUT, noted
from tallystick.office.case_store import keep_keys, keys_of, pepper, undoing_keys
from tallystick.office.models import Appointment, CaseReader, Person, SealedCase
from tallystick.office.selectors.submissions import opened, readers_now
from tallystick.office.services.history import note_act
from tallystick.office.visit import holdings_of
from tallystick.vault.case_keys import add_reader, open_for_reader, remove_reader
from tallystick.vault.escrow import make_escrow, public_of
from tallystick.vault.model import CaseKeys, NotOpened
from tallystick.vault.readers import STRONG, Cost, ReaderKey, make_reader, open_reader
from tallystick.workflow.roles import CASE_OFFICER, HANDLER
from tallystick.workflow.submission_acts import KEEP_READERS

_WRONG = Refusal(Reason("The passphrase is another."), Reason("type it again; nothing was changed"))
#: Who has a key and no role for it any more.
NO_READER = Refusal(
    Reason("They are no reader any more."), Reason("have an administrator give them the role again")
)


@transaction.atomic
def make_own_key(
    *, person: Person, passphrase: str, now: datetime.datetime, cost: Cost = STRONG
) -> CaseReader:
    """Make a reader's key for a person; the desk's first one reads at once, all others are let in by one.

    Whoever reads for a body is sealed what is passed there. Who was taken out, as for a lost passphrase
    or another role, can make another key, in the place of the first; it is let in as any other.

    Raises:
        Refusal: they have one, or the passphrase is too short.
    """
    before = CaseReader.objects.select_for_update().filter(person=person).first()
    if before is not None and before.until is None:
        raise Refusal(Reason("You have a key already."), Reason("open a case with its passphrase"))
    try:
        made = make_reader(passphrase, cost)
    except Unfit as unfit:
        raise Refusal(
            Reason("The passphrase is too short: {why}.", why=unfit.reason), Reason("take several words")
        ) from None
    if before is not None:
        before.delete()
    held = holdings_of(person, now.date())
    body = next((one.body for one in held if one.role == CASE_OFFICER), "")
    is_first = not body and not readers_now()
    row = CaseReader.objects.create(
        person=person,
        body=body,
        public=made.public,
        sealed=made.sealed,
        salt=made.salt,
        passes=made.cost.passes,
        memory=made.cost.memory,
        since=now.date() if is_first else None,
    )
    note_act(act=KEEP_READERS, about=f"reader {row.pk}", by=person, now=now, note=noted(READER_MADE))
    return row


@transaction.atomic
def make_escrow_key(*, now: datetime.datetime) -> tuple[str, ...]:
    """Make a key in escrow, which a reader has to let in; gives its three shares, which are kept nowhere."""
    made = make_escrow()
    row = CaseReader.objects.create(person=None, public=made.public)
    note_act(act=KEEP_READERS, about=f"reader {row.pk}", by=None, now=now, note=noted(ESCROW))
    return made.shares


def secret_of(reader: CaseReader, passphrase: str) -> bytes:
    """The secret half of a reader's key, for this request alone.

    Raises:
        Refusal: the passphrase is another.
    """
    cost = Cost(reader.passes, reader.memory)
    kept = ReaderKey(bytes(reader.public), bytes(reader.sealed), bytes(reader.salt), cost)
    try:
        return open_reader(kept, passphrase)
    except NotOpened:
        raise _WRONG from None


@transaction.atomic
@undoing_keys()
def let_in(
    *, reader: CaseReader, opener: CaseReader, secret: bytes, by: Person | None, now: datetime.datetime
) -> int:
    """Have cases sealed to one more reader, those that are there too; gives how many these were.

    For a reader of the desk these are all, for one of a body those that the body holds.

    Args:
        reader: who is let in.
        opener: who reads already.
        secret: the secret half of their key.
        by: who does it; None for the command line.
        now: when.
    """

    def more(row: SealedCase, keys: CaseKeys) -> CaseKeys:
        key = open_for_reader(keys, str(opener.pk), secret)
        found = opened(row, key)
        if found.seal.faults.is_unknown:  # nobody can say who must not have it
            raise NotOpened
        case = found.standing
        desk = case.desk if case.is_elsewhere else ""
        if reader.body not in (case.holder, desk):
            raise NotOpened
        return add_reader(keys, key, str(reader.pk), bytes(reader.public))

    number = _each_case(more)
    reader.since, reader.until = now.date(), None
    reader.save(update_fields=["since", "until"])
    note_act(act=KEEP_READERS, about=f"reader {reader.pk}", by=by, now=now, note=noted(LET_IN))
    return number


@transaction.atomic
@undoing_keys()
def take_out(*, reader: CaseReader, by: Person, now: datetime.datetime) -> None:
    """Have nothing sealed to a reader any more; what they have read they have read.

    What opens to nobody else stays sealed to them as well, so that it is not lost: they open nothing more
    until somebody lets them in again.

    Raises:
        Refusal: nobody else reads at the desk.
    """
    # Two who take each other out at once would leave nobody who reads at the desk.
    list(CaseReader.objects.select_for_update().filter(body="").order_by("pk"))
    others = [one for one in readers_now() if one.person_id and one.pk != reader.pk]
    if not reader.body and reader.since and others == []:
        raise Refusal(Reason("Nobody else could read what was sent."), Reason("let somebody else in before"))

    def without(_: SealedCase, keys: CaseKeys) -> CaseKeys:
        left = remove_reader(keys, str(reader.pk))
        if not left.readers:
            raise NotOpened
        return left

    _each_case(without)
    reader.until = now.date()
    reader.save(update_fields=["until"])
    note_act(act=KEEP_READERS, about=f"reader {reader.pk}", by=by, now=now, note=noted(TAKEN_OUT))


def leave(*, person: Person, body: str, by: Person, now: datetime.datetime) -> None:
    """Take out whoever has a key and whose role as a reader ends, at the desk or in a body.

    Raises:
        Refusal: nobody else reads at the desk.
    """
    row = CaseReader.objects.filter(person=person, body=body, until=None).first()
    if row is not None:
        take_out(reader=row, by=by, now=now)


def waiting() -> QuerySet[CaseReader]:
    """Who has a key and can be let in: those who have just made it, and those whose role was given back."""
    again = Appointment.objects.filter(
        person=OuterRef("person"), until=None, role__in=(HANDLER, CASE_OFFICER)
    ).annotate(of=Coalesce("body_id", Value("")))
    is_back = Q(until__isnull=False) & Exists(again.filter(of=OuterRef("body")))
    found = CaseReader.objects.filter(Q(since=None, until=None) | is_back)
    return found.select_related("person").order_by("pk")


def recover(*, person: Person, secret: bytes, now: datetime.datetime) -> int:
    """Let a person in by the key in escrow; gives how many cases they can read now.

    Raises:
        Refusal: the office has no such key in escrow, the person has made no key, or is no reader any more.
    """
    public = public_of(secret)
    escrow = next(
        (one for one in CaseReader.objects.filter(person=None) if bytes(one.public) == public), None
    )
    if escrow is None:
        raise Refusal(Reason("The shares are not those of this office's key."), Reason("look for its own"))
    reader = CaseReader.objects.filter(person=person).first()
    if reader is None:
        raise Refusal(
            Reason("The person has made no key yet."), Reason("let them sign in and make one, then ask again")
        )
    held = {one.body for one in holdings_of(person, now.date()) if one.role in (HANDLER, CASE_OFFICER)}
    if not person.is_active or reader.body not in held:  # else what comes would be sealed to who has left
        raise NO_READER
    return let_in(reader=reader, opener=escrow, secret=secret, by=None, now=now)


def _each_case(change: Callable[[SealedCase, CaseKeys], CaseKeys]) -> int:
    """Change what opens each case; one that nothing opens any more, or not for who asks, stays as it is.

    To be called inside a transaction.

    Raises:
        Refusal: what opens cases is away, so that none would be changed.
    """
    pepper()
    there = list(SealedCase.objects.order_by("pk").values_list("pk", flat=True))
    transaction.on_commit(lambda: _come_meanwhile(there, change))
    return _change(there, change)


@transaction.atomic
def _come_meanwhile(there: Iterable[int], change: Callable[[SealedCase, CaseKeys], CaseKeys]) -> None:
    """Change as well what opens each case that came while the others were changed."""
    _change(sorted(set(SealedCase.objects.values_list("pk", flat=True)).difference(there)), change)


def _change(cases: Iterable[int], change: Callable[[SealedCase, CaseKeys], CaseKeys]) -> int:
    number = 0
    for pk in cases:
        row = SealedCase.objects.select_for_update().filter(pk=pk).first()  # nobody passes it on meanwhile
        keys = None if row is None else keys_of(row.name)
        if row is None or keys is None:
            continue
        try:
            keep_keys(change(row, keys))
        except NotOpened:
            continue
        number += 1
    return number
