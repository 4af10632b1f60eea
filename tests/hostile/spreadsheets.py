"""Hostile spreadsheets: xlsx and ods that were made to break who lays them out, and what is neither."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.case import ANY, Hostile
from tests.hostile.files import STRANGE
from tests.hostile.ods import ods
from tests.hostile.packing import Sheet, packed
from tests.hostile.xlsx import TEXT, xlsx, xlsx_parts
from tests.ledger.chance import Chance


def others() -> Iterator[Sheet]:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096
    yield "an old xls, or one that is locked", lambda: old, "save it as xlsx without one"
    yield "a csv", lambda: b"commitment,indicator\n=1+1,2\n", "no directory"
    yield "a page of the net", lambda: b"<table><tr><td>x", "it is a web page"
    yield "nothing", lambda: b"", "no directory"
    yield "zeros", lambda: b"\0" * 1_000_000, "no directory"


def mutated(seeds: range) -> Iterator[Sheet]:
    """A sound one, or what a program saved, with bytes changed: of the zip, or of a part before packing."""
    saved = [one.read_bytes() for one in sorted((Path(__file__).parents[1] / "cli/handed_back").iterdir())]
    whole = packed(xlsx_parts(f"<row>{TEXT}</row>"))
    for seed in seeds:

        def made(seed: int = seed) -> bytes:
            chance = Chance(f"sheet {seed}")
            if chance.below(2):
                return bytes(_turned(bytearray([whole, *saved][chance.below(3)]), chance))
            with zipfile.ZipFile(io.BytesIO(saved[chance.below(2)])) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            name = sorted(parts)[chance.below(len(parts))]
            return packed({**parts, name: bytes(_turned(bytearray(parts[name]), chance))}, zipfile.ZIP_STORED)

        yield f"mutated {seed}", made, ""


def _turned(data: bytearray, chance: Chance) -> bytearray:
    for _ in range(1 + chance.below(6)):
        if data:
            at = chance.below(len(data))
            data[at : at + chance.below(3)] = chance.bytes(chance.below(4))
    return data


def spreadsheets(seeds: range = range(24)) -> list[Hostile]:
    def handed(data: Callable[[], bytes]) -> Callable[[Path], list[str]]:
        def make(place: Path) -> list[str]:
            (place / "sheet.xlsx").write_bytes(data())
            return ["sheet", str(place / "sheet.xlsx")]

        return make

    def put(make: Callable[[Path], object]) -> Callable[[Path], list[str]]:
        def made(place: Path) -> list[str]:
            make(place / "sheet.xlsx")
            return ["sheet", str(place / "sheet.xlsx")]

        return made

    found = [
        Hostile(f"{kind}: {name}", handed(data), told, frozenset({2}) if told else ANY)
        for kind, cases in (("xlsx", xlsx()), ("ods", ods()), ("other", others()), ("any", mutated(seeds)))
        for name, data, told in cases
    ]
    found += [Hostile(f"as a sheet: {name}", put(make), "", frozenset({2})) for name, make in STRANGE.items()]
    assert len({one.name for one in found}) == len(found)
    return found
