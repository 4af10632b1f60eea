"""Ways to damage a ledger's files, each a function of its folder."""

from collections.abc import Callable
from pathlib import Path

from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.model import ENTRY_BYTES

Damage = Callable[[Path], object]


def at_entry(folder: Path, entry: int, data: bytes) -> None:
    """Write over a part of ``leaves``, from an entry on."""
    with (folder / "leaves").open("r+b") as out:
        out.seek(entry * ENTRY_BYTES)
        out.write(data)


def change_line(folder: Path, entry: int, change: Callable[[bytes], bytes]) -> None:
    place = folder / "events" / f"{entry // SEGMENT:06d}"
    lines = place.read_bytes().splitlines(keepends=True)
    lines[entry % SEGMENT] = change(lines[entry % SEGMENT])
    place.write_bytes(b"".join(lines))


def remove(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def cut(name: str, length: int) -> Damage:
    def damage(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[:length])

    return damage


def zeros(entry: int, count: int = 1) -> Damage:
    return lambda folder: at_entry(folder, entry, b"\0" * ENTRY_BYTES * count)


def other(entry: int) -> Damage:
    return lambda folder: at_entry(folder, entry, (folder / "leaves").read_bytes()[:ENTRY_BYTES])


def flip(entry: int) -> Damage:
    def damage(folder: Path) -> None:
        data = (folder / "leaves").read_bytes()
        at = entry * ENTRY_BYTES + 40
        at_entry(folder, entry, data[at - 40 : at] + bytes([data[at] ^ 1]))

    return damage


def line(entry: int, change: Callable[[bytes], bytes]) -> Damage:
    return lambda folder: change_line(folder, entry, change)


def both(entry: int) -> Damage:
    """Cut lines and entries, as an old backup would."""

    def damage(folder: Path) -> None:
        cut("leaves", entry * ENTRY_BYTES)(folder)
        number, at = divmod(entry, SEGMENT)
        place = folder / "events" / f"{number:06d}"
        place.write_bytes(b"".join(place.read_bytes().splitlines(keepends=True)[:at]))
        for later in range(number + 1, 3):
            (folder / "events" / f"{later:06d}").unlink()

    return damage
