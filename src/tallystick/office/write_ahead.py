"""What SQLite writes ahead comes into the database soon: nothing erased lies beside it for long."""

from django.db import connection

#: Nobody who reads or writes is waited for longer: it is done the next time.
_PATIENCE_MS = 100
_EMPTY = "PRAGMA wal_checkpoint(TRUNCATE)"


def empty_write_ahead() -> bool:
    """Write what was written ahead into the database, and empty its file; gives whether that was done.

    A connection that stays open keeps that file, with what was erased meanwhile still in it. With PostgreSQL,
    which sees to its own, nothing is done.
    """
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        try:
            busy = cursor.execute(_EMPTY).fetchone()[0]
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
    return not busy
