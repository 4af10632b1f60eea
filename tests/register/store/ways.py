"""The same package read in rows and in columns."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tallystick.register import large
from tallystick.register.check import Checked, check_folder
from tallystick.register.folder import Held
from tests.architecture.tree import ROOT

PLACE = "tables/observations.csv"
PLANS = {name: ROOT / name for name in ("tests/golden/package", "tests/golden/isle", "plans/china-2021-2025")}


@contextmanager
def size_from_which_columns_are_used(rows: int) -> Iterator[None]:
    """Let another number of rows decide."""
    before = large.LARGE
    large.LARGE = rows
    try:
        yield
    finally:
        large.LARGE = before


def in_rows(files: Mapping[str, bytes]) -> Checked:
    with size_from_which_columns_are_used(1 << 60):
        return check_folder(Held(files))


def in_columns(files: Mapping[str, bytes]) -> Checked:
    with size_from_which_columns_are_used(0):
        return check_folder(Held(files))


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }
