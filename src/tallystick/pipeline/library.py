"""Proposals of the library for a package on disk, and taking those that a person accepts."""

from collections.abc import Iterable

from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.library.accept import accepted, read_pair
from tallystick.register.library.files import load_library
from tallystick.register.library.suggest import Suggestion, suggest


def suggest_indicators(path: str, library: str, most: int) -> tuple[Suggestion, ...]:
    """What the library has for each commitment of the package at a path. Writes nothing.

    Raises:
        Refusal: the package or the library has errors, or is not there.
    """
    return suggest(load_package(path), load_library(library), most)


def accept_indicators(path: str, library: str, pairs: Iterable[str]) -> int:
    """Take these indicators into the package; all of them or none.

    Args:
        path: the package's folder.
        library: the library's folder.
        pairs: commitment and indicator, with a colon between.

    Returns:
        How many were taken.

    Raises:
        Refusal: one of them can't be taken, the folder can't be written, or somebody else has changed it
            meanwhile; nothing was changed.
    """
    package = load_package(path)
    wanted = [read_pair(one) for one in pairs]
    changed = accepted(package, load_library(library), wanted)
    save_package(changed, path, {}, expected=package_sha256(package))
    return len(wanted)
