"""Files that a command writes where it is told to: in no other's place than an earlier one of their kind."""

import os
from collections.abc import Callable
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import replace_file
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import shown
from tallystick.ledger.files import read_text
from tallystick.ledger.notes import NoNote

#: Reads a text of a kind.
Read = Callable[[str], object]


def ready_for(path: str, what: Reason, read: Read) -> None:
    """See that a file may be written, before the work is done.

    Args:
        path: the file.
        what: what it is to be, in words.
        read: reads such a file; what it can't read is not replaced.

    Raises:
        Refusal: there is something else, or no folder for it.
    """
    place = Path(path)
    if not place.parent.is_dir() or not os.access(place.parent, os.W_OK):
        raise Refusal(
            Reason("there is no folder {parent} to write into", parent=Text(shown(str(place.parent)))),
            Reason("make it, or choose another place"),
        )
    if not place.exists() and not place.is_symlink():
        return
    try:
        read(read_text(place))
    except (NoNote, Refusal):
        raise Refusal(
            Reason(
                "there is a file {path} already, and it is no earlier {what}",
                path=Text(shown(path)),
                what=what,
            ),
            Reason("choose another name; nothing was changed"),
        ) from None


def write_over(path: str, text: str, what: Reason, read: Read) -> None:
    """Write such a file, in the place of an earlier one of the same kind or of none.

    Raises:
        Refusal: as `ready_for`, or it can't be written.
    """
    ready_for(path, what, read)
    replace_file(path, text.encode())
