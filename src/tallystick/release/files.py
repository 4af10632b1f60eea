"""Reading a release from its file, and looking at what a new one would take the place of."""

import os
import re
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import in_words
from tallystick.release.archive import LARGEST, refuse_other_end
from tallystick.release.seal import SUMS

_BEGINNING = 4096
#: How the zip of a release begins, and no other program's: stored, without flags and without a time.
_FIRST_HEADER = b"PK\3\4\x14" + b"\0" * 7 + b"\x21\0"
#: What may lie beside a release, by its ending, and what each of these begins with.
BESIDE = {
    ".minisig": re.compile(rb"untrusted comment: signature by "),
    ".sha256": re.compile(rb"[0-9a-f]{64}  "),
    ".receipt": re.compile(rb"tallystick receipt/v[0-9]+\n"),
}


def read_release(path: str, largest: int = LARGEST) -> bytes:
    """The bytes of a release, damaged or not.

    Args:
        path: its file.
        largest: how many bytes it may have.

    Raises:
        Refusal: there is no such file, it is no plain file, is larger, or never was one.
        Damage: it is larger, and does not end as one.
    """
    _refuse_special(path)
    with explained(path), Path(path).open("rb") as file:
        beginning = file.read(_BEGINNING)
        if not looks_like_release(beginning):
            raise Refusal(
                Reason("{path} is no release", path=Text(path)),
                Reason("name the zip that 'tallystick release' wrote"),
            )
        size = file.seek(0, os.SEEK_END)
        if size > largest:
            refuse_other_end(file)
            raise Refusal(
                Reason("{path} is larger than {size}", path=Text(path), size=in_words(largest)),
                Reason(
                    "check its signature and hashes with tools/verify-release.sh; where they hold and this "
                    "machine has the memory, allow it {size} with --largest",
                    size=in_words(size + 1024**2),
                ),
            )
        file.seek(0)
        return file.read()


def looks_like_release(beginning: bytes) -> bool:
    """Whether a file that begins so is a release, or was one before it was damaged."""
    return beginning.startswith(_FIRST_HEADER) or SUMS.encode() in beginning[:200]


def _refuse_special(path: str) -> None:
    """A pipe would be waited for, a device read for ever."""
    place = Path(path)
    if place.is_dir():
        raise Refusal(Reason("{path} is a folder", path=Text(path)), Reason("name the zip of a release"))
    if place.exists() and not place.is_file():
        raise Refusal(Reason("{path} is no plain file", path=Text(path)), Reason("name the zip of a release"))


def refuse_replacing(path: str) -> None:
    """Look whether a release may be written there.

    Raises:
        Refusal: there is no such folder; or something lies there, or beside it, that is no earlier release or
            no part of one, a secret key above all.
    """
    place = Path(path)
    _refuse_special(path)
    if not place.parent.is_dir():
        raise Refusal(
            Reason("there is no folder {name}", name=Text(str(place.parent))),
            Reason("correct the name, or make it first"),
        )
    if place.exists():
        with explained(path), place.open("rb") as file:
            earlier = looks_like_release(file.read(_BEGINNING))
        if not earlier:
            raise Refusal(
                Reason("{path} is there and is no earlier release", path=Text(path)),
                Reason("choose another name; nothing was changed"),
            )
    for ending, begins in BESIDE.items():
        beside = Path(path + ending)
        if beside.exists() and not _begins_with(beside, begins):
            raise Refusal(
                Reason("{beside} is there and is not what lies beside a release", beside=Text(str(beside))),
                Reason("choose another name for the release; nothing was changed"),
            )


def _begins_with(place: Path, begins: re.Pattern[bytes]) -> bool:
    if not place.is_file():
        return False
    with explained(place), place.open("rb") as file:
        return begins.match(file.read(_BEGINNING)) is not None
