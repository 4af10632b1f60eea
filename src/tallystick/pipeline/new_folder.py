"""A package in a new folder: whole and sound, or not at all, and never over what somebody has worked on."""

import os
from collections.abc import Mapping
from pathlib import Path

from tallystick.base.durable import sync_folder
from tallystick.base.findings import Refusal
from tallystick.base.places import UNWRITTEN, explained
from tallystick.base.reasons import Reason, Text
from tallystick.base.swap import swap
from tallystick.pipeline.output import ELSEWHERE
from tallystick.register.check import check_package
from tallystick.register.fresh import (
    Contents,
    aside_path,
    clear_away,
    fresh_path,
    make_above,
    make_ready,
    settle,
)
from tallystick.register.lock import only_writer
from tallystick.register.writable import resolved


def refuse_used(target: Path) -> None:
    """Nothing, where a new package may be written.

    Raises:
        Refusal: there is something of that name that is no folder, or a folder that holds something.
    """
    if os.path.lexists(target) and not target.is_dir():
        named = Text(str(target))
        a_file = Reason("{target} is a file", target=named)
        what = a_file if target.is_file() else Reason("{target} is no folder", target=named)
        raise Refusal(what, Reason("name a new folder"))
    if target.is_dir() and any(target.iterdir()):
        raise Refusal(
            Reason("{target} is not empty", target=Text(str(target))),
            Reason("name a new folder: what somebody has worked on is never written over"),
        )


def write_new(target: Path, files: Mapping[str, bytes]) -> None:
    """Write all files beside the folder, look them through as a package, then put them in place at once.

    Raises:
        Refusal: the folder is used by now, or can't be written. It is as it was.
    """
    with explained(target, UNWRITTEN, ELSEWHERE):
        place = resolved(str(target))
        make_above(place)
        with only_writer(place):
            settle(place)
            refuse_used(target)  # which somebody else may have begun to use meanwhile
            try:
                fresh = make_ready(place, Contents(files))
                _refuse_unsound(fresh)
                swap(fresh, place, aside_path(place))
                sync_folder(place.parent)
            finally:
                clear_away(fresh_path(place))
                clear_away(aside_path(place))


def _refuse_unsound(fresh: Path) -> None:
    checked = check_package(str(fresh))
    if checked.errors:
        raise Refusal(
            Reason("what was to be written is no valid package, which is our mistake"),
            Reason("send the findings to the project, and the document if there was one"),
            checked.errors,
        )
