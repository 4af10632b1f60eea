"""What is entered into a package, broken by chance: figures, results to keep, a draft's sheet and records."""

import functools
import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from typer.testing import CliRunner

from tallystick.base.canonical import sha256
from tallystick.cli.main import app
from tests.hostile.case import ANY, Hostile
from tests.hostile.packing import packed
from tests.ledger.chance import Chance
from tests.pipeline.confirming.folders import write_draft
from tests.pipeline.confirming.test_sheet import every_decision
from tests.pipeline.evidence.files import LONG, WORDS, package, yearbook

TRAPS = [
    b"\x00", b"\xff", b'"', b"'", b",", b";", b"\t", b"\r", b"\n", b"\xe2\x80\xae", b"\\ud800", b"[" * 500,
    b"{", b"9" * 5_000, b"=1+1", b"1e400", b"NaN", b"-", b"\xc2\xa0", b"\xe4\xb8\x87", b"null", b"<!--",
    b"&lt;", b"</row>", b"../x", b"1.293,30", b"2024/2021", b"QX", b"nurses",
]  # fmt: skip
SDMX = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n" + "".join(
    f"dataflow,X:F(1.0),I,nurses,QX,{year},{year - 2000}.5,persons\n" for year in range(2020, 2025)
)
ROWS = "".join(f"nurses;QX;{year};{year - 2000},5;persons\n" for year in range(2020, 2025))
#: Of the results of an assessment that ``keep`` reads, and the others that stand beside them.
KEPT = ["assessment.json", "manifest.json", "package/tables/targets.csv", "package/tables/deliverables.csv"]
RECORDS = ["commitments.csv", "targets.csv", "reading/not_targets.csv", "document.txt"]


@functools.cache
def sound() -> Path:
    """A folder, made once, with all that is broken: a package, files, results, a draft and its sheet."""
    folder = Path(_SCRATCH.name)
    place = package(folder)
    yearbook(folder)
    (folder / "figures.csv").write_text(f"{LONG}\n{ROWS}", encoding="utf-8")
    (folder / "sdmx.csv").write_text(SDMX, encoding="utf-8")
    _run("assess", str(place), "--no-site", "--out", str(folder / "results"))
    _run("confirm", str(write_draft(folder / "draft")), "--sheet", str(folder / "sheet.xlsx"))
    every_decision(folder / "sheet.xlsx")
    return folder


_SCRATCH = tempfile.TemporaryDirectory()


def _run(*arguments: str) -> None:
    answer = CliRunner().invoke(app, arguments)
    assert answer.exit_code == 0, answer.output


def entered(seeds: range = range(10)) -> list[Hostile]:
    """So many of each kind."""
    kinds: dict[str, Callable[[Path, Chance], list[str]]] = {
        "figures": _figures,
        "a yearbook": _yearbook,
        "results": _results,
        "a sheet": _sheet,
        "a draft": _draft,
    }
    return [
        Hostile(f"{kind} {seed}", _making(make, f"{kind} {seed}"), "", ANY)
        for kind, make in kinds.items()
        for seed in seeds
    ]


def _making(make: Callable[[Path, Chance], list[str]], seed: str) -> Callable[[Path], list[str]]:
    """Whatever these commands change lies in ``out``."""

    def made(place: Path) -> list[str]:
        (place / "out").mkdir()
        return make(place / "out", Chance(seed))

    return made


def _figures(place: Path, chance: Chance) -> list[str]:
    name = ("figures.csv", "sdmx.csv")[chance.below(2)]
    (place / name).write_bytes(broken((sound() / name).read_bytes(), chance))
    return _add(place, place / name)


def _yearbook(place: Path, chance: Chance) -> list[str]:
    (place / "yearbook.xlsx").write_bytes(within(sound() / "yearbook.xlsx", chance))
    return _add(place, place / "yearbook.xlsx")


def _add(place: Path, file: Path) -> list[str]:
    shutil.copytree(sound() / "package", place / "package")
    labels = [word for one in WORDS for word in ("--label", one)]
    source = ["--source", "example-yearbook"]
    return ["evidence", "add", str(place / "package"), str(file), *source, *labels]


def _results(place: Path, chance: Chance) -> list[str]:
    for name in ("package", "results"):
        shutil.copytree(sound() / name, place / name)
    for _ in range(1 + chance.below(2)):
        file, manifest = (
            place / "results" / name for name in (KEPT[chance.below(len(KEPT))], "manifest.json")
        )
        before = file.read_bytes()
        _break(file, chance)
        if chance.below(4):  # as somebody does who knows of it
            listed = manifest.read_bytes()
            manifest.write_bytes(listed.replace(sha256(before).encode(), sha256(file.read_bytes()).encode()))
    return ["keep", str(place / "package"), str(place / "results"), "--published", "2026-11-28"]


def _sheet(place: Path, chance: Chance) -> list[str]:
    shutil.copytree(sound() / "draft", place / "draft")
    (place / "sheet.xlsx").write_bytes(within(sound() / "sheet.xlsx", chance))
    return _take(place, place / "sheet.xlsx")


def _draft(place: Path, chance: Chance) -> list[str]:
    shutil.copytree(sound() / "draft", place / "draft")
    for _ in range(1 + chance.below(3)):
        _break(place / "draft" / RECORDS[chance.below(len(RECORDS))], chance)
    return _take(place, sound() / "sheet.xlsx")


def _take(place: Path, sheet: Path) -> list[str]:
    return ["confirm", str(place / "draft"), "--take", str(sheet), "--by", "An office"]


def _break(file: Path, chance: Chance) -> None:
    if file.exists():
        file.write_bytes(broken(file.read_bytes(), chance))


def within(file: Path, chance: Chance) -> bytes:
    """A spreadsheet whose cells hold something else; or with a part broken before packing, or the pack."""
    kind = chance.below(8)
    if not kind:
        return broken(file.read_bytes(), chance)
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    held = [name for name in sorted(parts) if "/sheet" in name or "Strings" in name]
    name = (held if kind > 1 else sorted(parts))[chance.below(len(held))]
    made = broken(parts[name], chance) if kind == 1 else _with_other_cells(parts[name], chance)
    return packed({**parts, name: made}, zipfile.ZIP_STORED)


def _with_other_cells(part: bytes, chance: Chance) -> bytes:
    """One to four texts of a part in the place of others, or of each what is no cell."""
    pieces = re.split(rb"(>[^<>]+<)", part)
    cells = range(1, len(pieces), 2)
    for _ in range(1 + chance.below(4) if cells else 0):
        at, other = (cells[chance.below(len(cells))] for _ in range(2))
        trap = TRAPS[chance.below(len(TRAPS))].decode("utf-8", "ignore").replace("\0", "")
        pieces[at] = pieces[other] if chance.below(2) else b">" + escape(trap or "?").encode() + b"<"
    return b"".join(pieces)


def broken(data: bytes, chance: Chance) -> bytes:
    """Bytes with one to four accidents: cut out, doubled, turned, or something put in."""
    for _ in range(1 + chance.below(4)):
        at, length = chance.below(len(data) + 1), chance.below(40)
        pieces = (TRAPS[chance.below(len(TRAPS))], data[at : at + length] * 2, chance.bytes(3), b"")
        piece = pieces[chance.below(4)]
        data = data[:at] + piece + data[at + length * chance.below(2) :]
    return data
