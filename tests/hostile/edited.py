"""How a hostile package is made: the invented one, with one thing in it that should break its reader."""

from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Hostile
from tests.register.packages import copy_of_golden

Edit = Callable[[Path], object]
Data = bytes | Callable[[], bytes]
DESCRIPTOR, FINAL, SOURCES = "datapackage.json", "methods/final.toml", "tables/sources.csv"
SURE = frozenset({1})


def package(name: str, edit: Edit, told: str = "", codes: frozenset[int] = SURE) -> Hostile:
    """A package that is checked after an edit."""

    def make(place: Path) -> list[str]:
        folder = copy_of_golden(place)
        edit(folder)
        return ["check", str(folder), "--json"]

    return Hostile(name, make, told, codes)


def written(name: str, data: Data) -> Edit:
    """Writes these bytes into a file; large ones are made only when they are written."""
    return lambda folder: (folder / name).write_bytes(data if isinstance(data, bytes) else data())
