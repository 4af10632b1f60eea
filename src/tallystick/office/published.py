"""Where what an office publishes lies: a folder a publication, and the site of the last one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.places import explained, make_folder
from tallystick.base.swap import swap
from tallystick.release.archive import LARGEST
from tallystick.release.files import read_release
from tallystick.release.seal import open_sealed

#: Where the site that was published last is always found, whatever stands at the top.
PUBLISHED = "/published/"


def site_of(folder: Path) -> Path:
    """Where the site that was published last lies, which anybody may read."""
    return folder / "site"


@dataclass(frozen=True, slots=True)
class PublicationPlace:
    """The folder of a publication.

    Attributes:
        office: the office's folder.
        number: the publication's number.
    """

    office: Path
    number: int

    @property
    def folder(self) -> Path:
        """The folder."""
        return self.office / "publications" / f"{self.number:06d}"

    @property
    def package(self) -> Path:
        """The package as it was when it was set down."""
        return self.folder / "package.zip"

    @property
    def release(self) -> Path:
        """The release; signature, hash and receipt lie beside it."""
        return self.folder / "release.zip"

    def files(self) -> tuple[Path, ...]:
        """The release and what lies beside it, there or not."""
        beside = (Path(f"{self.release}{ending}") for ending in (".minisig", ".sha256", ".receipt"))
        return (self.release, *beside)

    def show_site(self) -> None:
        """Put the pages of the release in the place of the site that was there.

        Raises:
            Refusal: they can't be written.
        """
        sealed = open_sealed(read_release(str(self.release), LARGEST), None)
        fresh, aside = self.folder / "site.fresh", self.folder / "site.before"
        with explained(self.folder):
            for one in (fresh, aside):
                shutil.rmtree(one, ignore_errors=True)
            make_folder(fresh)
            for name, data in sealed.members.items():
                place = fresh / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
            old = swap(fresh, site_of(self.office), aside)
            if old is not None:
                shutil.rmtree(old)
