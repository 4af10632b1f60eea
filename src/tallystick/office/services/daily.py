"""What the worker sees to once a day: times that are over, counts, a checkpoint, what is held, old drafts."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path

from django.db.models import QuerySet

from tallystick.base.places import make_folder, replace_file
from tallystick.ledger.by_term import CASE_STEP, TERM_ERASURE
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.giving import copy_to_give
from tallystick.ledger.holders import ERASURE
from tallystick.ledger.operations import publish_in, sign_held_in, size_of
from tallystick.office.case_store import drop_mail_keys, keys_of, pepper
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, LedgerEvent
from tallystick.office.selectors.entries import entry_by_number, entry_of
from tallystick.office.selectors.filed import event_of
from tallystick.office.selectors.promised import is_as_filed
from tallystick.office.selectors.public_papers import GIVEN, HELD_FILE
from tallystick.office.selectors.submissions import DRAFT_DAYS
from tallystick.office.services.calendar_moved import note_moved
from tallystick.office.services.case_counts import count_month
from tallystick.office.services.case_points import take_out_of_erased
from tallystick.office.services.case_steps import lapse_all
from tallystick.office.services.comments import drop_old_words
from tallystick.office.services.erasing import erase_by_term
from tallystick.office.services.left_behind import sweep_up
from tallystick.office.services.outbox import deliver
from tallystick.office.services.spoilt import note_not_fileable, passing_by
from tallystick.office.services.submissions import drop_old_drafts


def see_to(*, home: LedgerHome, today: datetime.date) -> int:
    """Do what is due today; doing it twice does no harm. Gives how much was done.

    Each promise to somebody who sent something names the next checkpoint, so one is published each day on
    which something was sent or done with it, and no oftener, for it would tell the hour. The list of what is
    held is made before it, so that the copy of the ledger that is given out goes as far as the list.

    Raises:
        Refusal: the ledger can't be had.
    """
    done = 0
    for name, task in _tasks(home, today).items():
        with passing_by(name):
            done += task()
    note_not_fileable()
    with LedgerCopy(home.ledger) as copy:
        last = copy.files.last_checkpoint()
    covered = last.head.size if last else 0
    words = LedgerEvent.objects.filter(kind__in=(ERASURE, TERM_ERASURE, CASE_STEP), sequence__gte=covered)
    told = list_held(home=home, today=today)
    if CaseEntry.objects.filter(sequence__gte=covered).exists() or words.exists():
        publish_in(home.ledger, home.ledger_key, None)
        done += 1
    give_copy(told, home=home, today=today)
    return done


def _tasks(home: LedgerHome, today: datetime.date) -> dict[str, Callable[[], int]]:
    """What is due each day, in order: where one meets a row that was spoilt, the others are done."""
    return {
        "drafts": lambda: drop_old_drafts(today, DRAFT_DAYS),
        "lapses": lambda: lapse_all(today),
        "last days": lambda: note_moved(today),
        "words": lambda: drop_old_words(today),
        "keys of mail": lambda: drop_mail_keys(today),
        "left behind": sweep_up,
        "terms": lambda: erase_by_term(home=home, today=today),
        "points": take_out_of_erased,
        "counts": lambda: count_month(today),
    }


def give_copy(told: str, *, home: LedgerHome, today: datetime.date) -> None:
    """Write the copy of the ledger that anyone may fetch, with a list of what is held.

    Raises:
        Refusal: the ledger can't be had.
    """
    place = Path(home.folder) / GIVEN
    make_folder(place)
    for name, data in copy_to_give(home.ledger, home.ledger_key, told, today.isoformat()):
        replace_file(place / name, data)


def list_held(*, home: LedgerHome, today: datetime.date) -> str:
    """Look through all that was sent, and write the signed list of what is there still; gives its text.

    How far the list reaches is asked before everything that waits is delivered: so whatever it speaks of has
    its number in the database, and nothing that is just being sent looks like a loss. It is delivered before,
    too, so that a word of an earlier day stands before what the list speaks of. What is there is
    asked before what was erased, so that an erasure in between stands in both; so does one whose word has its
    place behind what the list speaks of.

    Raises:
        Refusal: the ledger can't be had, or what opens cases is away.
    """
    deliver(home=home, day=today)
    size = size_of(home.ledger)
    deliver(home=home, day=today)
    rows = CaseEntry.objects.exclude(sequence=None).select_related("message__case")
    held = _held_of(rows, home)
    gone = [_erased_as(kind) for kind in (ERASURE, TERM_ERASURE)]
    meanwhile = [entry for words in gone for entry, word in words.items() if word is None or word >= size]
    pepper()  # what opened the cases may have gone away meanwhile
    text = sign_held_in(
        home.ledger, home.ledger_key, size, today.isoformat(), [*held, *meanwhile], *map(list, gone)
    )
    replace_file(Path(home.folder) / HELD_FILE, text.encode())
    return text


def _erased_as(kind: str) -> dict[int, int | None]:
    """Each entry that was erased in one way, and that of the word for it; None where that waits still."""
    words = LedgerEvent.objects.filter(kind=kind).values_list("event", "sequence")
    told = ((event_of(event), sequence) for event, sequence in words)
    return {entry: sequence for one, sequence in told if one and isinstance(entry := one.get("entry"), int)}


def _held_of(rows: QuerySet[CaseEntry], home: LedgerHome) -> list[int]:
    """The entries of which what was filed is there; where a receipt was spoilt, by the ledger itself."""
    held: list[CaseEntry] = []
    unsure: list[CaseEntry] = []
    for one in rows.iterator():
        if _is_there(one):
            (unsure if entry_of(one) is None else held).append(one)
    if unsure:
        with LedgerCopy(home.ledger) as copy:
            held += [one for one in unsure if entry_by_number(copy, one) is not None]
    return [one.sequence for one in held if one.sequence is not None]


def _is_there(filed: CaseEntry) -> bool:
    """Whether a message is what was filed of it, its day and side too, and its case opens to somebody."""
    told, message, case = event_of(filed.event), filed.message, filed.message.case
    sealed = hashlib.sha256(bytes(message.sealed)).hexdigest()
    if told is None or told.get("sealed") != sealed or not is_as_filed(told, case, message):
        return False
    keys = keys_of(case.name)
    return keys is not None and bool(keys.readers)
