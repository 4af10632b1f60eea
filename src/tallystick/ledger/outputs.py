"""Files that a command writes where it is told to: in no other's place than an earlier one of their kind."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.left_over import left_over_name
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
    see_that_it_fits(place)
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


def see_that_it_fits(place: Path) -> None:
    """See that a file can have its name, and the longer one under which it is written first.

    Raises:
        Refusal: the system knows no names so long.
    """
    for name in (place, left_over_name(place)):
        try:
            name.lstat()
        except OSError as problem:
            if problem.errno == errno.ENAMETOOLONG:
                raise Refusal(
                    Reason("the name of {path} would be too long", path=Text(shown(str(place)))),
                    Reason("give what it is written for a shorter name; nothing was changed"),
                ) from None


def write_over(path: str, text: str, what: Reason, read: Read) -> None:
    """Write such a file, in the place of an earlier one of the same kind or of none.

    Raises:
        Refusal: as `ready_for`, or it can't be written.
    """
    ready_for(path, what, read)
    replace_file(path, text.encode())
