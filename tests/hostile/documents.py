"""All hostile documents, each handed to ``tallystick read``."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.case import Hostile
from tests.hostile.files import STRANGE
from tests.hostile.markdowns import markdowns
from tests.hostile.pdf_fonts import pdf_fonts
from tests.hostile.pdfs import pdfs
from tests.hostile.texts import SOUND, texts
from tests.hostile.webpages import SOUND as PAGE
from tests.hostile.webpages import webpages
from tests.hostile.worddocs import worddocs
from tests.ledger.chance import Chance
from tests.reading.test_files import PLAN_PAGES, docx, paragraph, pdf

READ = frozenset({0, 2})
NO = frozenset({2})


def read(path: Path, *more: str) -> list[str]:
    return ["read", str(path), "--out", str(path.parent / "out"), "--known-by", "2026-06-30", *more]


def read_named(name: str) -> list[str]:
    """A document that is no path of the case's folder, which the output is then none of either."""
    return ["read", name, "--out", "/nowhere/out", "--known-by", "2026-06-30"]


def handed(name: str, suffix: str, data: Callable[[], str | bytes], told: str = "") -> Hostile:
    def make(place: Path) -> list[str]:
        document = place / f"plan.{suffix}"
        made = data()
        document.write_bytes(made.encode() if isinstance(made, str) else made)
        return read(document, "--language", "zh" if "Chinese" in name else "en")

    return Hostile(name, make, told, NO if told else READ)


#: What the answer has to name.
TOLD = dict.fromkeys(
    ("a bomb of entities", "an entity from a file", "a document type from elsewhere"), "declares entities"
)


def documents(seeds: range = range(80)) -> list[Hostile]:
    """Every hostile document, always in one order."""
    found = [
        *(handed(f"text, {name}", suffix, data) for name, suffix, data in texts()),
        *(handed(f"page, {name}", "html", data) for name, data in webpages()),
        *(handed(f"docx, {name}", "docx", data, told=TOLD.get(name, "")) for name, data in worddocs()),
        *(handed(f"pdf, {name}", "pdf", data) for name, data in pdfs()),
        *(handed(f"pdf, {name}", "pdf", data) for name, data in pdf_fonts()),
        *(handed(f"Markdown, {name}", "md", data) for name, data in markdowns()),
        *renamed(),
        *strange(),
        *mutated(seeds),
    ]
    assert sorted({one.name for one in found}) == sorted(one.name for one in found)
    return found


def sound() -> dict[str, bytes]:
    """A sound document of each kind."""
    words = docx(paragraph("Plan of Norland") + paragraph("We will open 20 schools by 2025.", "a", "0"))
    return {
        "txt": SOUND.encode(),
        "md": SOUND.encode(),
        "html": PAGE.encode(),
        "docx": words,
        "pdf": pdf(PLAN_PAGES),
    }


def renamed() -> Iterator[Hostile]:
    """A document of one kind under the name of another."""
    for is_, data in sound().items():
        for called in ("txt", "html", "docx", "pdf", "csv", "exe"):
            if is_ != called:
                yield handed(f"a {is_} called {called}", called, lambda data=data: data)  # type: ignore[misc]


def strange() -> Iterator[Hostile]:
    """What is no file."""
    for name, put in STRANGE.items():
        for suffix in ("txt", "pdf"):

            def make(place: Path, suffix: str = suffix, put: Callable[[Path], object] = put) -> list[str]:
                put(place / f"plan.{suffix}")
                return read(place / f"plan.{suffix}")

            yield Hostile(f"{name} called {suffix}", make, "", READ if "link" in name else NO)
    for name in ("/dev/zero", "/dev/random", "nowhere.pdf", "n" * 5000, "a\0b", ""):
        yield Hostile(f"named {name[:20]!r}", lambda _, name=name: read_named(name), "", NO)  # type: ignore[misc]


#: What is put in by chance.
TRAPS = (
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"(",
    b"[" * 500,
    b"9" * 5000,
    b"%",
    b"\xe2\x80\xae",
    b"\xed\xa0\x80",
    b"&",
    b"\f",
    b"50 percent, " * 300,
    b"endobj",
    b"stream\n",
    b"</w:t>",
    b"<td>",
    b"- ",
    b"1. ",
)


def mutated(seeds: range) -> Iterator[Hostile]:
    """A sound one of each kind with bytes cut out, doubled, turned and put in; of a docx, in its parts."""
    kinds = sound()
    for seed in seeds:
        chance = Chance(f"document {seed}")
        suffix = sorted(kinds)[seed % len(kinds)]

        def made(suffix: str = suffix, chance: Chance = chance) -> bytes:
            data = kinds[suffix]
            if suffix == "docx" and chance.below(2):
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    parts = {name: archive.read(name) for name in archive.namelist()}
                out = io.BytesIO()
                with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                    for name, part in parts.items():
                        archive.writestr(name, turned(part, chance))
                return out.getvalue()
            return turned(data, chance)

        yield handed(f"mutated {seed}: {suffix}", suffix, made)


def turned(data: bytes, chance: Chance) -> bytes:
    for _ in range(1 + chance.below(5)):
        at, length = chance.below(len(data) + 1), chance.below(200)
        piece = (TRAPS[chance.below(len(TRAPS))], data[at : at + length] * 2, chance.bytes(9), b"")[
            chance.below(4)
        ]
        data = data[:at] + piece + data[at + length * chance.below(2) :]
    return data
