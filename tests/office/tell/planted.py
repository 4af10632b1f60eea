"""Secrets planted in what somebody sends, and every way in which bytes of a disk could hold them (row C1)."""

import base64
import gzip
import re
import secrets
import zlib
from collections import defaultdict
from collections.abc import Iterator
from os.path import commonprefix
from pathlib import Path

#: Where a compressed stream begins: of gzip, of a zip's or a PNG's deflate with a head, or without one.
_GZIP = b"\x1f\x8b\x08"


def planted(count: int) -> list[str]:
    """So many secrets that stand nowhere else."""
    return [f"secret-{secrets.token_hex(10)}-秘密" for _ in range(count)]


def spellings(secret: str) -> list[bytes]:
    """The ways in which a secret can be written down."""
    plain = secret.encode()
    ways = [plain, secret.encode("utf-16-le"), secret.encode("utf-16-be")]
    ways += [plain.hex().encode(), plain.hex().upper().encode()]
    # In base64 the same bytes look in three ways, by where they begin; the ends depend on what stands around.
    for lead in range(3):
        spelled = base64.b64encode(bytes(lead) + plain)
        ways += [spelled[4:-4], base64.urlsafe_b64encode(bytes(lead) + plain)[4:-4]]
    ascii_only = secret.encode("ascii", "backslashreplace")
    return [*ways, ascii_only, secret[:27].encode()]


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and what each compressed stream among them holds."""
    yield data
    for found in re.finditer(re.escape(_GZIP), data):
        unzipped = zlib.decompressobj(wbits=31)
        try:
            yield unzipped.decompress(data[found.start() :], 1_000_000)
        except zlib.error:
            continue


#: How each spelling of what is planted begins, whatever the secret: where that is not, none of them is.
_HEADS = [commonprefix(alike) for alike in zip(*map(spellings, planted(8)), strict=True)]  # noqa: RUF071 - no paths


def found_in(wanted: list[str], places: list[Path]) -> set[str]:
    """Which secrets stand in the files of some folders, in any of their spellings."""
    ways: dict[bytes, list[tuple[bytes, str]]] = defaultdict(list)
    for secret in wanted:
        for head, way in zip(_HEADS, spellings(secret), strict=True):
            ways[head if way.startswith(head) else way].append((way, secret))
    found = set()
    for place in places:
        for file in place.rglob("*"):
            if file.is_file():
                for data in unpacked(file.read_bytes()):
                    begun = (one for head, those in ways.items() if head in data for one in those)
                    found |= {secret for way, secret in begun if way in data}
    return found


def as_gzip(secret: str) -> bytes:
    return gzip.compress(b"x" * 50 + secret.encode())
