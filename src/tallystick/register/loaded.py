"""A package as it was loaded to be changed, so that it is known later whether its folder still holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tallystick.register.answered import AskedFolder, still_answers
from tallystick.register.check import Checked, check_folder, undisturbed
from tallystick.register.fingerprint import package_sha256
from tallystick.register.folder import Folder, open_folder
from tallystick.register.model import Package


@dataclass(frozen=True, slots=True)
class LoadedVersion:
    """A package and what its files were when it was loaded.

    Attributes:
        package: the package.
        answers: the SHA-256 of each answer of its folder; None where a file changed while it was read.
    """

    package: Package
    answers: Mapping[str, str] | None

    def lies_in(self, folder: Path) -> bool:
        """Whether every file of a folder is to the byte what it was, which spares reading them as tables."""
        if self.answers is None:
            return False
        with open_folder(str(folder)) as now:
            return still_answers(now, self.answers)

    def sha256(self) -> str:
        """The SHA-256 by which the package is known."""
        return package_sha256(self.package)


def checked_and_remembered(path: str) -> tuple[Checked, Mapping[str, str] | None]:
    """The package in a folder or zip, checked, and what its files were then.

    Raises:
        Refusal: there is no such folder, or it can't be read at all, or it is saved all the while.
    """

    def look(folder: Folder) -> tuple[Checked, Mapping[str, str] | None]:
        asked = AskedFolder(folder)
        return check_folder(asked), asked.answers()

    return undisturbed(path, look)
