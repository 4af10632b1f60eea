"""What opened cases before somebody changed it: put back where the change is not done after all.

Files know of no transaction: without this a step that is refused at its end, as for a text that is too long,
would leave a case with whoever has it and take from them what opens it.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar

from tallystick.vault.model import CaseKeys

_BEFORE: ContextVar[dict[str, CaseKeys] | None] = ContextVar("before", default=None)


def note_before(keys: CaseKeys | None) -> None:
    """Note what opens a case before it is changed, where a change may be undone; the first time alone."""
    before = _BEFORE.get()
    if before is not None and keys is not None:
        before.setdefault(keys.case, keys)


@contextlib.contextmanager
def undoing(put_back: Callable[[CaseKeys], None]) -> Iterator[None]:
    """Change what opens cases, and put back what did before where an exception ends it."""
    outer = _BEFORE.get()
    before = {} if outer is None else outer
    token = _BEFORE.set(before)
    try:
        yield
    except BaseException:
        for one in before.values():
            put_back(one)
        raise
    finally:
        _BEFORE.reset(token)
