"""Turns of those who write in one process, where the database lets one write at a time.

SQLite has whoever finds it locked look again after longer and longer times, and each who writes waits for the
disk. So they wait for each other in memory; and who gets the turn writes along what others wait with, each
act whole by itself, so that all of them wait for the disk once. Nobody is told before it is there.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from threading import RLock

from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

_TURN = RLock()
#: The name of the turn in PostgreSQL, which other programs that use the database do not take.
_TURN_IN_DATABASE = 0x7A11_57CC


class _Waiting:
    """Rows that somebody waits to put in; `is_put` says what became of it once that is done."""

    def __init__(self, put: Callable[[], bool]) -> None:
        """Keep what puts them in, with the language in which who waits is answered."""
        self._put, self._context = put, copy_context()
        self.is_done = self.is_put = False

    def put(self) -> None:
        """Put them in, inside the transaction of whoever has the turn."""
        self.is_put = self._context.run(self._put)

    def put_beside(self) -> None:
        """Put them in beside those of others, whom it does not touch where they can't be."""
        try:
            with transaction.atomic():
                self.put()
        except (Exception, SystemExit):  # noqa: BLE001 - who waits for it tries by themselves, and meets it
            self.is_put = False


_WAITING: deque[_Waiting] = deque()


@contextmanager
def writing_alone() -> Iterator[None]:
    """Wait for this process's turn where SQLite lets one write at a time."""
    if connection.vendor != "sqlite":
        yield
        return
    with _TURN:
        yield


def wait_for_package() -> None:
    """Wait, inside a transaction, until no other act changes the package; others wait until this one ends.

    PostgreSQL shows an act nothing of one that is under way: both would find that there is no row of a name
    yet, both would put theirs in, and who was first would be told that it is there. SQLite has one writer.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN_IN_DATABASE])


def put_in_turn(put: Callable[[], bool]) -> bool:
    """Put rows in when it is this process's turn, together with what others wait with by then.

    Args:
        put: puts the rows in, in a transaction; by whoever has the turn. Gives whether there were any.

    Returns:
        Whether they are on the disk; nothing of them is there otherwise, and to try again says why.
    """
    own = _Waiting(put)
    _WAITING.append(own)
    with _TURN:
        if not own.is_done:
            _write([_WAITING.popleft() for _ in range(len(_WAITING))])
    return own.is_put


def _refuse_undone() -> None:
    """Refuse to go on where the transaction can't be kept: Django ends it then without a word.

    SQLite undoes all of it where the disk is full or fails, and leaves nothing to go back to.
    """
    if connection.needs_rollback:
        raise OperationalError("the transaction was undone")


def _write(lot: list[_Waiting]) -> None:
    """Write what waits in one transaction."""
    try:
        with transaction.atomic():
            if len(lot) == 1:
                lot[0].put()
            else:
                for one in lot:
                    one.put_beside()
            _refuse_undone()
    except BaseException as problem:
        for one in lot:
            one.is_put = False
        if not isinstance(problem, IntegrityError) and (
            len(lot) == 1 or not isinstance(problem, DatabaseError)
        ):
            raise
    finally:
        for one in lot:
            one.is_done = True
