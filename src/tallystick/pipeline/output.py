"""Writing a folder of results: whole or not at all, and never over somebody else's files."""

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Refusal
from tallystick.base.places import UNWRITTEN, explained, fill
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.base.records import read_json
from tallystick.base.regular import file_sha256, read_regular
from tallystick.base.swap import swap

MANIFEST = "manifest.json"
ELSEWHERE = Reason("choose a folder that this user may write to, on a disk with room; nothing was changed")
#: What the next run into the folder needs to know of this one; no result, so no manifest lists it.
MADE_OF = ".made-of.json"
LARGEST_MANIFEST = 64 * 1024 * 1024
#: What an earlier run's manifest is known by: it names the assessment, difference, lint or index it lists.
IDENTITIES = frozenset({"assessment_id", "difference_id", "lint_id", "index_id"})


def write_output(
    folder: str,
    files: dict[str, bytes],
    about: Mapping[str, Json],
    large: Mapping[str, Path] = MappingProxyType({}),
    note: Callable[[bytes], Mapping[str, bytes]] = lambda _: {},
) -> None:
    """Write the files and a manifest of their SHA-256 in place of what an earlier run wrote there.

    Args:
        folder: where they go.
        files: what they hold, by name.
        about: what the manifest says besides.
        large: further files by name, which lie on the disk and are copied.
        note: what is written besides and not listed, from the manifest.

    Raises:
        Refusal: the folder holds files that no earlier run wrote, or can't be written.
    """
    target = Path(folder)
    refuse_foreign(target)
    manifest = manifest_of(files, about, large)
    with explained(folder, UNWRITTEN, ELSEWHERE):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
            fresh = Path(scratch) / "new"
            fill(fresh, files | {MANIFEST: manifest} | dict(note(manifest)), large)
            swap(fresh, target, Path(scratch) / "old")


def manifest_of(
    files: Mapping[str, bytes], about: Mapping[str, Json], large: Mapping[str, Path] = MappingProxyType({})
) -> bytes:
    """The manifest of a run: its fingerprints and the SHA-256 of every file, those on the disk too."""
    hashes = {name: sha256(data) for name, data in files.items()} | {
        name: file_sha256(place) for name, place in large.items()
    }
    listed: Json = {name: hashes[name] for name in sorted(hashes)}
    return (json.dumps(dict(about) | {"files": listed}, indent=2, sort_keys=True) + "\n").encode()


def refuse_foreign(target: Path) -> None:
    """Look whether a folder may be written.

    Raises:
        Refusal: it is no folder, or holds something that no earlier run listed in its manifest.
    """
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        named = Text(str(target))
        a_file = Reason("{target} is a file", target=named)
        what = a_file if target.is_file() else Reason("{target} is no folder", target=named)
        raise Refusal(what, Reason("name a folder for the results"))
    with explained(str(target), UNWRITTEN, ELSEWHERE):
        foreign = sorted(names_in(target) - _listed(target))
    if foreign:
        raise Refusal(
            Reason(
                plural(
                    "{target} holds {name}, not written by an earlier run",
                    "{target} holds {number} files that no earlier run wrote, such as {name}",
                ),
                target=Text(str(target)),
                number=Count(len(foreign)),
                name=Text(foreign[0]),
            ),
            Reason("name an empty or new folder, or move these files away; nothing was changed"),
        )


def names_in(folder: Path) -> set[str]:
    """Whatever is no folder in a folder and the folders in it, by its name as a manifest has it."""
    found: set[str] = set()
    for place, _, names in os.walk(folder):
        inside = Path(place).relative_to(folder)
        found.update(names if place == str(folder) else (f"{inside.as_posix()}/{name}" for name in names))
    return found


def _listed(target: Path) -> set[str]:
    """What the manifest of an earlier run lists, itself included; nothing where there is none."""
    try:
        manifest = read_json(read_regular(target / MANIFEST, LARGEST_MANIFEST))
        return {MANIFEST, MADE_OF, *manifest["files"]} if IDENTITIES & manifest.keys() else set()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()
