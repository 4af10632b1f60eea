"""Ledgers made for tests, with keys that are the same each time."""

from collections.abc import Sequence
from pathlib import Path

from tallystick.base.canonical import Json
from tallystick.ledger.folder import LedgerFolder, start_ledger
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.log import Filed, file_events

KEY = SigningKey.from_seed("test.example/ledger", b"\x01" * 32)
OTHER = SigningKey.from_seed("test.example/ledger", b"\x02" * 32)
WITNESS = SigningKey.from_seed("witness.example/one", b"\x03" * 32)


def events(count: int, start: int = 0) -> list[Json]:
    return [{"number": at} for at in range(start, start + count)]


def new_ledger(place: Path, count: int = 0) -> str:
    """A ledger of so many events in a new folder."""
    start_ledger(str(place), KEY.name)
    if count:
        with LedgerFolder(str(place)) as ledger:
            file(ledger, events(count))
    return str(place)


def file(ledger: LedgerFolder, listed: Sequence[Json], kind: str = "file") -> list[Filed]:
    return file_events(ledger, KEY, kind, listed, "2026-01-31")
