"""Guards taken away one at a time, so that the tests can show that each is missed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from typer.core import TyperGroup

from tallystick.base import findings, records, regular, zips
from tallystick.cli import console
from tallystick.cli.main import Commands
from tallystick.pipeline import editions
from tallystick.pipeline.review import workbook
from tallystick.reading import draft_csv, reader, wordxml
from tallystick.reading import files as reading_files
from tallystick.reading.model import SourceText
from tallystick.register import Package, check, folder, kinds, load_package, rows, settings
from tallystick.register.confirming import words
from tallystick.release import archive, seal


def _setting(module: Any, name: str, value: object) -> Callable[[], None]:  # noqa: ANN401
    return lambda: setattr(module, name, value)


def _never(*_: object, **__: object) -> None:
    return None


def _both(*plants: Callable[[], None]) -> Callable[[], None]:
    def plant() -> None:
        for one in plants:
            one()

    return plant


def _here(file: BinaryIO, kind: str, _: object, language: str = "") -> SourceText:
    """Read a document without a process of its own."""
    file.seek(0)
    return reader._READERS[kind](file, language)


def _touching(path: str) -> Package:
    """Open a package and change it meanwhile."""
    with (Path(path) / "datapackage.json").open("a", encoding="utf-8") as descriptor:
        descriptor.write("\n")
    return load_package(path)


PLANTS: dict[str, Callable[[], None]] = {
    "hidden characters pass in cells": _setting(kinds, "hidden_in", _never),
    "hidden characters pass in names of files": _setting(check, "hidden_at", _never),
    "pipes and devices are opened": _setting(regular, "_refuse_unfit", _never),
    "links that lead out are followed": _setting(
        folder._Plain, "_within", lambda self, name: str(self._root / name)
    ),
    "keys may stand twice": _setting(records, "_group", dict),
    "depth has no bound": _setting(records, "_refuse_depth_and_halves", _never),
    "resources may lead anywhere": _setting(settings, "wrong_resources", lambda _: []),
    "findings have no bound": _setting(findings, "MOST_FINDINGS", sys.maxsize),
    "columns have no bound": _setting(rows, "MOST_COLUMNS", sys.maxsize),
    "zips are not measured": _setting(zips, "_refuse_unsound", _never),
    "sheets are not measured": _setting(workbook, "read_part", _never),
    "hidden characters pass into a draft": _both(
        _setting(draft_csv, "without_hidden", str), _setting(words, "without_hidden", str)
    ),
    "texts have no most characters": _setting(reading_files, "MOST_CHARACTERS", sys.maxsize),
    "texts have no most lines": _setting(reading_files, "MOST_LINES", sys.maxsize),
    "documents are read in this process": _setting(reading_files, "read_apart", _here),
    "entities of a Word document are taken": _both(
        _setting(reading_files, "read_apart", _here), _setting(wordxml, "_refuse_type", _never)
    ),
    "what is behind a release passes": _setting(archive, "_compare_directory", _never),
    "names in a manifest have no most characters": _both(
        _setting(seal, "_LONGEST_NAME", sys.maxsize), _setting(console, "_LONGEST_SAID", sys.maxsize)
    ),
    "what is refused changes the package": _setting(editions, "load_package", _touching),
    "sentences have no end": _setting(console, "_LONGEST_SAID", sys.maxsize),
    "what the system refuses is not caught": _setting(Commands, "main", TyperGroup.main),
}
