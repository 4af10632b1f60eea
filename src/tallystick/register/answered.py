"""What was asked of a package's files, so that it is known later whether the answers are the same still."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from tallystick.base.canonical import sha256
from tallystick.base.regular import file_sha256
from tallystick.register.folder import Folder
from tallystick.register.unreadable import UnreadableFile

#: What a file holds; that none of this name lies on the disk; which files a folder has; what lies among them
#: and is none.
_Question = Literal["file", "elsewhere", "names", "strays"]


class AskedFolder:
    """A folder that remembers what it was asked, and the SHA-256 of each answer."""

    def __init__(self, folder: Folder) -> None:
        """Begin with nothing asked."""
        self._folder = folder
        self._placed: dict[str, Path] = {}
        self._answers: dict[str, str] = {}
        self._unsure = False

    def answers(self) -> Mapping[str, str] | None:
        """For each question the SHA-256 of its answer; None where a file changed while it was asked for."""
        for name, place in self._placed.items():
            self._note_file(name, place)
        return None if self._unsure else self._answers

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None where there is none.

        Raises:
            UnreadableFile: something is there that can't be read.
        """
        try:
            data = self._folder.read(name)
        except UnreadableFile as unreadable:
            self._note("file", name, _told(unreadable))
            raise
        self._note("file", name, "" if data is None else sha256(data))
        return data

    def place(self, name: str) -> Path | None:
        """Where a file lies on this disk, where it is read past this folder."""
        found = self._folder.place(name)
        if found is None:
            self._note("elsewhere", name, "")
        else:
            self._placed[name] = found
            self._note_file(name, found)
        return found

    def names(self, under: str) -> list[str]:
        """The files directly under a folder, sorted.

        Raises:
            UnreadableFile: the folder can't be listed, or holds too many.
        """
        try:
            found = self._folder.names(under)
        except UnreadableFile as unreadable:
            self._note("names", under, _told(unreadable))
            raise
        self._note("names", under, _told(*found))
        return found

    def strays(self) -> tuple[UnreadableFile, ...]:
        """What lies among the package's files and is none."""
        found = self._folder.strays()
        self._note("strays", "", _told(*found))
        return found

    def _note_file(self, name: str, place: Path) -> None:
        try:
            self._note("file", name, file_sha256(place))
        except OSError:
            self._unsure = True

    def _note(self, question: _Question, of: str, answer: str) -> None:
        self._unsure |= self._answers.setdefault(f"{question} {of}", answer) != answer


def still_answers(folder: Folder, answers: Mapping[str, str]) -> bool:
    """Whether a folder would answer each of these questions as another did."""
    return all(_answer(folder, *question.split(" ", 1)) == answer for question, answer in answers.items())


def _answer(folder: Folder, question: str, of: str = "") -> str | None:
    """The SHA-256 of an answer, as it is remembered; None for a question that nobody asks."""
    asked = AskedFolder(folder)
    with contextlib.suppress(UnreadableFile):  # that is an answer too
        match question:
            case "file":
                if asked.place(of) is None:
                    asked.read(of)
            case "elsewhere":
                asked.place(of)
            case "names":
                asked.names(of)
            case "strays":
                asked.strays()
    return (asked.answers() or {}).get(f"{question} {of}")


def _told(*answer: str | UnreadableFile) -> str:
    told = [one if isinstance(one, str) else (one.name, one.problem) for one in answer]
    return sha256(repr(told).encode("utf-8", "surrogatepass"))
