"""A ledger with its key and a letter, for tests of what is filed, promised and erased."""

from pathlib import Path

import pytest

from tallystick.ledger.lines import read_line
from tallystick.ledger.papers import append_files
from tests.ledger.made import KEY, new_ledger

DAY = "2026-01-31"


class Bench:
    """A ledger, its key and a letter, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = folder / "l"
        self.letter = folder / "letter.txt"
        self.receipt = folder / "letter.txt.receipt"
        self.letter.write_text("We promise.", encoding="utf-8")
        KEY.save(str(folder / "k"))
        new_ledger(self.ledger)

    def file(self, *paths: Path) -> list[int]:
        listed = [str(one) for one in paths or (self.letter,)]
        return [one.sequence for one in append_files(str(self.ledger), str(self.folder / "k"), listed, DAY)]

    def salt(self, entry: int) -> bytes:
        lines = (self.ledger / "events" / "000000").read_bytes().splitlines(keepends=True)
        opened = read_line(lines[entry], entry)
        assert opened is not None
        return opened.salt

    def holding(self, *parts: bytes) -> list[str]:
        """The files in which any of these bytes stand, whatever their name."""
        found = (one for one in self.folder.rglob("*") if one.is_file())
        return sorted(one.name for one in found if any(part in one.read_bytes() for part in parts))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)
