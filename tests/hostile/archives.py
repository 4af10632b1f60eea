"""Hostile zips in the place of a release."""

import zipfile
from collections.abc import Iterator

from tallystick.release.archive import pack
from tallystick.release.seal import SUMS
from tests.hostile.forging import Data, added, bomb, first_size, linked, rezipped, sound
from tests.hostile.zips import LINK, patched


def archives() -> Iterator[tuple[str, Data]]:
    """Releases whose zip is another than a release's."""
    yield from ends()
    yield from more_members()
    yield from lies()


def ends() -> Iterator[tuple[str, Data]]:
    for share in (1, 10, 30, 50, 90, 99):
        yield f"cut at {share} percent", lambda share=share: sound()[: len(sound()) * share // 100]  # type: ignore[misc]
    yield "cut by one byte", lambda: sound()[:-1]
    yield "a byte behind it", lambda: sound() + b"\0"
    yield "a release behind it", lambda: sound() * 2
    yield "100 MB behind it", lambda: sound() + b"\0" * 100_000_000
    yield "a script before it", lambda: b"#!/bin/sh\n" + sound()
    yield "a comment", lambda: rezipped(lambda one: setattr(one, "comment", b"a" * 65_000))
    yield "packed anew", lambda: rezipped(lambda _: None)
    yield "compressed", lambda: rezipped(lambda _: None, zipfile.ZIP_DEFLATED)
    yield "compressed by lzma", lambda: rezipped(lambda _: None, zipfile.ZIP_LZMA)
    yield "a bomb of 1 GB", lambda: rezipped(bomb, zipfile.ZIP_DEFLATED)


def more_members() -> Iterator[tuple[str, Data]]:
    yield "a member twice", added("assessment.json")
    yield "the manifest twice", added(SUMS)
    yield "a member in other letters", added("ASSESSMENT.json")
    for name in (
        "../../up.txt",
        "/up.txt",
        "C:\\up.txt",
        "..\\up.txt",
        "a/../../b",
        "a\\b",
        "./a",
        "a//b",
        "",
        " ",
        ".",
        "..",
        "a" * 5000,
        "\u202etxt.exe",
        "pro\u00admise",
        "con",
        "a\nb",
        "-rf",
        "a:b",
        "package/tables/\u0430.csv",
    ):
        yield f"a member called {name[:30]!a}", added(name)
    yield "a name that is no UTF-8", lambda: added("qqqq.txt")().replace(b"qqqq.txt", b"\xff\xfe\xc3\x28.txt")
    yield "a name with NUL", lambda: added("qqqq.txt")().replace(b"qqqq.txt", b"q\0qq.txt")
    yield "a link out", added("package/link", b"/etc/passwd", LINK)
    yield (
        "a link for a member",
        lambda: rezipped(lambda one: linked(one, "assessment.json"), leave="assessment.json"),
    )
    yield "a folder", added("package/more/")
    yield "a pipe", added("package/pipe", b"", 0o010644 << 16)
    yield "50,000 members", lambda: rezipped(_crowded)


def _crowded(archive: zipfile.ZipFile) -> None:
    for at in range(50_000):
        archive.writestr(f"m/{at}", b"")


def lies() -> Iterator[tuple[str, Data]]:
    local, entry, end = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
    for name, mark, offset, form, value in [
        ("a lie of a size", entry, 24, "<I", 2**32 - 2),
        ("a lie of a packed size", entry, 20, "<I", 2**32 - 2),
        ("a lie of a place", entry, 42, "<I", 2**31),
        ("a lie of the directory", end, 16, "<I", 2**31),
        ("a lie of its length", end, 12, "<I", 2**31),
        ("a lie of a count", end, 10, "<H", 65_535),
        ("locked", entry, 8, "<H", 1),
        ("a longer name", entry, 28, "<H", 65_535),
        ("a lie of a local size", local, 22, "<I", 2**32 - 2),
        ("a lie of a local name", local, 26, "<H", 65_535),
        ("another sum", local, 14, "<I", 5),
    ]:
        yield name, lambda m=mark, o=offset, f=form, v=value: patched(sound(), m, o, f, v)  # type: ignore[misc]
    yield "a first size of 4 GB", lambda: first_size(2**32 - 1)
    yield "a first name of 65,535", lambda: sound()[:26] + b"\xff\xff" + sound()[28:]
    yield "zip64", lambda: sound()[:-22] + b"PK\x06\x07" + b"\0" * 16 + sound()[-22:]
    yield "only a beginning", lambda: sound()[:60]
    yield "a beginning and zeros", lambda: sound()[:60] + b"\0" * 1_000_000
    yield "another zip", lambda: pack({"a": b"b"})
    yield "nothing", lambda: b""
