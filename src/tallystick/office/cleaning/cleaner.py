"""Cleans one file in a process of its own that can take neither memory nor time, and write no file.

Started as ``python -m tallystick.office.cleaning.cleaner ENDING``: the file is its standard input. Its
answer is a line of JSON, with the kind and what was taken out, or the code of why not; behind it the
cleaned file.
Whatever a library does with what somebody made to break it, only this process ends; and what takes it over
finds no file, network or program that it could open (`base/confined.py`).
"""

import codecs
import importlib
import json
import sys

from tallystick.base.bounded import bound
from tallystick.base.confined import confine
from tallystick.base.encodings import TRIED
from tallystick.office.cleaning.kinds import (
    CSV,
    ENDINGS,
    JPEG,
    LARGEST,
    LARGEST_CLEANED,
    PDF,
    PNG,
    TXT,
    Cleaned,
    FileNotTaken,
)

MOST_MEMORY, MOST_SECONDS = 768 * 1024 * 1024, 10
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_READERS = (
    (_ZIP, "documents"),
    (b"%PDF-", "pdf"),
    ((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"), "images"),
)
_ENCODINGS = (
    "utf-8-sig",
    "gb18030",
    "big5hkscs",
    "cp932",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "latin-1",
    "ascii",
    "cp437",
    "raw_unicode_escape",
)
_MAGIC = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))


def main(ending: str) -> int:
    """Clean the file at the standard input, and tell what came of it."""
    bound(MOST_MEMORY, MOST_SECONDS)
    cleaned, data = b"", sys.stdin.buffer.read(LARGEST + 1)
    load_readers(data)
    confine()
    try:
        kind, (cleaned, removed) = cleaned_file(data, ending)
        answer: dict[str, object] = {"kind": kind, "removed": sorted(removed)}
    except FileNotTaken as why:
        answer = {"refused": why.code}
    except MemoryError:
        answer = {"refused": "too-much"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + cleaned)
    sys.stdout.buffer.flush()
    return 0


def load_readers(data: bytes) -> None:
    """Load what may be needed for a file by its first bytes: nothing is opened once it is looked into."""
    for encoding in (*_ENCODINGS, *TRIED):
        codecs.lookup(encoding)
    of_kind = (one for magic, one in _READERS if data.startswith(magic))
    importlib.import_module(f"tallystick.office.cleaning.{next(of_kind, 'plain')}")
    if data.startswith(_ZIP):
        vocabularies = importlib.import_module("tallystick.office.cleaning.vocabulary")
        for family in ("open_xml", "open_document"):
            vocabularies.vocabulary(family)
    if "PIL.Image" in sys.modules:
        for lazily in ("MpoImagePlugin", "TiffImagePlugin", "WebPImagePlugin"):
            importlib.import_module(f"PIL.{lazily}")
        sys.modules["PIL.Image"].preinit()


def cleaned_file(data: bytes, ending: str) -> tuple[str, Cleaned]:
    """The kind of a file, by its content, and the cleaned file.

    Raises:
        FileNotTaken: it does not come in.
    """
    if not data or len(data) > LARGEST:
        raise FileNotTaken("too-large")
    kind = _kind(data, ending)
    if ending not in ENDINGS[kind]:
        raise FileNotTaken("ending")
    cleaned, removed = _clean(data, kind)
    if len(cleaned) > LARGEST_CLEANED:
        raise FileNotTaken("too-much")
    return kind, (cleaned, removed)


def _kind(data: bytes, ending: str) -> str:
    """What a file is, by its first bytes and, of a zip, by its parts; a text is told by its ending alone."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(_OLD_OFFICE):
        raise FileNotTaken("old-office")
    if data.startswith(_ZIP):
        from tallystick.office.cleaning.documents import document_kind

        return document_kind(data)
    from tallystick.office.cleaning.plain import is_text

    if not is_text(data):
        raise FileNotTaken("unknown")
    if ending in ENDINGS[CSV]:
        return CSV
    if ending in ENDINGS[TXT]:
        return TXT
    raise FileNotTaken("ending" if ending in {one for of in ENDINGS.values() for one in of} else "unknown")


def _clean(data: bytes, kind: str) -> Cleaned:
    if kind == PDF:
        from tallystick.office.cleaning.pdf import clean_pdf

        return clean_pdf(data)
    if kind in {PNG, JPEG}:
        from tallystick.office.cleaning.images import clean_image

        return clean_image(data, kind)
    if kind in {CSV, TXT}:
        from tallystick.office.cleaning.plain import clean_text

        return clean_text(data, kind)
    from tallystick.office.cleaning.documents import clean_document

    return clean_document(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
