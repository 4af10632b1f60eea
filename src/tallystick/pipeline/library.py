"""Proposals of the library for a package on disk, and taking those that a person accepts."""

from collections.abc import Iterable
from pathlib import Path

from tallystick.register.files import load_package, save_package
from tallystick.register.folder import open_folder
from tallystick.register.library.accept import accepted, read_pair
from tallystick.register.library.files import load_library
from tallystick.register.library.suggest import Suggestion, suggest
from tallystick.register.model import Package


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
        Refusal: one of them can't be taken, or the folder can't be written; nothing was changed.
    """
    package = load_package(path)
    wanted = [read_pair(one) for one in pairs]
    save_again(accepted(package, load_library(library), wanted), path)
    return len(wanted)


def save_again(package: Package, path: str) -> None:
    """Write a changed package into its folder with the method files as they stand, all or nothing.

    Raises:
        Refusal: the folder can't be written, or what was to be saved has errors.
    """
    with open_folder(path) as folder:
        names = [name for name in folder.names("methods") if name.endswith(".toml")]
        methods = {Path(name).name: folder.read(name) or b"" for name in names}
    save_package(package, path, methods)
