"""Zips that were made to break who opens them, each named as a package."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.hostile.case import ANY, Hostile
from tests.register.packages import GOLDEN

NAMES = sorted(one.relative_to(GOLDEN).as_posix() for one in GOLDEN.rglob("*") if one.is_file())
LINK = 0o120777 << 16


def sound(more: Mapping[str, bytes] = MappingProxyType({}), kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The invented package as a zip, with these files more or instead."""
    out = io.BytesIO()
    files = {name: (GOLDEN / name).read_bytes() for name in NAMES} | dict(more)
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def doubled(name: str) -> bytes:
    out = io.BytesIO(sound())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, b"x")
    return out.getvalue()


def linked(name: str, target: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one in NAMES:
            about = zipfile.ZipInfo(one)
            if one == name:
                about.external_attr = LINK
            archive.writestr(about, target if one == name else (GOLDEN / one).read_bytes())
    return out.getvalue()


def patched(data: bytes, mark: bytes, offset: int, form: str, value: int) -> bytes:
    """The bytes with a number written behind the last of these marks."""
    out = bytearray(data)
    struct.pack_into(form, out, out.rindex(mark) + offset, value)
    return bytes(out)


def many(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at in range(count):
            archive.writestr(f"methods/{at}.toml", b"")
    return out.getvalue()


def zips() -> Iterator[Hostile]:
    entry, end = b"PK\x01\x02", b"PK\x05\x06"
    for name, make, told in [
        ("a table of 70 MB", lambda: sound({"tables/links.csv": b"," * 70_000_000}), "64 MB"),
        ("a method of 70 MB", lambda: sound({"methods/final.toml": b"#" * 70_000_000}), "256 kB"),
        ("packed by bzip2", lambda: sound(kind=zipfile.ZIP_BZIP2), "packed in another way"),
        ("packed by lzma", lambda: sound(kind=zipfile.ZIP_LZMA), "packed in another way"),
        ("a name twice", lambda: doubled("tables/links.csv"), "2 times"),
        ("a link to a file", lambda: linked("tables/links.csv", "/etc/passwd"), "it is a link"),
        ("a link for the descriptor", lambda: linked("datapackage.json", "../x"), "it is a link"),
        ("a path that leads up", lambda: sound({"../../up.csv": b"x"}), ""),
        ("a path from the top", lambda: sound({"/tmp/up.csv": b"x"}), ""),  # noqa: S108 - only a name
        ("a name that turns", lambda: sound({"tables/\u202evsc.csv": b"x"}), "U+202E"),
        ("40,000 files", lambda: many(40_000), ""),
        ("2,000 methods", lambda: many(2_000), "1,000 files"),
        ("cut", lambda: sound()[:-30], ""),
        ("cut in the middle", lambda: sound()[: len(sound()) // 2], ""),
        ("cut at its head", lambda: sound()[50:], ""),
        ("a lie of its size", lambda: patched(sound(), entry, 24, "<I", 2**32 - 2), "512 MB"),
        ("a lie of where it begins", lambda: patched(sound(), end, 16, "<I", 2**31), ""),
        ("a lie of its directory", lambda: patched(sound(), end, 12, "<I", 2**31), ""),
        ("locked", lambda: patched(sound(), entry, 8, "<H", 1), "password"),
        ("zip64", lambda: sound()[:-22] + b"PK\x06\x07" + b"\0" * 16 + sound()[-22:], "zip64"),
        ("nothing", lambda: b"", ""),
        ("zeros", lambda: b"\0" * 1_000_000, ""),
        ("only an end", lambda: end + b"\0" * 18, ""),
        ("a hundred ends", lambda: (end + b"\0" * 18) * 100, ""),
        ("two packages", lambda: sound({"a/datapackage.json": b"{}", "b/datapackage.json": b"{"}), ""),
    ]:
        yield Hostile(f"zip: {name}", writing(make), told, frozenset({1, 2}) if told else ANY)


def writing(data: Callable[[], bytes]) -> Callable[[Path], list[str]]:
    def make(place: Path) -> list[str]:
        (place / "package.zip").write_bytes(data())
        return ["check", str(place / "package.zip")]

    return make
