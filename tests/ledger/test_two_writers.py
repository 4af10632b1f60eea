"""Two writers of one ledger wait for each other, and not for ever."""

import threading
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger import lock
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import Filed
from tests.ledger.made import file, new_ledger


def _filed(place: Path) -> list[Filed]:
    with LedgerFolder(str(place)) as opened:
        return file(opened, [{"one": 1}])


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = new_ledger(tmp_path / "l", 1)
    first = LedgerFolder(path)
    later = threading.Thread(target=lambda: _filed(tmp_path / "l"))
    later.start()
    file(first, [{"two": 2}])
    assert later.is_alive()
    first.close()
    later.join(timeout=60)
    with LedgerFolder(path) as ledger:
        assert ledger.size == 3


def test_a_writer_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.1)
    path = new_ledger(tmp_path / "l", 1)
    with LedgerFolder(path):
        for opening in (LedgerFolder, LedgerCopy):
            with pytest.raises(Refusal, match="in use by another process"):
                opening(path)
    with LedgerCopy(path), LedgerCopy(path), pytest.raises(Refusal, match="in use"):
        LedgerFolder(path)
    LedgerFolder(path).close()
