"""What is done behind the pages: acts are appended to the ledger, and a phase is published when asked for.

A worker keeps nothing in memory that counts: one that is killed is started again, and goes on from what the
database and the ledger say.
"""

import datetime
import os
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, close_old_connections, connection

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.ledger.lock import take_turn
from tallystick.office.case_store import keys_are_here
from tallystick.office.clock import now
from tallystick.office.file_times import level_times
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.services.daily import see_to
from tallystick.office.services.outbox import deliver
from tallystick.office.services.publishing import publish_next
from tallystick.office.services.sessions import drop_ended_sessions
from tallystick.office.write_ahead import empty_write_ahead

#: How long a worker that found nothing to do, or no database, looks away.
_PAUSE_SECONDS = 0.5
#: What was written ahead is emptied this often: what was erased lies there no longer.
_EMPTIED_EACH = datetime.timedelta(seconds=30)
#: So often all that was written today is given the same time: a disk tells no sending by the second.
_LEVELLED_EACH = datetime.timedelta(minutes=2)
_DAY = datetime.timedelta(days=1)


def home_now() -> LedgerHome:
    """The ledger of the office that is open.

    Raises:
        Refusal: it has none yet.
    """
    home = LedgerHome(settings.CONFIGURATION.folder)
    if not Path(home.ledger).is_dir():
        raise Refusal(
            Reason("the office in {path} has no ledger yet", path=Text(str(home.folder))),
            Reason("bring it up to this version with 'tallystick office init'"),
        )
    return home


def work(*, once: bool) -> int:
    """Do what waits; gives how much was done.

    Args:
        once: whether to end when nothing waits, and not to go on until stopped.

    Raises:
        Refusal: another worker is at it, or the ledger can't be had.
    """
    home = home_now()
    with (home.folder / "worker.lock").open("wb") as mark:
        take_turn(mark.fileno(), Reason("the office in {path}", path=Text(str(home.folder))))
        return _rounds(home, once=once)


def _rounds(home: LedgerHome, *, once: bool) -> int:
    parent, number = os.getppid(), 0
    emptied, levelled = now() - _EMPTIED_EACH, now() - _LEVELLED_EACH
    seen_to: datetime.date | None = None
    while True:
        done = _round(lambda: deliver(home=home, day=now().date()) + publish_next(home=home))
        if keys_are_here():
            seen_to = _day_seen_to(home, seen_to)
        if now() - emptied >= _EMPTIED_EACH and _round(empty_write_ahead):
            emptied = now()
        if now() - levelled >= _LEVELLED_EACH:
            _round(lambda: drop_ended_sessions(now()))
            level_times(home, now().astimezone(datetime.UTC).date())
            levelled = now()
        number += done
        if not done and once:
            return number
        if os.getppid() != parent:
            return number  # whoever started this one has ended
        if not done:
            time.sleep(_PAUSE_SECONDS)


def _day_seen_to(home: LedgerHome, last: datetime.date | None) -> datetime.date | None:
    """See to what is due today, unless that was done; gives the last day that was seen to.

    A clock that is put right at midnight shows the day before once more: a copy that is signed under it would
    call what was erased on the new day a broken promise. Where the database is away the day is not over: it
    is tried again.

    Args:
        home: where the ledger lies.
        last: the last day that was seen to; None for none since the start.
    """
    today = now().date()
    if last is not None and last - _DAY <= today <= last:
        return last
    done: list[int] = []

    def see() -> int:
        done.append(see_to(home=home, today=today))
        return done[0]

    _round(see)
    return today if done else last


def _round(act: Callable[[], int]) -> int:
    """One round; a database that is away for a moment is waited for."""
    close_old_connections()
    try:
        return act()
    except OperationalError:
        connection.close()
        time.sleep(_PAUSE_SECONDS)
        return 0
