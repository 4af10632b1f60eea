"""A release, sound, packed by another program, or sealed anew by its own key with other members."""

import functools
import io
import json
import struct
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tallystick.base.canonical import sha256
from tallystick.release.archive import pack
from tallystick.release.minisign import sign_file
from tallystick.release.seal import ABOUT, FORM, SUMS, SUMS_SIGNATURE, open_sealed
from tests.hostile.zips import LINK
from tests.ledger.chance import Chance
from tests.ledger.made import KEY
from tests.release.made import ledger_of, release

Data = Callable[[], bytes]


@functools.cache
def sound() -> bytes:
    """A release of the invented plan, with its part of a ledger, without pages."""
    with tempfile.TemporaryDirectory() as folder:
        path, _ = release(Path(folder), "r.zip", ledger=ledger_of(Path(folder)))
        return Path(path).read_bytes()


@functools.cache
def members() -> Mapping[str, bytes]:
    return dict(open_sealed(sound(), None).members)


def sealed(changes: Mapping[str, bytes | None], sums: Callable[[bytes], bytes] = bytes) -> bytes:
    """The release with other members, hashed and signed anew by its own key; names are not looked at."""
    files = {name: data for name, data in {**members(), **changes}.items() if data is not None}
    listed = "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files)).encode(
        "utf-8", "surrogateescape"
    )
    about = json.loads(members()[ABOUT])
    signed = sums(listed)
    signature = sign_file(signed, KEY, f"{FORM} {about['assessment_id']}").encode()
    ordered = {SUMS: signed, SUMS_SIGNATURE: signature} | {name: files[name] for name in sorted(files)}
    return pack(ordered)


def rezipped(
    edit: Callable[[zipfile.ZipFile], object], kind: int = zipfile.ZIP_STORED, leave: str = ""
) -> bytes:
    """The release packed by another program, and something done to that."""
    out = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(io.BytesIO(sound())) as old,
        zipfile.ZipFile(out, "w", kind) as new,
    ):
        warnings.simplefilter("ignore")
        for one in old.namelist():
            if one != leave:
                new.writestr(one, old.read(one))
        edit(new)
    return out.getvalue()


def added(name: str, data: bytes = b"x", attributes: int = 0) -> Data:
    def edit(archive: zipfile.ZipFile) -> None:
        about = zipfile.ZipInfo(name)
        about.external_attr = attributes
        archive.writestr(about, data)

    return lambda: rezipped(edit)


def bomb(archive: zipfile.ZipFile) -> None:
    with archive.open("package/bomb.csv", "w", force_zip64=True) as out:
        for _ in range(64):
            out.write(b"\0" * (1 << 24))


def linked(archive: zipfile.ZipFile, name: str) -> None:
    about = zipfile.ZipInfo(name)
    about.external_attr = LINK
    archive.writestr(about, "/etc/passwd")


def first_size(size: int) -> bytes:
    data = bytearray(sound())
    struct.pack_into("<LL", data, 18, size, size)
    return bytes(data)


def turned(seed: int) -> bytes:
    """Some bytes changed, cut out, put in or doubled."""
    chance, data = Chance(f"release {seed}"), bytearray(sound())
    for _ in range(1 + chance.below(5)):
        at, length = chance.below(len(data)), chance.below(60)
        kind = chance.below(4)
        if kind == 0:
            data[at] ^= 1 + chance.below(255)
        elif kind == 1:
            del data[at : at + length + 1]
        elif kind == 2:
            data[at:at] = chance.bytes(length + 1)
        else:
            data[at:at] = data[at : at + length + 1]
    return bytes(data)


def turned_and_signed(seed: int) -> bytes:
    """A member with some bytes changed, hashed and signed anew."""
    chance = Chance(f"signed {seed}")
    names = sorted(members())
    name = names[chance.below(len(names))]
    data = bytearray(members()[name])
    before = bytes(data)
    while bytes(data) == before:
        for _ in range(1 + chance.below(4)):
            at = chance.below(len(data) + 1)
            traps = (b"\0", b'"', b"{", b"[" * 900, b"9" * 5000, b"\xff", b",", b"\n", b"-", b"\xe2\x80\xae")
            data[at : at + chance.below(4)] = traps[chance.below(len(traps))]
    return sealed({name: bytes(data)})
