"""The times that a file system keeps of its files: all that was written today bears the same one.

Otherwise the last write of the ledger or of the database, and the files of a case, would say to the second
when somebody sent something on a quiet night. What a file system notes elsewhere (when a file was made, its
own journal) is out of reach here.
"""

import contextlib
import datetime
import os
from collections.abc import Iterator
from pathlib import Path

from tallystick.office.case_store import KEYS, SEALED
from tallystick.office.ledger_home import LedgerHome


def level_times(home: LedgerHome, today: datetime.date) -> int:
    """Note anew the time of every file and folder that sending writes to and that was written to today.

    A file of an earlier day is left with the time of that day's last round, so that it says the day alone.
    The time is that of now and none that is made up: copies by time and size must see what has changed. What
    bears no time of writing (`case_store`) bears none afterwards.

    Args:
        home: the office's folder and ledger.
        today: the day in UTC.

    Returns:
        How many files and folders.
    """
    midnight = datetime.datetime.combine(today, datetime.time(), datetime.UTC).timestamp()
    number = 0
    for place in _written_by_sending(home):
        with contextlib.suppress(OSError):  # gone meanwhile, or another's
            found = place.lstat()
            if max(found.st_ctime, found.st_mtime) >= midnight:
                os.utime(place, None if found.st_mtime else (0, 0), follow_symlinks=False)
                number += 1
    return number


def _written_by_sending(home: LedgerHome) -> Iterator[Path]:
    for place in (Path(home.ledger), home.folder / KEYS, home.folder / SEALED):
        yield from place.rglob("*")
        yield place
    yield from (one for one in home.folder.iterdir() if one.is_file())
    yield home.folder
