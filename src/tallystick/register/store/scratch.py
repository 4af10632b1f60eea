"""A folder of its own on the disk for what does not fit into memory; it goes with whoever uses it."""

import shutil
import tempfile
import weakref
from pathlib import Path


class Scratch:
    """A folder for temporary files, below the one that TMPDIR names, removed with the last of its users."""

    def __init__(self) -> None:
        """Make the folder."""
        self.folder = Path(tempfile.mkdtemp(prefix="tallystick-"))
        self._files = 0
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def file(self, name: str) -> Path:
        """A place for a new file whose name ends so."""
        self._files += 1
        return self.folder / f"{self._files:06}-{name}"
