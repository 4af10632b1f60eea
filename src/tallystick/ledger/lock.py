"""Taking turns: who needs a file that another process holds waits a moment, and then says so."""

import fcntl
import time

from tallystick.base.findings import Refusal

#: How long to wait for the other process, and how long between two looks.
PATIENCE_SECONDS = 10.0
_PAUSE_SECONDS = 0.02


def take_turn(handle: int, what: str, *, together: bool = False) -> None:
    """Hold an open file until it is closed; others that ask for it wait.

    Args:
        handle: the open file.
        what: what it stands for, in words.
        together: whether others may hold it in the same way at the same time: to read.

    Raises:
        Refusal: another process did not let go of it.
    """
    way = fcntl.LOCK_SH if together else fcntl.LOCK_EX
    for _ in range(max(1, round(PATIENCE_SECONDS / _PAUSE_SECONDS))):
        try:
            fcntl.flock(handle, way | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE_SECONDS)
        else:
            return
    raise Refusal(
        f"{what} is in use by another process",
        f"nothing was done after waiting {PATIENCE_SECONDS:.0f} seconds: try again when that has ended",
    )
