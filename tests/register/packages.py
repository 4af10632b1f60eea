"""Copies of the invented plan package, for the tests that break, shuffle and save it."""

import csv
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace as replaced
from pathlib import Path

from tallystick.register import Package, load_package, package_sha256

NOBODY = 65534
GOLDEN = Path(__file__).parents[1] / "golden" / "package"
METHODS = {path.name: path.read_bytes() for path in sorted((GOLDEN / "methods").iterdir())}


def copy_of_golden(folder: Path) -> Path:
    """Give a copy of the package that a test may change."""
    return Path(shutil.copytree(GOLDEN, folder / "package"))


def fingerprints(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file below a folder, and the folders with an empty one."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
    }


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def write_rows(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def change(folder: Path, table: str, row: str, column: str, value: str) -> int:
    """Write a cell of the row whose first cell is given; give the row number that a spreadsheet shows."""
    path = folder / "tables" / f"{table}.csv"
    rows = rows_of(path)
    place = next(place for place, cells in enumerate(rows) if cells[0] == row)
    rows[place][rows[0].index(column)] = value
    write_rows(path, rows)
    return place + 1


def on_every_row(folder: Path, table: str, edit: Callable[[list[str]], list[str]]) -> None:
    path = folder / "tables" / f"{table}.csv"
    write_rows(path, [edit(cells) for cells in rows_of(path)])


def replace(folder: Path, name: str, old: str, new: str) -> int:
    """Replace a text that is there just once; give the number of its line."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Let the tests' administrator be an ordinary user for a while, whom the file system refuses things."""
    if os.geteuid() != 0:
        yield
        return
    # What the standard library loads late has to be there: an ordinary user may not read this Python, and
    # a codec that is once not found is remembered as missing.
    load_package(str(GOLDEN))
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def golden() -> Package:
    return load_package(str(GOLDEN))


def version(folder: Path = GOLDEN) -> str:
    """Give the version of a package that an editor begins from who loads it now."""
    return package_sha256(load_package(str(folder)))


def changed(package: Package) -> Package:
    """The same package with another title, so that old and new can be told apart."""
    return replaced(package, descriptor=package.descriptor.model_copy(update={"title": "Changed"}))
