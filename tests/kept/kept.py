"""What 0.1.0 published, unpacked for a test."""

import lzma
import shutil
from pathlib import Path

from tests.architecture.tree import ROOT

FIRST = ROOT / "tests" / "kept" / "0.1.0"
RELEASES = ("golden", "china", "isle")


def release_bytes(name: str) -> bytes:
    """The release of that plan, as it was signed."""
    return lzma.decompress((FIRST / f"{name}-0.1.0.zip.xz").read_bytes())


def release_file(name: str, folder: Path) -> Path:
    """The release in a folder, with what lay beside it."""
    place = folder / f"{name}-0.1.0.zip"
    place.write_bytes(release_bytes(name))
    for beside in FIRST.glob(f"{place.name}.*"):
        if beside.suffix != ".xz":
            shutil.copy(beside, folder)
    return place


def ledger(folder: Path) -> Path:
    """A copy of the ledger, to go on with."""
    return Path(shutil.copytree(FIRST / "ledger", folder / "ledger"))


def key(name: str, folder: Path) -> Path:
    """A secret key, private as a key must be, with its public lines beside it."""
    for one in FIRST.glob(f"keys/{name}.key*"):
        shutil.copy(one, folder)
    place = folder / f"{name}.key"
    place.chmod(0o600)
    return place
