"""A second run into the same folder: what lies there stays where a fresh run would write the same."""

import os
import stat
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import tallystick
from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.records import read_json
from tallystick.base.regular import file_sha256, read_regular
from tallystick.base.set_down import set_down, taken_up
from tallystick.pipeline.output import LARGEST_MANIFEST, MADE_OF, MANIFEST, names_in
from tallystick.pipeline.told_of_run import ToldOfRun
from tallystick.register.answered import AskedFolder, still_answers
from tallystick.register.folder import Folder
from tallystick.voice.keeping import EarlierPages, Keeping, stamps_of

_LARGEST_PAGE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Left:
    """What an earlier run left in a folder of results.

    Attributes:
        identity: the identity that stands on its pages.
        hashes: the SHA-256 of its files by name.
        made: what each page was made of and what came of it.
        answers: what was asked of the package's files, and the SHA-256 of each answer; None where they
            changed meanwhile.
        told: what was told of the run, set down.
        manifest: the manifest's bytes.
        note: what it left for this run, sealed.
    """

    identity: str
    hashes: Mapping[str, str]
    made: Mapping[str, str]
    answers: Mapping[str, str] | None
    told: Json
    manifest: bytes
    note: bytes


class Again:
    """A run into a folder in which an earlier one may have left its results."""

    def __init__(self, folder: Path, asked_for: str) -> None:
        """Look at what lies there; whatever is not as this program leaves it counts for nothing.

        Args:
            folder: the folder of results.
            asked_for: the SHA-256 of all that was asked for but the package.
        """
        self._folder = folder
        self._program = program_sha256()
        self._asked_for = asked_for
        self._left = _left_in(folder)
        earlier = None
        if self._left is not None:
            earlier = EarlierPages(stamps_of(self._left.identity), self._left.made, self._page)
        #: Which pages of the earlier run may stay, and what the pages of this one are made of.
        self.keeping = Keeping(self._program, earlier)

    def kept(self, package: Folder) -> ToldOfRun | None:
        """What was told of the earlier run, if this one would find, write and tell the same; else None.

        That is so where this program was asked for the same, every question that it asked of the package's
        files has the same answer, and no byte of the results has changed since.
        """
        left = self._left
        if left is None or left.answers is None:
            return None
        if self._note(left.manifest, left.made, left.answers, left.told) != left.note:
            return None
        if _files_in(self._folder) != {MANIFEST, MADE_OF, *left.hashes}:
            return None
        if any(file_sha256(self._folder / name) != known for name, known in left.hashes.items()):
            return None
        return _taken_up(left.told) if still_answers(package, left.answers) else None

    def note_of(self, told: ToldOfRun, asked: AskedFolder) -> Callable[[bytes], Mapping[str, bytes]]:
        """What is left for the next run, beside the files that the manifest lists, from the manifest."""
        answers, said = asked.answers(), set_down(told)
        try:
            canonical_bytes({"answers": answers, "told": said})
        except ValueError:  # a name in which there is half a character can't be kept
            answers, said = None, None
        return lambda manifest: {MADE_OF: self._note(manifest, self.keeping.made, answers, said)}

    def _note(
        self, manifest: bytes, made: Mapping[str, str], answers: Mapping[str, str] | None, told: Json
    ) -> bytes:
        left: dict[str, Json] = {"made": made, "answers": answers, "told": told}
        parts = (self._program, self._asked_for, sha256(manifest), sha256(canonical_bytes(left)))
        return canonical_bytes(left | {"seal": sha256(" ".join(parts).encode())}) + b"\n"

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


def _left_in(folder: Path) -> _Left | None:
    try:
        manifest, note = (read_regular(folder / name, LARGEST_MANIFEST) for name in (MANIFEST, MADE_OF))
        about, made_of = read_json(manifest), read_json(note)
        made, answers = made_of["made"], made_of["answers"]
        left = _Left(about["assessment_id"], about["files"], made, answers, made_of["told"], manifest, note)
        texts = [left.identity, *left.hashes.values(), *left.made.values(), *(left.answers or {}).values()]
        return left if left.identity and all(isinstance(one, str) for one in texts) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _taken_up(told: Json) -> ToldOfRun | None:
    """What was told, as it was set down; None where that is something else."""
    try:
        found = taken_up(told, ToldOfRun)
    except (ValueError, TypeError):
        return None
    return found if isinstance(found, ToldOfRun) else None


def _files_in(folder: Path) -> set[str]:
    """The regular files in a folder; nothing where any of them is a link or no file."""
    found = names_in(folder)
    return found if all(stat.S_ISREG((folder / name).lstat().st_mode) for name in found) else set()
