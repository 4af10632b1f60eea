"""Files that mean harm, in 26 classes, drawn by a number: the same number gives the same file."""

import gzip
import hashlib
import io
import itertools
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from tests.office.cleaning import hostile as h

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
_DOCUMENT = "word__document.xml"
Made = tuple[str, bytes]
T = TypeVar("T")


class Draw:
    """Draws by SHA-256 from a word, alike on every machine and in every version."""

    def __init__(self, word: str) -> None:
        self.word, self.drawn = word, 0

    def randbytes(self, number: int) -> bytes:
        self.drawn += 1
        return hashlib.shake_256(f"{self.word} {self.drawn}".encode()).digest(number)

    def randrange(self, first: int, stop: int = 0) -> int:
        low, high = (first, stop) if stop else (0, first)
        return low + int.from_bytes(self.randbytes(8)) % (high - low)

    def choice(self, of: Sequence[T]) -> T:
        return of[self.randrange(len(of))]


def _cut(data: bytes, at: Draw) -> bytes:
    return data[: at.randrange(1, len(data))]


def _flipped(data: bytes, at: Draw) -> bytes:
    changed = bytearray(data)
    for _ in range(at.randrange(1, 40)):
        changed[at.randrange(8, len(changed))] ^= 1 << at.randrange(8)
    return bytes(changed)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png_of(data: bytes, side: int) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _laughs(at: Draw) -> str:
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, at.randrange(5, 12))]
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{"".join(names)}]><x>&a{len(names)};</x>'


def _deep_pdf(at: Draw) -> bytes:
    deep = b"[" * at.randrange(500, 5000)
    return b"%PDF-1.7\n1 0 obj" + deep + b"\ntrailer<</Root 1 0 R>>\n%%EOF"


def _looping_pdf(at: Draw) -> bytes:
    kids = b" ".join(b"%d 0 R" % at.randrange(1, 4) for _ in range(20))
    pages = b"2 0 obj<</Type/Pages/Count 9/Kids[" + kids + b"]/Parent 2 0 R>>endobj\n"
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + pages + b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def _climbing(at: Draw) -> bytes:
    parts: dict[str, bytes | str] = {"../" * at.randrange(1, 9) + "etc/x": b"x", "word/document.xml": "<x/>"}
    return h.zipped(parts | {"[Content_Types].xml": h.types_of(h.MAIN)})


def _outside(at: Draw) -> str:
    kind = at.choice(("attachedTemplate", "image", "oleObject", "frame"))
    return h.links((kind, "http://127.0.0.1:9/x", ' TargetMode="External"'))


CLASSES: dict[str, Callable[[Draw], Made]] = {
    "pdf that runs": lambda _: ("a.pdf", h.pdf()),
    "pdf cut": lambda at: ("a.pdf", _cut(h.pdf(), at)),
    "pdf flipped": lambda at: ("a.pdf", _flipped(h.pdf(), at)),
    "pdf locked": lambda _: ("a.pdf", h.locked_pdf()),
    "pdf deep": lambda at: ("a.pdf", _deep_pdf(at)),
    "pdf of loops": lambda at: ("a.pdf", _looping_pdf(at)),
    "pdf and zip": lambda _: ("a.pdf", h.pdf() + h.zipped({"x.exe": b"MZ harm"})),
    "png huge": lambda at: ("a.png", h.huge_png(at.randrange(20_000, 60_000))),
    "png bomb": lambda at: ("a.png", _png_of(zlib.compress(bytes(at.randrange(10**6, 3 * 10**7)), 9), 6000)),
    "png cut": lambda at: ("a.png", _cut(h.picture("PNG"), at)),
    "png flipped": lambda at: ("a.png", _flipped(h.picture("PNG"), at)),
    "jpeg cut": lambda at: ("a.jpg", _cut(h.picture("JPEG"), at)),
    "jpeg flipped": lambda at: ("a.jpg", _flipped(h.picture("JPEG"), at)),
    "svg with a script": lambda at: (at.choice(("a.svg", "a.png")), b"<svg><script>alert(1)</script></svg>"),
    "gif and page": lambda at: (at.choice(("a.gif", "a.jpg")), b"GIF89a/*<script>*/=1;" + at.randbytes(99)),
    "word with macros": lambda at: ("a.docx", h.word(h.MAIN, **{"word__vbaProject.bin": at.randbytes(500)})),
    "word from outside": lambda at: (
        "a.docx",
        h.word(h.MAIN, **{"word/_rels/document.xml.rels": _outside(at)}),
    ),
    "word with entities": lambda _: ("a.docx", h.word(h.MAIN, **{_DOCUMENT: _XXE})),
    "word that laughs": lambda at: ("a.docx", h.word(h.MAIN, **{_DOCUMENT: _laughs(at)})),
    "word that climbs": lambda at: ("a.docx", _climbing(at)),
    "zip overlapping": lambda at: (at.choice(("a.docx", "a.ods")), h.overlapping_zip()),
    "zip bomb": lambda at: ("a.xlsx", h.word(_SHEET, **{"xl__a.xml": bytes(at.randrange(10**7, 10**8))})),
    "table that runs": lambda at: ("a.csv", at.choice((b"=", b"+", b"-", b"@")) + b"cmd|'/c calc'!A1,2\n"),
    "old office": lambda at: ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + at.randbytes(2000)),
    "program called a text": lambda at: ("a.txt", b"MZ" + bytes(9) + at.randbytes(400)),
    "packed twice": lambda at: ("a.pdf", gzip.compress(h.pdf() + at.randbytes(9), mtime=0)),
}


#: What runs, loads or tells something.
_SIGNS = (
    *(b"/JavaScript", b"app.alert", b"/Launch", b"MZ harm", b"<script", b"vbaProject", b"127.0.0.1"),
    *(b"<!ENTITY", b"root:x:", b"../", h.SECRET.encode()),
)


def many(each: int) -> Iterator[tuple[str, str, bytes]]:
    """Give so many files of each class: the class, the name that a file is handed in by, its bytes."""
    for name, number in itertools.product(CLASSES, range(each)):
        handed, data = CLASSES[name](Draw(f"{name} {number}"))
        yield name, handed, data


def harm_in(data: bytes) -> list[bytes]:
    """Give what of a cleaned file runs, loads or tells something."""
    unpacked = data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    return [one for one in _SIGNS if one in unpacked]
