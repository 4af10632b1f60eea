"""A second run into the same folder: what lies there stays where a fresh run would write the same."""

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import tallystick
from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.records import read_json
from tallystick.base.regular import read_regular
from tallystick.pipeline.output import LARGEST_MANIFEST, MADE_OF, MANIFEST, file_sha256, names_in
from tallystick.report.model import Material
from tallystick.voice.keeping import EarlierPages, Keeping, stamps_of

_LARGEST_PAGE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Left:
    """What an earlier run left in a folder of results.

    Attributes:
        identity: the identity that stands on its pages.
        hashes: the SHA-256 of its files by name.
        made: what each page was made of and what came of it.
        manifest: the manifest's bytes.
        note: what it left for this run, sealed.
    """

    identity: str
    hashes: Mapping[str, str]
    made: Mapping[str, str]
    manifest: bytes
    note: bytes


class Again:
    """A run into a folder in which an earlier one may have left its results."""

    def __init__(self, folder: Path) -> None:
        """Look at what lies there; whatever is not as this program leaves it counts for nothing."""
        self._folder = folder
        self._program = program_sha256()
        self._left = _left_in(folder)
        self._material = ""
        earlier = None
        if self._left is not None:
            earlier = EarlierPages(stamps_of(self._left.identity), self._left.made, self._page)
        #: Which pages of the earlier run may stay, and what the pages of this one are made of.
        self.keeping = Keeping(self._program, earlier)

    def pages_that_stay(self, material: Material) -> int:
        """How many pages lie there, if every file does that this run would write; else 0.

        That is so where pages were drawn from this material by this program, and no byte has changed since.
        """
        self._material = _fingerprint(material)
        left = self._left
        if left is None or self._note(left.manifest, left.made) != left.note:
            return 0
        if _files_in(self._folder) != {MANIFEST, MADE_OF, *left.hashes}:
            return 0
        if any(file_sha256(self._folder / name) != known for name, known in left.hashes.items()):
            return 0
        return sum(name.endswith(".html") for name in left.hashes)

    def note(self, manifest: bytes) -> dict[str, bytes]:
        """What is left for the next run, beside the files that the manifest lists."""
        return {MADE_OF: self._note(manifest, self.keeping.made)}

    def _note(self, manifest: bytes, made: Mapping[str, str]) -> bytes:
        parts = (self._program, self._material, sha256(manifest), sha256(canonical_bytes(made)))
        return canonical_bytes({"made": made, "seal": sha256(" ".join(parts).encode())}) + b"\n"

    def _page(self, path: str) -> bytes | None:
        try:
            if not stat.S_ISREG((self._folder / path).lstat().st_mode):
                return None
            return read_regular(self._folder / path, _LARGEST_PAGE)
        except OSError:
            return None


def program_sha256() -> str:
    """The SHA-256 of all that can change what is drawn from the same: the program, and what it runs on.

    Its every file counts, code, templates and catalogues; of the libraries their names and versions, and of
    Python its version.
    """
    top = Path(tallystick.__file__).parent
    files = sorted(
        Path(folder, name)
        for folder, _, names in os.walk(top)
        if Path(folder).name != "__pycache__"
        for name in names
    )
    own = [(one.relative_to(top).as_posix(), sha256(one.read_bytes())) for one in files]
    return sha256(repr((sys.version, _libraries(), own)).encode())


def _libraries() -> list[str]:
    """Name and version of every library that could be loaded, as the folders beside them are called."""
    folders = {place for place in sys.path if Path(place).is_dir()}
    found = (one.name for place in folders for one in Path(place).iterdir())
    return sorted(name for name in found if name.endswith(".dist-info"))


def _fingerprint(material: Material) -> str:
    """The SHA-256 of what a site is drawn from: of the files beside it, which hold package and assessment."""
    document = None if material.document is None else sha256(material.document.encode())
    return sha256(repr((material.identity, document, material.downloads)).encode())


def _left_in(folder: Path) -> _Left | None:
    try:
        manifest, note = (read_regular(folder / name, LARGEST_MANIFEST) for name in (MANIFEST, MADE_OF))
        about = read_json(manifest)
        left = _Left(about["assessment_id"], about["files"], read_json(note)["made"], manifest, note)
        texts = [left.identity, *left.hashes.values(), *left.made.values()]
        return left if left.identity and all(isinstance(one, str) for one in texts) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _files_in(folder: Path) -> set[str]:
    """The regular files in a folder; nothing where any of them is a link or no file."""
    found = names_in(folder)
    return found if all(stat.S_ISREG((folder / name).lstat().st_mode) for name in found) else set()
